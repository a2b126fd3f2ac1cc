"""The evidence behind a claim, as an assessor reads it."""

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.assessing.evidence_reader import EvidenceReader
from portfolio_app.ui.assessing.shown_evidence import Shown
from portfolio_app.ui.page import Tools

PLAIN = "I wrote down what the customer had told me and read it back to her. "
CLAIMED = "Then I asked the duty manager whether the rule allowed it, and he said that it did. " * 2


@pytest.mark.parametrize(("before", "after"), [(0, 60), (60, 60), (120, 0)])
def test_all_of_the_claimed_words_are_in_sight(qtbot: QtBot, tools: Tools, before: int, after: int) -> None:
    words = PLAIN * before + CLAIMED + PLAIN * after
    start = len(PLAIN) * before
    reader = EvidenceReader(tools.theme)
    qtbot.addWidget(reader)
    reader.resize(420, 500)
    reader.show()
    reader.show_evidence(
        Shown(
            "The return",
            "E001",
            sections=((Section.ACTION.title, words),),
            marked=Section.ACTION,
            start=start,
            end=start + len(CLAIMED),
        )
    )
    assert reader.marked_words() == CLAIMED
    qtbot.waitUntil(lambda: marks_in_sight(reader.text))
    reader.resize(380, 320)
    qtbot.waitUntil(lambda: reader.text.width() < 380 and marks_in_sight(reader.text))


def marks_in_sight(text: QTextEdit) -> bool:
    marks = text.extraSelections()  # kept, for its cursors go with it
    start, end = (QTextCursor(marks[0].cursor) for _ in range(2))
    start.setPosition(start.selectionStart())
    end.setPosition(end.selectionEnd() - 1)
    return all(text.viewport().rect().contains(text.cursorRect(each)) for each in (start, end))
