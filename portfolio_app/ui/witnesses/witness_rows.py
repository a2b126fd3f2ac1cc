"""The rows of the Witnesses page: statements with their states, then the register."""

from collections.abc import Iterable

from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import say_day_of, say_short_date
from portfolio_app.domain.witnesses.statement import Statement, StatementState
from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.tree_rows import TreeRow

STATEMENTS, REGISTER = "statements", "register"


def witness_rows(statements: Iterable[Statement], witnesses: Iterable[Witness]) -> tuple[TreeRow, ...]:
    """Return the rows; a row's key is its statement or witness."""
    asked, known = tuple(statements), tuple(witnesses)
    groups = (
        TreeRow(tr("Statements"), heading=True, key=STATEMENTS, trailing=plural(len(asked), "statement"),
                rows=tuple(map(statement_row, asked))),
        TreeRow(tr("People who can say what they saw"), heading=True, key=REGISTER,
                trailing=plural(len(known), "witness", "witnesses"), rows=tuple(map(witness_row, known))),
    )  # fmt: skip
    return tuple(group for group in groups if group.rows)


def statement_row(statement: Statement) -> TreeRow:
    """Return a statement's row: what it is about, whose it is, and its state as symbol and word."""
    day = say_short_date(statement.evidence.produced_on, "")
    return TreeRow(
        about(statement),
        detail=" · ".join(filter(None, (statement.witness_name, day, statement.evidence.method))),
        code=statement.reference,
        trailing=state_words(statement),
        key=("statement", statement.evidence.id),
    )


def witness_row(witness: Witness) -> TreeRow:
    """Return a witness's row."""
    known = ", ".join(filter(None, (witness.role, witness.organisation)))
    return TreeRow(
        witness.name,
        detail=" · ".join(filter(None, (known, witness.known))),
        code=witness.reference,
        trailing=tr("a relative") if witness.is_relative else _standing(witness),
        key=("witness", witness.id),
    )


def _standing(witness: Witness) -> str:
    return "" if witness.status is WitnessStatus.NOT_SAID else witness.status.value


def about(statement: Statement) -> str:
    """Return what a statement is about, without saying that it is one."""
    return statement.evidence.title.removeprefix("Witness statement: ").removeprefix("Witness statement ")


def state_words(statement: Statement, *, sign: bool = True) -> str:
    """Return the state as symbol and word; for what came back unsigned, how it came."""
    before = f"{statement.state.sign} " if sign else ""
    if statement.state is StatementState.RETURNED and statement.latest is not None:
        return f"{before}{tr(statement.state.value)}, {tr(statement.latest.way.value)}"
    again = tr(" again") if statement.is_correction and statement.state is StatementState.ASKED else ""
    return f"{before}{tr(statement.state.value)}{again}"


def state_of(statement: Statement) -> State:
    """Return the state whose ring stands for the statement's."""
    if statement.state in (StatementState.SIGNED, StatementState.CONFIRMED):
        return State.MET
    if statement.state is StatementState.RETURNED:
        return State.PARTLY
    if statement.state is StatementState.CHANGED:
        return State.RECHECK
    return State.NOT_YET_MET if statement.state is StatementState.REFUSED else State.NONE


def state_sentence(statement: Statement) -> str:
    """Return what the state means and what to do next."""
    who = statement.witness_name
    version = statement.latest
    match statement.state:
        case StatementState.DRAFTED:
            return tr("Hand the window over to {who}, or save the form and send it.", who=who)
        case StatementState.ASKED:
            since = say_day_of(statement.asked_at)
            kept = tr(" The former version is kept and counts until then.") if statement.is_correction else ""
            return tr("You asked {who} on {since}. Bring in what comes back.{kept}", who=who, since=since, kept=kept)
        case StatementState.RETURNED:
            return tr("It counts. It is stronger when {who} signs it on screen, or your assessor confirms it.", who=who)
        case StatementState.SIGNED:
            return tr("It cannot be changed any more. A correction makes a new version and keeps this one.")
        case StatementState.CONFIRMED:
            return version.verification if version else ""
        case StatementState.REFUSED:
            why = statement.refused_why
            return (
                tr("It does not count. {why}{what}", why=why, what="" if why.endswith((".", "!", "?")) else ".")
                if why
                else tr("It does not count.")
            )
        case StatementState.CHANGED:
            return tr(
                "It no longer counts: {refused_why} Open a backup, or ask {who} again.",
                refused_why=statement.refused_why,
                who=who,
            )
