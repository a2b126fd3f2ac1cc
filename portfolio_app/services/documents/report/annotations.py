"""Annotations: what the learner wrote about a work product, printed beside it with the claimed words marked."""

from portfolio_app.domain.documents.report import Block, Heading, Paragraph, Run, Tone
from portfolio_app.domain.evidence.evidence import Evidence, ReflectiveAccount
from portfolio_app.domain.time import say_date
from portfolio_app.services.documents.report.accounts import marked_text
from portfolio_app.services.documents.report.claimed import claimed_table
from portfolio_app.services.documents.report.content import Sources, evidence_anchor
from portfolio_app.translation import tr


def annotation_blocks(sources: Sources, work: Evidence) -> list[Block]:
    """Return the annotations of a work product; nothing where there are none."""
    return [block for account in sources.annotations_of(work.id) for block in _annotation(sources, work, account)]


def _annotation(sources: Sources, work: Evidence, account: ReflectiveAccount) -> list[Block]:
    evidence = account.evidence
    title = evidence.title if evidence.title != work.title else ""
    day = say_date(evidence.produced_on) if evidence.produced_on != work.produced_on else ""
    known = " · ".join(filter(None, (evidence.reference, tr("Annotation"), title, day, account.place)))
    kicker = (Run(known, Tone.SMALL),)
    anchor = evidence_anchor(evidence.id)
    blocks: list[Block] = []
    for section, text in account.text:
        if text.strip():
            blocks.append(Heading(account.form.title(section), 3, anchor, kicker, in_contents=False))
            blocks += marked_text(sources, account, section)
            anchor, kicker = "", ()
    if not blocks:
        blocks.append(Heading(tr("About this piece of work"), 3, anchor, kicker, in_contents=False))
        blocks.append(Paragraph((Run(tr("Not written yet."), Tone.MUTED),)))
    if claims := sources.claims_in(evidence):
        blocks.append(claimed_table(sources, evidence, claims, whole=tr("the whole annotation")))
    return blocks
