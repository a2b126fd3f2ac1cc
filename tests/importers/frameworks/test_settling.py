"""Doubts of a document that were settled: what is kept, left out, worded anew or joined is what is read."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.settling import Settled, Way
from portfolio_app.importers.frameworks.blocks import Block, numbered, settle
from portfolio_app.importers.frameworks.document import read_document, read_pdf, read_text
from portfolio_app.importers.frameworks.found import Asked, Found
from tests.importers.frameworks.handbooks import write_pdf

HANDBOOK = """Unit 1: Serve customers

Learning outcome 1: Know the products

The learner can:

1.1 Describe a product

1.3 Explain its price

1.3 Explain its price to a customer

Glossary of words that are used
"""
LIST = "1.1 Greet people\n1.2 Listen\n\nAnd answer them\n1.3 Close\n"


def read(text: str) -> tuple[Found, Callable[..., Found]]:
    found = read_text(text, "handbook.txt", "handbook", Asked())
    document = found.document
    assert document is not None
    return found, lambda *settled: read_document(document, Asked(settled=settled))


def criteria(framework: Framework) -> list[tuple[str, str]]:
    return [(criterion.code, criterion.text) for criterion in framework.criteria]


def piece(found: Found, words: str) -> int:
    return next(p.piece for p in found.problems if words in p.message and p.piece is not None)


def test_a_second_one_is_left_out_and_asked_of_no_more() -> None:
    found, again = read(HANDBOOK)
    doubled = piece(found, "1.3 is there a second time")
    after = again(Settled(doubled, Way.LEAVE_OUT))
    assert criteria(after.framework) == [("1.1", "Describe a product"), ("1.3", "Explain its price")]
    assert doubled not in [problem.piece for problem in after.problems]


def test_a_missing_one_is_written_in_after_the_one_before() -> None:
    found, again = read(HANDBOOK)
    gap = piece(found, "1.2 is not found")
    after = again(Settled(gap, Way.WORDS, "1.1 Describe a product\n1.2 Compare products"))
    assert criteria(after.framework)[:2] == [("1.1", "Describe a product"), ("1.2", "Compare products")]
    assert not any("is not found" in problem.message for problem in after.problems)


def test_new_words_that_leave_the_doubt_are_still_in_doubt() -> None:
    found, again = read(HANDBOOK)
    after = again(Settled(piece(found, "1.2 is not found"), Way.WORDS, "1.1 Describe two products"))
    assert criteria(after.framework)[0] == ("1.1", "Describe two products")
    assert any("1.2 is not found" in problem.message for problem in after.problems)


def test_a_piece_is_joined_to_the_statement_before_it() -> None:
    found, again = read(HANDBOOK)
    after = again(Settled(piece(found, "second time"), Way.JOIN))
    assert criteria(after.framework)[1] == ("1.3", "Explain its price 1.3 Explain its price to a customer")


def test_what_was_left_out_of_itself_can_be_made_a_criterion() -> None:
    found, again = read(HANDBOOK)
    assert found.document is not None
    [left] = [n for n in found.left_out if found.document.blocks[n].text.startswith("Glossary")]
    after = again(Settled(left, Way.WORDS, "1.4 Use the words of the trade"))
    assert criteria(after.framework)[-1] == ("1.4", "Use the words of the trade")
    assert left not in after.left_out


def test_a_line_of_a_list_taken_for_a_heading_is_joined_or_kept() -> None:
    found, again = read(LIST)
    doubtful = piece(found, "taken for a heading")
    assert ("1.2", "Listen And answer them") in criteria(again(Settled(doubtful, Way.JOIN)).framework)
    kept = again(Settled(doubtful, Way.KEEP))
    assert criteria(kept.framework) == criteria(found.framework)
    assert kept.problems == ()


def test_a_piece_of_a_page_knows_its_box(tmp_path: Path) -> None:
    write_pdf("two columns of text", tmp_path / "handbook.pdf")
    document = read_pdf(tmp_path / "handbook.pdf", Asked()).document
    assert document is not None
    assert document.path == tmp_path / "handbook.pdf"
    assert [block.number for block in document.blocks] == list(range(len(document.blocks)))
    for block in document.blocks:
        left, top, right, bottom = block.box
        assert block.page >= 1
        assert 0 <= left < right <= 600
        assert 0 <= top < bottom <= 850


WAYS = st.sampled_from(list(Way))


@given(st.lists(st.text(min_size=1), max_size=8), st.dictionaries(st.integers(0, 9), st.tuples(WAYS, st.text())))
def test_pieces_that_nobody_settled_stay_as_they_are(texts: list[str], said: dict[int, tuple[Way, str]]) -> None:
    blocks = numbered(Block(text, "here") for text in texts)
    made = list(settle(blocks, [Settled(number, *each) for number, each in said.items()]))
    assert [block for block in made if block.number not in said] == [b for b in blocks if b.number not in said]
    assert {b.number for b in made} >= {n for n, (way, _) in said.items() if way in (Way.KEEP, Way.JOIN)} & {
        b.number for b in blocks
    }
