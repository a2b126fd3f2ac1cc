"""Words of files in documents: e-mails with their heads, web pages and texts, up to a length that is read."""

from collections.abc import Iterable, Iterator

from portfolio_app.domain.documents.report import Block, Column, Paragraph, Row, Run, Table, Tone
from portfolio_app.domain.evidence.writing import Writing
from portfolio_app.domain.words.text import paragraph_spans
from portfolio_app.translation import mark, tr

MOST_CHARACTERS = 20_000
"""Characters of one file that are shown: some eight pages."""

_HEAD = (Column(mark("Head"), 1.6), Column(mark("What it says"), 6.4))


def writing_blocks(writings: Iterable[Writing]) -> tuple[list[Block], bool]:
    """Return the words as they are shown, and whether they are all."""
    blocks: list[Block] = []
    left, whole = MOST_CHARACTERS, True
    for writing in writings:
        if left <= 0:
            return blocks, False
        blocks += _opening(writing)
        shown = _beginning(writing.words, left)
        blocks += [Paragraph((Run(shown[start:end]),)) for start, end in paragraph_spans(shown)]
        whole = whole and writing.whole and len(shown) == len(writing.words)
        left -= len(shown) + sum(len(value) for _, value in writing.head)
    return blocks, whole


def _opening(writing: Writing) -> Iterator[Block]:
    if writing.title:
        yield Paragraph((Run(writing.title, Tone.STRONG),))
    if writing.head:
        rows = tuple(Row((((Run(name, Tone.STRONG),),), ((Run(value),),))) for name, value in writing.head)
        yield Table(
            _HEAD, rows, tr("What stands over the words: for an e-mail who wrote to whom, when and about what.")
        )


def _beginning(words: str, most: int) -> str:
    """Return the words, or as many whole ones of them as there is room for."""
    if len(words) <= most:
        return words
    cut = max(words.rfind(sign, 0, most) for sign in " \n")
    return words[: cut if cut > 0 else most]
