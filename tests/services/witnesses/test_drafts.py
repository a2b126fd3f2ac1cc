"""What a witness writes before signing is kept for them, and is nothing to anybody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.statement import StatementDraft, StatementState
from portfolio_app.workspace import Workspace
from tests.services.witnesses.witnessing import SEEN, WORDS, ask, portfolio, what_they_said

DRAFT = StatementDraft("I was on the shop\nfloor", SEEN, "Priya", "Manager", "Line manager", "2 March", "P.")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with portfolio(tmp_path) as made:
        ask(made)
        yield made


def test_a_draft_is_kept_as_it_is_and_the_last_one_stays(workspace: Workspace) -> None:
    assert workspace.statement_drafts.get("E001") is None
    workspace.statement_drafts.keep("E001", StatementDraft("I"))
    workspace.statement_drafts.keep("E001", DRAFT)
    assert workspace.statement_drafts.get("E001") == DRAFT


def test_a_draft_is_no_statement(workspace: Workspace, tmp_path: Path) -> None:
    workspace.statement_drafts.keep("E001", DRAFT)
    statement = workspace.statements.get("E001")
    assert (statement.state, statement.versions, statement.counts) == (StatementState.DRAFTED, (), False)
    assert workspace.claims.all() == ()
    assert workspace.overview.search("floor") == ()
    assert DRAFT.text not in str(workspace.overview.content())


def test_signing_lets_the_draft_go(workspace: Workspace) -> None:
    workspace.statement_drafts.keep("E001", DRAFT)
    workspace.statements.sign("E001", what_they_said())
    workspace.statement_drafts.keep("E001", DRAFT)
    workspace.statements.correct("E001")
    begun = workspace.statement_drafts.get("E001")
    assert begun is not None
    assert (begun.text, begun.seen) == (WORDS, SEEN)


def test_a_correction_starts_from_what_was_said_and_not_from_the_signature(workspace: Workspace) -> None:
    workspace.statements.sign("E001", what_they_said())
    workspace.statements.correct("E001")
    begun = workspace.statement_drafts.get("E001")
    assert begun is not None
    assert (begun.text, begun.name, begun.seen_on, begun.typed_name) == (WORDS, "Priya Sharma", "2 March 2026", "")


def test_a_draft_for_what_is_not_there_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="no statement E044"):
        workspace.statement_drafts.keep("E044", DRAFT)
