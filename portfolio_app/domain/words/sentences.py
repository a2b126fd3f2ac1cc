"""The sentences of a text, and the first of them: a prompt in the writer's own words."""

import re

from portfolio_app.domain.words.text import paragraph_spans

# A full stop after one of these, or after a single capital, ends no sentence.
_SHORT = frozenset("mr mrs ms dr prof st no nos e.g i.e etc vs approx dept tel p pp".split())
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)")
_SPACE = re.compile(r"\s*")
_LONGEST_WORD = 40
"""Characters before a full stop that tell whether it ends a sentence: a text may be of any length."""
_LAST_WORD = re.compile(r"[^\s(“‘\"']+$")


def first_sentence(text: str, longest: int = 220) -> str:
    """Return the first sentence on one line; a longer one is cut after a whole word and ends in "…"."""
    spans = paragraph_spans(text)
    if not spans:
        return ""
    line = " ".join(text[slice(*spans[0])].split())
    for end in _END.finditer(line):
        if end.end() > longest:
            break
        if not _is_short(line[: end.start()], end[0]):
            return line[: end.end()]
    if len(line) <= longest:
        return line
    cut = line[: longest + 1].rsplit(" ", 1)
    return (cut[0] if len(cut) > 1 else line[:longest]).rstrip(",;: ") + " …"


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each sentence begins and ends, without the white space between them; none goes past a paragraph."""
    found: list[tuple[int, int]] = []
    for start, end in paragraph_spans(text):
        begun = start
        for mark in _END.finditer(text, start, end):
            if not _is_short(text[max(start, mark.start() - _LONGEST_WORD) : mark.start()], mark[0]):
                found.append((begun, mark.end()))
                begun = _SPACE.match(text, mark.end(), end).end()  # pyright: ignore[reportOptionalMemberAccess]
        if text[begun:end].strip():
            found.append((begun, end))
    return tuple(found)


def _is_short(before: str, mark: str) -> bool:
    if mark != ".":
        return False
    last = _LAST_WORD.search(before)
    word = last[0] if last else ""
    return word.casefold() in _SHORT or (len(word) == 1 and word.isupper() and word != "I")
