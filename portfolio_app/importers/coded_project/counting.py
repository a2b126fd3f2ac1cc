"""Places in a text as programs count them: in code points or UTF-16 units, a line's end as one or as two.

The format does not say which, so each way is tried against the words that passages are named by.
"""

from array import array
from dataclasses import dataclass

from portfolio_app.domain.words.text import clean

_LEAST = 3
_LAST_OF_ONE = 0xFFFF


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage as the file places it, and what it is called, which may be its words."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is in the text with LF line ends, and whether it has the words that it is named by."""

    start: int
    end: int
    fits: bool = True


def placed(raw: str, marks: list[Marked], origin: str = "") -> tuple[str, list[Place | None]]:
    """Return the cleaned text and the place of each passage in it, None for one that is not in the text."""
    text = clean(raw)
    pairs = "\r\n" in raw
    wide = not raw.isascii() and max(map(ord, raw), default=0) > _LAST_OF_ONE
    # ATLAS.ti counts the end of a line as one, others as two (QualCoder's notes on its import).
    twos = ((False, True) if "ATLAS" in origin.upper() else (True, False)) if pairs else (False,)
    ways = [_counted(raw, units=units, two=two) for units in ((False, True) if wide else (False,)) for two in twos]
    tried = [_placed(text, way, marks) for way in ways] if marks else [[]]
    named = [sum(place is not None and place.fits for place in places) for places in tried]
    best = tried[named.index(max(named))]
    if 2 * max(named) < len(marks):
        # Programs that call passages by something else than their words: then names say nothing.
        best = [place and Place(place.start, place.end) for place in best]
    return text, [_by_words(text, place, mark) for place, mark in zip(best, marks, strict=True)]


def _placed(text: str, way: "array[int]", marks: list[Marked]) -> list[Place | None]:
    places: list[Place | None] = []
    for mark in marks:
        inside = 0 <= mark.start < mark.end < len(way) and way[mark.start] < way[mark.end]
        if not inside:
            places.append(None)
            continue
        start, end = way[mark.start], way[mark.end]
        places.append(Place(start, end, _fits(text[start:end], mark.name)))
    return places


def _by_words(text: str, place: Place | None, mark: Marked) -> Place | None:
    """Return the place, or where the words that the passage is named by stand, if they stand in the text once."""
    if place is None or place.fits:
        return place
    if mark.name in text[place.start : place.end]:
        return Place(place.start, place.end)  # grown since it was named
    if text.count(mark.name) != 1:
        return place
    start = text.index(mark.name)
    return Place(start, start + len(mark.name))


def _fits(words: str, name: str) -> bool:
    said, wanted = " ".join(words.split()), " ".join(name.split())
    cut = wanted.removesuffix("…").removesuffix("...").rstrip()
    return len(cut) >= min(_LEAST, len(said)) and (said == wanted or (cut != wanted and said.startswith(cut)))


def _counted(raw: str, *, units: bool, two: bool) -> "array[int]":
    """Return, for each place as the file counts them, how many characters of the cleaned text stand before it."""
    gone = {character for character in set(raw) if character != "\r" and not clean(character)}
    way = array("q")
    before = 0
    for at, character in enumerate(raw):
        joined = character == "\r" and raw.startswith("\n", at + 1)
        if not joined or two:
            way.append(before)
        if units and ord(character) > _LAST_OF_ONE:
            way.append(before)
        if not joined and character not in gone:
            before += 1
    way.append(before)
    return way
