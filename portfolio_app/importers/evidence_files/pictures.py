"""Pictures as they are taken in: turned the right way up, without the camera's notes, and with a small copy."""

import io
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.importers.evidence_files.chunks import png_without_details, webp_without_details
from portfolio_app.importers.evidence_files.jpeg_parts import without_details

if TYPE_CHECKING:
    from PIL.Image import Exif, Image

JPEG = "image/jpeg"
CONVERTED = {"image/heic": "HEIC", "image/avif": "AVIF"}
"""Kinds of picture that many programs cannot show: kept as JPEG."""

MOST_PIXELS = 100_000_000
"""Larger pictures are kept as they are and never decoded."""

MOST_BYTES = 200 * 1024 * 1024
THUMBNAIL = 320
_QUALITY = 92
_CLEANERS = {JPEG: without_details, "image/png": png_without_details, "image/webp": webp_without_details}
_MAKE, _MODEL, _ORIENTATION, _GPS, _EXIF, _TAKEN = 0x010F, 0x0110, 0x0112, 0x8825, 0x8769, 0x9003

LARGE = "It has more than 100 million pixels, too many to be shown here; it is kept, and a smaller copy reads better."
UNREADABLE = "It could not be read as a picture, so it cannot be shown; if you can open it elsewhere, save it anew."
UNCLEANED = "What the camera wrote into it could not be taken out of this kind of picture; save it as JPEG or PNG."


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What became of a picture; ``path`` holds what is kept, ``cleaned`` says what was taken out or changed."""

    path: Path
    media_type: str
    thumbnail: bytes = b""
    cleaned: str = ""
    warning: str = ""
    taken_on: date | None = None


def take_picture(path: Path, aside: Path, media_type: str) -> PictureFacts:
    """Look at a picture; what is kept of it, where that is not all, is written aside. Raises OSError."""
    if path.stat().st_size > MOST_BYTES:
        return PictureFacts(path, media_type, warning=UNCLEANED)
    try:
        with opened(path, media_type) as image:
            return _take(image, path, aside, media_type)
    except TooLargeError:
        return _too_large(path, aside, media_type)
    except PictureError:
        return PictureFacts(path, media_type, warning=UNREADABLE)


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
        except Image.DecompressionBombError as error:
            raise TooLargeError from error
        except Exception as error:
            # Decoders raise whatever they come upon in a damaged file; a full disk is something else.
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise PictureError from error


def thumbnail_of(image: "Image") -> bytes:
    """Return a small copy as JPEG; ``image`` may be made smaller by it."""
    from PIL import Image

    image.thumbnail((THUMBNAIL, THUMBNAIL), Image.Resampling.BILINEAR, reducing_gap=2.0)
    small = flat(image)
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
    orientation = _number(exif.get(_ORIENTATION))
    taken_on, found = _taken_on(exif), _details_in(exif)
    if media_type in CONVERTED:
        return _converted(image, aside, media_type, found, taken_on)
    turn = orientation if 2 <= orientation <= 8 and not getattr(image, "is_animated", False) else 1
    if turn != 1 and media_type in _CLEANERS:
        upright = _upright(image, aside, media_type)
        said = _said(found, "turned the right way up")
        return PictureFacts(aside, media_type, thumbnail_of(upright), said, taken_on=taken_on)
    small = thumbnail_of(image)
    if media_type not in _CLEANERS:
        return PictureFacts(path, media_type, small, warning=UNCLEANED if found else "", taken_on=taken_on)
    content = path.read_bytes()
    try:
        cleaned = _CLEANERS[media_type](content)
    except ValueError:
        return PictureFacts(path, media_type, small, warning=UNCLEANED if found else "", taken_on=taken_on)
    if cleaned == content:
        return PictureFacts(path, media_type, small, taken_on=taken_on)
    aside.write_bytes(cleaned)
    said = _said(found or ["notes that programs keep in the file"])
    return PictureFacts(aside, media_type, small, said, taken_on=taken_on)


def _upright(image: "Image", aside: Path, media_type: str) -> "Image":
    """Write the picture turned the right way up, as near to the original as its kind allows; return it."""
    from PIL import ImageOps, JpegImagePlugin

    options: dict[str, object] = {"icc_profile": image.info.get("icc_profile")}
    if media_type == JPEG:
        # The same tables and sampling lose next to nothing when the picture is written once more.
        sampling = JpegImagePlugin.get_sampling(image)
        tables = getattr(image, "quantization", None)
        options |= {"subsampling": max(sampling, 0), "optimize": True} | ({"qtables": tables} if tables else {})
    elif media_type == "image/webp":
        options |= {"quality": _QUALITY}
    upright = ImageOps.exif_transpose(image)
    for detail in ("exif", "comment", "xmp"):
        upright.info.pop(detail, None)
    kind = {JPEG: "JPEG", "image/png": "PNG", "image/webp": "WEBP"}[media_type]
    upright.save(aside, kind, exif=b"", **options)
    return upright


def _converted(image: "Image", aside: Path, media_type: str, found: list[str], taken_on: date | None) -> PictureFacts:
    from PIL import ImageOps

    upright = flat(ImageOps.exif_transpose(image))
    upright.save(aside, "JPEG", quality=_QUALITY, icc_profile=image.info.get("icc_profile"), exif=b"")
    changed = f"changed from {CONVERTED[media_type]} to JPEG, which every program can show"
    return PictureFacts(aside, JPEG, thumbnail_of(upright), _said(found, changed), taken_on=taken_on)


def _too_large(path: Path, aside: Path, media_type: str) -> PictureFacts:
    if media_type not in _CLEANERS:
        return PictureFacts(path, media_type, warning=LARGE)
    content = path.read_bytes()
    try:
        # How it is to be turned is all that stays, because it is not decoded.
        is_jpeg = media_type == JPEG
        cleaned = without_details(content, _turn_of(content)) if is_jpeg else _CLEANERS[media_type](content)
    except ValueError:
        return PictureFacts(path, media_type, warning=LARGE)
    if cleaned == content:
        return PictureFacts(path, media_type, warning=LARGE)
    aside.write_bytes(cleaned)
    return PictureFacts(aside, media_type, cleaned=_said(["what the camera wrote into it"]), warning=LARGE)


def _turn_of(content: bytes) -> int:
    from PIL import Image

    start = content.find(b"Exif\0\0", 0, 70_000)
    exif = Image.Exif()
    try:
        exif.load(content[start : start + 65_000] if start >= 0 else b"")
        turn = _number(exif.get(_ORIENTATION))
    except Exception:  # noqa: BLE001  # whatever a damaged header brings up
        return 1
    return turn if 2 <= turn <= 8 else 1


def _details_in(exif: "Exif") -> list[str]:
    """Return what the camera's details give away, in words."""
    found = ["where it was taken"] * bool(exif.get_ifd(_GPS))
    found += ["the camera or telephone"] * any(exif.get(tag) for tag in (_MAKE, _MODEL))
    found += ["when it was taken"] * bool(exif.get_ifd(_EXIF).get(_TAKEN))
    others = set(exif) - {_MAKE, _MODEL, _ORIENTATION, _GPS, _EXIF}
    return found or ["the camera's other details"] * bool(others)


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
        said = f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0]
        parts.append(f"taken out: {said}")
    parts += [changed] if changed else []
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) else 1
