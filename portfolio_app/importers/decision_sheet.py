"""Reads the assessor's form, filled in with Excel or LibreOffice: Decisions.xlsx or .ods.

Only values are read, nothing is evaluated. What the form was when it was made is told by its hidden sheet. Every cell
that is wrong is named, so that one answer to the assessor is enough.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from portfolio_app.domain.decisions import return_form as form
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Origin, Role, Verdict
from portfolio_app.domain.decisions.decision_return import LONGEST_METHOD, LONGEST_NAME, LONGEST_TEXT, DecisionReturn
from portfolio_app.domain.decisions.return_form import FormColumn
from portfolio_app.domain.errors import FaultyRowsError, InputError
from portfolio_app.domain.time import day_of
from portfolio_app.domain.words.text import clean_line, excerpt, fold
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.form_cells import Cell, Formula, plain, text_of
from portfolio_app.importers.form_workbook import AGAIN, FormWorkbook, open_form, reason_of
from portfolio_app.translation import mark, say_number, tr

_HEX = re.compile(r"[0-9a-f]*")
_LONGEST_DAY = 40
_LONGEST_NUMBER = 15
_NO_DAY = mark("is empty; write the day of your decisions.")
"""Characters of a wrong answer that are quoted."""


@dataclass(frozen=True, slots=True)
class _About:
    """What a row of the form is about, as the hidden sheet says."""

    criterion: str
    claim: int
    digest: str
    version: str
    wording: str


@dataclass(frozen=True, slots=True)
class _Who:
    """Who filled the form in, in which role and when, and what is wrong with that."""

    decided_by: str
    role: Role
    decided_at: str
    faults: tuple[str, ...]


@dataclass(slots=True)
class _Form:
    """A form that was read: what it belongs to, what its rows are about, and who filled it in.

    ``faults`` are the sentences on its rows, and ``faulty`` the keys of those rows, which are left out.
    """

    name: str
    facts: dict[str, str]
    about: dict[str, _About]
    who: _Who
    faults: list[str] = field(default_factory=list[str])
    faulty: set[str] = field(default_factory=set[str])

    def fault(self, key: str, said: str) -> None:
        """Note what is wrong in a row."""
        self.faults.append(f"{self.name}: {said}")
        self.faulty.add(key)


def read_decision_sheet(content: bytes, name: str, *, good_rows: bool = False) -> DecisionReturn:
    """Return the decisions that were filled in; raises InputError naming the sheet, the row and what to do.

    Where cells are wrong a FaultyRowsError names them all; with ``good_rows`` the decisions without a fault are
    returned instead, beside the faults, as long as there is one.
    """
    workbook = open_form(content, name)
    try:
        missing = next((t for t in (form.START, form.DECISIONS, form.DATA) if t not in workbook.titles), None)
        if missing:
            raise in_file(
                name,
                tr(
                    "the sheet “{missing}” is missing, so this is not the form of a pack; {again}.",
                    missing=missing,
                    again=tr(AGAIN),
                ),
            )
        read = _read_form(workbook, name)
        decisions = _read_decisions(workbook, read)
    finally:
        workbook.close()
    if read.who.faults:
        raise FaultyRowsError((*read.who.faults, *read.faults))
    if read.faults and not (good_rows and decisions):
        raise FaultyRowsError(read.faults, good=len(decisions))
    if not decisions:
        raise in_file(
            name,
            tr("no decision was filled in; choose one in the column “{decision}”.", decision=FormColumn.DECISION.value),
        )
    facts = read.facts
    return DecisionReturn(
        portfolio=facts["Portfolio"],
        learner=facts["Learner"],
        pack=facts["Pack"],
        decided_by=read.who.decided_by,
        role=read.who.role,
        made_at=read.who.decided_at,
        decisions=decisions,
        origin=Origin.SPREADSHEET,
        pack_made_on=day_of(facts["Made"]),
        faults=tuple(read.faults),
        quoted=tuple(DecidedClaim(entry.claim, entry.digest) for entry in read.about.values() if entry.claim),
    )


def _rows(workbook: FormWorkbook, title: str, columns: int, name: str) -> Iterator[list[Cell]]:
    """Yield each row's cells."""
    try:
        yield from workbook.rows(title, columns)
    except InputError:
        raise
    except Exception as error:  # a library raises whatever a broken part makes it stumble over
        raise in_file(
            name,
            tr(
                "the sheet “{title}” cannot be read ({reason}); {again}.",
                title=excerpt(title),
                reason=reason_of(error),
                again=tr(AGAIN),
            ),
        ) from error


