"""The version of a statement that a call means, or the sentence that says why there is none."""

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.statement import Statement, StatementVersion
from portfolio_app.translation import tr


def version_of(statement: Statement, number: int = 0) -> StatementVersion:
    """Return a version by number, or the latest; raises InputError when there is none."""
    if not statement.versions:
        raise InputError(
            tr("{reference} has not come back yet: there is nothing to look at.", reference=statement.reference)
        )
    if number == 0:
        return statement.versions[-1]
    found = next((version for version in statement.versions if version.number == number), None)
    if found is None:
        raise InputError(
            tr(
                "{reference} has no version {number} here; the latest is {last_number}.",
                reference=statement.reference,
                number=number,
                last_number=statement.last_number,
            )
        )
    return found


def refuse_closed(statement: Statement, done: str) -> None:
    """Raise InputError when the statement waits for nothing."""
    if not statement.is_open:
        raise InputError(
            tr(
                "{reference} is {state}, so it cannot be {done}; “correct” asks for a new version and keeps this one.",
                reference=statement.reference,
                state=tr(statement.state.value),
                done=done,
            )
        )
