"""A table of statements: a row each, or cells with several numbered lines; units and outcomes beside or above them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portfolio_app.domain.frameworks.columns import KEPT_HEAD, TABLE_HEADS, Column
from portfolio_app.domain.frameworks.framework import CriterionKind, Need
from portfolio_app.domain.frameworks.guidance_text import read_guidance
from portfolio_app.domain.frameworks.list_items import CODE_ALONE, LEADING
from portfolio_app.domain.frameworks.needs_text import read_needs
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.words.text import clean_line, fold, plural, shown
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.arrange import Linked, arranged
from portfolio_app.importers.frameworks.become import become
from portfolio_app.importers.frameworks.codes import split_code
from portfolio_app.importers.frameworks.columns import guess
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found, Table
from portfolio_app.importers.frameworks.kept_whole import kept_or
from portfolio_app.importers.frameworks.rows import Row
from portfolio_app.translation import tr

_SHOWN_ROWS = 20
_UNIT = re.compile(
    r"(?:unit|uned)\s+(?:no\.?\s*)?(?P<code>[A-Z]{0,4}\d[\w./-]*)\s*[:.–—-]?\s*(?P<rest>.*)", re.IGNORECASE
)
_OUTCOME = re.compile(
    r"(?:learning\s+outcome|outcome|LO)\s*(?P<code>\d+)\s*[:.–—-]?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00:00)?")
_YES = frozenset("yes y true 1 x core mandatory ✓ ✔".split())
_NO = frozenset("no n false 0 optional".split()) | {""}
_KINDS = {
    "knowledge": CriterionKind.KNOWLEDGE,
    "understanding": CriterionKind.KNOWLEDGE,
    "technical knowledge": CriterionKind.KNOWLEDGE,
    "k": CriterionKind.KNOWLEDGE,
    "skill": CriterionKind.SKILL,
    "skills": CriterionKind.SKILL,
    "technical skill": CriterionKind.SKILL,
    "technical skills": CriterionKind.SKILL,
    "s": CriterionKind.SKILL,
    "behaviour": CriterionKind.BEHAVIOUR,
    "behaviours": CriterionKind.BEHAVIOUR,
    "behavior": CriterionKind.BEHAVIOUR,
    "b": CriterionKind.BEHAVIOUR,
    "performance": CriterionKind.PERFORMANCE,
    **{kind.value: kind for kind in CriterionKind},
    "p": CriterionKind.PERFORMANCE,
    "competence": CriterionKind.PERFORMANCE,
}
_PLACE = {Column.FRAMEWORK_CODE, Column.FRAMEWORK_TITLE, Column.VERSION, Column.LEVEL, Column.SOURCE}
_WORDS = frozenset((Column.TEXT, Column.OUTCOME_TITLE))
_ABOVE = frozenset((Column.UNIT_CODE, Column.UNIT_TITLE, Column.OUTCOME_CODE, Column.OUTCOME_TITLE))


def read_table(rows: Sequence[Row], source: str, asked: Asked, stem: str, *, lines: bool) -> Found:
    """Return what a table says; ``lines`` when its rows are numbered as lines of a text. Raises InputError."""
    if not rows:
        raise in_file(source, tr("the table is empty; choose a file with a row for each criterion."))
    rows, kept = _without_kept(rows)
    columns, heads = guess(rows)
    wanted = dict(asked.columns)
    columns = tuple(wanted.get(place, column) for place, column in enumerate(columns))
    if not _WORDS & set(columns):
        said = tr("no column holds the words of the criteria; say which does, such as --columns 2=text.")
        raise in_file(source, said)
    doubts = Doubts()
    _say_left_out(rows, columns, heads, doubts)
    reader = _Reader(columns, doubts, lines=lines, exact=bool(kept) or _is_own(rows[0]))
    entries = tuple(reader.entries(rows[heads:]))
    if reader.is_tree:
        entries = reader.under_parents(entries)
    elif not _ABOVE & set(columns) and not reader.exact:
        entries = _under_numbers(entries, doubts)
    facts = {column: _first(rows[heads:], columns, column) for column in (*_PLACE, Column.ATTRIBUTION)}
    level = facts[Column.LEVEL]
    outline = Outline(
        facts[Column.FRAMEWORK_CODE] or stem,
        facts[Column.FRAMEWORK_TITLE] or stem,
        entries,
        facts[Column.VERSION],
        int(level) if level in tuple("012345678") else None,
        facts[Column.SOURCE],
        facts[Column.ATTRIBUTION],
    )
    found = kept_or(kept, outline, asked, lambda: become(outline, source, asked, doubts))
    shown_rows = tuple(row.cells for row in rows[:_SHOWN_ROWS])
    return replace(found, table=Table(columns, shown_rows, heads))


def _without_kept(rows: Sequence[Row]) -> tuple[Sequence[Row], str]:
    """Return the rows without the column that keeps a framework whole, and what stands in it."""
    head = rows[0].cells
    if KEPT_HEAD not in head:
        return rows, ""
    place = head.index(KEPT_HEAD)
    kept = "".join(row.cells[place] for row in rows[1:] if place < len(row.cells))
    left = (replace(row, cells=(*row.cells[:place], *row.cells[place + 1 :])) for row in rows)
    return [row for row in left if any(row.cells)], kept


def _is_own(head: Row) -> bool:
    """Tell whether the table is as this program writes it: nothing in its cells is to be parted."""
    return head.cells[: len(TABLE_HEADS)] == tuple(TABLE_HEADS.values())


def _first(rows: Sequence[Row], columns: Sequence[Column], wanted: Column) -> str:
    if wanted not in columns:
        return ""
    place = columns.index(wanted)
    return next(
        (clean_line(row.cells[place]) for row in rows if place < len(row.cells) and row.cells[place].strip()), ""
    )


def _say_left_out(rows: Sequence[Row], columns: Sequence[Column], heads: int, doubts: Doubts) -> None:
    for place, column in enumerate(columns):
        filled = sum(1 for row in rows[heads:] if place < len(row.cells) and row.cells[place].strip())
        if column is Column.NOTHING and filled:
            head = rows[heads - 1].cells if heads else ()
            name = shown(clean_line(head[place]), 60) if place < len(head) and head[place].strip() else ""
            where = tr("column {number}", number=place + 1)
            if name:
                where = tr("{where} ({name})", where=where, name=name)
            doubts.add(where, tr("this column is left out, with {count}.", count=plural(filled, "cell")), "column")
    for row in rows[: max(heads - 1, 0)]:
        words = shown(" | ".join(filter(None, map(clean_line, row.cells))), 120)
        doubts.add(tr("row {number}", number=row.number), tr("“{words}” is above the heads; left out.", words=words))


@dataclass(slots=True)
class _Above:
    unit: str = ""
    outcome: str = ""
    units: bool = False
    outcomes: bool = False


class _Reader:
    def __init__(self, columns: tuple[Column, ...], doubts: Doubts, *, lines: bool, exact: bool) -> None:
        self.exact = exact
        self._columns = columns
        self._doubts = doubts
        self._lines = lines
        self._above = _Above()
        self._parents: list[str] = []
        self._depths: dict[str, int] = {}
        self._last = ""
        self.is_tree = Column.PARENT in columns and not _ABOVE & set(columns)

    def entries(self, rows: Sequence[Row]) -> Iterator[Entry]:
        """Yield an entry for each unit, outcome and criterion, in their order."""
        for row in rows:
            cells = {
                column: row.cells[place].strip() if place < len(row.cells) else ""
                for place, column in reversed(tuple(enumerate(self._columns)))
            }
            where = tr("line {number}", number=row.number) if self._lines else tr("row {number}", number=row.number)
            if row.hidden:
                said = tr("this row is hidden in the spreadsheet and was read all the same; leave it out if it is old.")
                self._doubts.add(where, said, "hidden")
            heading = self._heading(row, cells, where)
            if heading is not None:
                yield heading
            else:
                yield from self._row(cells, where)

    def under_parents(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Return the entries put under the codes that their rows name."""
        pairs = zip(entries, self._parents, strict=True)
        return arranged([Linked(entry.code, parent, entry) for entry, parent in pairs], self._doubts)

    def _heading(self, row: Row, cells: dict[Column, str], where: str) -> Entry | None:
        """Return what a row says that has words in one cell only, in a table of several columns."""
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        if self.exact or len(filled) != 1 or len(self._columns) < 2 or self.is_tree:
            return None
        words = clean_line(filled[0])
        unit, outcome = _UNIT.fullmatch(words), _OUTCOME.fullmatch(words)
        if unit:
            self._above, self._last = _Above(words, units=True), ""
            return Entry(0, unit["code"], unit["rest"] or words, where=where)
        if outcome:
            self._above.outcome, self._above.outcomes, self._last = words, True, ""
            return Entry(int(self._above.units), outcome["code"], outcome["rest"] or words, where=where)
        if cells.get(Column.TEXT) and (Column.CODE not in self._columns or split_code(words)[0]):
            return None
        self._above.outcome, self._above.outcomes, self._last = words, True, ""
        code, rest = split_code(words)
        return Entry(int(self._above.units), code, rest, where=where)

    def _row(self, cells: dict[Column, str], where: str) -> Iterator[Entry]:
        if self.is_tree:
            entry = next(iter(self._criteria(cells, where, 0)), None)
            if entry is not None:
                self._parents.append(clean_line(cells.get(Column.PARENT, "")))
                yield entry
            return
        yield from self._unit(cells, where)
        yield from self._outcome(cells, where)
        yield from self._criteria(cells, where, int(self._above.units) + int(self._above.outcomes))

    def _unit(self, cells: dict[Column, str], where: str) -> Iterator[Entry]:
        pattern = None if self.exact else _UNIT
        code, title = _named(cells.get(Column.UNIT_CODE, ""), cells.get(Column.UNIT_TITLE, ""), pattern)
        key = f"{code}\n{title}"
        if (code or title) and key != self._above.unit and not (not title and code == self._above.unit.split("\n")[0]):
            self._above, self._depths, self._last = _Above(key, units=True), {}, ""
            yield Entry(0, code, title or code, where=where, guidance=read_guidance(cells.get(Column.GUIDANCE, "")))

    def _outcome(self, cells: dict[Column, str], where: str) -> Iterator[Entry]:
        pattern = None if self.exact else _OUTCOME
        code, title = _named(cells.get(Column.OUTCOME_CODE, ""), cells.get(Column.OUTCOME_TITLE, ""), pattern)
        key = f"{code}\n{title}"
        same = key == self._above.outcome or (not title and code == self._above.outcome.split("\n")[0])
        if (code or title) and not same:
            self._above.outcome, self._above.outcomes, self._last = key, True, ""
            yield Entry(int(self._above.units), code, title or code, where=where)

    def _criteria(self, cells: dict[Column, str], where: str, depth: int) -> Iterator[Entry]:
        text, code = cells.get(Column.TEXT, ""), clean_line(cells.get(Column.CODE, ""))
        if not text and not code:
            if (
                Column.TEXT in self._columns
                and not cells.get(Column.OUTCOME_TITLE)
                and not cells.get(Column.UNIT_TITLE)
            ):
                self._doubts.add(
                    where, tr("there are no words of a criterion in this row; it is left out."), "no words"
                )
            return
        if not text and not CODE_ALONE.fullmatch(code):
            code, text = split_code(code)
        code = code if self.exact else self._as_written(code, where)
        if not text:
            self._doubts.add(where, tr("{code} has no words; write them.", code=shown(code, 60)), "no text")
        parent = clean_line(cells.get(Column.PARENT, ""))
        deeper = 0
        if parent and not self.is_tree:
            deeper = self._depths.get(parent, -1) + 1
            if not deeper:
                said = tr(
                    "it stands under {parent}, which is not above it; it is put higher.", parent=shown(parent, 60)
                )
                self._doubts.add(where, said, "parent")
        for own, words in [(code, clean_line(text))] if self.exact else _lines(code, text):
            self._depths[own] = deeper
            yield self._criterion(own, words, cells, where, depth + deeper)

    def _criterion(self, code: str, words: str, cells: dict[Column, str], where: str, depth: int) -> Entry:
        kind = cells.get(Column.KIND, "")
        known = _KINDS.get(fold(kind))
        if kind and known is None:
            said = tr("the kind “{kind}” is not known; it is told by the words instead.", kind=shown(kind, 60))
            self._doubts.add(where, said, "kind")
        core = fold(cells.get(Column.CORE, ""))
        if core not in _YES and core not in _NO:
            said = tr("“{core}” is neither yes nor no; it is taken for no.", core=shown(core, 60))
            self._doubts.add(where, said, "core")
        return Entry(
            depth,
            code,
            text=words,
            where=where,
            kind=known,
            needs=self._needs(cells.get(Column.NEEDS, ""), where),
            assessed_by=clean_line(cells.get(Column.ASSESSED_BY, "")) or "assessor",
            core=core in _YES,
        )

    def _as_written(self, code: str, where: str) -> str:
        """Return a number as it was before a spreadsheet took it for a quantity or a day: 1.10, not 1.1."""
        day, after = _DAY.fullmatch(code), _after_nine(self._last)
        made = f"{int(day[3])}.{int(day[2])}" if day else after if after and after.rstrip("0") == code else code
        if made != code:
            said = tr("the spreadsheet has {code} here; it is read as {made}.", code=shown(code, 60), made=made)
            self._doubts.add(where, said, "number")
        self._last = made or self._last
        return made

    def _needs(self, said: str, where: str) -> tuple[Need, ...]:
        if not said:
            return ()
        needs = read_needs(said)
        if needs is None:
            words = tr("“{said}” is not understood; write it as “external factor × 2”.", said=shown(said, 80))
            self._doubts.add(where, words, "needs")
        return needs or ()