def _read_form(workbook: FormWorkbook, name: str) -> _Form:
    rows = list(_rows(workbook, form.DATA, len(form.DATA_COLUMNS), name))
    if not rows or tuple(rows[0]) != form.DATA_COLUMNS:
        raise in_file(name, tr("the hidden sheet “{data}” was changed; {again}.", data=form.DATA, again=tr(AGAIN)))
    facts = {str(row[0]): plain(row[1]) for row in rows[1 : 1 + len(form.FACTS)]}
    if tuple(facts) != form.FACTS or not _is_hex(facts["Pack"]):
        raise in_file(name, tr("the hidden sheet “{data}” was changed; {again}.", data=form.DATA, again=tr(AGAIN)))
    if facts["Format"] != form.FORMAT:
        if facts["Format"].split("/")[0] == form.FORMAT.split("/")[0]:
            raise in_file(name, tr("the form was made by a newer version of the program; update this program first."))
        raise in_file(name, tr("this is not the form of a pack; {again}.", again=tr(AGAIN)))
    about: dict[str, _About] = {}
    for row in rows[1 + len(form.FACTS) :]:
        key, criterion, claim, digest, version, wording = map(plain, row)
        if not key:
            continue
        if key in about or not _is_hex(digest) or (claim and not _is_number(claim)):
            raise in_file(name, tr("the hidden sheet “{data}” was changed; {again}.", data=form.DATA, again=tr(AGAIN)))
        about[key] = _About(criterion, int(claim or 0), digest, version, wording)
    criteria = [entry.criterion for entry in about.values() if not entry.claim]
    if len(set(criteria)) < len(criteria):
        raise in_file(name, tr("the hidden sheet “{data}” was changed; {again}.", data=form.DATA, again=tr(AGAIN)))
    answers = {plain(row[0]): row[1] for row in _rows(workbook, form.START, 2, name) if row[0] is not None}
    return _Form(name, facts, about, _who(answers, workbook, name))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER


def _is_hex(text: str) -> bool:
    return len(text) in (0, 64) and bool(_HEX.fullmatch(text))


def _who(answers: dict[str, object], workbook: FormWorkbook, name: str) -> _Who:
    """Return who decided, with a sentence on each line of the first sheet that is wrong."""
    faults: list[str] = []

    def fault(line: str, said: str) -> None:
        if not isinstance(answers[line], Formula):
            faults.append(f"{name}: “{line}” on the sheet “{form.START}” {said}")

    for line in (form.NAME, form.ROLE, form.DATE):
        if line not in answers:
            raise in_file(
                name,
                tr(
                    "the line “{line}” of the sheet “{start}” was changed; {again}.",
                    line=line,
                    start=form.START,
                    again=tr(AGAIN),
                ),
            )
        if isinstance(answers[line], Formula):
            faults.append(
                tr(
                    "{name}: “{line}” on the sheet “{start}” holds a formula; write the words themselves.",
                    name=name,
                    line=line,
                    start=form.START,
                )
            )
    decided_by = clean_line(plain(answers[form.NAME]))
    if not 0 < len(decided_by) <= LONGEST_NAME:
        fault(form.NAME, tr("is empty or too long; write who decided."))
    role = next((role for role in Role if fold(role.value) == fold(plain(answers[form.ROLE]))), None)
    if role is None:
        fault(form.ROLE, tr("must be one of: {roles}.", roles=", ".join(form.ROLES)))
    day, said = _day(answers[form.DATE], workbook)
    if said:
        fault(form.DATE, said)
    return _Who(decided_by, role or Role.ASSESSOR, day, tuple(faults))


def _day(given: Cell, workbook: FormWorkbook) -> tuple[str, str]:
    """Return the day that was written, or without one when the file was saved; and what is wrong with it."""
    text = plain(given).strip()
    if not text:
        saved = workbook.saved_at
        return (saved.isoformat(timespec="seconds")[:19] + "Z", "") if saved else ("", tr(_NO_DAY))
    if isinstance(given, datetime | date):
        return f"{given.isoformat()[:10]}T00:00:00Z", ""
    day = _day_in(text)
    return (f"{day.isoformat()}T00:00:00Z", "") if day else ("", tr("is no date; write it as 2026-03-04."))


