"""What an overview shows: how far the portfolio is, and what to do next; also before the portfolio is opened."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.nouns import Noun, noun_of
from portfolio_app.domain.progress.action_plan import one_line
from portfolio_app.domain.progress.overview import OverviewContent
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.clock import today
from portfolio_app.translation import mark, tr
from portfolio_app.ui.place import Place
from portfolio_app.ui.progress.card_grid import CardGrid
from portfolio_app.ui.progress.next_step import NextStep
from portfolio_app.ui.progress.next_steps import decided_words, when
from portfolio_app.ui.progress.recent_row import RecentRow
from portfolio_app.ui.progress.unit_card import UnitCard
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, card, label
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.page_width import side_margin
from portfolio_app.ui.widgets.row_button import RowButton
from portfolio_app.ui.widgets.scroll_column import ScrollColumn

_STEPS = 6
_SIDE_BY_SIDE = 820
_GUIDE = (
    (
        mark("Choose what you are assessed against"),
        mark("A unit that comes with the program, or a sheet from your provider."),
    ),
    (
        mark("Write about something you did at work"),
        mark("What happened, what you had to do, what you did, and what came of it."),
    ),
    (mark("Show what it proves"), mark("Select the words, press Ctrl+T, and pick what they prove.")),
)


class OverviewSheet(QWidget):
    """Shows what it is given, and says where each thing leads."""

    go = Signal(object)  # Place
    wanted = Signal(str, str)  # a page, and the name of something that it offers to do

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.content: OverviewContent | None = None
        self.steps: list[NextStep] = []
        self.recent: list[RecentRow] = []
        self.cards: list[UnitCard] = []
        self._columns: QGridLayout | None = None
        self.header = PageHeader(theme, "")
        self.new_button = self.header.add_button(button(tr("New account")))
        self.main_button = self.header.add_button(button(tr("Continue writing"), "primary"))
        self.new_button.clicked.connect(self._on_new_clicked)
        self.main_button.clicked.connect(self._on_main_clicked)
        self._body = QWidget()
        self._area = ScrollColumn()
        self._sheet = QWidget()
        self._inside = QVBoxLayout(self._sheet)
        self._inside.setContentsMargins(24, 24, 24, 24)
        self._inside.setSpacing(24)
        self._inside.addWidget(self.header)
        self._inside.addWidget(self._body)
        self._inside.addStretch(1)
        self._area.setWidget(self._sheet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.setFocusProxy(self.main_button)

    def show_content(self, content: OverviewContent) -> None:
        """Show this in the place of what was shown."""
        self.content = content
        self._show_header(content)
        had_focus = self._body.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        former, self._body = self._body, self._make_body(content)
        self._inside.replaceWidget(former, self._body)
        former.hide()
        former.deleteLater()
        self._arrange()
        # Laid out before it is painted: otherwise the first picture would be squeezed into the view's height.
        self._body.show()
        self._inside.activate()
        assert self._sheet is not None
        QCoreApplication.sendEvent(self._sheet, QEvent(QEvent.Type.LayoutRequest))
        if had_focus:
            self.main_button.setFocus()

    def resizeEvent(self, event) -> None:  # noqa: ANN001  # Qt's
        """Put what is recent beside what is next, or below it."""
        super().resizeEvent(event)
        margin = side_margin(self._theme, self.width())
        self._inside.setContentsMargins(margin, 24, margin, 24)
        self._arrange()

    def _show_header(self, content: OverviewContent) -> None:
        coverage, last, learner = content.coverage, content.last, excerpt(content.learner)
        done = [unit for unit in coverage.units if unit.needed]
        noun = noun_of(content.frameworks)
        units = plural(len(done), "unit") if done and noun is Noun.CRITERION else ""
        words = (learner, excerpt(content.programme), units, decided_words(coverage))
        subtitle = " · ".join(filter(None, words))
        writable = not content.read_only
        if not coverage.total:
            title = tr("Welcome, {learner}", learner=learner) if learner else tr("Welcome")
            subtitle = tr("First choose what you are assessed against. Then write about what you did at work.")
        elif coverage.claimed == coverage.total:
            title = tr("All {criteria} are claimed", criteria=noun.count(coverage.total))
        else:
            title = tr(
                "{claimed} of {criteria} claimed",
                claimed=coverage.claimed,
                criteria=plural(coverage.total, "criterion is", "criteria are")
                if noun is Noun.CRITERION
                else tr("{counted} are", counted=noun.count(coverage.total)),
            )
        go_on = tr("Continue writing") if writable else tr("Read the last account")
        action = go_on if last else tr("Write your first account")
        action = action if coverage.total else tr("Choose a framework")
        self.main_button.setText(action)
        self.main_button.setAccessibleName(action)
        self.main_button.setEnabled(writable or bool(last) or not coverage.total)
        self.new_button.setVisible(bool(last))
        self.new_button.setEnabled(writable)
        self.header.set_words(title, subtitle)

    def _make_body(self, content: OverviewContent) -> QWidget:
        coverage = content.coverage
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(24)
        if coverage.units:
            column.addWidget(self._make_cards(content))
        self._columns = QGridLayout()
        self._columns.setHorizontalSpacing(24)
        self._columns.setVerticalSpacing(24)
        self.steps, self.cards = [], self.cards if coverage.units else []
        self._next = self._titled(tr("What to do next"), self._make_steps(content)) if coverage.total else None
        self._late = self._titled(tr("Recent"), self._make_recent(content)) if content.recent else self._make_guide()
        column.addLayout(self._columns)
        return body

    def _make_cards(self, content: OverviewContent) -> QWidget:
        holder = QWidget()
        grid = CardGrid(holder)
        units = [unit for unit in content.coverage.units if unit.needed or unit.claimed]
        noun = noun_of(content.frameworks)
        self.cards = [UnitCard(self._theme, unit, content.colour_of(unit.unit), noun) for unit in units]
        for each in self.cards:
            each.clicked.connect(lambda _=False, each=each: self.go.emit(Place("map", criterion=each.unit.unit)))
            grid.addWidget(each)
        return holder

    def _make_steps(self, content: OverviewContent) -> list[RowButton]:
        self.steps = [
            NextStep(
                self._theme,
                entry,
                content.code_of(entry.criterion),
                content.colour_of(entry.criterion.reference.rsplit("/", 1)[0]),
                one_line(entry.feedback) if entry.state is State.NOT_YET_MET else "",
                writable=not content.read_only,
            )
            for entry in content.coverage.gaps()[:_STEPS]
        ]
        for step in self.steps:
            step.clicked.connect(lambda _=False, step=step: self.go.emit(Place("map", criterion=step.criterion)))
            step.go.connect(self.go)
        if self.steps:
            return list(self.steps)
        done = RowButton(self._theme, tr("Everything is claimed. See what is left to check"))
        done.add(label(tr("Everything is claimed. See what is left to check."), wrap=True), 1)
        done.clicked.connect(lambda: self.go.emit(Place("check")))
        return [done]

    def _make_recent(self, content: OverviewContent) -> list[RowButton]:
        self.recent = [RecentRow(self._theme, each, when(moment, today())) for each, moment in content.recent]
        for row in self.recent:
            row.clicked.connect(lambda _=False, row=row: self.go.emit(Place("accounts", evidence=row.evidence)))
        return list(self.recent)

    def _make_guide(self) -> QWidget:
        self.recent = []
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(tr("How it works"), "heading"))
        frame, inside = card(margin=20)
        inside.setSpacing(16)
        for number, (title, text) in enumerate(_GUIDE, start=1):
            words = QVBoxLayout()
            words.setSpacing(2)
            words.addWidget(label(tr(title), "strong", wrap=True))
            words.addWidget(label(tr(text), "muted", wrap=True))
            row = QHBoxLayout()
            row.setSpacing(16)
            row.addWidget(label(str(number), "large"), 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            inside.addLayout(row)
        column.addWidget(frame)
        column.addStretch(1)
        return block

    def _titled(self, title: str, rows: list[RowButton]) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(title, "heading"))
        frame = QFrame()
        frame.setProperty("look", "card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for number, row in enumerate(rows):
            row.first = number == 0
            inside.addWidget(row)
        column.addWidget(frame)
        column.addStretch(1)
        return block

    def _arrange(self) -> None:
        if self._columns is None:
            return
        blocks = [block for block in (self._next, self._late) if block is not None]
        beside = self.width() >= self._theme.px(_SIDE_BY_SIDE)
        for number, block in enumerate(blocks):
            self._columns.removeWidget(block)
            self._columns.addWidget(block, 0 if beside else number, number if beside else 0)
        self._columns.setColumnStretch(0, 3)
        self._columns.setColumnStretch(1, 2 if beside and len(blocks) > 1 else 0)

    def _on_new_clicked(self) -> None:
        self.wanted.emit("accounts", "account.new")

    def _on_main_clicked(self) -> None:
        if self.content is None or not self.content.coverage.total:
            self.go.emit(Place("frameworks"))
        elif self.content.last:
            self.go.emit(Place("accounts", evidence=self.content.last))
        else:
            self._on_new_clicked()
