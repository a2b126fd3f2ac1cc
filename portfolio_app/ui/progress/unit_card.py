"""A unit as a card: a ring for how far it is, the count, and the title, under a rule in the unit's colour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from portfolio_app.domain.frameworks.nouns import Noun, begun
from portfolio_app.domain.progress.coverage import UnitCoverage
from portfolio_app.domain.words.text import readable
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import LONGEST_LINE

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_RING = 40
_FAR = 10_000


class UnitCard(QAbstractButton):
    """Leads to the unit on the map."""

    def __init__(
        self, theme: Theme, unit: UnitCoverage, colour: int, noun: Noun = Noun.CRITERION, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._colour = colour
        self._heights: dict[tuple[int, int], int] = {}
        self.unit = unit
        self._name = readable(unit.label, LONGEST_LINE)
        self.setAccessibleName(
            tr(
                "{part} {label}: {claimed} of {total} {many} claimed. Show it on the map",
                part=begun(noun.part),
                many=noun.many,
                label=self._name,
                claimed=unit.claimed,
                total=unit.total,
            )
        )
        self.setToolTip(self._name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        width = self._theme.px(188)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(64))

    def heightForWidth(self, width: int) -> int:
        return max(self._theme.px(_RING), self._words_height(width)) + self._theme.px(36)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter too, not with Space alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter)
        theme = self._theme
        side = theme.px(_RING)
        middle = (self.height() + theme.px(3)) / 2
        self._paint_ring(painter, QRectF(theme.px(16), middle - side / 2, side, side))
        height = self._words_height(self.width())
        words = QRect(self._text_left(), round(middle - height / 2), self._text_width(self.width()), height)
        painter.setFont(theme.font("large", bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(words, _WRAPPED, tr("{claimed} of {total}", claimed=self.unit.claimed, total=self.unit.total))
        words.setTop(words.top() + QFontMetrics(painter.font()).height() + theme.px(2))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(words, _WRAPPED, self._name)

    def _paint_card(self, painter: QPainter) -> None:
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 8, 8)
        painter.fillPath(outline, theme.colour("hover" if self.underMouse() else "surface"))
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(0, 0, self.width(), theme.px(4), theme.unit_colour(self._colour))
        painter.restore()
        focused = self.hasFocus()
        painter.setPen(QPen(theme.colour("accent" if focused else "border"), 2 if focused else 1))
        painter.drawPath(outline)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        width = theme.px(7)
        inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("border"), width))
        painter.drawEllipse(inner)
        share = self.unit.claimed / self.unit.total if self.unit.total else 0
        if share > 0:
            accent = theme.colour("accent")
            painter.setPen(QPen(accent, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(inner, 90 * 16, -round(360 * 16 * share))
            if share >= 1:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(accent)
                painter.drawEllipse(box.center(), box.width() * 0.26, box.width() * 0.26)

    def _text_left(self) -> int:
        return self._theme.px(16 + _RING + 14)

    def _text_width(self, width: int) -> int:
        return max(1, width - self._text_left() - self._theme.px(12))

    def _words_height(self, width: int) -> int:
        key = (width, self._theme.percent)
        if key not in self._heights:
            large = QFontMetrics(self._theme.font("large", bold=True))
            small = QFontMetrics(self._theme.font("small"))
            title = small.boundingRect(QRect(0, 0, self._text_width(width), _FAR), _WRAPPED, self._name)
            self._heights[key] = large.height() + self._theme.px(2) + title.height()
        return self._heights[key]
