"""Accounts in plain text: paragraphs, underlined and capital headings, and lists, in whatever code it is."""

import re
from itertools import groupby
from pathlib import Path

from portfolio_app.domain.account_files.block import SourceText
from portfolio_app.importers.account_files.gathering import Gathered, Line, Place
from portfolio_app.importers.evidence_files.charsets import decoded
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

MOST_BYTES = 5_000_000
_RULE = re.compile(r"\s*(?:=|-|_|\*|~|#)(?:\s*(?:=|-|_|\*|~|#)){2,}\s*")
_ITEM = re.compile(r"\s*(?:[-*•·▪◦●○–]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+(?=\S)")
_BULLET = re.compile(r"\s*[*•·▪◦●○–]\s+")
_LEAD = re.compile(r"\s*[A-Z][\w’' ]{0,30}:\s")
_WRAP = (45, 120)
_MOST_HEADING_WORDS = 12


def text_in(path: Path) -> str:
    """Return the text of a file; raises RefusedError for one that is too large or no text, OSError."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise RefusedError(tr("it has more words than can be read at once; save the accounts in smaller files."))
    text = decoded(_marked(content))
    if "\0" in text:
        raise RefusedError(tr("it is no text that can be read; save it as plain text in UTF-8."))
    return text


def _marked(content: bytes) -> bytes:
    """Return bytes with a mark of their code: UTF-16 without one is known by its zeros."""
    head = content[:400]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" not in head:
        return content
    odd, even = head[1::2].count(0), head[::2].count(0)
    if odd * 3 > len(head) and not even:
        return b"\xff\xfe" + content
    if even * 3 > len(head) and not odd:
        return b"\xfe\xff" + content
    raise RefusedError(tr("it is no text that can be read; save it as plain text in UTF-8."))


def read_plain(path: Path) -> SourceText:
    """Return what a text file says; raises RefusedError, OSError."""
    return of_lines(text_in(path).split("\n"))


def of_lines(lines: list[str]) -> SourceText:
    """Return plain lines as blocks; lines that are only wrapped are joined to their paragraph."""
    gathered = Gathered()
    numbered = list(enumerate(lines, 1))
    for blank, run in groupby(numbered, key=lambda each: not each[1].strip()):
        if not blank:
            _read_run(list(run), gathered)
    return gathered.text()


def _read_run(run: list[tuple[int, str]], gathered: Gathered) -> None:
    """Read lines between blank ones."""
    wrapped = _is_wrapped([text for _, text in run])
    waiting: list[str] = []
    first = run[0][0]

    def put(*, level: int = 0) -> None:
        nonlocal waiting
        if waiting:
            joined = " ".join(part.strip() for part in waiting) if wrapped else "\n".join(waiting)
            _put(joined, first, gathered, level)
        waiting = []

    for number, text in run:
        if _RULE.fullmatch(text):
            # A line under one line makes a heading of it; by itself it only parts.
            put(level=1 if len(waiting) == 1 and set(text.strip()) == {"="} else 2 if len(waiting) == 1 else 0)
            continue
        if waiting and (not wrapped or _ITEM.match(text) or _LEAD.match(text)):
            put()
        if not waiting:
            first = number
        waiting.append(text)
    put()


def _put(text: str, number: int, gathered: Gathered, level: int) -> None:
    line = Line()
    item = _ITEM.match(text)
    line.add(_BULLET.sub("- ", text, count=1).strip() if item else text.strip())
    words = text.split()
    if not level and len(words) <= _MOST_HEADING_WORDS and text.isupper() and any(len(word) > 3 for word in words):
        level = 0
        line.lead = line.length  # capitals stand for bold
    gathered.add(line, Place(), level=level, listed=bool(item), where=f"line {number}")


def _is_wrapped(texts: list[str]) -> bool:
    """Tell whether lines end where there was no more room, and not where a paragraph ends."""
    least, most = _WRAP
    full = [len(text.rstrip()) for text in texts[:-1]]
    if sum(text.rstrip()[-1:] in ".!?:" for text in texts[:-1]) * 2 > len(full):
        return False
    return (
        len(texts) > 1
        and bool(full)
        and max(full) <= most
        and sum(length >= least for length in full) * 4 >= len(full) * 3
    )
