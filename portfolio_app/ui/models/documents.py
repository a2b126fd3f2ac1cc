"""The documents that can be made: what they are, their file names, and what is in their place already."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portfolio_app.domain.dates import say_date
from portfolio_app.services.clock import today
from portfolio_app.services.writers import WRITERS

_SAID = {
    "pdf": "For reading and printing: bookmarks, links and page numbers.",
    "docx": "Your claims are comments, so your assessor can answer in place.",
    "html": "One web page for any phone or computer; it needs no internet.",
    "md": "Plain text with simple signs, for notes and other programs.",
    "xlsx": "The map, the list of claims and the decisions in tables.",
    "zip": "Documents, files and checksums in one.",
}
_TITLES = {
    "pdf": "Portfolio as PDF",
    "docx": "Portfolio as Word",
    "html": "Portfolio as web page",
    "xlsx": "Mapping as spreadsheet",
}
_FORBIDDEN = '/\\:*?"<>|'
"""What a file name cannot hold on one system or another."""


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A form of document: its file ending, what it is called, and a line about it."""

    ending: str
    title: str
    said: str


def document_forms() -> tuple[DocumentForm, ...]:
    """Return every form that can be made, in order."""
    return tuple(
        DocumentForm(ending, _TITLES.get(ending, name), _SAID.get(ending, f"A file that ends in .{ending}."))
        for ending, (name, _) in WRITERS.items()
    )


def document_name(learner: str, ending: str) -> str:
    """Return a file name with the learner's name in it, safe on every system."""
    kept = "".join(c for c in learner if c.isalnum() or c in " -_'").strip()[:80]
    return f"{kept} portfolio.{ending}".strip() if kept else f"Portfolio.{ending}"


def document_path(folder: Path, name: str, ending: str) -> Path:
    """Return where a document goes; its ending is added where it is missing."""
    name = name.strip()
    return folder / (name if name.casefold().endswith(f".{ending}") else f"{name}.{ending}")


def name_fault(name: str, ending: str) -> str:
    """Return what is wrong with a file name, or "" when nothing is."""
    stem = name.strip().removesuffix(f".{ending}")
    if not stem.strip(". "):
        return "Give the file a name."
    wrong = sorted({c for c in stem if c in _FORBIDDEN or not c.isprintable()})
    if wrong:
        return f"A file name cannot hold {' '.join(wrong)}: take it out."
    return ""


def former_file(path: Path) -> str:
    """Say what a new document will replace, or return "" when nothing is there."""
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return ""
    if moment.date() == today():
        return f"This will replace the one you made today at {moment:%H:%M}."
    return f"This will replace the one of {say_date(moment)}."
