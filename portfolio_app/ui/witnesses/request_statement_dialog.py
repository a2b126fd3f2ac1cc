"""Asks what a witness is to be asked: who, about which criteria, and what happened. It never asks for testimony."""

from collections.abc import Iterable, Mapping
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import Criterion, Framework, credits_of
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.statement_form import Purpose
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.domain.words.text import fold
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.british_date import read_date, show_date
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_PURPOSES = {
    Purpose.TESTIMONY: mark("What they saw me do"),
    Purpose.BEHAVIOURS: mark("To confirm behaviours, for my employer"),
}

_BAR = 24
_FORGOTTEN = 4
"""Letters that a line has less room for than Qt reckons with."""
_SIZE = (1000, 720)
_SCREEN = 0.9
_BESIDE_LETTERS = 130
"""Letters of a line for which the screen must have room before the criteria stand beside the rest."""
_LINES = 10
"""Lines of text that the list of criteria shows at least."""


class _CriterionDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Leave room for all words: Qt forgets what the padding takes from a line, and cuts the last one off."""
        option.rect.setWidth(option.rect.width() - _FORGOTTEN * option.fontMetrics.averageCharWidth())
        return super().sizeHint(option, index)


class RequestDialog(FormDialog):
    """Takes the witnesses, the criteria in use with their codes, and the former request where one is changed.

    ``units`` are the names of the units, by which the criteria are grouped; ``frameworks`` are those that they are of.
    """

    def __init__(
        self,
        witnesses: Iterable[Witness],
        criteria: Mapping[str, Criterion],
        codes: Mapping[str, str],
        today: date,
        former: Statement | None = None,
        parent: QWidget | None = None,
        *,
        units: Mapping[str, str] | None = None,
        frameworks: tuple[Framework, ...] = (),
    ) -> None:
        super().__init__(
            tr("What you ask in {reference}", reference=former.reference) if former else tr("Ask a witness"), parent
        )
        resize_within(self, *_SIZE)
        self._today = today
        self._criteria = criteria
        self._noun, self._credits = noun_of(frameworks), credits_of(frameworks)
        self.witness = ChoiceBox()
        self.witness.setAccessibleName(tr("Whom you ask"))
        self.purpose = ChoiceBox()
        self.purpose.setAccessibleName(tr("What you ask for"))
        for purpose, text in _PURPOSES.items():
            self.purpose.addItem(tr(text), purpose)
        for box in (self.witness, self.purpose):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(16)
        self.happened = _line(tr("What happened"), tr("Such as: the spill in aisle four"))
        self.event_on = _line(tr("When it happened"), tr("Such as 2 March 2026, or nothing"))
        self.place = _line(tr("Where it happened"), tr("Such as the shop floor"))
        self.field = _line(*(tr("Find a {one}", one=self._noun.one),) * 2)
        ClearButton(self.field)
        self.list = QListWidget()
        self.list.setAccessibleName(
            tr("{heads} that they may have seen met; the space bar ticks one", heads=self._noun.heads)
        )
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setItemDelegate(_CriterionDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setMinimumHeight(self.fontMetrics().height() * _LINES)
        self._units = dict(units or {})
        self._heads: dict[str, QListWidgetItem] = {}
        self.unit = ChoiceBox()
        self.unit.setAccessibleName(tr("Show the {many} of", many=self._noun.many))
        self.unit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.unit.setMinimumContentsLength(16)
        self.unit.addItem(tr("All {parts}", parts=self._noun.parts), "")
        self._add_criteria(codes)
        self.unit.setVisible(len(self._heads) > 1)
        self.ticked_only = QCheckBox(tr("&Ticked only"))
        self.witness.setPlaceholderText(tr("Choose who saw it"))
        for each in witnesses:
            self.witness.addItem(", ".join(filter(None, (each.name, each.role))), each.reference)
        # Whom somebody asks is not presumed, unless there is nobody else.
        self.witness.setCurrentIndex(0 if self.witness.count() == 1 else -1)
        self._fault = label("", "danger", wrap=True)
        self._count = label("", "small", wrap=True)
        self._foot, self._keep = keep_or_cancel(self, tr("Keep this request") if former else tr("Make the request"))
        if former is not None:
            self._fill(former)
        self._lay_out()
        self.field.textChanged.connect(lambda _: self._show_wanted())
        self.unit.currentIndexChanged.connect(lambda _: self._show_wanted())
        self.ticked_only.toggled.connect(lambda _: self._show_wanted())
        self.list.itemChanged.connect(lambda _: self._look())
        self.witness.currentIndexChanged.connect(lambda _: self._look())
        self.event_on.textChanged.connect(lambda _: self._look())
        self.purpose.currentIndexChanged.connect(lambda _: self._on_purpose())
        self._look()

    def whom(self) -> str:
        """Return the reference of the witness chosen, such as W01."""
        return self.witness.currentData() or ""

    def value(self) -> Asked:
        """Return what was filled in."""
        return Asked(
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

    def _add_criteria(self, codes: Mapping[str, str]) -> None:
        """Add the criteria under the names of their units."""
        for reference in sorted(
            self._criteria, key=lambda key: (_unit_of(key) if self._units else "", natural_key(codes[key]))
        ):
            unit = _unit_of(reference)
            if unit in self._units and unit not in self._heads:
                head = QListWidgetItem(self._units[unit])
                head.setFlags(Qt.ItemFlag.ItemIsEnabled)
                font = self.list.font()
                font.setBold(True)
                head.setFont(font)
                self._heads[unit] = head
                self.list.addItem(head)
                self.unit.addItem(self._units[unit], unit)
            self._add(reference, f"{codes[reference]}  {self._criteria[reference].text}")

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

    def showEvent(self, event: QShowEvent) -> None:
        """Put the criteria beside the rest where the screen has the room, so that more of them show."""
        room = round(self.screen().availableGeometry().width() * _SCREEN)
        beside = room >= _BESIDE_LETTERS * self.fontMetrics().averageCharWidth()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)
        super().showEvent(event)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(10)
        form.addRow(tr("&Whom you ask"), self.witness)
        form.addRow(tr("What &for"), self.purpose)
        form.addRow(tr("What &happened"), self.happened)
        form.addRow(tr("W&hen"), self.event_on)
        form.addRow(tr("W&here"), self.place)
        about = QVBoxLayout()
        about.setSpacing(8)
        about.addLayout(form)
        about.addWidget(label(tr("Do not write for them: they use their own words."), "small", wrap=True))
        about.addStretch(1)
        content = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom, content)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(24)
        self._both.addLayout(about, 2)
        self._both.addLayout(self._lay_out_criteria(), 3)
        scroll = ScrollColumn(content)
        scroll.setMinimumWidth(content.minimumSizeHint().width() + _BAR)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot)

    def _lay_out_criteria(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        layout.setSpacing(8)
        layout.addWidget(
            label(tr("{heads} that they may have seen you meet", heads=self._noun.heads), "heading", wrap=True)
        )
        layout.addWidget(self.unit)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        below = QHBoxLayout()
        below.addWidget(self._count, 1)
        below.addWidget(self.ticked_only)
        layout.addLayout(below)
        for credit in self._credits:
            layout.addWidget(label(credit, "small", wrap=True))
        layout.addWidget(self._fault)
        return layout

    def _items(self) -> list[QListWidgetItem]:
        heads = list(self._heads.values())
        return [item for row in range(self.list.count()) if (item := self.list.item(row)) not in heads]

    def _ticked(self) -> tuple[str, ...]:
        ticked = (item for item in self._items() if item.checkState() is Qt.CheckState.Checked)
        return tuple(item.data(Qt.ItemDataRole.UserRole) for item in ticked)

    def _show_wanted(self) -> None:
        """Show the criteria that fit the words, the unit and the tick, each under its unit."""
        wanted, unit = fold(self.field.text()).split(), self.unit.currentData()
        shown: set[str] = set()
        for item in self._items():
            reference, text = item.data(Qt.ItemDataRole.UserRole), fold(item.text())
            fits = all(word in text for word in wanted) and (not unit or _unit_of(reference) == unit)
            if self.ticked_only.isChecked():
                fits = fits and item.checkState() is Qt.CheckState.Checked
            item.setHidden(not fits)
            shown |= {_unit_of(reference)} if fits else set()
        for key, head in self._heads.items():
            head.setHidden(key not in shown)

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
            fault = tr("This day cannot be read: write it like 2 March 2026.")
        ticked = len(self._ticked())
        said = tr("{criteria} ticked", criteria=self._noun.count(ticked)) if ticked else tr("Tick at least one.")
        self._count.setText(said if self.witness.currentIndex() >= 0 else tr("{said} Choose whom you ask.", said=said))
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._keep.setEnabled(bool(ticked) and not fault and self.witness.currentIndex() >= 0)


def _unit_of(reference: str) -> str:
    return reference.rsplit("/", 1)[0]


def _line(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setPlaceholderText(hint)
    field.setMaxLength(2_000)
    return field
