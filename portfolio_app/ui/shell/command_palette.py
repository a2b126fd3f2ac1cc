"""The command palette: type a few letters of what you want to do."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.words.text import fold
from portfolio_app.translation import tr
from portfolio_app.ui.actions import Action

AnyIndex = QModelIndex | QPersistentModelIndex

_WIDTH = 560
_TOP = 64
_HEIGHT = 420
_SLACK = 4
"""Pixels: the field is a little higher or lower while it has the focus."""
_KEYS = Qt.ItemDataRole.UserRole + 1


class CommandPalette(QFrame):
    """A list over the window of every action that can be done now."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Commands"))
        self._actions: tuple[Action, ...] = ()
        self._former_focus: QWidget | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("What do you want to do?"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands that fit"))
        self.list.setItemDelegate(_CommandDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.hide()

    def open(self, actions: tuple[Action, ...]) -> None:
        """Show the actions that can be done now."""
        self._actions = tuple(action for action in actions if action.enabled())
        self._former_focus = self.window().focusWidget()
        self.field.clear()
        self._fill("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def renew(self, actions: tuple[Action, ...]) -> None:
        """Show what can be done now that something was opened or closed; what is typed and chosen stays."""
        chosen = self._chosen_name()
        self._actions = tuple(action for action in actions if action.enabled())
        self._fill(self.field.text())
        for row in range(self.list.count()):
            action = self.list.item(row).data(Qt.ItemDataRole.UserRole)
            if action is not None and action.name == chosen:
                self.list.setCurrentRow(row)

    def lies_over(self, page: QWidget) -> None:
        """Give the focus to this page in the end: it came while the palette was open."""
        self._former_focus = page

    def close_palette(self) -> None:
        """Give the focus back to where it was."""
        self.hide()
        if self._former_focus is not None:
            self._former_focus.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the typing goes on."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _on_key(self, key: Qt.Key) -> bool:
        if key is Qt.Key.Key_Escape:
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self.list.currentItem():
                self._on_chosen(item)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key is Qt.Key.Key_Down else -1
            self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
        else:
            return False
        return True

    def _chosen_name(self) -> str:
        item = self.list.currentItem()
        action = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return action.name if action is not None else ""

    def _fill(self, typed: str) -> None:
        wanted = fold(typed).split()
        self.list.clear()
        for action, words in ((action, action.words) for action in self._actions):
            if all(word in fold(f"{words} {action.menu}") for word in wanted):
                keys = QKeySequence(action.keys.split("; ")[0]).toString(QKeySequence.SequenceFormat.NativeText)
                item = QListWidgetItem(words)
                item.setData(Qt.ItemDataRole.UserRole, action)
                item.setData(_KEYS, keys)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{words} {keys}".rstrip())
                self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(tr("Nothing fits. Try another word, such as portfolio, text or help."))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)
        self._fit()

    def _fit(self) -> None:
        """Be as wide and high as the rows need, within the window."""
        parent = self.parentWidget()
        scale = self.fontMetrics().height() / 16
        width = min(round(_WIDTH * max(1.0, scale)), parent.width() - 32)
        rows = max(0, self.list.sizeHintForRow(0)) * self.list.count()
        frame = 2 * self.list.frameWidth()
        edges = self.layout().contentsMargins().top() + self.contentsMargins().top()
        around = self.field.sizeHint().height() + self.layout().spacing() + 2 * edges
        wanted = around + rows + frame + _SLACK
        height = min(wanted, max(_HEIGHT, round(_HEIGHT * scale)), parent.height() - _TOP - 32)
        self.setGeometry((parent.width() - width) // 2, _TOP, width, height)
        needed = Qt.ScrollBarPolicy.ScrollBarAsNeeded if height < wanted else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.list.setVerticalScrollBarPolicy(needed)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        action = item.data(Qt.ItemDataRole.UserRole)
        if action is not None:
            self.close_palette()
            self.chosen.emit(action)


class _CommandDelegate(QStyledItemDelegate):
    """Puts the keys of an action at the end of its row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint a row as the style does, then the keys in the colour of what is secondary."""
        super().paint(painter, option, index)
        keys = index.data(_KEYS)
        if keys:
            painter.save()
            # The program's own palette: a style sheet makes the widget's paler than the theme's muted colour.
            painter.setPen(QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText))
            place = option.rect.adjusted(0, 0, -option.fontMetrics.averageCharWidth() * 2, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, keys)
            painter.restore()
