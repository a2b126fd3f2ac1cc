"""The words of the form, the same in PDF and in Word."""

from dataclasses import fields, replace

from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.statement_form import (
    SEEN,
    FormCriterion,
    FormRequest,
    Purpose,
    declaration_for,
    prompts_for,
)
from portfolio_app.domain.words.text import clean
from portfolio_app.translation import mark, tr


def title_of(request: FormRequest) -> str:
    """Return the form's title."""
    return tr("Confirmation of behaviours") if request.purpose is Purpose.BEHAVIOURS else tr("Witness statement")


def steps_of(kind: str) -> tuple[str, ...]:
    """Return how to fill, save and send back a form of this kind."""
    return (
        tr("Write what you saw or heard yourself, in your own words. Leave blank what you do not know."),
        tr("Save the {kind} under the same name, then send it back to the person who gave it to you.", kind=kind),
        tr("You can also print it, fill it in by hand, sign it and give it back on paper."),
    )


def prompts_of(request: FormRequest) -> tuple[str, ...]:
    """Return the request's questions, or those of its purpose."""
    return request.prompts or prompts_for(request.purpose)


def declaration_of(request: FormRequest) -> str:
    """Return the request's declaration, or that of its purpose."""
    return request.declaration or declaration_for(request.purpose)


def facts_of(request: FormRequest) -> tuple[tuple[str, str], ...]:
    """Return what the form is about, as names and values; what is not known is left out."""
    facts = (
        (tr("Learner"), request.learner),
        (
            tr("Witness"),
            ", ".join(part for part in (request.witness, request.witness_role, request.organisation) if part),
        ),
        (request.part, request.unit_title),
        (tr("Event"), request.event),
        (tr("Date"), say_date(request.event_on, "")),
        (tr("Place"), request.place),
        (tr("Wording"), " ".join(request.credits)),
    )
    return tuple((name, value) for name, value in facts if value)


def criteria_heading(request: FormRequest) -> str:
    """Return the heading over the ticks."""
    return tr(SEEN[request.purpose])


CRITERIA_HINT = mark("Tick only what you saw yourself. It is fine to tick none.")


def printable(request: FormRequest) -> FormRequest:
    """Return the request without characters that no page can show and no file can hold."""
    texts = {
        field.name: clean(value) for field in fields(request) if isinstance(value := getattr(request, field.name), str)
    }
    criteria = tuple(FormCriterion(each.ref, clean(each.label), clean(each.text)) for each in request.criteria)
    return replace(
        request,
        **texts,
        criteria=criteria,
        prompts=tuple(map(clean, request.prompts)),
        credits=tuple(map(clean, request.credits)),
    )
