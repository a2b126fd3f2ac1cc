"""Reads the assessor's form, filled in with Excel or LibreOffice: Decisions.xlsx.

Only values are read, nothing is evaluated. What the form was when it was made is told by its hidden sheet.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.domain.decisions import return_form as form
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Origin, Role, Verdict
from portfolio_app.domain.decisions.decision_return import LONGEST_METHOD, LONGEST_NAME, LONGEST_TEXT, DecisionReturn
from portfolio_app.domain.decisions.return_form import FormColumn
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.moment import day_of
from portfolio_app.domain.words.text import clean, clean_line, fold
from portfolio_app.importers.faults import in_file

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

_MOST_PARTS = 400
_MOST_BYTES = 60_000_000
_MOST_ROWS = 200_000
_MOST_RATIO = 400
"""Uncompressed bytes for each compressed one: XML of equal rows comes near 100."""
_HEX = re.compile(r"[0-9a-f]*")
_AGAIN = "take a fresh copy of the form from the pack and fill in that one"

_Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _About:
    """What a row of the form is about, as the hidden sheet says."""

    criterion: str
    claim: int
    digest: str
    version: str
    wording: str


@dataclass(slots=True)
class _Form:
    """A form that was read: what it belongs to, what its rows are about, and who filled it in."""

    name: str
    facts: dict[str, str]
    about: dict[str, _About]
    decided_by: str
    role: Role
    decided_at: str


def is_spreadsheet(content: bytes) -> bool:
    """Tell whether these bytes are a ZIP, as every .xlsx is."""
    return content.startswith(b"PK\x03\x04")


def read_decision_sheet(content: bytes, name: str) -> DecisionReturn:
    """Return the decisions that were filled in; raises InputError naming the sheet, the row and what to do."""
    _check_package(content, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl names what it leaves out: nothing that is read here
        workbook = _open(content, name)
        try:
            read = _read_form(workbook, name)
            decisions = _read_decisions(workbook, read)
        finally:
            workbook.close()
    facts = read.facts
    return DecisionReturn(
        portfolio=facts["Portfolio"],
        learner=facts["Learner"],
        pack=facts["Pack"],
        decided_by=read.decided_by,
        role=read.role,
        made_at=read.decided_at,
        decisions=decisions,
        origin=Origin.SPREADSHEET,
        pack_made_on=day_of(facts["Made"]),
    )


def _check_package(content: bytes, name: str) -> None:
    """Refuse what is no spreadsheet, or one that would take more memory than any form does, before it is opened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            entries = package.infolist()
            sizes = [entry.file_size for entry in entries]
            packed = sum(entry.compress_size for entry in entries)
            if len(entries) > _MOST_PARTS or sum(sizes) > min(_MOST_BYTES, max(packed, 1) * _MOST_RATIO):
                raise in_file(name, f"the file is larger inside than any form of decisions; {_AGAIN}.")
            if any(entry.flag_bits & 1 for entry in entries):
                raise in_file(name, "the file has a password; save it without one and try again.")
            if "xl/workbook.xml" not in package.namelist():
                raise in_file(name, f"this is not a spreadsheet in the form .xlsx; {_AGAIN}.")
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels", ".vml")):
                    # The size that an entry states may be a lie: no more than that is read.
                    with package.open(entry) as part:
                        text = part.read(entry.file_size + 1)
                    # A zero byte stands in UTF-16, in which a document type would look otherwise; nobody writes that.
                    if b"<!DOCTYPE" in text or b"<!ENTITY" in text or b"\0" in text or len(text) > entry.file_size:
                        raise in_file(name, f"the file holds what no spreadsheet needs (a document type); {_AGAIN}.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise in_file(name, f"this is not a whole spreadsheet ({_reason(error)}); {_AGAIN}.") from error


def _open(content: bytes, name: str) -> "Workbook":
    import openpyxl

    try:
        workbook = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises whatever a broken part makes it stumble over
        raise in_file(name, f"the spreadsheet cannot be read ({_reason(error)}); {_AGAIN}.") from error
    missing = [title for title in (form.START, form.DECISIONS, form.DATA) if title not in workbook.sheetnames]
    if missing:
        workbook.close()
        raise in_file(name, f"the sheet “{missing[0]}” is missing, so this is not the form of a pack; {_AGAIN}.")
    return workbook


def _reason(error: Exception) -> str:
    return clean_line(str(error))[:120] or type(error).__name__


def _rows(workbook: "Workbook", title: str, columns: int, name: str) -> Iterator[list[object]]:
    """Yield each row's cells, formulas as ``_Formula``."""
    sheet = workbook[title]
    try:
        for row in sheet.iter_rows(max_row=_MOST_ROWS, max_col=columns):
            yield [_Formula() if getattr(cell, "data_type", "") == "f" else cell.value for cell in row]
    except InputError:
        raise
    except Exception as error:  # as above
        raise in_file(name, f"the sheet “{title}” cannot be read ({_reason(error)}); {_AGAIN}.") from error


class _Formula:
    """A cell that holds a formula, whatever it would give."""


def _read_form(workbook: "Workbook", name: str) -> _Form:
    rows = list(_rows(workbook, form.DATA, len(form.DATA_COLUMNS), name))
    if not rows or tuple(rows[0]) != form.DATA_COLUMNS:
        raise in_file(name, f"the hidden sheet “{form.DATA}” was changed; {_AGAIN}.")
    facts = {str(row[0]): _plain(row[1]) for row in rows[1 : 1 + len(form.FACTS)]}
    if tuple(facts) != form.FACTS or not _is_hex(facts["Pack"]):
        raise in_file(name, f"the hidden sheet “{form.DATA}” was changed; {_AGAIN}.")
    if facts["Format"] != form.FORMAT:
        if facts["Format"].split("/")[0] == form.FORMAT.split("/")[0]:
            raise in_file(name, "the form was made by a newer version of the program; update this program first.")
        raise in_file(name, f"this is not the form of a pack; {_AGAIN}.")
    about: dict[str, _About] = {}
    for row in rows[1 + len(form.FACTS) :]:
        key, criterion, claim, digest, version, wording = map(_plain, row)
        if not key:
            continue
        if key in about or not _is_hex(digest) or (claim and not (claim.isascii() and claim.isdecimal())):
            raise in_file(name, f"the hidden sheet “{form.DATA}” was changed; {_AGAIN}.")
        about[key] = _About(criterion, int(claim or 0), digest, version, wording)
    criteria = [entry.criterion for entry in about.values() if not entry.claim]
    if len(set(criteria)) < len(criteria):
        raise in_file(name, f"the hidden sheet “{form.DATA}” was changed; {_AGAIN}.")
    answers = {_plain(row[0]): row[1] for row in _rows(workbook, form.START, 2, name) if row[0] is not None}
    return _Form(name, facts, about, *_who(answers, workbook, name))


def _plain(value: object) -> str:
    return "" if value is None or isinstance(value, _Formula) else str(value)


def _is_hex(text: str) -> bool:
    return len(text) in (0, 64) and bool(_HEX.fullmatch(text))


def _who(answers: dict[str, object], workbook: "Workbook", name: str) -> tuple[str, Role, str]:
    for field in (form.NAME, form.ROLE, form.DATE):
        if field not in answers:
            raise in_file(name, f"the line “{field}” of the sheet “{form.START}” was changed; {_AGAIN}.")
        if isinstance(answers[field], _Formula):
            raise in_file(name, f"“{field}” on the sheet “{form.START}” holds a formula; write the words themselves.")
    decided_by = clean_line(_plain(answers[form.NAME]))
    if not 0 < len(decided_by) <= LONGEST_NAME:
        raise in_file(name, f"“{form.NAME}” on the sheet “{form.START}” is empty or too long; write who decided.")
    role = next((role for role in Role if fold(role.value) == fold(_plain(answers[form.ROLE]))), None)
    if role is None:
        known = ", ".join(form.ROLES)
        raise in_file(name, f"“{form.ROLE}” on the sheet “{form.START}” must be one of: {known}.")
    return decided_by, role, _day(answers[form.DATE], workbook, name)


def _day(given: object, workbook: "Workbook", name: str) -> str:
    """Return the day that was written; without one, when the file was saved."""
    if given is None or not _plain(given).strip():
        saved = workbook.properties.modified
        if not isinstance(saved, datetime):
            raise in_file(name, f"“{form.DATE}” on the sheet “{form.START}” is empty; write the day of your decisions.")
        return saved.strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(given, datetime | date):
        return given.strftime("%Y-%m-%dT00:00:00Z")
    from dateutil import parser

    try:
        text = _plain(given).strip()
        day = date.fromisoformat(text) if text[:4].isdecimal() else parser.parse(text, dayfirst=True).date()
    except (ValueError, OverflowError):
        raise in_file(name, f"“{form.DATE}” on the sheet “{form.START}” is no date; write it as 2026-03-04.") from None
    return day.strftime("%Y-%m-%dT00:00:00Z")


def _read_decisions(workbook: "Workbook", read: _Form) -> tuple[Decision, ...]:
    rows = _rows(workbook, form.DECISIONS, len(FormColumn), read.name)
    heads = [clean_line(_plain(value)) for value in next(rows, [])]
    wanted = [column.value for column in FormColumn]
    if heads != wanted:
        changed = next((w for h, w in zip([*heads, *[""] * len(wanted)], wanted, strict=False) if h != w), wanted[0])
        raise in_file(
            read.name, f"the columns of the sheet “{form.DECISIONS}” were changed (“{changed}” is not there); {_AGAIN}."
        )
    answers: dict[str, dict[FormColumn, str]] = {}
    for number, row in enumerate(rows, start=2):
        key = _plain(row[0])
        given = _answers(row, number, read, key)
        if not key and not given:
            continue
        if key not in read.about:
            raise in_file(
                read.name, f"row {number} of the sheet “{form.DECISIONS}” is not of the form as it was made; {_AGAIN}."
            )
        if key in answers:
            raise in_file(read.name, f"row {number} of the sheet “{form.DECISIONS}” is there twice; {_AGAIN}.")
        answers[key] = given
    decisions = tuple(_decisions(read, answers))
    if not decisions:
        raise in_file(read.name, f"no decision was filled in; choose one in the column “{FormColumn.DECISION.value}”.")
    return decisions


def _answers(row: list[object], number: int, read: _Form, key: str) -> dict[FormColumn, str]:
    """Return what was filled in on a row; only the cells that may be are looked at."""
    about = read.about.get(key)
    columns = form.CLAIM_ANSWERS if about and about.claim else form.CRITERION_ANSWERS
    found: dict[FormColumn, str] = {}
    for column, value in zip(FormColumn, row, strict=False):
        if column not in columns or value is None:
            continue
        where = f"“{column.value}” in row {number}"
        if isinstance(value, _Formula):
            raise in_file(read.name, f"{where} holds a formula; write the words themselves.")
        text = _text(value)
        longest = LONGEST_METHOD if column is FormColumn.METHOD else LONGEST_TEXT
        if len(text) > longest:
            raise in_file(read.name, f"{where} has more than {longest:,} characters; write less.")
        if text:
            found[column] = _choice(text, column, where, read.name)
    return found


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return clean(str(value)).strip()


def _choice(text: str, column: FormColumn, where: str, name: str) -> str:
    """Return the answer; one of a list must be of that list, in whatever case."""
    known: tuple[str, ...] = ()
    if column is FormColumn.DECISION:
        known = form.VERDICTS
    elif column is FormColumn.ACCEPTED or column in form.CHECKS:
        known = (form.YES, form.NO)
    found = next((word for word in known if fold(word) == fold(text)), None)
    if known and found is None:
        raise in_file(name, f"{where} must be one of: {', '.join(known)}.")
    return found or text


def _decisions(read: _Form, answers: dict[str, dict[FormColumn, str]]) -> Iterator[Decision]:
    claims: dict[str, list[str]] = {}
    for key, about in read.about.items():
        if about.claim:
            claims.setdefault(about.criterion, []).append(key)
    for key, about in read.about.items():
        if about.claim:
            continue
        given = answers.get(key, {})
        below = claims.pop(about.criterion, [])
        verdict = given.get(FormColumn.DECISION)
        if verdict is None:
            if given or any(answers.get(claim) for claim in below):
                column = FormColumn.DECISION.value
                said = f"{about.criterion} has answers but no decision; choose one in the column “{column}”."
                raise in_file(read.name, said)
            continue
        yield Decision(
            id=0,
            criterion=about.criterion,
            verdict=Verdict(verdict),
            role=read.role,
            decided_by=read.decided_by,
            decided_at=read.decided_at,
            feedback=given.get(FormColumn.FEEDBACK, ""),
            checks=frozenset(check for column, check in form.CHECKS.items() if given.get(column) == form.YES),
            method=clean_line(given.get(FormColumn.METHOD, "")),
            questions=given.get(FormColumn.QUESTIONS, ""),
            claims=tuple(_claim(read.about[claim], answers.get(claim, {})) for claim in below),
            framework_version=about.version,
            wording=about.wording,
            pack=read.facts["Pack"],
        )


def _claim(about: _About, given: dict[FormColumn, str]) -> DecidedClaim:
    accepted = given.get(FormColumn.ACCEPTED)
    return DecidedClaim(
        about.claim,
        about.digest,
        None if accepted is None else accepted == form.YES,
        given.get(FormColumn.FEEDBACK, ""),
    )
