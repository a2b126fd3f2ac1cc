"""The language of the window: chosen in the menu, remembered, with Qt's own words in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.translation import ENGLISH, present, speak
from portfolio_app.ui.actions import Action
from portfolio_app.ui.exporting.look_options import LookOptions
from portfolio_app.ui.languages import speak_language
from portfolio_app.ui.page import Tools
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.shell.main_window import MainWindow
from tests.translating import catalogue


@pytest.fixture(autouse=True)
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of a language that Qt speaks too, and English spoken again afterwards."""
    monkeypatch.setenv("PORTFOLIO_APP_TRANSLATIONS", str(tmp_path))
    monkeypatch.setenv("PORTFOLIO_APP_LANGUAGE", "en")
    catalogue(tmp_path, "de", {"Nothing found.": "Nichts gefunden."})
    yield
    speak(ENGLISH)


def choices(window: MainWindow) -> dict[str, Action]:
    return {action.name: action for action in window.all_actions() if action.name.startswith("view.language.")}


def chosen(window: MainWindow) -> list[str]:
    return [name for name, action in choices(window).items() if action.checked is not None and action.checked()]


def test_a_language_is_chosen_in_the_menu_and_remembered(window: MainWindow, settings: Settings) -> None:
    found = choices(window)
    assert [action.text for action in found.values()] == ["Language of the system", "English", "Deutsch"]
    assert chosen(window) == ["view.language.system"]
    found["view.language.de"].run()
    assert settings.language == "de"
    assert chosen(window) == ["view.language.de"]
    assert "started again" in window.notice_bar.text
    found["view.language.system"].run()
    assert settings.language == ""


def test_qt_speaks_the_same_language(qapp: QApplication, settings: Settings) -> None:
    settings.language = "de"
    translators = speak_language(settings, qapp)
    try:
        assert present() == "de"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        for translator in translators:
            qapp.removeTranslator(translator)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_that_is_gone_is_english(qapp: QApplication, settings: Settings) -> None:
    settings.language = "tlh"
    assert speak_language(settings, qapp) == ()
    assert present() == ENGLISH


def test_documents_are_asked_for_in_another_language(qtbot: QtBot, tools: Tools) -> None:
    looks = LookOptions(tools.theme)
    qtbot.addWidget(looks)
    assert looks.apply(ExportOptions()).language == "en"
    with qtbot.waitSignal(looks.changed):
        looks.language.setCurrentIndex(looks.language.findData("de"))
    assert looks.apply(ExportOptions()).language == "de"
    looks.show_options(ExportOptions(language="gone"))
    assert looks.apply(ExportOptions()).language == "en"
