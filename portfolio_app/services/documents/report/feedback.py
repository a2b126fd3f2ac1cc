"""The feedback report: what was decided on each criterion, why, and what to do next, to be read and signed."""

from collections import Counter
from collections.abc import Container, Iterable
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Verdict
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    CriterionHeading,
    Heading,
    Line,
    Paragraph,
    Quote,
    Report,
    Role,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.framework import Criterion, Unit, each_unit
from portfolio_app.domain.frameworks.nouns import begun
from portfolio_app.domain.progress.action_plan import plan, who_and_when
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.time import say_day_of
from portfolio_app.services.documents.report.content import Content, Setting, Sources, criterion_anchor
from portfolio_app.services.documents.report.credits import credit_blocks
from portfolio_app.services.documents.report.criteria import words_of
from portfolio_app.services.documents.report.decided import checks_of, decided_lines, trust_words
from portfolio_app.services.documents.report.portfolio import report_of
from portfolio_app.services.documents.report.selection import select
from portfolio_app.services.documents.report.sheet import head_blocks
from portfolio_app.translation import mark, tr

_TITLE = mark("Feedback report")
_WHO = (
    Column(mark("Decided by"), 3.0),
    Column(mark("Role"), 2.0),
    Column(mark("Last on"), 2.0),
    Column(mark("Decisions"), 1.2, Align.RIGHT),
)
_COUNTS = (
    Column(mark("Title"), 4.2),
    Column(mark("Met"), 0.9, Align.RIGHT),
    Column(mark("Not yet met"), 1.3, Align.RIGHT),
    Column(mark("Open"), 0.9, Align.RIGHT),
)
_NEXT = (Column(mark("Where"), 1.6), Column(mark("What to do"), 7.0))
_SIGNED = (Column(mark("Name"), 3.4), Column(mark("Signature"), 4.0), Column(mark("Date"), 2.0))


def build_feedback(content: Content, made_on: date, options: ExportOptions = ExportOptions()) -> Report:
    """Return the report of every decision that counts; raises InputError for an unknown unit."""
    setting = Setting(paged=False, criteria=True, accounts=False)
    # A report of decisions shows them, and feedback does not depend on stars.
    whole = ExportOptions(units=options.units, layout=options.layout)
    sources = Sources(content, select(content, whole), whole, setting)
    decided = {key: standing for key, standing in sources.standings.items() if key in sources.criterion}
    blocks = head_blocks(sources, tr(_TITLE), _said(sources, decided), made_on)
    if decided:
        blocks += [_who(decided), *_counts(sources, decided), *_next(sources, decided)]
        for _, unit in each_unit(sources.frameworks):
            blocks += _unit(sources, unit, decided)
        blocks += [*_signatures(sources, decided), *credit_blocks(sources)]
    return report_of(sources, f"{tr(_TITLE)}: {content.portfolio.learner}", made_on, tuple(blocks))


def _asked(sources: Sources, criteria: Iterable[str], decided: Container[str]) -> list[str]:
    """Return which of the criteria are asked for, and those that were decided on all the same."""
    return [reference for reference in criteria if reference not in sources.unneeded or reference in decided]


def _said(sources: Sources, decided: dict[str, Standing]) -> str:
    total = len(_asked(sources, sources.criterion, decided))
    if not decided:
        return tr("Nothing has been decided yet.")
    verdicts = Counter(standing.decision.verdict for standing in decided.values() if standing.decision)
    parts = [f"{verdicts[verdict]} {verdict.value}" for verdict in Verdict if verdicts[verdict]]
    opposed = sum(bool(standing.against) for standing in decided.values())
    parts += [tr("{opposed} decided differently by two people", opposed=opposed)] * bool(opposed)
    disputed = sum(standing.ruling.dispute is not None for standing in decided.values())
    parts += [tr("{disputed} in dispute with a quality assurer", disputed=disputed)] * bool(disputed)
    still = total - len(decided)
    left = tr("; {still} not decided yet", still=still) if still else ""
    return tr(
        "Of {criteria}: {parts}{left}.",
        criteria=sources.noun.count(total),
        parts=", ".join(parts),
        left=left,
    )


