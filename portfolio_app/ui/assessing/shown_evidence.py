"""What is to be read of the evidence behind a claim of a pack."""

from dataclasses import dataclass

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.evidence.evidence import Section, reference_of
from portfolio_app.domain.frameworks.framework import unit_colours
from portfolio_app.domain.packs.portfolio_data import FileData
from portfolio_app.domain.time import say_date
from portfolio_app.services.assessing.assessment import Assessing
from portfolio_app.services.assessing.former_words import Rewritten, rewritten
from portfolio_app.translation import tr
from portfolio_app.ui.assessing.assessment_rows import place_words


@dataclass(frozen=True, slots=True)
class Shown:
    """What is to be read: its title and facts, sections of text, and the words to mark in one of them.

    ``picture`` is an image's bytes, ``box`` the claimed part of it, ``file`` the name of a file that can be opened;
    ``code`` is the criterion's, and ``rewritten`` what the claimed words were when they were decided on.
    """

    title: str
    facts: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    marked: Section | None = None
    start: int = 0
    end: int = 0
    colour: int = 0
    picture: bytes = b""
    box: Box | None = None
    file: str = ""
    code: str = ""
    rewritten: Rewritten | None = None


def file_of(assessing: Assessing, claim: Claim) -> FileData | None:
    """Return the file that a claim is on, or None."""
    return next((file for file in assessing.data.files if file.evidence.id == claim.evidence_id), None)


def page_of(claim: Claim) -> int:
    """Return the page that a claim points at, the first being 1."""
    return claim.region.page if isinstance(claim.region, Box) else 1


def shown_evidence(assessing: Assessing, claim: Claim, picture: bytes = b"", words: str = "") -> Shown:
    """Return an account with the claimed words marked, a file with its picture or words, or what is known of others."""
    colours = unit_colours(assessing.data.frameworks)
    colour = colours.get(claim.criterion.rsplit("/", 1)[0], 0)
    reference = reference_of(claim.evidence_id)
    account = next((a for a in assessing.content.accounts if a.evidence.id == claim.evidence_id), None)
    if account is not None:
        evidence, anchor = account.evidence, claim.anchor
        place = place_words(assessing, claim)
        known = (reference, say_date(evidence.produced_on), account.place, evidence.method, place)
        facts = " · ".join(filter(None, known))
        marked = claim.passage.section if claim.passage and anchor and anchor.found else None
        return Shown(
            evidence.title,
            facts
            if marked or not claim.passage
            else tr("{facts}\nThe claimed words are no longer in the text.", facts=facts),
            tuple((account.form.title(section), text) for section, text in account.text if text.strip()),
            marked,
            anchor.start if marked and anchor else 0,
            anchor.end if marked and anchor else 0,
            colour,
            rewritten=rewritten(assessing, claim),
        )
    file = file_of(assessing, claim)
    if file is not None:
        region = claim.region
        place = place_words(assessing, claim)
        facts = " · ".join(filter(None, (reference, say_date(file.evidence.produced_on), file.name, place)))
        box, code = region if isinstance(region, Box) else None, assessing.criteria[claim.criterion].code
        sections = ((tr("What it says"), words),) if words else ()
        return Shown(
            file.evidence.title, facts, sections, picture=picture, box=box, file=file.name, colour=colour, code=code
        )
    held = next((each for each in assessing.data.held_elsewhere if each.evidence.id == claim.evidence_id), None)
    if held is not None:
        facts = tr("{reference} · held elsewhere: {where}", reference=reference, where=held.where)
        return Shown(held.evidence.title, facts, ((tr("What it is"), held.what),), colour=colour)
    statement = next((s for s in assessing.content.statements if s.evidence.id == claim.evidence_id), None)
    if statement is not None and statement.latest is not None:
        return Shown(
            statement.evidence.title,
            tr("{reference} · witness statement", reference=reference),
            ((tr("Statement"), statement.latest.text),),
        )
    return Shown(reference, tr("This evidence is not in the pack."))
