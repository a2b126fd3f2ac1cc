"""A window for those who find reading hard: letters, spacing, tint, lines, and the system's voice."""

import os
import stat
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from portfolio_app.ui.page import Place
from portfolio_app.ui.reading import LINE_LENGTHS, MEASURES, Reading, Spacing, Tint, tinted
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.shell.reading_dialog import ReadingDialog
from portfolio_app.ui.theme import Mode
from portfolio_app.ui.tokens import DARK, LIGHT, Tokens
from portfolio_app.ui.typefaces import OWN, suited
from portfolio_app.ui.widgets.code_tag import code_size
from portfolio_app.ui.writing.section_edit import SectionEdit
from tests.ui.test_accessibility import ratio


@pytest.fixture
def written(window: MainWindow, portfolio_file: Path, qtbot: QtBot) -> MainWindow:
    window.open_portfolio(portfolio_file)
    window.go(Place("accounts", evidence=1))
    with qtbot.waitActive(window):
        window.activateWindow()
    return window


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tint", Tint)
def test_every_word_and_outline_is_seen_on_every_tint(tokens: Tokens, tint: Tint) -> None:
    t = tinted(tokens, tint)
    for words, ground in product((t.text, t.muted, t.accent), (t.window, t.surface, t.hover)):
        assert ratio(QColor(words), QColor(ground)) >= 4.5, (words, ground)
    for ground in (t.window, t.surface):
        assert ratio(QColor(t.danger), QColor(ground)) >= 4.5
        assert ratio(QColor(t.control), QColor(ground)) >= 3


def test_letters_and_words_stand_further_apart_in_the_text_that_is_written(written: MainWindow) -> None:
    edit = written.findChildren(SectionEdit)[0]
    narrow = edit.fontMetrics().horizontalAdvance("a customer")
    line = edit.document().firstBlock().blockFormat().lineHeight()
    height = edit.height()
    before = edit.text
    written.theme.set_reading(Reading(spacing=Spacing.WIDER))
    assert edit.font().letterSpacing() == MEASURES[Spacing.WIDER].letters
    assert edit.font().letterSpacingType() is QFont.SpacingType.PercentageSpacing
    assert edit.fontMetrics().horizontalAdvance("a customer") > narrow * 1.15
    assert edit.document().firstBlock().blockFormat().lineHeight() > line * 1.2
    assert edit.height() > height
    assert edit.text == before
    page = written.pages["accounts"]
    assert page.flush()
    assert written.session is not None
    assert written.session.history.next_undo is None
    written.theme.set_reading(Reading())
    assert edit.fontMetrics().horizontalAdvance("a customer") == narrow
    assert edit.document().firstBlock().blockFormat().lineHeight() == line


def test_lines_are_as_long_as_was_chosen(written: MainWindow, qtbot: QtBot) -> None:
    edit = written.findChildren(SectionEdit)[0]
    widths = []
    for length in LINE_LENGTHS:
        written.theme.set_reading(Reading(line_length=length))
        letters = written.theme.sized(16)
        wanted = written.theme.line_length(16, 10_000) if length else 10_000
        qtbot.waitUntil(lambda wanted=wanted: edit.width() <= wanted)
        assert letters.pixelSize() == 16
        widths.append(edit.width())
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] < widths[0]


def test_the_typeface_that_comes_with_the_program_can_be_chosen(written: MainWindow) -> None:
    assert OWN in suited()
    written.theme.set_reading(Reading(family=OWN))
    assert written.findChildren(SectionEdit)[0].fontInfo().family() == OWN


def test_a_typeface_that_is_not_installed_leaves_the_systems_own(written: MainWindow) -> None:
    usual = written.font().family()
    written.theme.set_reading(Reading(family="No such typeface"))
    assert written.theme.font().family() == usual


def test_what_was_chosen_is_kept_for_the_next_start(written: MainWindow, settings: Settings) -> None:
    chosen = Reading(OWN, Spacing.WIDE, Tint.PEACH, 60)
    written.theme.set_reading(chosen)
    assert settings.reading == chosen


@pytest.mark.parametrize(("key", "broken"), [("spacing", "far"), ("tint", "#123"), ("line_length", "-1")])
def test_a_broken_setting_is_as_good_as_none(settings: Settings, key: str, broken: str) -> None:
    settings.remember(f"reading/{key}", broken)
    assert settings.reading == Reading()


