"""Accounts with their claimed words: marked in their units' colours, each with its code where it begins."""

from portfolio_app.domain.documents.report import Mark, MarkedParagraph, Piece
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.html.inline import Inlines, symbol
from portfolio_app.exporters.html.palette import unit_class
from portfolio_app.exporters.html.text import escaped, manner, words

_DEEPEST = 4
"""Marks drawn one under another; where more overlap, all the codes still stand beside the words."""


def marked_paragraph(block: MarkedParagraph, inlines: Inlines) -> str:
    """Return the paragraph or item; the codes come before the words and are drawn in the margin where there is one."""
    content = "".join(_piece(piece, inlines) for piece in block.pieces)
    text = "".join(piece.text for piece in block.pieces)
    name = "li" if block.bullet else "p"
    return f"<{name}{manner(text)}>{content}</{name}>"


def _piece(piece: Piece, inlines: Inlines) -> str:
    codes = "".join(_code(mark, inlines) for mark in piece.opens)
    content = words(piece.text)
    shown = piece.marks[-_DEEPEST:]
    for depth, mark in enumerate(reversed(shown)):
        classes = [
            unit_class(mark.colour),
            *([f"deep{depth}"] if depth else []),
            *(["recheck"] if mark.recheck else []),
        ]
        content = f'<mark class="{" ".join(classes)}">{content}</mark>'
    return codes + content


def _code(mark: Mark, inlines: Inlines) -> str:
    """Return the code as the passage's own place, leading to the criterion and saying what is claimed."""
    said = escaped(mark.comment.replace("\n", ". "))
    star = "\u00a0★" if mark.starred else ""
    sign = symbol(State.RECHECK) if mark.recheck else ""
    content = f"{words(mark.code)}{star}{sign}"
    place = inlines.place(mark.anchor)
    attributes = f'class="code {unit_class(mark.colour)}"{place}'
    target = inlines.places.target(mark.link)
    if not target:
        return f'<span {attributes} title="{said}">{content}</span>'
    return f'<a {attributes} href="{target}" title="{said}" aria-label="{said}">{content}</a>'
