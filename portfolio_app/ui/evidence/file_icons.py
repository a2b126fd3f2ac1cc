"""The icons of kinds of evidence (Phosphor set)."""

from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.domain.evidence.file import EvidenceSummary, FileVersion

_KINDS = {
    EvidenceKind.ACCOUNT: "notebook",
    EvidenceKind.STATEMENT: "users-three",
    EvidenceKind.HELD_ELSEWHERE: "map-pin",
    EvidenceKind.FILE: "file",
}
_FILES = (
    ("image/", "image"),
    ("audio/", "microphone"),
    ("video/", "film-strip"),
    ("application/pdf", "file-pdf"),
    ("message/", "envelope"),
    ("text/", "file-text"),
    ("application/msword", "file-text"),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml", "file-text"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml", "table"),
    ("application/zip", "archive"),
)


def icon_of(summary: EvidenceSummary) -> str:
    """Return the name of the icon of a piece of evidence."""
    return icon_of_file(summary.file) if summary.file else _KINDS[summary.evidence.kind]


def icon_of_file(file: FileVersion) -> str:
    """Return the name of the icon of a file."""
    return next((name for beginning, name in _FILES if file.media_type.startswith(beginning)), "file")
