"""The shape of a topic sheet: its five sections, and the items in them, with the lines they came from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.translation import tr


class Part(StrEnum):
    """A section of a topic sheet, by its heading."""

    SYNOPSIS = "Topic Synopsis"
    CONCEPTS = "Key Concepts & Core Principles"
    TIPS = "Exam Tips & Revision Strategies"
    MISTAKES = "Common Misconceptions & Mistakes to Avoid"
    POINTS = "Examiner Marking Points"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number in the file, and whether a blank line stands before it."""

    number: int
    text: str
    parted: bool = False

    @property
    def words(self) -> str:
        """The line's text with single blanks."""
        return clean_line(self.text)


@dataclass(slots=True)
class SheetText:
    """The lines before the first heading, and those of each section (heading's line first)."""

    summary: list[Line] = field(default_factory=list)
    headings: dict[Part, Line] = field(default_factory=dict)
    lines: dict[Part, list[Line]] = field(default_factory=dict)


BULLET = re.compile(r"\s*([-–—•‣▪●◦·*+](?=\s)|[•‣▪●◦–—-](?=[A-Za-z“\"'(*])|\d{1,3}[.)](?=\s)|\(?[a-z]{1,3}\)(?=\s))\s*")
"""What an item begins with: a sign, a number or a letter; group 1 is the sign."""

_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]*]*$")
_HINTS = {
    Part.SYNOPSIS: ("synopsis", "summary", "overview", "introduction"),
    Part.CONCEPTS: ("concept", "principle", "key idea"),
    Part.TIPS: ("tip", "revision", "strateg"),
    Part.MISTAKES: ("mistake", "misconception", "error", "pitfall"),
    Part.POINTS: ("marking", "point", "examiner", "criteria", "assessment"),
}


def _key(heading: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub(r"\band\b", " ", heading.casefold().replace("&", " "))))


_BY_KEY = {_key(part.value): part for part in Part}


def heading_of(text: str) -> Part | None:
    """Return the section that a line is the heading of; case, Markdown signs, colons, and "and" do not matter."""
    bare = re.sub(r"^\s*(?:\d{1,2}[.)]\s)?", "", text)
    # A heading has no words besides its own, so a sentence that begins with them is not one.
    return _BY_KEY.get(_key(bare)) if len(text) < 200 else None


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends as a sentence does."""
    return bool(_ENDS_SENTENCE.search(text))


def split_sheet(text: str, source: str) -> SheetText:
    """Return the sheet's lines by section.

    Raises InputError naming the line of a repeated, renamed or empty section, and what is missing and where.
    """
    lines = list(_lines(text))
    sheet = SheetText()
    current = sheet.summary
    for line in lines:
        part = heading_of(line.text)
        if part is None:
            current.append(line)
            continue
        if part in sheet.headings:
            first = sheet.headings[part].number
            raise at_line(
                source,
                line.number,
                tr(
                    "“{part}” is here a second time, after line {first}; put both under one heading.",
                    part=part,
                    first=first,
                ),
            )
        sheet.headings[part] = line
        current = sheet.lines[part] = []
    _refuse_unknown_headings(lines, sheet, source)
    _refuse_missing(lines, sheet, source)
    for part, content in sheet.lines.items():
        if not content:
            number = sheet.headings[part].number
            raise at_line(
                source,
                number,
                tr("the section “{part}” is empty; write at least one line under its heading.", part=part),
            )
    return sheet


def _lines(text: str) -> Iterator[Line]:
    parted = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield Line(number, line.expandtabs(4).rstrip(), parted)
        parted = not line.strip()


def _refuse_unknown_headings(lines: list[Line], sheet: SheetText, source: str) -> None:
    """Refuse a heading that is none of the five, before its items slip into the section above."""
    first = next((index for index, line in enumerate(lines) if heading_of(line.text)), len(lines))
    for index in range(first + 1, len(lines)):
        line, before = lines[index], lines[index - 1]
        if heading_of(line.text):
            continue
        after = lines[index + 1] if index + 1 < len(lines) else None
        marked = re.match(r"\s*#{1,6}\s", line.text)
        bare = (
            _looks_like_heading(line.text)
            and ends_sentence(before.text)
            and after is not None
            and BULLET.match(after.text)
        )
        if marked or bare:
            raise at_line(source, line.number, _renamed(line, sheet))


def _looks_like_heading(text: str) -> bool:
    words = text.strip(" #*_:").split()
    return (
        not BULLET.match(text)
        and 0 < len(words) <= 8
        and words[0][:1].isupper()
        and not re.search(r"[.!?;,]$", text.strip())
        and ":" not in text.strip(" *_:")
    )


def _renamed(line: Line, sheet: SheetText) -> str:
    heading = clean_line(line.text.strip(" #*_:"))
    missing = [part for part in Part if part not in sheet.headings]
    meant = [part for part in missing or Part if any(hint in heading.casefold() for hint in _HINTS[part])]
    wanted = meant[-1:] or missing or list(Part)
    names = " or ".join(f"“{part}”" for part in wanted)
    return tr("the heading “{heading}” is not known; write {names}.", heading=excerpt(heading), names=names)


def _refuse_missing(lines: list[Line], sheet: SheetText, source: str) -> None:
    missing = [part for part in Part if part not in sheet.headings]
    if not missing:
        return
    part = missing[0]
    doubtful = [line for line in lines if _looks_like_heading(line.text) and not heading_of(line.text)]
    hinted = [line for line in doubtful if any(hint in line.text.casefold() for hint in _HINTS[part])]
    # One line alone that looks like a heading is what the section was renamed to.
    for line in hinted or (doubtful if len(doubtful) == 1 else []):
        heading = clean_line(line.text.strip(" #*_:"))
        raise at_line(
            source,
            line.number,
            tr("the heading “{heading}” is not known; write “{part}”.", heading=excerpt(heading), part=part),
        )
    order = list(Part)
    before = [earlier for earlier in order[: order.index(part)] if earlier in sheet.headings]
    if before:
        place = f"after “{before[-1]}” (line {sheet.headings[before[-1]].number})"
    else:
        place = tr("near the top, after the line of summary")
    raise in_file(
        source, tr("the section “{part}” is missing; add its heading and its lines {place}.", part=part, place=place)
    )
