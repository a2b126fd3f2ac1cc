"""The finished file: catalogue, bookmarks, destinations, properties; written beside, checked, then put in place."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from portfolio_app.domain.documents.report import Report
from portfolio_app.domain.words.text import clean_line
from portfolio_app.exporters.pdf.annotations import destination_name
from portfolio_app.exporters.pdf.attachments import write_attachments
from portfolio_app.exporters.pdf.blocks import Writer
from portfolio_app.exporters.pdf.book import Book, Bookmark
from portfolio_app.exporters.pdf.foreign import place_pages
from portfolio_app.exporters.pdf.syntax import ObjectFile, date_string, number, text_string
from portfolio_app.translation import tr
from portfolio_app.whole_files import made_beside

_PRODUCER = "Portfolio Evidence Mapper"
_LEAF = 200

Progress = Callable[[int, int], None]


def write_pdf(
    report: Report, path: Path, progress: Progress | None = None, *, pages: dict[str, int] | None = None
) -> tuple[str, ...]:
    """Write the report as a PDF, replacing the file at once or not at all; return what the user should know.

    ``progress`` is told how many blocks are done, of how many; what it raises cancels. ``pages`` is given the page of
    each anchor. OSError passes through.
    """
    with made_beside(path) as part:
        with part.open("wb") as target, _without_collector():
            book = _write(report, target, progress)
        _check(part)
        if book.foreign:
            place_pages(part, book.foreign)
    if pages is not None:
        pages.update((anchor, place.page) for anchor, place in book.places.items())
    return _warnings(book)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Keep Python from searching for cycles, a sixth of the time: there are none among what is made here."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _check(path: Path) -> None:
    """Make sure that what was written is whole; raises OSError when the disk lost some of it."""
    with path.open("rb") as file:
        head = file.read(8)
        file.seek(max(path.stat().st_size - 64, 0))
        tail = file.read()
        if not head.startswith(b"%PDF-1.7") or not tail.endswith(b"%%EOF\n"):
            raise OSError(f"{path.name} was not written completely")
        file.seek(int(tail.split(b"startxref\n")[1].split(b"\n")[0]))
        if b"/Type/XRef" not in file.read(64):
            raise OSError(f"{path.name} was not written completely")


def _write(report: Report, target: BinaryIO | BytesIO, progress: Progress | None) -> Book:
    file = ObjectFile(target)
    book = Book(report, file)
    writer = Writer(book)
    total = len(report.blocks)
    followers = (*report.blocks[1:], None)
    for done, (block, following) in enumerate(zip(report.blocks, followers, strict=False), start=1):
        writer.write(block, following)
        if progress is not None:
            progress(done, total)
    writer.finish()
    if not book.pages:
        book.close_page(book.new_page())
    book.finish_pages()
    file.put(book.fonts_number, book.fonts.write(file))
    pages = b" ".join(b"%d 0 R" % page.number for page in book.pages)
    file.put(book.pages_number, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(book.pages), pages))
    info = file.add(_info(report))
    file.finish(_catalogue(book), info)
    return book


def _catalogue(book: Book) -> int:
    file = book.file
    metadata = file.reserve()
    file.put_stream(metadata, b"/Type/Metadata/Subtype/XML", _xmp(book.report), compress=False)
    outlines = _outlines(book)
    attached = write_attachments(file, book.report.attachments)
    return file.add(
        b"<</Type/Catalog/Pages %d 0 R/Lang%b/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"
        b"/ViewerPreferences<</DisplayDocTitle true>>/PageLabels<</Nums[0<</S/D>>]>>/Names<</Dests %d 0 R%b>>%b>>"
        % (
            book.pages_number,
            text_string(book.report.language),
            book.tree.write(),
            metadata,
            _destinations(book),
            b"/EmbeddedFiles %d 0 R" % attached if attached else b"",
            b"/PageMode/UseOutlines/Outlines %d 0 R" % outlines if outlines else b"",
        )
    )


def _destinations(book: Book) -> int:
    """Write the places by name, as a tree that readers search without reading all of it."""
    named = sorted((destination_name(anchor), place) for anchor, place in book.places.items())
    leaves: list[int] = []
    for start in range(0, len(named), _LEAF):
        part = named[start : start + _LEAF]
        entries = b"".join(
            b"%b[%d 0 R/XYZ %b %b null]" % (name, place.page_number, number(max(place.x - 80, 0)), number(place.y))
            for name, place in part
        )
        leaves.append(book.file.add(b"<</Limits[%b%b]/Names[%b]>>" % (part[0][0], part[-1][0], entries)))
    return book.file.add(b"<</Kids[%b]>>" % b" ".join(b"%d 0 R" % leaf for leaf in leaves))


def _outlines(book: Book) -> int:
    top = _nested(book.bookmarks)
    if not top:
        return 0
    root = book.file.reserve()
    first, last = _write_bookmarks(book.file, top, root)
    book.file.put(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, len(top)))
    return root


def _nested(bookmarks: list[Bookmark]) -> list[Bookmark]:
    root = Bookmark("", 0, bookmarks[0].place) if bookmarks else None
    if root is None:
        return []
    stack = [root]
    for bookmark in bookmarks:
        while stack[-1].level >= bookmark.level:
            stack.pop()
        stack[-1].children.append(bookmark)
        stack.append(bookmark)
    return root.children


def _write_bookmarks(file: ObjectFile, bookmarks: list[Bookmark], parent: int) -> tuple[int, int]:
    numbers = [file.reserve() for _ in bookmarks]
    for index, bookmark in enumerate(bookmarks):
        own, place = numbers[index], bookmark.place
        links = b"/Prev %d 0 R" % numbers[index - 1] if index else b""
        if index + 1 < len(numbers):
            links += b"/Next %d 0 R" % numbers[index + 1]
        if bookmark.children:
            first, last = _write_bookmarks(file, bookmark.children, own)
            # A negative count: shown closed.
            links += b"/First %d 0 R/Last %d 0 R/Count %d" % (first, last, -len(bookmark.children))
        file.put(
            own,
            b"<</Title%b/Parent %d 0 R%b/Dest[%d 0 R/XYZ 0 %b null]>>"
            % (text_string(bookmark.title), parent, links, place.page_number, number(place.y)),
        )
    return numbers[0], numbers[-1]


def _info(report: Report) -> bytes:
    moment = date_string(report.made_on)
    return b"<</Title%b/Author%b/Subject%b/Creator%b/Producer%b/CreationDate%b/ModDate%b>>" % (
        text_string(clean_line(report.title)),
        text_string(clean_line(report.learner)),
        text_string(clean_line(report.subject)),
        text_string(_PRODUCER),
        text_string(_PRODUCER),
        moment,
        moment,
    )


def _xmp(report: Report) -> bytes:
    """Return the properties again in the form that archives read (ISO 16684-1)."""
    title, learner, subject = (
        escape(clean_line(text), quote=False) for text in (report.title, report.learner, report.subject)
    )
    moment = f"{report.made_on:%Y-%m-%d}T00:00:00Z"
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{learner}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{escape(report.language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool><pdf:Producer>{_PRODUCER}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()


def _warnings(book: Book) -> tuple[str, ...]:
    warnings: list[str] = []
    if book.fonts.missing:
        shown = " ".join(sorted(book.fonts.missing)[:20])
        more = len(book.fonts.missing) - 20
        tail = tr(" and {more} more", more=more) if more > 0 else ""
        warnings.append(
            tr(
                "No installed font has these characters, so each is printed as a box: {shown}{tail}.",
                shown=shown,
                tail=tail,
            )
        )
    lost = (book.lost | book.linked) - book.places.keys()
    if lost:
        warnings.append(
            tr(
                "{lost} places that the document refers to are not in it, such as {sorted}.",
                lost=len(lost),
                sorted=sorted(lost)[0],
            )
        )
    return tuple(warnings)
