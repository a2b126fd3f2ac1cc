"""Asks what a witness is to be asked: who, about which criteria, and what happened. It never asks for testimony."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.statement_form import Purpose
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.domain.words.text import fold, plural
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_PURPOSES = {
    Purpose.TESTIMONY: "What they saw me do",
    Purpose.BEHAVIOURS: "To confirm behaviours, for my employer",
}

_BAR = 24
_FORGOTTEN = 4
"""Letters that a line has less room for than Qt reckons with."""
_LINES = 10
"""Lines of text that the list of criteria shows at least."""


class _CriterionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room for all words: Qt forgets what the padding takes from a line, and cuts the last one off."""
        option.rect.setWidth(option.rect.width() - _FORGOTTEN * option.fontMetrics.averageCharWidth())
        return super().sizeHint(option, index)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was filled in; ``witness`` is a reference such as W01."""

    witness: str
    criteria: tuple[str, ...]
    event: str
    event_on: date | None
    place: str
    purpose: Purpose


class RequestDialog(FormDialog):
    """Takes the witnesses, the criteria in use with their codes, and the former request where one is changed."""

    def __init__(
        self,
        witnesses: Iterable[Witness],
        criteria: Mapping[str, Criterion],
        codes: Mapping[str, str],
        today: date,
        former: Statement | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"What you ask in {former.reference}" if former else "Ask a witness", parent)
        resize_within(self, 620, 720)
        self._today = today
        self._criteria = criteria
        self.witness = ChoiceBox()
        self.witness.setAccessibleName("Whom you ask")
        self.purpose = ChoiceBox()
        self.purpose.setAccessibleName("What you ask for")
        for purpose, text in _PURPOSES.items():
            self.purpose.addItem(text, purpose)
        for box in (self.witness, self.purpose):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        self.happened = _line("What happened", "Such as: the spill in aisle four")
        self.event_on = _line("When it happened", "Such as 2 March 2026; leave it empty if there is no one day")
        self.place = _line("Where it happened", "Such as the shop floor")
        self.field = _line("Find a criterion", "Find a criterion")
        ClearButton(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName("Criteria that they may have seen met; the space bar ticks one")
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_CriterionDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LINES)
        for reference in sorted(criteria, key=lambda key: natural_key(codes[key])):
            self._add(reference, f"{codes[reference]}  {criteria[reference].text}")
        for each in witnesses:
            self.witness.addItem(", ".join(filter(None, (each.name, each.role))), each.reference)
        self._fault = label("", "danger", wrap=True)
        self._count = label("", "small", wrap=True)
        self._foot, self._keep = keep_or_cancel(self, "Keep this request" if former else "Make the request")
        if former is not None:
            self._fill(former)
        self._lay_out()
        self.field.textChanged.connect(self._on_find)
        self.list.itemChanged.connect(lambda _: self._look())
        self.event_on.textChanged.connect(lambda _: self._look())
        self.purpose.currentIndexChanged.connect(lambda _: self._on_purpose())
        self._look()

    def value(self) -> Asked:
        """Return what was filled in."""
        return Asked(
            witness=self.witness.currentData() or "",
            criteria=self._ticked(),
            event=self.happened.text().strip(),
            event_on=read_date(self.event_on.text(), self._today),
            place=self.place.text().strip(),
            purpose=self.purpose.currentData(),
        )

    def tick(self, reference: str, on: bool = True) -> None:
        """Tick a criterion."""
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) == reference:
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _add(self, reference: str, text: str) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, reference)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self.list.addItem(item)

    def _fill(self, former: Statement) -> None:
        request = former.request
        self.witness.setCurrentIndex(self.witness.findData(f"W{former.witness_id:02d}"))
        self.witness.setEnabled(False)
        self.purpose.setCurrentIndex(list(_PURPOSES).index(former.purpose))
        self.purpose.setEnabled(False)
        self.happened.setText(request.event)
        self.event_on.setText(show_date(request.event_on))
        self.place.setText(request.place)
        for criterion in request.criteria:
            self.tick(criterion.ref)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow("&Whom you ask", self.witness)
        form.addRow("What &for", self.purpose)
        form.addRow("What &happened", self.happened)
        form.addRow("W&hen", self.event_on)
        form.addRow("W&here", self.place)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addSpacing(4)
        layout.addWidget(label("Criteria that they may have seen you meet", "heading", wrap=True))
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._fault)
        layout.addWidget(label("Do not write for them: they use their own words.", "small", wrap=True))
        scroll = ScrollColumn(content)
        scroll.setMinimumWidth(content.minimumSizeHint().width() + _BAR)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _ticked(self) -> tuple[str, ...]:
        ticked = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def _on_find(self, words: str) -> None:
        wanted = fold(words).split()
        for item in self._items():
            text = fold(item.text())
            item.setHidden(not all(word in text for word in wanted))

    def _on_purpose(self) -> None:
        """For behaviours, those that the employer confirms are ticked to begin with."""
        if self.purpose.currentData() is Purpose.BEHAVIOURS and not self._ticked():
            for reference, criterion in self._criteria.items():
                self.tick(reference, on=criterion.assessed_by == "employer")

    def _look(self) -> None:
        fault = ""
        try:
            read_date(self.event_on.text(), self._today)
        except ValueError:
            fault = "This day cannot be read: write it like 2 March 2026."
        ticked = len(self._ticked())
        self._count.setText(f"{plural(ticked, 'criterion', 'criteria')} ticked" if ticked else "Tick at least one.")
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._keep.setEnabled(bool(ticked) and not fault and self.witness.count() > 0)


def _line(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(2_000)
    return field
