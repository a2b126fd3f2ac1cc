"""A short title and a code for an imported topic sheet, from its first sentence and its file's name."""

import re
from pathlib import PurePath

from portfolio_app.domain.words.text import clean_line

_OPENING = re.compile(
    r"(?:this|the)\s(?:[\w-]+\s){1,4}?(?:provides?|explores?|covers?|focuses\son|introduces?|examines?|describes?|explains?|"
    r"is\sabout|looks\sat|deals\swith|concerns?|outlines?|considers?|addresses|equips\s\w+\s(?:with|to))\s",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"(?:(?:an?|the)\s)?(?:(?:foundational|basic|practical|key|essential|detailed|deeper|clear)\s)?"
    r"(?:(?:knowledge|skills|insight|introduction|overview|understanding)(?:\sand\s(?:skills|understanding))?"
    r"\s(?:for|of|into|to|needed\sfor|required\sfor)\s|understanding\s(?:and|how\sto|of)\s)",
    re.IGNORECASE,
)
_TURN = re.compile(r",?\s(?:that|which|across|to\sensure|so\sthat|by|ensuring|including|within)\s|,\s\w+ing\b|[;:(]")
_TRAILING = frozenset("a an and for from in into of on or the to with your their its".split())
_LONG = 80
_WORDS = 12


def title_from(prose: str) -> str:
    """Return what the first sentence is about, in a few whole words."""
    sentence = re.split(r"(?<=[.!?])\s", clean_line(prose), maxsplit=1)[0].rstrip(".!?…")
    opening = _OPENING.match(sentence)
    rest = sentence[opening.end() :] if opening else sentence
    vague = _VAGUE.match(rest)
    rest = rest[vague.end() :] if vague else rest
    rest = re.sub(r"^(?:the|an?)\s", "", rest, flags=re.IGNORECASE)
    turn = _TURN.search(rest)
    # A turn right at the beginning would leave nothing to go by.
    rest = rest[: turn.start()] if turn and turn.start() > 8 else rest
    if len(rest) > _LONG and ", " in rest:
        rest = rest[: rest.index(", ")]
    words = rest.split()
    shortened = words[:_WORDS] if len(rest) > _LONG else words
    while len(" ".join(shortened)) > _LONG and len(shortened) > 1:
        shortened.pop()
    while len(shortened) > 1 and shortened[-1].lower() in _TRAILING:
        shortened.pop()
    title = " ".join(shortened)[:_LONG].rstrip(" ,;:–—-")
    return title[:1].upper() + title[1:]


def code_from(source: str) -> str:
    """Return a short code from the file's name: ``000_6b2d70e8bd8b270e.txt`` gives 000."""
    stem = PurePath(source).stem
    number = re.match(r"(\d{1,8})(?![0-9A-Za-z])|(\d{1,8})(?=_)", stem)
    if number:
        return number[0]
    slug = re.sub(r"[\W_]+", "-", stem).strip("-").upper()
    return slug[:20].rstrip("-") or "1"
