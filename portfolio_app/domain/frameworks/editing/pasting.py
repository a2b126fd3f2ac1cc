"""Many lines put into a framework at once while it is written: each becomes a criterion, as a list was copied."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.draft import At, end_of, new_references
from portfolio_app.domain.frameworks.editing.numbers import following, new_criterion_code, new_outcome_code
from portfolio_app.domain.frameworks.editing.steps import (
    LONGEST_CODE,
    criterion_like,
    refuse_too_many,
    with_unit,
)
from portfolio_app.domain.frameworks.faults import DEEPEST
from portfolio_app.domain.frameworks.framework import Criterion, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.list_items import CODE_ALONE, item_of, mostly_items
from portfolio_app.domain.words.text import clean_line, fold
from portfolio_app.translation import tr

_LETTERS = re.compile(r"([A-Z]{1,6})[ .\-]?\d")
_MOST_LETTERS = 4_000_000
_UNFIT = re.compile(r"[\s/\\]+")
Entry = tuple[str, str]
"""A number, "" where the line has none, and the words."""


def pasted(framework: Framework, at: At, text: str) -> tuple[Framework, At]:
    """Return the framework with a criterion of each line, and where the first of them is.

    They stand after the criterion there, or at the end of what is there; those of a standard go to the group that
    their letters name. A number is kept where it is free; lines without one take the next. An empty criterion that
    waited there is filled in.
    """
    if len(text) > _MOST_LETTERS:
        raise InputError(tr("That is more than a framework can hold: copy fewer lines at once."))
    entries = entries_of(text)
    if not entries:
        raise InputError(tr("There are no words to paste: copy the lines of your list first."))
    refuse_too_many(framework, len(entries))
    if not framework.units:
        framework, at = with_unit(framework)
    return _Pasting(framework, at).take(entries)


def entries_of(text: str) -> list[Entry]:
    """Return what each line says; one that goes on with the item above it, and a number on its own, are joined."""
    lines = _with_words([_line(each) for each in text.splitlines()])
    said = [f"{code} {words}" if code else words for code, words in lines if words]
    numbers = sum(1 for code, words in lines if code and words)
    listed = mostly_items(said)
    found: list[Entry] = []
    blank = True
    for code, words in lines:
        # A number that stands before few of the lines, such as “2 customers came”, belongs to the words.
        if code.isdecimal() and words and numbers * 2 < len(said):
            code, words = "", f"{code} {words}"
        item = item_of(words) if words and not code else None
        if words and not code and item is None and listed and not blank and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {words}")
        elif words:
            found.append(("", item[1]) if item and not item[0] else (code, words))
        blank = not words
    return found


def _with_words(lines: Sequence[Entry]) -> list[Entry]:
    """Return the lines, a number that stands alone before the words that come next."""
    made: list[Entry] = []
    waiting = ""
    for code, words in lines:
        if code and not words:
            made += [("", waiting)] * bool(waiting)
            waiting = code
        elif words and waiting:
            made += [(waiting, words)] if not code else [("", waiting), (code, words)]
            waiting = ""
        elif not waiting:
            made.append((code, words))
    return made + [("", waiting)] * bool(waiting)


def _line(line: str) -> Entry:
    """Return the number and the words of a line as it was copied, from a row of a table or from a list."""
    filled = [cell for each in line.split("\t") if (cell := clean_line(each))]
    if filled and CODE_ALONE.fullmatch(filled[0]):
        return filled[0].rstrip(".):"), " ".join(filled[1:])
    words = " ".join(filled)
    found = item_of(words) if words else None
    return found if found and found[0] else ("", words)


@dataclass(slots=True)
class _Part:
    """An outcome that is being filled: its criteria, the place for the next one, and an empty one to be filled in."""

    outcome: Outcome
    rows: list[Criterion]
    place: int
    parent: str = ""
    waiting: Criterion | None = None
    codes: dict[str, Criterion] = field(default_factory=dict[str, Criterion])
    """In a tree the criteria before that place by their numbers, of equal ones the nearest."""
    deep: dict[str, int] = field(default_factory=dict[str, int])
    """On which level each of them stands."""

    def passes(self, rows: Iterable[Criterion]) -> None:
        """Let others stand under the rows, which come before the next one."""
        for row in rows:
            self.codes[row.code.casefold()] = row
            self.deep[row.reference] = self.deep.get(row.parent, 0) + 1

    def before(self) -> Iterator[Criterion]:
        """Yield the criteria before the place for the next one, the nearest first."""
        return (self.rows[place] for place in range(self.place - 1, -1, -1))

    def made(self) -> Outcome:
        """Return the outcome as it is now."""
        return replace(self.outcome, criteria=tuple(self.rows))


@dataclass(slots=True)
class _Whole:
    """A unit that is being filled."""

    unit: Unit
    parts: list[_Part]
    used: set[str]

    def made(self) -> Unit:
        """Return the unit as it is now."""
        return replace(self.unit, outcomes=tuple(part.made() for part in self.parts))


class _Pasting:
    """Lines on their way into a framework, which is taken apart meanwhile."""

    def __init__(self, framework: Framework, at: At) -> None:
        self._framework = framework
        self._units = [_opened(unit) for unit in framework.units]
        self._by_code = {whole.unit.code.casefold(): whole for whole in reversed(self._units)}
        self._by_name = {fold(whole.unit.title): whole for whole in reversed(self._units)} | self._by_code
        self._references = new_references(framework)
        self._whole = self._units[at[0] if at else -1]
        self._part = self._whole.parts[at[1] if len(at) > 1 else -1]
        self._begin(self._part, at[2] if len(at) == 3 else None)
        self._first: tuple[_Part, str] | None = None

    def take(self, entries: Sequence[Entry]) -> tuple[Framework, At]:
        """Return the framework with the entries, and where the first of them is."""
        for entry, after in zip(entries, (*entries[1:], ("", "")), strict=True):
            if not self._turns_to(*entry) and not self._is_outcome(entry, after[0]):
                self._add(*entry)
        framework = replace(self._framework, units=tuple(whole.made() for whole in self._units))
        return framework, self._where()

    def _where(self) -> At:
        for u, whole in enumerate(self._units):
            for o, part in enumerate(whole.parts):
                if self._first and part is self._first[0]:
                    return u, o, next(n for n, row in enumerate(part.rows) if row.reference == self._first[1])
        return ()

    def _turns_to(self, code: str, words: str) -> bool:
        """Go on in the unit that a number's letters name, or that a line is the heading of; tell whether it is that."""
        letters = _LETTERS.match(code)
        named = letters[1].casefold() if letters else "" if code else fold(words.rstrip(":"))
        whole = (self._by_code if letters else self._by_name).get(named) if named else None
        if whole is None:
            return False
        if whole is not self._whole:
            self._whole, self._part = whole, whole.parts[-1]
            self._begin(self._part, None)
        return not letters

    def _is_outcome(self, entry: Entry, after: str) -> bool:
        """Begin an outcome where the numbers say so: 2, before 2.1; tell whether it is one."""
        code, words = entry
        if self._framework.kind is not FrameworkKind.QUALIFICATION or not (code and after.startswith(f"{code}.")):
            return False
        kept = [part.outcome.code.casefold() for part in self._whole.parts]
        part, place = self._part, self._whole.parts.index(self._part)
        if not part.rows and not clean_line(part.outcome.title):
            part.outcome = replace(part.outcome, title=words, code=part.outcome.code if code in kept else code)
            return True
        own = new_outcome_code(self._whole.made()) if code.casefold() in kept else code
        self._part = _Part(Outcome(own, words, ()), [], 0)
        self._whole.parts.insert(place + 1, self._part)
        return True

    def _add(self, code: str, words: str) -> None:
        part, used = self._part, self._whole.used
        empty, part.waiting = part.waiting, None
        parent = self._above(part, code) or part.parent
        own = empty.code if empty and not self._fits(code) else self._code(part, code, parent)
        used.add(own.casefold())
        if empty is None:
            like = part.rows[part.place - 1] if part.rows else None
            reference = next(self._references)
            made = criterion_like(self._framework.kind, self._whole.unit, like, reference, own, parent)
        else:
            made = replace(empty, code=own)
        made = replace(made, text=words)
        part.rows.insert(part.place, made)
        part.place += 1
        part.passes((made,))
        self._first = self._first or (part, made.reference)

    def _code(self, part: _Part, code: str, parent: str) -> str:
        """Return the number where it is free, or else the next one that is."""
        used = self._whole.used
        own = _UNFIT.sub("-", code)
        if self._fits(code) and own.casefold() not in used and len(own) <= LONGEST_CODE:
            return own
        beside = next((row.code for row in part.before() if row.parent == parent), "")
        if not beside:
            nothing = replace(self._whole.unit, outcomes=())
            own = new_criterion_code(nothing, replace(part.outcome, criteria=()))
            if own.casefold() not in used:
                return own
            beside = own
        return next(each for each in following(beside) if each.casefold() not in used)

    def _fits(self, code: str) -> bool:
        """Tell whether a number is one of the framework's, and not only that of a list: 1.1 or P1, K1 in group K."""
        if self._framework.kind is FrameworkKind.QUALIFICATION:
            return not code.isdecimal() and not code.isalpha() and code != ""
        if self._framework.kind is FrameworkKind.COMPETENCIES:
            return code != ""
        letters = _LETTERS.match(code)
        return letters is not None and letters[1].casefold() == self._whole.unit.code.casefold()

    def _above(self, part: _Part, code: str) -> str:
        """Return the criterion of a tree that a number puts another under: 1.1 under 1."""
        if self._framework.kind is not FrameworkKind.COMPETENCIES or "." not in code:
            return ""
        over = code.rsplit(".", 1)[0].casefold()
        row = part.codes.get(over)
        return row.reference if row is not None and not row.covers and part.deep[row.reference] < DEEPEST else ""

    def _begin(self, part: _Part, row: int | None) -> None:
        """Find the place for what comes: after a row and all under it, or at the end, or in an empty row's place."""
        place = len(part.rows) if row is None else end_of(part.outcome, row)
        part.place = place
        last = place - 1 if row is None else row
        if last >= 0:
            beside = part.rows[last]
            part.parent = beside.parent if row is not None else ""
            if place == last + 1 and not clean_line(beside.text) and not beside.covers:
                part.waiting, part.place = part.rows.pop(last), last
                self._whole.used.discard(beside.code.casefold())
        if self._framework.kind is FrameworkKind.COMPETENCIES:
            part.codes, part.deep = {}, {}
            part.passes(part.rows[: part.place])


def _opened(unit: Unit) -> _Whole:
    outcomes = unit.outcomes or (Outcome(unit.code, unit.title, ()),)
    parts = [_Part(outcome, list(outcome.criteria), len(outcome.criteria)) for outcome in outcomes]
    return _Whole(unit, parts, {criterion.code.casefold() for criterion in unit.criteria})
