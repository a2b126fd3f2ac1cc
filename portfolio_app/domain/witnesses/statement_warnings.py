"""What makes an assessor wonder about a witness statement; warnings never keep anyone from anything."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from portfolio_app.domain.frameworks.framework import Unit
from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.statement import Statement, StatementVersion, Way
from portfolio_app.domain.witnesses.statement_form import Purpose
from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus
from portfolio_app.domain.words.text import count_words, fold
from portfolio_app.translation import tr

LIKENESS_MOST = 0.35
"""The share of a statement's words that may stand in the learner's own accounts before it is said."""

_TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "madam"))
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "’": "", "'": ""})

FEW_WORDS = 25
"""Fewer words than these do not say what was seen."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of a statement stands in one of the learner's accounts: a share from 0 to 1, and the account."""

    share: float
    account: str


@dataclass(frozen=True, slots=True)
class StatementWarning:
    """One thing to know: its kind, and a sentence that says what and what to do."""

    kind: str
    message: str


def witness_warnings(witness: Witness) -> Iterator[StatementWarning]:
    """Yield what speaks against a witness, whatever they say."""
    if witness.is_relative:
        yield StatementWarning(
            "relative", tr("{name} is a relative: an assessor may not accept the statement.", name=witness.name)
        )
    if not witness.relationship.strip():
        yield StatementWarning(
            "no relationship", tr("It is not said how {name} knows the learner: add it.", name=witness.name)
        )
    if witness.status is WitnessStatus.EXPERT and not witness.qualification.strip():
        yield StatementWarning(
            "no qualification", tr("{name} is an expert witness: add what makes them one.", name=witness.name)
        )


def request_warnings(statement: Statement, witness: Witness, units: Iterable[Unit]) -> tuple[StatementWarning, ...]:
    """Return what to know before a witness is asked."""
    asked = [criterion.ref for criterion in statement.request.criteria]
    return (
        *witness_warnings(witness),
        *_whole_units(asked, units, tr("asks about")),
        *_no_event(statement),
    )


def version_warnings(
    statement: Statement,
    version: StatementVersion,
    witness: Witness,
    units: Iterable[Unit],
    learner: str,
    likeness: Likeness | None = None,
) -> tuple[StatementWarning, ...]:
    """Return what to know about what a witness said."""
    return (
        *(warning for warning in witness_warnings(witness) if warning.kind != "no relationship"),
        *_relationship(version),
        *lacking(version),
        *odd_details(statement, version, learner),
        *_words(version, likeness),
        *_whole_units(version.seen, units, "covers"),
        *_dates(statement, version),
    )


def lacking(version: StatementVersion) -> Iterator[StatementWarning]:
    """Yield what a statement must have to count and has not: words, and somebody's name under them."""
    if version.way is Way.SCREEN or version.is_signed:
        return
    if version.way is Way.FILE and not version.text.strip():
        yield StatementWarning(
            "no words", tr("The statement has no words, so it does not count: ask the witness for them.")
        )
    if not version.typed_name.strip():
        lacks = tr("Nobody's name stands under the statement, so it does not count: ask the witness to sign it.")
        if version.way is Way.PAPER:
            lacks = tr("No name is copied from the scan, so it does not count: attach it anew with the name under it.")
        yield StatementWarning("no name", lacks)


def odd_details(statement: Statement, version: StatementVersion, learner: str) -> Iterator[StatementWarning]:
    """Yield what does not fit what was asked, whose portfolio it is, or the calendar."""
    yield from other_learner(version.learner, learner)
    signed_name = version.signer
    # On screen the name that signs is the one that counts; a form has been in other hands.
    names = (signed_name,) if version.way is Way.SCREEN else (version.witness_name, signed_name)
    for said in dict.fromkeys(names):
        if not is_same_person(said, statement.witness_name):
            yield StatementWarning(
                "other name",
                tr(
                    "{witness_name} was asked, and “{said}” answered: check who gave the statement.",
                    witness_name=statement.witness_name,
                    said=said,
                ),
            )
    came, signed, asked_day = _day_here(version.came_at), version.signed_on, statement.request.event_on
    for day, what in ((signed, tr("It is dated")), (version.seen_on, tr("The witness writes of"))):
        if day is not None and came is not None and day > came:
            yield StatementWarning(
                "future date",
                tr(
                    "{what} {date}, which was yet to come when it was given: check the date.",
                    what=what,
                    date=say_date(day),
                ),
            )
    event = max(filter(None, (version.seen_on, asked_day)), default=None)
    if signed is not None and event is not None and signed < event:
        yield StatementWarning(
            "signed early",
            tr(
                "It is dated {date}, before the event ({event_date}).",
                date=say_date(signed),
                event_date=say_date(event),
            ),
        )