def _who(decided: dict[str, Standing]) -> Table:
    found: dict[tuple[str, str, str], list[Decision]] = {}
    for standing in decided.values():
        for decision in standing.history:
            who = decision.decided_by, decision.role.value, standing.trust.signed_words(decision)
            found.setdefault(who, []).append(decision)
    rows = tuple(
        Row(
            (
                ((Run(name, Tone.STRONG),), (Run(signed, Tone.SMALL),)),
                ((Run(role),),),
                ((Run(say_day_of(max(decision.decided_at for decision in made))),),),
                ((Run(str(len(made))),),),
            )
        )
        for (name, role, signed), made in found.items()
    )
    return Table(_WHO, rows, tr("Who decided, signed by which key or not, in which role, and when last."))


def _counts(sources: Sources, decided: Container[str]) -> list[Block]:
    rows: list[Row] = []
    for key, unit in each_unit(sources.frameworks):
        asked = _asked(sources, (criterion.reference for criterion in unit.criteria), decided)
        verdicts = [sources.latest.get(reference) for reference in asked]
        met = sum(decision is not None and decision.met for decision in verdicts)
        not_met = sum(decision is not None and not decision.met for decision in verdicts)
        cells = (Run(key.split("/")[1], Tone.STRONG), Run(unit.title))
        numbers = (met, not_met, len(asked) - met - not_met)
        rows.append(
            Row(
                tuple(((run,),) for run in (*cells, *(Run(str(number)) for number in numbers))),
                sources.colour(unit.criteria[0]) if unit.criteria else None,
            )
        )
    return [
        Heading(tr("Summary"), 2, "counts"),
        Table(
            (Column(begun(sources.noun.part), 0.9), *_COUNTS),
            tuple(rows),
            tr("Per {part}, how many {many} are met.", part=sources.noun.part, many=sources.noun.many),
        ),
    ]


def _next(sources: Sources, decided: dict[str, Standing]) -> list[Block]:
    steps = plan(decided.values(), {claim.id: claim.evidence_id for claim in sources.claims})
    heading = Heading(tr("What to do next"), 2, "next")
    if not steps:
        return [heading, Paragraph((Run(tr("Nothing: all that was decided on is met."), Tone.MUTED),))]
    rows = tuple(Row((((_where(sources, step),),), ((Run(step.message),),)), _colour(sources, step)) for step in steps)
    return [heading, Table(_NEXT, rows, tr("The steps that follow from the feedback."))]


def _where(sources: Sources, step: Finding) -> Run:
    criterion = _criterion_of(sources, step)
    return Run(sources.code(criterion), Tone.STRONG, criterion_anchor(criterion)) if criterion else Run(str(step.where))


def _criterion_of(sources: Sources, step: Finding) -> Criterion | None:
    """Return the criterion that a step is about, None for one about a claim on it."""
    return None if step.where.evidence else sources.criterion.get(step.where.criterion)


def _colour(sources: Sources, step: Finding) -> int | None:
    criterion = _criterion_of(sources, step)
    return sources.colour(criterion) if criterion else None


def _unit(sources: Sources, unit: Unit, decided: dict[str, Standing]) -> list[Block]:
    shown = [criterion for criterion in unit.criteria if criterion.reference in decided]
    if not shown:
        return []
    blocks: list[Block] = [UnitHeading(unit.code, unit.title, sources.colour(shown[0]), f"unit-{unit.code}")]
    for criterion in shown:
        blocks += _criterion(sources, criterion, decided[criterion.reference])
    return blocks


