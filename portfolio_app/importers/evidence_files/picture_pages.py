"""Pictures with more than one picture in them: scans of several pages, and pictures that move."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.evidence.file import MOVES, SEVERAL
from portfolio_app.domain.words.page_numbers import say_pages
from portfolio_app.importers.evidence_files.pictures import CONVERTED, MOST_BYTES, MOST_PIXELS, PictureError, opened
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 200
"""The most pages of a scan that are shown."""

TIFF = "image/tiff"
CUT = mark("It has more than 200 pages; the first 200 are shown.")
LARGE_PAGES = mark(
    "{pages}: more than 100 million pixels, too many to be shown here; scan with fewer dots to the inch."
)
UNREAD_PAGES = mark("{pages}: damaged, so not to be shown here; scan again, or save the file anew.")
UNREAD_AFTER = mark(
    "What follows page {page} cannot be read, because the file is damaged or cut short: pages may be missing; scan "
    "again, or get the whole file."
)
UNCOUNTED = mark("Its pages could not be counted, so only the first is shown here; save it as a PDF to show all of it.")
_MOVING = frozenset(("image/gif", "image/png", "image/webp"))
_KIND_OF_PAGE = 254
_SMALLER, _MASK = 1, 4
"""Pictures in a TIFF that are no pages: smaller copies of one, and where one lets the ground through (TIFF 6.0)."""


_MOST_DECODED = 150_000_000
"""Pixels of the pages after the first that are read on adding; damage in later ones shows when they are drawn."""


@dataclass(frozen=True, slots=True)
class _Frames:
    """The numbers of the pictures that are pages; ``ended`` unless what follows them cannot be read."""

    numbers: list[int]
    ended: bool


@dataclass(frozen=True, slots=True)
class PicturePages:
    """How many pages of a picture can be shown, and what is to be known of those that are not."""

    pages: int = 1
    note: str = ""


def pages_of(path: Path, media_type: str) -> PicturePages:
    """Count the pages of a picture in the sandbox; raises OSError."""
    try:
        return run(look, path, media_type)
    except SandboxError:
        return PicturePages(note=tr(UNCOUNTED) if media_type == TIFF else "")


def look(path: Path, media_type: str) -> PicturePages:
    """Count the pages of a picture; one that cannot be read has one. Raises OSError."""
    if media_type not in {TIFF, *_MOVING, *CONVERTED} or path.stat().st_size > MOST_BYTES:
        return PicturePages()
    try:
        with opened(path, media_type) as image:
            if media_type in CONVERTED:
                return PicturePages(note=SEVERAL if getattr(image, "n_frames", 1) > 1 else "")
            if media_type in _MOVING:
                return PicturePages(note=MOVES if getattr(image, "is_animated", False) else "")
            return _pages(image)
    except PictureError:
        return PicturePages()


def count_pages(image: "Image") -> int:
    """Return how many pages are to be shown; where the rest cannot be read, one stands for all of it."""
    found = _frames(image, MOST_PAGES)
    return len(found.numbers) + (not found.ended)


def _pages(image: "Image") -> PicturePages:
    found = _frames(image, MOST_PAGES + 1)
    shown = found.numbers[:MOST_PAGES]
    large, damaged = _faults(image, shown)
    said = [tr(CUT)] * (len(found.numbers) > MOST_PAGES)
    said += [tr(LARGE_PAGES, pages=say_pages(large).capitalize())] if large else []
    said += [tr(UNREAD_PAGES, pages=say_pages(damaged).capitalize())] if damaged else []
    said += [] if found.ended else [tr(UNREAD_AFTER, page=len(shown))]
    return PicturePages(len(shown) + (not found.ended), " ".join(said))


def _faults(image: "Image", frames: list[int]) -> tuple[list[int], list[int]]:
    """Return which pages are too large, and which of the others after the first, as far as looked at, are damaged."""
    large: list[int] = []
    damaged: list[int] = []
    left = _MOST_DECODED
    for page, frame in enumerate(frames, 1):
        try:
            image.seek(frame)
            pixels = image.width * image.height
            if pixels > MOST_PIXELS:
                large.append(page)
            elif page > 1 and pixels <= left:
                left -= pixels
                image.load()
        except MemoryError:
            raise  # told by the sandbox
        except Exception as error:  # whatever a damaged page brings up
            if isinstance(error, OSError) and error.errno is not None:
                raise
            damaged.append(page)
    return large, damaged


def turn_to(image: "Image", page: int) -> None:
    """Turn to a page of a scan, 1 for the first; raises ValueError when it is not there."""
    if image.format != "TIFF":
        if page != 1:
            raise ValueError("the picture has one page")
        return
    frames = _frames(image, page).numbers
    if not 1 <= page <= len(frames):
        raise ValueError("the picture has no such page")
    image.seek(frames[page - 1])


def _frames(image: "Image", most: int) -> _Frames:
    """Return the numbers of the pictures that are pages, the first so many."""
    found: list[int] = []
    ended = True
    for number in range(2 * MOST_PAGES):
        try:
            image.seek(number)
        except EOFError:
            break
        except MemoryError:
            raise  # told by the sandbox
        except Exception as error:  # whatever a damaged picture brings up: nothing is known of what follows
            if isinstance(error, OSError) and error.errno is not None:
                raise
            ended = False
            break
        tags = getattr(image, "tag_v2", {})
        kind = tags.get(_KIND_OF_PAGE, 0)
        if not isinstance(kind, int) or not kind & (_SMALLER | _MASK):
            found.append(number)
        if len(found) == most:
            break
    return _Frames(found or [0], ended)
