"""Accounts told apart in a flow of blocks, with every word kept."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.account_files.accounts_in import accounts_in
from portfolio_app.domain.account_files.block import Block, Remark, SourceText
from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from tests.word_accounts import words_of

CODES = KnownCodes(
    Criterion(f"ST9/{code[0]}/{code}", code, f"Knows {code}", CriterionKind.KNOWLEDGE) for code in ("K1", "S1", "1.1")
)
_LINES = st.sampled_from(
    "Situation|Action:|What I learned|Task: I had to|Date: 3 March 2026|Date: soon|Place: Leeds|KSBs: K1, S1|(K1)|"
    "My account|Account 2: late|S: busy|A: rang|R: fine|1.1 Knows 1.1|I rang her (K1).|A whole sentence that goes on "
    "and on.|Signature: Ann|Title: A tale|K1|Result|Heading|Your answer|2019".split("|")
)
_TEXTS = st.one_of(_LINES, st.text(max_size=40))


@st.composite
def _blocks(draw: st.DrawFn) -> list[Block]:
    blocks: list[Block] = []
    table = 0
    for _ in range(draw(st.integers(1, 8))):
        if draw(st.booleans()):
            text = draw(_TEXTS)
            lead = draw(st.sampled_from([0, len(text), 5]))
            remarks = (Remark(0, min(3, len(text)), draw(_LINES)),) if draw(st.integers(0, 4)) == 0 else ()
            level = draw(st.sampled_from([0, 0, 0, 1, 2]))
            blocks.append(Block(text, level, lead, listed=draw(st.booleans()) and not level, remarks=remarks))
            continue
        table += 1
        for row in range(1, draw(st.integers(1, 4)) + 1):
            for column in range(1, draw(st.integers(1, 3)) + 1):
                blocks.append(Block(draw(_TEXTS), table=table, row=row, column=column))
    return blocks


def shown(document: SourceText, *, as_one: bool = False) -> str:
    said: list[str] = []
    for account in accounts_in(document, CODES, "a.docx", "a", as_one=as_one):
        draft = account.draft
        said += [draft.title, draft.place, *(text for _, text in draft.text), *(each.text for each in account.left_out)]
        said += [part for claim in draft.claims for part in (claim.note, claim.criterion.rsplit("/", 1)[1])]
    return " ".join(said)


@given(_blocks(), st.booleans())
def test_every_word_is_in_an_account_a_claim_or_the_list_of_what_was_left_out(
    blocks: list[Block], as_one: bool
) -> None:
    document = SourceText(tuple(blocks))
    words = [block.text for block in blocks] + [remark.text for block in blocks for remark in block.remarks]
    assert not Counter(words_of(" ".join(words))) - Counter(words_of(shown(document, as_one=as_one)))


@given(_blocks())
def test_claims_stand_on_words_of_their_part(blocks: list[Block]) -> None:
    for account in accounts_in(SourceText(tuple(blocks)), CODES, "a.docx", "a"):
        for claim in account.draft.claims:
            if claim.section is not None:
                assert account.quote(claim).strip()


def test_a_second_situation_begins_a_second_account() -> None:
    texts = "Situation: a|Action: b|Situation: c|Action: d".split("|")
    accounts = accounts_in(SourceText(tuple(map(Block, texts))), CODES, "tales.docx", "tales")
    assert [account.draft.title for account in accounts] == ["tales 1", "tales 2"]
    assert [account.draft.text.action for account in accounts] == ["b", "d"]


def test_as_one_keeps_them_together() -> None:
    texts = [Block("One", 1), Block("Words " * 30), Block("Two", 1), Block("More " * 30)]
    assert len(accounts_in(SourceText(tuple(texts)), CODES, "a", "a")) == 2
    (account,) = accounts_in(SourceText(tuple(texts)), CODES, "a", "a", as_one=True)
    assert "Two" in account.draft.text.situation


def test_words_that_cannot_be_told_apart_go_to_one_part_and_that_is_said() -> None:
    (account,) = accounts_in(SourceText((Block("I rang her."), Block("She came."))), CODES, "a", "My tale")
    assert (account.draft.title, account.draft.text.situation) == ("My tale", "I rang her.\n\nShe came.")
    assert "Situation" in account.problems[0].message
