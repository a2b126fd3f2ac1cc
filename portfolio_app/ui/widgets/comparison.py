"""Two texts compared word by word, and shown in a text view."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

from PySide6.QtGui import QTextCharFormat, QTextCursor

from portfolio_app.translation import mark
from portfolio_app.ui.theme import Theme

_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|[^\w\s]|\s+")
_PARAGRAPH = re.compile(r"[^\n]*\n+|[^\n]+")
_THIN_SPACE = "\u2009"
_MOST_WORDS = 12_000
"""Above this, whole paragraphs are compared: word by word would take seconds."""


class Kind(StrEnum):
    """What becomes of words when the former text takes the place of the present one."""

    SAME = mark("same")
    BACK = mark("comes back")
    AWAY = mark("goes away")


def compare(former: str, present: str) -> Iterator[tuple[Kind, str]]:
    """Yield the stretches of both texts in reading order; what goes away stands before what comes back."""
    olds, news = _tokens(former, present)
    first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(olds, news, strict=False)))
    ends = zip(reversed(olds[first:]), reversed(news[first:]), strict=False)
    last = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], ends))
    yield from _some(Kind.SAME, olds[:first])
    between, among = olds[first : len(olds) - last], news[first : len(news) - last]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, among, between, autojunk=len(among) > 500).get_opcodes():
        if tag == "equal":
            yield from _some(Kind.SAME, among[i1:i2])
        else:
            yield from _some(Kind.AWAY, among[i1:i2])
            yield from _some(Kind.BACK, between[j1:j2])
    yield from _some(Kind.SAME, olds[len(olds) - last :])


def write_comparison(cursor: QTextCursor, former: str, present: str, theme: Theme) -> int:
    """Write both texts at a cursor: with a plus what comes back, with a minus and struck out what goes away.

    Returns where the first difference stands in the document, or -1.
    """
    first = -1
    for kind, words in compare(former, present):
        sign = {Kind.SAME: "", Kind.BACK: "+", Kind.AWAY: "−"}[kind]
        if sign and first < 0:
            first = cursor.position()
        lead = words[: len(words) - len(words.lstrip())] if words.strip() and sign else ""
        cursor.insertText(lead, _plain(theme))
        if words.strip() and sign:
            shown = format_of(kind, theme)
            shown.setFontStrikeOut(False)
            cursor.insertText(sign, shown)
        cursor.insertText(words[len(lead) :], format_of(kind, theme))
        if kind is Kind.AWAY and not words[-1:].isspace():
            cursor.insertText(_THIN_SPACE, _plain(theme))
    return first


def format_of(kind: Kind, theme: Theme) -> QTextCharFormat:
    """Return how words of a kind look."""
    shown = _plain(theme)
    if kind is Kind.BACK:
        shown.setForeground(theme.colour("accent"))
        shown.setBackground(theme.colour("accent_tint"))
        shown.setFontUnderline(True)
    elif kind is Kind.AWAY:
        shown.setForeground(theme.colour("danger"))
        shown.setFontStrikeOut(True)
    return shown


def _plain(theme: Theme) -> QTextCharFormat:
    shown = QTextCharFormat()
    shown.setForeground(theme.colour("text"))
    return shown


def _tokens(former: str, present: str) -> tuple[list[str], list[str]]:
    olds, news = _TOKEN.findall(former), _TOKEN.findall(present)
    if max(len(olds), len(news)) > _MOST_WORDS:
        return _PARAGRAPH.findall(former), _PARAGRAPH.findall(present)
    return olds, news


def _some(kind: Kind, tokens: list[str]) -> Iterator[tuple[Kind, str]]:
    if tokens:
        yield kind, "".join(tokens)
