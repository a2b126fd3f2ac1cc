"""What a file is, by its content; its name decides only between kinds that begin alike."""

import io
import re
import struct
import zipfile
from pathlib import Path

from portfolio_app.domain.evidence.file import HTML, MAIL, OUTLOOK, PICTURES, WEB_ARCHIVE
from portfolio_app.importers.evidence_files.mail_parts import POSTMARK

HEAD = 8192
"""How many of a file's first bytes are looked at."""

UNKNOWN = "application/octet-stream"
ZIP = "application/zip"
_MOST_NAMES_BYTES = 4 * 1024 * 1024
_SURE = 0.6
_HEIF_BRANDS = (b"heic", b"heix", b"heif", b"hevc", b"heim", b"heis", b"hevm", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")
_JPEG_2000 = (b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")
"""How its files begin, and its pictures without a file around them (ISO/IEC 15444-1, annexes I and A)."""
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    *((beginning, "image/jp2") for beginning in _JPEG_2000),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b", "application/gzip"),
    (b"{\\rtf", "application/rtf"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}
_IN_ZIP = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_TEXTS = {
    ".csv": "text/csv",
    ".md": "text/markdown",
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".eml": MAIL,
    ".emlx": MAIL,
    ".mht": WEB_ARCHIVE,
    ".mhtml": WEB_ARCHIVE,
    ".json": "application/json",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
}
_OLD_OFFICE = {
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".msg": OUTLOOK,
}
_FIELD = re.compile(rb"[A-Za-z][A-Za-z-]*:")
_MAIL_BEGINS = re.compile(rb"(?:\d{1,10} *\r?\n)?[A-Za-z][A-Za-z-]*:")
"""Apple's mail program says first how long the e-mail is."""
_OF_MAIL = (rb"(?im)^From:", rb"(?im)^Date:", rb"(?im)^(Message-ID|MIME-Version|Received):")


def media_type_of(path: Path) -> str:
    """Return the type of the file; raises OSError when it cannot be read."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    ending = path.suffix.casefold()
    if ending in (".eml", ".emlx", ".mbox") and _is_mail(head):
        return MAIL  # whatever bytes its parts have
    return _by_beginning(head, ending) or _by_archive(path, head) or _by_words(head, ending) or _by_table(head, path)


def _by_beginning(head: bytes, ending: str) -> str:
    for beginning, media_type in _BEGINNINGS:
        if head.startswith(beginning):
            return media_type
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return _by_brand(head[8:12])
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "image/bmp"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _OLD_OFFICE.get(ending, "application/x-ole-storage")
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and ending == ".mp3":
        return "audio/mpeg"
    return ""


def becomes_jpeg(head: bytes) -> bool:
    """Tell whether a file that begins so is a picture as phones take them, or a JPEG 2000: kept and shown as JPEG."""
    is_phone_picture = head[4:8] == b"ftyp" and head[8:12] in (*_HEIF_BRANDS, *_AVIF_BRANDS)
    return is_phone_picture or head.startswith(_JPEG_2000)


def _by_brand(brand: bytes) -> str:
    if brand in _HEIF_BRANDS:
        return "image/heic"
    if brand in _AVIF_BRANDS:
        return "image/avif"
    if brand.startswith(b"M4A"):
        return "audio/mp4"
    return "video/quicktime" if brand == b"qt  " else "video/mp4"


def _by_archive(path: Path, head: bytes) -> str:
    """Return what a zip file is by the names in it; nothing in it is unpacked."""
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ""
    try:
        if names_size(path) > _MOST_NAMES_BYTES:
            return ZIP
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        return ZIP
    for name, media_type in _IN_ZIP.items():
        if name in names and "[Content_Types].xml" in names:
            return media_type
    # The first entry of an OpenDocument file is its type, not compressed (OpenDocument 1.3, part 2, section 3.3).
    if head[30:38] == b"mimetype":
        size = int.from_bytes(head[18:22], "little")
        declared = head[38 : 38 + min(size, 100)].decode("ascii", "replace").strip()
        if declared.startswith("application/") and declared.isprintable():
            return declared
    return ZIP


def names_size(path: Path) -> int:
    """Return how many bytes the list of names in a zip file has, as it says itself; raises OSError, ValueError."""
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - 65_557))
        tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 22:
        raise ValueError("no end of a zip file")
    return int(struct.unpack_from("<I", tail, place + 12)[0])


def _by_words(head: bytes, ending: str) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _TEXTS.get(ending, "text/plain")
    if b"\0" in head:
        return ""
    try:
        # The last character may be cut.
        head[:-3].decode() if len(head) == HEAD else head.decode()
    except UnicodeDecodeError as error:
        if len(head) < HEAD or error.start < HEAD - 8:
            odd = sum(byte < 9 or 13 < byte < 32 for byte in head)
            if odd or ending not in (".txt", ".csv", ".md", ".log"):
                return ""
    return _TEXTS.get(ending) or _unnamed_text(head, ending)


def _unnamed_text(head: bytes, ending: str) -> str:
    """Return what a text is whose name does not say it."""
    begins = _FIELD.match(head) or POSTMARK.match(head)
    if begins and all(re.search(field, head) for field in _OF_MAIL):
        return MAIL
    page = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
    return HTML if not ending and page.startswith((b"<!doctype html", b"<html")) else "text/plain"


def begins_as_mail(head: bytes) -> bool:
    """Tell whether what begins so is an e-mail, whatever it is called."""
    return bool(_MAIL_BEGINS.match(head) or POSTMARK.match(head)) and _is_mail(head)


def _is_mail(head: bytes) -> bool:
    return re.search(rb"(?im)^(From|To|Subject|Date|Received|MIME-Version|Content-Type|Message-ID):", head) is not None


def _by_table(head: bytes, path: Path) -> str:
    import puremagic

    try:
        found = puremagic.magic_string(head, path.name)
    except (puremagic.PureError, ValueError):
        return UNKNOWN
    best = next((match.mime_type for match in found if match.mime_type and match.confidence >= _SURE), "")
    # Pictures that can be shown were told by their beginning: what is only alike (a JPEG XR) cannot be.
    return UNKNOWN if not best or best in PICTURES else best
