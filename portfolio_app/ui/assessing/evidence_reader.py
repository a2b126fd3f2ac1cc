"""The evidence behind a claim, to be read: an account with the claimed words marked, a picture, or a file to open."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from portfolio_app.domain.time import day_of, say_date
from portfolio_app.services.assessing.former_words import Rewritten
from portfolio_app.translation import tr
from portfolio_app.ui.assessing.shown_evidence import Shown
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.box_codes import ShownBox
from portfolio_app.ui.widgets.comparison import write_comparison
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.page_preview import PagePreview
from portfolio_app.ui.widgets.utf16 import Offsets


class EvidenceReader(QFrame):
    """Shows one piece of evidence at a time; nothing can be changed in it."""

    file_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side-panel")
        self.setAccessibleName(tr("The evidence"))
        self._theme = theme
        self._shown: Shown | None = None
        self._title = label("", "large", wrap=True)
        self._facts = label("", "small", wrap=True)
        self.open_file = button(tr("Open the file"))
        self.open_file.clicked.connect(self.file_wanted)
        self.page = PagePreview(theme)
        self.page.hide()
        self.changes = QTextEdit()
        self.changes.setReadOnly(True)
        self.changes.setTabChangesFocus(True)
        self.changes.setAccessibleName(tr("What changed since it was decided"))
        self._changed = label("", "heading", wrap=True)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("The evidence"))
        self.text.viewport().installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._title, self._facts, self.open_file):
            column.addWidget(widget)
        column.addWidget(self.page, 1)
        column.addWidget(self.text, 2)
        column.addWidget(self._changed)
        column.addWidget(self.changes, 1)
        # Without anything that grows, the words stay at the top.
        column.addStretch(0)
        theme.changed.connect(self._show_again)
        self.show_nothing(tr("Choose a claim to read its evidence here."))

    def show_nothing(self, why: str) -> None:
        """Show why there is nothing to read."""
        self._shown = None
        self._title.setText("")
        self._title.hide()
        self._facts.setText(why)
        for widget in (self.open_file, self.page, self.text, self._changed, self.changes):
            widget.hide()

    def show_evidence(self, shown: Shown) -> None:
        """Show a piece of evidence, with the claimed words in sight."""
        self._shown = shown
        self._title.setText(shown.title)
        self._title.show()
        self._facts.setText(shown.facts)
        self.open_file.setVisible(bool(shown.file))
        self.open_file.setAccessibleName(tr("Open {file}", file=shown.file))
        self.text.setVisible(bool(shown.sections))
        self._show_text(shown)
        self._show_changes(shown.rewritten)
        self._show_picture(shown)
        self._keep_room()

    def marked_words(self) -> str:
        """Return the words that are marked."""
        marks = self.text.extraSelections()
        return marks[0].cursor.selectedText() if marks else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the words above."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._keep_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the marked words in sight when there is more or less room."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._bring_into_sight)  # when its words have been laid out again
        return super().eventFilter(watched, event)

    def _keep_room(self) -> None:
        # A splitter does not ask how high wrapped words are.
        self.setMinimumHeight(max(0, self.layout().minimumHeightForWidth(self.width())))

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_evidence(self._shown)

    def _show_text(self, shown: Shown) -> None:
        self.text.clear()
        cursor = self.text.textCursor()
        heading, body = QTextCharFormat(), QTextCharFormat()
        heading.setFontWeight(600)
        heading.setForeground(self._theme.colour("muted"))
        body.setForeground(self._theme.colour("text"))
        mark: tuple[int, int] | None = None
        for name, words in shown.sections:
            if cursor.position():
                cursor.insertBlock()
                cursor.insertBlock()
            cursor.insertText(name, heading)
            cursor.insertBlock()
            at = cursor.position()
            cursor.insertText(words, body)
            if shown.marked is not None and name == shown.marked.title:
                offsets = Offsets(words)
                mark = at + offsets.to_qt(shown.start), at + offsets.to_qt(shown.end)
        self._mark(mark, shown.colour)

    def _mark(self, mark: tuple[int, int] | None, colour: int) -> None:
        self.text.setExtraSelections([])
        if mark is None:
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
            return
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(mark[0])
        self.text.setTextCursor(cursor)
        cursor.setPosition(mark[1], QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        style = QTextCharFormat()
        style.setBackground(self._theme.unit_tint(colour))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        style.setUnderlineColor(self._theme.unit_colour(colour))
        selection.format = style
        self.text.setExtraSelections([selection])
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Let the marked words begin a quarter down, so that those before and after them are read with them."""
        marks = self.text.extraSelections()
        if marks:
            start = QTextCursor(marks[0].cursor)
            start.setPosition(start.selectionStart())
            bar, top = self.text.verticalScrollBar(), self.text.cursorRect(start).top()
            bar.setValue(bar.value() + top - self.text.viewport().height() // 4)

    def _show_changes(self, changed: Rewritten | None) -> None:
        """Show what the words were at the last decision: struck out what is gone, with a plus what is new."""
        self._changed.setVisible(changed is not None)
        self.changes.setVisible(changed is not None)
        self.changes.clear()
        if changed is None:
            return
        what = tr("this section") if changed.whole else tr("these words")
        self._changed.setText(
            tr("What changed in {what} since {date}", what=what, date=say_date(day_of(changed.decided_at)))
        )
        cursor = self.changes.textCursor()
        # To the reader the present text is what came, and the former what went.
        write_comparison(cursor, changed.present, changed.former, self._theme)
        self.changes.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_picture(self, shown: Shown) -> None:
        framed = shown.box is not None and not shown.box.whole_page
        frame = ShownBox(1, shown.box, shown.code, shown.colour) if framed and shown.box else None
        self.page.show_picture(shown.picture, shown.file, frame)
