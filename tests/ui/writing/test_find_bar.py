"""Finding and replacing in several texts, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.ui.page import Tools
from portfolio_app.ui.writing.find_bar import FindBar

TEXTS = ("The till 😀 was shut. A till opened.", "Nothing here.", "TILL and untilled, till’s end")


class Desk(QWidget):
    """A bar over three edits in a scroll area."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.bar = FindBar(tools.theme)
        self.edits = [QTextEdit() for _ in TEXTS]
        inside = QWidget()
        column = QVBoxLayout(inside)
        for edit, text in zip(self.edits, TEXTS, strict=True):
            edit.setPlainText(text)
            edit.setFixedHeight(300)
            column.addWidget(edit)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inside)
        layout = QVBoxLayout(self)
        # Offscreen, Qt warns when a window's smallest size changes.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.bar)
        layout.addWidget(self.area)
        self.resize(800, 400)

    def selected(self) -> list[str]:
        return [edit.textCursor().selectedText() for edit in self.edits]


@pytest.fixture
def desk(qtbot: QtBot, tools: Tools) -> Desk:
    made = Desk(tools)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitActive(made)
    return made


def _key(qtbot: QtBot, desk: Desk, key: Qt.Key, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(desk.bar.field, key, modifier)


def test_goes_through_all_texts_and_round(qtbot: QtBot, desk: Desk) -> None:
    desk.bar.open(desk.edits)
    assert desk.bar.field.hasFocus()
    qtbot.keyClicks(desk.bar.field, "till")
    assert desk.bar.count.text() == "1 of 5"
    assert desk.selected() == ["till", "", ""]
    _key(qtbot, desk, Qt.Key.Key_Return)
    assert desk.bar.count.text() == "2 of 5"
    assert desk.edits[0].textCursor().selectionStart() > 12
    _key(qtbot, desk, Qt.Key.Key_Return)
    assert desk.bar.count.text() == "3 of 5"
    assert desk.selected() == ["", "", "TILL"]
    assert not desk.edits[2].visibleRegion().isEmpty()
    _key(qtbot, desk, Qt.Key.Key_Return)
    _key(qtbot, desk, Qt.Key.Key_Return)
    _key(qtbot, desk, Qt.Key.Key_Return)
    assert desk.bar.count.text() == "1 of 5"
    assert not desk.edits[0].visibleRegion().isEmpty()
    _key(qtbot, desk, Qt.Key.Key_Return, shift=True)
    assert desk.bar.count.text() == "5 of 5"


def test_whole_words_capitals_and_signs(qtbot: QtBot, desk: Desk) -> None:
    desk.bar.open(desk.edits)
    qtbot.keyClicks(desk.bar.field, "till")
    qtbot.mouseClick(desk.bar.whole, Qt.MouseButton.LeftButton)
    assert desk.bar.count.text() == "1 of 4"
    qtbot.mouseClick(desk.bar.case, Qt.MouseButton.LeftButton)
    assert desk.bar.count.text() == "1 of 3"
    desk.bar.field.clear()
    assert desk.bar.count.text() == ""
    qtbot.keyClicks(desk.bar.field, "till's")
    assert desk.selected() == ["", "", "till’s"]
    desk.bar.field.setText("😀 was")
    assert desk.selected() == ["😀 was", "", ""]


@pytest.mark.parametrize("typed", ["(", ".*", "\\", "[a-"])
def test_signs_of_expressions_mean_themselves(desk: Desk, typed: str) -> None:
    desk.bar.open(desk.edits)
    desk.bar.field.setText(typed)
    assert desk.bar.count.text() == "Nothing found"
    assert not desk.bar._next.isEnabled()


def test_replaces_one_after_another(qtbot: QtBot, desk: Desk) -> None:
    desk.bar.open(desk.edits, replace=True)
    desk.bar.field.setText("till")
    desk.bar.other.setText("desk")
    qtbot.keyClick(desk.bar.other, Qt.Key.Key_Return)
    assert desk.edits[0].toPlainText() == "The desk 😀 was shut. A till opened."
    assert desk.bar.count.text() == "1 of 4"
    qtbot.mouseClick(desk.bar._one, Qt.MouseButton.LeftButton)
    assert desk.edits[0].toPlainText() == "The desk 😀 was shut. A desk opened."
    assert desk.selected() == ["", "", "TILL"]


def test_replaces_all_in_one_step_a_text(qtbot: QtBot, desk: Desk) -> None:
    desk.bar.open(desk.edits, replace=True)
    desk.bar.field.setText("till")
    desk.bar.other.setText("till and till")
    qtbot.mouseClick(desk.bar._all, Qt.MouseButton.LeftButton)
    assert desk.edits[0].toPlainText() == "The till and till 😀 was shut. A till and till opened."
    assert desk.bar.count.text() == "5 places replaced"
    for edit, text in zip(desk.edits, TEXTS, strict=True):
        edit.undo()
        assert edit.toPlainText() == text


def test_looks_for_what_is_selected(qtbot: QtBot, desk: Desk) -> None:
    desk.edits[2].setFocus()
    qtbot.waitUntil(desk.edits[2].hasFocus)
    desk.edits[2].selectAll()
    desk.bar.open(desk.edits)
    assert desk.bar.field.text() == TEXTS[2]
    assert desk.bar.count.text() == "1 of 1"


def test_follows_the_text(desk: Desk) -> None:
    desk.bar.open(desk.edits)
    desk.bar.field.setText("Nothing")
    assert desk.bar.count.text() == "1 of 1"
    desk.edits[1].setPlainText("Nothing, nothing, nothing")
    assert desk.bar.count.text() == "3 places"


def test_escape_closes_and_goes_to_the_words(qtbot: QtBot, desk: Desk) -> None:
    desk.bar.open(desk.edits)
    desk.bar.field.setText("until")
    with qtbot.waitSignal(desk.bar.closed):
        qtbot.keyClick(desk.bar.field, Qt.Key.Key_Escape)
    assert not desk.bar.isVisible()
    assert desk.edits[2].hasFocus()
    assert desk.edits[2].textCursor().selectedText() == "until"
    desk.edits[2].setPlainText("the bar no longer looks")


def test_read_only_texts_are_only_searched(desk: Desk) -> None:
    desk.edits[1].setReadOnly(True)
    desk.bar.open(desk.edits, replace=True)
    assert not desk.bar.other.isVisible()


def test_everything_is_reached_and_pressed_with_the_keyboard(qtbot: QtBot, desk: Desk) -> None:
    bar = desk.bar
    bar.open(desk.edits, replace=True)
    qtbot.keyClicks(bar.field, "till")
    seen = []
    for _ in range(8):
        focused = desk.focusWidget()
        assert focused is not None
        seen.append(focused)
        assert focused.accessibleName()
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert seen == [bar.field, bar.other, bar._one, bar._all, bar._previous, bar._next, bar.case, bar.whole]
    assert desk.focusWidget() is bar._close
    bar.other.setFocus()
    qtbot.keyClicks(bar.other, "desk")
    bar._one.setFocus()
    qtbot.keyClick(bar._one, Qt.Key.Key_Return)
    assert desk.edits[0].toPlainText() == "The desk 😀 was shut. A till opened."
    bar.other.setFocus()
    qtbot.keyClick(bar.other, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert desk.edits[2].toPlainText() == "desk and undesked, desk’s end"
