"""The mapping grid: each criterion, the evidence for it, its method, its page, and the state."""

import re
from itertools import groupby

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.report import (
    Block,
    Column,
    Heading,
    Line,
    PageRef,
    Paragraph,
    Role,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.framework import Criterion, each_unit
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage, NeedCoverage
from portfolio_app.domain.progress.state import State
from portfolio_app.services.documents.report.content import STAR, Sources, claim_anchor
from portfolio_app.services.documents.report.decided import verdicts_on
from portfolio_app.translation import mark, tr

_ASKS = Column(mark("What it asks"), 3.9)
_STATE = Column(mark("State"), 1.7)
_TOGETHER = re.compile(r"(?<=\b[0-9A-F]{4}) (?=[0-9A-F]{4}\b)|(?<=\d) (?=[A-Z][a-z])")
"""Between the groups of a key, which are compared as one, and between a day and its month."""


def grid_blocks(sources: Sources) -> list[Block]:
    """Return the grid as a part of a larger document; nothing when there are no criteria."""
    if not sources.criterion:
        return []
    blocks: list[Block] = [Heading(tr("Mapping grid"), 1, "grid", wide=True)]
    if sources.setting.accounts:
        pages = tr(" Page numbers are those of this document.") if sources.setting.paged else ""
        intro = tr("Each reference leads to the exact place.{pages}", pages=pages)
        blocks.append(Paragraph((Run(intro, Tone.MUTED),), Role.INTRO))
    return [*blocks, *grid_tables(sources)]


def grid_tables(sources: Sources) -> list[Block]:
    """Return what the signs in the tables mean, and a table for each unit."""
    used = sorted({evidence.method for evidence in sources.evidence.values()})
    legend = " · ".join(
        [*(f"{code} {sources.methods.get(code, code)}" for code in used), tr("{star} best evidence", star=STAR)]
    )
    # Above the tables: below them it might stand on a page alone, and who reads on needs it first.
    blocks: list[Block] = [Paragraph((Run(legend, Tone.SMALL),), Role.NOTE)]
    setting = sources.setting
    paged = setting.pages or (setting.paged and setting.accounts)
    evidence = Column(tr("Evidence, method, page") if paged else tr("Evidence, method, section"), 2.8)
    for key, unit in each_unit(sources.frameworks):
        colour = sources.colour(unit.criteria[0]) if unit.criteria else 0
        summary = tr(
            "{heads} of {part} {code}, the evidence claimed for each with its place, and the state.",
            heads=sources.noun.heads,
            part=sources.noun.part,
            code=unit.code,
        )
        rows = tuple(_row(sources, criterion) for criterion in unit.criteria)
        blocks += [
            UnitHeading(unit.code, unit.title, colour, f"grid-{key}"),
            Table((Column(sources.noun.head, 1.15), _ASKS, evidence, _STATE), rows, summary),
        ]
    return blocks


def _row(sources: Sources, criterion: Criterion) -> Row:
    entry = sources.covered(criterion)
    claims = sources.claims_on(criterion)
    if why := sources.unneeded.get(criterion.reference):
        # Muted, so that nobody takes it for a gap; there, so that nobody misses it.
        texts = (criterion.code, criterion.text, why, tr("not needed"))
        return Row(tuple(((Run(text, Tone.MUTED),),) for text in texts), sources.colour(criterion))
    decided = verdicts_on(sources.standings.get(criterion.reference))
    return Row(
        (
            ((Run(criterion.code, Tone.STRONG, sources.criterion_link(criterion)),),),
            (
                (Run(criterion.text),),
                *(_need(need, sources.counting(claims)) for need in entry.needs),
                *layer_lines(sources, criterion),
            ),
            _places(sources, claims) or ((Run(_no_places(entry), Tone.MUTED),),),
            (*state_cell(entry), *((Run(_TOGETHER.sub("\u00a0", said), Tone.SMALL),) for said in decided)),
        ),
        sources.colour(criterion),
    )


def _no_places(entry: CriterionCoverage) -> str:
    if entry.claims:
        return tr("none with a star")
    return tr("as below it") if entry.parts else tr("none yet")


def layer_lines(sources: Sources, criterion: Criterion) -> list[Line]:
    """Return what a criterion stands over, and what of that is still open; nothing for one that stands over none."""
    under = [
        sources.criterion[each] for each in sources.parts.get(criterion.reference, ()) if each in sources.criterion
    ]
    if not under:
        return []
    lines: list[Line] = [(Run(tr("Over {codes}", codes=_codes(under)), Tone.SMALL),)]
    still = [each for each in under if not sources.covered(each).covered]
    if still and len(still) < len(under):
        lines.append((Run(tr("Still open: {codes}", codes=_codes(still)), Tone.SMALL),))
    return lines


def _codes(criteria: list[Criterion]) -> str:
    return ", ".join(criterion.code for criterion in criteria)


def _need(need: NeedCoverage, claims: list[Claim]) -> Line:
    places = sorted({claim.evidence_id for claim in claims if claim.need == need.need.label and not claim.lost})
    # Where only starred claims are shown, those that meet the need may be others.
    where = ", ".join(map(reference_of, places)) if places else tr("none with a star") if need.have else tr("missing")
    return (Run(f"{say_need(need)}: {where}", Tone.SMALL),)


def say_need(need: NeedCoverage) -> str:
    """Return the need's label, with the count where more than one is asked for."""
    several = tr(" {have} of {at_least}", have=need.have, at_least=need.need.at_least) if need.need.at_least > 1 else ""
    return f"{need.need.label}{several}"


def _places(sources: Sources, claims: list[Claim]) -> tuple[Line, ...]:
    """Return a line for each section of each piece of evidence that is claimed."""

    def place(claim: Claim) -> tuple[int, str]:
        return claim.evidence_id, sources.section_of(claim)

    return tuple(_place(sources, where, list(group)) for (_, where), group in groupby(claims, key=place))


def _place(sources: Sources, where: str, claims: list[Claim]) -> Line:
    first = claims[0]
    method = sources.evidence[first.evidence_id].method
    # Claims on lost words share a place: that of the whole.
    apart = list({claim_anchor(claim): claim for claim in claims}.values())
    pages = _pages(sources, apart)
    further = _further(sources, apart) if not pages else ()
    told = sources.has_page(first.evidence_id) and len(apart) == len(claims)
    several = f" ×{len(claims)}" if len(claims) > 1 and not told else ""
    star = f" {STAR}" if any(claim.starred for claim in claims) else ""
    return (
        sources.reference_run(first),
        Run(f" {method} "),
        *((*pages, Run(" ", Tone.SMALL)) if pages else ()),
        Run(f"{where}{several}", Tone.SMALL),
        *further,
        Run(star),
        *((Run(tr(" not accepted"), Tone.SMALL),) if all(claim.id in sources.refused for claim in claims) else ()),
        *((Run(" "), StateRun(State.RECHECK, Tone.SMALL)) if any(claim.to_recheck for claim in claims) else ()),
    )


def _pages(sources: Sources, claims: list[Claim]) -> Line:
    """Return the page of each place, leading there; of places in another document each page once."""
    if sources.setting.pages:
        pages = sorted({page for claim in claims if (page := sources.setting.pages.get(claim_anchor(claim)))})
        return (Run(f"p.\u00a0{', '.join(map(str, pages))}"),) if pages else ()
    if not (sources.setting.paged and sources.has_page(claims[0].evidence_id)):
        return ()
    line: Line = (PageRef(claim_anchor(claims[0])),)
    for claim in claims[1:]:
        line = (*line, Run(", "), PageRef(claim_anchor(claim), before=""))
    return line


def _further(sources: Sources, claims: list[Claim]) -> Line:
    """Return a link to each of several places where pages mean nothing."""
    if len(claims) == 1 or not sources.has_page(claims[0].evidence_id):
        return ()
    line: Line = (Run(tr(" places "), Tone.SMALL),)
    for number, claim in enumerate(claims, 1):
        between = (Run(", ", Tone.SMALL),) if number > 1 else ()
        line = (*line, *between, Run(str(number), Tone.SMALL, sources.claim_link(claim)))
    return line


def state_cell(entry: CriterionCoverage) -> tuple[Line, ...]:
    """Return the state as symbol and word, with the count of what was asked for."""
    state: Line = (StateRun(entry.state),)
    if entry.state is State.NONE or not (entry.needs or entry.parts):
        return (state,)
    return (state, (Run(tr("{had} of {asked}", had=entry.had, asked=entry.asked), Tone.SMALL),))
