"""What is done with several statements or accounts at once, and what somebody signed meanwhile."""

import pytest

from portfolio_app.ui.history import Deed
from portfolio_app.ui.session import Session
from portfolio_app.ui.witnesses.changes import WitnessChanges
from portfolio_app.ui.writing.changes import AccountChanges
from tests.services.witnesses.witnessing import PRIYA, ask, what_they_said


def test_no_key_takes_out_a_statement_that_was_signed_after_its_removal_was_undone(session: Session) -> None:
    workspace = session.workspace
    workspace.witnesses.add(PRIYA)
    first, second = ask(workspace), ask(workspace)
    changes = WitnessChanges(session)
    changes.remove_all([first, second], [])
    session.history.undo()
    workspace.statements.sign(first.reference, what_they_said())
    changes.came(first)

    assert session.history.next_redo is None
    session.history.redo()
    assert [each.reference for each in workspace.statements.list()] == [first.reference, second.reference]


@pytest.mark.parametrize("count", [1, 3])
def test_a_deed_names_every_account_that_it_takes_out(session: Session, count: int) -> None:
    pieces = [account.evidence for account in session.workspace.accounts.list()[:count]]
    AccountChanges(session).remove(pieces)
    deed = session.history.next_undo
    assert isinstance(deed, Deed)
    assert deed.change.evidence == {piece.id for piece in pieces}
    session.seal(pieces[-1].id)
    assert session.history.next_undo is None
