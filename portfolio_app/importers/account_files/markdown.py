"""Accounts in Markdown of any other making than this program's own, which ``markdown_account`` reads."""

from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.account_files.block import SourceText
from portfolio_app.importers.account_files.html_page import read_html_text
from portfolio_app.importers.account_files.text import text_in

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


def read_markdown(path: Path) -> SourceText:
    """Return what a Markdown file says; raises RefusedError, OSError."""
    return read_html_text(_parser().render(text_in(path)))


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # A line's end in Markdown is a blank; HTML in it is words, never run.
    return MarkdownIt("commonmark", {"html": False, "breaks": False}).enable(["table", "strikethrough"])
