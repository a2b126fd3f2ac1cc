"""The button that empties a field: there while there is something to empty, and as large as the text."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.clear_button import ClearButton
from tests.ui.settling import settle


@pytest.fixture
def theme(qtbot: QtBot) -> Iterator[Theme]:
    theme = Theme()
    yield theme
    theme.set_percent(100)


def test_it_shows_while_there_are_words_and_clears_them(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    clear = ClearButton(field)
    field.show()
    assert not clear.isVisible()
    qtbot.keyClicks(field, "law")
    assert clear.isVisible()
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not clear.isVisible()


def test_it_grows_with_the_text_and_keeps_clear_of_the_words(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit("a word that is long enough to reach the end of its field, and more than that")
    qtbot.addWidget(field)
    theme.dress(field)
    clear = ClearButton(field)
    field.resize(320, 60)
    field.show()
    sizes = []
    for percent in (100, 200):
        theme.set_percent(percent)
        settle()
        sizes.append(clear.width())
        assert clear.geometry().right() == field.width() - 1
        assert field.textMargins().right() > 0
    assert sizes[1] > sizes[0] * 1.5
