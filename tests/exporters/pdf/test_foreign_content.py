"""What is read out of the content of foreign pages agrees with a parser that reads all of it."""

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio_app.exporters.pdf.foreign_content import (
    has_marks,
    may_show_in,
    mended_unicode,
    without_marks,
)

_PIECES = (
    b"/F1 12 Tf", b"/F2 9.5 Tf", b"(words) Tj", b"(a \\( b (c) EMC /P BMC) Tj", b"[(A) -20 <0A0B>] TJ", b"<41> Tj",
    b"q", b"Q", b"BT", b"ET", b"1 0 0 1 72 700 Tm", b"/P <</MCID 0>> BDC", b"/Span<</Lang(en)/MCID 1>>BDC",
    b"/Artifact BMC", b"/P /MC0 BDC", b"/P /MC0 DP", b"/Hint MP", b"EMC", b"/GS1 gs", b"/Im1 Do", b"0 0 1 rg",
    b"% BDC (in a remark\n", b"10 20 30 40 re f", b"(it's) '", b"0 0 (x) \"",
)  # fmt: skip
_MARKING = {"BDC", "BMC", "EMC", "DP", "MP"}

contents = st.lists(st.sampled_from(_PIECES), max_size=25).map(b"\n".join)


def steps(content: bytes) -> list[tuple[str, str]]:
    with pikepdf.new() as book:
        stream = book.make_stream(content)
        return [(str(step.operator), str(step.operands)) for step in pikepdf.parse_content_stream(stream)]


@settings(max_examples=150, deadline=None)
@given(contents)
def test_marks_go_and_nothing_else_does(content: bytes) -> None:
    plain = without_marks(content)
    wanted = [step for step in steps(content) if step[0] not in _MARKING]
    if plain is not None:
        assert steps(plain) == wanted
    if not has_marks(content):
        assert steps(content) == [step for step in steps(content) if step[0] not in _MARKING - {"EMC"}]


@settings(max_examples=150, deadline=None)
@given(contents)
def test_fonts_are_those_that_words_are_shown_in(content: bytes) -> None:
    font, kept, shown = "", [], set[str]()
    for operator, operands in steps(content):
        if operator == "Tf":
            font = "/F1" if "/F1" in operands else "/F2"
        elif operator == "q":
            kept.append(font)
        elif operator == "Q":
            font = kept.pop() if kept else font
        elif operator in ("Tj", "TJ", "'", '"') and font:
            shown.add(font)
    for name in ("/F1", "/F2"):
        assert may_show_in(content, {name}) == (name in shown)
    assert may_show_in(content, {"/F1", "/F2", "/F10"}) == bool(shown)


@pytest.mark.parametrize(
    ("content", "shows"),
    [
        (b"BT /F1 12 Tf 14.4 TL ET BT /F2 11 Tf (words) Tj ET", False),
        (b"/F1 12 Tf q /F2 11 Tf (words) Tj Q (more) Tj", True),
        (b"/F10 12 Tf (words) Tj", False),
        (b"/F10 12 Tf (words) Tj /F1 9 Tf (more) Tj", True),
        (b"/F#31 12 Tf (words) Tj", True),
        (b"/F1 12 Tf BI /W 1 /H 1 ID (x) Tj EI", True),
    ],
)
def test_a_font_that_is_exchanged_at_once_shows_nothing(content: bytes, shows: bool) -> None:
    assert may_show_in(content, {"/F1"}) == shows


@pytest.mark.parametrize(
    "content", [b"/OC /MC0 BDC (hidden) Tj EMC", b"BI /W 1 /H 1 ID EMC EI /P BMC", b"(" * 50_000 + b" /P BMC"]
)
def test_what_cannot_be_told_apart_is_left_to_the_parser(content: bytes) -> None:
    plain = without_marks(content)
    assert plain is None or b"BMC" not in plain


def test_a_map_to_unicode_loses_the_values_that_no_character_has() -> None:
    content = b"beginbfchar <0000> <0020> <01> <%b> endbfchar beginbfrange <00> <00> <%b> <41> <5A> <0041> endbfrange"
    mended = content % (b"FFFD", b"FFFD")
    assert mended_unicode(content % (b"FEFF", b"0000")) == mended
    assert mended_unicode(mended) == mended
    assert mended_unicode(b"1 beginbfrange\n<00> <7F> <0000>\nendbfrange") is None
