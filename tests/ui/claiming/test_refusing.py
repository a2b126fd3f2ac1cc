"""What was suggested can be refused where the criterion is chosen; a whole account is asked about its gaps."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.ui.claiming.claim_steps import ClaimSteps
from portfolio_app.ui.claiming.claim_target import whole_target, words_target
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.claiming.suggested_criteria import gaps_for, suggested_for
from portfolio_app.ui.page import Tools
from portfolio_app.ui.session import Session

CHECKED = "I asked for her date of birth and her postcode before I opened the account."
FIRST = "CS105/105/1.5"


@pytest.fixture
def steps(qtbot: QtBot, session: Session, tools: Tools) -> Iterator[ClaimSteps]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 600)
    picker = CriterionPicker(session, tools.theme, host)
    host.show()
    yield ClaimSteps(session, tools.settings, picker, lambda _claim: QRect(40, 40, 80, 20))
    host.close()


def shown(picker: CriterionPicker) -> str:
    row = picker.list.current_row()
    return row.key if row else ""


def test_not_this_one_takes_a_suggestion_away_and_it_does_not_come_back(
    steps: ClaimSteps, session: Session, qtbot: QtBot
) -> None:
    picker = steps._picker
    target = words_target("E001", Section.ACTION, 0, len(CHECKED), CHECKED)
    steps.claim(target)
    assert shown(picker) == FIRST
    assert picker.refuse.isVisible()
    claims = session.workspace.claims.all()
    qtbot.mouseClick(picker.refuse, Qt.MouseButton.LeftButton)
    assert picker.isVisible()
    assert shown(picker) != FIRST
    assert FIRST not in suggested_for(session, CHECKED)
    steps.claim(target)
    second = shown(picker)
    assert second != FIRST
    qtbot.keyClick(picker.field, Qt.Key.Key_Delete)
    assert second not in suggested_for(session, CHECKED)
    assert session.workspace.claims.all() == claims


def test_what_was_not_suggested_cannot_be_refused(steps: ClaimSteps, qtbot: QtBot) -> None:
    picker = steps._picker
    steps.claim(words_target("E001", Section.ACTION, 0, len(CHECKED), CHECKED))
    picker.list.choose(picker.list.rows.rowCount() - 1)
    assert not picker.refuse.isVisible()
    qtbot.keyClicks(picker.field, "body language")
    assert not picker.refuse.isVisible()


def test_a_whole_account_is_asked_about_what_is_still_open(steps: ClaimSteps, session: Session) -> None:
    added = session.workspace.accounts.add(
        [AccountDraft("Call", text=StarText().with_section(Section.ACTION, CHECKED))]
    )
    reference = added[0].evidence.reference
    open_ones = {each.criterion.reference for each in session.coverage().criteria if each.open}
    gaps = gaps_for(session, CHECKED)
    assert gaps
    assert gaps.keys() <= open_ones
    covered = suggested_for(session, CHECKED).keys() - open_ones
    assert not covered & gaps.keys()
    steps.claim(whole_target(reference, "the whole account", CHECKED))
    assert shown(steps._picker) == next(iter(gaps))
    assert "still open" in steps._picker._hint.text()