def other_learner(named: str, learner: str) -> Iterator[StatementWarning]:
    """Yield that a statement was given for somebody else than the learner; "" is not known."""
    if named and learner and fold(named).split() != fold(learner).split():
        yield StatementWarning(
            "other learner",
            tr(
                "It was given for “{named}”, and this portfolio is that of “{learner}”: ask the witness whom they saw.",
                named=named,
                learner=learner,
            ),
        )


def is_same_person(name: str, other: str) -> bool:
    """Tell whether two names can be one person's: each word of the shorter stands in the longer, or its initial."""
    shorter, longer = sorted((_name_words(name), _name_words(other)), key=len)
    return all(
        any(word == each or (1 in (len(word), len(each)) and word[0] == each[0]) for each in longer) for word in shorter
    )


def _name_words(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", fold(name).translate(_LETTERS))
    return [word for word in words if word not in _TITLES] or words


def _day_here(moment: str) -> date | None:
    return datetime.fromisoformat(moment).astimezone().date() if moment else None


def _relationship(version: StatementVersion) -> Iterator[StatementWarning]:
    if not version.relationship.strip():
        yield StatementWarning("no relationship", tr("The statement does not say how the witness knows the learner."))


def _words(version: StatementVersion, likeness: Likeness | None) -> Iterator[StatementWarning]:
    if likeness is not None and likeness.share > LIKENESS_MOST:
        share = round(likeness.share * 100)
        yield StatementWarning(
            "own words",
            tr(
                "{share} % of the statement reads like {account}: a witness must use their own words.",
                share=share,
                account=likeness.account,
            ),
        )
    words = count_words(version.text)
    if version.way is Way.PAPER and not words:
        yield StatementWarning(
            "not copied", tr("The words are only on the scan: copy them, so that they can be found.")
        )
    if 0 < words < FEW_WORDS:
        yield StatementWarning("few words", tr("The statement is very short: it should say what the witness saw."))
    if not version.seen:
        yield StatementWarning("nothing ticked", tr("The witness ticked nothing, so the statement proves nothing."))
    if not version.declared:
        yield StatementWarning(
            "not declared", tr("The declaration was not ticked: ask the witness to read and tick it.")
        )


def _whole_units(references: Iterable[str], units: Iterable[Unit], verb: str) -> Iterator[StatementWarning]:
    said = set(references)
    for unit in units:
        criteria = [criterion.reference for criterion in unit.criteria]
        if len(criteria) > 1 and said.issuperset(criteria):
            yield StatementWarning(
                "whole unit",
                tr(
                    "The statement {verb} all of unit {code}: one testimony should not stand for a whole unit.",
                    verb=verb,
                    code=unit.code,
                ),
            )


def _no_event(statement: Statement) -> Iterator[StatementWarning]:
    # What somebody is like is not seen on one day.
    if statement.purpose is Purpose.TESTIMONY and statement.request.event_on is None:
        yield StatementWarning(
            "no date", tr("The request does not say when it happened: add the date, if there is one day.")
        )


def _dates(statement: Statement, version: StatementVersion) -> Iterator[StatementWarning]:
    event = version.seen_on or statement.request.event_on
    if event is None and statement.purpose is Purpose.TESTIMONY:
        yield StatementWarning("no date", tr("Nothing says when the witness saw it."))
    if version.signed_on is None:
        yield StatementWarning("not dated", tr("The statement is not dated: ask the witness for the date."))
    if version.seen_on and statement.request.event_on and version.seen_on != statement.request.event_on:
        yield StatementWarning(
            "other day",
            tr(
                "The witness writes of {date}, the request of {event_on_date}: check which day it was.",
                date=say_date(version.seen_on),
                event_on_date=say_date(statement.request.event_on),
            ),
        )


def is_set_back(now: str, *earlier: str) -> bool:
    """Tell whether this moment lies before one that was recorded already; all are ISO 8601, UTC."""
    return any(moment and now < moment for moment in earlier)
