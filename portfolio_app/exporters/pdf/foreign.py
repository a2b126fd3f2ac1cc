"""Pages of other PDFs, put into the finished file as pictures that keep their sharpness.

Of a foreign page only what it shows is taken: its links, forms and scripts stay behind. A page that a screen reader
would stumble over, or whose fonts are not inside, is placed as a picture of itself (PDF/UA-1, 7.1 and 7.21.4). The
foreign file itself is opened in the sandbox alone, which writes what its pages show to a file of our own making.
"""

from collections import defaultdict
from collections.abc import Iterable
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.documents.report import PdfPage, Picture
from portfolio_app.exporters.pdf.foreign_pages import PLACED, extract_pages
from portfolio_app.sandbox import MOST_SECONDS, SandboxError, run_within
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.whole_files import made_beside

if TYPE_CHECKING:
    import pikepdf

_QUALITY = 88
_SECONDS = 5.0
_SECONDS_A_PAGE = 0.02


def place_pages(path: Path, placed: Iterable[tuple[int, Picture]]) -> None:
    """Exchange the place-holders (by object number) in the file for the pages; what cannot be read is drawn instead."""
    import pikepdf

    placed = tuple(placed)
    with made_beside(path) as part, _Sources(placed) as sources, pikepdf.open(path) as book:
        for number, picture in placed:
            _place(book, sources, number, picture)
        book.save(
            part,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            min_version="1.7",
        )


class _Sources(ExitStack):
    """What foreign pages show, by page, in files of our own that are open until all is saved."""

    def __init__(self, placed: Iterable[tuple[int, Picture]]) -> None:
        super().__init__()
        self._folder = self.enter_context(TemporaryFolder())
        self._wanted: dict[str, set[int]] = defaultdict(set)
        self._shown: dict[str, dict[int, pikepdf.Object]] = {}
        for _, picture in placed:
            if picture.page is not None:
                self._wanted[picture.page.key].add(picture.page.page)

    def form(self, wanted: PdfPage) -> "pikepdf.Object | None":
        """Return what a page shows, one by one in size; None for one that has to be drawn."""
        if wanted.key not in self._shown:
            self._shown[wanted.key] = self._extracted(wanted)
        return self._shown[wanted.key].get(wanted.page)

    def _extracted(self, wanted: PdfPage) -> "dict[int, pikepdf.Object]":
        import pikepdf

        source = self._folder / f"{len(self._shown)}.pdf"
        target = source.with_suffix(".pages")
        source.write_bytes(wanted.load())
        pages = tuple(sorted(self._wanted[wanted.key]))
        try:
            seconds = min(_SECONDS + _SECONDS_A_PAGE * len(pages), MOST_SECONDS)
            found = run_within(seconds, extract_pages, source, pages, target)
        except SandboxError:
            return {}  # drawing it will show whether it can be read at all
        finally:
            source.unlink()
        if not found:
            return {}
        pdf = self.enter_context(pikepdf.open(target))
        return {page: pdf.Root[PLACED][index] for index, page in enumerate(found)}


def _place(book: "pikepdf.Pdf", sources: _Sources, number: int, picture: Picture) -> None:
    form = None if picture.page is None else sources.form(picture.page)
    if form is None:
        _draw_instead(book.get_object(number, 0), picture.load())
        return
    form = book.copy_foreign(form)
    # The one way to put it at the holder's number without writing what it shows a second time.
    book._swap_objects((number, 0), form.objgen)  # noqa: SLF001  # no public name


def _draw_instead(holder: "pikepdf.Object", content: bytes) -> None:
    import pikepdf
    from PIL import Image

    with Image.open(BytesIO(content), formats=("JPEG", "PNG")) as picture:
        mode, size = picture.mode, picture.size
        if picture.format != "JPEG" or mode not in ("L", "RGB"):
            buffer = BytesIO()
            picture.convert("RGB").save(buffer, "JPEG", quality=_QUALITY)
            content, mode = buffer.getvalue(), "RGB"
    holder.write(content, filter=pikepdf.Name.DCTDecode)
    del holder["/BBox"]
    holder["/Subtype"] = pikepdf.Name.Image
    holder["/Width"], holder["/Height"] = size
    holder["/BitsPerComponent"] = 8
    holder["/ColorSpace"] = pikepdf.Name.DeviceGray if mode == "L" else pikepdf.Name.DeviceRGB
