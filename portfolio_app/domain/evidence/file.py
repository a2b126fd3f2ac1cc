"""Files as evidence: pictures, documents, e-mails, recordings; the versions each has had, and how large one may be."""

from dataclasses import dataclass

from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import mark, tr

PICTURES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/bmp", "image/tiff"})
"""The types of picture that can be shown."""

LARGEST_BYTES = 900 * 1024 * 1024
"""The most that one file may have: what a portfolio of files can still be copied, packed and sent with."""

PDF = "application/pdf"
HTML = "text/html"
MAIL = "message/rfc822"
WEB_ARCHIVE = "multipart/related"
OUTLOOK = "application/vnd.ms-outlook"
_WRITTEN = frozenset({MAIL, HTML, WEB_ARCHIVE, "text/plain", "text/markdown"})
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


MOVES = mark("It moves, or holds several pictures: only the first is shown here and in documents.")
SEVERAL = mark("The file that you chose holds several pictures: the first of them is kept.")
TO_KNOW = frozenset({MOVES, SEVERAL})
"""What is said of files that are shown, and leaves nothing to do."""


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A file's content as it was put in; ``added_at`` is ISO 8601, UTC, ``size`` is in bytes.

    ``source_sha256`` is that of the file that the learner chose, ``sha256`` that of what was kept of it: ``cleaned``
    says what was taken out. ``redacted_at``, ISO 8601, UTC, is when the learner had something in it blacked out or
    replaced, "" for never. ``pages`` is 0 where pages mean nothing or could not be counted; ``warning`` says why a file
    cannot be shown, or what to know about it.
    """

    number: int
    name: str
    media_type: str
    size: int
    sha256: str
    source_sha256: str = ""
    added_at: str = ""
    pages: int = 0
    cleaned: str = ""
    warning: str = ""
    redacted_at: str = ""

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture that can be shown."""
        return self.media_type in PICTURES

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF."""
        return self.media_type == PDF

    @property
    def is_paged(self) -> bool:
        """Whether its pages are told apart: those of a PDF, and of a scan with more than one."""
        return self.is_pdf or (self.is_picture and self.pages > 1)

    @property
    def is_written(self) -> bool:
        """Whether it is words without pages: an e-mail, a web page or a plain text."""
        return self.media_type in _WRITTEN

    @property
    def is_recording(self) -> bool:
        """Whether it plays for some time."""
        return self.media_type.startswith(("audio/", "video/"))


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of evidence: its present version and those that it has replaced, the oldest first."""

    evidence: Evidence
    present: FileVersion
    former: tuple[FileVersion, ...] = ()

    @property
    def name(self) -> str:
        """The file's name, safe on every system."""
        return self.present.name

    @property
    def media_type(self) -> str:
        """The type that its content has, such as image/jpeg."""
        return self.present.media_type

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return self.present.size

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal digits."""
        return self.present.sha256

    @property
    def version(self) -> int:
        """The number of the present version, 1 for the first."""
        return self.present.number

    @property
    def versions(self) -> tuple[FileVersion, ...]:
        """Every version, in the order in which they were put in."""
        return tuple(sorted((*self.former, self.present), key=lambda version: version.number))


@dataclass(frozen=True, slots=True)
class EvidenceSummary:
    """Any piece of evidence as lists show it: how many claims stand on it, an account's words, a file's facts.

    An annotation is ``about`` a work product, by its number; 0 for all others.
    """

    evidence: Evidence
    claims: int
    words: int = 0
    file: FileVersion | None = None
    about: int = 0


def say_size(size: int) -> str:
    """Return bytes as people say them: 512 bytes, 34 KB, 2.5 MB."""
    if size < 1000:
        return plural(size, "byte")
    if size < 999_500:
        return tr("{size} KB", size=round(size / 1000))
    return (
        tr("{size} MB", size=f"{size / 1_000_000:.1f}")
        if size < 99_950_000
        else tr("{size} MB", size=round(size / 1_000_000))
    )


def say_redacted(version: FileVersion) -> str:
    """Return when something in it was blacked out or replaced for good, in a few words; "" where nothing was."""
    at = version.redacted_at
    return tr("parts blacked out or replaced on {day}", day=say_day_of(at)) if at else ""


_KINDS = (
    (PDF, "PDF"),
    (WORD, mark("Word document")),
    ("application/msword", mark("Word document")),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", mark("Spreadsheet")),
    ("application/vnd.ms-excel", mark("Spreadsheet")),
    ("application/vnd.openxmlformats-officedocument.presentationml", mark("Slides")),
    ("application/vnd.ms-powerpoint", mark("Slides")),
    ("application/zip", mark("ZIP archive")),
    (MAIL, mark("E-mail")),
    (OUTLOOK, mark("E-mail")),
    (HTML, mark("Web page")),
    (WEB_ARCHIVE, mark("Web page")),
    ("image/", mark("Picture")),
    ("audio/", mark("Sound recording")),
    ("video/", mark("Video")),
    ("text/", mark("Text")),
)


def say_media_type(media_type: str) -> str:
    """Return what people call files of a type: Picture, PDF; File where they have no word for it."""
    return next((tr(name) for beginning, name in _KINDS if media_type.startswith(beginning)), tr("File"))
