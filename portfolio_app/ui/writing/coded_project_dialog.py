"""Shows how a coded project that came back differs from the portfolio, to be ticked and taken in."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from portfolio_app.domain.coded_projects.comparing import Difference, Kind
from portfolio_app.domain.coded_projects.saying import say_difference
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.evidence.coded_projects import Compared
from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label

_HEADS = {
    Kind.NEW: mark("New in the project"),
    Kind.CHANGED: mark("Changed in the project"),
    Kind.UNKNOWN: mark("Not understood: this is left out"),
    Kind.GONE: mark("Only in your portfolio: this stays"),
}
_VALUE = Qt.ItemDataRole.UserRole


class CodedProjectDialog(QDialog):
    """Takes what was found; its value is the differences that are wanted."""

    def __init__(
        self, theme: Theme, found: Compared, name: str, code_of: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Coded project that came back"))
        resize_within(self, theme.px(760), theme.px(600))
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setAccessibleName(tr("What differs from your portfolio"))
        self._fill(found, code_of)
        buttons, self.take = keep_or_cancel(self, "")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        count = sum(each.can_be_taken for each in found.differences)
        head = tr("{changes} in {name}", changes=plural(count, "change"), name=excerpt(name))
        layout.addWidget(label(head, "large", wrap=True))
        said = tr("Untick what you do not want. Your own words stay as they are; you can undo all of this.")
        layout.addWidget(label(said, "muted", wrap=True))
        layout.addWidget(self.tree, 1)
        layout.addWidget(buttons)
        self.tree.itemChanged.connect(self._on_ticked)
        self._on_ticked()
        self.tree.setFocus()

    def value(self) -> tuple[Difference, ...]:
        """Return the differences that are ticked, in their order."""
        return tuple(item.data(0, _VALUE) for item in self._rows() if item.checkState(0) is Qt.CheckState.Checked)

    def _rows(self) -> Iterator[QTreeWidgetItem]:
        """Yield the rows that can be ticked."""
        for place in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(place)
            for number in range(head.childCount() if head is not None else 0):
                item = head.child(number) if head is not None else None
                if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                    yield item

    def _fill(self, found: Compared, code_of: Callable[[str], str]) -> None:
        for kind, head in _HEADS.items():
            rows = [_row(each, code_of) for each in found.differences if each.kind is kind]
            if kind is Kind.UNKNOWN:
                problems = (f"{excerpt(each.where)}: {each.message}" for each in found.problems)
                rows += [QTreeWidgetItem([words]) for words in problems]
            if not rows:
                continue
            group = QTreeWidgetItem([tr(head)])
            group.addChildren(rows)
            font = group.font(0)
            font.setBold(True)
            group.setFont(0, font)
            self.tree.addTopLevelItem(group)
            for row in rows:
                row.setToolTip(0, row.text(0))
            group.setExpanded(True)

    def _on_ticked(self) -> None:
        wanted = len(self.value())
        self.take.setText(tr("Take in {changes}", changes=plural(wanted, "change")))
        self.take.setEnabled(bool(wanted))


def _row(each: Difference, code_of: Callable[[str], str]) -> QTreeWidgetItem:
    """Return the row of a difference, with what could not be understood in a new account below it."""
    said = say_difference(each, code_of)
    item = QTreeWidgetItem([said[:1].upper() + said[1:]])
    item.setData(0, _VALUE, each)
    if each.can_be_taken:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked)
    for problem in each.found.problems if each.found else ():
        item.addChild(QTreeWidgetItem([problem.message]))
    return item
