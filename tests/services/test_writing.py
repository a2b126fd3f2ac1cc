"""Writing in the window: saved again and again, with revisions that are worth having."""

from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.draft import ClaimDraft
from portfolio_app.domain.evidence import ReflectiveAccount, Section
from portfolio_app.domain.passage import Outcome
from portfolio_app.services import accounts as accounts_module
from portfolio_app.services.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann"), bundled())


def typed(account: ReflectiveAccount, words: str) -> ReflectiveAccount:
    return replace(account, text=account.text.with_section(Section.ACTION, words))


def test_words_typed_in_one_go_share_a_revision(workspace: Workspace) -> None:
    account = workspace.accounts.create(" Kettle ")
    for words in ("I", "I rang", "I rang her up"):
        account = workspace.accounts.write(typed(account, words)).account
    assert (account.revision, account.evidence.title) == (1, "Kettle")
    (revision,) = workspace.accounts.revisions("E001")
    assert revision.text.action == "I rang her up"


def test_deleting_much_keeps_the_former_words_readable(workspace: Workspace) -> None:
    account = workspace.accounts.create("Kettle")
    account = workspace.accounts.write(typed(account, "one two three four five six")).account
    workspace.accounts.write(typed(account, "one two"))
    assert [r.text.action for r in workspace.accounts.revisions("E001")] == ["one two three four five six", "one two"]


def test_later_words_begin_a_new_revision(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    account = workspace.accounts.create("Kettle")
    monkeypatch.setattr(accounts_module, "minutes_since", lambda _moment: 11)
    assert workspace.accounts.write(typed(account, "I rang")).account.revision == 2


def test_claims_follow_the_words_and_come_back_with_them(workspace: Workspace) -> None:
    account = workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "Then I rang the manager.")).account
    claim = workspace.claims.add_draft("E001", ClaimDraft("101/1.3", Section.ACTION, 5, 23))
    assert claim.passage
    assert claim.passage.quote == "I rang the manager"
    (lost,) = workspace.accounts.write(typed(account, "Then.")).claims
    assert lost.anchor
    assert lost.anchor.outcome is Outcome.LOST
    (back,) = workspace.accounts.write(typed(account, "Then I rang the manager.")).claims
    assert back == claim


def test_a_claim_is_pointed_elsewhere_withdrawn_and_put_back(workspace: Workspace) -> None:
    workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "It rained."))
    claim = workspace.claims.add_draft("E001", ClaimDraft("101/1.3", Section.ACTION, 0, 9))
    moved = workspace.claims.move(claim, "103/2.2", "External factor")
    assert (moved.criterion, moved.need, moved.passage) == ("CS103/103/2.2", "external factor", claim.passage)
    workspace.claims.withdraw([claim.id])
    assert workspace.claims.of(1) == ()
    workspace.claims.put(claim)
    assert workspace.claims.of(1) == (claim,)


def test_a_removed_account_is_put_back_with_its_claims(workspace: Workspace) -> None:
    workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "It rained."))
    workspace.claims.add_draft("E001", ClaimDraft("101/1.3"))
    workspace.accounts.remove("E001")
    assert workspace.claims.all() == ()
    workspace.accounts.put_back(1)
    assert len(workspace.claims.all()) == 1
