"""The mouse wheel: with Ctrl it changes the text size, and it never changes a choice that it only passes over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QApplication, QComboBox, QScrollBar, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.ui.exporting.pdf_view import PdfView
from portfolio_app.ui.page import Place
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from portfolio_app.ui.writing.section_edit import SectionEdit

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def turn(target: QWidget, up: int, keys: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over a widget as the system does: its window hears of it first."""
    window = target.window()
    inside = QPointF(target.mapTo(window, target.rect().center()))
    event = QWheelEvent(
        inside,
        QPointF(window.mapToGlobal(inside.toPoint())),
        QPoint(),
        QPoint(0, up),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # Qt names it nowhere
    )
    QApplication.sendEvent(window.windowHandle(), event)


@pytest.fixture
def opened(window: MainWindow, portfolio_file: Path) -> MainWindow:
    window.open_portfolio(portfolio_file)
    return window


def test_ctrl_and_the_wheel_change_the_text_size(opened: MainWindow) -> None:
    opened.go(Place("accounts", evidence=1))
    edit = opened.findChildren(SectionEdit)[0]
    usual = opened.theme.percent
    turn(edit, 120, CTRL)
    assert opened.theme.percent > usual
    turn(edit, -120, CTRL)
    assert opened.theme.percent == usual


def test_many_small_turns_make_one_step(opened: MainWindow) -> None:
    usual = opened.theme.percent
    for _ in range(7):
        turn(opened.side_bar, 15, CTRL)
    assert opened.theme.percent == usual
    turn(opened.side_bar, 15, CTRL)
    assert opened.theme.percent > usual


def test_over_the_preview_ctrl_and_the_wheel_zoom_the_pages(opened: MainWindow, qtbot: QtBot) -> None:
    opened.show_page("export")
    opened.going.run_on_page("export", "export.preview")
    view = opened.findChildren(PdfView)[0]
    qtbot.waitUntil(lambda: view.isVisible() and view._pages is not None, timeout=60_000)
    usual = opened.theme.percent
    with qtbot.waitSignal(view.zoom_changed):
        turn(view.viewport(), 120, CTRL)
    assert opened.theme.percent == usual


@pytest.mark.parametrize("page", [entry.name for entry in PAGES])
def test_the_wheel_changes_no_choice_that_has_not_the_focus(opened: MainWindow, page: str) -> None:
    opened.show_page(page)
    shown = opened.pages[page]
    shown.setFocus()
    choices = [
        each
        for each in shown.findChildren(QWidget)
        if isinstance(each, QComboBox | QAbstractSpinBox | QAbstractSlider) and not isinstance(each, QScrollBar)
    ]
    for each in choices:
        assert each.focusPolicy() is not Qt.FocusPolicy.WheelFocus
        before = each.currentIndex() if isinstance(each, QComboBox) else each.property("value")
        event = QWheelEvent(
            QPointF(2, 2), QPointF(2, 2), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, NONE,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(each, event)
        assert not each.hasFocus()
        assert (each.currentIndex() if isinstance(each, QComboBox) else each.property("value")) == before
