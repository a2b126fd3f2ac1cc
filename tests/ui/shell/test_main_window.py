"""The shell: welcome, opening, closing, notices, the palette, read-only windows."""

import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from portfolio_app import paths
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui import unsaved
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.page import Place
from portfolio_app.ui.progress.check_page import CheckPage
from portfolio_app.ui.shell.help_page import HelpPage
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.theme import Mode
from portfolio_app.ui.writing.accounts_page import AccountsPage
from portfolio_app.ui.writing.section_edit import SectionEdit
from portfolio_app.workspace import open_workspace
from tests.ui.settling import settle


def test_a_new_portfolio_opens_on_the_overview(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.door.make_soon(tmp_path / "new.portfolio", "Ann")
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session is not None
    assert list(window.pages) == ["overview"]
    assert window.side_bar.isVisible()
    window.close_portfolio()
    assert window.session is None
    assert window.tools.settings.recent == (tmp_path / "new.portfolio",)


def test_a_file_that_is_no_portfolio_is_a_notice(window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "letter.portfolio"
    other.write_text("hello")
    window.open_portfolio(other)
    assert window.session is None
    assert window.notice_bar.isVisible()
    assert str(other) in window.notice_bar.text


def test_what_is_opened_is_said_at_once_and_then_shown(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    window.expect(portfolio_file)
    assert window.session is None
    said = " ".join(each.text() for each in window._frame.opening.findChildren(QLabel))
    assert "Rowan Ellery" in said
    assert portfolio_file.name in said
    assert window.side_bar._entries["accounts"][0].accessibleName() == "Accounts 10"
    assert window.side_bar._badges["accounts"].text() == "10"
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.pages["overview"].isVisible()
    window.tools.runner.wait()


def test_what_cannot_be_opened_leads_back_to_the_welcome_page(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    other = tmp_path / "letter.portfolio"
    other.write_text("hello")
    window.expect(other)
    qtbot.waitUntil(window.notice_bar.isVisible)
    assert str(other) in window.notice_bar.text
    assert window._welcome.isVisible()
    assert not window.side_bar.isVisible()


def test_closing_while_a_portfolio_is_opened_lets_go_of_it(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.expect(portfolio_file)
    qtbot.waitUntil(lambda: window.tools.runner.busy or window.session is not None)
    window.close()
    qtbot.waitUntil(lambda: not window.tools.runner.busy)
    settle()
    assert window.session is None
    open_workspace(portfolio_file).close()


def test_a_second_window_reads_only_and_says_so(window: MainWindow, portfolio_file: Path) -> None:
    with open_workspace(portfolio_file):
        window.open_portfolio(portfolio_file)
        assert window.session is not None
        assert window.session.read_only
        assert window._frame.banner.isVisible()
        assert "open in another window" in window._frame.banner.text
        window.go(Place("accounts", evidence=1))
        window._frame.banner.again.click()
        assert window.session.read_only
        assert "still cannot" in window.notice_bar.text
    window._frame.banner.again.click()
    assert window.session is not None
    assert not window.session.read_only
    assert not window._frame.banner.isVisible()
    accounts = window.pages["accounts"]
    assert isinstance(accounts, AccountsPage)
    assert accounts.place() == Place("accounts", evidence=1)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_write_protected_file_says_so(window: MainWindow, portfolio_file: Path) -> None:
    portfolio_file.chmod(0o444)
    window.open_portfolio(portfolio_file)
    assert "is read-only" in window._frame.banner.text
    assert "copy it" in window._frame.banner.text.casefold()


def test_the_tour_is_walked_with_the_keyboard_and_covers_nothing(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.tools.settings.remember("tour/seen", False)
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open_portfolio(portfolio_file)
    for page in ("overview", "accounts", "accounts", "map", "export"):
        focused = window.focusWidget()
        assert focused is window.tour._next
        settle()
        shown = window.pages[page]
        assert shown.isVisible()
        assert shown.mapTo(window, shown.rect().bottomLeft()).y() < window.tour.mapTo(window, QPoint(0, 0)).y()
        qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert not window.tour.isVisible()
    window.take_tour()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert not window.tour.isVisible()
    overview = window.pages["overview"]
    assert window.focusWidget() is overview or overview.isAncestorOf(window.focusWidget())


def test_words_put_aside_are_offered_and_put_in_at_the_next_start(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    words = "# E001 A kettle\n\n## Task\n\nPrecious words.\n\nMore.\n\n## Result\n\nDone.\n"
    path = unsaved.rescue(words, portfolio_file)
    window._welcome.refresh()
    assert window._welcome.rescued.isVisible()
    window._welcome.rescued.put_in.click()
    qtbot.waitUntil(lambda: window.session is not None)
    assert window.session is not None
    assert "Accounts page" in window.notice_bar.text
    window.show_page("accounts")
    page = window.pages["accounts"]
    assert isinstance(page, AccountsPage)
    former = window.session.workspace.accounts.get("E001").text
    assert page.rescued.isVisible()
    page.rescued.look.click()
    assert "Precious words." in page.rescued.view.toPlainText()
    page.rescued.copy.click()
    assert "Precious words." in QApplication.clipboard().text()
    page.rescued.put_in.click()
    account = window.session.workspace.accounts.get("E001")
    assert (account.text.task, account.text.result) == ("Precious words.\n\nMore.", "Done.")
    assert page.editor.star.edit(Section.TASK).text == account.text.task
    assert former in [revision.text for revision in window.session.workspace.accounts.revisions("E001")]
    assert not path.exists()
    page.show_list()
    assert not page.rescued.isVisible()


def test_rescued_words_are_thrown_away_only_when_pressed_twice(window: MainWindow) -> None:
    paths_made = [unsaved.rescue(f"# E00{number} Title\n\nWords {number}.") for number in (1, 2)]
    window._welcome.refresh()
    card = window._welcome.rescued
    card.throw.click()
    assert all(path.exists() for path in paths_made)
    card.throw.click()
    assert [path.exists() for path in paths_made] == [True, False]
    assert card.isVisible()
    assert not card.put_in.isVisible()
    card.throw.click()
    card.throw.click()
    assert not card.isVisible()


def test_words_are_put_aside_at_once_while_saving_fails_and_dropped_when_it_works(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_portfolio(portfolio_file)
    window.go(Place("accounts", evidence=1))
    assert window.session is not None

    def full(*_: object) -> None:
        raise FileError("There is no room left on the disk.")

    page = window.pages["accounts"]
    edit = window.findChildren(SectionEdit)[0]
    edit.setFocus()
    with monkeypatch.context() as broken:
        broken.setattr(window.session.workspace.accounts, "write", full)
        for word in ("Precious. ", "Words. "):
            qtbot.keyClicks(edit, word)
            assert not page.flush()
        (rescued,) = unsaved.waiting(portfolio_file)
        assert "Precious. Words. " in rescued.text.situation
    assert page.flush()
    assert window.notice_bar.text == "Your words are saved now."
    assert not unsaved.waiting()


def test_the_palette_is_as_high_as_its_commands(qtbot: QtBot, window: MainWindow) -> None:
    window.open_palette()
    box = window.palette_box
    qtbot.keyClicks(box.field, "dark col")
    rows = box.list.count() * box.list.sizeHintForRow(0)
    assert rows <= box.list.viewport().height() < rows + box.list.sizeHintForRow(0)
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)


def test_the_palette_runs_what_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.open_palette()
    qtbot.keyClicks(window.palette_box.field, "dark col")
    qtbot.keyClick(window.palette_box.field, Qt.Key.Key_Return)
    assert window.tools.theme.mode is Mode.DARK
    assert not window.palette_box.isVisible()


def test_the_palette_takes_on_what_an_opened_portfolio_can_do(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.expect(portfolio_file)
    window.open_palette()
    box = window.palette_box
    qtbot.keyClicks(box.field, "new account")
    assert "Nothing fits" in box.list.item(0).text()
    qtbot.waitUntil(lambda: window.session is not None)
    assert box.isVisible()
    assert window.focusWidget() is box.field
    assert box.field.text() == "new account"
    assert box.list.item(0).text() == "New account"
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.pages["accounts"].isVisible()
    window.tools.runner.wait()


def test_the_palette_gives_the_focus_to_the_page_that_came_under_it(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page("search")
    window.open_palette()
    box = window.palette_box
    qtbot.keyClicks(box.field, "account")
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    chosen = box.list.currentItem().text()
    window.open_portfolio(Path(shutil.copy(portfolio_file, portfolio_file.with_name("other.portfolio"))))
    assert box.list.currentItem().text() == chosen
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    focused = window.focusWidget()
    assert focused is not None
    assert focused is window.pages["overview"] or window.pages["overview"].isAncestorOf(focused)


@pytest.mark.parametrize("percent", [80, 100, 200])
def test_the_look_is_remembered(window: MainWindow, percent: int) -> None:
    window.tools.theme.set_percent(percent)
    assert window.tools.settings.percent == percent


def test_the_tour_goes_through_the_pages_once(qtbot: QtBot, window: MainWindow, portfolio_file: Path) -> None:
    window.tools.settings.remember("tour/seen", False)
    window.open_portfolio(portfolio_file)
    assert window.tour.isVisible()
    seen: list[str] = []
    window.tour.page_wanted.connect(seen.append)
    for _ in range(5):
        qtbot.mouseClick(window.tour._next, Qt.MouseButton.LeftButton)
    assert seen == ["accounts", "accounts", "map", "export"]
    assert not window.tour.isVisible()
    assert window.tools.settings.flag("tour/seen")


def test_what_a_page_offers_can_be_done_before_it_was_shown(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    assert window.session is not None
    before = len(window.session.workspace.accounts.list())
    next(action for action in window.all_actions() if action.name == "account.new").run()
    assert len(window.session.workspace.accounts.list()) == before + 1
    names = [action.name for action in window.all_actions()]
    assert len(names) == len(set(names))


def test_words_that_cannot_be_saved_keep_the_window_open_and_are_then_put_aside(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_portfolio(portfolio_file)
    window.go(Place("accounts", evidence=1))
    assert window.session is not None

    def full(*_: object) -> None:
        raise FileError("There is no room left on the disk.")

    monkeypatch.setattr(window.session.workspace.accounts, "write", full)
    edit = window.findChildren(SectionEdit)[0]
    edit.setFocus()
    qtbot.keyClicks(edit, "Precious words. ")
    assert not window.close()
    assert window.session is not None
    assert "could not be saved" in window.notice_bar.text
    assert "Precious words." in edit.toPlainText()
    assert window.close()
    (rescued,) = (paths.user_data() / "unsaved").iterdir()
    assert "Precious words." in rescued.read_text(encoding="utf-8")


def test_help_opens_at_the_page_s_topic(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    for name, topic in (("map", "map"), ("export", "exporting"), ("accounts", "writing")):
        window.show_page(name)
        window.show_page("help")
        page = window.pages["help"]
        assert isinstance(page, HelpPage)
        assert page.list.currentItem().data(Qt.ItemDataRole.UserRole).name == topic


def test_full_screen_leaves_the_page_alone(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    window.write_full_screen()
    assert not window.side_bar.isVisible()
    window.write_full_screen()
    assert window.side_bar.isVisible()


def test_opening_the_portfolio_that_is_open_changes_nothing(window: MainWindow, portfolio_file: Path) -> None:
    window.open_portfolio(portfolio_file)
    session = window.session
    window.open_portfolio(portfolio_file)
    assert window.session is session
    assert session is not None
    assert not session.read_only


def test_an_undo_that_fails_says_so_and_can_be_tried_again(
    window: MainWindow, portfolio_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_portfolio(portfolio_file)
    session = window.session
    assert session is not None
    claim = session.workspace.claims.all()[0]
    ClaimChanges(session).withdraw(claim)

    def gone(*_: object) -> None:
        raise FileError("The portfolio was moved.")

    with monkeypatch.context() as broken:
        broken.setattr(session.workspace.claims, "restore", gone)
        window.undoing.undo()
    assert window.notice_bar.text == "The portfolio was moved."
    assert session.history.next_undo
    window.undoing.undo()
    assert claim in session.workspace.claims.all()


def test_opening_another_account_does_not_drop_words_that_cannot_be_saved(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.open_portfolio(portfolio_file)
    window.go(Place("accounts", evidence=1))

    def full(*_: object) -> None:
        raise FileError("There is no room left on the disk.")

    with monkeypatch.context() as broken:
        broken.setattr(window.session.workspace.accounts, "write", full)
        edit = window.findChildren(SectionEdit)[0]
        edit.setFocus()
        qtbot.keyClicks(edit, "Precious words. ")
        window.go(Place("accounts", evidence=2))
        assert "Precious words." in edit.toPlainText()
    assert window.pages["accounts"].flush()
    assert window.session is not None
    assert "Precious words." in window.session.workspace.accounts.get("E001").text.situation


def test_enter_presses_the_button_that_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    window.begin()
    first = next(each for each in window.findChildren(QPushButton) if each.text() == "Begin a new portfolio")
    first.clicked.disconnect()
    with qtbot.waitSignal(first.clicked):
        qtbot.keyClick(first, Qt.Key.Key_Return)


def test_undo_shows_the_practice_answer_that_it_takes_back(
    qtbot: QtBot, window: MainWindow, portfolio_file: Path
) -> None:
    window.open_portfolio(portfolio_file)
    assert window.session is not None
    criterion = next(iter(window.session.criteria))
    window.go(Place("check", criterion=criterion))
    page = window.pages["check"]
    assert isinstance(page, CheckPage)
    practice = page.practice
    assert practice is not None
    qtbot.waitUntil(lambda: not practice.reading)
    field = next(iter(practice.fields.values()))
    qtbot.keyClicks(field, "I told her why.")
    practice.back_button.click()
    assert not practice.isVisible()
    window.undoing.undo()
    qtbot.waitUntil(lambda: practice.isVisible() and not practice.reading)
    assert practice.criterion == criterion
    assert next(iter(practice.fields.values())).words == ""
