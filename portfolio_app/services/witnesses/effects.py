"""What changes in a portfolio when a statement comes back, is refused or no longer holds."""

from dataclasses import replace

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import id_of
from portfolio_app.domain.frameworks.framework import employer_criteria
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.witnesses.statement import (
    Statement,
    StatementRequest,
    StatementState,
    StatementVersion,
    Testimony,
    Way,
    version_digest,
)
from portfolio_app.domain.witnesses.statement_form import Purpose
from portfolio_app.domain.witnesses.statement_warnings import lacking
from portfolio_app.domain.words.text import clean, clean_line, excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.lookup import Criteria
from portfolio_app.storage.statements import StoredFile
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import say_number, tr

_TEXT_MOST = 100_000


def find_statement(unit: UnitOfWork, reference: str) -> Statement:
    """Return the statement with that reference; raises InputError when there is none."""
    evidence_id = id_of(reference)
    statement = unit.statements.get(evidence_id) if evidence_id is not None else None
    if statement is None:
        raise InputError(
            tr(
                "There is no statement {reference} in this portfolio; “portfolio-app witness statements” shows them.",
                reference=excerpt(reference),
            )
        )
    return statement


def request_of(unit: UnitOfWork, statement: Statement, number: int) -> StatementRequest:
    """Return what the witness was asked under that number."""
    return next(each for each in unit.statements.requests(statement.evidence.id) if each.number == number)


def next_version(
    portfolio: Portfolio, statement: Statement, request: StatementRequest, testimony: Testimony, way: Way, at: str
) -> StatementVersion:
    """Return what a witness said as the statement's next version, with its check code; nothing is stored.

    Raises InputError for a tick on a criterion that was not asked about, and for too many words.
    """
    asked = {criterion.ref for criterion in request.criteria}
    strange = [reference for reference in testimony.seen if reference not in asked]
    if strange:
        raise InputError(
            tr(
                "{reference} does not ask about {strange}: the form was altered.",
                reference=statement.reference,
                strange=excerpt(strange[0]),
            )
        )
    if len(testimony.text) > _TEXT_MOST:
        raise InputError(
            tr(
                "The statement has {text} characters: give at most {text_most}.",
                text=say_number(len(testimony.text)),
                text_most=say_number(_TEXT_MOST),
            )
        )
    version = StatementVersion(
        number=statement.last_number + 1,
        request=request.number,
        text=clean(testimony.text).strip(),
        seen=tuple(criterion.ref for criterion in request.criteria if criterion.ref in testimony.seen),
        way=way,
        came_at=at,
        witness_name=clean_line(testimony.witness_name) or statement.witness_name,
        witness_role=clean_line(testimony.witness_role),
        relationship=clean_line(testimony.relationship),
        seen_on=testimony.seen_on,
        declared=testimony.declared,
        typed_name=clean_line(testimony.typed_name),
        signed_on=testimony.signed_on,
        learner=portfolio.learner,
    )
    return replace(version, digest=version_digest(portfolio.identity, statement.reference, request.digest, version))


def store_version(
    unit: UnitOfWork,
    statement: Statement,
    version: StatementVersion,
    file: StoredFile,
    picture: bytes | None,
    state: StatementState,
) -> None:
    """Add a version; what was ticked becomes claims, and for behaviours the employer's dated confirmation.

    Where it lacks what a statement must have, nothing that is ticked counts.
    """
    unit.statements.add_version(statement.evidence.id, version, file, picture)
    counts = not any(lacking(version))
    changed = replace(statement, state=state, counts=counts, refused_why="")
    if changed.evidence.produced_on is None and version.seen_on:
        changed = replace(changed, evidence=replace(changed.evidence, produced_on=version.seen_on))
    unit.statements.save(changed)
    _let_count(unit, statement, version if counts else replace(version, seen=()))


def confirm_version(unit: UnitOfWork, statement: Statement, version: StatementVersion, by: str, at: str) -> None:
    """Note who confirmed with the witness that a version is theirs; what only lacked a name counts from then on."""
    unit.statements.confirm(statement.evidence.id, version.number, by, at)
    counts = statement.counts or all(lack.kind == "no name" for lack in lacking(version))
    unit.statements.save(replace(statement, state=StatementState.CONFIRMED, counts=counts))
    if counts and not statement.counts:
        _let_count(unit, statement, version)


def _let_count(unit: UnitOfWork, statement: Statement, version: StatementVersion) -> None:
    _renew_claims(unit, statement, version)
    if statement.purpose is Purpose.BEHAVIOURS:
        _confirm_behaviours(unit, statement, version)


