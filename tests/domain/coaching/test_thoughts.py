"""Thoughts on the evidence as a whole: when there is one, and when there is none."""

from dataclasses import replace
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.coaching.economy import Economy
from portfolio_app.domain.coaching.thought_words import thought_findings
from portfolio_app.domain.coaching.thoughts import MANY_A_DAY, Thoughts, thoughts
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, Section
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind

_DO = Criterion("F/1/1.1", "1.1", "Do it", CriterionKind.PERFORMANCE)
_KNOW = Criterion("F/1/1.2", "1.2", "Know it", CriterionKind.KNOWLEDGE)
_CRITERIA = {each.reference: each for each in (_DO, _KNOW)}
_NOTHING = Economy(0, (), True, (), ())


def _claim(number: int, piece: int, words: str = "I did it.", criterion: str = "F/1/1.1") -> Claim:
    passage = take_passage(Section.ACTION, words, 0, len(words))
    return Claim(number, piece, criterion, "1", "", passage, kept(passage))


def _piece(number: int, day: int = 0, kind: EvidenceKind = EvidenceKind.ACCOUNT) -> Evidence:
    return Evidence(number, kind, "A piece", date(2026, 3, day or number))


def _found(claims: list[Claim], pieces: list[Evidence], economy: Economy = _NOTHING) -> Thoughts:
    return thoughts(claims, pieces, _CRITERIA, economy)


def test_a_star_is_suggested_where_there_is_a_choice_and_none_is_starred() -> None:
    short, long, endless = _claim(1, 1), _claim(2, 2, "I did it because of the rain."), _claim(3, 3, "so " * 200)
    pieces = [_piece(1), _piece(2), _piece(3)]
    assert _found([short, long, endless], pieces).stars == (long,)
    assert _found([short, long], pieces, replace(_NOTHING, smallest=(1,))).stars == (short,)
    assert _found([short, replace(long, starred=True)], pieces).stars == ()
    assert _found([long], pieces).stars == ()
    assert _found([short, replace(long, evidence_id=1)], pieces).stars == ()


def test_doing_that_is_only_told_is_said_and_knowing_is_not() -> None:
    pieces = [_piece(1), _piece(2, kind=EvidenceKind.STATEMENT)]
    assert _found([_claim(1, 1), _claim(2, 1, criterion="F/1/1.2")], pieces).only_told == ("F/1/1.1",)
    assert _found([_claim(1, 1), _claim(2, 2)], pieces).only_told == ()
    assert _found([], pieces).only_told == ()


def test_many_accounts_of_one_day_are_said() -> None:
    same = [_piece(number, day=9) for number in range(1, MANY_A_DAY + 1)]
    assert _found([], same).one_day == ((date(2026, 3, 9), (1, 2, 3, 4)),)
    assert _found([], same[1:]).one_day == ()
    assert _found([], [*same[1:], replace(same[0], kind=EvidenceKind.FILE)]).one_day == ()


def test_what_others_say_is_never_spare() -> None:
    pieces = [_piece(1), _piece(2, kind=EvidenceKind.STATEMENT), _piece(3)]
    assert _found([], pieces, replace(_NOTHING, adds_nothing=(1, 2, 9))).spare == (1,)


def test_every_thought_is_one_kind_line() -> None:
    found = Thoughts((_claim(7, 2),), ("F/1/1.1",) * 9, ((date(2026, 3, 9), (1, 2, 3, 4)),), (3,))
    economy = replace(_NOTHING, over_claimed=((1, 12),))
    lines = [line.message for line in thought_findings(found, economy, {"F/1/1.1": "1 1.1"})]
    assert len(lines) == 5
    assert "E003" in lines[1]
    assert "E001, E002, E003, E004" in lines[2]
    assert "and 1 more" in lines[3]
    assert not any("{" in line for line in lines)
