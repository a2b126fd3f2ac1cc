"""The margin beside a section: the codes of its claims, each at the line where its words begin."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from portfolio_app.domain.progress.state import State
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import code_size, paint_code
from portfolio_app.ui.widgets.state_ring import paint_state
from portfolio_app.ui.writing.passage_marks import Mark
from portfolio_app.ui.writing.section_edit import SectionEdit

_WIDTH = 86
_GAP = 3
_ARROW = 12


class Margin(QWidget):
    """Tells which claim was clicked. For the keyboard the same claims are in the side panel."""

    claim_chosen = Signal(int)

    def __init__(self, edit: SectionEdit, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edit = edit
        self._theme = theme
        self._tags: list[tuple[Mark, QRectF]] = []
        self._tops: list[tuple[int, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(tr("Codes beside {title}", title=edit.section.title))
        edit.document().documentLayout().documentSizeChanged.connect(self.rearrange)
        edit.textChanged.connect(self.update)
        self.on_theme_changed()

    @property
    def tags(self) -> tuple[tuple[Mark, QRectF], ...]:
        """The codes that show, with their boxes."""
        return tuple(self._tags)

    def rearrange(self) -> None:
        """Put each code at its line, below those that stand there already."""
        starts = list(self._edit.marks.starts())
        self._tops = [(mark.claim, top) for mark, top in starts]
        self._tags.clear()
        free = 0.0
        for mark, top in sorted(starts, key=lambda pair: (pair[1], pair[0].start)):
            size = code_size(self._theme, mark.code)
            arrow = self._theme.px(_ARROW + 4) if mark.changed or mark.refused else 0
            at = max(top + self._theme.px(2), free)
            left = max(0, self.width() - self._theme.px(12) - size.width() - arrow)
            self._tags.append((mark, QRectF(left, at, size.width() + arrow, size.height())))
            free = at + size.height() + self._theme.px(_GAP)
        self.setMinimumHeight(round(free))
        self.update()

    def on_theme_changed(self) -> None:
        """Take the text size in use."""
        self.setFixedWidth(self._theme.px(_WIDTH))
        self.rearrange()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        # A mark's line may have moved without the section's height changing.
        if self._tops != [(mark.claim, top) for mark, top in self._edit.marks.starts()]:
            self.rearrange()
        painter = QPainter(self)
        for mark, box in self._tags:
            if not box.intersects(QRectF(event.rect())):
                continue
            left = box.left()
            if mark.changed or mark.refused:
                side = self._theme.px(_ARROW)
                sign = QRectF(left, box.center().y() - side / 2, side, side)
                paint_state(painter, self._theme, sign, State.NOT_YET_MET if mark.refused else State.RECHECK)
                left += self._theme.px(_ARROW + 4)
            paint_code(painter, self._theme, left, box.top(), mark.code, mark.colour)
            if mark.claim == self._edit.marks.chosen:
                painter.setPen(QPen(self._theme.colour("text"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the claim whose code is clicked."""
        if mark := self._at(event.position().x(), event.position().y()):
            self.claim_chosen.emit(mark.claim)

    def event(self, event: QEvent) -> bool:
        """Tell what a code stands for."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), mark.tip if mark else "", self)
            return True
        return super().event(event)

    def _at(self, x: float, y: float) -> Mark | None:
        return next((mark for mark, box in self._tags if box.contains(x, y)), None)
