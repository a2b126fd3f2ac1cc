"""A page or picture of a file with the claimed boxes on it; boxes to claim or to black out are drawn there."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from portfolio_app.domain.claims.region import SMALLEST, Box
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.tokens import LIGHT
from portfolio_app.ui.widgets.box_codes import BoxCodes, ShownBox

_GRIP = 8
_STEP = 0.01
_FINE = 0.002
_CLICK = 4
_WHOLE = 0.9
_MIDDLE = (0.25, 0.3, 0.5, 0.2)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PageCanvas(QWidget):
    """Paints a picture as large as the widget, and boxes in parts of it."""

    drawn = Signal(object)
    """The box that is being drawn, or None when it was given up."""
    chosen = Signal(int)
    """A claim that was clicked, or 0."""
    claim_wanted = Signal()
    withdraw_wanted = Signal()
    begun = Signal()
    """While covers are drawn: what was being drawn is done, and another cover may follow."""
    cover_chosen = Signal(int)
    """A cover that was clicked, by its place among those that show, or -1."""
    turned = Signal(int)
    """One page forward (1) or back (-1)."""

    def __init__(self, theme: Theme, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writable = writable
        self._image = QImage()
        self._boxes: tuple[ShownBox, ...] = ()
        self._codes = BoxCodes(theme)
        self._current = 0
        self._covers: tuple[Box, ...] | None = None
        self._page = 1
        self._draft: Box | None = None
        self._grabbed: tuple[str, QPointF, Box | None] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    @property
    def draft(self) -> Box | None:
        """The box that is being drawn."""
        return self._draft

    @property
    def dragging(self) -> bool:
        """Whether the mouse holds something."""
        return self._grabbed is not None

    def set_page(self, page: int, name: str) -> None:
        """Begin another page, without a picture yet; ``name`` is what a screen reader says."""
        self._page = page
        self._image = QImage()
        self._draft = None
        self._grabbed = None
        self.setAccessibleName(name)
        self._describe()
        self.update()

    def set_writable(self, writable: bool) -> None:  # as Qt's own setters
        """Let boxes be drawn, or only be looked at."""
        self._writable = writable
        self._describe()

    def set_image(self, image: QImage) -> None:
        """Show the page's picture."""
        self._image = image
        self.update()

    def set_boxes(self, boxes: Sequence[ShownBox], current: int) -> None:
        """Show the claimed boxes of this page; ``current`` is the chosen claim, or 0."""
        self._boxes = tuple(boxes)
        self._current = current
        self.update()

    def set_covers(self, covers: Sequence[Box] | None) -> None:
        """Show what is to be blacked out on this page, and let more be drawn; None lets boxes be claimed again."""
        self._covers = None if covers is None else tuple(covers)
        self._describe()
        self.update()

    def set_draft(self, box: Box | None) -> None:
        """Show a box that is being drawn, without telling."""
        if box != self._draft:
            self._draft = box
            self.update()

    def place_of(self, box: Box) -> QRectF:
        """Return where a box shows, in the widget."""
        wide, high = self.width(), self.height()
        return QRectF(box.left * wide, box.top * high, box.width * wide, box.height * high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, the claimed boxes and the one being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), QColor(LIGHT.surface))
        if not self._image.isNull():
            painter.drawImage(self.rect(), self._image)
        painter.setPen(QPen(self._theme.colour("accent" if self.hasFocus() else "border"), 2 if self.hasFocus() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        for shown in sorted(self._boxes, key=lambda each: each.claim == self._current):
            self._paint_box(painter, shown)
        self._codes.paint(painter, self._boxes, self._room, self._current)
        for cover in self._covers or ():
            self._paint_cover(painter, self.place_of(cover))
        if self._draft is not None:
            self._paint_draft(painter, self.place_of(self._draft))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a corner or of the box being drawn, or begin a new one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        grip = self._grip_at(event.position()) if self._writable else ""
        if self._covers is not None and not grip:
            self._settle()
        self._grabbed = (grip or "new", event.position(), self._draft)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move or resize."""
        if self._grabbed is None:
            self._hover(event.position())
            return
        grip, start, box = self._grabbed
        if not self._writable or (event.position() - start).manhattanLength() < _CLICK:
            return
        self._put(self._dragged(grip, start, event.position(), box))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked, or give up the box being drawn."""
        if self._grabbed is None:
            return
        grip, start, _ = self._grabbed
        self._grabbed = None
        if (event.position() - start).manhattanLength() >= _CLICK or grip != "new":
            return
        if self._covers is not None:
            self.cover_chosen.emit(self._cover_at(event.position()))
            return
        if self._draft is not None:
            self._put(None)
        self.chosen.emit(self._claim_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and resize with arrows, claim with Enter, give up with Escape, turn pages."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(1 if key is Qt.Key.Key_PageDown else -1)
        elif key is Qt.Key.Key_Delete and self._writable:
            self.withdraw_wanted.emit()
        elif not self._writable:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._draft is None:
                self._put(Box(self._page, *_MIDDLE))
            elif self._covers is not None:
                self._settle()
            else:
                self.claim_wanted.emit()
        elif key is Qt.Key.Key_Escape and self._draft is not None:
            self._put(None)
        elif key in _ARROWS and self._draft is not None:
            self._nudge(self._draft, _ARROWS[key], event.modifiers())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that keys go elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def _settle(self) -> None:
        """Leave the cover that is being drawn as it is."""
        self.set_draft(None)
        self.begun.emit()

    def _describe(self) -> None:
        if self._covers is not None:
            self.setAccessibleDescription(
                tr(
                    "Press Enter for a box in the middle, arrows to move it, Shift with arrows to resize it, "
                    "Enter again to leave it there, Escape or Delete to take it away."
                )
            )
            return
        self.setAccessibleDescription(
            tr(
                "Press Enter for a box in the middle, arrows to move it, Shift with arrows to resize it, "
                "Enter again to claim it, Escape to give it up."
            )
            if self._writable
            else ""
        )

    def _hover(self, place: QPointF) -> None:
        """Show by the pointer what a press would do there; on a code, what it stands for."""
        grip, code = self._grip_at(place) if self._writable else "", self._code_at(place)
        usual = Qt.CursorShape.CrossCursor if self._writable else Qt.CursorShape.ArrowCursor
        self.setCursor(_CURSORS.get(grip, Qt.CursorShape.PointingHandCursor if code else usual))
        self.setToolTip(code.tip if code and not grip else "")

    def _put(self, box: Box | None) -> None:
        self._draft = box
        self.update()
        self.drawn.emit(box)

    def _nudge(self, box: Box, way: tuple[int, int], keys: Qt.KeyboardModifier) -> None:
        step = _FINE if keys & Qt.KeyboardModifier.ControlModifier else _STEP
        across, down = way[0] * step, way[1] * step
        if keys & Qt.KeyboardModifier.ShiftModifier:
            width = min(max(box.width + across, SMALLEST), 1 - box.left)
            height = min(max(box.height + down, SMALLEST), 1 - box.top)
            self._put(replace(box, width=width, height=height))
        else:
            left = min(max(box.left + across, 0.0), 1 - box.width)
            top = min(max(box.top + down, 0.0), 1 - box.height)
            self._put(replace(box, left=left, top=top))

    def _dragged(self, grip: str, start: QPointF, now: QPointF, box: Box | None) -> Box | None:
        room = QRectF(0, 0, self.width(), self.height())
        if grip == "new" or box is None:
            place = QRectF(start, now).normalized()
        else:
            place = self.place_of(box)
            moved = now - start
            if grip == "all":
                place.translate(moved)
                place.moveLeft(min(max(place.left(), 0), room.width() - place.width()))
                place.moveTop(min(max(place.top(), 0), room.height() - place.height()))
            else:
                place = _pulled(place, grip, moved)
        place = place.intersected(room)
        width, height = place.width() / room.width(), place.height() / room.height()
        if min(width, height) < SMALLEST:
            return self._draft
        left, top = place.left() / room.width(), place.top() / room.height()
        return Box(self._page, left, top, min(width, 1 - left), min(height, 1 - top))

    def _grip_at(self, place: QPointF) -> str:
        """Return the corner of the box being drawn that is there, ``all`` for its inside, or ""."""
        if self._draft is None:
            return ""
        rect = self.place_of(self._draft)
        reach = self._theme.px(_GRIP)
        for name, corner in _corners(rect).items():
            if (corner - place).manhattanLength() <= 2 * reach:
                return name
        return "all" if rect.contains(place) else ""

    def _claim_at(self, place: QPointF) -> int:
        """Return the claim whose code is there, else the smallest claimed box; a further click takes the next."""
        if code := self._code_at(place):
            return code.claim
        here = [each for each in self._boxes if self.place_of(each.box).contains(place)]
        here.sort(key=lambda each: (each.box.width * each.box.height, each.claim))
        ids = [each.claim for each in here]
        if self._current in ids:
            return ids[(ids.index(self._current) + 1) % len(ids)]
        return ids[0] if ids else 0

    def _cover_at(self, place: QPointF) -> int:
        covers = list(enumerate(self._covers or ()))
        return next((number for number, box in reversed(covers) if self.place_of(box).contains(place)), -1)

    def _code_at(self, place: QPointF) -> ShownBox | None:
        codes = self._codes.places(self._boxes, self._room)
        return next((shown for shown, rect in reversed(codes) if rect.contains(place)), None)

    @property
    def _room(self) -> QSizeF:
        return QSizeF(self.size())

    def _paint_box(self, painter: QPainter, shown: ShownBox) -> None:
        rect = self.place_of(shown.box).adjusted(1, 1, -1, -1)
        colour = self._theme.unit_colour(shown.colour)
        ground = QColor(colour)
        # A whole page stays as it is, to be read.
        whole = shown.box.width * shown.box.height > _WHOLE
        ground.setAlphaF(0.0 if whole else 0.28 if shown.claim == self._current else 0.14)
        painter.setBrush(ground)
        # The dark line can be seen on white, the unit's colour on anything dark.
        casing = QColor(LIGHT.text)
        casing.setAlphaF(0.55)
        painter.setPen(QPen(casing, 5 if shown.claim == self._current else 3.5))
        painter.drawRect(rect)
        style = Qt.PenStyle.DashLine if shown.recheck else Qt.PenStyle.SolidLine
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, 3 if shown.claim == self._current else 2, style))
        painter.drawRect(rect)

    def _paint_cover(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a cover so that what is under it can still be read: it is not blacked out yet."""
        ground = QColor("black")
        ground.setAlphaF(0.62)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor("black"), 2))
        painter.drawRect(rect)

    def _paint_draft(self, painter: QPainter, rect: QRectF) -> None:
        ground = self._theme.colour("accent")
        ground.setAlphaF(0.14)
        painter.setBrush(ground)
        painter.setPen(QPen(QColor(LIGHT.surface), 4))
        painter.drawRect(rect)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(LIGHT.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRect(rect)
        side = self._theme.px(_GRIP)
        painter.setBrush(QColor(LIGHT.surface))
        painter.setPen(QPen(QColor(LIGHT.accent), 2))
        for corner in _corners(rect).values():
            painter.drawRect(QRectF(corner - QPointF(side / 2, side / 2), QSizeF(side, side)))


_CURSORS = {
    "all": Qt.CursorShape.SizeAllCursor,
    "top left": Qt.CursorShape.SizeFDiagCursor,
    "bottom right": Qt.CursorShape.SizeFDiagCursor,
    "top right": Qt.CursorShape.SizeBDiagCursor,
    "bottom left": Qt.CursorShape.SizeBDiagCursor,
}


def _corners(rect: QRectF) -> dict[str, QPointF]:
    return {
        "top left": rect.topLeft(),
        "top right": rect.topRight(),
        "bottom left": rect.bottomLeft(),
        "bottom right": rect.bottomRight(),
    }


def _pulled(rect: QRectF, corner: str, moved: QPointF) -> QRectF:
    """Return the rectangle with one corner pulled along, which may turn it over."""
    pulled = QRectF(rect)
    if "left" in corner:
        pulled.setLeft(rect.left() + moved.x())
    else:
        pulled.setRight(rect.right() + moved.x())
    if "top" in corner:
        pulled.setTop(rect.top() + moved.y())
    else:
        pulled.setBottom(rect.bottom() + moved.y())
    return pulled.normalized()
