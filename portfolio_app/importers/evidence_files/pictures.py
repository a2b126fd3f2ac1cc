"""Pictures taken in: turned the right way up, without the camera's notes but for the day, and with a small copy."""

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.importers.evidence_files.chunks import png_turn, png_without_details, webp_turn, webp_without_details
from portfolio_app.importers.evidence_files.jpeg_parts import jpeg_turn, without_details
from portfolio_app.importers.evidence_files.turning import ORIENTATION, turn_of, upright
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

JPEG = "image/jpeg"
CONVERTED = {"image/heic": "HEIC", "image/avif": "AVIF", "image/jp2": "JPEG 2000"}
"""Kinds of picture that many programs cannot show: kept as JPEG."""

MOST_PIXELS = 100_000_000
"""Larger pictures are kept as they are and never decoded."""

_MOST_TURNED = 60_000_000
"""Larger ones keep a note of how they are to be turned: for turning, the picture is in memory twice."""

MOST_BYTES = 200 * 1024 * 1024
THUMBNAIL = 320
_QUALITY = 92
_CLEANERS = {JPEG: without_details, "image/png": png_without_details, "image/webp": webp_without_details}
_TURNS = {JPEG: jpeg_turn, "image/png": png_turn, "image/webp": webp_turn}
_MAKE, _MODEL, _GPS, _EXIF, _TAKEN = 0x010F, 0x0110, 0x8825, 0x8769, 0x9003
_HOW_IT_IS_STORED = frozenset(
    (
        *range(0x00FE, 0x0108),  # size, bits, compression, colour
        *(0x010A, 0x0111, ORIENTATION, 0x0115, 0x0116, 0x0117, 0x0118, 0x0119, 0x011A, 0x011B, 0x011C, 0x0120, 0x0121),
        *(0x0122, 0x0123, 0x0124, 0x0125, 0x0128, 0x0129, 0x012D, 0x013D, 0x013E, 0x013F, 0x0140, 0x0141, 0x0142),
        *(0x0143, 0x0144, 0x0145, 0x014A, 0x014C, 0x014E, 0x0150, 0x0151, 0x0152, 0x0153, 0x0154, 0x0155, 0x0156),
        *(0x015B, *range(0x0200, 0x020A), 0x0211, 0x0212, 0x0213, 0x0214, 0x8773),
    )
)
"""Tags that only say how a TIFF's pixels lie in the file, and what colours they mean (TIFF 6.0, parts 1 to 3)."""
_OF_A_SCANNER = frozenset((_MAKE, _MODEL, 0x0131, 0x0132))
"""What a scanner says of itself in the same place, its program and the time of the scan; it speaks of nobody."""

