"""What the columns of a table hold: guessed from their heads, else from what stands in them."""

import re
from collections.abc import Sequence

from portfolio_app.domain.frameworks.columns import Column
from portfolio_app.domain.frameworks.list_items import CODE_ALONE
from portfolio_app.domain.words.text import fold
from portfolio_app.importers.frameworks.rows import Row

_HEADS: dict[Column, str] = {
    Column.FRAMEWORK_CODE: "framework|framework code|qualification number|qualification code|standard reference",
    Column.FRAMEWORK_TITLE: "framework title|qualification|qualification title|standard title",
    Column.VERSION: "version",
    Column.LEVEL: "level",
    Column.SOURCE: "source",
    Column.ATTRIBUTION: "attribution|credit line|licence|copyright",
    Column.UNIT_CODE: "unit|unit no|unit number|unit code|unit ref|unit reference|unit id|urn|module|module code|"
    "unit reference number|standard|group",
    Column.UNIT_TITLE: "unit title|unit name|title of unit|module title|unit description",
    Column.OUTCOME_CODE: "lo|lo no|lo number|lo code|outcome no|outcome number|outcome code|learning outcome no|"
    "learning outcome number|learning outcome code|learning outcome ref|element",
    Column.OUTCOME_TITLE: "outcome|outcomes|learning outcome|learning outcomes|lo title|lo text|outcome title|"
    "learning outcome title|learning outcome text|the learner will|element title|duty",
    Column.CODE: "ac|ac no|ac number|ac code|pc|code|ref|reference|no|number|criterion no|criterion number|"
    "criterion code|criteria no|criteria number|criteria ref|assessment criteria no|assessment criteria number|"
    "assessment criteria code|assessment criterion number|assessment criteria ref|ksb|ksb ref|ksb code|ksb no|id|"
    "ksb number|human coding scheme|item|statement code|criteria code|id number|competency id",
    Column.TEXT: "text|criterion|criteria|assessment criteria|assessment criterion|ac text|criterion text|statement|"
    "description|detail|details|definition|the learner can|performance criteria|competency|competence|ksb statement|"
    "ksb description|ksb definition|full statement|fullstatement|knowledge skills and behaviours|requirement|wording|"
    "evidence requirement|criteria text|assessment criteria text|short name|name",
    Column.KIND: "kind|type|ksb type|criterion type|category",
    Column.NEEDS: "needs|what is enough|sufficiency",
    Column.ASSESSED_BY: "assessed by|marked by|assessor",
    Column.CORE: "core",
    Column.GUIDANCE: "guidance|help with the unit",
    Column.PARENT: "parent|parent code|stands under|is child of|parent id|parent id number",
}
_NAMED = {name: column for column, names in _HEADS.items() for name in names.split("|")}
_OF_UNITS = {Column.UNIT_CODE: Column.CODE, Column.UNIT_TITLE: Column.TEXT}
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_UNIT = re.compile(r"unit\b", re.IGNORECASE)


def named(head: str) -> Column | None:
    """Return what a column of that head holds, or None when the head says nothing."""
    plain = _NOT_LETTERS.sub(" ", fold(head)).strip()
    return _NAMED.get(plain) or _NAMED.get(plain.removesuffix("s"))


def guess(rows: Sequence[Row]) -> tuple[tuple[Column, ...], int]:
    """Return what each column is taken for, and how many rows at the top are heads."""
    width = max((len(row.cells) for row in rows), default=0)
    for number, row in enumerate(rows[:15]):
        found = [named(cell) if cell else None for cell in row.cells]
        known = [column for column in found if column is not None]
        if len(known) >= 2 or (known and len([cell for cell in row.cells if cell]) == 1 and width == 1):
            if not {Column.TEXT, Column.OUTCOME_TITLE, Column.CODE} & set(known):
                if not {Column.UNIT_CODE, Column.UNIT_TITLE} <= set(known):
                    continue
                # A register's list of units, without their criteria: each unit is a statement.
                found = [_OF_UNITS.get(column, column) if column else None for column in found]
            return _settled(found, rows[number + 1 :], width), number + 1
    return _by_content(rows, width), 0


def _settled(found: list[Column | None], rows: Sequence[Row], width: int) -> tuple[Column, ...]:
    """Return each column once; of two with the same name the one with longer cells has the words."""
    columns = [column or Column.NOTHING for column in found] + [Column.NOTHING] * (width - len(found))
    columns = _unique(columns, rows)
    if Column.TEXT not in columns and Column.CODE in columns:
        # "Criteria ref | ..." beside a column without a known head: the longest of them holds the words.
        free = [place for place, column in enumerate(columns) if column is Column.NOTHING]
        longest = max(free, key=lambda place: _length(rows, place), default=None)
        code = columns.index(Column.CODE)
        if longest is not None and _length(rows, longest) > 10:
            columns[longest] = Column.TEXT
        elif _length(rows, code) > 10:
            columns[code] = Column.TEXT
    return tuple(columns)


def _unique(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    for column in set(columns) - {Column.NOTHING}:
        places = [place for place, each in enumerate(columns) if each is column]
        if len(places) < 2:
            continue
        best = max(places, key=lambda place: _length(rows, place))
        for place in places:
            if place != best:
                code = _codes(rows, place) > 0.6 and column is Column.TEXT and Column.CODE not in columns
                columns[place] = Column.CODE if code else Column.NOTHING
    return columns


def _by_content(rows: Sequence[Row], width: int) -> tuple[Column, ...]:
    columns = [Column.NOTHING] * width
    if not width:
        return ()
    text = max(range(width), key=lambda place: _length(rows, place))
    columns[text] = Column.TEXT
    codes = [place for place in range(width) if place != text and _codes(rows, place) > 0.5]
    if codes:
        code = max(codes, key=lambda place: (_distinct(rows, place), -abs(place - text)))
        columns[code] = Column.CODE
    titles = [place for place in range(text) if columns[place] is Column.NOTHING and _length(rows, place) > 3]
    for place, column in zip(reversed(titles), (Column.OUTCOME_TITLE, Column.UNIT_TITLE), strict=False):
        columns[place] = column
    return tuple(columns)


def _cells(rows: Sequence[Row], place: int) -> list[str]:
    return [row.cells[place] for row in rows[:300] if place < len(row.cells) and row.cells[place].strip()]


def _length(rows: Sequence[Row], place: int) -> float:
    cells = _cells(rows, place)
    return sum(map(len, cells)) / len(cells) if cells else 0.0


def _codes(rows: Sequence[Row], place: int) -> float:
    cells = _cells(rows, place)
    return sum(CODE_ALONE.fullmatch(cell.strip()) is not None for cell in cells) / len(cells) if cells else 0.0


def _distinct(rows: Sequence[Row], place: int) -> float:
    cells = _cells(rows, place)
    return len(set(cells)) / len(cells) if cells else 0.0
