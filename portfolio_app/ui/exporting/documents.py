"""The documents that can be made: what they are, their file names, and what is in their place already."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.time import say_date
from portfolio_app.services.clock import today
from portfolio_app.services.documents.writers import SHEET_FORMS, WRITERS
from portfolio_app.translation import mark, tr

_FORMS = {
    "pdf": (mark("Portfolio as PDF"), mark("For reading and printing: bookmarks, links and page numbers.")),
    "docx": (
        mark("Portfolio as Word"),
        mark("Your claims are comments beside the words. Decisions come back by another file."),
    ),
    "html": (mark("Portfolio as web page"), mark("For any phone or computer; it needs no internet.")),
    "md": (mark("Portfolio as Markdown"), mark("Plain text with simple signs, for notes and other programs.")),
    "xlsx": (mark("Mapping as spreadsheet"), mark("The map, the list of claims and the decisions in tables.")),
    "qdpx": (
        mark("Coded project"),
        mark("Accounts and coded passages for QualCoder, NVivo, ATLAS.ti and MAXQDA, with a list of the codes."),
    ),
}
_SHEETS = {
    Sheet.DISCUSSION: (
        mark("Discussion sheet"),
        mark("Cards to prepare for the professional discussion."),
    ),
    Sheet.GAPS: (mark("Gap list"), mark("What is still missing, the quickest first.")),
    Sheet.GRID: (mark("Mapping grid"), mark("What you are assessed on, and where the evidence is.")),
    Sheet.ANNEX: (mark("Mapping annex"), mark("Code, definition, and the title and page of the evidence.")),
    Sheet.AUTHORSHIP: (
        mark("Authorship record"),
        mark("What was typed, pasted and reworked; it is kept once you turn it on in your details."),
    ),
}
_FORBIDDEN = '/\\:*?"<>|'
"""What a file name cannot hold on one system or another."""


@dataclass(frozen=True, slots=True)
class DocumentForm:
    """A document that can be made: what it is called, a line about it, its file's ending and what its name ends with.

    ``sheet`` is None for the portfolio itself.
    """

    ending: str
    title: str
    said: str
    called: str = "portfolio"
    sheet: Sheet | None = None

    @property
    def key(self) -> str:
        """What its settings are remembered under."""
        return self.sheet.value if self.sheet else self.ending


def document_forms() -> tuple[DocumentForm, ...]:
    """Return every form of the portfolio that can be made, in order."""
    usual = ("", "")
    return tuple(
        DocumentForm(
            ending, tr(title or name), tr(said) if said else tr("A file that ends in .{ending}.", ending=ending)
        )
        for ending, (name, _) in WRITERS.items()
        for title, said in (_FORMS.get(ending, usual),)
    )


def sheet_forms() -> tuple[DocumentForm, ...]:
    """Return every sheet that can be made, as PDF at first."""
    return tuple(
        DocumentForm("pdf", tr(title), tr(said), tr(title).lower(), sheet) for sheet, (title, said) in _SHEETS.items()
    )


def pack_form() -> DocumentForm:
    """Return the pack as something that can be made."""
    said = tr("All documents, your files and your data in one signed ZIP. The options below are not for it.")
    return DocumentForm("zip", tr("Pack"), said, "pack")


def endings_of_sheets() -> tuple[tuple[str, str], ...]:
    """Return the endings that sheets can have, each with what it means."""
    return tuple((ending, tr(WRITERS[ending][0])) for ending in SHEET_FORMS)


def document_name(learner: str, form: DocumentForm) -> str:
    """Return a file name with the learner's name in it, safe on every system."""
    kept = "".join(c for c in learner if c.isalnum() or c in " -_'").strip()[:80]
    name = f"{kept} {form.called}" if kept else form.called.capitalize()
    return f"{name}.{form.ending}"


def document_path(folder: Path, name: str, ending: str) -> Path:
    """Return where a document goes; its ending is added where it is missing."""
    name = name.strip()
    return folder / (name if name.casefold().endswith(f".{ending}") else f"{name}.{ending}")


def name_fault(name: str, ending: str) -> str:
    """Return what is wrong with a file name, or "" when nothing is."""
    stem = name.strip().removesuffix(f".{ending}")
    if not stem.strip(". "):
        return tr("Give the file a name.")
    wrong = sorted({c for c in stem if c in _FORBIDDEN or not c.isprintable()})
    if wrong:
        return tr("A file name cannot hold {wrong}: take it out.", wrong=" ".join(wrong))
    return ""


def former_file(path: Path) -> str:
    """Say what a new document will replace, or return "" when nothing is there."""
    try:
        moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):
        return ""
    if moment.date() == today():
        return tr("This will replace the one you made today at {moment}.", moment=f"{moment:%H:%M}")
    return tr("This will replace the one of {date}.", date=say_date(moment))
