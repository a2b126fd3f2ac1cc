"""The pages of a PDF as pictures, texts and search hits. Of the window, the only module that knows pypdfium2."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

import pypdfium2
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

from portfolio_app.domain.errors import FileError
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.translation import tr

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def _alone(method: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Let the method run while nobody else uses PDFium."""

    @wraps(method)
    def held(*arguments: _Given.args, **named: _Given.kwargs) -> _Result:
        with PDFIUM:
            return method(*arguments, **named)

    return held


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that were found: the page, 0 for the first, and their boxes in points from the page's top left."""

    page: int
    boxes: tuple[QRectF, ...]


class PdfPages:
    """An open PDF, for the GUI thread; its own calls wait while a worker looks at a page of another."""

    def __init__(self, content: bytes) -> None:
        try:
            with PDFIUM:
                self._document = pypdfium2.PdfDocument(content)
                self._count = len(self._document)
                width, height = self._document.get_page_size(0)
        except pypdfium2.PdfiumError as error:
            raise FileError(tr("The PDF cannot be shown here; open it in a PDF reader.")) from error
        self.size = QSizeF(width, height)
        """The size of a page in points. One for all: a page of another shape is fitted into it."""

    def __len__(self) -> int:
        return self._count

    @_alone
    def size_of(self, number: int) -> tuple[float, float]:
        """Return the width and height of a page in points."""
        return self._document.get_page_size(number)

    @_alone
    def image(self, number: int, width: int, height: int) -> QImage:
        """Return a page drawn to fit so many pixels."""
        page = self._document[number]
        scale = min(width / page.get_width(), height / page.get_height())
        bitmap = page.render(scale=scale, prefer_bgrx=True)
        try:
            pixels = memoryview(bitmap.buffer).cast("B")
            return QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32).copy()
        finally:
            bitmap.close()
            page.close()

    @_alone
    def text(self, number: int) -> str:
        """Return the words of a page."""
        page = self._document[number]
        words = page.get_textpage()
        try:
            return words.get_text_range()
        finally:
            words.close()
            page.close()

    @_alone
    def find(self, number: int, wanted: str) -> tuple[Hit, ...]:
        """Return where the words stand on a page, in any case."""
        page = self._document[number]
        words = page.get_textpage()
        search = words.search(wanted)
        hits: list[Hit] = []
        try:
            while (place := search.get_next()) is not None:
                boxes = [words.get_rect(index) for index in range(words.count_rects(*place))]
                height = page.get_height()
                hits.append(
                    Hit(
                        number,
                        tuple(QRectF(left, height - top, right - left, top - low) for left, low, right, top in boxes),
                    )
                )
        finally:
            search.close()
            words.close()
            page.close()
        return tuple(hits)

    @_alone
    def close(self) -> None:
        """Let go of the PDF; once more does no harm."""
        if self._count:
            self._document.close()
        self._count = 0
