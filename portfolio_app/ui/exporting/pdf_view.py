"""Shows the pages of a PDF one under another; each is drawn when it comes into view."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.exporting.pdf_pages import Hit, PdfPages
from portfolio_app.ui.theme import Theme

ZOOMS = (50, 75, 100, 125, 150, 200, 250, 300)
"""Percent of the size on paper."""

FIT = 0
"""The zoom at which a page is as wide as the view."""

_GAP = 16
_MARGIN = 24
_DOTS_PER_POINT = 96 / 72
_KEPT_PIXELS = 24_000_000
_LONGEST_DESCRIPTION = 4000


class PdfView(QAbstractScrollArea):
    """Pages with zoom and marked search hits; pages count from 0."""

    zooms_by_wheel = True

    page_changed = Signal(int)
    zoom_changed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: PdfPages | None = None
        self._zoom = FIT
        self._current = 0
        self._drawn: dict[int, QPixmap] = {}
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self._described = -1
        # One page at each turn of the event loop: keys and clicks come in between.
        self._draw_next = QTimer(self)
        self._draw_next.setInterval(0)
        self._draw_next.timeout.connect(self._on_draw_next)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Preview"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The page that takes up most of the view."""
        return self._current

    @property
    def zoom(self) -> int:
        """The zoom in percent, or FIT."""
        return self._zoom

    @property
    def percent(self) -> int:
        """How large the pages are, in percent of their size on paper."""
        return round(self._scale() / _DOTS_PER_POINT * 100)

    @property
    def drawn(self) -> frozenset[int]:
        """The pages that are drawn and kept."""
        return frozenset(self._drawn)

    def set_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF from its first page, or as near as can be to the page that was looked at."""
        former, at = self._pages, self._current
        self._pages = pages
        if former is not None:
            self.destroyed.disconnect(former.close)
            former.close()
        if pages is not None:
            self.destroyed.connect(pages.close)
        self._hits, self._hit, self._described = (), -1, -1
        self._forget()
        self._current = min(at, len(pages) - 1) if pages is not None and former is not None else 0
        self._arrange(self._current, 0.0)
        self._describe()

    def go_to(self, page: int) -> None:
        """Bring the top of a page to the top of the view."""
        if self._pages is None:
            return
        page = min(max(page, 0), len(self._pages) - 1)
        self.verticalScrollBar().setValue(round(self._top(page)) - _GAP)
        self._set_current(page)

    def set_zoom(self, zoom: int) -> None:
        """Show the pages at a zoom in percent, or at FIT; what is in view stays there."""
        page, share = self._place()
        self._zoom = zoom
        self._forget()
        self._arrange(page, share)
        self.zoom_changed.emit(zoom)

    def step_zoom(self, direction: int) -> None:
        """Take the next larger (1) or smaller (-1) zoom."""
        present = self.percent
        further = [zoom for zoom in ZOOMS if (zoom - present) * direction > 0]
        if further:
            self.set_zoom(min(further) if direction > 0 else max(further))

    def show_hits(self, hits: tuple[Hit, ...], current: int) -> None:
        """Mark words that were found; the current one is brought into view."""
        moved = current != self._hit or len(hits) < len(self._hits)
        self._hits, self._hit = hits, current
        if moved and 0 <= current < len(hits) and hits[current].boxes:
            self._reveal(hits[current])
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._theme.colour("hover"))
        if self._pages is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number in self._in_view():
            self._paint_page(painter, number)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        page, share = self._place()
        if self._zoom == FIT:
            self._forget()
        self._arrange(page, share)
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, go to the ends, scroll, zoom."""
        bar, screen = self.verticalScrollBar(), self.viewport().height() - _MARGIN
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        count = len(self._pages) if self._pages is not None else 1
        acts = {
            Qt.Key.Key_PageDown: lambda: self.go_to(self._current + 1),
            Qt.Key.Key_PageUp: lambda: self.go_to(self._current - 1),
            Qt.Key.Key_Home: lambda: self.go_to(0),
            Qt.Key.Key_End: lambda: self.go_to(count - 1),
            Qt.Key.Key_Space: lambda: bar.setValue(bar.value() + (-screen if back else screen)),
            Qt.Key.Key_Plus: lambda: self.step_zoom(1),
            Qt.Key.Key_Minus: lambda: self.step_zoom(-1),
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            act()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _on_scrolled(self) -> None:
        if self._pages is None:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = int((middle - _GAP / 2) / (self._page_size().height() + _GAP))
        self._set_current(min(max(page, 0), len(self._pages) - 1))

    def _on_draw_next(self) -> None:
        missing = [number for number in self._in_view() if number not in self._drawn]
        if self._pages is None or not missing:
            self._draw_next.stop()
            self._describe()
            return
        self._make_room()
        ratio = self.devicePixelRatioF()
        size = self._page_size() * ratio
        picture = QPixmap.fromImage(self._pages.image(missing[0], round(size.width()), round(size.height())))
        picture.setDevicePixelRatio(ratio)
        self._drawn[missing[0]] = picture
        self.viewport().update()

    def _paint_page(self, painter: QPainter, number: int) -> None:
        box = self._box(number)
        picture = self._drawn.get(number)
        painter.fillRect(box, Qt.GlobalColor.white)  # paper, in either theme
        if picture is None:
            self._draw_next.start()
        else:
            if picture.devicePixelRatio() != self.devicePixelRatioF():
                self._forget()
                self._draw_next.start()
            size = picture.deviceIndependentSize()
            left = box.left() + (box.width() - size.width()) / 2
            painter.drawPixmap(QPointF(round(left), round(box.top())), picture)
        painter.setPen(self._theme.colour("border"))
        painter.drawRect(box)
        for index, hit in enumerate(self._hits):
            if hit.page == number:
                self._paint_hit(painter, box.topLeft(), hit, current=index == self._hit)

    def _paint_hit(self, painter: QPainter, origin: QPointF, hit: Hit, *, current: bool) -> None:
        scale = self._scale()
        tint = self._theme.unit_colour(6)
        painter.save()
        for box in hit.boxes:
            shown = QRectF(origin + box.topLeft() * scale, box.size() * scale).adjusted(-2, -2, 2, 2)
            # Multiplied, as with a marker pen: the words stay as dark as they are.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(shown, tint)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            if current:
                painter.setPen(QPen(Qt.GlobalColor.black, 2))  # on paper, in either theme
                painter.drawRect(shown)
        painter.restore()

    def _reveal(self, hit: Hit) -> None:
        scale = self._scale()
        box = hit.boxes[0]
        top = self._top(hit.page) + box.top() * scale
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if not bar.value() + _MARGIN < top < bar.value() + room - 3 * _MARGIN:
            bar.setValue(round(top - room / 3))
        across = self.horizontalScrollBar()
        left = box.left() * scale + _MARGIN
        if not across.value() < left < across.value() + self.viewport().width() - box.width() * scale:
            across.setValue(round(left - self.viewport().width() / 3))

    def _describe(self) -> None:
        """Give screen readers the words of the page."""
        if self._pages is None:
            self.setAccessibleName(tr("Preview"))
            self.setAccessibleDescription("")
        elif self._described != self._current:
            self._described = self._current
            self.setAccessibleName(
                tr("Preview, page {current} of {pages}", current=self._current + 1, pages=len(self._pages))
            )
            self.setAccessibleDescription(self._pages.text(self._current)[:_LONGEST_DESCRIPTION])

    def _set_current(self, page: int) -> None:
        if page != self._current:
            self._current = page
            self.page_changed.emit(page)
            self._draw_next.start()

    def _forget(self) -> None:
        self._drawn.clear()
        self.viewport().update()

    def _make_room(self) -> None:
        size = self._page_size() * self.devicePixelRatioF()
        kept = max(4, int(_KEPT_PIXELS / (size.width() * size.height())))
        for number in sorted(self._drawn, key=lambda number: abs(number - self._current))[kept - 1 :]:
            del self._drawn[number]

    def _scale(self) -> float:
        """Return the pixels for a point."""
        if self._zoom != FIT or self._pages is None:
            return (self._zoom or 100) / 100 * _DOTS_PER_POINT
        return max(self.viewport().width() - 2 * _MARGIN, 160) / self._pages.size.width()

    def _page_size(self) -> QSizeF:
        size = self._pages.size if self._pages is not None else QSizeF(595, 842)
        return QSizeF(round(size.width() * self._scale()), round(size.height() * self._scale()))

    def _top(self, page: int) -> float:
        return _GAP + page * (self._page_size().height() + _GAP)

    def _box(self, page: int) -> QRectF:
        size = self._page_size()
        room = self.viewport().width()
        left = max((room - size.width()) / 2, _MARGIN) - self.horizontalScrollBar().value()
        return QRectF(QPointF(round(left), self._top(page) - self.verticalScrollBar().value()), size)

    def _in_view(self) -> range:
        if self._pages is None:
            return range(0)
        step = self._page_size().height() + _GAP
        first = int(max(self.verticalScrollBar().value() - _GAP, 0) / step)
        last = int((self.verticalScrollBar().value() + self.viewport().height()) / step)
        return range(min(first, len(self._pages) - 1), min(last + 1, len(self._pages)))

    def _place(self) -> tuple[int, float]:
        """Return the page at the top of the view, and how far down it that is, from 0 to 1."""
        step = self._page_size().height() + _GAP
        page, share = divmod(self.verticalScrollBar().value() / step, 1)
        return int(page), share

    def _arrange(self, page: int, share: float) -> None:
        size, room = self._page_size(), self.viewport().size()
        count = len(self._pages) if self._pages is not None else 0
        step = size.height() + _GAP
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(round(count * step + _GAP) - room.height(), 0))
        down.setPageStep(room.height())
        down.setSingleStep(round(step / 20))
        across.setRange(0, max(round(size.width() + 2 * _MARGIN) - room.width(), 0) if count else 0)
        across.setPageStep(room.width())
        across.setSingleStep(_MARGIN)
        down.setValue(round((page + share) * step))
        self._on_scrolled()
        self.viewport().update()
