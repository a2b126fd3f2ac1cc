"""Every page in a pseudo-language, accented and longer by a third: nothing stays English, and nothing is cut off."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from tests.plain_words import plain, words_of_data
from tests.translating import spoken
from tools import pseudo


@pytest.fixture(scope="module", autouse=True)
def pseudo_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("words")
    pseudo.make(folder)
    with spoken(pseudo.NAME, folder):
        yield


@pytest.fixture
def shown(window: MainWindow, portfolio_file: Path) -> MainWindow:
    window.open_portfolio(portfolio_file)
    return window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.tools.runner.busy, timeout=30_000)
    QApplication.processEvents()


@pytest.mark.parametrize("name", [entry.name for entry in PAGES if entry.name != "help"])
def test_a_page_says_nothing_in_english(name: str, shown: MainWindow, portfolio_file: Path, qtbot: QtBot) -> None:
    shown.show_page(name)
    settle(shown, qtbot)
    data = words_of_data(portfolio_file)
    left = {text: found for text in texts(shown) if (found := plain(text, data))}
    assert left == {}


def test_the_menus_say_nothing_in_english(shown: MainWindow, portfolio_file: Path) -> None:
    data = words_of_data(portfolio_file)
    said = [action.text for action in shown.all_actions()]
    said += [top.text() for top in shown.menuBar().actions() if top.isVisible()]
    assert {text: found for text in said if (found := plain(text.replace("&", ""), data))} == {}


def test_the_first_page_says_nothing_in_english(window: MainWindow, qtbot: QtBot) -> None:
    settle(window, qtbot)
    assert {text: found for text in texts(window) if (found := plain(text, frozenset()))} == {}


@pytest.mark.parametrize("name", [entry.name for entry in PAGES if entry.name != "help"])
def test_a_page_has_room_for_longer_words(name: str, shown: MainWindow, qtbot: QtBot) -> None:
    shown.show_page(name)
    settle(shown, qtbot)
    assert list(cut_off(shown)) == []


def texts(window: QWidget) -> Iterator[str]:
    """Every text that shows, or that a screen reader says of what shows."""
    yield window.windowTitle()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        yield from filter(None, (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()))
        yield from own_texts(widget)


def own_texts(widget: QWidget) -> Iterable[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        return (widget.text().replace("&", ""),)
    if isinstance(widget, QGroupBox):
        return (widget.title(),)
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return (widget.placeholderText(),)
    if isinstance(widget, QComboBox):
        return [widget.itemText(place) for place in range(widget.count())]
    if isinstance(widget, QTableView):
        return [*headings(widget), *cells(widget)]
    if isinstance(widget, QAbstractItemView):
        return cells(widget)
    return ()


def headings(view: QTableView) -> list[str]:
    model = view.model()
    across = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    return [str(text) for text in across if text] if view.horizontalHeader().isVisible() else []


def cells(view: QAbstractItemView) -> list[str]:
    model = view.model()
    if model is None:
        return []
    places = [
        model.index(row, column) for row in range(min(model.rowCount(), 30)) for column in range(model.columnCount())
    ]
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    return [text for place in places for role in roles if isinstance(text := place.data(role), str) and text]


def cut_off(window: QWidget) -> Iterator[str]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
            continue
        if isinstance(widget, QLabel) and (widget.wordWrap() or widget.minimumSizeHint().width() <= widget.width()):
            continue
        if widget.minimumSizeHint().width() > widget.width():
            yield f"{type(widget).__name__} “{widget.text()}” in {widget.width()} of {widget.minimumSizeHint().width()}"
