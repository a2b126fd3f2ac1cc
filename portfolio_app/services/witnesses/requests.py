"""What a witness is asked: built from criteria and an event, stored with its check code, and shown on the form."""

from collections.abc import Iterable
from dataclasses import replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.codes import CodeIndex
from portfolio_app.domain.frameworks.framework import Framework, credits_of, each_unit, labels
from portfolio_app.domain.frameworks.nouns import begun, noun_of
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.statement import Statement, StatementRequest, request_digest
from portfolio_app.domain.witnesses.statement_form import (
    FormCriterion,
    FormRequest,
    Purpose,
    declaration_for,
    prompts_for,
)
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.domain.words.text import clean, clean_line, excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.lookup import Criteria
from portfolio_app.services.witnesses.witnesses import find_witness
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import say_number, tr

_EVENT_MOST = 2_000


def make_request(unit: UnitOfWork, number: int, witness: Witness, asked: Asked) -> StatementRequest:
    """Return a request, not yet stored; raises InputError for unknown criteria, none, or too many words."""
    frameworks = unit.frameworks.all()
    known, codes = Criteria(frameworks), labels(frameworks)
    found = dict.fromkeys(known.find(each) for each in asked.criteria)
    if not found:
        raise InputError(tr("Say which criteria the witness may have seen met: name at least one."))
    if len(asked.event) > _EVENT_MOST:
        raise InputError(
            tr(
                "The event is described in {event} characters: give at most {event_most}.",
                event=say_number(len(asked.event)),
                event_most=say_number(_EVENT_MOST),
            )
        )
    prompts = tuple(question for prompt in asked.prompts if (question := clean_line(prompt)))
    return StatementRequest(
        number,
        tuple(FormCriterion(each.reference, codes[each.reference], each.text) for each in found),
        clean(asked.event).strip(),
        asked.event_on,
        clean_line(asked.place),
        prompts or prompts_for(asked.purpose),
        witness.name,
        now(),
        "",
    )


def find_asked(statement: Statement, wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the criteria so named, of those that a statement asks about; raises InputError for another."""
    index = CodeIndex(criterion.ref for criterion in statement.request.criteria)
    found: list[str] = []
    for name in wanted:
        named = index.find(name)
        if len(named) != 1:
            asked = ", ".join(criterion.label for criterion in statement.request.criteria)
            raise InputError(
                tr(
                    "{reference} does not ask about “{name}”; it asks about {asked}.",
                    reference=statement.reference,
                    name=excerpt(name),
                    asked=asked,
                )
            )
        found += named
    return tuple(found)


def store_request(unit: UnitOfWork, statement: Statement, request: StatementRequest) -> None:
    """Store a request with its check code."""
    identity = unit.portfolio.get().identity
    digest = request_digest(identity, statement.reference, statement.purpose, request)
    unit.statements.add_request(statement.evidence.id, replace(request, digest=digest))


def title_of(purpose: Purpose, event: str, witness: Witness) -> str:
    """Return the statement's title: what it is about, or whose it is."""
    if purpose is Purpose.BEHAVIOURS:
        return f"Behaviours confirmed by {witness.name}"
    first = clean_line(event)
    about = first if len(first) <= 80 else first[:80].rsplit(" ", 1)[0] + " …"
    return f"Witness statement: {about}" if about else f"Witness statement by {witness.name}"


def form_of(unit: UnitOfWork, statement: Statement) -> FormRequest:
    """Return all that the blank form of a statement shows."""
    portfolio, request = unit.portfolio.get(), statement.request
    witness = find_witness(unit, f"W{statement.witness_id}")
    frameworks = asked_of(unit, statement)
    units = dict(each_unit(frameworks))
    named = dict.fromkeys(criterion.ref.rsplit("/", 1)[0] for criterion in request.criteria)
    return FormRequest(
        statement_ref=statement.reference,
        digest=request.digest,
        portfolio_identity=portfolio.identity,
        learner=portfolio.learner,
        witness=witness.name,
        unit_title="; ".join(units[key].label for key in named if key in units),
        criteria=request.criteria,
        event=request.event,
        event_on=request.event_on,
        place=request.place,
        prompts=request.prompts,
        declaration=declaration_for(statement.purpose),
        purpose=statement.purpose,
        witness_role=witness.role,
        organisation=witness.organisation,
        relationship=witness.known,
        part=begun(noun_of(frameworks).part),
        credits=credits_of(frameworks),
    )


def asked_of(unit: UnitOfWork, statement: Statement) -> tuple[Framework, ...]:
    """Return the frameworks in use whose criteria a statement asks about."""
    codes = {criterion.ref.split("/", 1)[0] for criterion in statement.request.criteria}
    return tuple(framework for framework in unit.frameworks.all() if framework.code in codes)
