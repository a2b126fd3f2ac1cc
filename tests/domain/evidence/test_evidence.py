from datetime import date

import pytest

from portfolio_app.domain.claims.passage import CONTEXT, take_passage
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, Section, StarText, id_of, reference_of
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere


def test_references_read_back() -> None:
    assert (reference_of(4), reference_of(1234)) == ("E004", "E1234")
    assert (id_of("E004"), id_of(" e4 "), id_of("X4"), id_of("E"), id_of("E٣")) == (4, 4, None, None, None)


def test_sections_come_in_star_order() -> None:
    text = StarText(task="what").with_section(Section.RESULT, "so")
    assert [section.title for section, _ in text] == ["Situation", "Task", "Action", "Result", "Reflection"]
    assert (text[Section.RESULT], text.words) == ("so", 2)


def test_a_passage_keeps_its_words_and_their_context() -> None:
    text = "x" * 50 + " the words 😀 " + "y" * 50
    start = text.index("the")
    passage = take_passage(Section.TASK, text, start, start + 11)
    assert passage.quote == "the words 😀"
    assert (len(passage.prefix), len(passage.suffix)) == (CONTEXT, CONTEXT)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 99), (1, 2)])
def test_a_passage_needs_words(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="at least one character"):
        take_passage(Section.TASK, "a b", start, end)


@pytest.mark.parametrize(
    ("who", "day", "said"),
    [
        ("T. Hill", date(2026, 3, 2), "Looked at by T. Hill on 2 March 2026"),
        ("T. Hill", None, "Looked at by T. Hill"),
        (" ", date(2026, 3, 2), "Looked at on 2 March 2026; it is not said by whom"),
        ("", None, "Not looked at yet"),
    ],
)
def test_who_looked_at_what_is_held_elsewhere_is_said_as_far_as_it_is_known(
    who: str, day: date | None, said: str
) -> None:
    evidence = Evidence(1, EvidenceKind.HELD_ELSEWHERE, "Appraisal")
    assert HeldElsewhere(evidence, "Appraisal", "Leeds", who, day).looked_at == said
