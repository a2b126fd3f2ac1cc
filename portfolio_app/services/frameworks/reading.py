"""Reading a framework from a file of any known form, or from what was pasted; nothing is changed by it."""

from pathlib import Path

from portfolio_app.importers.frameworks.blocks import Block, Document
from portfolio_app.importers.frameworks.found import Asked, Found, ManyError, Table

__all__ = [
    "Asked",
    "Block",
    "Document",
    "Found",
    "ManyError",
    "Table",
    "read_again",
    "read_framework_from",
    "read_pasted",
]


def read_framework_from(path: Path, asked: Asked) -> Found:
    """Return the framework in the file; raises InputError, ManyError where one of many must be picked."""
    from portfolio_app.importers.frameworks.chooser import read_framework

    return read_framework(path, asked)


def read_pasted(text: str, name: str, asked: Asked) -> Found:
    """Return the framework in words that were pasted: a list, a table or a handbook's page; raises InputError."""
    from portfolio_app.importers.frameworks.chooser import read_words

    return read_words(text, name, asked.code or "OWN", asked)


def read_again(document: Document, asked: Asked) -> Found:
    """Return the framework of a document that was taken apart before, as it is settled now; raises InputError."""
    from portfolio_app.importers.frameworks.document import read_document

    return read_document(document, asked)
