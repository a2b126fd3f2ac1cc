"""A framework is written in the window from nothing, changed with claims on it, and every step is undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_app.domain.change import Kind, changed
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.frameworks.editing.draft import At
from portfolio_app.domain.frameworks.framework import Need
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.ui.frameworks.editing.begin_dialog import BeginDialog
from portfolio_app.ui.frameworks.editing.outline import landing
from portfolio_app.ui.frameworks.editing.rows_field import RowsField
from portfolio_app.ui.frameworks.frameworks_page import FrameworksPage
from portfolio_app.ui.frameworks.move_dialog import MoveDialog
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.widgets.kept_fields import KeptText
from portfolio_app.workspace import create_workspace, open_workspace

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(window: MainWindow, tmp_path: Path) -> FrameworksPage:
    path = tmp_path / "own.portfolio"
    with create_workspace(path, make_portfolio("Ann")):
        pass
    window.open_portfolio(path)
    return shown(window)


def shown(window: MainWindow) -> FrameworksPage:
    window.show_page("frameworks")
    page = window.pages["frameworks"]
    assert isinstance(page, FrameworksPage)
    return page


def begin(page: FrameworksPage, title: str, kind: FrameworkKind) -> None:
    page.writer.ask()
    dialog = page.writer.dialog
    assert isinstance(dialog, BeginDialog)
    dialog.framework_title.setText(title)
    dialog.kinds[kind].setChecked(True)
    dialog.accept()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not isValid(dialog)


def write(qtbot: QtBot, page: FrameworksPage, at: At, words: str, field: str = "words", *, taken: bool = True) -> None:
    editor = page.writer.editor
    editor.choose(at)
    edit = editor.form.inputs[field]
    assert isinstance(edit, QLineEdit | KeptText)
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, words)
    assert editor.flush() is taken


def codes(page: FrameworksPage) -> list[str]:
    draft = page.writer.editor.draft
    assert draft is not None
    return [each.code for each in draft.framework.criteria]


def test_one_is_written_from_nothing_used_and_taken_back(
    qtbot: QtBot, page: FrameworksPage, window: MainWindow
) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    assert editor.isVisible()
    qtbot.mouseClick(editor.bar.use, LEFT)
    assert window.notice_bar.text == "K1 has no words: write them, or remove it."
    assert editor.at == (0, 0, 0)
    write(qtbot, page, (0, 0, 0), "Know the stock")
    qtbot.keyClick(editor.outline, Qt.Key.Key_Return)
    assert editor.at == (0, 0, 1)
    write(qtbot, page, (0, 0, 1), "Know the till")
    write(qtbot, page, (1, 0, 0), "Serve a customer")
    write(qtbot, page, (2, 0, 0), "Be on time")
    qtbot.mouseClick(editor.bar.use, LEFT)
    assert not editor.isVisible()
    (framework,) = page.session.frameworks
    assert [each.text for each in framework.criteria] == [
        "Know the stock",
        "Know the till",
        "Serve a customer",
        "Be on time",
    ]
    window.undoing.undo()
    assert page.session.frameworks == ()
    window.undoing.undo()
    assert editor.isVisible()
    assert editor.draft is not None
    assert editor.draft.framework.criteria[-1].text == ""
    for _ in range(page.session.history.index):
        window.undoing.undo()
    assert page.session.history.next_undo is None
    assert not editor.isVisible()
    assert not page.writer.card.isVisible()
    for _ in range(20):
        window.undoing.redo()
    assert page.session.frameworks == (framework,)


def test_lines_that_were_copied_become_entries_in_one_step(
    qtbot: QtBot, page: FrameworksPage, window: MainWindow
) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    before = codes(page)
    QApplication.clipboard().setText("K1: The law\nK2: Safety\nS1: Speak plainly\n")
    editor.choose((0, 0, 0))
    editor.outline.setFocus()
    qtbot.keyClick(editor.outline, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert codes(page) == ["K1", "K2", "S1", "B1"]
    assert editor.at == (0, 0, 0)
    window.undoing.undo()
    assert codes(page) == before
    QApplication.clipboard().setText("1. The law\n2. Safety")
    editor.choose((2,))
    qtbot.mouseClick(editor.bar.paste, LEFT)
    assert codes(page) == [*before[:2], "B1", "B2"]
    QApplication.clipboard().clear()
    with qtbot.waitSignal(editor.said, check_params_cb=lambda said: "no words to paste" in said):
        qtbot.mouseClick(editor.bar.paste, LEFT)


def test_rows_are_moved_renumbered_and_removed_by_keys(qtbot: QtBot, page: FrameworksPage, window: MainWindow) -> None:
    begin(page, "Two levels", FrameworkKind.COMPETENCIES)
    editor = page.writer.editor
    editor.choose((0, 0, 0))
    qtbot.keyClick(editor.outline, Qt.Key.Key_Insert)
    qtbot.keyClick(editor.outline, Qt.Key.Key_Insert)
    assert codes(page) == ["1.1", "1.2", "1.3"]
    qtbot.keyClick(editor.outline, Qt.Key.Key_Up, ALT)
    assert codes(page) == ["1.1", "1.3", "1.2"]
    assert editor.at == (0, 0, 1)
    qtbot.keyClick(editor.outline, Qt.Key.Key_Right, ALT)
    assert editor.outline.currentIndex().parent() == editor.model.index_at((0, 0, 0))
    qtbot.mouseClick(editor.bar.number, LEFT)
    assert codes(page) == ["1.1", "1.1.1", "1.2"]
    qtbot.keyClick(editor.outline, Qt.Key.Key_Delete)
    assert codes(page) == ["1.1", "1.2"]
    window.undoing.undo()
    assert codes(page) == ["1.1", "1.1.1", "1.2"]


def test_a_number_that_is_taken_is_refused_under_its_field_and_never_kept(qtbot: QtBot, page: FrameworksPage) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    editor.choose((0, 0, 0))
    editor.add_criterion()
    write(qtbot, page, (0, 0, 1), "K1", "code", taken=False)
    assert editor.form._faults["code"].text().startswith("K1 is there already")
    assert codes(page)[:2] == ["K1", "K2"]
    write(qtbot, page, (0, 0, 1), "K10", "code")
    assert not editor.form._faults["code"].text()
    assert codes(page)[:2] == ["K1", "K10"]


def test_a_number_that_was_refused_stays_until_it_is_mended(
    qtbot: QtBot, page: FrameworksPage, window: MainWindow
) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    editor.choose((0, 0, 0))
    editor.add_criterion()
    write(qtbot, page, (0, 0, 1), "K1", "code", taken=False)
    field = editor.form.inputs["code"]
    assert isinstance(field, QLineEdit)
    assert page.unsaved() == ("K1",)
    editor.outline.setCurrentIndex(editor.model.index_at((1, 0, 0)))
    assert (editor.at, field.text()) == ((0, 0, 1), "K1")
    assert window.notice_bar.text.startswith("K1 is there already")
    editor.bar.leave.click()
    assert editor.isVisible()
    window.show_page("overview")
    shown(window)
    assert (editor.isVisible(), field.text()) == (True, "K1")
    write(qtbot, page, (0, 0, 1), "K10", "code")
    assert page.unsaved() == ()
    editor.bar.leave.click()
    assert not editor.isVisible()


def test_a_draft_is_thrown_away_whatever_was_refused_in_it(qtbot: QtBot, page: FrameworksPage) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    editor.choose((0, 0, 0))
    editor.add_criterion()
    write(qtbot, page, (0, 0, 1), "K1", "code", taken=False)
    editor.bar.throw.click()
    assert not editor.isVisible()
    assert page.session.workspace.framework_drafts.all() == ()
    assert page.flush()


def test_only_words_of_the_part_that_is_written_are_put_aside(
    qtbot: QtBot, page: FrameworksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise FileError("The disk is full.")

    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    write(qtbot, page, (0,), "All that I know")
    editor.choose((0, 0, 0))
    edit = editor.form.inputs["words"]
    assert isinstance(edit, KeptText)
    with monkeypatch.context() as broken:
        broken.setattr(editor._changes, "step", fail)
        edit.setFocus()
        edit.selectAll()
        qtbot.keyClicks(edit, "What I know")
        assert not page.flush()
        assert page.unsaved() == ("What I know",)
    assert page.flush()
    assert page.unsaved() == ()


def test_needs_and_choices_are_filled_in(qtbot: QtBot, page: FrameworksPage) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    editor.choose((0, 0, 0))
    needs = editor.form.inputs["needs"]
    assert isinstance(needs, RowsField)
    needs.add.click()
    name, count = needs.table.item(0, 0), needs.table.item(0, 1)
    assert name is not None
    assert count is not None
    name.setText("example")
    count.setText("2")
    assert editor.draft is not None
    assert editor.draft.framework.criteria[0].needs == (Need("example", 2),)
    count.setText("none")
    assert count.text() == "2"


def test_what_is_typed_lasts_when_the_portfolio_is_closed(
    qtbot: QtBot, page: FrameworksPage, window: MainWindow, tmp_path: Path
) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    editor.choose((0, 0, 0))
    edit = editor.form.inputs["words"]
    edit.setFocus()
    qtbot.keyClicks(edit, "Know the st")
    window.show_page("overview")
    with open_workspace(tmp_path / "own.portfolio", read_only=True) as kept:
        (listing,) = kept.framework_drafts.all()
        assert kept.framework_drafts.get(listing.id).framework.criteria[0].text == "Know the st"
    shown(window)
    editor.bar.leave.click()
    assert page.writer.card.isVisible()


def test_one_with_claims_becomes_a_version_that_is_looked_at_first(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.open_portfolio(portfolio_file)
    page = shown(window)
    page.tree.setCurrentIndex(page.model.index_of("CS103"))
    page.writer.edit.click()
    editor = page.writer.editor
    assert "comes with the program and stays as it is" in editor.bar._about.text()
    write(qtbot, page, (0, 0, 0), "Say what a need is")
    qtbot.mouseClick(editor.bar.use, LEFT)
    dialog = page.writer.dialog
    assert isinstance(dialog, MoveDialog)
    assert dialog.model.rowCount() == 1
    dialog.accept()
    assert "CS103-v1.1" in [each.code for each in page.session.frameworks]
    assert "moved to it" in window.notice_bar.text
    window.undoing.undo()
    assert "CS103" in [each.code for each in page.session.frameworks]


def test_nothing_is_read_behind_the_editor_until_it_is_left(
    qtbot: QtBot, page: FrameworksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    times: list[int] = []
    reading = page.model.set_frameworks
    monkeypatch.setattr(page.model, "set_frameworks", lambda *said: (times.append(1), reading(*said)))
    write(qtbot, page, (), "The work in a shop", "title")
    assert not page.concerns(changed(Kind.PRACTICE))
    assert not times
    editor.bar.leave.click()
    assert len(times) == 1
    texts = " ".join(each.text() for each in page.writer.card.findChildren(QLabel))
    assert "The work in a shop" in texts


def test_no_name_of_a_format_is_on_the_screen(page: FrameworksPage) -> None:
    begin(page, "Shop work", FrameworkKind.STANDARD)
    editor = page.writer.editor
    for at in ((), (0,), (0, 0, 0)):
        editor.choose(at)
        said = " ".join(
            getattr(each, "text", str)() for each in editor.findChildren(type(editor.bar._title)) if each.isVisible()
        )
        assert not [word for word in ("TOML", "JSON", "CSV", "CASE") if word in said.split()]


def test_what_is_dropped_lands_where_it_can_stand(page: FrameworksPage) -> None:
    begin(page, "Units", FrameworkKind.QUALIFICATION)
    editor = page.writer.editor
    editor.choose((0, 0, 0))
    editor.add_criterion()
    assert editor.draft is not None
    framework = editor.draft.framework
    assert landing(framework, (0, 0, 1), (0, 0, 0), -1) == ((0, 0), 1)
    assert landing(framework, (0, 0, 1), (0, 0), 0) == ((0, 0), 0)
    assert landing(framework, (0,), (), -1) == ((), 0)
    data = editor.model.mimeData([editor.model.index_at((0, 0, 1))])
    moving = Qt.DropAction.MoveAction
    assert not editor.model.dropMimeData(data, moving, 0, 0, editor.model.index_at((0, 0)))
    editor._drop((0, 0, 1), (0, 0), 0)
    assert codes(page) == ["1.2", "1.1"]
