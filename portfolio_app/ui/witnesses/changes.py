"""What the Witnesses page does to the portfolio, each with what undoes it."""

from collections.abc import Callable, Sequence

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed, Together
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session


class WitnessChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._witnesses = session.workspace.witnesses
        self._statements = session.workspace.statements

    def keep_witness(self, witness: Witness) -> Witness:
        """Add a witness, or change one who is there."""
        if not witness.id:
            added = self._witnesses.add(witness)
            self._done(
                tr("adding {name}", name=excerpt(added.name)),
                lambda: self._witnesses.remove(added.reference),
                lambda: self._witnesses.put_back(added.id),
            )
            return added
        former = self._witnesses.get(witness.reference)
        kept = self._witnesses.save(witness)
        self._done(
            tr("changing {name}", name=excerpt(kept.name)),
            lambda: self._witnesses.save(former),
            lambda: self._witnesses.save(kept),
        )
        return kept

    def remove_witness(self, witness: Witness) -> None:
        """Take a witness out of the register."""
        out, back = self._out_and_in(witness)
        out()
        self._done(tr("removing {name}", name=excerpt(witness.name)), back, out)

    def remove_all(self, statements: Sequence[Statement], witnesses: Sequence[Witness]) -> None:
        """Take several out, all or none: statements before the witnesses that they are of."""
        steps = [(out, back) for back, out in map(self._in_and_out, statements)]
        steps += map(self._out_and_in, witnesses)
        out = Together(tuple(steps))
        out.do()
        self._session.did(
            Deed(
                tr("removing {removed}", removed=removed(len(statements), len(witnesses))),
                out.undo,
                out.do,
                _change_of(*statements),
                Place("witnesses"),
            )
        )

    def asked(self, statement: Statement) -> None:
        """Take note of a request that was just made; undo takes it out."""
        back, out = self._in_and_out(statement)
        self._done(
            tr("asking {witness_name}", witness_name=excerpt(statement.witness_name)), out, back, statement=statement
        )

    def remove(self, statement: Statement) -> None:
        """Take a statement out with its claims."""
        back, out = self._in_and_out(statement)
        out()
        self._done(tr("removing {reference}", reference=statement.reference), back, out, statement=statement)

    def correct(self, statement: Statement) -> None:
        """Ask for a new version."""
        self._change(
            statement, tr("asking for {reference} again", reference=statement.reference), self._statements.correct
        )

    def refuse(self, statement: Statement, why: str) -> None:
        """Note that it is refused."""
        self._change(
            statement,
            tr("refusing {reference}", reference=statement.reference),
            lambda ref: self._statements.refuse(ref, why),
        )

    def confirm(self, statement: Statement, by: str) -> None:
        """Note who confirmed it."""
        self._change(
            statement,
            tr("confirming {reference}", reference=statement.reference),
            lambda ref: self._statements.confirm(ref, by),
        )

    def came(self, statement: Statement) -> None:
        """Take note of what the witness has signed, sent or been sent: from now on no key takes any of it back."""
        self._session.seal(statement.evidence.id)
        self.tell(statement)

    def tell(self, statement: Statement | None = None) -> None:
        """Let everybody look again after what was changed without a way back, such as a PIN."""
        self._session.tell(_change_of(statement) if statement else changed(Kind.WITNESS))

    def _change(self, statement: Statement, words: str, step: Callable[[str], Statement]) -> None:
        former = self._statements.get(statement.reference)
        step(statement.reference)
        self._done(
            words,
            lambda: self._statements.restore_state(former),
            lambda: step(statement.reference),
            statement=statement,
        )

    def _out_and_in(self, witness: Witness) -> tuple[Callable[[], object], Callable[[], object]]:
        return (
            lambda: self._witnesses.remove(witness.reference),
            lambda: self._witnesses.put_back(witness.id),
        )

    def _in_and_out(self, statement: Statement) -> tuple[Callable[[], object], Callable[[], object]]:
        return (
            lambda: self._statements.put_back(statement.evidence.id),
            lambda: self._statements.remove(statement.reference),
        )

    def _done(
        self,
        words: str,
        undo: Callable[[], object],
        redo: Callable[[], object],
        *,
        statement: Statement | None = None,
    ) -> None:
        change = _change_of(statement) if statement else changed(Kind.WITNESS)
        place = Place("witnesses", evidence=statement.evidence.id if statement else 0)
        self._session.did(Deed(words, undo, redo, change, place))


def removed(statements: int, witnesses: int) -> str:
    """Say how many are taken out, such as “2 statements and 1 witness”."""
    parts = [plural(statements, "statement")] if statements else []
    parts += [plural(witnesses, "witness", "witnesses")] if witnesses else []
    return " and ".join(parts)


def _change_of(*statements: Statement) -> Change:
    # All of them: a deed on one that is signed meanwhile leaves the history.
    return Change(frozenset({Kind.WITNESS, Kind.CLAIM}), frozenset(each.evidence.id for each in statements))
