"""The words of a file, for searching."""

from pathlib import Path

from portfolio_app.domain.evidence.file import PDF, WORD
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.evidence_files.pdf_file import read_pdf
from portfolio_app.importers.evidence_files.plain_text import read_text
from portfolio_app.importers.evidence_files.word_text import read_word_text

TEXTS = ("text/", "message/rfc822", "application/json", "application/xml")
"""How the types begin whose files are text."""


def read_words(path: Path, media_type: str) -> str:
    """Return the words of a file as far as it has any that can be read; raises OSError."""
    if media_type.startswith(TEXTS):
        return read_text(path)
    if media_type == WORD:
        try:
            return read_word_text(path)
        except ValueError:
            return ""
    return clean(read_pdf(path).words) if media_type == PDF else ""
