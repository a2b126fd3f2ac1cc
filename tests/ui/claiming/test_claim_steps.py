"""The steps of claiming, the same for words, places in files and seconds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.region import Box, Stretch
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.ui.claiming.claim_steps import ClaimSteps
from portfolio_app.ui.claiming.claim_target import ClaimTarget, place_target, whole_target, words_target
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.page import Tools
from portfolio_app.ui.session import Session

TWO_NEEDS, ONE = "CS103/103/2.2", "CS103/103/1.2"


@dataclass
class Desk:
    """Steps with what they said and told."""

    steps: ClaimSteps
    picker: CriterionPicker
    said: list[tuple[str, bool]] = field(default_factory=list)
    made: list[Claim] = field(default_factory=list)
    changed: list[Claim] = field(default_factory=list)
    saved: bool = True


@pytest.fixture
def desk(qtbot: QtBot, session: Session, tools: Tools) -> Iterator[Desk]:
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(900, 600)
    picker = CriterionPicker(session, tools.theme, host)
    steps = ClaimSteps(session, tools.settings, picker, lambda _claim: QRect(40, 40, 80, 20), lambda: made.saved)
    made = Desk(steps, picker)
    steps.said.connect(lambda text, undo: made.said.append((text, undo)))
    steps.made.connect(made.made.append)
    steps.changed.connect(made.changed.append)
    host.show()
    yield made
    host.close()


def words(session: Session, quote: str = "She put a kettle") -> ClaimTarget:
    text = dict(session.workspace.accounts.get("E001").text)[Section.TASK]
    start = text.index(quote)
    return words_target("E001", Section.TASK, start, start + len(quote), quote)


def test_what_was_claimed_is_said_with_the_need_and_can_be_taken_back(desk: Desk, session: Session) -> None:
    target = words(session)
    desk.steps.claim(target)
    assert desk.picker._title.text() == target.question
    desk.picker.picked.emit(TWO_NEEDS, "internal factor")
    [claim] = desk.made
    assert claim.passage is not None
    assert desk.said == [(f"“{claim.passage.quote}” is claimed for 103 2.2 (internal factor).", True)]
    session.undo()
    assert claim.id not in {each.id for each in session.workspace.claims.of(claim.evidence_id)}


def test_a_criterion_with_one_need_is_claimed_at_once_and_one_with_several_asks(desk: Desk, session: Session) -> None:
    desk.steps.claim_for(words(session), ONE)
    assert len(desk.made) == 1
    desk.steps.claim_for(words(session), TWO_NEEDS)
    assert len(desk.made) == 1
    assert desk.picker.choosing_need


def test_all_of_it_is_named_in_what_is_said(desk: Desk) -> None:
    desk.steps.claim_for(whole_target("E001", "the whole account"), ONE)
    assert desk.said == [("The whole account is claimed for 103 1.2.", True)]


def test_a_claim_that_is_moved_goes_to_the_words_claimed_next(desk: Desk, session: Session) -> None:
    desk.steps.claim_for(words(session), ONE)
    [claim] = desk.made
    desk.steps.begin_moving(claim, "Select the new words")
    desk.steps.claim(words(session, "leaked from the base"))
    assert desk.steps.moving is None
    assert desk.picker.isHidden()
    [moved] = desk.changed
    assert moved.id == claim.id
    assert moved.passage is not None
    assert moved.passage != claim.passage
    assert desk.said[-1] == (f"“{moved.passage.quote}” is claimed for 103 1.2.", True)


def test_another_criterion_is_said_too(desk: Desk, session: Session) -> None:
    desk.steps.claim_for(words(session), ONE)
    [claim] = desk.made
    desk.steps.change(claim)
    desk.picker.picked.emit(TWO_NEEDS, "external factor")
    assert desk.changed[0].criterion == TWO_NEEDS
    assert desk.said[-1][0].endswith("is claimed for 103 2.2 (external factor).")


def test_a_picker_closed_without_a_choice_leaves_the_claim_as_it_is(desk: Desk, session: Session) -> None:
    desk.steps.claim_for(words(session), ONE)
    [claim] = desk.made
    desk.steps.change(claim)
    desk.picker.close_picker()
    desk.steps.claim(words(session, "leaked from the base"))
    desk.picker.picked.emit(TWO_NEEDS, "internal factor")
    assert desk.changed == []
    assert len(desk.made) == 2


def test_nothing_is_claimed_while_the_words_cannot_be_saved(desk: Desk, session: Session) -> None:
    desk.saved = False
    desk.steps.claim(words(session))
    desk.steps.claim_for(words(session), ONE)
    assert desk.picker.isHidden()
    assert desk.made == []


def test_the_same_claim_twice_is_said_and_made_once(desk: Desk, session: Session) -> None:
    desk.steps.claim_for(words(session), ONE)
    desk.steps.claim_for(words(session), ONE)
    assert len(desk.made) == 1
    assert not desk.said[-1][1]


def test_places_and_seconds_are_asked_and_said_as_what_they_are() -> None:
    place, seconds = place_target("E004", Box(2)), place_target("E005", Stretch(35, 70))
    assert (place.question, place.said) == (
        "Which criterion does this place (page 2) meet?",
        "This place (page 2) is",
    )
    assert (seconds.question, seconds.said) == (
        "Which criterion do these seconds (0:35 to 1:10) meet?",
        "These seconds (0:35 to 1:10) are",
    )
    assert whole_target("E004").said == "All of E004 is"