LARGE = mark(
    "It has more than 100 million pixels, too many to be shown here; it is kept, and a smaller copy reads better."
)
UNREADABLE = mark(
    "It could not be read as a picture, so it cannot be shown here; if you can open it elsewhere, save it anew."
)
UNREAD = mark("It {reason}, so it cannot be shown here; if you can open it elsewhere, save it anew.")
UNCLEANED = mark(
    "What the camera wrote into it could not be taken out of this kind of picture; save it as JPEG or PNG."
)


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What became of a picture; ``path`` holds what is kept, ``cleaned`` says what was taken out or changed.

    One that cannot be ``shown`` has a warning that says why.
    """

    path: Path
    media_type: str
    thumbnail: bytes = b""
    cleaned: str = ""
    warning: str = ""
    taken_on: date | None = None
    shown: bool = True


def picture_facts(path: Path, aside: Path, media_type: str) -> PictureFacts:
    """Look at a picture in the sandbox; raises OSError. What is kept of it, where that is not all, is written aside."""
    try:
        return run(take_picture, path, aside, media_type)
    except SandboxError as error:
        aside.unlink(missing_ok=True)  # it may be cut
        warning = error.sentence(UNREAD)
    try:
        return run(keep_picture, path, aside, media_type, warning)
    except SandboxError:
        return PictureFacts(path, media_type, warning=warning, shown=False)


def take_picture(path: Path, aside: Path, media_type: str) -> PictureFacts:
    """Look at a picture; what is kept of it, where that is not all, is written aside. Raises OSError."""
    if path.stat().st_size > MOST_BYTES:
        return PictureFacts(path, media_type, warning=UNCLEANED)
    try:
        with opened(path, media_type) as image:
            return _take(image, path, aside, media_type)
    except TooLargeError:
        return keep_picture(path, aside, media_type, LARGE)
    except PictureError:
        return PictureFacts(path, media_type, warning=UNREADABLE, shown=False)


def keep_picture(path: Path, aside: Path, media_type: str, warning: str) -> PictureFacts:
    """Take the details out of a picture that is not decoded, where its kind allows; raises OSError."""
    unchanged = PictureFacts(path, media_type, warning=warning, shown=False)
    if media_type not in _CLEANERS or path.stat().st_size > MOST_BYTES:
        return unchanged
    content = path.read_bytes()
    try:
        # How it is to be turned is all that stays, because it is not decoded.
        cleaned = _CLEANERS[media_type](content, _TURNS[media_type](content))
    except ValueError:
        return unchanged
    if cleaned == content:
        return unchanged
    aside.write_bytes(cleaned)
    cleaned_of = _said([tr("what the camera wrote into it")])
    return PictureFacts(aside, media_type, cleaned=cleaned_of, warning=warning, shown=False)


def small_picture(path: Path, media_type: str) -> bytes:
    """Return a small copy of a picture as JPEG; nothing when it cannot be read. Raises OSError."""
    try:
        with opened(path, media_type) as image:
            return thumbnail_of(image)
    except PictureError:
        return b""


class PictureError(Exception):
    """The file cannot be read as a picture."""


class TooLargeError(PictureError):
    """The picture has more pixels than are decoded."""


@contextmanager
def opened(path: Path, media_type: str) -> Generator["Image", None, None]:
    """Open a picture without decoding it; raises PictureError, also for what decoding it brings up, and OSError."""
    from PIL import Image

    if media_type == "image/heic":
        from pillow_heif import register_heif_opener

        register_heif_opener(thumbnails=False)
    file = path.open("rb")  # so that an OSError is the system's, and what follows the picture's
    with file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(file) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise TooLargeError
                yield image
        except PictureError:
            raise
        except MemoryError:
            raise  # told by the sandbox
        except Image.DecompressionBombError as error:
            raise TooLargeError from error
        except Exception as error:
            # Decoders raise whatever they come upon in a damaged file; a full disk is something else.
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise PictureError from error


def thumbnail_of(image: "Image") -> bytes:
    """Return a small copy as JPEG, the right way up; ``image`` may be made smaller by it."""
    from PIL import Image

    image.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.BILINEAR, reducing_gap=2.0)
    small = flat(upright(image))
    made = io.BytesIO()
    small.save(made, "JPEG", quality=80)
    return made.getvalue()


def flat(image: "Image") -> "Image":
    """Return the picture in plain colours, on white where it lets the ground through."""
    from PIL import Image

    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        image = image.convert("F").point(lambda value: value / 256).convert("L")
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        ground.alpha_composite(clear)
        return ground.convert("RGB")
    return image.convert("RGB") if image.mode != "RGB" else image


def _take(image: "Image", path: Path, aside: Path, media_type: str) -> PictureFacts:
    exif = image.getexif()
    taken_on, found = _taken_on(exif), _details_in(exif, media_type)
    if media_type in CONVERTED:
        return _converted(image, aside, media_type, found, taken_on)
    turn = turn_of(image)
    # Behind a JPEG there may be others (a map of its light, of its depth), which go with the details.
    moves = media_type != JPEG and bool(getattr(image, "is_animated", False))
    heavy = image.width * image.height > _MOST_TURNED
    if turn != 1 and media_type in _CLEANERS and not moves and not heavy:
        turned = _upright(image, aside, media_type)
        said = _said(found, tr("turned the right way up"))
        return PictureFacts(aside, media_type, thumbnail_of(turned), said, taken_on=taken_on)
    small = thumbnail_of(image)
    untouched = PictureFacts(path, media_type, small, warning=UNCLEANED if found else "", taken_on=taken_on)
    if media_type not in _CLEANERS:
        return untouched
    content = path.read_bytes()
    try:
        cleaned = _CLEANERS[media_type](content, turn)
    except ValueError:
        return untouched
    if cleaned == content:
        return PictureFacts(path, media_type, small, taken_on=taken_on)
    aside.write_bytes(cleaned)
    said = _said(found or [tr("notes that programs keep in the file")])
    return PictureFacts(aside, media_type, small, said, taken_on=taken_on)


def _upright(image: "Image", aside: Path, media_type: str) -> "Image":
    """Write the picture turned the right way up, as near to the original as its kind allows; return it."""
    from PIL import JpegImagePlugin

    options: dict[str, object] = {"icc_profile": image.info.get("icc_profile")}
    if media_type == JPEG:
        # The same tables and sampling lose next to nothing when the picture is written once more.
        sampling = JpegImagePlugin.get_sampling(image)
        tables = getattr(image, "quantization", None)
        options |= {"subsampling": max(sampling, 0), "optimize": True} | ({"qtables": tables} if tables else {})
    elif media_type == "image/webp":
        options |= {"quality": _QUALITY}
    turned = upright(image)
    for detail in ("exif", "comment", "xmp"):
        turned.info.pop(detail, None)
    kind = {JPEG: "JPEG", "image/png": "PNG", "image/webp": "WEBP"}[media_type]
    turned.save(aside, kind, exif=b"", **options)
    return turned


def _converted(image: "Image", aside: Path, media_type: str, found: list[str], taken_on: date | None) -> PictureFacts:
    turned = flat(upright(image))
    turned.save(aside, "JPEG", quality=_QUALITY, icc_profile=image.info.get("icc_profile"), exif=b"")
    changed = f"changed from {CONVERTED[media_type]} to JPEG, which every program can show"
    return PictureFacts(aside, JPEG, thumbnail_of(turned), _said(found, changed), taken_on=taken_on)


def _details_in(exif: "Exif", media_type: str) -> list[str]:
    """Return what the camera's details give away, in words."""
    told = set(exif) - _HOW_IT_IS_STORED - {_GPS, _EXIF}
    if media_type == "image/tiff":
        told -= _OF_A_SCANNER
    found = [tr("where it was taken")] * bool(exif.get_ifd(_GPS))
    found += [tr("the camera or telephone")] * any(exif.get(tag) for tag in (_MAKE, _MODEL) if tag in told)
    found += [tr("when it was taken")] * bool(exif.get_ifd(_EXIF).get(_TAKEN))
    return found or [tr("the camera's other details")] * bool(told - {_MAKE, _MODEL})


def _taken_on(exif: "Exif") -> date | None:
    taken = exif.get_ifd(_EXIF).get(_TAKEN)
    try:
        return datetime.strptime(str(taken)[:10], "%Y:%m:%d").date()  # the camera's own day
    except ValueError:
        return None


def _said(found: list[str], changed: str = "") -> str:
    """Return the sentence that tells the learner what was done to their picture."""
    parts: list[str] = []
    if found:
        said = (
            tr("{found} and {last_found}", found=", ".join(found[:-1]), last_found=found[-1])
            if len(found) > 1
            else found[0]
        )
        parts.append(tr("taken out: {what}", what=said))
    parts += [changed] if changed else []
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""
