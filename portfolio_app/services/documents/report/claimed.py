"""What evidence is claimed for: the mark of one claim, and a table of all of them."""

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.report import Column, Line, Mark, Row, Run, StateRun, Table, Tone
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.quotation import quoted
from portfolio_app.services.documents.report.content import REFUSED, STAR, Sources, claim_anchor
from portfolio_app.translation import mark, tr

_CLAIMED = (Column(mark("Claimed"), 1.2), Column(mark("For"), 6.0))


def mark_of_claim(sources: Sources, claim: Claim, start: int = 0, end: int = 0) -> Mark:
    """Return the claim as a mark on words, or on a part of a picture, which has no offsets."""
    criterion = sources.criterion[claim.criterion]
    code = sources.code(criterion)
    comment = [f"{code} {criterion.text}"]
    comment += [tr("Need: {need}", need=claim.need)] * bool(claim.need)
    comment += [tr("Note: {note}", note=claim.note)] * bool(claim.note)
    comment += [tr("Best evidence")] * claim.starred
    comment += [tr("To re-check: {what} changed since it was claimed", what=_what(sources, claim))] * claim.to_recheck
    comment += [tr(REFUSED).capitalize()] * (claim.id in sources.refused)
    return Mark(
        start=start,
        end=end,
        code=code,
        colour=sources.colour(criterion),
        anchor=claim_anchor(claim),
        link=sources.criterion_link(criterion),
        comment="\n".join(comment),
        author=sources.portfolio.learner,
        made_at=claim.made_at,
        starred=claim.starred,
        recheck=claim.to_recheck,
    )


def claimed_table(sources: Sources, evidence: Evidence, claims: list[Claim], whole: str = "") -> Table:
    """Return a row for each criterion in the order of the claims, and one for each claimed place in a file.

    ``whole`` is said where no place is pointed at.
    """
    grouped: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        grouped.setdefault((claim.criterion, claim.id if claim.region else 0), []).append(claim)
    rows, many = tuple(_row(sources, group, whole) for group in grouped.values()), sources.noun.many
    return Table(
        _CLAIMED, rows, tr("The {many} that {reference} is claimed for.", many=many, reference=evidence.reference)
    )


def _row(sources: Sources, claims: list[Claim], whole: str) -> Row:
    first = claims[0]
    criterion = sources.criterion[first.criterion]
    said = list(dict.fromkeys(claim.need for claim in claims if claim.need))
    if first.region is not None:
        said.insert(0, sources.section_of(first))
    elif whole and all(claim.passage is None for claim in claims):
        said.append(whole)
    what: list[Run | StateRun] = [Run(criterion.text)]
    what += [Run(f" ({', '.join(said)})", Tone.MUTED)] if said else []
    what += [Run(f" {STAR}")] if any(claim.starred for claim in claims) else []
    lines: list[Line] = [tuple(what)]
    lines += [(Run(claim.note, Tone.SMALL),) for claim in claims if claim.note]
    lines += [_refused(claim, alone=len(claims) == 1) for claim in claims if claim.id in sources.refused]
    lines += [_recheck(sources, claim) for claim in claims if claim.to_recheck]
    code = Run(sources.code(criterion), Tone.STRONG, sources.criterion_link(criterion))
    anchor = claim_anchor(first) if first.region is not None and not first.lost else ""
    return Row((((code,),), tuple(lines)), sources.colour(criterion), anchor)


def _refused(claim: Claim, *, alone: bool) -> Line:
    if alone or claim.passage is None:
        return (Run(tr(REFUSED).capitalize(), Tone.SMALL),)
    said = tr("The words {quoted}: {refused}", quoted=quoted(claim.passage.quote), refused=tr(REFUSED))
    return (Run(said, Tone.SMALL),)


def _recheck(sources: Sources, claim: Claim) -> Line:
    if not claim.place_changed:
        said = tr(": the {one} read “{wording}” when it was claimed", one=sources.noun.one, wording=claim.wording)
        return StateRun(State.RECHECK, Tone.SMALL), Run(said, Tone.SMALL)
    if claim.passage is None:
        return StateRun(State.RECHECK, Tone.SMALL), Run(tr(": {what} changed", what=_what(sources, claim)), Tone.SMALL)
    what = tr("have changed") if claim.anchor and claim.anchor.found else tr("are no longer in the text")
    return StateRun(State.RECHECK, Tone.SMALL), Run(
        tr(": the words {quoted} {what}", quoted=quoted(claim.passage.quote), what=what), Tone.SMALL
    )


def _what(sources: Sources, claim: Claim) -> str:
    if not claim.place_changed:
        return tr("the {one} has", one=sources.noun.one)
    return tr("these words have") if claim.passage else tr("the file has")