def test_easier_to_read_sets_all_of_it_and_takes_it_back(written: MainWindow) -> None:
    action = next(action for action in written.all_actions() if action.name == "reading.easier")
    assert action.checked is not None
    assert not action.checked()
    action.run()
    reading = written.theme.reading
    assert reading.family in suited()
    assert (reading.spacing, reading.tint, reading.line_length) == (Spacing.WIDE, Tint.CREAM, 60)
    assert action.checked()
    action.run()
    assert written.theme.reading == Reading()


def test_the_dialog_shows_each_choice_at_once_and_takes_all_back(written: MainWindow) -> None:
    written.choose_reading()
    (dialog,) = written.findChildren(ReadingDialog)
    dialog.tint.setCurrentIndex(dialog.tint.findData("blue"))
    dialog.family.setCurrentIndex(dialog.family.findData(OWN))
    assert written.theme.reading == Reading(family=OWN, tint=Tint.BLUE)
    assert dialog.sample.fontInfo().family() == OWN
    written.theme.set_mode(Mode.DARK)
    assert written.theme.tokens.surface == tinted(DARK, Tint.BLUE).surface
    dialog.usual.click()
    assert written.theme.reading == Reading()
    assert dialog.tint.currentData() == "none"
    families = [dialog.family.itemData(row) for row in range(dialog.family.count())]
    chosen = [family for family in families if family]
    assert len(chosen) == len(set(chosen))
    assert set(chosen) <= set(QFontDatabase.families())


def with_voice(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Put a voice on the path that writes down what it is to read."""
    folder.mkdir()
    said = folder / "said.txt"
    program = folder / "spd-say"
    program.write_text(
        f'#!/bin/sh\n[ "$1" = --stop ] && exit\n/bin/cat > "{said}.part"\n/bin/mv "{said}.part" "{said}"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr("sys.platform", "linux")
    return said


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the voice")
def test_words_are_read_aloud_and_none_is_seen_by_others(
    tmp_path: Path, portfolio_file: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    said = with_voice(monkeypatch, tmp_path / "voice")
    window.__dict__.pop("_voice", None)
    window.open_portfolio(portfolio_file)
    window.go(Place("accounts", evidence=1))
    edit = window.findChildren(SectionEdit)[0]
    edit.setFocus()
    edit.select(0, 6)
    actions = {action.name: action for action in window.all_actions()}
    actions["reading.aloud"].run()
    qtbot.waitUntil(said.exists)
    assert said.read_text(encoding="utf-8") == edit.text[:6]
    qtbot.waitUntil(lambda: not actions["reading.silent"].enabled())
    cursor = edit.textCursor()
    cursor.clearSelection()
    edit.setTextCursor(cursor)
    said.unlink()
    actions["reading.aloud"].run()
    qtbot.waitUntil(said.exists)
    assert said.read_text(encoding="utf-8") == edit.text


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands for the voice")
def test_where_there_is_nothing_to_read_it_is_said_what_to_do_and_no_password_is_read(
    tmp_path: Path, portfolio_file: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_voice(monkeypatch, tmp_path / "voice")
    window.__dict__.pop("_voice", None)
    window.open_portfolio(portfolio_file)
    window.show_page("search")
    field = window.pages["search"].findChildren(QLineEdit)[0]
    field.setText("1234")
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setFocus()
    next(action for action in window.all_actions() if action.name == "reading.aloud").run()
    assert window.notice_bar.text.startswith("Choose words")


def test_without_a_voice_nothing_offers_to_read_aloud(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    window.__dict__.pop("_voice", None)
    assert not [action for action in window.all_actions() if action.name in ("reading.aloud", "reading.silent")]


def test_a_code_has_the_room_that_its_letters_take(written: MainWindow) -> None:
    usual = code_size(written.theme, "101 1.8")
    written.theme.set_reading(Reading(spacing=Spacing.WIDER))
    metrics = QFontMetricsF(written.theme.font("small", bold=True))
    assert code_size(written.theme, "101 1.8").width() >= metrics.horizontalAdvance("101 1.8") > usual.width() - 15
