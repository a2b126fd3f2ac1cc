"""The details of evidence as they are kept, or the sentence that says what is wrong with them."""

from dataclasses import replace
from datetime import date

from portfolio_app.domain.claims.draft import EvidenceDraft
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.services.lookup import find_method
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import say_number, tr

USUAL_METHOD = "WP"
_LONGEST_TITLE = 200
_LONGEST = 5000


def evidence_of(draft: EvidenceDraft, kind: EvidenceKind, title: str, produced_on: date | None) -> Evidence:
    """Return new evidence with the details that a learner gave."""
    method = draft.method or USUAL_METHOD
    return Evidence(0, kind, title, produced_on, method, draft.description, draft.privacy)


def described(unit: UnitOfWork, evidence: Evidence) -> Evidence:
    """Return the evidence with its details as they are kept; raises InputError when one cannot be."""
    title = clean_line(evidence.title)
    if not title:
        raise InputError(
            tr(
                "{reference} needs a title; say what it shows.",
                reference=evidence.reference if evidence.id else tr("The evidence"),
            )
        )
    for what, text, most in (("title", title, _LONGEST_TITLE), ("description", evidence.description, _LONGEST)):
        if len(text) > most:
            raise InputError(
                tr(
                    "The {what} has {text} characters; give at most {most}.",
                    what=what,
                    text=say_number(len(text)),
                    most=say_number(most),
                )
            )
    description = clean(evidence.description).strip()
    # An older portfolio's evidence may have a method that is no longer in the table; it may keep it.
    former = unit.evidence.get(evidence.id) if evidence.id else None
    kept = former is not None and former.method == evidence.method
    method = evidence.method if kept else find_method(unit, evidence.method)
    return replace(evidence, title=title, description=description, method=method)


def checked_held(held: HeldElsewhere) -> HeldElsewhere:
    """Return the signpost cleaned; raises InputError when it does not say what is held or where."""
    cleaned = replace(
        held,
        what=clean(held.what).strip(),
        where=clean(held.where).strip(),
        checked_by=clean_line(held.checked_by),
    )
    if not cleaned.what:
        raise InputError(tr("Say what it is that is held elsewhere, such as “signed appraisal of 3 March”."))
    if not cleaned.where:
        raise InputError(tr("Say where it is held, such as “personnel file, Leeds branch”: an assessor must find it."))
    for what, text in (
        (tr("what it is"), cleaned.what),
        ("where", cleaned.where),
        (tr("who checked"), cleaned.checked_by),
    ):
        if len(text) > _LONGEST:
            raise InputError(
                tr(
                    "The text on {what} has {text} characters; give at most {longest}.",
                    what=what,
                    text=say_number(len(text)),
                    longest=say_number(_LONGEST),
                )
            )
    return cleaned
