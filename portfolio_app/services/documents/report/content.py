"""What a report is built from, with the look-ups that its parts share."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from portfolio_app.domain.claims.claim import Claim, mark_of
from portfolio_app.domain.claims.claim_place import say_place
from portfolio_app.domain.coaching.practice import PracticeAnswer
from portfolio_app.domain.decisions.decided import Standing, digests_of, standings, statement_digests
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.decisions.trust import NOT_ASKED, Knowledge, trust_in
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import Line, PageRef, Run, Tone
from portfolio_app.domain.evidence.authorship import Authorship
from portfolio_app.domain.evidence.evidence import (
    METHODS,
    AccountForm,
    Evidence,
    EvidenceKind,
    ReflectiveAccount,
    Section,
    reference_of,
)
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.evidence.method import Method
from portfolio_app.domain.frameworks.framework import Criterion, Framework, employer_criteria, labels, unit_colours
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.packs.handover import about_of, leaving
from portfolio_app.domain.packs.record import Changes
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.progress.coverage import measure
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.layers import parts_of
from portfolio_app.domain.progress.unneeded import unneeded
from portfolio_app.domain.time_stamps.time_stamp import StampCheck
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.services.documents.report.shown import Reader
from portfolio_app.translation import mark

STAR = "★"
REFUSED = mark("not accepted, no longer counted")


@dataclass(frozen=True, slots=True)
class Content:
    """All that a portfolio holds, read in one go.

    ``digests`` are those of what is no account, by its number. ``reader`` reads pictures and pages of evidence; without
    it documents only name them.
    ``known`` is what is known beside the decisions: proofs, and the key that signs its packs; ``changes`` what is
    different from the last pack. ``time_stamps`` are the times that others vouch for, by the SHA-256 of
    the file that was stamped. ``practice`` is what the learner answered in practice talk, ``authorship`` how the
    accounts came to be written. ``ai_statement`` and ``tools_forbidden`` are what a pack's profile asks and rules.
    """

    portfolio: Portfolio
    frameworks: tuple[Framework, ...]
    accounts: tuple[ReflectiveAccount, ...]
    claims: tuple[Claim, ...]
    decisions: tuple[Decision, ...] = ()
    files: tuple[EvidenceFile, ...] = ()
    held: tuple[HeldElsewhere, ...] = ()
    methods: tuple[Method, ...] = ()
    digests: Mapping[int, str] = field(default_factory=dict[int, str])
    known: Knowledge = NOT_ASKED
    changes: Changes | None = None
    statements: tuple[Statement, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    reader: Reader | None = None
    time_stamps: Mapping[str, tuple[StampCheck, ...]] = field(default_factory=dict[str, tuple[StampCheck, ...]])
    practice: tuple[PracticeAnswer, ...] = ()
    authorship: Authorship | None = None
    ai_statement: str = ""
    tools_forbidden: bool = False

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the key that signs its packs."""
        return self.known.fingerprint

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence, in the order of its references."""
        pieces = (*self.accounts, *self.files, *self.held, *self.statements)
        return tuple(sorted((piece.evidence for piece in pieces), key=lambda evidence: evidence.id))

    def claim_digests(self) -> dict[int, str]:
        """Return what each claim points at, as a digest, by the claim's number."""
        accounts = {account.evidence.id: account for account in self.accounts}
        return digests_of(self.claims, {**accounts, **statement_digests(self.statements), **self.digests})


@dataclass(frozen=True, slots=True)
class Setting:
    """What the document at hand has: pages, the criteria's own section, the accounts.

    ``pages`` are those of the whole portfolio, for documents that only point into it.
    """

    paged: bool = True
    criteria: bool = True
    accounts: bool = True
    pages: Mapping[str, int] = field(default_factory=dict[str, int])


