"""The export page's options: sheets, presets, units, looks, a password; what they make and what is remembered."""

from pathlib import Path

import docx
import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from portfolio_app.domain.documents.layout import Paper, Reading
from portfolio_app.services.documents.presets import presets
from portfolio_app.ui.exporting.export_form import ExportForm
from portfolio_app.ui.exporting.export_page import ExportPage
from portfolio_app.ui.page import Notice, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.main_window import MainWindow
from tests.ui.settling import settle

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000


@pytest.fixture
def page(qtbot: QtBot, session: Session, tools: Tools) -> ExportPage:
    made = ExportPage(session, tools)
    qtbot.addWidget(made)
    made.resize(1068, 780)
    made.show()
    made.show_now()
    return made


def own() -> list[str]:
    return [preset.name for preset in presets() if preset.own]


def press(qtbot: QtBot, box: QCheckBox) -> None:
    qtbot.keyClick(box, Qt.Key.Key_Space)


def choose(choice: QComboBox, text: str) -> None:
    choice.setCurrentIndex(choice.findText(text))


def name_preset(qtbot: QtBot, form: ExportForm, opened_by: QPushButton, name: str) -> None:
    qtbot.mouseClick(opened_by, LEFT)
    form.presets.name.selectAll()
    qtbot.keyClicks(form.presets.name, name)
    qtbot.keyClick(form.presets.name, Qt.Key.Key_Return)


def made(qtbot: QtBot, page: ExportPage) -> None:
    qtbot.mouseClick(page.make, LEFT)
    qtbot.waitUntil(page.made.isVisible, timeout=LONG)


