"""Lines that were copied elsewhere become criteria of a draft, in one step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.beginnings import begun
from portfolio_app.domain.frameworks.editing.draft import criterion_at, loosened
from portfolio_app.domain.frameworks.editing.pasting import entries_of, pasted
from portfolio_app.domain.frameworks.editing.steps import reworded
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind

QUALIFICATION, STANDARD, TREE = FrameworkKind.QUALIFICATION, FrameworkKind.STANDARD, FrameworkKind.COMPETENCIES


def draft(kind: FrameworkKind) -> Framework:
    return begun(kind, "Gwasanaeth", "GW")


def said(framework: Framework) -> list[tuple[str, str]]:
    return [(each.code, each.text) for each in framework.criteria]


def test_each_line_becomes_a_criterion_and_the_empty_one_is_filled() -> None:
    made, at = pasted(draft(QUALIFICATION), (0, 0, 0), "Greet customers\n\n• Say who can help\n  – Say goodbye  \n")
    assert said(made) == [("1.1", "Greet customers"), ("1.2", "Say who can help"), ("1.3", "Say goodbye")]
    assert criterion_at(made, at).text == "Greet customers"
    again, at = pasted(made, (0, 0, 0), "Listen")
    assert [text for _, text in said(again)] == ["Greet customers", "Listen", "Say who can help", "Say goodbye"]
    assert (said(again)[1][0], at) == ("1.4", (0, 0, 1))


def test_numbers_are_kept_where_they_are_the_frameworks_and_dropped_where_they_only_count() -> None:
    kept, _ = pasted(draft(QUALIFICATION), (0, 0, 0), "2.4 Describe\n2.5: Explain\nP1\tIdentify")
    assert [code for code, _ in said(kept)] == ["2.4", "2.5", "P1"]
    counted, _ = pasted(draft(QUALIFICATION), (0, 0, 0), "1. Describe\n2. Explain\n3) Identify")
    assert said(counted) == [("1.1", "Describe"), ("1.2", "Explain"), ("1.3", "Identify")]
    taken, _ = pasted(kept, (0, 0, 2), "2.4 Another one")
    assert said(taken)[-1] == ("P2", "Another one")
    words, _ = pasted(draft(QUALIFICATION), (0, 0, 0), "Serve well\n2 customers at least were served\nSay goodbye")
    assert [text for _, text in said(words)][1] == "2 customers at least were served"


def test_statements_of_a_standard_go_to_the_group_that_their_letters_name() -> None:
    text = "Knowledge\nK1: Law\nK2: Safety\nSkills:\nS1 Speak\nS2 Listen\nB1\tBe kind"
    made, at = pasted(draft(STANDARD), (0,), text)
    assert [(unit.code, [c.code for c in unit.criteria]) for unit in made.units] == [
        ("K", ["K1", "K2"]),
        ("S", ["S1", "S2"]),
        ("B", ["B1"]),
    ]
    assert made.units[2].criteria[0].assessed_by == "employer"
    assert criterion_at(made, at).text == "Law"
    bare, _ = pasted(draft(STANDARD), (1, 0, 0), "1. Speak\n2. Listen")
    assert [c.code for c in bare.units[1].criteria] == ["S1", "S2"]


def test_numbers_say_what_stands_under_what() -> None:
    made, _ = pasted(draft(TREE), (0,), "1 Care\n1.1 Wash\n1.1.1 Hands\n2 Speak")
    tree = {each.code: each.parent for each in made.criteria}
    references = {each.code: each.reference for each in made.criteria}
    assert tree == {"1": "", "1.1": references["1"], "1.1.1": references["1.1"], "2": ""}
    units, _ = pasted(draft(QUALIFICATION), (0,), "1 Know the law\n1.1 Name it\n1.2 Use it\n2 Be able to\n2.1 Do it")
    assert [(o.code, o.title, [c.code for c in o.criteria]) for o in units.units[0].outcomes] == [
        ("1", "Know the law", ["1.1", "1.2"]),
        ("2", "Be able to", ["2.1"]),
    ]


def test_what_was_parted_on_its_way_is_joined() -> None:
    assert entries_of("1.1\nDescribe the law\n1.2\nExplain it,\nand why\n") == [
        ("1.1", "Describe the law"),
        ("1.2", "Explain it, and why"),
    ]


def test_what_cannot_be_pasted_is_said() -> None:
    with pytest.raises(InputError, match="no words to paste"):
        pasted(draft(STANDARD), (0,), " \n\t\n")
    with pytest.raises(InputError, match="at most 30000 criteria"):
        pasted(draft(STANDARD), (0,), "a word\n" * 30_001)
    with pytest.raises(InputError, match="fewer lines"):
        pasted(draft(STANDARD), (0,), "a" * 5_000_000)


def test_a_long_list_is_pasted_whole() -> None:
    made, _ = pasted(draft(STANDARD), (0, 0, 0), "\n".join(f"word {n}" for n in range(20_000)))
    assert [c.code for c in made.units[0].criteria] == [f"K{n}" for n in range(1, 20_001)]


@given(
    kind=st.sampled_from(FrameworkKind),
    text=st.text(st.sampled_from("aK1.2\n\t• -–)SB") | st.characters(codec="utf-8"), max_size=200),
)
def test_no_word_is_lost_and_no_number_is_there_twice(kind: FrameworkKind, text: str) -> None:
    before = loosened(reworded(draft(kind), (0, 0, 0), "words that stand there"))
    try:
        made, at = pasted(before, (0, 0, 0), text)
    except InputError:
        assert not entries_of(text)
        return
    for unit in made.units:
        codes = [each.code.casefold() for each in unit.criteria]
        assert len(codes) == len(set(codes))
    references = [each.reference for each in made.criteria]
    assert len(references) == len(set(references))
    titles = {o.title for unit in made.units for o in unit.outcomes}
    texts = {each.text for each in made.criteria} | titles | {u.title for u in made.units}
    named = {title.casefold() for unit in made.units for title in (unit.title, unit.code)}
    assert all(w in texts or w.rstrip(":").casefold() in named for _, w in entries_of(text))
    assert at == () or criterion_at(made, at).text