class Sources:
    """A portfolio's content as far as it is shown, looked up by criterion, by evidence and by unit."""

    def __init__(
        self,
        content: Content,
        shown: Content | None = None,
        options: ExportOptions = ExportOptions(),
        setting: Setting = Setting(),
    ) -> None:
        shown = shown or content
        self.whole = content
        self.options = options
        self.setting = setting
        self.portfolio = shown.portfolio
        self.frameworks = shown.frameworks
        self.accounts = shown.accounts
        self.claims = shown.claims
        self.decisions = shown.decisions
        self.words = {account.evidence.id: account.text.words for account in shown.accounts}
        self.account = {account.evidence.id: account for account in shown.accounts}
        works = {piece.evidence.id for piece in (*shown.files, *shown.held)}
        self._annotations: defaultdict[int, list[ReflectiveAccount]] = defaultdict(list)
        for account in shown.accounts:
            if account.about in works:
                self._annotations[account.about].append(account)
        # An annotation whose work product is not there stands by itself.
        self.stories = tuple(account for account in shown.accounts if account.about not in works)
        self.files = shown.files
        self.held = shown.held
        self.statements = shown.statements
        self.witnesses = shown.witnesses
        self.reader = content.reader
        self.statement = {statement.evidence.id: statement for statement in shown.statements}
        self.evidence = {evidence.id: evidence for evidence in shown.evidence}
        # Statements that were not answered yet have no page of their own.
        self._unplaced = {statement.evidence.id for statement in shown.statements if statement.latest is None}
        self._pictures = {
            file.evidence.id for file in shown.files if file.present.is_picture and not file.present.is_paged
        }
        self.methods = {method.code: method.name for method in shown.methods} or METHODS
        self.criterion = {c.reference: c for framework in shown.frameworks for c in framework.criteria}
        employers = employer_criteria(shown.frameworks)
        self.standings: dict[str, Standing] = {}
        # Coverage counts every claim that may be handed over and was not refused, also where only some are shown.
        there = leaving(content.evidence, content.claims)
        self.counted = tuple(claim for claim in content.claims if claim.id in there.claims)
        if shown.decisions:
            trust = trust_in(content.decisions, content.claims, content.known)
            self.standings = standings(shown.decisions, self.counted, content.claim_digests(), employers, trust)
        self.latest = {key: each.decision for key, each in self.standings.items() if each.decision}
        self.refused = frozenset[int]().union(*(standing.refused for standing in self.standings.values()))
        counted = (mark_of(claim) for claim in self.counted if claim.id not in self.refused)
        self.coverage = measure(shown.frameworks, counted, self.latest, about_of(content.accounts))
        self.state = {entry.criterion.reference: entry for entry in self.coverage.criteria}
        self.noun = noun_of(content.frameworks)
        self.unneeded = unneeded(shown.frameworks, self.state)
        """Why nothing is to be proved for a criterion, by its reference."""
        self.parts = {
            reference: under for framework in shown.frameworks for reference, under in parts_of(framework).items()
        }
        """What a criterion stands over, by its reference."""
        # Codes and colours are those of the whole portfolio, so that every document of it uses the same.
        self._colours = unit_colours(content.frameworks)
        self._labels = labels(content.frameworks)
        self._of_criterion: defaultdict[str, list[Claim]] = defaultdict(list)
        self._of_evidence: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in sorted(shown.claims, key=_reading_order):
            self._of_criterion[claim.criterion].append(claim)
            self._of_evidence[claim.evidence_id].append(claim)

    def claims_on(self, criterion: Criterion) -> list[Claim]:
        """Return the claims on a criterion, in the order of the evidence and its words."""
        return self._of_criterion.get(criterion.reference, [])

    def claims_in(self, evidence: Evidence) -> list[Claim]:
        """Return the claims on evidence in the order of its words or places; those on the whole of it come first."""
        return self._of_evidence.get(evidence.id, [])

    def annotations_of(self, evidence_id: int) -> list[ReflectiveAccount]:
        """Return what the learner wrote about a work product, to be printed beside it."""
        return self._annotations.get(evidence_id, [])

    def counting(self, claims: Iterable[Claim]) -> list[Claim]:
        """Return those of the claims that count: all but what was not accepted."""
        return [claim for claim in claims if claim.id not in self.refused]

    def covered(self, criterion: Criterion) -> CriterionCoverage:
        """Return the criterion's coverage."""
        return self.state[criterion.reference]

    def colour(self, criterion: Criterion) -> int:
        """Return the colour of the criterion's unit, 0 to 7."""
        return self._colours[criterion.reference.rsplit("/", 1)[0]]

    def code(self, criterion: Criterion) -> str:
        """Return the code as printed, with its unit's where it takes that to tell it from others."""
        return self._labels[criterion.reference]

    def criterion_link(self, criterion: Criterion) -> str:
        """Return the anchor of the criterion's own place, or "" where the document has none."""
        return criterion_anchor(criterion) if self.setting.criteria else ""

    def claim_link(self, claim: Claim) -> str:
        """Return the anchor of the claimed words, or "" where the document does not have them."""
        return claim_anchor(claim) if self.has_page(claim.evidence_id) else ""

    def reference_run(self, claim: Claim) -> Run:
        """Return the evidence's reference, leading to the claimed words."""
        return Run(reference_of(claim.evidence_id), Tone.PLAIN, self.claim_link(claim))

    def page_of(self, claim: Claim, tone: Tone = Tone.PLAIN) -> Line:
        """Return the page of the claimed words; nothing where pages mean nothing."""
        page = self.setting.pages.get(claim_anchor(claim))
        if page:
            return (Run(f"p.\u00a0{page}", tone),)
        return (PageRef(claim_anchor(claim), tone),) if self.setting.paged and self.has_page(claim.evidence_id) else ()

    def section_of(self, claim: Claim) -> str:
        """Return the section that the claimed words stand in, the place in a file, or what is claimed as a whole."""
        evidence: Evidence | None = self.evidence.get(claim.evidence_id)
        kind = evidence.kind if evidence else EvidenceKind.ACCOUNT
        account = self.account.get(claim.evidence_id)
        form = account.form if account else AccountForm.STAR
        return say_place(claim, kind, picture=claim.evidence_id in self._pictures, form=form)

    def has_page(self, evidence_id: int) -> bool:
        """Tell whether the document shows the evidence itself."""
        return self.setting.accounts and evidence_id in self.evidence and evidence_id not in self._unplaced


