"""A picture made anew with boxes on it blacked out: decoded, painted, and written with nothing beside its pixels."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.picture_pages import TIFF, count_pages, turn_to
from portfolio_app.importers.evidence_files.pictures import JPEG, PictureError, TooLargeError, flat, opened
from portfolio_app.importers.evidence_files.turning import upright
from portfolio_app.importers.redacting.blacking import is_black, paint
from portfolio_app.importers.redacting.faults import LARGE, NO_PAGE, STILL_THERE, UNMADE
from portfolio_app.sandbox import Reason, RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from PIL.Image import Image

PNG = "image/png"
_QUALITY = 92


@dataclass(frozen=True, slots=True)
class MadePicture:
    """A picture that was made anew, and of what kind."""

    media_type: str


def black_out_picture(path: Path, aside: Path, media_type: str, boxes: tuple[Box, ...]) -> MadePicture:
    """Write the picture aside with boxes blacked out; one that moves keeps only what is shown of it, its first."""
    try:
        with opened(path, media_type) as image:
            if media_type == TIFF:
                _write_scan(image, aside, boxes)
                return MadePicture(TIFF)
            _check_pages(boxes, 1)
            made = _plain(upright(image))
            paint(made, boxes)
            if media_type == JPEG:
                made.save(aside, "JPEG", quality=_QUALITY, subsampling=0)
                return MadePicture(JPEG)
            made.save(aside, "PNG")
            return MadePicture(PNG)
    except _NoPageError as error:
        raise RefusedError(tr(NO_PAGE, page=error)) from error
    except TooLargeError as error:
        raise RefusedError(tr(LARGE)) from error
    except PictureError as error:
        raise RefusedError(tr(UNMADE, reason=tr(Reason.FAULT.value))) from error


def check_picture(path: Path, media_type: str, boxes: tuple[Box, ...]) -> None:
    """Read a picture that was made; raises RefusedError where anything but black is in a box, or beside the pixels."""
    try:
        with opened(path, media_type) as image:
            clean = media_type == TIFF or not image.getexif()
            for box in boxes:
                turn_to(image, box.page)
                clean = clean and is_black(flat(image), box)
    except PictureError as error:
        raise RefusedError(tr(STILL_THERE)) from error
    if not clean:
        raise RefusedError(tr(STILL_THERE))


class _NoPageError(PictureError):
    """The picture has no page of this number."""


def _check_pages(boxes: tuple[Box, ...], pages: int) -> None:
    last = max(box.page for box in boxes)
    if last > pages:
        raise _NoPageError(last)


def _write_scan(image: "Image", aside: Path, boxes: tuple[Box, ...]) -> None:
    """Write all pages of a scan anew; each is decoded, painted and let go of before the next one."""
    pages = count_pages(image)
    _check_pages(boxes, pages)
    made: list[Image] = []
    for page in range(1, pages + 1):
        turn_to(image, page)
        shown = image.convert("1") if image.mode == "1" else _plain(image)
        paint(shown, [box for box in boxes if box.page == page])
        made.append(shown)
    made[0].save(aside, "TIFF", save_all=True, append_images=made[1:], compression="tiff_adobe_deflate")


def _plain(image: "Image") -> "Image":
    """Return a copy of the pixels, grey or in colours, and of nothing else."""
    from PIL import Image

    shown = image.convert("L") if image.mode in ("1", "L") and "transparency" not in image.info else flat(image)
    made = Image.new(shown.mode, shown.size)
    made.paste(shown)
    return made
