"""Every page, both themes, every text size: names for screen readers, contrast, nothing cut off."""

from collections.abc import Iterator
from itertools import combinations, pairwise, product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.theme import UNIT_COLOURS, Mode, mix
from portfolio_app.ui.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Tokens
from portfolio_app.ui.writing.passage_marks import tint
from tests.ui.settling import settle

NAMES = [entry.name for entry in PAGES]


def shown(window: MainWindow) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.objectName() not in ("qt_scrollarea_viewport", "qt_spinbox_lineedit"):
            yield widget


def describe(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} {widget.objectName()!r} {text!r} in {type(widget.parentWidget()).__name__}"


@pytest.mark.parametrize("name", NAMES)
def test_every_control_that_takes_the_focus_has_a_name(window: MainWindow, portfolio_file: Path, name: str) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page(name)
    nameless: list[str] = []
    for widget in shown(window):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface or not interface.text(QAccessible.Text.Name):
                nameless.append(describe(widget))
    assert nameless == []


@pytest.mark.parametrize(("name", "percent"), list(product(NAMES, [100, 200])))
def test_no_text_is_cut_off(qtbot: QtBot, window: MainWindow, portfolio_file: Path, name: str, percent: int) -> None:
    window.tools.theme.set_percent(percent)
    window.open_portfolio(portfolio_file)
    window.show_page(name)
    settle()
    cut = [describe(widget) for widget in shown(window) if _is_cut(widget)]
    assert cut == []


@pytest.mark.parametrize("name", NAMES)
def test_tab_goes_in_reading_order(qtbot: QtBot, window: MainWindow, portfolio_file: Path, name: str) -> None:
    window.open_portfolio(portfolio_file)
    window.show_page(name)
    settle()
    page = window.pages[name]
    inside = [widget for widget in focus_chain(page) if page.isAncestorOf(widget)]
    stops = [widget for widget in inside if not widget.visibleRegion().isEmpty()]  # others are scrolled out of view
    back = [
        f"{describe(before)} > {describe(after)}"
        for before, after in pairwise(stops)
        if goes_back(on_page(before, page), on_page(after, page))
    ]
    assert back == []


def focus_chain(page: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at, once round from the page."""
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        widget = widget.nextInFocusChain()


def on_page(widget: QWidget, page: QWidget) -> QRect:
    return QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())


def goes_back(before: QRect, after: QRect) -> bool:
    """Whether the second stands above the first without being in a column further right, or left of it in its line."""
    if after.bottom() <= before.top():
        return after.left() < before.right()
    same_line = min(before.bottom(), after.bottom()) - max(before.top(), after.top()) > 4
    return same_line and after.right() <= before.left()


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 2
        return widget.sizeHint().width() > widget.width() + 2 and not widget.toolTip()
    if isinstance(widget, QAbstractButton) and widget.text():
        return widget.sizeHint().width() > widget.width() + 2
    return isinstance(widget, QAbstractScrollArea) and widget.viewport().height() < 8 and widget.height() > 0


def ratio(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""

    def luminance(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_every_ground(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.surface, tokens.hover, tokens.accent_tint)
    for word, ground in product((tokens.text, tokens.muted, tokens.accent), grounds):
        assert ratio(QColor(word), QColor(ground)) >= 4.5, (word, ground)
    for ground in (tokens.window, tokens.surface):
        assert ratio(QColor(tokens.danger), QColor(ground)) >= 4.5
        assert ratio(QColor(tokens.control), QColor(ground)) >= 3
    assert ratio(QColor(tokens.on_accent), QColor(tokens.accent)) >= 4.5
    assert ratio(QColor(tokens.window), QColor(tokens.text)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK], ids=["light", "dark", "more", "more dark"])
@pytest.mark.parametrize("marks", [1, 2, 3])
def test_words_stand_out_from_the_marks_behind_them(tokens: Tokens, marks: int) -> None:
    for colours in combinations([QColor(colour) for colour in UNIT_COLOURS], marks):
        for chosen in (False, True):
            ground = tint(colours, tokens.name, chosen=chosen)
            painted = mix(ground, QColor(tokens.window), ground.alphaF())
            assert ratio(QColor(tokens.text), painted) >= 4.5, (colours, chosen)


@pytest.mark.parametrize("tokens", [HIGH_LIGHT, HIGH_DARK], ids=["light", "dark"])
def test_high_contrast_is_high(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.surface, tokens.hover, tokens.accent_tint)
    for word, ground in product((tokens.text, tokens.muted, tokens.accent, tokens.danger), grounds):
        assert ratio(QColor(word), QColor(ground)) >= 7, (word, ground)
    for line, ground in product((tokens.border, tokens.control), (tokens.window, tokens.surface)):
        assert ratio(QColor(line), QColor(ground)) >= 7
    assert ratio(QColor(tokens.on_accent), QColor(tokens.accent)) >= 7


def test_high_contrast_follows_the_system(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = window.tools.theme
    assert theme.tokens is LIGHT
    monkeypatch.setattr("portfolio_app.ui.theme.high_contrast", lambda: True)
    hints = QApplication.styleHints()
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.tokens is HIGH_LIGHT
    assert window.palette().color(QPalette.ColorRole.WindowText) == QColor("#000000")
    theme.set_mode(Mode.DARK)
    assert theme.tokens is HIGH_DARK
    assert "#7FFFF4" in window.styleSheet()


@pytest.mark.parametrize("tokens", [LIGHT, DARK, HIGH_LIGHT, HIGH_DARK])
def test_marked_words_stand_out_from_their_tint(tokens: Tokens) -> None:
    for colour in UNIT_COLOURS:
        tint = mix(QColor(colour), QColor(tokens.surface), 0.35)
        assert ratio(QColor(tokens.text), tint) >= 4.5, colour
