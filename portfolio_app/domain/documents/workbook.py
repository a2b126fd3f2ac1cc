"""The neutral description of a spreadsheet: its writer renders it and decides nothing.

Every table is plain: one head, one row a thing, no merged cells, so that it can be filtered, sorted and counted.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from portfolio_app.domain.documents.layout import Paper
from portfolio_app.domain.progress.state import State


class Look(Enum):
    """How a column's cells are set: meaning, not looks."""

    TEXT = "text"
    STRONG = "strong"
    SIGN = "sign"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class SheetLink:
    """Where a cell leads: to a row of a sheet (0 is the first below its head), or to a file beside the workbook.

    ``path`` has forward slashes and is relative; ``place`` is a bookmark in that file.
    """

    sheet: str = ""
    row: int = 0
    path: str = ""
    place: str = ""


Value = str | int | date | State | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value, where it leads, and the colour (0 to 7) of the unit that it belongs to.

    ``head`` sets it apart as the first of those that belong together; ``shut`` closes a cell of an open column.
    """

    value: Value = None
    link: SheetLink | None = None
    colour: int | None = None
    head: bool = False
    shut: bool = False


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, its width in characters, and how its cells are set; ``link`` is where the head leads.

    A column that is ``open`` may be filled in on a protected sheet, where it has ``choices`` with one of them only.
    ``help`` is said when one of its cells is chosen.
    """

    title: str
    width: int
    look: Look = Look.TEXT
    upright: bool = False
    open: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""
    link: SheetLink | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with one head; the first ``frozen`` columns stay in sight."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell | Value, ...], ...]
    frozen: int = 0
    protected: bool = False
    hidden: bool = False


class NoteLook(Enum):
    """What a line of a page of text is."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    FACT = "fact"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Note:
    """A line of a page of text; a fact has a name and a value, a field a name and a place to fill in."""

    text: str
    look: NoteLook = NoteLook.TEXT
    value: Value = None
    link: SheetLink | None = None
    choices: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class NoteSheet:
    """A page of text before the tables."""

    name: str
    notes: tuple[Note, ...]
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole spreadsheet; ``properties`` are kept in the file beside the usual ones."""

    title: str
    learner: str
    subject: str
    made_on: date
    sheets: tuple[Sheet | NoteSheet, ...]
    paper: Paper = Paper.A4
    properties: dict[str, str] = field(default_factory=dict[str, str])
