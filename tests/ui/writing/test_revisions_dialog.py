"""Former texts: their times, what differs, choosing one, and freed on close."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from portfolio_app.domain.evidence.evidence import Revision, StarText
from portfolio_app.ui.page import Tools
from portfolio_app.ui.theme import Mode
from portfolio_app.ui.widgets.comparison import Kind, compare
from portfolio_app.ui.writing.revisions_dialog import RevisionsDialog

TODAY = date(2026, 3, 2)
REVISIONS = (
    Revision(1, "2025-12-24T09:05:00Z", "Kettle", StarText(situation="It was busy.")),
    Revision(2, "2026-03-01T19:42:00Z", "A kettle", StarText(situation="It was very busy.", action="I said sorry.")),
    Revision(3, "2026-03-02T19:42:00Z", "A kettle", StarText(situation="It was very busy.", action="I listened.")),
)


def _dialog(
    qtbot: QtBot, tools: Tools, revisions: tuple[Revision, ...] = REVISIONS, *, read_only: bool = False
) -> RevisionsDialog:
    made = RevisionsDialog(revisions, tools.theme, read_only=read_only, on=TODAY)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_latest_comes_first_and_the_one_before_it_is_chosen(qtbot: QtBot, tools: Tools) -> None:
    dialog = _dialog(qtbot, tools)
    assert [dialog.list.item(row).text() for row in range(3)] == [
        "Today 19:42\n6 words\nThe present text",
        "Yesterday 19:42\n7 words",
        "24 December 2025, 09:05\n3 words",
    ]
    assert dialog.list.currentRow() == 1


def test_what_differs_is_marked_by_signs(qtbot: QtBot, tools: Tools) -> None:
    dialog = _dialog(qtbot, tools)
    assert "I −listened\u2009+said sorry." in dialog.view.toPlainText()
    assert "It was very busy." in dialog.view.toPlainText()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    text = dialog.view.toPlainText()
    assert "Title" in text
    assert "It was −very" in text
    assert "−I listened." in text
    qtbot.keyClick(dialog.list, Qt.Key.Key_Home)
    assert "+" not in dialog.view.toPlainText()
    assert not dialog.restore.isEnabled()


def test_the_chosen_one_is_the_value(qtbot: QtBot, tools: Tools) -> None:
    dialog = _dialog(qtbot, tools)
    values: list[int | None] = []
    dialog.finished.connect(lambda _: values.append(dialog.value()))
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert values == [1]


def test_closing_chooses_nothing(qtbot: QtBot, tools: Tools) -> None:
    dialog = _dialog(qtbot, tools)
    values: list[int | None] = []
    dialog.finished.connect(lambda _: values.append(dialog.value()))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert values == [None]


def test_it_is_freed_on_close(qtbot: QtBot, tools: Tools) -> None:
    dialog = RevisionsDialog(REVISIONS, tools.theme)
    dialog.show()
    dialog.reject()
    dialog.close()
    qtbot.waitUntil(lambda: not isValid(dialog))
    tools.theme.set_mode(Mode.DARK)


def test_nothing_can_be_brought_back_when_reading_only(qtbot: QtBot, tools: Tools) -> None:
    assert not _dialog(qtbot, tools, read_only=True).restore.isEnabled()


def test_one_text_and_none_are_no_error(qtbot: QtBot, tools: Tools) -> None:
    one = _dialog(qtbot, tools, REVISIONS[-1:])
    assert not one.restore.isEnabled()
    none = _dialog(qtbot, tools, ())
    assert none.value() is None
    assert not none.restore.isEnabled()


def test_the_colours_follow_the_theme(qtbot: QtBot, tools: Tools) -> None:
    dialog = _dialog(qtbot, tools)
    tools.theme.set_mode(Mode.DARK)
    tools.theme.set_percent(200)
    assert "+said sorry" in dialog.view.toPlainText()


@given(st.text(st.sampled_from("ab ,.\n’😀"), max_size=80), st.text(st.sampled_from("ab ,.\n’😀"), max_size=80))
def test_both_texts_can_be_read_from_the_comparison(former: str, present: str) -> None:
    parts = list(compare(former, present))
    assert "".join(words for kind, words in parts if kind is not Kind.AWAY) == former
    assert "".join(words for kind, words in parts if kind is not Kind.BACK) == present


def test_long_texts_are_compared_by_paragraph() -> None:
    former = "\n".join(f"Line {number} is here." for number in range(4000))
    parts = list(compare(former, former.replace("Line 2000 is", "Line 2000 was")))
    assert [words for kind, words in parts if kind is Kind.BACK] == ["Line 2000 is here.\n"]
