"""The head of the page: the cover or the title, and the contents."""

from portfolio_app.domain.documents.report import Cover, Heading, Paragraph
from portfolio_app.domain.words.text import plural
from portfolio_app.exporters.anchors import Entry, Places, grouped
from portfolio_app.exporters.html.inline import Inlines
from portfolio_app.exporters.html.text import escaped, manner, words

_FEW = 3
"""A page with fewer headings than these needs no contents."""


def cover(block: Cover) -> str:
    """Return the cover: whose portfolio it is, the facts, and the declaration with lines to sign."""
    lines = "".join(f"<p>{words(line)}</p>" for line in block.lines if line)
    facts = "".join(
        f"<div><dt>{words(label)}</dt><dd{manner(value)}>{words(value)}</dd></div>" for label, value in block.facts
    )
    return (
        f'<header class="cover"><p class="kicker">{words(block.kicker)}</p>'
        f"<h1{manner(block.title)}>{words(block.title)}</h1>{lines}<dl>{facts}</dl>"
        f'<section aria-labelledby="declaration"><h2 id="declaration">{words(block.declaration_title)}</h2>'
        f"<p>{words(block.declaration)}</p>{signatures(block.signatures)}</section></header>"
    )


def signatures(names: tuple[str, ...]) -> str:
    """Return lines to sign on."""
    lines = "".join(f"<li>{words(name)}</li>" for name in names)
    return f'<ul class="signatures">{lines}</ul>'


def title(block: Heading, intro: Paragraph | None, inlines: Inlines) -> str:
    """Return the head of a page without a cover."""
    kicker = f'<p class="kicker">{inlines.line(block.kicker)}</p>' if block.kicker else ""
    said = f'<p class="intro">{inlines.line(intro.runs)}</p>' if intro else ""
    place = inlines.place(block.anchor)
    return f'<header class="top">{kicker}<h1{place}{manner(block.text)}>{words(block.text)}</h1>{said}</header>'


def contents(places: Places, name: str) -> str:
    """Return the contents; what is below a heading is folded away until it is asked for."""
    if len(places.entries) < _FEW:
        return ""
    items = [f"<li>{_link(head, places)}{_folded(head, below, places)}</li>" for head, below in grouped(places.entries)]
    return (
        '<nav id="contents" aria-labelledby="contents-title">'
        f'<h2 id="contents-title">{escaped(name)}</h2><ul>{"".join(items)}</ul></nav>'
    )


def _folded(head: Entry, below: list[Entry], places: Places) -> str:
    if not below:
        return ""
    links = "".join(f"<li>{_link(entry, places)}</li>" for entry in below)
    of_what = f'<span class="unseen"> of {escaped(head.text)}</span>'
    return f"<details><summary>{plural(len(below), 'part')}{of_what}</summary><ul>{links}</ul></details>"


def _link(entry: Entry, places: Places) -> str:
    return f'<a href="{places.target(entry.anchor)}">{words(entry.text)}</a>'
