"""Importing a framework from any file that is known: its form is recognised by what is in it."""

import re
from pathlib import Path

from portfolio_app.importers.faults import in_file
from portfolio_app.importers.sheet_text import heading_of
from portfolio_app.importers.source import read_source
from portfolio_app.importers.topic_sheet import SheetResult, read_topic_sheet
from portfolio_app.importers.unit_file import read_unit_file
from portfolio_app.translation import tr

_UNIT_FILE = re.compile(
    r"^[ \t]*(?:\[\[?unit\b|(?:code|title|version|level|source|attribution|unit)[ \t]*=)", re.MULTILINE
)


def read_framework(path: Path, code: str = "", title: str = "") -> SheetResult:
    """Return the framework in the file, a unit file (TOML) or a topic sheet; ``code`` and ``title`` replace its own.

    Raises InputError when the file is neither, or when something in it is wrong.
    """
    text = read_source(path)
    if any(heading_of(line) for line in text.split("\n")):
        return read_topic_sheet(text, path.name, code, title)
    if path.suffix.lower() == ".toml" or _UNIT_FILE.search(text):
        return SheetResult(read_unit_file(text, path.name, code, title))
    raise in_file(
        path.name,
        tr(
            "this is neither a topic sheet (plain text with headings such as “Examiner Marking Points”) nor a unit "
            "file "
            "(TOML with [[unit]] tables); choose one of these."
        ),
    )
