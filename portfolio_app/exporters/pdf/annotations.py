"""What a reader can click or see listed: links to places, and claims as highlights with their comment."""

from datetime import UTC, datetime
from functools import lru_cache

from portfolio_app.domain.documents.report import Mark
from portfolio_app.exporters.pdf.book import Book
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.style import MARK_TINT, tint, unit_colour
from portfolio_app.exporters.pdf.syntax import array_of, date_string, text_string
from portfolio_app.exporters.pdf.tags import Element
from portfolio_app.translation import tr

Box = tuple[float, float, float, float]


def add_link(book: Book, page: Page, box: Box, anchor: str, says: str, owner: Element) -> None:
    """Add a link to an anchor over a box (left, bottom, right, top); ``says`` is read out for it."""
    number = book.file.reserve()
    key = book.tree.own_annotation(owner)
    owner.add_object(page.number, number)
    page.annotations.append(number)
    book.file.put(
        number,
        b"<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/Dest%b/StructParent %d/Contents%b>>"
        % (*box, text_string(anchor), key, text_string(tr("Go to {says}", says=says.strip()))),
    )
    book.linked.add(anchor)


def destination_name(anchor: str) -> bytes:
    """Return an anchor as the name of a destination."""
    return text_string(anchor)


def add_highlight(book: Book, page: Page, mark: Mark, boxes: list[Box], owner: Element) -> None:
    """Add a claim's comment over the boxes of its passage on this page."""
    number = book.file.reserve()
    key = book.tree.own_annotation(owner)
    owner.add_object(page.number, number)
    page.annotations.append(number)
    quads: list[float] = []
    for left, bottom, right, top in boxes:
        quads.extend((left, top, right, top, left, bottom, right, bottom))
    outline = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    moment = _moment(mark.made_at)
    dates = b"/CreationDate%b/M%b" % (moment, moment) if moment else b""
    book.file.put(
        number,
        b"<</Type/Annot/Subtype/Highlight/Rect%b/QuadPoints%b/C%b/F 4/StructParent %d/NM%b/T%b/Contents%b%b"
        b"/CA 0/Subj(Claim)/P %d 0 R/AP<</N %d 0 R>>>>"
        % (
            array_of(outline),
            array_of(quads),
            array_of(tint(unit_colour(mark.colour), MARK_TINT)),
            key,
            text_string(f"{mark.anchor}-{page.index}"),
            text_string(mark.author),
            text_string(mark.comment or mark.code),
            dates,
            page.number,
            book.blank_form(),
        ),
    )


@lru_cache(maxsize=1000)
def _moment(written: str) -> bytes:
    """Return an ISO 8601 moment as a PDF date in UTC; nothing when it is not one."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return b""
    return date_string(moment.astimezone(UTC) if moment.tzinfo else moment)
