"""The fields of a PDF form (ISO 32000-1, 12.7), read with bounds; scripts and actions are never looked at."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.importers.form_values import FormValues, NotAFormError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    import pikepdf

_FIELDS_MOST = 2_000
_DEPTH_MOST = 8
_PAGES_MOST = 500


def read_pdf(content: bytes) -> FormValues:
    """Return the form's values; raises NotAFormError."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True, attempt_recovery=False) as pdf:
            if len(pdf.pages) > _PAGES_MOST:
                raise NotAFormError(tr("has too many pages to be a statement form."))
            values = FormValues()
            form = pdf.Root.get("/AcroForm")
            if form is not None:
                _gather(form.get("/Fields", pikepdf.Array()), values)
            return values
    except NotAFormError:
        raise
    except pikepdf.PasswordError as error:
        raise NotAFormError(tr("is locked with a password: ask the witness to save it without one.")) from error
    except Exception as error:  # a damaged file raises whatever its parser meets
        raise NotAFormError(tr("is damaged: ask the witness to send it again.")) from error


def _gather(fields: pikepdf.Object, values: FormValues) -> None:
    waiting: list[tuple[pikepdf.Object, str, int, str | None]] = [(field, "", 0, None) for field in fields]
    seen = 0
    while waiting:
        field, prefix, depth, kind = waiting.pop()
        seen += 1
        if seen > _FIELDS_MOST or depth > _DEPTH_MOST:
            raise NotAFormError(tr("has more fields than a statement form."))
        part = str(field["/T"]) if "/T" in field else ""
        name = f"{prefix}.{part}" if prefix and part else prefix or part
        kind = str(field["/FT"]) if "/FT" in field else kind
        kids = [kid for kid in field.get("/Kids", ()) if "/T" in kid]
        if kids:
            waiting.extend((kid, name, depth + 1, kind) for kid in kids)
        else:
            _take(field, name, kind, values)


def _take(field: pikepdf.Object, name: str, kind: str | None, values: FormValues) -> None:
    value = field.get("/V")
    if kind == "/Sig":
        values.signed = values.signed or value is not None
    elif kind == "/Btn":
        values.ticks[name] = value is not None and str(value) not in ("/Off", "")
    elif kind in ("/Tx", "/Ch"):
        values.fields[name] = _text(value)


def _text(value: pikepdf.Object | None) -> str:
    import pikepdf

    if value is None:
        return ""
    if isinstance(value, pikepdf.Stream):
        raise NotAFormError(tr("holds a text that is too long."))
    return str(value)


def subject_of(content: bytes) -> str:
    """Return the subject in a PDF's properties, or "" when there is none or it cannot be read."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            return str(pdf.docinfo.get("/Subject", ""))
    except Exception:  # noqa: BLE001  # a damaged file raises whatever its parser meets
        return ""
