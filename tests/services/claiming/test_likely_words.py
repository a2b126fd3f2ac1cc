"""Words that a learner has already and that may prove a criterion, found in a real portfolio."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace

CRITERION = "CS103/103/2.2"
FACTOR = "An external factor was the snow, which the weather brought."


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "words.portfolio", make_portfolio("Ann"), bundled())
    yield made
    made.close()


def write(workspace: Workspace, title: str, action: str) -> None:
    workspace.accounts.add([AccountDraft(title, text=StarText().with_section(Section.ACTION, action))])


def found(workspace: Workspace) -> list[str]:
    criterion = next(c for f in workspace.frameworks.all() for c in f.criteria if c.reference == CRITERION)
    return [each.text for each in workspace.claims.likely(criterion, ("external factor",))]


def test_the_sentence_on_what_is_open_comes_first(workspace: Workspace) -> None:
    write(workspace, "Queue", "I served. The standard of service was what it should be.")
    write(workspace, "Snow", f"It was cold. {FACTOR} I cleared it.")
    assert found(workspace)[0] == FACTOR


def test_what_is_claimed_for_the_criterion_already_is_left_out(workspace: Workspace) -> None:
    write(workspace, "Snow", FACTOR)
    draft = ClaimDraft(CRITERION, Section.ACTION, 0, len(FACTOR), need="external factor")
    assert found(workspace) == [FACTOR]
    workspace.claims.add_draft("E001", draft)
    assert found(workspace) == []


def test_an_account_that_was_removed_is_not_found(workspace: Workspace) -> None:
    write(workspace, "Snow", FACTOR)
    workspace.accounts.remove("E001")
    assert found(workspace) == []


def test_nothing_written_finds_nothing(workspace: Workspace) -> None:
    assert found(workspace) == []


def test_a_sentence_that_shares_no_word_with_the_criterion_is_found_by_what_it_is_about(workspace: Workspace) -> None:
    write(
        workspace,
        "Kettle",
        "My cat had kittens. I asked for her date of birth and her postcode before I told her more.",
    )
    criterion = next(c for f in workspace.frameworks.all() for c in f.criteria if c.reference == "CS105/105/1.5")
    assert [each.text for each in workspace.claims.likely(criterion, ())] == [
        "I asked for her date of birth and her postcode before I told her more."
    ]
