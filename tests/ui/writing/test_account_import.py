"""Accounts from documents in the window: dropped or chosen, shown, ticked, brought in, taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.import_accounts_dialog import ImportAccountsDialog
from tests.ui.writing.editing import accounts_page
from tests.ui.writing.test_found_evidence import drop, evidence_files, files
from tests.word_accounts import columns, headings, many, pictured

CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> AccountsPage:
    window.open_portfolio(portfolio_file)
    with qtbot.waitActive(window):
        window.activateWindow()
    return accounts_page(window)


def shown(qtbot: QtBot, page: AccountsPage) -> ImportAccountsDialog:
    qtbot.waitUntil(lambda: page.bring_in.dialog is not None)
    dialog = page.bring_in.dialog
    assert isinstance(dialog, ImportAccountsDialog)
    return dialog


def titles(page: AccountsPage) -> list[str]:
    return [account.evidence.title for account in page.session.workspace.accounts.list()]


def test_a_document_dropped_on_the_list_is_shown_and_brought_in(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path
) -> None:
    before = titles(page)
    claimed = len(page.session.workspace.claims.all())
    drop(window, files(many().save(tmp_path)))
    dialog = shown(qtbot, page)
    assert dialog.accounts.topLevelItemCount() == 3
    assert "The kettle" in dialog.preview.toPlainText()
    assert "Left out of the account" in dialog.preview.toPlainText()
    last = dialog.accounts.topLevelItem(2)
    assert last is not None
    last.setCheckState(0, UNCHECKED)
    with qtbot.waitSignal(page.bring_in.taken):
        dialog.accept()
    assert titles(page)[len(before) :] == ["The kettle", "The late parcel"]
    window.undoing.undo()
    assert titles(page) == before
    assert len(page.session.workspace.claims.all()) == claimed
    window.undoing.redo()
    assert len(titles(page)) == len(before) + 2


def test_claims_are_accepted_one_by_one_or_all(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = columns()
    story.heading("Result")
    story.paragraph("I did it (105/1.1). Then I did more (105/1.2).")
    path = story.save(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    claims = page.session.workspace.claims
    before = len(claims.all())
    page.import_accounts()
    dialog = shown(qtbot, page)
    assert dialog.accounts.claims == 2
    dialog.tick_none.click()
    assert not [claim for draft in dialog.value().drafts for claim in draft.claims]
    dialog.tick_all.click()
    account = dialog.accounts.topLevelItem(0)
    assert account is not None
    account.child(0).setCheckState(0, UNCHECKED)
    with qtbot.waitSignal(page.bring_in.taken):
        dialog.accept()
    assert len(claims.all()) == before + 1
    assert claims.all()[-1].criterion.endswith("105/1.2")


def test_pictures_and_one_account(qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path) -> None:
    page.bring_in.look([pictured().save(tmp_path), many().save(tmp_path)])
    dialog = shown(qtbot, page)
    dialog.as_one.tick()
    qtbot.waitUntil(lambda: dialog.accounts.topLevelItemCount() == 2)
    dialog.pictures.tick()
    with qtbot.waitSignal(page.bring_in.taken):
        dialog.accept()
    assert len(evidence_files(window)) == 1
    window.undoing.undo()
    assert not evidence_files(window)


def test_a_dropped_document_can_stay_evidence(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path
) -> None:
    before = titles(page)
    drop(window, files(headings().save(tmp_path)))
    shown(qtbot, page).evidence.click()
    qtbot.waitUntil(lambda: len(evidence_files(window)) == 1)
    assert titles(page) == before


def test_a_document_dropped_elsewhere_goes_to_the_accounts(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path
) -> None:
    window.show_page("overview")
    drop(window, files(headings().save(tmp_path)))
    dialog = shown(qtbot, page)
    assert page.isVisible()
    dialog.reject()


def test_what_cannot_be_read_is_said(qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path) -> None:
    (tmp_path / "cut.docx").write_bytes(b"PK\x03\x04")
    with qtbot.waitSignal(page.bring_in.said) as said:
        page.bring_in.look([tmp_path / "cut.docx"])
    assert said.args is not None
    assert "cut.docx" in said.args[0]


def test_the_unit_is_chosen_that_shared_codes_are_of(
    qtbot: QtBot, window: MainWindow, page: AccountsPage, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Situation:\n\nI listened to him and said it back (1.1). Then he went.\n", encoding="utf-8")
    page.bring_in.look([path])
    dialog = shown(qtbot, page)
    assert dialog.accounts.claims == 0
    assert not dialog.units.isHidden()
    choices = [dialog.units.itemData(row) for row in range(dialog.units.count())]
    assert choices[0] == ""
    assert {"103", "105"} <= set(choices)
    place = choices.index("103")
    dialog.units.setCurrentIndex(place)
    dialog.units.activated.emit(place)
    qtbot.waitUntil(lambda: dialog.accounts.claims == 1)
    (draft,) = dialog.value().drafts
    assert draft.claims[0].criterion.endswith("/103/1.1")
    dialog.reject()
