"""Claims whose words say nothing of their criterion: found where that is plain, and never where it is not."""

from dataclasses import replace

import pytest

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Outcome, kept, take_passage
from portfolio_app.domain.coaching.off_point import off_point
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.services.suggestions.model_file import shipped_model
from tests.domain.coaching.accounts import FRAMEWORKS

_WORDINGS = {c.reference: c.text for framework in FRAMEWORKS for c in framework.criteria}
_LOYAL, _LAW, _BODY, _DATA = "CS101/101/1.8", "CS101/101/2.1", "CS101/101/1.9", "CS101/101/2.2"
_OWN = {
    _LOYAL: "Because people trust our name they come back and tell their friends, so we beat the shop across the road.",
    _LAW: "The Consumer Rights Act 2015 is why I give the money back within thirty days.",
    _BODY: "I looked her in the eye and kept my arms open, and she calmed down.",
    _DATA: "We ask for their consent, keep the forms in a locked cabinet, and shred them after six years.",
}


def _claim(words: str, criterion: str) -> Claim:
    passage = take_passage(Section.ACTION, words, 0, len(words))
    return Claim(1, 1, criterion, "1", "", passage, kept(passage))


def _doubted(claim: Claim) -> list[str]:
    return [each.better for each in off_point([claim], _WORDINGS, shipped_model())]


@pytest.mark.parametrize(
    ("about", "claimed"), [(_LAW, _BODY), (_BODY, _LAW), (_DATA, _BODY), (_LOYAL, _DATA), (_DATA, _LOYAL)]
)
def test_words_about_something_else_are_doubted_and_those_about_it_are_not(about: str, claimed: str) -> None:
    assert len(_doubted(_claim(_OWN[about], claimed))) == 1
    assert _doubted(_claim(_OWN[about], about)) == []


@pytest.mark.parametrize("words", ["Yes.", "It rained all day.", "Mae hi'n bwrw glaw a dw i'n hapus iawn heddiw."])
def test_where_it_is_not_plain_what_words_are_about_nothing_is_said(words: str) -> None:
    assert _doubted(_claim(words, _BODY)) == []


def test_nothing_is_said_of_lost_words_of_starred_ones_and_of_criteria_that_are_not_known() -> None:
    claim = _claim(_OWN[_LAW], _BODY)
    assert _doubted(replace(claim, starred=True)) == []
    assert _doubted(replace(claim, anchor=Anchor(Outcome.LOST, 0, 0))) == []
    unknown = {"F/1/1.1": "Weld a butt joint", _LAW: _WORDINGS[_LAW]}
    assert list(off_point([_claim(_OWN[_LAW], "F/1/1.1")], unknown, shipped_model())) == []
