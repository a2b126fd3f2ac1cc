"""A coded project that came back, taken in and taken back: claims and accounts are as they were."""

import re
import zipfile
from pathlib import Path

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.workspace import Workspace, open_workspace
from tests.cli.conftest import Call, account_file, call, portfolio
from tests.importers.coded_project.test_import import changed, exported, packed, selection

__all__ = ["account_file", "call", "portfolio"]


def state(workspace: Workspace) -> tuple[tuple[Claim, ...], list[str]]:
    return workspace.claims.all(), [account.evidence.title for account in workspace.accounts.list()]


def project_with_changes(call: Call, portfolio: Path, tmp_path: Path) -> Path:
    """Return a project with a claim that is new, one at another place with another note, and a text that is new."""
    project = exported(call, portfolio, tmp_path)
    with zipfile.ZipFile(project) as package:
        xml = package.read("project.qde").decode()
        text = next(package.read(name).decode() for name in package.namelist() if name.endswith(".txt"))
    code = re.findall(r'<Code guid="([^"]+)" name="[^"]+" isCodable="true"', xml)[0]
    new, at = text.index("He went home happy"), text.index("repeated")
    end = at + len("repeated the problem in my own words")
    return changed(
        project,
        {
            "</TextSource>": f"{selection(new, new + 18, code=code)}</TextSource>",
            f'startPosition="{at}" endPosition="{end}"': f'startPosition="{at}" endPosition="{end + 13}"',
            "[external factor]": "[external factor] heavy rain",
        },
    )


def test_what_was_taken_in_is_taken_back_and_done_again(call: Call, portfolio: Path, tmp_path: Path) -> None:
    back = project_with_changes(call, portfolio, tmp_path)
    foreign = packed(tmp_path / "study.qdpx", b"Situation\n\nWe were full.\n\nAction\n\nI asked.", selection(27, 34))
    with open_workspace(portfolio) as workspace:
        before = state(workspace)
        projects = workspace.coded_projects
        found = (*projects.compare(back).differences, *projects.compare(foreign).differences)
        taken = projects.take(found)
        after = state(workspace)
        assert (len(taken.accounts), len(taken.added)) == (1, 1)
        notes = [(claim.note, claim.passage and claim.passage.quote) for claim in taken.after]
        assert sorted(notes) == [
            ("", "repeated the problem in my own words and he nodded"),
            ("heavy rain", "raining, so fewer people came"),
        ]
        assert set(taken.after) <= set(after[0])
        projects.take_back(taken)
        assert state(workspace) == before
        projects.take_again(taken)
        assert state(workspace) == after
        projects.take_back(taken)
        assert state(workspace) == before


def test_only_what_is_asked_for_is_taken(call: Call, portfolio: Path, tmp_path: Path) -> None:
    back = project_with_changes(call, portfolio, tmp_path)
    with open_workspace(portfolio) as workspace:
        before = workspace.claims.all()
        found = workspace.coded_projects.compare(back).differences
        notes = [each for each in found if each.what.value == "note"]
        workspace.coded_projects.take(notes)
        stored = workspace.claims.all()
        assert [claim.passage for claim in stored] == [claim.passage for claim in before]
        assert [claim.note for claim in stored if claim not in before] == ["heavy rain"]
