"""Competency frameworks as Moodle writes them: CSV with 14 columns, or 12 or 9 in older forms; heads in any language.

Columns are known by their heads where those are known, else by their places; one row is the framework itself.
"""

import html
import re
from collections.abc import Sequence
from dataclasses import replace

from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.words.text import clean, clean_line, fold, shown
from portfolio_app.importers.evidence_files.html_words import words_of
from portfolio_app.importers.frameworks.arrange import Linked, arranged
from portfolio_app.importers.frameworks.become import become
from portfolio_app.importers.frameworks.codes import without_code
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found, check_count
from portfolio_app.importers.frameworks.kept_whole import kept_or
from portfolio_app.importers.frameworks.rows import Row
from portfolio_app.translation import tr

PARENT, ID, SHORT, WORDS, FRAMEWORK = range(5)
_HEADS = (
    r"parent|ubergeordnet|padre|parente|bovenliggend|genitore|\bpai\b|overordn|nadrzed|rhiant",
    r"(?:id|idnumber|id number|id nummer|identifiant|numero id|numero de id\w*|codigo|identificador|idnummer|rhif id)",
    r"short ?name|nom (?:abrege|court)|kurz(?:bezeichnung|name|titel)|nombre corto|korte naam|nome (?:breve|curto)"
    r"|nome abbrev\w*|enw byr|kort ?namn",
    r"descri\w+|beschreibung|beschrijving|beskrivning|opis|disgrifiad",
    r"(?:is|est un|ist|es|e um|e un|is een|a yw'n)\b.*(?:framework|referentiel|rahmen|marco|raamwerk|quadro).*"
    r"|kompetenzrahmen",
)
_PLACES = {14: (0, 1, 2, 3, 12), 12: (0, 1, 2, 3, 10), 9: (0, 1, 2, 3, 7)}
_PLAIN_TEXT = "2"
_TRUE = frozenset(("1", "yes", "true", "oui", "ja", "si", "sí"))
_NOT_LETTERS = re.compile(r"[^\w']+")


def moodle_columns(rows: Sequence[Row]) -> tuple[int, ...] | None:
    """Return where the parent, number, short name, description and mark of the framework stand, or None."""
    if len(rows) < 2 or len(rows[0].cells) < 9:
        return None
    heads = [_NOT_LETTERS.sub(" ", fold(cell)).strip() for cell in rows[0].cells]
    found = _by_heads(heads)
    for columns in (found, _PLACES.get(len(heads))):
        if columns is not None and any(_cell(row, columns[FRAMEWORK]).casefold() in _TRUE for row in rows[1:]):
            return columns
    return None


def _by_heads(heads: list[str]) -> tuple[int, ...] | None:
    found: list[int] = []
    for sort, pattern in enumerate(_HEADS):
        whole = sort in (ID, WORDS, FRAMEWORK)
        match = re.compile(pattern).fullmatch if whole else re.compile(pattern).search
        places = [place for place, head in enumerate(heads) if match(head) and place not in found]
        if not places:
            return None
        found.append(places[0])
    return tuple(found)


def read_moodle(rows: Sequence[Row], columns: tuple[int, ...], source: str, asked: Asked) -> Found:
    """Return the framework of the rows; raises InputError."""
    check_count(len(rows) - 2, source)
    doubts = Doubts()
    framework = next(row for row in rows[1:] if _cell(row, columns[FRAMEWORK]).casefold() in _TRUE)
    width = len(rows[0].cells)
    items: list[Linked] = []
    ids = {_cell(row, columns[ID]) for row in rows[1:] if row is not framework}
    for row in rows[1:]:
        where = tr("line {number}", number=row.number)
        if len(row.cells) != width:
            said = tr("the row has {count} cells and the head {width}.", count=len(row.cells), width=width)
            doubts.add(where, said, "width")
        if row is framework:
            continue
        if _cell(row, columns[FRAMEWORK]).casefold() in _TRUE:
            said = tr("a second row is marked as the framework; it is read as a statement.")
            doubts.add(where, said)
        items.append(_linked(row, columns, where, ids, doubts))
    entries = _without_prefixes(arranged(items, doubts))
    about = _cell(framework, columns[WORDS])
    title = _cell(framework, columns[SHORT])
    outline = Outline(_cell(framework, columns[ID]), title, entries, source=_plain(about))
    return kept_or(about, outline, asked, lambda: become(outline, source, asked, doubts, FrameworkKind.COMPETENCIES))


def _cell(row: Row, place: int) -> str:
    return row.cells[place].strip() if place < len(row.cells) else ""


def _linked(row: Row, columns: tuple[int, ...], where: str, ids: set[str], doubts: Doubts) -> Linked:
    number, parent = _cell(row, columns[ID]), _cell(row, columns[PARENT])
    short, written = clean_line(_cell(row, columns[SHORT])), _cell(row, columns[WORDS])
    words = clean(written).strip() if _cell(row, columns[WORDS] + 1) == _PLAIN_TEXT else _plain(written)
    if not number:
        doubts.add(where, tr("the row has no ID number; Moodle would leave it out."), "no id")
    if not short and not words:
        doubts.add(where, tr("{number} has no words; write them.", number=shown(number, 60)), "no words")
    if parent and parent not in ids and unescaped(parent) in ids:
        parent = unescaped(parent)
    short = without_code(short, number)
    return Linked(number or where, parent, Entry(0, number, short, words, where))


def unescaped(number: str) -> str:
    """Return an ID number without the code that Moodle writes for a comma in lists."""
    return number.replace("%2C", ",").replace("%2c", ",")


def _without_prefixes(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries with their own codes, where this program put those of the units before them."""
    if not entries or not all(re.match(r"U-.", entry.code) for entry in entries):
        return entries
    unit = ""
    made: list[Entry] = []
    for entry in entries:
        code = entry.code.removeprefix("U-")
        if not entry.depth:
            unit = entry.code
        else:
            for between in ("-LO-", "-AC-"):
                code = entry.code.removeprefix(unit + between)
                if code != entry.code:
                    break
        title = entry.title.removeprefix(f"{code} ")
        made.append(replace(entry, code=code, title=title))
    return tuple(made)


def _plain(text: str) -> str:
    if "<" in text and re.search(r"<[a-z/!]", text, re.IGNORECASE):
        return words_of(text).strip()
    return clean(html.unescape(text)).strip()
