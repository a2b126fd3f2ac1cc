"""A file as it is taken in: its name, its type, its bytes, and what searching finds of it."""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.file import LARGEST_BYTES, MAIL, PDF, PICTURES, FileVersion
from portfolio_app.domain.evidence.writing import say_writings
from portfolio_app.domain.words.file_names import safe_name
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.evidence_files.mail import read_mail
from portfolio_app.importers.evidence_files.media_type import media_type_of
from portfolio_app.importers.evidence_files.pdf_file import pdf_facts
from portfolio_app.importers.evidence_files.picture_pages import PicturePages, pages_of
from portfolio_app.importers.evidence_files.pictures import CONVERTED, picture_facts, small_picture
from portfolio_app.importers.evidence_files.video_places import VIDEOS, place_boxes, write_over
from portfolio_app.importers.evidence_files.words import UNREAD, words_of
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.translation import tr

_PIECE = 1024 * 1024
_NO_ROOM = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


@dataclass(frozen=True, slots=True)
class Intake:
    """What is kept of a file: ``path`` holds the bytes, which may be the file that the learner chose.

    ``words`` are those that searching finds, ``taken_on`` the day that a picture says it was taken, or an e-mail sent.
    """

    version: FileVersion
    path: Path
    thumbnail: bytes = b""
    words: str = ""
    taken_on: date | None = None


def take_in(path: Path, aside: Path, progress: Callable[[int], None]) -> Intake:
    """Look at a file; raises InputError when it cannot be kept. ``progress`` is told how many bytes were read.

    Where something is taken out of the file, what is left of it is written ``aside``.
    """
    try:
        size = _size_of(path)
        digest = _digest_of(path, progress)
        media_type = media_type_of(path)
        version = FileVersion(0, safe_name(path.name), media_type, size, digest, source_sha256=digest)
        if media_type == PDF:
            facts = pdf_facts(path)
            read = replace(version, pages=facts.pages, warning=facts.warning)
            return Intake(read, path, facts.thumbnail, clean(facts.words))
        if media_type in PICTURES or media_type in CONVERTED:
            return _picture(version, path, aside)
        if media_type == MAIL:
            return _mail(version, path)
        if media_type in VIDEOS:
            return _recording(version, path, aside)
        return Intake(replace(version, warning=UNREAD.get(media_type, "")), path, words=words_of(path, media_type))
    except OSError as error:
        reason = error.strerror or str(error)
        if error.errno in _NO_ROOM:
            raise FileError(
                tr("There is no room left for a copy of {path} while it is read; make room.", path=path)
            ) from error
        raise InputError(
            tr("{path} could not be read ({reason}); check that it is there and may be read.", path=path, reason=reason)
        ) from error


def glance(path: Path, media_type: str) -> tuple[bytes, str]:
    """Return the small picture and the words of what was kept of a file, as far as it has any; raises OSError."""
    if media_type == PDF:
        facts = pdf_facts(path)
        return facts.thumbnail, clean(facts.words)
    if media_type in PICTURES:
        try:
            return run(small_picture, path, media_type), ""
        except SandboxError:
            return b"", ""
    return b"", words_of(path, media_type)


def _mail(version: FileVersion, path: Path) -> Intake:
    try:
        mail = run(read_mail, path)
    except SandboxError:
        return Intake(version, path)
    return Intake(version, path, words=say_writings(mail.writings), taken_on=mail.sent_on)


def _recording(version: FileVersion, path: Path, aside: Path) -> Intake:
    try:
        boxes = run(place_boxes, path)
    except SandboxError:
        boxes = ()
    if not boxes:
        return Intake(version, path)
    shutil.copyfile(path, aside)
    write_over(aside, boxes)
    cleaned = tr("Taken out: where it was recorded.")
    return Intake(replace(version, sha256=_digest_of(aside, lambda _: None), cleaned=cleaned), aside)


def _picture(version: FileVersion, path: Path, aside: Path) -> Intake:
    facts = picture_facts(path, aside, version.media_type)
    inside = pages_of(path, version.media_type) if facts.shown else PicturePages()
    kept = replace(
        version,
        media_type=facts.media_type,
        size=facts.path.stat().st_size,
        cleaned=facts.cleaned,
        warning=facts.warning or inside.note,
        pages=inside.pages if facts.shown else 0,
    )
    if facts.media_type != version.media_type:
        kept = replace(kept, name=safe_name(f"{Path(version.name).stem}.jpg"))
    return Intake(kept, facts.path, facts.thumbnail, taken_on=facts.taken_on)


def _size_of(path: Path) -> int:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise InputError(tr("{path} is a folder; choose the files in it.", path=path))
    if not stat.S_ISREG(found.st_mode):
        raise InputError(tr("{path} is a device or a pipe, not a file; choose a file.", path=path))
    if not found.st_size:
        raise InputError(tr("{path} is empty; choose another file.", path=path))
    if found.st_size > LARGEST_BYTES:
        raise InputError(
            tr("{path} is too large: a file of evidence may have up to 900 MB; make it smaller.", path=path)
        )
    return found.st_size


def _digest_of(path: Path, progress: Callable[[int], None]) -> str:
    digest = hashlib.sha256()
    # A pipe put in the file's place meanwhile must not keep us waiting.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            progress(len(piece))
    return digest.hexdigest()
