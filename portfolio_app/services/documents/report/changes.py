"""What has changed since the last pack: for an assessor who has seen that one."""

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.report import Block, Column, Heading, Line, Paragraph, Role, Row, Run, Table, Tone
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.packs.record import CLAIM, Changes, Difference
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.quotation import quoted
from portfolio_app.domain.words.text import plural
from portfolio_app.services.documents.report.content import Sources, evidence_anchor
from portfolio_app.services.documents.report.criteria import words_of
from portfolio_app.translation import mark, tr

SAID = {Difference.NEW: mark("new"), Difference.CHANGED: mark("changed"), Difference.GONE: mark("taken out")}


def change_title(changes: Changes) -> str:
    """Return the heading over what has changed."""
    return tr("What has changed since the pack of {day}", day=say_day_of(changes.since))


def change_sentences(changes: Changes) -> tuple[str, ...]:
    """Say in sentences how much has changed, and which evidence is gone."""
    names = [(name.startswith(CLAIM), what) for name, what in changes.items.items()]
    kinds = (
        (tr("piece of evidence"), tr("pieces of evidence"), [what for of_claim, what in names if not of_claim]),
        ("claim", "claims", [what for of_claim, what in names if of_claim]),
    )
    counted = [
        f"{plural(found.count(what), one, many)} {tr(SAID[what])}"
        for one, many, found in kinds
        for what in Difference
        if what in found
    ]
    if not counted:
        return (tr("Nothing has changed."),)
    gone = [name for name, what in changes.items.items() if what is Difference.GONE and not name.startswith(CLAIM)]
    said = f"{', '.join(counted)}."
    return (said, tr("Taken out: {gone}.", gone=", ".join(gone))) if gone else (said,)


def change_blocks(sources: Sources) -> list[Block]:
    """Return the section on what has changed, or nothing for a first pack."""
    changes = sources.whole.changes
    if changes is None:
        return []
    evidence = [(each, changes.evidence(each.reference)) for each in sources.evidence.values()]
    claims = [(claim, changes.claim(claim.id)) for claim in sources.claims]
    rows = [_evidence_row(sources, each, what) for each, what in evidence if what]
    rows += [
        _claim_row(sources, claim, what) for claim, what in claims if what and claim.criterion in sources.criterion
    ]
    said = " ".join(change_sentences(changes))
    blocks: list[Block] = [Heading(change_title(changes), 2, "changes"), Paragraph((Run(said),), Role.INTRO)]
    if rows:
        columns = (Column(tr("Change"), 1.2), Column(tr("Where"), 1.6), Column(tr("What"), 7.2))
        blocks.append(Table(columns, tuple(rows), tr("Each piece of evidence and each claim that is new or changed.")))
    return blocks


def _evidence_row(sources: Sources, evidence: Evidence, what: Difference) -> Row:
    link = evidence_anchor(evidence.id) if sources.has_page(evidence.id) else ""
    reference: Line = (Run(evidence.reference, Tone.STRONG, link),)
    return Row((((Run(tr(SAID[what])),),), (reference,), ((Run(evidence.title),),)))


def _claim_row(sources: Sources, claim: Claim, what: Difference) -> Row:
    criterion = sources.criterion[claim.criterion]
    code = Run(sources.code(criterion).replace(" ", "\u00a0"), Tone.STRONG, sources.criterion_link(criterion))
    words = quoted(" ".join(words_of(sources, claim).split())) if claim.passage else sources.section_of(claim)
    said: Line = (Run(tr("claim in ")), sources.reference_run(claim), Run(f": {words}"))
    return Row((((Run(tr(SAID[what])),),), ((code,),), (said,)), sources.colour(criterion))
