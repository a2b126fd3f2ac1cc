"""A witness's form that came back, as PDF or Word: its values, and nothing it could run."""

from __future__ import annotations

from datetime import date

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.statement_form import FORM_MARK, FormReturn
from portfolio_app.importers.form_values import FormValues, NotAFormError

FORM_LIMIT = 50_000_000
"""Bytes that a returned form may have."""

_TEXT_LIMIT = 100_000
_PLAIN = {
    "form", "statement", "digest", "portfolio", "account", "name", "role", "relationship", "seen_on", "declared",
    "typed_name", "typed_on",
}  # fmt: skip


def read_form(content: bytes, name: str) -> FormReturn:
    """Read a returned form; ``name`` is the file's, for the message. Raises InputError for what is no such form."""
    if len(content) > FORM_LIMIT:
        raise InputError(f"{name} is larger than 50 MB: send the form itself, without pictures or scans.")
    try:
        values = _values(content)
    except NotAFormError as error:
        raise InputError(f"{name} {error}") from error
    fields = values.fields
    if fields.get("form") != FORM_MARK or not fields.get("statement") or not fields.get("digest"):
        raise InputError(f"{name} is not a statement form of this program: choose the file that the witness sent back.")
    return _return(values)


def _values(content: bytes) -> FormValues:
    if content[:1024].lstrip().startswith(b"%PDF"):
        from portfolio_app.importers.form_pdf import read_pdf

        return read_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        from portfolio_app.importers.form_docx import read_docx

        return read_docx(content)
    raise NotAFormError("is neither a PDF nor a Word document: choose the form that the witness sent back.")


def _return(values: FormValues) -> FormReturn:
    fields = {key: _clean(value) for key, value in values.fields.items()}
    seen = tuple(key[5:] for key, ticked in values.ticks.items() if ticked and key.startswith("seen:"))
    known = {key for key in (*fields, *values.ticks) if key in _PLAIN or key.startswith("seen:")}
    return FormReturn(
        fields["statement"],
        fields["digest"],
        fields.get("portfolio", ""),
        fields.get("account", ""),
        seen,
        fields.get("name", ""),
        fields.get("role", ""),
        fields.get("relationship", ""),
        date_of(fields.get("seen_on", "")),
        fields.get("seen_on", ""),
        fields.get("typed_name", ""),
        date_of(fields.get("typed_on", "")),
        fields.get("typed_on", ""),
        values.ticks.get("declared", False),
        values.signed,
        tuple(sorted({*fields, *values.ticks} - known)),
    )


def date_of(text: str) -> date | None:
    """Return the date that somebody in Britain wrote: day first, or the year first; None when it is unclear."""
    from dateutil import parser

    text = text.strip()
    if not text or len(text) > 40 or not any(letter.isdigit() for letter in text):
        return None
    try:
        # Two defaults that differ in all parts: what the text leaves out would differ, too.
        first, second = (
            parser.parse(text, dayfirst=not text[:4].isdigit(), default=default)
            for default in (_moment(2001, 1, 1), _moment(2004, 2, 2))
        )
    except (ValueError, OverflowError):
        return None
    return first.date() if first.date() == second.date() else None


def _moment(year: int, month: int, day: int):  # noqa: ANN202
    from datetime import datetime

    return datetime(year, month, day)


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")[:_TEXT_LIMIT]
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
