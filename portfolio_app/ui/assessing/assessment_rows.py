"""An assessment as rows: the criteria of a pack under their units, filtered, and the claims on one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.claim_place import say_place
from portfolio_app.domain.decisions.assessment import ClaimDraft, DecisionDraft
from portfolio_app.domain.decisions.decided import Standing
from portfolio_app.domain.decisions.decision import Verdict
from portfolio_app.domain.evidence.evidence import AccountForm, EvidenceKind, reference_of
from portfolio_app.domain.frameworks.framework import Criterion, each_unit, unit_colours
from portfolio_app.domain.frameworks.nouns import Noun, noun_of
from portfolio_app.domain.packs.record import Difference
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.words.text import plural
from portfolio_app.services.assessing.assessment import Assessing
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.tree_rows import TreeRow

_STATES = {Verdict.MET: State.MET, Verdict.NOT_YET_MET: State.NOT_YET_MET, Verdict.MORE_EVIDENCE: State.NOT_YET_MET}
_STAR = "★"


class Show(Enum):
    """Which criteria are wanted; the value is what the choice is called."""

    ALL = mark("All of them")
    UNDECIDED = mark("Not decided yet")
    STARRED = mark("With best evidence")
    CHANGED = mark("Changed since last time")
    NOT_MET = mark("Not yet met before")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The criteria that are wanted: which, and of which unit (``FRAMEWORK/UNIT``, "" for all)."""

    show: Show = Show.ALL
    unit: str = ""


def criterion_rows(assessing: Assessing, wanted: Wanted) -> tuple[TreeRow, ...]:
    """Return the criteria that are wanted, under their units; a row's key is the criterion's reference."""
    colours = unit_colours(assessing.data.frameworks)
    rows: list[TreeRow] = []
    for key, unit in each_unit(assessing.data.frameworks):
        if wanted.unit not in ("", key):
            continue
        shown = [c for c in unit.criteria if is_wanted(assessing, c.reference, wanted.show)]
        if not shown:
            continue
        decided = sum(assessing.draft(criterion.reference).verdict is not None for criterion in unit.criteria)
        rows.append(
            TreeRow(
                unit.label,
                trailing=tr("{decided} of {criteria}", decided=decided, criteria=len(unit.criteria)),
                heading=True,
                key=key,
                rows=tuple(_criterion(assessing, criterion, colours[key]) for criterion in shown),
            )
        )
    return tuple(rows)


def is_wanted(assessing: Assessing, reference: str, show: Show) -> bool:
    """Tell whether a criterion is among those that are wanted."""
    match show:
        case Show.UNDECIDED:
            return assessing.draft(reference).verdict is None
        case Show.STARRED:
            return any(claim.starred for claim in assessing.claims.get(reference, ()))
        case Show.CHANGED:
            return changed_since(assessing, reference)
        case Show.NOT_MET:
            standing = assessing.former.get(reference)
            return standing is not None and standing.decision is not None and not standing.decision.met
        case Show.ALL:
            return True


def changed_since(assessing: Assessing, reference: str) -> bool:
    """Tell whether a criterion's claims are other than in the last pack, or than when it was decided on."""
    claims, changes = assessing.claims.get(reference, ()), assessing.data.changes
    standing = assessing.former.get(reference)
    if standing is not None and standing.since:
        return True
    return changes is not None and any(changes.claim(claim.id) is not None for claim in claims)


def _criterion(assessing: Assessing, criterion: Criterion, colour: int) -> TreeRow:
    draft = assessing.draft(criterion.reference)
    claims = assessing.claims.get(criterion.reference, ())
    why = "" if draft.verdict else assessing.unneeded.get(criterion.reference, "")
    star = f" {_STAR}" if any(claim.starred for claim in claims) else ""
    said = [
        tr("unfinished: decide or clear it") if draft.unfinished else "",
        _before(assessing.former.get(criterion.reference)),
        tr("changed since last time") if changed_since(assessing, criterion.reference) else "",
    ]
    return TreeRow(
        criterion.text,
        detail=", ".join(filter(None, said)),
        code=criterion.code,
        colour=colour,
        state=_STATES[draft.verdict] if draft.verdict else State.NONE,
        trailing=tr("not needed: {why}", why=why) if why else f"{plural(len(claims), 'claim')}{star}",
        quiet=bool(why),
        key=criterion.reference,
    )


def _before(standing: Standing | None) -> str:
    """Say in few words what was decided on a criterion before."""
    if standing is None:
        return ""
    if standing.decision is None:
        return tr("before: they disagreed") if standing.against else ""
    verdict = standing.decision.verdict.value
    return (
        tr("before: {verdict}, in dispute", verdict=verdict)
        if standing.ruling.dispute
        else tr("before: {verdict}", verdict=verdict)
    )


