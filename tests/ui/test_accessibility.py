"""Every page, both themes, every text size: names for screen readers, contrast, nothing cut off."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.ui.main_window import MainWindow
from portfolio_app.ui.pages.catalogue import PAGES
from portfolio_app.ui.theme import UNIT_COLOURS, mix
from portfolio_app.ui.tokens import DARK, LIGHT, Tokens

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
    qtbot.wait(20)
    cut = [describe(widget) for widget in shown(window) if _is_cut(widget)]
    assert cut == []


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


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_marked_words_stand_out_from_their_tint(tokens: Tokens) -> None:
    for colour in UNIT_COLOURS:
        tint = mix(QColor(colour), QColor(tokens.surface), 0.35)
        assert ratio(QColor(tokens.text), tint) >= 4.5, colour
