"""The professional discussion sheet: a card a criterion, with the story in the learner's own words."""

from collections.abc import Mapping
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import (
    Block,
    Column,
    CriterionHeading,
    Inline,
    Line,
    Paragraph,
    Report,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.domain.frameworks.assessments import say_assessment
from portfolio_app.domain.frameworks.framework import Criterion, each_unit
from portfolio_app.domain.progress.action_plan import questions_of
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import say_date
from portfolio_app.domain.words.quotation import quoted
from portfolio_app.domain.words.sentences import first_sentence
from portfolio_app.services.documents.report.content import (
    STAR,
    Content,
    Setting,
    Sources,
    criterion_anchor,
    evidence_anchor,
    joined,
)
from portfolio_app.services.documents.report.credits import credit_blocks
from portfolio_app.services.documents.report.criteria import refused_line, source_line, unneeded_note, words_of
from portfolio_app.services.documents.report.grid import say_need
from portfolio_app.services.documents.report.portfolio import report_of
from portfolio_app.services.documents.report.selection import select
from portfolio_app.services.documents.report.sheet import NO_CRITERIA, head_blocks
from portfolio_app.translation import mark, tr

_MOST = 2
"""Accounts that a card tells; more would be read out, not talked about."""
_SAID = mark(
    "A card for each {one}. It tells the story section by section: the words that you claimed, in quotation marks, "
    "or how the section begins. Talk about it in your own words; the notes are for you and for your assessor."
)
_ROOM: tuple[Line, ...] = ((Run("\u00a0"),), (Run("\u00a0"),))


def build_discussion(
    content: Content,
    made_on: date,
    options: ExportOptions = ExportOptions(),
    pages: Mapping[str, int] | None = None,
) -> Report:
    """Return the sheet; ``pages`` are those of the portfolio's places. Raises InputError as the portfolio does."""
    setting = Setting(paged=False, criteria=False, accounts=False, pages=pages or {})
    sources = Sources(content, select(content, options), options, setting)
    title = tr("Professional discussion sheet")
    blocks = head_blocks(sources, title, _said(sources), made_on)
    for key, unit in each_unit(sources.frameworks):
        if unit.criteria:
            blocks.append(UnitHeading(unit.code, unit.title, sources.colour(unit.criteria[0]), f"unit-{key}"))
        for criterion in unit.criteria:
            if criterion.reference not in sources.unneeded:
                blocks += _card(sources, criterion)
        blocks += unneeded_note(sources, unit)
    blocks += credit_blocks(sources)
    return report_of(sources, f"{title}: {content.portfolio.learner}", made_on, tuple(blocks))


def _said(sources: Sources) -> str:
    if not sources.criterion:
        return tr(NO_CRITERIA)
    said, assessment = tr(_SAID, one=sources.noun.one), say_assessment(sources.frameworks)
    return f"{said} {tr('It leads to: {assessment}.', assessment=assessment)}" if assessment else said


def _card(sources: Sources, criterion: Criterion) -> list[Block]:
    entry = sources.covered(criterion)
    state: list[Inline] = [StateRun(entry.state, Tone.SMALL)]
    missing = ", ".join(say_need(need) for need in entry.needs if not need.met)
    if missing:
        state.append(Run(tr(" · be ready to add: {missing}", missing=missing), Tone.SMALL))
    code, colour = sources.code(criterion), sources.colour(criterion)
    blocks: list[Block] = [CriterionHeading(code, criterion.text, colour, criterion_anchor(criterion), (tuple(state),))]
    blocks += _questions(sources, criterion)
    blocks += _practice(sources, criterion)
    claims = sources.claims_on(criterion)
    if not claims:
        said = (
            tr("No starred passage.")
            if entry.claims
            else tr("Nothing is claimed yet: think of a time when you did this.")
        )
        return [*blocks, Paragraph((Run(said, Tone.MUTED),))]
    chosen = _best_accounts(sources, claims)
    for account in chosen:
        own = [claim for claim in claims if claim.evidence_id == account.evidence.id]
        blocks.append(_story(sources, account, own, colour))
    shown = {account.evidence.id for account in chosen}
    others = [claim for claim in claims if claim.evidence_id not in shown]
    if others:
        blocks.append(Paragraph((Run(tr("Also claimed:") if chosen else tr("Claimed:"), Tone.MUTED),)))
    return [*blocks, *(Paragraph(source_line(sources, claim)) for claim in others)]


def _questions(sources: Sources, criterion: Criterion) -> list[Block]:
    """Return what the assessor will ask on the criterion, each question with room to note the answer."""
    standing = sources.standings.get(criterion.reference)
    asked = questions_of(standing) if standing else ()
    if not asked:
        return []
    columns = (Column(tr("Your assessor will ask"), 4.0), Column(tr("Notes"), 4.5))
    rows = tuple(Row((((Run(question),),), _ROOM), sources.colour(criterion)) for question in asked)
    return [Table(columns, rows, tr("Questions on {code}, with room for notes.", code=sources.code(criterion)))]


def _practice(sources: Sources, criterion: Criterion) -> list[Block]:
    """Return what the learner answered in practice talk, where that is wanted."""
    if not sources.options.practice:
        return []
    colour = sources.colour(criterion)
    rows = tuple(
        Row(
            (((Run(answer.question),),), _lines(answer.text)),
            colour,
        )
        for answer in sources.whole.practice
        if answer.criterion == criterion.reference
    )
    if not rows:
        return []
    columns = (Column(tr("Practice question"), 4.0), Column(tr("My answer"), 4.5))
    said = tr("Practice questions on {code}, with my answers.", code=sources.code(criterion))
    return [Table(columns, rows, said)]


def _lines(text: str) -> tuple[Line, ...]:
    return tuple((Run(line),) for line in text.split("\n") if line.strip())


def _best_accounts(sources: Sources, claims: list[Claim]) -> list[ReflectiveAccount]:
    """Return the accounts to talk about: those with starred words first."""
    ordered = sorted(claims, key=lambda claim: not claim.starred)
    told = dict.fromkeys(claim.evidence_id for claim in ordered if claim.evidence_id in sources.account)
    return [sources.account[evidence_id] for evidence_id in told][:_MOST]


def _story(sources: Sources, account: ReflectiveAccount, claims: list[Claim], colour: int) -> Table:
    """Return the account's sections: the claimed words where there are some, else how the section begins.

    Its name heads the table, so that it stands above what follows on every page.
    """
    evidence = account.evidence
    page = sources.setting.pages.get(evidence_anchor(evidence.id))
    known = [evidence.title, say_date(evidence.produced_on), account.place, f"p.\u00a0{page}" if page else ""]
    columns = (Column(evidence.reference, 1.5), Column(" · ".join(filter(None, known)), 7.0))
    rows = [
        Row((((Run(account.form.title(section), Tone.STRONG),),), lines), colour)
        for section, text in account.text
        if (lines := _prompts(sources, text, [claim for claim in claims if _stands_in(claim, section)]))
    ]
    whole = tuple(_known(sources, claim) or (Run(tr("claimed")),) for claim in claims if claim.passage is None)
    if whole:
        rows.insert(0, Row((((Run(tr("As a whole"), Tone.STRONG),),), whole), colour))
    # Room for a pen, and for the assessor to type.
    rows.append(Row((((Run(tr("Notes"), Tone.MUTED),),), _ROOM), colour))
    return Table(
        columns,
        tuple(rows),
        tr("{reference} section by section, with the words claimed.", reference=evidence.reference),
    )


def _stands_in(claim: Claim, section: Section) -> bool:
    return claim.passage is not None and claim.passage.section is section


def _prompts(sources: Sources, text: str, claims: list[Claim]) -> tuple[Line, ...]:
    begins = first_sentence(text)
    if not sources.options.quotes or not claims:
        start: tuple[Line, ...] = ((Run(begins, Tone.MUTED),),) if begins else ()
        return (*start, *(_known(sources, claim) for claim in claims))
    return tuple((Run(f"{quoted(_flat(words_of(sources, claim)))} "), *_known(sources, claim)) for claim in claims)


def _known(sources: Sources, claim: Claim) -> Line:
    """Return where the claimed words are, what they are claimed for, and whether they are the best or in doubt."""
    return joined(
        sources.page_of(claim, Tone.SMALL),
        (Run(claim.need, Tone.SMALL),) if claim.need else (),
        (Run(tr("{star} best evidence", star=STAR), Tone.SMALL),) if claim.starred else (),
        (StateRun(State.RECHECK, Tone.SMALL),) if claim.to_recheck else (),
        refused_line(sources, claim),
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