def test_sheets_are_made_in_the_form_that_was_chosen(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    form = page.form
    for choice in form.choices:
        choice.box.setChecked(False)
    assert not page.make.isEnabled()
    qtbot.mouseClick(form.sheets_fold.head, LEFT)
    for choice in form.sheets.choices[:2]:
        press(qtbot, choice.box)
    choose(form.sheets.form, "As web page")
    assert form.sheets_fold.summary == "Discussion sheet, Gap list"
    made(qtbot, page)
    assert sorted(path.name for path in tmp_path.glob("*.html")) == [
        "Rowan Ellery discussion sheet.html",
        "Rowan Ellery gap list.html",
    ]
    assert not list(tmp_path.glob("*.pdf"))


def test_units_that_are_not_ticked_are_left_out(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    form = page.form
    qtbot.mouseClick(form.content_fold.head, LEFT)
    assert [tick.box.text() for tick in form.content.units.values()] == ["101", "103", "105", "204", "302"]
    assert form.options.units == ()
    for key, tick in form.content.units.items():
        if key != "CS103/103":
            press(qtbot, tick.box)
    assert form.options.units == ("CS103/103",)
    press(qtbot, form.content.units["CS103/103"].box)
    assert form.content.fault == "Tick at least one unit."
    assert not page.make.isEnabled()
    assert not page.show_preview.isEnabled()
    press(qtbot, form.content.units["CS103/103"].box)
    press(qtbot, form.choices[1].box)
    made(qtbot, page)
    with pypdfium2.PdfDocument(tmp_path / "Rowan Ellery portfolio.pdf") as document:
        assert "This document shows unit 103 only." in document[0].get_textpage().get_text_range()


def test_a_preset_sets_the_options_and_another_choice_leaves_it(qtbot: QtBot, page: ExportPage) -> None:
    form = page.form
    choose(form.presets.choice, "For a phone")
    assert form.options.starred_only
    assert form.options.layout.reading is Reading.LARGE_PRINT
    assert form.content.starred.on
    assert form.content_fold.summary == "All units, starred only, no decisions"
    choose(form.looks.paper, "US Letter")
    assert form.options.layout.paper is Paper.LETTER
    assert form.presets.current is None
    assert form.presets.save.isVisibleTo(page)
    choose(form.looks.paper, "A4")
    current = form.presets.current
    assert current
    assert current.name == "For a phone"


def test_own_presets_are_saved_renamed_and_deleted_and_each_is_undone(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page("export")
    page = window.pages["export"]
    assert isinstance(page, ExportPage)
    form = page.form
    qtbot.mouseClick(form.content_fold.head, LEFT)
    press(qtbot, form.content.quotes.box)
    name_preset(qtbot, form, form.presets.save, "For Dilys")
    assert own() == ["For Dilys"]
    assert form.presets.choice.currentText() == "For Dilys"
    name_preset(qtbot, form, form.presets.rename, "For Mr Ahmed")
    assert own() == ["For Mr Ahmed"]
    qtbot.mouseClick(form.presets.delete, LEFT)
    assert own() == []
    for expected in (["For Mr Ahmed"], ["For Dilys"], []):
        window.undoing.undo()
        assert own() == expected
    window.undoing.redo()
    assert own() == ["For Dilys"]
    assert form.presets.choice.findText("For Dilys") >= 0


def test_a_name_that_is_taken_is_said_and_changes_nothing(qtbot: QtBot, page: ExportPage) -> None:
    notices: list[str] = []

    def take(notice: Notice) -> None:
        notices.append(notice.text)

    page.notify.connect(take)
    page.form.content_fold.unfold()
    press(qtbot, page.form.content.quotes.box)
    name_preset(qtbot, page.form, page.form.presets.save, "large PRINT")
    assert "comes with the program" in notices[0]
    assert own() == []
    qtbot.mouseClick(page.form.presets.save, LEFT)
    qtbot.keyClick(page.form.presets.name, Qt.Key.Key_Escape)
    assert not page.form.presets.name.isVisibleTo(page)


def test_options_are_remembered_but_the_password_is_not(
    qtbot: QtBot, page: ExportPage, session: Session, tools: Tools, tmp_path: Path
) -> None:
    page.form.content_fold.unfold()
    press(qtbot, page.form.content.decisions.box)
    choose(page.form.looks.reading, "Dyslexia friendly")
    page.form.sheets.choices[2].box.setChecked(True)
    choose(page.form.sheets.form, "As Word")
    page.form.lock.field.setText("a secret")
    again = ExportPage(session, tools)
    qtbot.addWidget(again)
    again.show_now()
    assert not again.form.options.decisions
    assert again.form.options.layout.reading is Reading.DYSLEXIA
    assert again.form.sheets.choices[2].path.name == "Rowan Ellery mapping grid.docx"
    assert again.form.sheets.choices[2].wanted
    assert again.form.options.password == ""
    assert all(b"a secret" not in path.read_bytes() for path in tmp_path.iterdir() if path.is_file())


def test_a_password_locks_the_pdf_and_only_where_there_is_one(qtbot: QtBot, page: ExportPage, tmp_path: Path) -> None:
    page.form.lock_fold.unfold()
    qtbot.keyClicks(page.form.lock.field, "secret")
    assert page.form.lock.field.echoMode() is QLineEdit.EchoMode.Password
    made(qtbot, page)
    assert not page.preview.isVisible()
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(tmp_path / "Rowan Ellery portfolio.pdf")
    press(qtbot, page.form.choices[0].box)
    assert page.form.options.password == ""
    assert page.form.lock_fold.summary == "A password, but no PDF that it could lock"


def test_a_word_template_is_used_for_word_and_kept_with_the_preset(
    qtbot: QtBot, page: ExportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = tmp_path / "Our style.docx"
    docx.Document().save(str(template))
    answer = (str(template), "")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)
    page.form.looks_fold.unfold()
    qtbot.mouseClick(page.form.looks.template.choose, LEFT)
    assert page.form.looks_fold.summary == "Standard, A4, Word after Our style.docx"
    assert page.form.order.options.template == template
    press(qtbot, page.form.choices[1].box)
    assert page.form.order.options.template is None
    name_preset(qtbot, page.form, page.form.presets.save, "Ours")
    choose(page.form.presets.choice, "Full portfolio")
    assert page.form.options.template is None
    choose(page.form.presets.choice, "Ours")
    assert page.form.options.template == template
    qtbot.mouseClick(page.form.looks.template.leave, LEFT)
    assert page.form.options.template is None


def test_the_preview_follows_the_options(qtbot: QtBot, page: ExportPage) -> None:
    qtbot.mouseClick(page.show_preview, LEFT)
    qtbot.waitUntil(page.preview.isVisible, timeout=LONG)
    assert page.preview.pages is not None
    whole = len(page.preview.pages)
    page.form.content_fold.unfold()
    press(qtbot, page.form.content.accounts.box)
    assert page.preview._stale.isVisible()
    qtbot.waitUntil(lambda: not page.preview._stale.isVisible(), timeout=LONG)
    assert page.preview.pages is not None
    assert len(page.preview.pages) < whole


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_in_the_unfolded_column_is_wider_than_it(
    qtbot: QtBot, page: ExportPage, tools: Tools, percent: int
) -> None:
    form = page.form
    for fold in (form.sheets_fold, form.content_fold, form.looks_fold, form.lock_fold):
        fold.unfold()
    press(qtbot, form.content.quotes.box)
    form.presets.save.click()
    tools.theme.set_percent(percent)
    settle()
    column = page._column.widget()
    assert column is not None
    assert column.width() <= page._column.viewport().width()


def test_lines_to_sign_are_chosen_and_said(qtbot: QtBot, page: ExportPage) -> None:
    form = page.form
    assert not form.options.signatures
    form.content.signatures.set_on(True)
    assert form.options.signatures
    assert form.content_fold.summary.endswith("lines to sign")
    choose(form.presets.choice, "For a phone")
    assert not form.content.signatures.on


def test_a_pack_is_sealed_with_a_passphrase_that_is_long_enough(page: ExportPage) -> None:
    form, lock = page.form, page.form.lock
    form.pack.box.setChecked(True)
    lock.seal_field.setText("too short")
    assert not form.is_ready
    assert "20 to 200 characters" in lock.seal_fault.text()
    lock.suggest.click()
    assert len(lock.seal.split()) == 7
    assert lock.seal_field.echoMode() is QLineEdit.EchoMode.Normal
    assert form.is_ready
    assert form.order.pack is not None
    assert form.order.pack.seal == lock.seal
    assert lock.seal not in repr(form.order)
    assert form.lock_fold.summary == "The pack is sealed"
    form.pack.box.setChecked(False)
    assert form.order.pack is None
    assert "no pack that it could seal" in form.lock_fold.summary