def _under_numbers(entries: tuple[Entry, ...], doubts: Doubts) -> tuple[Entry, ...]:
    """Return entries of one list put under one another as their numbers say: 1.1 under the last 1 before it."""
    if any(entry.depth for entry in entries):
        return entries
    last: dict[str, str] = {}
    linked: list[Linked] = []
    for place, entry in enumerate(entries):
        linked.append(Linked(str(place), last.get(entry.code.rpartition(".")[0], ""), entry))
        if entry.code:
            last[entry.code] = str(place)
    return arranged(linked, doubts)


def _after_nine(code: str) -> str:
    """Return what comes after a number that ends in 9, such as 1.10 after 1.9: its last nought gets lost."""
    before, point, last = code.rpartition(".")
    return f"{before}.{int(last) + 1}" if point and before.isdecimal() and last.isdecimal() and last[-1] == "9" else ""


def _named(code: str, title: str, pattern: re.Pattern[str] | None) -> tuple[str, str]:
    """Return a code and a title, parted where both stand in one cell; as they are without a pattern."""
    code, title = clean_line(code), clean_line(title)
    if pattern is None:
        return code, title
    whole = pattern.fullmatch(code or title)
    if whole and whole["rest"] and not (code and title):
        return whole["code"], whole["rest"]
    if whole and code:
        return whole["code"], title
    if not title and not CODE_ALONE.fullmatch(code) and (found := LEADING.match(code)):
        return found["code"], found["rest"]
    if not code and (found := LEADING.match(title)):
        return found["code"], found["rest"]
    if not title and " " in code and not CODE_ALONE.fullmatch(code):
        return "", code  # a name in the column for numbers
    return code, title


def _lines(code: str, text: str) -> list[tuple[str, str]]:
    """Return the criteria of a cell: one, or one for each of its lines that begins with a number."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    starts = [split_code(line)[0] for line in lines]
    if not code and sum(map(bool, starts)) > 1 and starts[0]:
        made: list[tuple[str, str]] = []
        for line, start in zip(lines, starts, strict=True):
            if start:
                made.append(split_code(line))
            else:
                made[-1] = (made[-1][0], f"{made[-1][1]} {line}")
        return made
    words = clean_line(text)
    if not code:
        return [split_code(words)]
    own, rest = split_code(words)
    return [(code, rest if own == code else words)]
