"""The words of a file, for searching, for looking at it and for documents."""

from pathlib import Path

from portfolio_app.domain.evidence.file import HTML, MAIL, OUTLOOK, PDF, WEB_ARCHIVE, WORD
from portfolio_app.domain.evidence.writing import Writing, say_writings
from portfolio_app.domain.words.text import clean
from portfolio_app.importers.evidence_files.html_words import read_html
from portfolio_app.importers.evidence_files.mail import read_mail
from portfolio_app.importers.evidence_files.pdf_file import pdf_facts
from portfolio_app.importers.evidence_files.plain_text import MOST_BYTES, read_text
from portfolio_app.importers.evidence_files.word_text import read_word_text
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.translation import mark

TEXTS = ("text/", MAIL, WEB_ARCHIVE, "application/json", "application/xml")
"""How the types begin whose files are text."""

UNREAD = {
    OUTLOOK: mark(
        "It is an e-mail as only Outlook reads it, so it cannot be shown: open it in Outlook, choose “Save as” "
        "or “Print”, and add it as .eml, HTML or PDF."
    )
}
"""What is said of kinds of file whose words are not read here, and how they can be."""


def read_writings(path: Path, media_type: str) -> tuple[Writing, ...]:
    """Return the words of a text, a web page, a Word file or an e-mail as they are read; raises OSError."""
    if media_type in (MAIL, WEB_ARCHIVE):
        return read_mail(path).writings
    if media_type == HTML:
        return (read_html(path),)
    if media_type == WORD:
        try:
            return (Writing(read_word_text(path)),)
        except ValueError:
            return ()
    if media_type.startswith(TEXTS):
        return (Writing(read_text(path), whole=path.stat().st_size <= MOST_BYTES),)
    return ()


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
    """Return the words of a text, a web page, an e-mail or a Word file, as far as it has any; raises OSError."""
    return say_writings(read_writings(path, media_type))
