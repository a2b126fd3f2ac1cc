from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.documents.report import Mark, mark_up
from portfolio_app.domain.words.lists import stretches

TEXTS = st.text(alphabet="abc \n😀é-12.)", max_size=60)


def mark(start: int, end: int, name: str = "m") -> Mark:
    return Mark(start, end, "1.1", 0, name, "c", "", "L", "")


def test_pieces_carry_overlapping_marks() -> None:
    one, two = mark(0, 7, "one"), mark(4, 9, "two")
    (paragraph,) = mark_up("I rang her up", (one, two))
    assert [(p.text, [m.anchor for m in p.marks]) for p in paragraph.pieces] == [
        ("I ra", ["one"]),
        ("ng ", ["one", "two"]),
        ("he", ["two"]),
        ("r up", []),
    ]
    assert paragraph.pieces[0].opens == (one,)
    assert paragraph.pieces[1].closes == (one,)


def test_a_mark_over_paragraphs_opens_once_and_closes_once() -> None:
    text = "First words.\n\nLast words."
    paragraphs = mark_up(text, (mark(6, len(text)),))
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    assert [len(piece.opens) for piece in pieces] == [0, 1, 0]
    assert [len(piece.closes) for piece in pieces] == [0, 0, 1]
    assert all(piece.marks for piece in pieces[1:])


@given(TEXTS, st.data())
def test_pieces_are_the_text_and_every_mark_with_words_opens_and_closes_once(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    marks = tuple(
        mark(*sorted(data.draw(st.tuples(offsets, offsets))), name=str(number))
        for number in range(data.draw(st.integers(0, 5)))
    )
    paragraphs = mark_up(text, marks)
    joined = ["".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs]
    assert joined == [text[part.start : part.end] for part in stretches(text)]
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    assert all(piece.text for piece in pieces)
    shown = [
        entry
        for entry in marks
        if any(
            text[p.start : p.end][max(0, entry.start - p.start) : entry.end - p.start]
            and entry.end > p.start
            and entry.start < p.end
            for p in stretches(text)
        )
    ]
    assert sorted(m.anchor for piece in pieces for m in piece.opens) == sorted(m.anchor for m in shown)
    assert sorted(m.anchor for piece in pieces for m in piece.closes) == sorted(m.anchor for m in shown)
