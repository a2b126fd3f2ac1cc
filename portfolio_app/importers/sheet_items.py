"""The items of a topic sheet's section: lines with or without bullets, some of them wrapped."""

import re
from dataclasses import dataclass, field

from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.marking_point import begins_with_lead_in
from portfolio_app.importers.sheet_text import BULLET, Line, ends_sentence
from portfolio_app.translation import tr

_SHORT = 60
_TERM = re.compile(r"\s*(?:\*\*|__)?[A-Z][^.:!?]{2,90}:(?:\*\*|__)?\s")
_BOLD = re.compile(r"\*\*|__")


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a section, and the line that it begins in."""

    line: int
    text: str


@dataclass(slots=True)
class _Growing:
    line: int
    pieces: list[str] = field(default_factory=list)

    def item(self) -> Item:
        return Item(self.line, clean_line(" ".join(self.pieces)))


def read_items(lines: list[Line]) -> tuple[list[Item], list[Problem]]:
    """Return the section's items in order, and what was read with doubt; bold signs stay."""
    reader = _ItemReader(lines)
    return reader.read(), reader.problems


def without_bold(text: str) -> str:
    """Return the text without Markdown's signs for bold."""
    return clean_line(_BOLD.sub("", text))


class _ItemReader:
    def __init__(self, lines: list[Line]) -> None:
        self._lines = lines
        self.problems: list[Problem] = []
        signs = [match for line in lines if (match := BULLET.match(line.text))]
        self._kind = _kind(signs[0][1]) if signs else ""
        self._indent = _indent(signs[0].string) if signs else 0

    def read(self) -> list[Item]:
        found: list[_Growing] = []
        before: Line | None = None
        for line in self._lines:
            bullet = BULLET.match(line.text)
            if bullet and self._is_item(line, bullet, before):
                found.append(_Growing(line.number, [line.text[bullet.end() :]]))
            elif bullet and before and _indent(line.text) > self._indent + 1:
                self.problems.append(
                    Problem(f"line {line.number}", tr("this lower item was joined to the one above it"))
                )
                found[-1].pieces.append(line.text[bullet.end() :])
            elif before is None or self._starts_without_sign(line, before):
                if self._kind:
                    self.problems.append(
                        Problem(f"line {line.number}", tr("no bullet here; read as an item of its own"))
                    )
                found.append(_Growing(line.number, [line.text]))
            else:
                found[-1].pieces.append(line.text)
            before = line
        return [item for growing in found if without_bold((item := growing.item()).text)]

    def _is_item(self, line: Line, bullet: re.Match[str], before: Line | None) -> bool:
        """Tell a bullet from a dash or number that a wrapped line happens to begin with."""
        if before is None:
            return True
        if _indent(line.text) > self._indent + 1:
            return False
        if _kind(bullet[1]) == self._kind and bullet[1] not in "–—":
            return True
        # A long dash stands inside sentences too, where a capital letter is rare after it.
        capital = bullet[1] in "–—" and self._kind == "dash" and line.text[bullet.end() :][:1].isupper()
        return capital or line.parted or ends_sentence(before.text)

    def _starts_without_sign(self, line: Line, before: Line) -> bool:
        text = line.text.strip()
        if begins_with_lead_in(text):
            return True
        if not (text[:1].isupper() or text[:1] in "“\"'‘*_("):
            return line.parted and ends_sentence(before.text)
        if self._kind:
            return ends_sentence(before.text) and _indent(line.text) <= self._indent
        if line.parted or ends_sentence(before.text):
            return True
        # A wrapped line is long; after a short one without a full stop a new item begins.
        return bool(_TERM.match(line.text)) or len(before.text) < _SHORT


def _kind(sign: str) -> str:
    if sign in "-–—":
        return "dash"
    return "number" if sign[0].isdigit() else "letter" if sign[-1] == ")" else sign


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
