"""The check: what stands between the portfolio and being ready, each line leading to its place."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change
from portfolio_app.domain.change import Kind as Kinds
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.domain.evidence.file import EvidenceSummary
from portfolio_app.domain.personal_data.allowance import Settled, words_key
from portfolio_app.domain.personal_data.found import Found as PersonalFound
from portfolio_app.domain.progress.finding import Finding, Kind
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import plural
from portfolio_app.services.long_work import Progress
from portfolio_app.services.packs.profiles import chosen_profile
from portfolio_app.services.personal_data.waiting import finding_of
from portfolio_app.translation import mark, tr, tr_plural
from portfolio_app.ui.actions import Action
from portfolio_app.ui.claiming.personal_data_changes import PersonalDataChanges
from portfolio_app.ui.claiming.work_buttons import WorkButtons
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.page import Notice, Page, Place, Tools
from portfolio_app.ui.progress.file_redacting import FileRedacting
from portfolio_app.ui.progress.findings import Names, finding_rows
from portfolio_app.ui.progress.practice_view import PracticeView
from portfolio_app.ui.progress.settle_buttons import IN_FILE, SettleButtons
from portfolio_app.ui.session import Session
from portfolio_app.ui.tasks import Task
from portfolio_app.ui.widgets.empty_state import EmptyState
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.page_header import PageHeader
from portfolio_app.ui.widgets.page_width import side_margin
from portfolio_app.ui.widgets.row_tree import RowTree
from portfolio_app.ui.widgets.tree_rows import TreeRow


class Found(NamedTuple):
    """What a check found: what is to do, and the evidence that it is about.

    ``known`` is good to know though nothing is to be done about it, ``personal`` what was found of personal data, by
    its finding, and ``thoughts`` are advice alone.
    """

    findings: tuple[Finding, ...]
    evidence: tuple[EvidenceSummary, ...]
    known: tuple[Finding, ...]
    personal: Mapping[Finding, PersonalFound]
    thoughts: tuple[Finding, ...]


_KNOWN = 2
"""Things to know that are shown in full."""


class CheckPage(Page):
    """The check reads every account, so it runs aside; what was found before shows until it is done."""

    name = "check"
    title = mark("Check")
    icon = "check"
    help_topic = "checking"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._task: Task | None = None
        self._again = False
        self._found: Found | None = None
        self._header = PageHeader(tools.theme, tr("Check"), tr("Looking through your portfolio…"))
        self.again_button = self._header.add_button(button(tr("Check again")))
        self.again_button.clicked.connect(self.refresh)
        self.tree = RowTree(tools.theme, tr("What is still to do"))
        self.tree.opened.connect(self._on_opened)
        self.work = WorkButtons(writable=not session.read_only, practice=True)
        self.work.go.connect(self.go)
        self.work.hide()
        self.settling = SettleButtons(self.tree)
        self.settling.wanted.connect(self._settle)
        self.settling.hide()
        self._personal = PersonalDataChanges(session)
        self.in_file = FileRedacting(session, tools.runner, self)
        self.in_file.said.connect(lambda said: self.notify.emit(Notice(said)))
        self.in_file.file_wanted.connect(lambda evidence: self.go.emit(Place("accounts", evidence)))
        self.tree.selectionModel().currentChanged.connect(self._show_work)
        self._ready = EmptyState(tools.theme)
        self._ready.wanted.connect(lambda: self.go.emit(Place("export")))
        self.known = label("", "small", wrap=True)
        self.known.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self._ready)
        self.practice: PracticeView | None = None
        self._found_part = QWidget()
        column = QVBoxLayout(self._found_part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._header)
        column.addWidget(self.known)
        column.addWidget(self.work)
        column.addWidget(self.settling)
        column.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.addWidget(self._found_part)
        self.setFocusProxy(self.tree)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines short enough to follow on a wide screen."""
        super().resizeEvent(event)
        side = side_margin(self.tools.theme, self.width())
        self.layout().setContentsMargins(side, 24, side, 24)

    @property
    def checking(self) -> bool:
        """Whether a check is under way."""
        return self._task is not None

    def refresh(self) -> None:
        """Check; when something changes meanwhile, check once more after that."""
        if self._task is not None:
            self._again = True
            return
        self._again = False
        workspace = self.session.workspace
        overview, evidence, personal, coaching = (
            workspace.overview,
            workspace.evidence,
            workspace.personal_data,
            workspace.coaching,
        )

        profile = self.tools.settings.profile

        def work(progress: Progress) -> Found:
            waiting: dict[Finding, PersonalFound] = {}
            for each in personal.undecided(progress):
                waiting.setdefault(finding_of(each), each)  # of the same words in one place the first
            findings = (*overview.check(progress), *waiting)
            thoughts = coaching.whole(chosen_profile(profile)).findings
            return Found(findings, evidence.list(), overview.to_know(), waiting, thoughts)

        self._task = self.tools.runner.start(work)
        self._task.finished.connect(self._on_checked)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_cancelled)
        self._show_header()

    def concerns(self, change: Change) -> bool:
        """Practice answers are notes: nothing has to be checked again for them."""
        return bool(change.kinds - {Kinds.PRACTICE, Kinds.DRAFT})

    def open_place(self, place: Place) -> None:
        """Show what was found, or the practice talk on a criterion."""
        if place.criterion in self.session.criteria:
            self.practise(place.criterion)
        else:
            self._end_practice()

    def place(self) -> Place:
        """Return what shows."""
        shown = self.practice is not None and not self.practice.isHidden()
        return Place(self.name, criterion=self.practice.criterion if self.practice and shown else "")

    def practise(self, criterion: str) -> None:
        """Ask about a criterion, in the place of what was found."""
        if self.practice is None:
            self.practice = PracticeView(self.session, self.tools)
            self.practice.closed.connect(self._end_practice)
            self.practice.notify.connect(self.notify)
            self.layout().addWidget(self.practice)
        self._found_part.hide()
        self.practice.show()
        self.setFocusProxy(self.practice.choice)
        self.practice.show_criterion(criterion)

    def flush(self) -> bool:
        """Save what is typed in practice."""
        return self.practice is None or self.practice.typing.flush()

    def unsaved(self) -> tuple[str, ...]:
        """Return the answers that could not be saved."""
        return self.practice.unsaved() if self.practice else ()

    def _end_practice(self) -> None:
        if self.practice is not None and self.practice.typing.flush():
            self.practice.hide()
            self._found_part.show()
            self.setFocusProxy(self.tree if self._stack.currentWidget() is self.tree else self._ready.button)

    def _begin_practice(self) -> None:
        """Practise on the criterion of the line that is chosen, or else on the first."""
        finding = self._current()
        chosen = finding.where.criterion if finding else ""
        criteria = self.session.criteria
        if criteria:
            self.practise(chosen if chosen in criteria else next(iter(criteria)))
        else:
            self.notify.emit(Notice(tr("There is nothing to practise yet: add a framework first.")))

    def badge(self) -> str:
        """Return how many things there are to do."""
        return str(len(self._found.findings) or "") if self._found else ""

    def actions_offered(self) -> tuple[Action, ...]:
        """Return the actions that the page adds."""
        return (
            Action("check.again", tr("Check the portfolio again"), "Portfolio", self.refresh, icon="check"),
            Action("check.practise", tr("Practise the talk…"), "Portfolio", self._begin_practice, icon="student"),
        )

    def _show_header(self) -> None:
        if self.checking:
            subtitle = tr("Looking through your portfolio…")
        elif self._found is None:
            subtitle = tr("The check did not finish. Press “Check again”.")
        elif not self._found.findings:
            subtitle = tr("Nothing stands between your portfolio and handing it in.")
        else:
            count = plural(len(self._found.findings), "thing", "things")
            subtitle = tr("{count} to do before you hand it in. Press Enter on a line to go there.", count=count)
        self._header.set_words(tr("Check"), subtitle)
        self.again_button.setEnabled(not self.checking)

    def _show_found(self, found: Found) -> None:
        findings, evidence, known, _, thoughts = found
        self._show_known(known if findings else (*known, *thoughts))
        session = self.session
        names = Names(
            session.criteria,
            {key: session.code_of(criterion) for key, criterion in session.criteria.items()},
            {key: session.colour_of(key) for key in session.criteria},
            {each.evidence.id: each.evidence.title for each in evidence},
            {each.evidence.id for each in evidence if each.evidence.kind is EvidenceKind.ACCOUNT},
            session.noun,
        )
        self.tree.set_rows(finding_rows((*findings, *thoughts), names))
        self._ready.show_words(
            tr("Ready"),
            tr("Everything is claimed and nothing is left to check."),
            tr("Export your portfolio"),
            State.MET,
        )
        self._stack.setCurrentWidget(self.tree if findings else self._ready)
        self.setFocusProxy(self.tree if findings else self._ready.button)

    def _show_known(self, known: tuple[Finding, ...]) -> None:
        said = [tr("{where}: {message}", where=each.where, message=each.message) for each in known[:_KNOWN]]
        more = len(known) - _KNOWN
        said += [tr_plural("And {count} more like it.", "And {count} more like them.", more)] if more > 0 else []
        self.known.setText("\n".join(said))
        self.known.setVisible(bool(said))

    def _end(self) -> None:
        self._task = None
        if self._again:
            self.refresh()
        self._show_header()

    def _on_checked(self, found: Found) -> None:
        self._found = found
        self._show_found(found)
        self._end()

    def _on_failed(self, error: BaseException) -> None:
        self.notify.emit(Notice(message_of(error)))
        self._end()

    def _on_cancelled(self) -> None:
        self._again = False
        self._end()

    def _show_work(self) -> None:
        """Offer to work on the criterion of the line that is chosen."""
        finding = self._current()
        criterion = finding.where.criterion if finding and not finding.where.evidence else ""
        if criterion in self.session.criteria:
            self.work.set_criterion(criterion, self.session.code_of(self.session.criteria[criterion]))
        self.work.setVisible(criterion in self.session.criteria)
        self._offer_settling(finding)

    def _current(self) -> Finding | None:
        """Return what the line that is chosen says; None for a heading."""
        index = self.tree.currentIndex()
        key = self.tree.rows.row_at(index).key if index.isValid() else None
        return key if isinstance(key, Finding) else None

    def _offer_settling(self, finding: Finding | None) -> None:
        found = self._found.personal.get(finding) if self._found and finding else None
        self.settling.setVisible(found is not None and not self.session.read_only)
        if found is not None:
            self.settling.offer(self._proposed(found), self.in_file.offered(found))

    def _proposed(self, found: PersonalFound) -> str:
        try:
            return self.session.workspace.personal_data.proposed(found.hit.text)
        except PortfolioError:  # it stands inside of a file alone
            return ""

    def _settle(self, what: object) -> None:
        """Decide about the words of the line, and go on to the next one."""
        finding = self._current()
        if self._found is None or finding is None or finding not in self._found.personal:
            return
        waiting = self._found.personal
        if what == IN_FILE:
            self.in_file.begin(waiting[finding])
            return
        found, order = waiting[finding], list(waiting)
        following = order[order.index(finding) + 1 :] + order[: order.index(finding)]
        gone = {words_key(found.hit.text)}
        try:
            if isinstance(what, Settled):
                self._personal.settle(found.hit.text, what, found.place.evidence_id)
            else:
                gone |= {each.key for each in self._personal.replace(found.hit.text).given}
        except PortfolioError as error:
            self.notify.emit(Notice(error.message))
            return
        here = finding.where.evidence if what is Settled.HERE else 0
        left = {key: each for key, each in waiting.items() if not _is_settled(each, gone, here)}
        todo = tuple(each for each in self._found.findings if each not in waiting or each in left)
        self._found = self._found._replace(findings=todo, personal=left)
        self._show_found(self._found)
        for each in following:
            if each in left and self.tree.show_row(each):
                break
        self._show_work()

    def _on_opened(self, row: TreeRow) -> None:
        finding = row.key
        if not isinstance(finding, Finding):
            return
        where = finding.where
        personal = self._found.personal.get(finding) if self._found else None
        if personal is not None and where.section:
            hit = personal.hit
            self.go.emit(Place("accounts", where.evidence, 0, where.section, hit.start, hit.end))
        elif where.evidence:
            self.go.emit(Place("accounts", where.evidence, where.claim, where.section or ""))
        elif where.criterion in self.session.criteria:
            self.go.emit(Place("map", criterion=where.criterion))
        elif finding.kind is Kind.NO_FRAMEWORK:
            self.go.emit(Place("frameworks"))
        elif finding.kind is Kind.NO_ACCOUNTS:
            self.go.emit(Place("accounts"))
        else:
            self.notify.emit(Notice(finding.message))


def _is_settled(found: PersonalFound, gone: Collection[str], here: int) -> bool:
    """Tell whether words are settled with others: they are among those, everywhere or ``here`` alone."""
    return words_key(found.hit.text) in gone and (not here or found.place.evidence_id == here)
