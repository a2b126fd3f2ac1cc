"""Pictures with more than one picture in them: scans of several pages, and pictures that move."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.evidence.file import MOVES, SEVERAL
from portfolio_app.importers.evidence_files.pictures import CONVERTED, MOST_BYTES, MOST_PIXELS, PictureError, opened
from portfolio_app.sandbox import SandboxError, run

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PAGES = 200
"""The most pages of a scan that are shown."""

TIFF = "image/tiff"
CUT = f"It has more than {MOST_PAGES} pages; the first {MOST_PAGES} are shown."
_MOVING = frozenset(("image/gif", "image/png", "image/webp"))
_KIND_OF_PAGE = 254
_SMALLER, _MASK = 1, 4
"""Pictures in a TIFF that are no pages: smaller copies of one, and where one lets the ground through (TIFF 6.0)."""


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
        return PicturePages()


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
            found = len(_frames(image, MOST_PAGES + 1))
    except PictureError:
        return PicturePages()
    return PicturePages(min(found, MOST_PAGES), CUT if found > MOST_PAGES else "")


def turn_to(image: "Image", page: int) -> None:
    """Turn to a page of a scan, 1 for the first; raises ValueError when it is not there or has too many pixels."""
    if image.format != "TIFF":
        if page != 1:
            raise ValueError("the picture has one page")
        return
    frames = _frames(image, page)
    if not 1 <= page <= len(frames):
        raise ValueError("the picture has no such page")
    image.seek(frames[page - 1])
    if image.width * image.height > MOST_PIXELS:
        raise ValueError("the page has too many pixels")


def _frames(image: "Image", most: int) -> list[int]:
    """Return the numbers of the pictures that are pages, the first so many."""
    found: list[int] = []
    for number in range(2 * MOST_PAGES):
        try:
            image.seek(number)
        except Exception as error:  # whatever a damaged picture brings up: the pages end before it
            if isinstance(error, OSError) and error.errno is not None:
                raise
            break
        tags = getattr(image, "tag_v2", {})
        kind = tags.get(_KIND_OF_PAGE, 0)
        if not isinstance(kind, int) or not kind & (_SMALLER | _MASK):
            found.append(number)
        if len(found) == most:
            break
    return found or [0]
