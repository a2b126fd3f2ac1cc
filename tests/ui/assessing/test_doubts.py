"""What is in doubt about decisions is shown to whoever opens the pack, before and while they assess."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.decisions_file import encode_return
from portfolio_app.signing.manifests import make_key, public_of, sign
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import open_workspace
from tests.services.packs.conftest import SMALL
from tests.services.packs.generated import NOW

LONG = 20_000


@pytest.fixture
def pack(portfolio_file: Path, tmp_path: Path) -> Path:
    """A pack with verdicts of one name under two keys."""
    with open_workspace(portfolio_file) as workspace:
        criteria = [c for framework in workspace.frameworks.all() for c in framework.criteria]
        day = "2026-03-04T10:00:00Z"
        made = Decision(0, criteria[0].reference, Verdict.NOT_YET_MET, Role.ASSESSOR, "Jo Field", day)
        other = replace(made, criterion=criteria[1].reference, verdict=Verdict.MET)
        for number, decision in enumerate((made, other)):
            identity = workspace.details.get().identity
            returned = DecisionReturn(identity, "", "", "Jo Field", Role.ASSESSOR, "2026-03-04T11:00:00Z", (decision,))
            key = make_key().private
            path = tmp_path / f"{number}.decisions"
            path.write_bytes(encode_return(returned, public_of(key), lambda content, key=key: sign(content, key)))
            workspace.decisions.take_in(path)
        workspace.packs.make(tmp_path / "pack.zip", NOW, SMALL)
    return tmp_path / "pack.zip"


def test_the_page_of_the_pack_says_what_to_ask_and_lists_who_decided(
    qtbot: QtBot, window: MainWindow, pack: Path
) -> None:
    window.begin()
    window.expect(pack)
    page = window.packs.page
    qtbot.waitUntil(lambda: not page.busy, timeout=LONG)
    assert page.verdict._ring._state is State.RECHECK
    assert "there is something to ask about" in page.verdict.words.text()
    assert "TWO KEYS sign as Jo Field (" in page.verdict.facts.text()
    first = page.tree.rows.row_at(page.tree.rows.index(0, 0))
    assert (first.text, first.trailing) == ("Decisions", "2 decisions")
    assert [row.text.partition(": ")[2] for row in first.rows] == ["not yet met", "met"]
    assert all(row.detail.startswith("Jo Field, assessor, 4 March 2026; signed, key ") for row in first.rows)
    assert page.assess.isEnabled()


def test_the_desk_says_it_above_and_at_each_criterion(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    window.begin()
    window.expect(pack)
    qtbot.waitUntil(lambda: not window.packs.page.busy, timeout=LONG)
    window.packs.page.assess.click()
    page = window.packs.assessing
    qtbot.waitUntil(lambda: page.assessing is not None, timeout=LONG)
    assert page.doubts.isVisible()
    assert "TWO KEYS sign as Jo Field (" in page.doubts.text()
    page.criteria.choose(next(iter(page.assessing.criteria if page.assessing else ())))
    before = page.criterion._before.text()
    assert before.startswith("Before: not yet met, Jo Field, 4 March 2026; signed, key ")
    assert "TWO KEYS" in before
