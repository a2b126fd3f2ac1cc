"""Claims move to a new version of their framework in one step, with what was decided on the same words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.decisions.decision import Decision, Origin
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.progress.finding import Kind
from portfolio_app.domain.progress.state import State
from portfolio_app.example import example_portfolio
from portfolio_app.exporters.decisions_file import encode_return
from portfolio_app.exporters.unit_file import unit_file
from portfolio_app.services.clock import now
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.signing.manifests import make_key, public_of, sign
from portfolio_app.workspace import Workspace, open_workspace
from tests.services.assessing.conftest import PACK, decide

DECIDED = "CS103/103/1.1"
MOVED = "CS103-v2/103/1.1"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(example_portfolio(tmp_path)) as opened:
        take_in(opened, tmp_path / "back.decisions", DECIDED, "CS103/103/1.2")
        yield opened


def take_in(workspace: Workspace, path: Path, *criteria: str, made: tuple[Decision, ...] = ()) -> None:
    """Take in signed decisions on these criteria."""
    private, made = make_key().private, made or tuple(decide(workspace, criterion) for criterion in criteria)
    identity = workspace.details.get().identity
    returned = DecisionReturn(identity, "Rowan", PACK, made[0].decided_by, made[0].role, now(), made, Origin.SIGNED)
    path.write_bytes(encode_return(returned, public_of(private), lambda content: sign(content, private)))
    workspace.decisions.take_in(path)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A version in which 1.2 reads otherwise."""
    framework = find_bundled("CS103")
    unit = framework.units[0]
    first = unit.outcomes[0]
    criteria = tuple(
        replace(each, text=f"{each.text}, and say why") if each.code == "1.2" else each for each in first.criteria
    )
    units = (replace(unit, outcomes=(replace(first, criteria=criteria), *unit.outcomes[1:])),)
    path = tmp_path / "newer.toml"
    path.write_text(unit_file(replace(framework, version="2", units=units)), encoding="utf-8")
    return path


def states(workspace: Workspace) -> dict[str, State]:
    return {entry.criterion.reference: entry.state for entry in workspace.overview.coverage().criteria}


def test_what_was_decided_on_the_same_words_goes_along(workspace: Workspace, newer: Path) -> None:
    workspace.versions.move("CS103", str(newer))
    assert states(workspace)[MOVED] is State.MET
    assert states(workspace)["CS103-v2/103/1.2"] in (State.CLAIMED, State.PARTLY, State.NONE)


def test_what_comes_back_on_the_former_version_goes_to_the_same_words(
    workspace: Workspace, newer: Path, tmp_path: Path
) -> None:
    late = tuple(decide(workspace, criterion) for criterion in ("CS103/103/2.1", "CS103/103/4.3"))
    workspace.versions.move("CS103", str(newer))
    take_in(workspace, tmp_path / "late.decisions", made=late)
    assert states(workspace)["CS103-v2/103/2.1"] is State.MET
    assert states(workspace)["CS103-v2/103/4.3"] is State.MET
    assert not [each for each in workspace.overview.check() if each.kind in (Kind.CHANGED_DECISION, Kind.LEFT_OUT)]
    with pytest.raises(InputError, match="was taken in already"):
        workspace.decisions.take_in(tmp_path / "late.decisions")


def test_what_comes_back_on_words_that_are_others_now_is_refused(
    workspace: Workspace, newer: Path, tmp_path: Path
) -> None:
    late = (replace(decide(workspace, "CS103/103/1.2"), feedback="Once more."),)
    workspace.versions.move("CS103", str(newer))
    with pytest.raises(InputError, match=r"which is archived here, and no criterion in use has its words: send"):
        take_in(workspace, tmp_path / "late.decisions", made=late)


def test_moving_is_undone_and_done_again(workspace: Workspace, newer: Path) -> None:
    def whole() -> object:
        return workspace.claims.all(), workspace.frameworks.all(), states(workspace)

    before = whole()
    moving = workspace.versions.move("CS103", str(newer))
    after = whole()
    assert len(moving.moved) == len(moving.before) > 0
    assert [framework.code for framework in workspace.frameworks.archived()] == ["CS103"]
    workspace.versions.undo(moving)
    assert whole() == before
    workspace.versions.redo(moving)
    assert whole() == after
    workspace.versions.undo(moving)
    assert whole() == before


def test_moving_back_brings_everything_back(workspace: Workspace, newer: Path) -> None:
    before = workspace.claims.all(), states(workspace)
    workspace.versions.move("CS103", str(newer))
    workspace.frameworks.restore("CS103")
    workspace.versions.move("CS103-v2", "CS103")
    found = workspace.claims.all(), states(workspace)
    assert found[0] == before[0]
    assert found[1] == before[1]


def test_two_claims_on_the_same_words_for_one_criterion_become_one(workspace: Workspace) -> None:
    claim = next(each for each in workspace.claims.all() if each.criterion.startswith("CS103/") and each.passage)
    chosen = dict.fromkeys((each.reference for each in find_bundled("CS103").criteria), "CS105/105/1.1")
    moving = workspace.versions.move("CS103", "CS105", chosen=chosen)
    kept = [each for each in moving.moved if each.evidence_id == claim.evidence_id]
    places = [(each.passage and each.passage.section, each.anchor, each.region) for each in kept]
    assert len(set(map(repr, places))) == len(places)
