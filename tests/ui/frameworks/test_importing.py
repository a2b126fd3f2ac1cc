"""Importing in the window: columns of a table changed, a standard picked of many, a list pasted."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_app.domain.frameworks.columns import NAMES, Column
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
from portfolio_app.ui.frameworks.import_framework_dialog import ImportFrameworkDialog
from portfolio_app.ui.frameworks.pick_standard_dialog import PickStandardDialog
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import create_workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> FrameworksPage:
    path = tmp_path / "empty.portfolio"
    with create_workspace(path, make_portfolio("Bea")):
        pass
    window.open_portfolio(path)
    window.show_page("frameworks")
    found = window.pages["frameworks"]
    assert isinstance(found, FrameworksPage)
    return found


def dialog_of(qtbot: QtBot, page: FrameworksPage) -> ImportFrameworkDialog:
    qtbot.waitUntil(lambda: page.reader.dialog is not None or not page._fault_card.isHidden())
    assert page.reader.dialog is not None, page.fault.text()
    return page.reader.dialog


def texts(page: FrameworksPage) -> list[str]:
    return [criterion.text for criterion in page.session.frameworks[0].criteria]


def test_columns_are_shown_and_what_they_hold_is_changed(qtbot: QtBot, page: FrameworksPage, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("Ref,Criterion,Other words\n1,Short,Explain it at length to me\n2,Brief,Describe it\n")
    page.read_file(path)
    dialog = dialog_of(qtbot, page)
    assert dialog.columns is not None
    assert [column for _, column in dialog.columns.value()] == [Column.CODE, Column.TEXT, Column.NOTHING]
    dialog.columns.boxes[1].setCurrentIndex(list(NAMES).index(Column.NOTHING))
    assert not dialog.add.isEnabled()
    qtbot.waitUntil(lambda: bool(dialog.fault))
    assert not dialog.add.isEnabled()
    dialog.columns.boxes[2].setCurrentIndex(list(NAMES).index(Column.TEXT))
    qtbot.waitUntil(dialog.add.isEnabled)
    assert not dialog.fault
    qtbot.mouseClick(dialog.add, LEFT)
    assert texts(page) == ["Explain it at length to me", "Describe it"]


def test_a_standard_is_picked_of_many(qtbot: QtBot, page: FrameworksPage, tmp_path: Path) -> None:
    records = [
        {
            "referenceNumber": f"ST{number:04}",
            "larsCode": number,
            "title": title,
            "version": "1.0",
            "level": 2,
            "knowledges": [{"knowledgeId": "", "detail": f"Know {title}"}],
        }
        for number, title in enumerate(("Baker", "Butcher", "Candle maker"), 1)
    ]
    path = tmp_path / "standards"
    path.write_text(json.dumps(records))
    page.read_file(path)
    qtbot.waitUntil(lambda: page.reader.picking is not None)
    picking = page.reader.picking
    assert isinstance(picking, PickStandardDialog)
    qtbot.keyClicks(picking.filter, "butch")
    assert picking.value().code == "ST0002"
    qtbot.keyClicks(picking.filter, "xyz")
    assert not picking.pick.isEnabled()
    picking.filter.setText("level 2 candle")
    qtbot.mouseClick(picking.pick, LEFT)
    qtbot.mouseClick(dialog_of(qtbot, page).add, LEFT)
    assert texts(page) == ["Know Candle maker"]


def test_a_list_that_was_copied_becomes_a_framework(qtbot: QtBot, page: FrameworksPage) -> None:
    QApplication.clipboard().setText("1.1 Explain this\n1.2 Describe that\n")
    page.adding.paste.trigger()
    dialog = dialog_of(qtbot, page)
    dialog.code.setText("MINE")
    qtbot.mouseClick(dialog.add, LEFT)
    assert texts(page) == ["Explain this", "Describe that"]


def test_words_without_a_list_are_said_in_place(qtbot: QtBot, page: FrameworksPage) -> None:
    QApplication.clipboard().setText("Dear Ms Jones, thank you.")
    page.adding.paste.trigger()
    qtbot.waitUntil(page.fault.isVisible)
    assert "no criteria are found" in page.fault.text()


def test_the_list_of_standards_is_freed_on_close(qtbot: QtBot, page: FrameworksPage) -> None:
    picking = PickStandardDialog(page.tools.theme, (), page)
    picking.show()
    picking.reject()
    qtbot.waitUntil(lambda: not isValid(picking))
