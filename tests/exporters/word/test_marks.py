"""Claimed passages: comments on the exact words, codes in the margin, marked words."""

from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.domain.documents.report import Mark, mark_up
from tests.exporters.word.conftest import Write, rendered
from tests.exporters.word.reading import W, text_of
from tests.exporters.word.sample import ACTION, MARKS


def as_shown(text: str) -> str:
    """A blank line between paragraphs is one paragraph's end."""
    return text.replace("\n\n", "\n")


def test_each_mark_has_a_comment_on_exactly_its_words(write: Write) -> None:
    package = write()
    said = {}
    for comment in package.comments:
        number = comment.get(f"{W}id") or ""
        said[number] = "\n".join(text_of(paragraph) for paragraph in comment.findall(f"{W}p"))
    words = package.ranges()
    expected = sorted((item.comment, as_shown(ACTION[item.start : item.end])) for item in MARKS)
    assert sorted((said[number], words[number]) for number in said) == expected


def test_a_comment_says_who_and_when(write: Write) -> None:
    for comment in write().comments:
        assert comment.get(f"{W}author") == "Example Learner"
        assert comment.get(f"{W}initials") == "EL"
        assert comment.get(f"{W}date") == "2026-03-02T10:30:00Z"


def test_the_margin_holds_every_code_in_order_leading_to_its_criterion(write: Write) -> None:
    package = write()
    assert [text.replace("\u00a0", " ").strip() for text in package.paragraphs("MarginCode")] == [
        *("101 1.3", "302 3.1 ★"),
        *("105 1.2", "103 4.1 ↪", "105 1.3", "204 2.2"),
        *("204 2.10", "101 1.1", "204 2.3", "204 2.4"),
    ]
    links = package.find("//w:p[w:pPr/w:pStyle[@w:val='MarginCode']]/w:hyperlink")
    assert links[0].get(f"{W}anchor") == "criterion_101_1_3"
    assert len(links) == 10


def test_codes_of_one_paragraph_are_one_frame_that_ends_with_the_paragraph(write: Write) -> None:
    frames: dict[tuple[str | None, ...], int] = {}
    for paragraph in write().find("//w:p[w:pPr/w:framePr]"):
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        assert frame is not None
        key = tuple(frame.get(f"{W}{name}") for name in ("x", "y", "w", "vAnchor", "hAnchor"))
        frames[key] = frames.get(key, 0) + 1
    assert sum(frames.values()) == 10


def test_overlapping_passages_show_both_colours(write: Write) -> None:
    package = write(*mark_up(ACTION, MARKS[3:5]))
    (inner,) = package.find("//w:r[w:rPr/w:rStyle[@w:val='Unit4']]")
    assert text_of(inner) == "told her what I had checked and what he wanted"
    line = inner.find(f"{W}rPr/{W}u")
    assert line is not None
    assert line.get(f"{W}color") == "EE8866"


def test_a_passage_to_recheck_has_a_dotted_line(write: Write) -> None:
    package = write(*mark_up(ACTION, MARKS[3:4]))
    lines = [line.get(f"{W}val") for line in package.find("//w:u") if line.get(f"{W}val") != "none"]
    assert lines == ["dottedHeavy"]


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, tuple[Mark, ...]]:
    words = st.text(st.sampled_from('ab <&>\n\u0645\u4f60é\U0001f600"'), min_size=1, max_size=60)
    text = draw(words)
    ends = st.integers(0, len(text))
    made = []
    for number, (one, other) in enumerate(draw(st.lists(st.tuples(ends, ends), max_size=6))):
        start, end = sorted((one, other))
        if text[start:end].strip():
            made.append(Mark(start, end, f"c{number}", number, f"m{number}", "", f"said {number}", "A B", "2026-01-01"))
    return text, tuple(made)


@given(texts_with_marks())
@settings(max_examples=150, deadline=None)
def test_any_marks_open_and_close_once(made: tuple[str, tuple[Mark, ...]]) -> None:
    text, marks = made
    blocks = mark_up(text, marks)
    written = rendered(*blocks)
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert written.count(f"<w:{kind} ") == len(marks)
        for number in range(len(marks)):
            assert written.count(f'<w:{kind} w:id="{number}"') == 1
    for mark in marks:
        assert written.count(f"c{mark.code[1:]}</w:t>") == 1


def test_an_item_of_a_list_keeps_its_bullet_or_number_and_is_moved_in(write: Write) -> None:
    package = write(*mark_up("I did this:\n- rang her\n- wrote it\n\n1. one\n2. two", ()))
    items = package.find("//w:p[w:pPr/w:ind[@w:hanging]]")
    assert [text_of(item) for item in items] == ["•\trang her", "•\twrote it", "1.\tone", "2.\ttwo"]
