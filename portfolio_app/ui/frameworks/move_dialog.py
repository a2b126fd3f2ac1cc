"""Shows two versions of a framework side by side, to settle where claims go before they are moved."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.frameworks.comparison import Difference, Pair
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.version_table import Column, VersionTable, rows_of, said_of
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label


class MoveDialog(QDialog):
    """Takes both versions, their comparison and the claims by criterion; its value is what was settled by hand."""

    def __init__(
        self,
        theme: Theme,
        old: Framework,
        new: Framework,
        pairs: Sequence[Pair],
        claims: dict[str, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Move to another version"))
        resize_within(self, theme.px(980), theme.px(640))
        self._targets = new.criteria
        self.model = VersionTable(rows_of(pairs, claims))
        self.only_unsure = QCheckBox(tr("Show only what changed its words"))
        self.table = QTableView()
        self.target = QComboBox()
        self._goes = label(tr("Its claims go to"), wrap=True)
        self._buttons, self.move_button = keep_or_cancel(self, tr("Move the claims"))
        self._fill_table(theme)
        self._fill_target()
        self._lay_out(old, new, pairs)
        self.only_unsure.toggled.connect(self._on_filter)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.target.activated.connect(self._on_settled)
        self.only_unsure.setChecked(any(row.unsure for row in self.model.rows))
        self._on_filter(self.only_unsure.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        """Give each row the height that its words take, now that the columns have their width."""
        super().showEvent(event)
        QTimer.singleShot(0, self.table, self.table.resizeRowsToContents)

    def value(self) -> dict[str, str]:
        """Return the new reference by the old one, "" where claims stay behind, for what was settled here."""
        return {
            row.old.reference: row.new.reference if row.new else ""
            for row in self.model.rows
            if row.settled and row.old is not None
        }

    def _on_filter(self, only_unsure: bool) -> None:
        self.model.show(only_unsure=only_unsure)
        self.table.resizeRowsToContents()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._on_current(self.table.currentIndex())

    def _on_current(self, current: QModelIndex) -> None:
        row = self.model.row(current)
        can = row is not None and row.old is not None
        self.target.setEnabled(can)
        self._goes.setEnabled(can)
        place = next((n for n, each in enumerate(self._targets, 1) if row and each is row.new), 0)
        self.target.setCurrentIndex(place if can else -1)

    def _on_settled(self, place: int) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.model.settle(index, self._targets[place - 1] if place > 0 else None)

    def _fill_table(self, theme: Theme) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(tr("Both versions"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(Column.CHANGE, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(Column.CHANGE, theme.px(190))

    def _fill_target(self) -> None:
        self.target.setAccessibleName(tr("Its claims go to"))
        self.target.addItem(tr("Nowhere: they stay behind with the old version"))
        self.target.addItems([said_of(criterion) for criterion in self._targets])
        self.target.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.target.setMinimumContentsLength(40)

    def _lay_out(self, old: Framework, new: Framework, pairs: Sequence[Pair]) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        title = tr(
            "From version {old} to version {new} of {title}",
            old=excerpt(old.version),
            new=excerpt(new.version),
            title=excerpt(new.title),
        )
        layout.addWidget(label(title, "heading", wrap=True))
        layout.addWidget(label(_counts(pairs), "muted", wrap=True))
        said = tr(
            "Each claim keeps the wording that you made it on. Where the words differ, it is marked to re-check. "
            "The old version is archived, and you can undo this."
        )
        layout.addWidget(label(said, "small", wrap=True))
        layout.addWidget(self.only_unsure)
        layout.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self._goes)
        row.addWidget(self.target, 1)
        layout.addLayout(row)
        layout.addSpacing(8)
        layout.addWidget(self._buttons)


def _counts(pairs: Sequence[Pair]) -> str:
    found = Counter(pair.difference for pair in pairs)
    return ", ".join(f"{found[each]} {tr(each.value)}" for each in Difference if found[each])