def stop_counting(unit: UnitOfWork, statement: Statement, state: StatementState, why: str) -> None:
    """Let a statement count no longer, refused or changed since it was signed: its claims are withdrawn."""
    unit.statements.save(replace(statement, state=state, counts=False, refused_why=why))
    version = statement.latest
    if version is not None and statement.counts:
        _withdraw(unit, statement, version)


def _withdraw(unit: UnitOfWork, statement: Statement, version: StatementVersion) -> None:
    moment = now()
    standing = unit.claims.of_evidence(statement.evidence.id)
    unit.claims.save_all([replace(c, withdrawn_at=moment) for c in standing if c.criterion in version.seen])
    _take_back(unit, statement, moment)


def count_again(unit: UnitOfWork, statement: Statement) -> None:
    """Store a statement's former state; where it counted then and does not now, its claims stand again."""
    present = find_statement(unit, statement.reference)
    unit.statements.save(statement)
    version = statement.latest
    if version is not None and statement.counts and not present.counts:
        _stand_again(unit, statement, version)
        _take_back(unit, replace(statement, versions=(version,)), "")
    elif version is not None and present.counts and not statement.counts:
        _withdraw(unit, statement, version)


def _stand_again(unit: UnitOfWork, statement: Statement, version: StatementVersion) -> None:
    """Let the last claim on each ticked criterion stand: it keeps its need, its note and its star."""
    made = unit.claims.of_evidence(statement.evidence.id, withdrawn=True)
    last = {claim.criterion: claim for claim in made if claim.criterion in version.seen}
    standing = {claim.criterion for claim in made if claim.stands}
    unit.claims.save_all([replace(c, withdrawn_at="") for c in last.values() if c.criterion not in standing])


def _renew_claims(unit: UnitOfWork, statement: Statement, version: StatementVersion) -> None:
    """Claim what was ticked now; withdraw what a former version ticked and this one does not."""
    evidence_id, moment = statement.evidence.id, now()
    standing = unit.claims.of_evidence(evidence_id)
    formerly = {reference for former in statement.versions for reference in former.seen}
    gone = [
        replace(claim, withdrawn_at=moment)
        for claim in standing
        if claim.criterion in formerly and claim.criterion not in version.seen
    ]
    unit.claims.save_all(gone)
    claimed = {claim.criterion for claim in standing} | unit.claims.archived()
    criteria = Criteria(unit.frameworks.all())
    new = [reference for reference in version.seen if reference not in claimed]
    unit.claims.add_all([_claim(criteria, evidence_id, reference, moment) for reference in new])


def _claim(criteria: Criteria, evidence_id: int, reference: str, moment: str) -> Claim:
    criterion = criteria.find(reference)
    single = criterion.needs[0].label if len(criterion.needs) == 1 else ""
    return Claim(
        id=0,
        evidence_id=evidence_id,
        criterion=criterion.reference,
        framework_version=criteria.version_of(criterion),
        wording=criterion.text,
        need=single,
        made_at=moment,
    )


def _confirm_behaviours(unit: UnitOfWork, statement: Statement, version: StatementVersion) -> None:
    """Note the employer's confirmation of what they ticked, in place of what a former version said."""
    _take_back(unit, statement, version.came_at)
    day = f"{version.signed_on.isoformat()}T00:00:00Z" if version.signed_on else version.came_at
    said = tr(
        "Confirmed {way}: {reference}, version {number}.",
        way=tr(version.way.value),
        reference=statement.reference,
        number=version.number,
    )
    frameworks = unit.frameworks.all()
    criteria = Criteria(frameworks)
    theirs = employer_criteria(frameworks)
    for criterion in (criteria.find(reference) for reference in version.seen if reference in theirs):
        unit.decisions.add(
            Decision(
                id=0,
                criterion=criterion.reference,
                verdict=Verdict.MET,
                role=Role.EMPLOYER,
                decided_by=version.witness_name,
                decided_at=version.signed_at or day,
                feedback=said,
                framework_version=criteria.version_of(criterion),
                wording=criterion.text,
                pack=version.digest,
            )
        )


def _take_back(unit: UnitOfWork, statement: Statement, at: str) -> None:
    """Let the confirmations that these versions gave count no longer, or with "" count again."""
    digests = {version.digest for version in statement.versions}
    made = [each.id for each in unit.decisions.all(undone=True) if each.role is Role.EMPLOYER and each.pack in digests]
    unit.decisions.mark_undone(made, at)
