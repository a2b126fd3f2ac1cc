"""A learner's framework has a new version: both side by side, claims settled and moved, and all of it undone."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_app.exporters.unit_file import unit_file
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
from portfolio_app.ui.frameworks.move_dialog import MoveDialog
from portfolio_app.ui.frameworks.version_table import Column
from portfolio_app.ui.shell.main_window import MainWindow


@pytest.fixture
def page(window: MainWindow, portfolio_file: Path) -> FrameworksPage:
    window.open_portfolio(portfolio_file)
    window.show_page("frameworks")
    found = window.pages["frameworks"]
    assert isinstance(found, FrameworksPage)
    return found


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A version of CS103 in which 1.1 is gone, 1.2 takes its number and 2.2 reads otherwise."""
    framework = find_bundled("CS103")
    unit = framework.units[0]
    first, second = unit.outcomes[:2]
    kept = [replace(each, code="1.1") for each in first.criteria if each.code == "1.2"]
    worded = [replace(each, text=f"{each.text} in writing") if each.code == "2.2" else each for each in second.criteria]
    outcomes = (replace(first, criteria=tuple(kept)), replace(second, criteria=tuple(worded)), *unit.outcomes[2:])
    path = tmp_path / "newer.toml"
    units = (replace(unit, outcomes=outcomes),)
    path.write_text(unit_file(replace(framework, version="2", units=units)), encoding="utf-8")
    return path


def opened(page: FrameworksPage, path: Path) -> MoveDialog:
    page.tree.setCurrentIndex(page.model.index_of("CS103"))
    page.mover.compare(str(path))
    dialog = page.window().findChild(MoveDialog)
    assert dialog is not None
    return dialog


def test_what_changed_is_shown_first(page: FrameworksPage, newer: Path) -> None:
    dialog = opened(page, newer)
    changes = [dialog.model.index(row, Column.CHANGE).data().split(" · ")[0] for row in range(dialog.model.rowCount())]
    assert changes == ["gone", "reworded"]
    dialog.only_unsure.setChecked(False)
    assert dialog.model.rowCount() == len(find_bundled("CS103").criteria)
    dialog.reject()


def test_claims_are_settled_moved_and_brought_back(page: FrameworksPage, newer: Path, qtbot: QtBot) -> None:
    session = page.session
    before = session.workspace.claims.all()
    dialog = opened(page, newer)
    dialog.table.setCurrentIndex(dialog.model.index(0, 0))
    place = next(n for n in range(dialog.target.count()) if dialog.target.itemText(n).startswith("103 2.1"))
    dialog.target.setCurrentIndex(place)
    dialog.target.activated.emit(place)
    assert dialog.value() == {"CS103/103/1.1": "CS103-v2/103/2.1"}
    dialog.accept()
    assert [framework.code for framework in session.frameworks][-1] == "CS103-v2"
    moved = {claim.id: claim.criterion for claim in session.workspace.claims.all()}
    for claim in before:
        if claim.criterion == "CS103/103/1.1":
            assert moved[claim.id] == "CS103-v2/103/2.1"
    session.undo()
    assert session.workspace.claims.all() == before


def test_the_dialog_is_freed_when_it_closes(page: FrameworksPage, newer: Path, qtbot: QtBot) -> None:
    dialog = opened(page, newer)
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: not isValid(dialog))