def claim_anchor(claim: Claim) -> str:
    """Return the anchor of the place that a claim points at: its words, or its evidence as a whole."""
    if claim.whole or claim.lost:
        return evidence_anchor(claim.evidence_id)
    return f"claim-{claim.id}"


def criterion_anchor(criterion: Criterion) -> str:
    """Return the anchor of the page that shows what proves the criterion."""
    return f"criterion-{criterion.reference}"


def evidence_anchor(evidence_id: int) -> str:
    """Return the anchor of a piece of evidence's first page."""
    return f"evidence-{reference_of(evidence_id)}"


def joined(*parts: Line, between: str = " · ", tone: Tone = Tone.SMALL) -> Line:
    """Return the parts in one line; those that are empty leave no trace."""
    line: Line = ()
    for part in parts:
        if part:
            line = (*line, Run(between, tone), *part) if line else part
    return line


def _reading_order(claim: Claim) -> tuple[int, float, float, int]:
    if claim.box is not None:
        return claim.evidence_id, claim.box.page, claim.box.top, claim.id
    if claim.stretch is not None:
        return claim.evidence_id, 0, claim.stretch.start, claim.id
    if claim.passage is None or claim.anchor is None:
        return claim.evidence_id, -1, 0, claim.id
    return claim.evidence_id, _SECTIONS[claim.passage.section], claim.anchor.start, claim.id


_SECTIONS = {section: place for place, section in enumerate(Section)}
