"""What the overview and the map read: the accounts written last, claims on the map, claims on a criterion."""

from itertools import pairwise
from pathlib import Path

import pytest

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.example import example_portfolio
from portfolio_app.workspace import Workspace, open_workspace


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example_portfolio(tmp_path_factory.mktemp("example"), accounts_only=True)


@pytest.fixture
def workspace(example: Path, tmp_path: Path) -> Workspace:
    path = tmp_path / "a.portfolio"
    path.write_bytes(example.read_bytes())
    return open_workspace(path)


def test_the_account_written_last_comes_first(workspace: Workspace) -> None:
    with workspace:
        newest = workspace.accounts.create("New")
        recent = workspace.accounts.recent(3)
        assert recent[0][0].evidence.id == newest.evidence.id
        assert len(recent) == 3
        assert all(before >= after for (_, before), (_, after) in pairwise(recent))
        workspace.accounts.remove(newest.evidence.reference)
        assert newest.evidence.id not in [summary.evidence.id for summary, _ in workspace.accounts.recent(3)]


def test_spots_say_what_claims_say(workspace: Workspace) -> None:
    with workspace:
        claim = next(claim for claim in workspace.claims.all() if claim.passage)
        assert claim.passage is not None
        account = workspace.accounts.get(f"E{claim.evidence_id:03d}")
        section = Section(claim.passage.section)
        text = account.text.with_section(section, "Something else entirely.")
        workspace.accounts.write(type(account)(account.evidence, account.place, text, account.revision))
        claims, spots = workspace.claims.all(), workspace.claims.spots()
        assert [(c.id, c.criterion, c.evidence_id, c.passage is None, c.starred, c.to_recheck) for c in claims] == [
            tuple(spot) for spot in spots
        ]
        assert any(spot.to_recheck for spot in spots)


def test_claims_of_a_criterion(workspace: Workspace) -> None:
    with workspace:
        wanted = tuple(claim for claim in workspace.claims.all() if claim.criterion == "CS103/103/2.2")
        assert workspace.claims.of_criterion("CS103/103/2.2") == wanted
        workspace.claims.withdraw([wanted[0].id])
        assert workspace.claims.of_criterion("CS103/103/2.2") == wanted[1:]
