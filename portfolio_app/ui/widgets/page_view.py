"""Shows one page or picture at a zoom; it asks for its picture whenever it needs another size of it."""

from PySide6.QtCore import QPoint, QRect, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from portfolio_app.domain.claims.region import Box
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.page_canvas import PageCanvas

ZOOMS = (25, 50, 75, 100, 125, 150, 200, 300, 400)
"""Percent of the size at which the page is as wide as the view."""

_MARGIN = 16
_WIDEST = 4000
_TALLEST = 1.6
"""How many views high a page is at most at 100 %: a sheet of paper fills the width, a long receipt less of it."""
_WAIT_MS = 120


class PageView(QScrollArea):
    """A PageCanvas that can be scrolled and zoomed."""

    zooms_by_wheel = True

    picture_wanted = Signal(int, int)
    """The width and height, in pixels of the screen, that a picture is wanted in."""
    zoom_changed = Signal(int)

    def __init__(self, theme: Theme, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PageCanvas(theme, writable=writable)
        self.setWidget(self.canvas)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shape = QSizeF()
        self._zoom = 100
        self._asked = QSize()
        # While the window is being resized, one picture at the end is enough.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_WAIT_MS)
        self._later.timeout.connect(self._ask)

    @property
    def zoom(self) -> int:
        """The zoom in percent; at 100 the page is as wide as the view, unless that makes it too high."""
        return self._zoom

    def show_page(self, page: int, name: str, width: float, height: float) -> None:
        """Begin another page of that shape, and ask for its picture."""
        self._shape = QSizeF(max(width, 1.0), max(height, 1.0))
        self._asked = QSize()
        self.canvas.set_page(page, name)
        self._fit()
        self._ask()
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        """Show nothing."""
        self._shape = QSizeF()
        self._later.stop()
        self.canvas.set_page(1, "")
        self.canvas.set_boxes((), 0)
        self.canvas.resize(0, 0)

    def set_zoom(self, percent: int) -> None:
        """Show the page larger or smaller; its middle stays where it is."""
        percent = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        if percent == self._zoom:
            return
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [(bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars]
        self._zoom = percent
        self._fit()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self._later.start()
        self.zoom_changed.emit(percent)

    def step(self, direction: int) -> None:
        """Take the next larger (1) or smaller (-1) zoom."""
        zooms = [zoom for zoom in ZOOMS if (zoom - self._zoom) * direction > 0]
        if zooms:
            self.set_zoom(min(zooms) if direction > 0 else max(zooms))

    def set_image(self, image: QImage) -> None:
        """Show the picture that was asked for."""
        image.setDevicePixelRatio(1.0)
        self.canvas.set_image(image)

    def reveal(self, box: Box) -> None:
        """Scroll to a box."""
        middle = self.canvas.place_of(box).center().toPoint()
        self.ensureVisible(middle.x(), middle.y(), self.viewport().width() // 3, self.viewport().height() // 3)

    def draft_in(self, widget: QWidget) -> QRect:
        """Return where the box that is being drawn shows in a widget round this, as far as it can be seen."""
        draft = self.canvas.draft
        place = self.canvas.place_of(draft).toRect() if draft else QRect()
        seen = QRect(self.mapTo(widget, QPoint(0, 0)), self.size())
        return QRect(self.canvas.mapTo(widget, place.topLeft()), place.size()).intersected(seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the room."""
        super().resizeEvent(event)
        if not self._shape.isEmpty():
            self._fit()
            self._later.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _fit(self) -> None:
        if self._shape.isEmpty():
            return
        room = self.maximumViewportSize()
        scale = min(
            (room.width() - 2 * _MARGIN) / self._shape.width(),
            max(_TALLEST * room.height(), room.width()) / self._shape.height(),
        )
        scale *= self._zoom / 100
        widest = _WIDEST / max(self._shape.width(), self._shape.height())
        size = self._shape * min(max(scale, 0.001), widest)
        self.canvas.resize(max(1, round(size.width())), max(1, round(size.height())))

    def _ask(self) -> None:
        size = self.canvas.size() * self.devicePixelRatioF()
        if size != self._asked and not self._shape.isEmpty():
            self._asked = size
            self.picture_wanted.emit(size.width(), size.height())
