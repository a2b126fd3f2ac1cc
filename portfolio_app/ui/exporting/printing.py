"""Printing the pages that the preview shows, one after another, while the window answers."""

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.exporting.pdf_pages import PdfPages

_SHARPEST = 300
"""Dots an inch: more is not seen, and takes long."""


class Printing(QObject):
    """Asks for a printer, and sends it the pages that were chosen there."""

    said = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._dialog: QPrintDialog | None = None
        self._job: _Job | None = None
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._on_next)

    @property
    def busy(self) -> bool:
        """Whether pages are being sent."""
        return self._job is not None

    def ask(self, pages: PdfPages) -> None:
        """Ask on which printer, and which pages."""
        if self.busy:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(tr("Portfolio"))
        self._dialog = QPrintDialog(printer, self._window.window())
        self._dialog.setMinMax(1, len(pages))
        self._dialog.accepted.connect(lambda: self.start(pages, printer))
        QDialog.open(self._dialog)  # its own wants a slot as well

    def start(self, pages: PdfPages, printer: QPrinter) -> None:
        """Send the pages that the printer was set to."""
        job = _Job(pages, printer)
        if not job.begin():
            self.said.emit(tr("The printer does not answer. Look at it, or choose another one."))
            return
        self._job = job
        self._next.start()
        self.said.emit(tr("Printing {pages}…", pages=plural(len(job.wanted), "page")))

    def stop(self) -> None:
        """Send no more."""
        self._next.stop()
        if self._job is not None:
            self._job.end()
            self._job = None

    def _on_next(self) -> None:
        job = self._job
        if job is None:
            return
        if job.wanted:
            job.draw_next()
        else:
            count = job.sent
            self.stop()
            self.said.emit(tr("{pages} sent to the printer.", pages=plural(count, "page")))


class _Job:
    """Pages on their way to a printer."""

    def __init__(self, pages: PdfPages, printer: QPrinter) -> None:
        self._pages = pages
        self._printer = printer
        self._painter = QPainter()
        first = printer.fromPage() or 1
        last = min(printer.toPage() or len(pages), len(pages))
        self.wanted = list(range(first - 1, last))
        if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
            self.wanted.reverse()
        if not printer.supportsMultipleCopies():
            self.wanted *= max(1, printer.copyCount())
        self.sent = 0

    def begin(self) -> bool:
        """Begin on the first sheet; tell whether the printer takes it."""
        self._printer.setFullPage(True)  # the pages have margins of their own
        return bool(self.wanted) and self._painter.begin(self._printer)

    def draw_next(self) -> None:
        """Draw the next page on a sheet of its own, turned where the sheet is upright and the page is not."""
        if self.sent:
            self._printer.newPage()
        number = self.wanted.pop(0)
        sheet = self._painter.viewport()
        share = min(1.0, _SHARPEST / self._printer.resolution())
        room = QSize(round(sheet.width() * share), round(sheet.height() * share))
        width, height = self._pages.size_of(number)
        turned = (width > height) != (room.width() > room.height())
        if turned:
            room.transpose()
        picture = self._pages.image(number, room.width(), room.height())
        if turned:
            picture = picture.transformed(QTransform().rotate(90))
        size = picture.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect((sheet.width() - size.width()) // 2, (sheet.height() - size.height()) // 2, *size.toTuple())
        self._painter.drawImage(place, picture)
        self.sent += 1

    def end(self) -> None:
        """Let the printer have what was drawn."""
        self._painter.end()
