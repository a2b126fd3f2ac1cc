"""The words of a file, for searching."""

from pathlib import Path

from portfolio_app.domain.evidence.file import PDF, WORD
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.evidence_files.pdf_file import pdf_facts
from portfolio_app.importers.evidence_files.plain_text import read_text
from portfolio_app.importers.evidence_files.word_text import read_word_text
from portfolio_app.sandbox import SandboxError, run

TEXTS = ("text/", "message/rfc822", "application/json", "application/xml")
"""How the types begin whose files are text."""


def words_of(path: Path, media_type: str) -> str:
    """Return the words of a file, read in the sandbox, as far as it has any that can be read; raises OSError."""
    if media_type == PDF:
        return clean(pdf_facts(path).words)
    if media_type != WORD and not media_type.startswith(TEXTS):
        return ""
    try:
        return run(read_words, path, media_type)
    except SandboxError:
        return ""


def read_words(path: Path, media_type: str) -> str:
    """Return the words of a text or a Word file as far as it has any that can be read; raises OSError."""
    if media_type.startswith(TEXTS):
        return read_text(path)
    if media_type == WORD:
        try:
            return read_word_text(path)
        except ValueError:
            return ""
    return ""
