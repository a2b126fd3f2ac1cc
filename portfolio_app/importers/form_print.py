"""A form that was printed to a PDF: no fields are left, but the words on its pages may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from portfolio_app.domain.witnesses.statement_form import (
    ABOUT_YOU,
    ACCOUNT_LABEL,
    DECLARATION,
    DETAILS,
    FILL_HERE,
    FORM_MARK,
    LEAVE,
    ON_PAPER,
    SEEN,
    SIGNING,
    WRITE_HERE,
    FlatForm,
)
from portfolio_app.importers.form_lines import identity_in
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_PAGES_MOST = 20
_RECTS_MOST = 4_000
_LINE = 4.0
_MARKED = re.compile(re.escape(FORM_MARK) + r" (E\d{3,15}) ([0-9a-f]{64})")
_FOOT = re.compile(r".* E\d{3,15} · [0-9a-f ]{19}( .*)?|Page \d+")


def read_print(content: bytes, subject: str) -> FlatForm:
    """Return what can be read of the pages; ``subject`` is the file's own, which most programs keep."""
    lines = _lines(content)
    known = identity_in(lines)
    marked = _MARKED.search(subject)
    ref, digest = marked.groups() if marked else (known.get("statement", ""), known.get("digest", ""))
    if not ref:
        return FlatForm()
    return FlatForm(
        ref,
        digest,
        known.get("portfolio", ""),
        _account(lines),
        _beside(lines, DETAILS[3][1]),
        _beside(lines, SIGNING[0][1]),
        _beside(lines, SIGNING[1][1]),
    )


def _account(lines: list[str]) -> str:
    """Return the lines between the questions and what follows the room for the witness's words."""
    ends = (tr(ABOUT_YOU), *SEEN.values())
    start = next((place for place, line in enumerate(lines) if line == ACCOUNT_LABEL), None)
    if start is None:
        return ""
    end = next((place for place in range(start, len(lines)) if lines[place] in ends), start)
    inside = lines[start + 1 : end]
    questions = [place for place, line in enumerate(inside) if line.startswith("•")]
    words = inside[questions[-1] + 1 :] if questions else inside
    return "\n".join(line for line in words if line != WRITE_HERE and not _FOOT.fullmatch(line))


def _beside(lines: list[str], label: str) -> str:
    """Return what stands beside or under a label."""
    labels = (*(each for _, each in (*DETAILS, *SIGNING)), tr(DECLARATION), tr(ON_PAPER), tr(LEAVE))
    for place, line in enumerate(lines):
        if line.startswith(label):
            after = line.removeprefix(label).strip() or (lines[place + 1] if place + 1 < len(lines) else "")
            wrong = after == FILL_HERE or after.startswith(labels) or _FOOT.fullmatch(after)
            return "" if wrong else after
    return ""


def _lines(content: bytes) -> list[str]:
    """Return the lines of the pages from top to bottom, whatever their order in the file."""
    from pypdfium2 import PdfDocument, PdfiumError

    with PDFIUM:
        try:
            document = PdfDocument(content)
        except PdfiumError:
            return []
        try:
            return [line for number in range(min(len(document), _PAGES_MOST)) for line in _page(document, number)]
        except PdfiumError:
            return []
        finally:
            document.close()


def _page(document: PdfDocument, number: int) -> list[str]:
    page = document[number].get_textpage()
    found = sorted(
        ((_middle(page, index), page.get_rect(index)) for index in range(min(page.count_rects(), _RECTS_MOST))),
        key=_from_top,
    )
    lines: list[list[tuple[float, str]]] = []
    last = None
    for middle, box in found:
        words = page.get_text_bounded(*box).strip()
        if last is None or abs(last - middle) > _LINE:
            lines.append([])
            last = middle
        if words:
            lines[-1].append((box[0], words))
    return [" ".join(words for _, words in sorted(line)) for line in lines if line]


def _middle(page: PdfTextPage, index: int) -> float:
    _, bottom, _, top = page.get_rect(index)
    return (bottom + top) / 2


def _from_top(found: tuple[float, tuple[float, float, float, float]]) -> tuple[float, float]:
    return -found[0], found[1][0]
