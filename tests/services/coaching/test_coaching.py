"""Coaching on a real portfolio: what is dismissed stays so, and a provider's own files count."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app import paths
from portfolio_app.domain.coaching.advice import AdviceKind
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.services.coaching.cues import cues
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace, open_workspace
from tests.domain.coaching.accounts import GOOD

_POOR = "I always follow the Equality Act 2010. He had a blue badge. " + GOOD.action


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    cues.cache_clear()
    with create_workspace(tmp_path / "Ann.portfolio", make_portfolio("Ann")) as made:
        for title in ("One", "Two"):
            account = made.accounts.create(title)
            made.accounts.write(replace(account, text=GOOD.with_section(Section.ACTION, _POOR), place="Desk"))
        yield made
    cues.cache_clear()


def _kinds(workspace: Workspace, reference: str) -> list[str]:
    return [advice.kind.value for advice in workspace.coaching.advise(reference)]


def test_what_is_dismissed_is_kept_for_its_account(workspace: Workspace, tmp_path: Path) -> None:
    (advice,) = [a for a in workspace.coaching.advise("E001") if a.kind is AdviceKind.ACT_NOT_APPLIED]
    workspace.coaching.dismiss(1, advice)
    workspace.coaching.dismiss(1, advice)
    workspace.close()
    with open_workspace(tmp_path / "Ann.portfolio") as again:
        assert "act_not_applied" not in _kinds(again, "E001")
        assert "act_not_applied" in _kinds(again, "E002")
        assert "act_not_applied" in [a.kind.value for a in again.coaching.advise("E001", dismissed=True)]
        again.coaching.bring_back(1, advice)
        assert "act_not_applied" in _kinds(again, "E001")


def test_a_kind_that_is_off_is_off_everywhere(workspace: Workspace) -> None:
    workspace.coaching.turn_off(AdviceKind.ACT_NOT_APPLIED)
    assert workspace.coaching.off() == (AdviceKind.ACT_NOT_APPLIED,)
    assert "act_not_applied" not in _kinds(workspace, "E001") + _kinds(workspace, "E002")
    workspace.coaching.turn_on(AdviceKind.ACT_NOT_APPLIED)
    assert "act_not_applied" in _kinds(workspace, "E001")


def test_what_is_dismissed_is_never_in_a_pack(workspace: Workspace) -> None:
    (advice,) = [a for a in workspace.coaching.advise("E001") if a.kind is AdviceKind.ACT_NOT_APPLIED]
    workspace.coaching.dismiss(1, advice)
    data = workspace.packs.data()
    assert data.accounts
    assert "act_not_applied" not in repr(data)


def test_a_providers_files_count_and_a_bad_one_is_named(workspace: Workspace) -> None:
    folder = paths.user_data() / "coaching"
    folder.mkdir(parents=True)
    mistake = '[[mistake]]\nhas = [["blue badge"]]\nwhy = "A badge is no bed."\nquestion = "Which bed?"\n'
    (folder / "own.toml").write_text(mistake, "utf-8")
    (folder / "bad.toml").write_text("[words", "utf-8")
    cues.cache_clear()
    assert "common_mistake" in _kinds(workspace, "E001")
    (fault,) = workspace.coaching.faults()
    assert "bad.toml" in fault
