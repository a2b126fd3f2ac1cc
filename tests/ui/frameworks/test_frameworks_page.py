"""The frameworks page: looking, adding, importing with a preview, removing with undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.services.frameworks.frameworks import find_bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.frameworks.framework_tree import FrameworkTree, Level
from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
from portfolio_app.ui.frameworks.import_framework_dialog import ImportFrameworkDialog, Naming
from portfolio_app.ui.page import Place, Tools
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.workspace import create_workspace, open_workspace

LEFT = Qt.MouseButton.LeftButton

SHEET = """An example sheet about parcels.

Topic Synopsis
This topic is about parcels. It says how they are packed.

Key Concepts & Core Principles
- Parcel: something in paper.

Exam Tips & Revision Strategies
- Read the label first.

Common Misconceptions & Mistakes to Avoid
- Thinking that string is enough.

Examiner Marking Points
- Award credit for explaining at least two reasons to wrap a parcel.
- Award credit for naming the person who signs.
"""


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> FrameworksPage:
    """The page over the example, in which every bundled unit is in use."""
    window.open_portfolio(portfolio_file)
    return shown(window)


@pytest.fixture
def empty(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> FrameworksPage:
    """The page over a portfolio with no framework."""
    with create_workspace(tmp_path / "empty.portfolio", make_portfolio("Ann")):
        pass
    window.open_portfolio(tmp_path / "empty.portfolio")
    return shown(window)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "unit-207-parcels.txt"
    path.write_text(SHEET, encoding="utf-8")
    return path


def shown(window: MainWindow) -> FrameworksPage:
    window.show_page("frameworks")
    page = window.pages["frameworks"]
    assert isinstance(page, FrameworksPage)
    return page


def codes(page: FrameworksPage) -> list[str]:
    return [framework.code for framework in page.session.frameworks]


def opened(qtbot: QtBot, page: FrameworksPage) -> ImportFrameworkDialog:
    qtbot.waitUntil(lambda: page.reader.dialog is not None)
    assert page.reader.dialog is not None
    return page.reader.dialog


def test_units_criteria_and_guidance_are_shown(qtbot: QtBot, page: FrameworksPage) -> None:
    assert page.model.rowCount() == 5
    assert page._header._subtitle.text() == "You are assessed on 5 units with 58 criteria."
    text = page.guidance.toPlainText()
    assert "Customer journey." in text
    assert "Common mistakes" in text
    qtbot.keyClick(page.tree, Qt.Key.Key_End)
    node = page.tree.current_node()
    assert node is not None
    assert node.framework.code == "CS302"
    assert page.remove.text() == "Remove CS302"
    assert page.guidance.toPlainText() != text


def test_a_place_shows_its_criterion(page: FrameworksPage) -> None:
    page.open_place(Place("frameworks", criterion="CS103/103/2.2"))
    node = page.tree.current_node()
    assert node is not None
    assert (node.level, node.code, node.framework.code) == (Level.CRITERION, "2.2", "CS103")
    assert "Needs: 2 × internal factor" in node.said
    assert page.tree.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == node.said


def test_an_empty_portfolio_offers_the_bundled_units(qtbot: QtBot, empty: FrameworksPage) -> None:
    assert not empty.tree.isVisible()
    add = next(b for b in empty.findChildren(QPushButton) if b.accessibleName().startswith("Add CS103"))
    qtbot.mouseClick(add, LEFT)
    assert codes(empty) == ["CS103"]
    assert empty.tree.isVisible()
    assert [action.text()[:5] for action in empty.adding.bundled_menu.actions()] == [
        "CS101",
        "CS105",
        "CS204",
        "CS302",
        "ST007",
    ]
    empty.adding.bundled_menu.actions()[0].trigger()
    assert codes(empty) == ["CS103", "CS101"]


def test_adding_and_removing_can_be_undone(empty: FrameworksPage, window: MainWindow) -> None:
    empty.add(find_bundled("CS101"))
    window.undoing.undo()
    assert codes(empty) == []
    window.undoing.redo()
    assert codes(empty) == ["CS101"]
    empty.remove.click()
    assert codes(empty) == []
    assert "CS101" in window.notice_bar.text
    window.notice_bar.undo_wanted.emit()
    assert codes(empty) == ["CS101"]
    assert empty.tree.isVisible()


def test_one_with_claims_is_not_removed_and_says_why(page: FrameworksPage, window: MainWindow) -> None:
    page.remove.click()
    assert len(codes(page)) == 5
    assert "claims" in window.notice_bar.text
    assert not page.session.history.next_undo


def test_a_topic_sheet_is_previewed_renamed_and_added(
    qtbot: QtBot, empty: FrameworksPage, window: MainWindow, sheet: Path
) -> None:
    empty.read_file(sheet)
    dialog = opened(qtbot, empty)
    dialog.code.selectAll()
    qtbot.keyClicks(dialog.code, "PARCELS")
    dialog.framework_title.setText("All about parcels")
    qtbot.mouseClick(dialog.add, LEFT)
    assert codes(empty) == ["PARCELS"]
    framework = empty.session.frameworks[0]
    assert framework.title == "All about parcels"
    assert all(criterion.reference.startswith("PARCELS/") for criterion in framework.criteria)
    assert len(framework.criteria) == 2
    assert "Read the label first." in empty.guidance.toPlainText()
    assert "PARCELS" in window.notice_bar.text


def test_cancelling_an_import_adds_nothing(qtbot: QtBot, empty: FrameworksPage, sheet: Path) -> None:
    empty.read_file(sheet)
    qtbot.keyClick(opened(qtbot, empty), Qt.Key.Key_Escape)
    assert codes(empty) == []
    assert empty.reader.dialog is None
    assert empty.adding.button.isEnabled()


@pytest.mark.parametrize("content", [b"hello", b"\0\1\2", b"[[unit]]\nnothing = 1\n", b""])
def test_a_wrong_file_is_said_in_place(qtbot: QtBot, empty: FrameworksPage, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "letter.txt"
    wrong.write_bytes(content)
    empty.read_file(wrong)
    qtbot.waitUntil(empty.fault.isVisible)
    assert "letter.txt" in empty.fault.text()
    assert empty.reader.dialog is None
    assert empty.adding.button.isEnabled()


def test_a_read_only_portfolio_cannot_be_changed(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    with open_workspace(portfolio_file):
        window.open_portfolio(portfolio_file)
        page = shown(window)
        assert not page.remove.isEnabled()
        assert not page.adding.button.isEnabled()
        assert not any(action.enabled() for action in page.actions_offered())
        window.close_portfolio()


def test_every_control_has_a_name(page: FrameworksPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name), widget


@pytest.fixture
def host(qtbot: QtBot, tools: Tools) -> QWidget:
    """What a dialog stands over; it keeps the dialog alive."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dialog_on(host: QWidget, tools: Tools, framework: Framework, *problems: Problem) -> ImportFrameworkDialog:
    dialog = ImportFrameworkDialog(tools.theme, framework, problems, ["CS103"], host)
    dialog.open()
    return dialog


