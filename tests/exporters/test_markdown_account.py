from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import AccountForm, Section, StarText
from portfolio_app.domain.words.text import clean
from portfolio_app.domain.words.whole_words import whole_words
from portfolio_app.exporters.markdown_account import write_account
from portfolio_app.importers.markdown_account import claim_order, read_account

FRAGMENTS = (
    "## Situation", "# Title", "### Deeper", "---", "...", "title: x", '[words]{criterion="1.2"}', "[", "]", "{", "}",
    "]{", "&#32;", "&#x41;", "&amp;", "&", "#", "\\", "\\[", "\\\n", "- item", "  - nested", "1. first", "* star",
    "-", "- ",
    " ", "  ", "\t", "\n", "\n\n", "\n\n\n", "\u00a0", "e\u0301", "👩‍👩‍👧", "“quoted”", "**bold**", "```",
    "a", "b c", "1.2",
    "<!-- -->", "|",
    "C:\\Users", "&", "#10;", "] {criterion=", "\u3000", "مرحبا", ", ",
)  # fmt: skip

texts = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    st.text("ab \n[]\\#-&{}", max_size=25),
).map(clean)
words = texts.filter(lambda text: bool(text.strip()))


@st.composite
def claims_on(draw: st.DrawFn, section: Section, text: str) -> list[ClaimDraft]:
    spots = st.integers(0, len(text))
    found: list[ClaimDraft] = []
    for first, second in draw(st.lists(st.tuples(spots, spots), max_size=6)):
        start, end = sorted((first, second))
        if text[start:end].strip():
            for _ in range(draw(st.integers(1, 2))):
                criterion = draw(st.one_of(st.sampled_from(["1.2", "1.10", "K3", "A,B", " x "]), words))
                need, note = draw(st.one_of(st.just(""), texts)), draw(st.one_of(st.just(""), texts))
                found.append(ClaimDraft(criterion, section, start, end, need, note, draw(st.booleans())))
    return found


@st.composite
def drafts(draw: st.DrawFn) -> AccountDraft:
    star = StarText(*(draw(texts) for _ in Section))
    claims = draw(st.lists(st.builds(ClaimDraft, words, need=texts, note=texts, starred=st.booleans()), max_size=3))
    for section, text in star:
        claims += draw(claims_on(section, text))
    return AccountDraft(
        title=draw(words),
        produced_on=draw(st.none() | st.dates()),
        place=draw(texts),
        text=star,
        claims=tuple(sorted(claims, key=claim_order)),
        about=draw(st.integers(0, 3000)),
        form=draw(st.sampled_from(AccountForm)),
    )


def read_back(draft: AccountDraft) -> AccountDraft:
    found = read_account(write_account(draft), "again.md")
    return replace(found, source="", claims=tuple(replace(claim, line=0) for claim in found.claims))


@given(drafts())
def test_writing_and_reading_loses_nothing(draft: AccountDraft) -> None:
    assert read_back(draft) == on_whole_words(draft)


def on_whole_words(draft: AccountDraft) -> AccountDraft:
    """Return the draft with its claims on whole words, as whoever reads it claims them."""

    def grown(claim: ClaimDraft) -> ClaimDraft:
        if claim.section is None:
            return claim
        start, end = whole_words(draft.text[claim.section], claim.start, claim.end)
        return replace(claim, start=start, end=end)

    return replace(draft, claims=tuple(sorted(map(grown, draft.claims), key=claim_order)))


def draft_of(text: str, *extents: tuple[int, int, str]) -> AccountDraft:
    claims = [ClaimDraft(criterion, Section.ACTION, start, end) for start, end, criterion in extents]
    return AccountDraft(
        "A day", date(2026, 3, 2), text=StarText(action=text), claims=tuple(sorted(claims, key=claim_order))
    )


@pytest.mark.parametrize(
    "extents",
    [
        [(0, 5, "1.1"), (0, 5, "1.2")],
        [(0, 12, "1.1"), (3, 5, "1.2"), (6, 9, "1.3")],
        [(0, 6, "1.1"), (3, 9, "1.2")],
        [(0, 6, "1.1"), (3, 9, "1.2"), (5, 12, "1.3")],
        [(0, 3, "1.1"), (3, 6, "1.2"), (6, 12, "1.1")],
        [(0, 6, "1.1"), (0, 6, "1.1")],
        [(0, 6, "1.1"), (0, 7, "1.2"), (5, 12, "1.3"), (4, 7, "1.4")],
    ],
)
def test_spans_that_nest_cross_and_touch_come_back(extents: list[tuple[int, int, str]]) -> None:
    draft = draft_of("a-b-c-\n\n-gh-", *extents)
    assert read_back(draft) == on_whole_words(draft)


def test_a_plain_account_reads_like_one_written_by_hand() -> None:
    draft = AccountDraft(
        "A late parcel",
        date(2026, 3, 2),
        "Front counter",
        StarText("The parcel was late.\n\nI was alone.", "", "I listened.\n- I rang the depot.", "", ""),
        (
            ClaimDraft("1.10", need="internal factor", note="see: the log", starred=True),
            ClaimDraft("1.2", Section.ACTION, 0, 10, note='said "sorry"', starred=True),
            ClaimDraft("3.1", Section.ACTION, 0, 10, note='said "sorry"', starred=True),
        ),
    )
    assert write_account(draft) == (
        "---\n"
        "title: A late parcel\n"
        "date: 2026-03-02\n"
        "place: Front counter\n"
        "criteria:\n"
        '  - criterion: "1.10"\n'
        "    need: internal factor\n"
        '    note: "see: the log"\n'
        "    starred: true\n"
        "---\n"
        "\n"
        "## Situation\n\nThe parcel was late.\n\nI was alone.\n\n"
        "## Task\n\n"
        "## Action\n\n"
        '[I listened]{criterion="1.2, 3.1" note="said \\"sorry\\"" star}.\n- I rang the depot.\n\n'
        "## Result\n\n"
        "## Reflection\n"
    )
    assert read_back(draft) == draft


def test_crossing_claims_are_written_in_pieces_and_only_the_first_says_everything() -> None:
    written = write_account(draft_of("abcdefghi", (0, 6, "1.1"), (3, 9, "1.2")))
    assert '[abc[def]{criterion="1.2" part="1"}]{criterion="1.1"}[ghi]{part="1"}' in written


def test_a_claim_outside_its_words_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="outside"):
        write_account(draft_of("abc", (1, 4, "1.1")))


def test_more_overlapping_claims_than_can_be_read_are_refused() -> None:
    with pytest.raises(InputError, match="Action"):
        write_account(draft_of("a" * 60, *((0, end, "1.1") for end in range(1, 60))))


def test_fifty_nested_claims_come_back() -> None:
    draft = draft_of("a " * 60, *((0, 2 * end - 1, "1.1") for end in range(1, 51)))
    assert read_back(draft) == draft
