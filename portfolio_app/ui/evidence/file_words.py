"""The words of a text or Word file, set for reading."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme

_WIDEST = 720
_LINE_PERCENT = 140.0
_PARAGRAPH = 8
_MOST_SET = 200_000
"""With more characters the words stay as they are: setting them would hold the window up."""


class FileWords(QTextEdit):
    """Lines are never longer than can be read with ease."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        # A long word without a space, such as an address, is broken rather than cut off.
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "words")
        self.setAccessibleName(tr("The words of the file"))
        theme.changed.connect(self._keep_narrow)

    def show_words(self, words: str, *, paragraphs: bool) -> None:
        """Show words; ``paragraphs`` sets each line apart, where the file has no empty lines between them."""
        self.setPlainText(words)
        if len(words) > _MOST_SET:
            return
        style = QTextBlockFormat()
        style.setLineHeight(_LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        style.setBottomMargin(self._theme.px(_PARAGRAPH) if paragraphs else 0)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._keep_narrow()

    def _keep_narrow(self) -> None:
        spare = max(0, self.width() - self._theme.px(_WIDEST))
        self.setViewportMargins(spare // 2, 0, spare // 2, 0)
        # Qt lays lines out for the room that was there before the margins, and cuts their ends off.
        self.document().setTextWidth(self.viewport().width())