def place_words(assessing: Assessing, claim: Claim) -> str:
    """Return how the place of a claim is named, in every column alike."""
    file = next((file for file in assessing.data.files if file.evidence.id == claim.evidence_id), None)
    kind = next((e.kind for e in assessing.content.evidence if e.id == claim.evidence_id), EvidenceKind.ACCOUNT)
    form = next((a.form for a in assessing.content.accounts if a.evidence.id == claim.evidence_id), AccountForm.STAR)
    return say_place(claim, kind, picture=file is not None and file.present.is_picture, form=form)


def claim_rows(assessing: Assessing, criterion: str) -> tuple[TreeRow, ...]:
    """Return the claims on a criterion; a row's key is the claim's number."""
    draft, evidence = assessing.draft(criterion), titles(assessing)
    return tuple(
        _claim(assessing, claim, draft, evidence.get(claim.evidence_id, ""))
        for claim in assessing.claims.get(criterion, ())
    )


def titles(assessing: Assessing) -> dict[int, str]:
    """Return the title of each piece of evidence by its number."""
    pieces = (*(entry.account.evidence for entry in assessing.data.accounts), *assessing.content.evidence)
    return {evidence.id: evidence.title for evidence in pieces}


def _claim(assessing: Assessing, claim: Claim, draft: DecisionDraft, title: str) -> TreeRow:
    said = draft.claims.get(claim.id, ClaimDraft())
    place = place_words(assessing, claim)
    changes = assessing.data.changes
    difference = changes.claim(claim.id) if changes else None
    new = {Difference.NEW: tr("new since last time"), Difference.CHANGED: tr("changed since last time")}
    details = (
        f"{title}, {place}",
        claim.need,
        tr("note: {note}", note=claim.note) if claim.note else "",
        new.get(difference, "") if difference else "",
        tr("the words have changed since they were claimed") if claim.to_recheck else "",
        _claim_before(assessing.former.get(claim.criterion), claim.id),
        tr("you: {feedback}", feedback=said.feedback) if said.feedback else "",
    )
    return TreeRow(
        _quoted(" ".join(claim.passage.quote.split())) if claim.passage else title,
        detail=" · ".join(filter(None, details)),
        code=f"{reference_of(claim.evidence_id)}{f' {_STAR}' if claim.starred else ''}",
        state={True: State.MET, False: State.NOT_YET_MET}.get(said.accepted) if said.accepted is not None else None,
        key=claim.id,
    )


def unfinished_rows(assessing: Assessing) -> tuple[TreeRow, ...]:
    """Return the criteria with something said and no decision, to be named before they are left out."""
    colours = unit_colours(assessing.data.frameworks)
    found = (assessing.criteria[reference] for reference in assessing.unfinished())
    return tuple(
        TreeRow(
            criterion.text,
            detail=assessing.draft(criterion.reference).feedback,
            code=f"{criterion.unit_code} {criterion.code}",
            colour=colours[criterion.reference.rsplit("/", 1)[0]],
            key=criterion.reference,
        )
        for criterion in found
    )


def _claim_before(standing: Standing | None, claim_id: int) -> str:
    """Say whether a claim was accepted when its criterion was decided on last."""
    said = standing.history[-1].of_claim(claim_id) if standing else None
    if said is None or said.accepted is None:
        return ""
    feedback = f": “{said.feedback}”" if said.feedback else ""
    return tr(
        "before: {what}{feedback}", what=tr("accepted") if said.accepted else tr("not accepted"), feedback=feedback
    )


def noun_in(assessing: Assessing) -> Noun:
    """Return what the pack's frameworks ask for."""
    return noun_of(assessing.data.frameworks)


def progress_words(assessing: Assessing) -> str:
    """Say how far the assessment is."""
    total = len(assessing.criteria)
    decided = sum(assessing.draft(reference).verdict is not None for reference in assessing.criteria)
    unfinished = len(assessing.unfinished())
    said = tr("{decided} of {criteria} decided", decided=decided, criteria=noun_in(assessing).count(total))
    return tr("{said}, {unfinished} unfinished", said=said, unfinished=unfinished) if unfinished else said


def following(assessing: Assessing, order: Iterable[str], after: str) -> str:
    """Return the next criterion that is not decided, after the one given and then from the start; "" for none."""
    listed = list(order)
    at = listed.index(after) + 1 if after in listed else 0
    return next((key for key in (*listed[at:], *listed[:at]) if assessing.draft(key).verdict is None), "")


def _quoted(words: str) -> str:
    """Put words between quotation marks, unless they are what somebody said and have their own."""
    spoken = len(words) > 1 and words[0] in '"“' and words[-1] in '"”' and not set(words[1:-1]) & set('"“”')
    return words if spoken else f"“{words}”"
