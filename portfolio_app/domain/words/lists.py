"""Lists that somebody wrote as plain text: lines that begin with a bullet, or with numbers that count up."""

import re
from dataclasses import dataclass
from itertools import pairwise

from portfolio_app.domain.words.text import paragraph_spans, trim

BULLET = "•"
_ITEM = re.compile(r"[^\S\n]*(?:([-*•‣◦▪–—])|(\d{1,3})[.)])[^\S\n]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A paragraph, or an item of a list without its bullet or number, which is ``bullet`` (``•`` or ``2.``)."""

    start: int
    end: int
    bullet: str = ""


def stretches(text: str) -> list[Stretch]:
    """Cut a text into paragraphs and items; a single line with a dash is no list, nor are numbers out of order."""
    found = [stretch for start, end in paragraph_spans(text) for stretch in _cut(text, start, end)]
    kept: list[Stretch] = []
    for index, stretch in enumerate(found):
        neighbours = found[max(index - 1, 0) : index + 2]
        if stretch.bullet and not any(_belong(a, b) for a, b in pairwise(neighbours)):
            # Its sign is part of what was written.
            stretch = Stretch(_line_start(text, stretch.start), stretch.end)
        follows = kept and not kept[-1].bullet and not stretch.bullet and _same_paragraph(text, kept[-1], stretch)
        if follows:
            stretch = Stretch(kept.pop().start, stretch.end)
        kept.append(stretch)
    return kept


def _cut(text: str, start: int, end: int) -> list[Stretch]:
    """Cut a paragraph where a line begins with a bullet or a number; lines without are part of what is above them."""
    parts: list[Stretch] = []
    place, bullet, line = start, "", start
    while line < end:
        match = _ITEM.match(text, line, end)
        if match is not None:
            parts += _part(text, place, line, bullet)
            place = match.end()
            bullet = BULLET if match[1] else f"{int(match[2])}."
        following = text.find("\n", line, end)
        line = end if following < 0 else following + 1
    return parts + _part(text, place, end, bullet)


def _part(text: str, start: int, end: int, bullet: str) -> list[Stretch]:
    start, end = trim(text, start, end)
    return [Stretch(start, end, bullet)] if start < end else []


def _belong(one: Stretch, other: Stretch) -> bool:
    """Say whether the second can be the item after the first."""
    if one.bullet == BULLET or other.bullet == BULLET:
        return one.bullet == other.bullet
    return bool(one.bullet and other.bullet) and int(one.bullet[:-1]) + 1 == int(other.bullet[:-1])


def _line_start(text: str, place: int) -> int:
    start, _ = trim(text, text.rfind("\n", 0, place) + 1, place)
    return start


def _same_paragraph(text: str, one: Stretch, other: Stretch) -> bool:
    return text[one.end : other.start].count("\n") == 1
