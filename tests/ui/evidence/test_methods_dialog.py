"""The table of method codes in the window: added to, changed, taken from, undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.method import Method
from portfolio_app.ui.evidence.evidence_page import EvidencePage
from portfolio_app.ui.evidence.methods_dialog import MethodsDialog
from portfolio_app.ui.page import Notice, Place, Tools
from portfolio_app.ui.session import Session

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen one, on any list that drops down
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> Iterator[EvidencePage]:
    made = EvidencePage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 780)
    made.show()
    made.show_now()
    made.open_place(Place("evidence", evidence=1))
    tools.runner.wait()
    QApplication.processEvents()
    yield made
    tools.runner.wait()
    QApplication.processEvents()


def opened(qtbot: QtBot, page: EvidencePage) -> MethodsDialog:
    """Choose the last entry of the Method field."""
    combo = page.panel.method
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    view = combo.view()
    last = combo.model().index(combo.count() - 1, 0)
    assert last.data() == "Edit methods…"
    view.scrollTo(last)
    qtbot.mouseMove(view.viewport(), view.visualRect(last).center())
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(last).center())
    qtbot.waitUntil(lambda: isinstance(page.steps.dialog, MethodsDialog))
    assert isinstance(page.steps.dialog, MethodsDialog)
    return page.steps.dialog


def write(qtbot: QtBot, dialog: MethodsDialog, text: str) -> None:
    """Write into the cell that is being edited."""
    field = next(each for each in dialog.table.findChildren(QLineEdit) if each.isVisible())
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    QApplication.processEvents()


def row_of(dialog: MethodsDialog, code: str) -> int:
    return next(row for row in range(dialog.table.rowCount()) if dialog._text(row, 0) == code)


def test_a_code_is_added_renamed_and_removed_and_all_that_undone(
    qtbot: QtBot, page: EvidencePage, session: Session
) -> None:
    former = session.workspace.methods.all()
    said: list[Notice] = []
    page.notify.connect(said.append)
    dialog = opened(qtbot, page)
    assert page.panel.method.currentData() == "RA"
    qtbot.mouseClick(dialog.add, LEFT)
    write(qtbot, dialog, "sim")
    assert not dialog.keep.isEnabled()
    assert "what SIM stands for" in dialog._said.text()
    dialog.table.setCurrentCell(dialog.table.currentRow(), 1)
    qtbot.mouseClick(dialog.change, LEFT)
    write(qtbot, dialog, "simulation")
    dialog.table.setCurrentCell(row_of(dialog, "RA"), 0)
    qtbot.mouseClick(dialog.change, LEFT)
    write(qtbot, dialog, "my own account")
    dialog.table.setCurrentCell(row_of(dialog, "CS"), 0)
    qtbot.mouseClick(dialog.remove, LEFT)
    qtbot.mouseClick(dialog.keep, LEFT)
    table = {method.code: method.name for method in session.workspace.methods.all()}
    assert table["SIM"] == "simulation"
    assert table["RA"] == "my own account"
    assert "CS" not in table
    assert said[-1] == Notice("The method codes are changed.", undo=True)
    page.tools.runner.wait()
    QApplication.processEvents()
    assert page.panel.method.findData("SIM") >= 0
    assert page.panel.method.currentText() == "RA  my own account"
    session.undo()
    assert session.workspace.methods.all() == former
    session.redo()
    assert {method.code: method.name for method in session.workspace.methods.all()} == table


def test_a_code_in_use_stays_and_says_where(qtbot: QtBot, page: EvidencePage, session: Session) -> None:
    session.workspace.evidence.edit("E001", method="OBS")
    dialog = opened(qtbot, page)
    for code, said in (("OBS", "E001 has OBS"), ("RA", "RA stays: new accounts have it")):
        dialog.table.setCurrentCell(row_of(dialog, code), 1)
        assert not dialog.remove.isEnabled()
        assert said in dialog._said.text()
        item = dialog.table.item(row_of(dialog, code), 0)
        assert item is not None
        assert not item.flags() & Qt.ItemFlag.ItemIsEditable
    dialog.table.setCurrentCell(row_of(dialog, "PD"), 1)
    assert dialog.remove.isEnabled()
    assert not dialog._said.text()
    dialog.reject()


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        ((), "one code at least"),
        ((Method("A B", "x"),), "is no code"),
        ((Method("", "x"),), "has no code"),
        ((Method("WP", "x"), Method("wp", "y")), "twice"),
        ((Method("WP", "x" * 81),), "1 to 80"),
    ],
)
def test_what_cannot_be_kept_is_said(qtbot: QtBot, tools: Tools, methods: tuple[Method, ...], said: str) -> None:
    dialog = MethodsDialog(methods, {}, tools.theme)
    qtbot.addWidget(dialog)
    assert said in dialog._said.text()
    assert not dialog.keep.isEnabled()


def test_cancelling_changes_nothing(qtbot: QtBot, page: EvidencePage, session: Session) -> None:
    former = session.workspace.methods.all()
    dialog = opened(qtbot, page)
    dialog.table.setCurrentCell(row_of(dialog, "CS"), 0)
    qtbot.mouseClick(dialog.remove, LEFT)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert session.workspace.methods.all() == former
    assert not session.history.next_undo
