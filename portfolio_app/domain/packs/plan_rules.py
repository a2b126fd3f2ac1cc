"""What assessment plans ask of evidence: no reflective accounts, pieces for each, short and recent, the employer."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from portfolio_app.domain.claims.claim import mark_of
from portfolio_app.domain.decisions.ruling import counting, rule
from portfolio_app.domain.frameworks.framework import Criterion, employer_criteria, labels
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.packs.currency import too_old
from portfolio_app.domain.packs.handover import about_of
from portfolio_app.domain.packs.portfolio_data import PortfolioData, pieces_of
from portfolio_app.domain.packs.profile import Profile
from portfolio_app.domain.progress.coverage import measure
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.statement_data import StatementData
from portfolio_app.domain.words.text import fold, plural
from portfolio_app.translation import say_number, tr

_OF_THE_EMPLOYER = ("employer", "manager", "supervisor", "team leader")
"""Words in which people say that a witness speaks for the employer."""


def plan_findings(
    data: PortfolioData, profile: Profile, works: Mapping[int, int], seconds: Mapping[int, float], today: date
) -> Iterator[Finding]:
    """Yield what the plan of a profile does not take on a day, or misses.

    ``works`` are those of the data, ``seconds`` those that recordings play.
    """
    yield from _accounts(data, profile, works)
    yield from _each(data, profile, works)
    yield from _recordings(data, profile, seconds)
    yield from _old(data, profile, today)
    yield from _employer(data, profile)


def works_of(data: PortfolioData) -> dict[int, int]:
    """Return the piece that each piece of evidence is counted as: an annotation is a part of its work product."""
    there = {piece.evidence.id for piece in pieces_of(data)}
    about = {entry.evidence.id: entry.account.about for entry in data.accounts if entry.account.about in there}
    return {number: about.get(number, number) for number in there}


def asked(data: PortfolioData) -> Iterator[Criterion]:
    """Yield what has to be proved itself, as coverage has it; what stands over others is proved by those."""
    marks = (mark_of(claim) for claim in data.claims if claim.stands)
    decided = counting(rule((each for each in data.decisions if each.counted), employer_criteria(data.frameworks)))
    coverage = measure(data.frameworks, marks, decided, about_of(entry.account for entry in data.accounts))
    return (entry.criterion for entry in coverage.criteria if entry.needed and not entry.parts)


def _accounts(data: PortfolioData, profile: Profile, works: Mapping[int, int]) -> Iterator[Finding]:
    if profile.reflective_accounts:
        return
    for entry in data.accounts:
        if works[entry.evidence.id] == entry.evidence.id:
            message = tr(
                "{reference} is a reflective account, and none are taken: write about a piece of work instead, or make "
                "the account private, so that it stays at home.",
                reference=entry.evidence.reference,
            )
            yield Finding(Kind.NOT_TAKEN, Where(entry.evidence.id), message)


def _each(data: PortfolioData, profile: Profile, works: Mapping[int, int]) -> Iterator[Finding]:
    if profile.least_each < 2:
        return  # one each is what every_criterion asks for
    found = defaultdict[str, set[int]](set)
    for claim in data.claims:
        if claim.stands and not claim.lost and claim.evidence_id in works:
            found[claim.criterion].add(works[claim.evidence_id])
    codes = labels(data.frameworks)
    for criterion in asked(data):
        have = len(found[criterion.reference])
        if have < profile.least_each:
            message = tr(
                "{code} is proved by {pieces}; at least {least} are wanted for each {one}.",
                code=codes[criterion.reference],
                pieces=plural(have, "piece"),
                least=say_number(profile.least_each),
                one=noun_of(data.frameworks).one,
            )
            yield Finding(Kind.CRITERION, Where(criterion=criterion.reference), message)


def _recordings(data: PortfolioData, profile: Profile, seconds: Mapping[int, float]) -> Iterator[Finding]:
    if not profile.most_minutes:
        return
    for file in data.files:
        if not file.present.is_recording:
            continue
        where, most = Where(file.evidence.id), plural(profile.most_minutes, "minute")
        plays = seconds.get(file.evidence.id)
        if plays is None:
            message = tr(
                "{name} does not say how long it plays: see that it is {most} at most.", name=file.name, most=most
            )
            yield Finding(Kind.RECORDING, where, message)
        elif plays > profile.most_minutes * 60:
            minutes, rest = divmod(round(plays), 60)
            message = tr(
                "{name} plays {time}; at most {most} are taken: put in a shorter cut.",
                name=file.name,
                time=f"{minutes}:{rest:02d}",
                most=most,
            )
            yield Finding(Kind.RECORDING, where, message)


def _old(data: PortfolioData, profile: Profile, today: date) -> Iterator[Finding]:
    months = plural(profile.oldest_evidence_months, "month")
    for piece in too_old((each.evidence for each in pieces_of(data)), profile, today):
        message = tr(
            "{reference} is of {day}; evidence may be {months} old at most: use something newer, or ask whether it "
            "still counts.",
            reference=piece.reference,
            day=say_date(piece.produced_on),
            months=months,
        )
        yield Finding(Kind.OLD, Where(piece.id), message)


def _employer(data: PortfolioData, profile: Profile) -> Iterator[Finding]:
    if not profile.employer_statement or any(_speaks_for_employer(data, entry) for entry in data.statements):
        return
    message = tr(
        "Your employer's statement is missing, that the evidence is your own and valid: ask your manager for it on the "
        "Witnesses page."
    )
    yield Finding(Kind.EMPLOYER_STATEMENT, Where(name=profile.name), message)


def _speaks_for_employer(data: PortfolioData, entry: StatementData) -> bool:
    witness = next((each.witness for each in data.witnesses if each.witness.id == entry.statement.witness_id), None)
    if witness is None or not entry.statement.counts:
        return False
    employer = fold(data.portfolio.employer)
    said = fold(f"{witness.role} {witness.relationship}")
    return (bool(employer) and fold(witness.organisation) == employer) or any(word in said for word in _OF_THE_EMPLOYER)
