"""A small button at words that were selected with the mouse, which offers to claim them."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.writing.section_edit import SectionEdit
from portfolio_app.ui.writing.star_editor import StarEditor

_CLAIM = mark("Claim these words")
_TAKE = mark("Take these words")
_HINT = mark("Select the words first: draw over them with the mouse, or hold Shift and press the arrow keys.")
_HINT_WIDTH = 300
_GAP = 6
_GONE_BY = {QEvent.Type.FocusOut, QEvent.Type.MouseButtonPress}
_LAID_OUT_ANEW = {QEvent.Type.Resize, QEvent.Type.Move}
_KEYS_HELD = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}


class ClaimHere(QFrame):
    """Floats over the words, takes no focus, and goes with the next key, click or turn of the wheel."""

    wanted = Signal()

    def __init__(self, star: StarEditor, theme: Theme) -> None:
        super().__init__(star.viewport())
        self._star = star
        self._theme = theme
        self.setProperty("look", "popup")
        self.button = button(tr(_CLAIM), "flat")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.setToolTip(tr("Say what they prove (Ctrl+T)"))
        self.button.clicked.connect(self._on_clicked)
        self.hint = label(tr(_HINT), "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(self.button)
        row.addWidget(self.hint)
        bar = star.verticalScrollBar()
        bar.actionTriggered.connect(self.hide)
        # Where the editor itself brings the words into view, it goes with them.
        bar.valueChanged.connect(self._follow)
        theme.changed.connect(self.hide)
        for block in star.blocks.values():
            block.edit.textChanged.connect(self.hide)
            block.edit.selectionChanged.connect(self.hide)
            for watched in (block, block.edit, block.edit.viewport()):
                watched.installEventFilter(self)
        self.hide()

    def note_moving(self, hint: str) -> None:
        """Offer to take the words for a claim that is being moved, while there is one."""
        text = tr(_TAKE) if hint else tr(_CLAIM)
        self.button.setText(text)
        self.button.setAccessibleName(text)

    def say_how(self) -> None:
        """Say at the caret how words are selected."""
        self.button.hide()
        self.hint.show()
        self.hint.setFixedWidth(min(self._theme.px(_HINT_WIDTH), max(120, self._star.viewport().width() - 40)))
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come when the mouse has selected words; go with a key, a click elsewhere, or when the words are left."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        if event.type() in _LAID_OUT_ANEW:
            QTimer.singleShot(0, self, self._follow)
        elif event.type() in _GONE_BY and not self.isHidden():
            self.hide()
        elif (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and isinstance(edit := watched.parent(), SectionEdit)
        ):
            # Afterwards: a click into selected words drops the selection only now.
            QTimer.singleShot(0, self, lambda: self._offer(edit))
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if self.isHidden() or Qt.Key(event.key()) in _KEYS_HELD:
            return False
        self.hide()
        return event.key() == Qt.Key.Key_Escape

    def _offer(self, edit: SectionEdit) -> None:
        if edit.selected() is None or edit.isReadOnly() or self._star.current is not edit.section:
            return
        self.hint.hide()
        self.button.show()
        self._stand()

    def _stand(self) -> None:
        """Stand below the words, at the caret; above them where there is no room below."""
        star = self._star
        self.adjustSize()
        edit = star.edit(star.current)
        words = star.words_rect()
        caret = edit.viewport().mapTo(star, edit.cursorRect().center())
        room, gap = star.viewport().rect().adjusted(4, 4, -4, -4), self._theme.px(_GAP)
        top = words.bottom() + gap
        if top + self.height() > room.bottom():
            top = words.top() - gap - self.height()
        if top < room.top():
            top = min(caret.y() + edit.fontMetrics().height(), room.bottom() - self.height())
        left = min(max(room.left(), caret.x() - self.width() // 2), room.right() - self.width())
        self.move(QPoint(left, top))
        self.show()
        self.raise_()

    def _follow(self) -> None:
        if not self.isHidden():
            self._stand()

    def _on_clicked(self) -> None:
        self.hide()
        self.wanted.emit()
