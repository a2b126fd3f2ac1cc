"""What was learned of a learner's answers to suggestions stays in the portfolio: a pack carries none of it."""

from pathlib import Path

from portfolio_app.domain.packs.profile import EVERYTHING
from portfolio_app.services.suggestions.model_file import shipped_model
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import made_pack
from tests.services.suggestions.learning import learn

CHECKED = "I asked for her date of birth and her postcode before I opened the account."


def _answers(workspace: Workspace) -> int:
    with workspace.packs._database.unit_of_work(reading=True) as unit:
        return len(unit.suggestion_answers.of(shipped_model().identity))


def test_a_pack_is_the_same_whatever_was_learned(workspace: Workspace, tmp_path: Path) -> None:
    before = made_pack(workspace.packs, tmp_path / "before.zip", EVERYTHING)
    learn(workspace, CHECKED, "CS101/101/2.3", ["CS105/105/1.5"])
    workspace.suggestions.refuse(CHECKED, "CS105/105/1.6")
    assert _answers(workspace) == 3
    after = made_pack(workspace.packs, tmp_path / "after.zip", EVERYTHING)
    assert after.read_bytes() == before.read_bytes()
    with import_workspace(after, tmp_path / "again.portfolio") as again:
        assert _answers(again) == 0
