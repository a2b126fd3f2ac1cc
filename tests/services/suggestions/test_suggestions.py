"""Suggested criteria in a real portfolio."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.errors import FileError
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.workspace import Workspace, create_workspace, open_workspace
from tests.services.suggestions.learning import learn

CHECKED = "I asked for her date of birth and her postcode before I opened the account."
LIKE = "I asked for his date of birth and his postcode before I opened his record."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Ann.portfolio"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    made = create_workspace(path, make_portfolio("Ann"), bundled())
    yield made
    made.close()


def names(workspace: Workspace, text: str) -> list[str]:
    return [each.criterion for each in workspace.suggestions.for_words(text)]


def test_criteria_of_the_portfolio_are_proposed_and_nothing_is_claimed(workspace: Workspace) -> None:
    assert names(workspace, CHECKED)[0] == "CS105/105/1.5"
    assert workspace.claims.all() == ()


def test_what_was_taken_is_proposed_first_for_like_words_and_after_opening_again(
    workspace: Workspace, path: Path
) -> None:
    proposed = names(workspace, CHECKED)
    assert proposed[0] != "CS101/101/2.3"
    learn(workspace, CHECKED, "CS101/101/2.3", proposed)
    workspace.close()
    with open_workspace(path, read_only=True) as again:
        assert names(again, LIKE)[0] == "CS101/101/2.3"


def test_nothing_is_learned_of_a_claim_that_cannot_be_made(workspace: Workspace) -> None:
    before = names(workspace, CHECKED)
    learning = workspace.suggestions.learning(CHECKED, "CS101/101/2.3", before)

    def fail(unit: UnitOfWork) -> None:
        learning(unit)
        raise FileError("The disk is full.")

    workspace.accounts.add([AccountDraft("Call")])
    with pytest.raises(FileError, match="full"):
        workspace.claims.add_draft("E001", ClaimDraft("CS101/101/2.3"), fail)
    assert names(workspace, CHECKED) == before


def test_a_second_criterion_for_the_same_words_does_not_make_the_first_wrong(workspace: Workspace) -> None:
    learn(workspace, CHECKED, "CS101/101/2.3", ())
    learn(workspace, CHECKED, "CS105/105/1.5", ["CS101/101/2.3"])
    assert set(names(workspace, CHECKED)[:2]) == {"CS101/101/2.3", "CS105/105/1.5"}


def test_nothing_is_learned_of_words_that_nothing_is_proposed_for(workspace: Workspace) -> None:
    before = names(workspace, CHECKED)
    learn(workspace, "", "CS101/101/2.3", ())
    learn(workspace, CHECKED * 30, "CS101/101/2.3", ())
    assert names(workspace, CHECKED) == before


def test_likeness_tells_a_sentence_that_fits_from_one_that_does_not(workspace: Workspace) -> None:
    wording = "Check who a customer is before you open or share any account details"
    fits, other = workspace.suggestions.likeness(wording, [CHECKED, "My cat had kittens on Sunday so I was tired."])
    assert fits > 0 == other


def test_what_was_refused_is_not_proposed_for_the_same_words_again(workspace: Workspace, path: Path) -> None:
    first = names(workspace, CHECKED)[0]
    workspace.suggestions.refuse(CHECKED, first)
    workspace.close()
    with open_workspace(path, read_only=True) as again:
        assert first not in names(again, CHECKED)


def test_a_refusal_holds_for_each_part_of_a_long_text(workspace: Workspace) -> None:
    long = f"{CHECKED} " * 12
    first = names(workspace, long)[0]
    workspace.suggestions.refuse(long, first)
    assert first not in names(workspace, long)


def test_who_takes_what_was_refused_after_all_gets_it_proposed_again(workspace: Workspace) -> None:
    first = names(workspace, CHECKED)[0]
    learn(workspace, CHECKED, first)
    workspace.suggestions.refuse(CHECKED, first)
    assert first not in names(workspace, CHECKED)
    learn(workspace, CHECKED, first)
    assert names(workspace, CHECKED)[0] == first


def test_of_a_whole_account_only_gaps_are_proposed(workspace: Workspace) -> None:
    gaps = {"CS103/103/2.1", "CS105/105/1.5"}
    filler = "The bus was late and it rained all the way to town. " * 60
    found = [each.criterion for each in workspace.suggestions.for_gaps(filler + CHECKED * 3, gaps)]
    assert found[0] == "CS105/105/1.5"
    assert set(found) <= gaps
    assert workspace.suggestions.for_gaps(CHECKED, ()) == ()