def _day_in(text: str) -> date | None:
    from dateutil import parser

    if len(text) > _LONGEST_DAY:
        return None
    try:
        return date.fromisoformat(text) if text[:4].isdecimal() else parser.parse(text, dayfirst=True).date()
    except (ValueError, TypeError, LookupError, ArithmeticError):  # the parser stumbles in more ways than it says
        return None


def _read_decisions(workbook: FormWorkbook, read: _Form) -> tuple[Decision, ...]:
    rows = _rows(workbook, form.DECISIONS, len(FormColumn), read.name)
    heads = [clean_line(plain(value)) for value in next(rows, [])]
    columns = _columns(heads)
    if missing := [column.value for column in FormColumn if columns.count(column) != 1]:
        raise in_file(
            read.name,
            tr(
                "the columns of the sheet “{decisions}” were changed (“{changed}” is not there once); {again}.",
                decisions=form.DECISIONS,
                changed=missing[0],
                again=tr(AGAIN),
            ),
        )
    answers: dict[str, dict[FormColumn, str]] = {}
    for number, row in enumerate(rows, start=2):
        cells = {column: value for column, value in zip(columns, row, strict=False) if column is not None}
        key = plain(cells.get(FormColumn.KEY))
        given = _answers(cells, number, read, key)
        if not key and not given:
            continue
        where = tr("row {number} of the sheet “{decisions}”", number=number, decisions=form.DECISIONS)
        if key not in read.about:
            read.fault(key, tr("{where} is not of the form as it was made; {again}.", where=where, again=tr(AGAIN)))
        elif key in answers:
            read.fault(key, tr("{where} is there twice; {again}.", where=where, again=tr(AGAIN)))
        else:
            answers[key] = given
    return tuple(_decisions(read, answers))


def _columns(heads: list[str]) -> list[FormColumn | None]:
    """Return the column under each head, in whatever order they are: a form of an earlier version has another."""
    known = {column.value: column for column in FormColumn}
    return [known.get(head) for head in heads]


def _answers(cells: Mapping[FormColumn, Cell], number: int, read: _Form, key: str) -> dict[FormColumn, str]:
    """Return what was filled in on a row; only the cells that may be are looked at."""
    about = read.about.get(key)
    columns = form.CLAIM_ANSWERS if about and about.claim else form.CRITERION_ANSWERS
    found: dict[FormColumn, str] = {}
    for column, value in cells.items():
        if column not in columns or value is None:
            continue
        where = f"“{column.value}” in row {number}"
        text, fault = _answer(value, column)
        if fault and about:
            read.fault(key, f"{where} {fault}")
        if text or fault:
            # What is wrong is an answer too, if none that can be read.
            found[column] = text
    return found


def _answer(value: Cell, column: FormColumn) -> tuple[str, str]:
    """Return the answer, "" for none, and what is wrong with it; one of a list must be of that list, in any case."""
    if isinstance(value, Formula):
        return "", tr("holds a formula; write the words themselves.")
    text = text_of(value)
    longest = LONGEST_METHOD if column is FormColumn.METHOD else LONGEST_TEXT
    if len(text) > longest:
        return "", tr("has more than {longest} characters; write less.", longest=say_number(longest))
    known: tuple[str, ...] = ()
    if column is FormColumn.DECISION:
        known = form.VERDICTS
    elif column is FormColumn.ACCEPTED or column in form.CHECKS:
        known = (form.YES, form.NO)
    if not text or not known:
        return text, ""
    found = next((word for word in known if fold(word) == fold(text)), "")
    return found, "" if found else tr(
        "says “{quoted}” and must be one of: {known}.", quoted=excerpt(clean_line(text)), known=", ".join(known)
    )


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
        if read.faulty.intersection((key, *below)) or (read.faults and key not in answers):
            continue  # a row whose key was changed is named as that, not once more as one that is missing
        verdict = given.get(FormColumn.DECISION)
        if verdict is None:
            if given or any(answers.get(claim) for claim in below):
                column = FormColumn.DECISION.value
                read.fault(
                    key,
                    tr(
                        "{criterion} has answers but no decision; choose one in the column “{column}”.",
                        criterion=about.criterion,
                        column=column,
                    ),
                )
            continue
        yield Decision(
            id=0,
            criterion=about.criterion,
            verdict=Verdict(verdict),
            role=read.who.role,
            decided_by=read.who.decided_by,
            decided_at=read.who.decided_at,
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
