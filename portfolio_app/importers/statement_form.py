"""A witness's form that came back, as PDF or Word: its values, and nothing it could run."""

from __future__ import annotations

from datetime import date, datetime

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.statement_form import (
    FILL_HERE,
    FORM_MARK,
    WRITE_HERE,
    FlatForm,
    FormReturn,
    Purpose,
    declaration_for,
)
from portfolio_app.importers.evidence_files.media_type import HEAD, becomes_jpeg, begins_as_mail
from portfolio_app.importers.form_values import FlatFormError, FormFound, FormValues, NotAFormError
from portfolio_app.sandbox import RefusedError, SandboxError, run_within
from portfolio_app.translation import mark, tr

FORM_LIMIT = 50_000_000
"""Bytes that a returned form may have."""

_SECONDS = 12.0
_TEXT_LIMIT = 100_000
_DECLARATIONS = {declaration_for(purpose) for purpose in Purpose}
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM")
_OTHERWISE = mark("look for the file that was made of it, or attach what came back to its statement as a scan.")
_PLAIN = {
    "form", "statement", "digest", "portfolio", "account", "name", "role", "relationship", "seen_on", "declared",
    "typed_name", "typed_on",
}  # fmt: skip


def read_form(content: bytes, name: str) -> FormReturn:
    """Read a returned form; ``name`` is the file's, for the message. Raises InputError for what is no such form.

    Raises FlatFormError for one without fields, and for a picture, which may be of one.
    """
    if len(content) > FORM_LIMIT:
        raise InputError(tr("{name} is larger than 50 MB: send the form itself, without pictures or scans.", name=name))
    try:
        found = run_within(_SECONDS, form_found, content)
    except SandboxError as error:
        sentence = error.sentence(tr("{reason}: ask the witness to send it again."))
        raise InputError(f"{name} {sentence}") from error
    if found.values is None:
        raise FlatFormError(found.flat)
    values = found.values
    fields = values.fields
    if fields.get("form", "").strip() != FORM_MARK or not fields.get("statement") or not fields.get("digest"):
        raise InputError(
            tr("{name} is not a statement form of this program: {otherwise}", name=name, otherwise=tr(_OTHERWISE))
        )
    return _return(values)


def form_found(content: bytes) -> FormFound:
    """Return what the file holds: a job for the sandbox."""
    try:
        return FormFound(_values(content), FlatForm())
    except FlatFormError as flat:
        return FormFound(None, flat.found)
    except NotAFormError as error:
        raise RefusedError(str(error)) from error


def _values(content: bytes) -> FormValues:
    if content[:1024].lstrip().startswith(b"%PDF"):
        return _of_pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _of_package(content)
    if _is_e_mail(content):
        raise NotAFormError(
            tr(
                "is an e-mail: open it, save the form that is attached to it, and bring that in; or {otherwise}",
                otherwise=tr(_OTHERWISE),
            )
        )
    if content.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise NotAFormError(
            tr("is a document of an older kind: open it in Word or LibreOffice, save it as .docx, and bring that in.")
        )
    if is_picture(content):
        raise FlatFormError(FlatForm())
    raise NotAFormError(tr("is neither a PDF nor a Word document: {otherwise}", otherwise=tr(_OTHERWISE)))


def _is_e_mail(content: bytes) -> bool:
    """Tell whether it is an e-mail, as most programs keep it or as Outlook does ([MS-OXMSG] 2.1)."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return "__substg1.0_".encode("utf-16-le") in content
    return begins_as_mail(content[:HEAD])


def is_picture(content: bytes) -> bool:
    """Tell whether the file begins as pictures from scanners and phones do."""
    return content.startswith(_PICTURES) or becomes_jpeg(content) or content[8:12] == b"WEBP"


def _of_pdf(content: bytes) -> FormValues:
    from portfolio_app.importers.form_pdf import read_pdf, subject_of
    from portfolio_app.importers.form_print import read_print

    values = read_pdf(content)
    if "form" not in values.fields and not values.signed:
        raise FlatFormError(read_print(content, subject_of(content)))
    return values


def _of_package(content: bytes) -> FormValues:
    from portfolio_app.importers.form_docx import read_docx
    from portfolio_app.importers.form_odt import read_odt
    from portfolio_app.importers.form_package import has_part

    is_word = not has_part(content, "content.xml") or has_part(content, "word/document.xml")
    return read_docx(content) if is_word else read_odt(content)


def _return(values: FormValues) -> FormReturn:
    fields = {key: _clean(value) for key, value in values.fields.items()}
    fields = {key: "" if value in (WRITE_HERE, FILL_HERE) else value for key, value in fields.items()}
    seen = tuple(key[5:] for key, ticked in values.ticks.items() if ticked and key.startswith("seen:"))
    known = {key for key in (*fields, *values.ticks) if key in _PLAIN or key.startswith("seen:")}
    named = [_clean(key) for key, ticked in values.named.items() if ticked]
    declared = [key for key in named if " ".join(key.split()) in _DECLARATIONS]
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
        values.ticks.get("declared", False) or bool(declared),
        values.signed,
        tuple(sorted({*fields, *values.ticks} - known)),
        tuple(key for key in named if key not in declared),
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
            for default in (datetime(2001, 1, 1), datetime(2004, 2, 2))
        )
    except (ValueError, OverflowError):
        return None
    return first.date() if first.date() == second.date() else None


def _clean(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")[:_TEXT_LIMIT]
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t").strip()
