"""Lists what was taken out of the portfolio, to bring it back or to remove it for good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.evidence.removed import PERIODS, RemovedKind, RemovedThing
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.time import say_moment, today
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import mark, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.form_dialog import resize_within
from portfolio_app.ui.widgets.labels import button, label

_ABOUT = mark("What you take out stays here until you bring it back or remove it for good.")
_NONE = mark("Nothing is taken out.")
_FOR_GOOD = mark(
    "Remove {0} for good? The words, files and claims go out of this portfolio, and nothing brings them back. Earlier "
    "copies that the program keeps hold them until newer ones take their place."
)
_HEADS = ("", mark("What it is"), mark("More"), mark("Taken out"))
_REFERENCE, _TITLE, _MORE, _WHEN = range(4)
_LONGEST = 90
_SAID = 3


class RemovedDialog(QDialog):
    """Stays open while things come back or go; whoever opened it does that, and gives the new list."""

    back_wanted = Signal(list)
    """References to bring back."""
    purge_wanted = Signal(list)
    """References to remove for good; the user was asked."""
    empty_wanted = Signal()
    """All that is taken out is to be removed for good; the user was asked."""
    period_chosen = Signal(int)
    """After how many days things are to go by themselves; 0 is never."""

    def __init__(self, theme: Theme, days: int, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Removed things"))
        self._read_only = read_only
        self._things: dict[str, RemovedThing] = {}
        self.table = _table()
        self.table.itemSelectionChanged.connect(self._look)
        self.back = button(tr("Bring back"), "primary")
        self.back.clicked.connect(lambda: self.back_wanted.emit(self.chosen()))
        self.purge = button(tr("Remove for good…"))
        self.purge.clicked.connect(lambda: self._ask(self.chosen()))
        self.empty = button(tr("Empty now…"))
        self.empty.clicked.connect(lambda: self._ask(list(self._things), all_of_it=True))
        self._all_of_it = False
        self.period = ChoiceBox()
        self.period.setAccessibleName(tr("Remove for good by itself"))
        self.period.addItem(tr("Never"), 0)
        for each in PERIODS:
            self.period.addItem(tr("After {each} days", each=each), each)
        self.period.setCurrentIndex(max(0, self.period.findData(days)))
        self.period.setEnabled(not read_only)
        self.period.currentIndexChanged.connect(lambda _: self.period_chosen.emit(int(self.period.currentData())))
        self._empty = label(tr(_NONE), "muted")
        self._question, self.question = _question()
        self.yes = button(tr("Remove for good"), "primary")
        self.yes.clicked.connect(self._on_yes)
        self.no = button(tr("Keep"), name=tr("Keep them among the removed things"))
        self.no.clicked.connect(self._end_asking)
        self._lay_out(theme)
        self._look()

    def set_things(self, things: Sequence[RemovedThing]) -> None:
        """Show these things, the ones that are still there chosen as before."""
        chosen = set(self.chosen())
        self._things = {thing.reference: thing for thing in things}
        self.table.clearSelection()
        self.table.setRowCount(len(things))
        mode = QAbstractItemView.SelectionMode
        self.table.setSelectionMode(mode.MultiSelection)  # so that choosing one row leaves the others
        for row, thing in enumerate(things):
            for column, text in enumerate(_cells(thing)):
                item = QTableWidgetItem(text)
                item.setToolTip(thing.title if column == _TITLE else "")
                item.setData(Qt.ItemDataRole.UserRole, thing.reference)
                self.table.setItem(row, column, item)
            if thing.reference in chosen:
                self.table.selectRow(row)
        self.table.setSelectionMode(mode.ExtendedSelection)
        self._end_asking()
        self._look()

    def chosen(self) -> list[str]:
        """Return the references of the rows that are chosen."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        items = [self.table.item(row, _REFERENCE) for row in sorted(rows)]
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item is not None]

    def _ask(self, wanted: list[str], *, all_of_it: bool = False) -> None:
        self._all_of_it = all_of_it
        names = [self._things[reference].name for reference in wanted]
        said = " and ".join(names) if len(names) < _SAID else plural(len(names), "thing")
        self.question.setText(tr(_FOR_GOOD).format(said))
        self._question.show()
        self.no.setFocus()
        self._look()

    def _on_yes(self) -> None:
        wanted, all_of_it = self.chosen(), self._all_of_it
        self._end_asking()
        if all_of_it:
            self.empty_wanted.emit()
        else:
            self.purge_wanted.emit(wanted)

    def _end_asking(self) -> None:
        self._question.hide()
        self._look()

    def _look(self) -> None:
        asking = not self._question.isHidden()
        some = bool(self.table.selectedIndexes()) and not self._read_only and not asking
        self.back.setEnabled(some)
        self.purge.setEnabled(some)
        self.empty.setEnabled(bool(self._things) and not self._read_only and not asking)
        self.table.setEnabled(not asking)  # what is asked about stays chosen
        self.table.setVisible(bool(self._things))
        self._empty.setVisible(not self._things)

    def _lay_out(self, theme: Theme) -> None:
        resize_within(self, theme.px(760), theme.px(520))
        asked = QHBoxLayout()
        asked.addStretch(1)
        asked.addWidget(self.no)
        asked.addWidget(self.yes)
        inside = self._question.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.addLayout(asked)
        period = QHBoxLayout()
        period.setSpacing(12)
        period.addWidget(label(tr("Remove for good by itself")))
        period.addWidget(self.period)
        period.addWidget(label(tr("From the next opening on."), "small"))
        period.addStretch(1)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.purge)
        buttons.addWidget(self.empty)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr(_ABOUT), "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._question)
        layout.addLayout(period)
        layout.addLayout(buttons)


def _question() -> tuple[QFrame, QLabel]:
    frame = QFrame()
    frame.setProperty("look", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(16, 12, 16, 12)
    words = label("", wrap=True)
    inside.addWidget(words)
    frame.hide()
    return frame, words


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_HEADS))
    table.setHorizontalHeaderLabels(list(_HEADS))
    table.setAccessibleName(tr("Removed things"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column in (_REFERENCE, _MORE, _WHEN):
        head.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
    return table


def _cells(thing: RemovedThing) -> tuple[str, str, str, str]:
    title = shorten(" ".join(thing.title.split()), _LONGEST)
    name = "Claim" if thing.kind is RemovedKind.CLAIM else f"{thing.kind.described} {thing.reference}"
    return name, title, thing.about, say_moment(thing.removed_at, today())
