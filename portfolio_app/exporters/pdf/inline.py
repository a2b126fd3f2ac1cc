"""From the report's inline parts to spans: tone and link become style, page references and states stay whole."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from portfolio_app.domain.documents.report import Inline, MarkedParagraph, PageRef, Run, StateRun
from portfolio_app.domain.words.text import clean
from portfolio_app.exporters.pdf.spans import Span
from portfolio_app.exporters.pdf.style import Styles, TextStyle
from portfolio_app.translation import tr

# White space of any kind but the no-break space and its kin is a place to break a line.
_SPACES = re.compile(r"[\t \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")

# A page reference is not broken, but for one with more than this before its number.
_UNBROKEN = 24
# Texts shorter than this come again and again.
_OFTEN = 60


def tidy(text: str) -> str:
    """Return the text as it is set: composed characters, plain spaces, nothing that cannot be drawn or read."""
    if text.isascii() and text.isprintable():
        return text
    return _tidied(text) if len(text) < _OFTEN else _tidied.__wrapped__(text)


@lru_cache(maxsize=2000)
def _tidied(text: str) -> str:
    # Soft hyphens are the writer's wish for another page width; ours are set where a line needs one.
    return _SPACES.sub(" ", unicodedata.normalize("NFC", clean(text).replace("\u00ad", "")))


def spans_of(parts: Iterable[Inline], base: TextStyle, styles: Styles) -> list[Span]:
    """Return the spans of a line of the report, in text of the base style."""
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, Run):
            style = styles.toned(base, part.tone, link=bool(part.link))
            spans.append(Span(tidy(part.text), style, link=part.link))
        elif isinstance(part, PageRef):
            style = styles.toned(base, part.tone, link=True)
            before = tidy(tr(part.before))
            if len(before) > _UNBROKEN:
                spans.append(Span(before[:-_UNBROKEN], style, link=part.anchor))
                before = before[-_UNBROKEN:]
            spans.append(Span(before, style, link=part.anchor, page_of=part.anchor))
        elif isinstance(part, StateRun):
            style = styles.toned(base, part.tone)
            spans.append(Span("", style, state=part.state))
            spans.append(Span(tr(part.state.value), style))
    return spans


def spans_of_marked(paragraph: MarkedParagraph, style: TextStyle) -> list[Span]:
    """Return the spans of an account's paragraph, each with the marks that cover it."""
    return [
        Span(tidy(piece.text), style, marks=piece.marks, opens=piece.opens) for piece in paragraph.pieces if piece.text
    ]
