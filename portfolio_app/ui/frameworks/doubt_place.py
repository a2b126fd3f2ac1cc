"""The place of a doubt in its document: the page of a PDF with a frame round the words, or the text around them."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QImage, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QStackedWidget, QTextEdit, QWidget

from portfolio_app.domain.claims.region import SMALLEST, Box
from portfolio_app.services.frameworks.document_pages import page_drawn, page_shape
from portfolio_app.services.frameworks.reading import Block, Document
from portfolio_app.services.long_work import Progress
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.tasks import Task, TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.box_codes import ShownBox
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.page_view import PageView

_Result = TypeVar("_Result")
_AROUND = 6
"""Pieces of text that are shown before and after the doubtful one."""
_EDGE = 6.0
"""Points between the words and the frame round them."""
_TEXT, _PAGE, _NOTHING = range(3)


class DoubtPlace(QStackedWidget):
    """Shows a piece of a document where it stands; a page is drawn in the background."""

    def __init__(self, theme: Theme, runner: TaskRunner, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runner = runner
        self._document = document
        self._block: Block | None = None
        self._shape: tuple[int, float, float] = (0, 1.0, 1.0)
        self._task: Task | None = None
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("The words and what stands around them"))
        self.text.setTabChangesFocus(True)
        self.page = PageView(theme, writable=False)
        self.page.setFrameShape(QFrame.Shape.StyledPanel)
        self.page.picture_wanted.connect(self._draw)
        nothing = label(tr("This is about the whole document."), "muted", wrap=True)
        for each in (self.text, self.page, nothing):
            self.addWidget(each)

    def show_document(self, document: Document) -> None:
        """Show places of another document from now on."""
        self._document, self._block = document, None

    def show_piece(self, piece: int | None) -> None:
        """Show a piece by its number; None is about the whole document."""
        blocks = self._document.blocks
        if piece is None or not 0 <= piece < len(blocks):
            self._block = None
            self.setCurrentIndex(_NOTHING)
            return
        self._block = blocks[piece]
        if self._document.path is None or not self._block.page:
            self._show_text(piece)
        elif self._shape[0] == self._block.page:
            self._frame()
        else:
            self._ask_shape(self._block)

    def _show_text(self, piece: int) -> None:
        first = max(0, piece - _AROUND)
        self.text.clear()
        cursor = self.text.textCursor()
        at = 0
        for number, block in enumerate(self._document.blocks[first : piece + _AROUND + 1], first):
            look = QTextCharFormat()
            look.setForeground(self._theme.colour("text" if number == piece else "muted"))
            shape = QTextBlockFormat()
            shape.setBottomMargin(6)
            if number == piece:
                look.setBackground(self._theme.colour("accent_tint"))
                look.setFontUnderline(True)
                at = cursor.position() + (1 if number > first else 0)
            if number > first:
                cursor.insertBlock(shape, look)
            else:
                cursor.setBlockFormat(shape)
            cursor.insertText(block.text, look)
        found = self.text.textCursor()
        found.movePosition(QTextCursor.MoveOperation.Start)
        found.setPosition(at)
        self.text.setTextCursor(found)
        self.setCurrentIndex(_TEXT)
        self.text.ensureCursorVisible()

    def _ask_shape(self, block: Block) -> None:
        path = self._document.path
        if path is None:
            return

        def told(shape: tuple[float, float]) -> None:
            if self._block is not None and self._block.page == block.page:
                self._shape = (block.page, *shape)
                self.setCurrentIndex(_PAGE)
                self.page.show_page(block.page, tr("Page {page} of the document", page=block.page), *shape)
                self._frame()

        self._work(lambda _progress: page_shape(path, block.page), told)

    def _draw(self, width: int, height: int) -> None:
        path, page = self._document.path, self._shape[0]
        if path is None:
            return

        def draw(_progress: Progress) -> QImage:
            drawn = page_drawn(path, page, width, height)
            return QImage(drawn.pixels, drawn.width, drawn.height, 3 * drawn.width, QImage.Format.Format_RGB888).copy()

        def told(image: QImage) -> None:
            if page == self._shape[0]:
                self.page.set_image(image)

        self._work(draw, told)

    def _frame(self) -> None:
        """Frame the words on the page that is shown, and scroll there."""
        if self._block is None:
            return
        self.setCurrentIndex(_PAGE)
        box = box_on_page(self._block, *self._shape[1:])
        self.page.canvas.set_boxes((ShownBox(1, box, "?", 2, tip=self._block.text),), 0)
        self.page.canvas.setAccessibleDescription(self._block.text)
        self.page.reveal(box)

    def _work(self, work: Callable[[Progress], _Result], told: Callable[[_Result], None]) -> None:
        """Do it in the background; where a page cannot be drawn, its text is shown instead."""
        task = self._task = self._runner.start(work)
        task.finished.connect(told)
        task.failed.connect(lambda error: self._on_failed(task, error))

    def _on_failed(self, task: Task, error: Exception) -> None:
        if self._block is not None and task is self._task:
            self._show_text(self._block.number)
            self.text.setToolTip(message_of(error))


def box_on_page(block: Block, width: float, height: float) -> Box:
    """Return where a block's words stand on a page of that size, in parts of it."""
    left, top, right, bottom = block.box
    across = sorted(min(max(side / max(width, 1.0), 0.0), 1.0) for side in (left - _EDGE, right + _EDGE))
    down = sorted(min(max(side / max(height, 1.0), 0.0), 1.0) for side in (top - _EDGE, bottom + _EDGE))
    left, top = min(across[0], 1 - SMALLEST), min(down[0], 1 - SMALLEST)
    return Box(max(1, block.page), left, top, max(across[1] - left, SMALLEST), max(down[1] - top, SMALLEST))
