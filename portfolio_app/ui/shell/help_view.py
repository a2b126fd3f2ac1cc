"""Shows a text of the help: Markdown from the program itself, in the theme's type; it follows no links."""

from collections.abc import Iterator

from PySide6.QtGui import (
    QFontMetrics,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextListFormat,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.theme import SIZES, Theme

_WIDTH = 704
_LINE_HEIGHT = 120
_TABLE_LINE_HEIGHT = 105
_HANGING = 22
_CELL = 7
_FIRST_COLUMN = 128
_SIZES = {1: "title", 2: "large", 3: "body"}


class HelpView(QTextBrowser):
    """A readable column, as wide as 75 letters at most."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._markdown = ""
        self.setOpenLinks(False)
        self.setProperty("look", "plain")
        self.setAccessibleName(tr("Help"))
        theme.changed.connect(self._show)

    def show_markdown(self, markdown: str) -> None:
        """Show a text from its beginning."""
        self._markdown = markdown
        self._show()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _show(self) -> None:
        document = self.document()
        document.setDefaultFont(self._theme.font("body"))
        document.setDocumentMargin(0)
        document.setIndentWidth(self._theme.px(22))
        self.setMarkdown(self._markdown)
        # First all of them, then what they look like: an entry taken out of its list changes the numbers of the others.
        blocks = [(QTextCursor(block), _sign_of(block)) for block in _blocks(document)]
        for cursor, sign in blocks:
            if sign:
                self._hang(cursor, sign)
            else:
                self._dress(cursor)
        tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
        first = self._first_column(tables)
        for table in tables:
            self._dress_table(table, first)
        self.setMaximumWidth(self._theme.line_length(SIZES["body"], self._theme.px(_WIDTH)))
        self.setViewportMargins(0, 0, self._theme.px(8), 0)  # so that no word touches the bar

    def _dress(self, cursor: QTextCursor) -> None:
        px = self._theme.px
        level = cursor.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            shape.setTopMargin(0 if level == 1 else px(20))
            shape.setBottomMargin(px(8))
        elif cursor.currentTable() is not None:
            shape.setLineHeight(_TABLE_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(0)
            shape.setBottomMargin(0)
        else:
            shape.setTopMargin(0)
            shape.setBottomMargin(px(10))
        cursor.mergeBlockFormat(shape)
        if level:
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            heading = cursor.charFormat()
            heading.setFont(self._theme.font(_SIZES.get(level, "body"), bold=True))
            heading.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
            cursor.setCharFormat(heading)

    def _hang(self, cursor: QTextCursor, sign: str) -> None:
        """Write a list's sign as words with room after it: Qt's own stands close to the text."""
        shape = cursor.blockFormat()
        shape.setObjectIndex(-1)
        shape.setIndent(0)
        hanging = self._theme.px(_HANGING)
        shape.setLeftMargin(hanging)
        shape.setTextIndent(-hanging)
        shape.setTabPositions([QTextOption.Tab(hanging, QTextOption.TabType.LeftTab)])
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(0)
        shape.setBottomMargin(self._theme.px(6))
        cursor.setBlockFormat(shape)
        cursor.insertText(f"{sign}\t", QTextCharFormat())

    def _first_column(self, tables: list[QTextTable]) -> int:
        """Return the width in pixels of the first columns: no word of theirs, such as a key, is broken."""
        strong = QFontMetrics(self._theme.font("body", bold=True))
        cells = [table.cellAt(row, 0) for table in tables for row in range(table.rows())]
        texts = [cell.firstCursorPosition().block().text() for cell in cells]
        widest = max((strong.horizontalAdvance(word) for text in texts for word in text.split()), default=0)
        return max(self._theme.px(_FIRST_COLUMN), widest + 2 * self._theme.px(_CELL) + 2)

    def _dress_table(self, table: QTextTable, first: int) -> None:
        shape = table.format()
        shape.setBorder(1)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(self._theme.colour("border"))
        shape.setBorderCollapse(True)
        shape.setCellPadding(self._theme.px(_CELL))
        shape.setCellSpacing(0)
        shape.setTopMargin(self._theme.px(6))
        shape.setBottomMargin(self._theme.px(12))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.FixedLength, first),
                QTextLength(QTextLength.Type.VariableLength, 0),
            ]
        )
        table.setFormat(shape)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _sign_of(block: QTextBlock) -> str:
    """Return the sign of a list's entry, "" for any other block."""
    entries = block.textList()
    if entries is None:
        return ""
    numbered = entries.format().style() == QTextListFormat.Style.ListDecimal
    return f"{entries.itemNumber(block) + 1}." if numbered else "•"
