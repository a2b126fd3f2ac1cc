"""Writing in the window: saved again and again, with revisions that are worth having."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import monotonic

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section, StarText
from portfolio_app.services.evidence import accounts as accounts_module
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann"), bundled()) as opened:
        yield opened


def typed(account: ReflectiveAccount, words: str) -> ReflectiveAccount:
    return replace(account, text=account.text.with_section(Section.ACTION, words))


def test_words_typed_in_one_go_share_a_revision(workspace: Workspace) -> None:
    account = workspace.accounts.create(" Kettle ")
    for words in ("I", "I rang", "I rang her up"):
        account = workspace.accounts.write(typed(account, words)).account
    assert (account.revision, account.evidence.title) == (2, "Kettle")
    assert [revision.text.action for revision in workspace.accounts.revisions("E001")] == ["", "I rang her up"]


def test_deleting_much_keeps_the_former_words_readable(workspace: Workspace) -> None:
    account = workspace.accounts.create("Kettle")
    account = workspace.accounts.write(typed(account, "one two three four five six")).account
    workspace.accounts.write(typed(account, "one two"))
    assert [r.text.action for r in workspace.accounts.revisions("E001")][1:] == [
        "one two three four five six",
        "one two",
    ]


def test_later_words_begin_a_new_revision(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    account = workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "I")).account
    later = monotonic() + 700
    monkeypatch.setattr(accounts_module, "monotonic", lambda: later)
    assert workspace.accounts.write(typed(account, "I rang")).account.revision == account.revision + 1


def test_words_replaced_or_worn_away_stay_readable(workspace: Workspace) -> None:
    words = " ".join(f"word{n}" for n in range(100))
    account = workspace.accounts.write(typed(workspace.accounts.create("Kettle"), words)).account
    other = " ".join(f"other{n}" for n in range(100))
    account = workspace.accounts.write(typed(account, other)).account
    while account.text.action:
        account = workspace.accounts.write(typed(account, account.text.action.rpartition(" ")[0])).account
    kept = {revision.text.action for revision in workspace.accounts.revisions("E001")}
    assert {words, ""} < kept
    assert any(len(text.split()) > 90 and text.startswith("other") for text in kept)


def test_the_text_of_an_import_is_never_written_over(workspace: Workspace) -> None:
    (account,) = workspace.accounts.add([AccountDraft("Kettle", text=StarText(action="as imported"))])
    workspace.accounts.write(typed(account, "as imported and more"))
    assert workspace.accounts.revisions("E001")[0].text.action == "as imported"


def test_edits_of_a_claim_keep_what_others_wrote(workspace: Workspace) -> None:
    workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "It rained."))
    claim = workspace.claims.add_draft("E001", ClaimDraft("101/1.3", Section.ACTION, 3, 9))
    workspace.claims.note(claim.id, "a note")
    workspace.accounts.write(typed(workspace.accounts.get("E001"), "Today it was dull. It rained."))
    moved = workspace.claims.move(claim.id, "105/1.4").after
    assert moved.anchor
    assert (moved.note, moved.anchor.start) == ("a note", 22)
    with pytest.raises(InputError, match="already"):
        workspace.claims.add_draft("E001", ClaimDraft("105/1.4", Section.ACTION, 22, 28))


def test_undoing_finds_a_changed_claim_as_it_was(workspace: Workspace) -> None:
    account = workspace.accounts.write(typed(workspace.accounts.create("K"), "Then I rang the duty manager.")).account
    claim = workspace.claims.add_draft("E001", ClaimDraft("101/1.3", Section.ACTION, 5, 28))
    (changed,) = workspace.accounts.write(typed(account, "Then I rang the kind duty manager.")).claims
    assert changed.to_recheck
    workspace.claims.withdraw([claim.id])
    workspace.claims.put(changed)
    assert workspace.claims.get(claim.id) == changed
    workspace.claims.accept(claim.id)
    workspace.claims.put(changed)
    assert workspace.claims.get(claim.id) == changed


def test_words_written_again_later_are_for_the_learner_to_judge(workspace: Workspace) -> None:
    account = workspace.accounts.write(
        typed(workspace.accounts.create("K"), "I read the returns policy to him.")
    ).account
    workspace.claims.add_draft("E001", ClaimDraft("101/1.3", Section.ACTION, 7, 25))
    account = workspace.accounts.write(typed(account, "I did.")).account
    (again,) = workspace.accounts.write(typed(account, "I did. Nobody follows the returns policy here.")).claims
    assert again.to_recheck


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
    moved = workspace.claims.move(claim.id, "103/2.2", "External factor").after
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


def test_claims_lie_on_whole_words_however_they_were_selected(workspace: Workspace) -> None:
    account = workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "I did it alone that day.")).account
    criterion = bundled()[0].criteria[0].reference
    reference = account.evidence.reference
    drawn = workspace.claims.add_draft(reference, ClaimDraft(criterion, Section.ACTION, 3, 13))
    assert drawn.passage is not None
    assert drawn.passage.quote == "did it alone"
    pointed = workspace.claims.point(drawn.id, Section.ACTION, 16, 18).after
    assert pointed.passage is not None
    assert pointed.passage.quote == "that"
    quoted = workspace.claims.add(reference, criterion, "d it alon")
    assert quoted.passage is not None
    assert quoted.passage.quote == "did it alone"


def test_a_claim_is_not_carried_to_a_sentence_that_took_the_place_of_its_own(workspace: Workspace) -> None:
    former = "I rang the duty manager about the kettle. Later that day I rang the duty manager about the queue."
    account = workspace.accounts.write(typed(workspace.accounts.create("Kettle"), former)).account
    claim = workspace.claims.add_draft("E001", ClaimDraft(bundled()[0].criteria[0].reference, Section.ACTION, 0, 23))
    new = "I did it alone. Later that day I rang the duty manager about the queue."
    (carried,) = workspace.accounts.write(typed(account, new)).claims
    assert carried.id == claim.id
    assert carried.lost


def test_a_line_break_in_claimed_words_leaves_the_portfolio_whole(workspace: Workspace) -> None:
    account = workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "I rang the manager.")).account
    workspace.claims.add_draft("E001", ClaimDraft(bundled()[0].criteria[0].reference, Section.ACTION, 0, 18))
    (carried,) = workspace.accounts.write(typed(account, "I rang\nthe manager. So I did.")).claims
    assert carried.anchor is not None
    assert (carried.anchor.outcome, carried.anchor.end) == (Outcome.KEPT, 18)
    assert not [found for found in workspace.overview.check() if str(found.where).endswith(f"claim {carried.id}")]
