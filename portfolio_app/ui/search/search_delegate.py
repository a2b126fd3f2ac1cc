"""How a search result is painted: number, title and section in a line, the words found in bold below."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from portfolio_app.ui.search.search_results import Result
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.utf16 import Offsets
from portfolio_app.ui.widgets.wrapped_text import paint_lines, wrap

_SIDE = 16
_ABOVE = 11
_GAP = 4


class SearchDelegate(QStyledItemDelegate):
    """Paints a result as wide as its list."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        result: Result = index.data(Qt.ItemDataRole.UserRole)
        theme = self._theme
        box = QRectF(option.rect)
        painter.save()
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(box, theme.colour("accent_tint" if chosen else "hover" if hovered else "surface"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.colour("border"))
        side = theme.px(_SIDE)
        inner = box.adjusted(side, theme.px(_ABOVE), -side, 0)
        height = self._paint_head(painter, inner, result)
        layout = self._excerpt(result, inner.width())
        painter.setPen(theme.colour("text"))
        layout.draw(painter, QPointF(inner.left(), inner.top() + height + theme.px(_GAP)))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        result: Result = index.data(Qt.ItemDataRole.UserRole)
        theme = self._theme
        # The width of a list's rows is not in the option while they are laid out.
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else theme.px(600)
        excerpt = self._excerpt(result, width - 2 * theme.px(_SIDE))
        head = self._head(result, width - 2 * theme.px(_SIDE)).height()
        height = 2 * theme.px(_ABOVE) + head + theme.px(_GAP) + excerpt.boundingRect().height()
        return QSize(theme.px(200), round(height))

    def _head(self, result: Result, width: float) -> QRectF:
        """Return where the title is, from 0, 0 of the row's inside: between the number and the section."""
        theme = self._theme
        strong, small = theme.font("body", bold=True), QFontMetricsF(theme.font("small"))
        left = small.horizontalAdvance(result.hit.evidence) + theme.px(10)
        room = width - left - small.horizontalAdvance(result.where) - theme.px(16)
        lines = wrap(result.title, strong, room)
        return QRectF(left, 0, room, QFontMetricsF(strong).lineSpacing() * max(1, len(lines)))

    def _paint_head(self, painter: QPainter, box: QRectF, result: Result) -> float:
        theme = self._theme
        strong = theme.font("body", bold=True)
        title = self._head(result, box.width()).translated(box.topLeft())
        line = QRectF(box.left(), box.top(), box.width(), QFontMetricsF(strong).height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("muted"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, result.hit.evidence)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, result.where)
        painter.setPen(theme.colour("text"))
        paint_lines(painter, strong, title, wrap(result.title, strong, title.width()))
        return title.height()

    def _excerpt(self, result: Result, width: float) -> QTextLayout:
        text, lead = _among_others(result.hit.excerpt) if result.section else (result.hit.excerpt, 0)
        offsets = Offsets(text)
        layout = QTextLayout(text, self._theme.font("body"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._bold(offsets, start + lead, end + lead) for start, end in result.bold])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(40.0, width))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout

    def _bold(self, offsets: Offsets, start: int, end: int) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start = offsets.to_qt(start)
        found.length = offsets.to_qt(end) - found.start
        shown = QTextCharFormat()
        shown.setFontWeight(700)
        shown.setForeground(QColor(self._theme.colour("accent")))
        found.format = shown
        return found


def _among_others(excerpt: str) -> tuple[str, int]:
    """Return words of a section with dots where they go on, and how many signs were put before them."""
    lead = "" if excerpt[:1].isupper() else "… "
    tail = "" if excerpt.endswith((".", "!", "?", "…", "”", '"')) else " …"
    return f"{lead}{excerpt}{tail}", len(lead)
