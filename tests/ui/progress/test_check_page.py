"""The check: grouped, off the GUI thread, each line leading to its place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.session import Session
from portfolio_app.ui.writing.changes import AccountChanges
from portfolio_app.workspace import create_workspace


def first(signal: SignalBlocker) -> Any:  # noqa: ANN401  # whatever the signal carries
    """Return what a signal that arrived carried."""
    assert signal.args
    return signal.args[0]


def shown(qtbot: QtBot, session: Session, tools: Tools) -> CheckPage:
    page = CheckPage(session, tools)
    qtbot.addWidget(page)
    page.resize(1068, 776)
    page.show()
    page.show_now()
    qtbot.waitUntil(lambda: not page.checking)
    return page


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> CheckPage:
    return shown(qtbot, session, tools)


@pytest.fixture
def small(qapp: object, tmp_path: Path) -> Iterator[Session]:
    criterion = Criterion("F/1/1.1", "1.1", "Explain it", CriterionKind.KNOWLEDGE, "explain")
    framework = Framework("F", "Made up", "1", (Unit("1", "Unit", (Outcome("1", "Outcome", (criterion,)),)),))
    opened = Session(create_workspace(tmp_path / "small.portfolio", make_portfolio("Ann"), (framework,)))
    yield opened
    opened.close()


def groups(page: CheckPage) -> dict[str, int]:
    rows = page.tree.rows
    found = (rows.index(number, 0) for number in range(rows.rowCount()))
    return {rows.row_at(index).text: rows.rowCount(index) for index in found}


def test_gaps_are_grouped_and_counted(page: CheckPage) -> None:
    found = groups(page)
    assert found.pop("Worth a thought") > 0, "advice, which is not counted"
    assert found == {"Criteria not covered": 6, "Partly covered": 7, "Witness statements": 1}
    assert page.badge() == "14"
    assert page._header._subtitle.text().startswith("14 things to do")


def test_keys_fold_and_open(qtbot: QtBot, page: CheckPage) -> None:
    tree = page.tree
    tree.setCurrentIndex(tree.rows.index(1, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(tree.rows.index(1, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(tree.rows.index(1, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.go) as going:
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert going.args == [Place("map", criterion="CS101/101/1.8")]


def test_a_folded_group_stays_folded(qtbot: QtBot, page: CheckPage) -> None:
    page.tree.collapse(page.tree.rows.index(0, 0))
    qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.checking)
    assert not page.tree.isExpanded(page.tree.rows.index(0, 0))
    assert page.tree.isExpanded(page.tree.rows.index(1, 0))


def test_changed_words_are_found_and_lead_to_their_claim(qtbot: QtBot, page: CheckPage, session: Session) -> None:
    claim = next(claim for claim in session.workspace.claims.all() if claim.passage)
    assert claim.passage is not None
    account = session.workspace.accounts.get(f"E{claim.evidence_id:03d}")
    AccountChanges(session).save(replace(account, text=account.text.with_section(claim.passage.section, "Gone.")))
    qtbot.waitUntil(lambda: not page.checking and "Words to re-check" in groups(page))
    rows = page.tree.rows
    place = list(groups(page)).index("Words to re-check")
    index = rows.index(0, 0, rows.index(place, 0))
    page.tree.scrollTo(index)
    with qtbot.waitSignal(page.go) as going:
        qtbot.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=page.tree.visualRect(index).center())
    assert first(going).page == "accounts"
    assert first(going).evidence == claim.evidence_id
    assert first(going).claim


def test_from_nothing_to_ready(qtbot: QtBot, small: Session, tools: Tools) -> None:
    page = shown(qtbot, small, tools)
    assert "Before you begin" in groups(page)
    account = AccountChanges(small).create("Kettle")
    text = StarText(situation="a", task="b", action="I explained it. " * 30, result="d")
    evidence = replace(account.evidence, produced_on=date(2026, 1, 2))
    AccountChanges(small).save(replace(account, evidence=evidence, text=text))
    ClaimChanges(small).add("E001", ClaimDraft("F/1/1.1", Section.ACTION, 0, 15))
    qtbot.waitUntil(lambda: not page.checking)
    assert page._stack.currentWidget() is page._ready
    assert page.badge() == ""
    with qtbot.waitSignal(page.go) as going:
        qtbot.keyClick(page._ready.button, Qt.Key.Key_Space)
    assert going.args == [Place("export")]


def test_a_check_that_fails_says_so(
    qtbot: QtBot, page: CheckPage, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(session.workspace.overview, "check", fail)
    with qtbot.waitSignal(page.notify):
        page.refresh()
    assert not page.checking
    assert page.again_button.isEnabled()


def test_leaving_while_it_checks_is_safe(qtbot: QtBot, session: Session, tools: Tools) -> None:
    page = CheckPage(session, tools)
    qtbot.addWidget(page)
    page.show_now()
    tools.runner.close()
    qtbot.waitUntil(lambda: not page.checking)