def _criterion(sources: Sources, criterion: Criterion, standing: Standing) -> list[Block]:
    checks = [checks_of(standing.decision)] if standing.decision and standing.decision.checks else []
    notes = [*_state(sources, criterion), *((Run(tr("Checked: {c}", c=c), Tone.SMALL),) for c in checks)]
    blocks: list[Block] = [
        CriterionHeading(
            sources.code(criterion),
            criterion.text,
            sources.colour(criterion),
            criterion_anchor(criterion),
            tuple(notes),
        )
    ]
    said = _said_on(standing)
    for decision in said:
        blocks += _feedback(sources, criterion, decision, named=len(said) > 1)
    return blocks


def _said_on(standing: Standing) -> tuple[Decision, ...]:
    """Return the decision that counts, or those that contradict each other."""
    if standing.ruling.dispute:
        return tuple(decision for decision in standing.ruling.dispute if decision is not None)
    return (standing.decision,) if standing.decision else standing.against


def _state(sources: Sources, criterion: Criterion) -> list[Line]:
    """Return the state with who decided, when and how, then what changed since; the feedback stands below in full."""
    state = StateRun(sources.covered(criterion).state, Tone.SMALL)
    decision = sources.standings[criterion.reference].decision
    lines = decided_lines(sources, criterion)
    if decision is None:
        return [(state,), *lines]
    more = decision.verdict.value if decision.verdict is Verdict.MORE_EVIDENCE else ""
    said = filter(None, (more, who_and_when(decision), decision.method))
    return [(state, Run(f" · {' · '.join(said)}", Tone.SMALL)), *lines[1:]]


def _feedback(sources: Sources, criterion: Criterion, decision: Decision, *, named: bool) -> list[Block]:
    who = f"{decision.decided_by}: " if named else ""
    texts = [part for part in decision.feedback.split("\n") if part.strip()]
    blocks: list[Block] = [Paragraph((Run(f"{who}{text}"),)) for text in texts]
    if named:
        standing = sources.standings[criterion.reference]
        blocks.append(Paragraph((Run(f"{who}{trust_words(standing, decision)}", Tone.SMALL),), Role.NOTE))
    asked = [part for part in decision.questions.split("\n") if part.strip()]
    if asked:
        blocks.append(Paragraph((Run(tr("Questions that will be asked"), Tone.STRONG),)))
        blocks += [Paragraph((Run(f"• {part}"),)) for part in asked]
    claims = {claim.id: claim for claim in sources.claims_on(criterion)}
    for said in decision.claims:
        if said.claim_id in claims and (said.feedback or said.accepted is not None):
            blocks.append(_claim(sources, criterion, claims[said.claim_id], said))
    return blocks


def _claim(sources: Sources, criterion: Criterion, claim: Claim, said: DecidedClaim) -> Quote:
    verdict = "" if said.accepted is None else tr("accepted") if said.accepted else tr("not accepted")
    evidence = sources.evidence.get(claim.evidence_id)
    title = evidence.title if evidence else ""
    source = " · ".join(filter(None, (reference_of(claim.evidence_id), title, sources.section_of(claim), verdict)))
    words = shorten(words_of(sources, claim), 240)
    return Quote(words, (Run(source, Tone.SMALL),), sources.colour(criterion), said.feedback)


def _signatures(sources: Sources, decided: dict[str, Standing]) -> list[Block]:
    people = dict.fromkeys(
        f"{decision.decided_by}, {decision.role.value}"
        for standing in decided.values()
        for decision in standing.history
    )
    keys = sorted(
        {
            standing.trust.key(decision)
            for standing in decided.values()
            for decision in standing.history
            if standing.trust.key(decision)
        }
    )
    names = (*people, f"{sources.portfolio.learner}, learner")
    # A row is as high as its lines: room to sign on paper.
    rows = tuple(Row((((Run(name),), (Run(" "),), (Run(" "),)), ((),), ((),))) for name in names)
    blocks: list[Block] = [
        Heading(tr("Signatures"), 2, "signatures"),
        Table(_SIGNED, rows, tr("Lines to sign on, for each of the people named.")),
    ]
    for key in keys:
        blocks.append(Paragraph((Run(tr("Decisions signed with the key {key}", key=key), Tone.SMALL),), Role.NOTE))
    return blocks
