"""What the check of a portfolio says of its witness statements: what no longer holds, and what cannot be proved."""

from collections.abc import Iterator

from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.witnesses.statement import Statement, StatementState, Way
from portfolio_app.domain.witnesses.statement_warnings import other_learner
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.witnesses.checks import check_statement
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


def statement_findings(database: Database, progress: Progress = silent) -> tuple[Finding, ...]:
    """Return what no longer holds of the latest version of each statement, by its words, its file and its signature."""
    with database.unit_of_work(reading=True) as unit:
        statements = [statement for statement in unit.statements.all() if statement.versions]
    found: list[Finding] = []
    for number, statement in enumerate(statements):
        progress(tr("Checking signatures"), number, len(statements))
        # A unit for each, so that somebody who writes need not wait for all of them.
        with database.unit_of_work(reading=True) as unit:
            found += _broken(unit, statement)
    return tuple(found)


def unproved(database: Database) -> tuple[Finding, ...]:
    """Return the statements whose signatures nobody has confirmed with the witness: good to know, nothing to do."""
    with database.unit_of_work(reading=True) as unit:
        signed = [
            statement
            for statement in unit.statements.all()
            if statement.latest is not None
            and statement.latest.is_signed
            and statement.latest.way is Way.SCREEN
            and statement.state is StatementState.SIGNED
        ]
    return tuple(
        Finding(Kind.UNPROVED_STATEMENT, Where(statement.evidence.id), _said(statement.latest.signer))
        for statement in signed
        if statement.latest is not None
    )


def _said(name: str) -> str:
    return tr(
        "The signature of {name} was made on the learner's computer, so it cannot prove who made it: the assessor may "
        "ask {name}, and then confirm it.",
        name=name,
    )


def _broken(unit: UnitOfWork, statement: Statement) -> Iterator[Finding]:
    where, version = Where(statement.evidence.id), statement.latest
    assert version is not None, "only what came back is checked"
    check = check_statement(unit, statement)
    if not check.holds and statement.state is not StatementState.CHANGED:
        said = tr("{why} Open a backup, or ask {who} again.", why=check.why, who=statement.witness_name)
        yield Finding(Kind.CHANGED_STATEMENT, where, said)
    elif not version.learner and version.is_signed:
        # A version of before 2027 names the learner in its signed file alone.
        learner = unit.portfolio.get().learner
        for odd in other_learner(_named(unit, statement), learner):
            yield Finding(Kind.ODD_STATEMENT, where, odd.message)


def _named(unit: UnitOfWork, statement: Statement) -> str:
    from portfolio_app.importers.signed_pdf import read_mark

    file = unit.statements.file(statement.evidence.id, statement.last_number)
    return read_mark(file.content).learner if file else ""