def test_a_code_in_use_or_with_a_blank_is_refused_in_place(host: QWidget, tools: Tools) -> None:
    dialog = dialog_on(host, tools, find_bundled("CS101"))
    assert dialog.add.isEnabled()
    for code, said in (("cs103", "already"), ("A B", "no blanks"), ("A/B", "no slashes"), ("", "short code")):
        dialog.code.setText(code)
        assert said in dialog.fault
        assert not dialog.add.isEnabled()
    dialog.code.setText("CS999")
    dialog.framework_title.setText(" ")
    assert dialog.fault == "Give it a title."
    dialog.framework_title.setText("Mine")
    assert dialog.value() == Naming("CS999", "Mine")
    dialog.reject()


def test_problems_are_listed_with_their_lines(host: QWidget, tools: Tools) -> None:
    dialog = dialog_on(host, tools, find_bundled("CS101"), Problem("line 12", "the number is not sure"))
    assert dialog.problems.item(0).text() == "Line 12: the number is not sure"
    dialog.reject()


def test_the_dialog_is_freed_on_close(host: QWidget, tools: Tools) -> None:
    dialog = dialog_on(host, tools, find_bundled("CS101"))
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(dialog)


def test_a_framework_of_several_units_has_a_row_of_its_own() -> None:
    one, other = find_bundled("CS101"), find_bundled("CS103")
    both = Framework("BOTH", "Both of them", "1", (*one.units, *other.units))
    model = FrameworkTree((both,))
    top = model.index(0, 0)
    node = model.node(top)
    assert node is not None
    assert node.level is Level.FRAMEWORK
    assert model.rowCount(top) == 2
    assert model.parent(model.index(1, 0, top)) == top


def test_one_with_claims_is_archived_undone_and_brought_back(
    qtbot: QtBot, page: FrameworksPage, window: MainWindow
) -> None:
    page.tree.setCurrentIndex(page.model.index_of("CS105"))
    criteria = len(page.session.criteria)
    page.archive.click()
    assert "CS105" not in [framework.code for framework in page.session.frameworks]
    assert len(page.session.criteria) < criteria
    page.session.undo()
    assert len(page.session.criteria) == criteria
    page.session.redo()
    back = next(entry for entry in page.adding.archived_menu.actions() if entry.text().startswith("CS105"))
    back.trigger()
    assert len(page.session.criteria) == criteria
    assert page.archive.text() == "Archive CS105"
