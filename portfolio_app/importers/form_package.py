"""A part of a document that is a ZIP package of XML, opened with bounds."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from portfolio_app.importers.form_values import NotAFormError
from portfolio_app.importers.xml_tree import NotXmlError, tree_of
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_PART_LIMIT = 10_000_000
_DAMAGED = mark("is damaged: ask the witness to send it again.")


def part_of(content: bytes, name: str) -> tuple[Element, tuple[str, ...]]:
    """Return the root of a part, and the names of all parts; raises NotAFormError."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package, package.open(name) as part:
            text = part.read(_PART_LIMIT + 1)
            names = tuple(package.namelist())
    except KeyError as error:
        raise NotAFormError(
            tr("is neither a form nor a document from Word or LibreOffice: look for what the witness sent back.")
        ) from error
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise NotAFormError(tr(_DAMAGED)) from error
    if len(text) > _PART_LIMIT:
        raise NotAFormError(tr("is larger than a statement form can be."))
    try:
        return tree_of(text), names
    except NotXmlError as error:
        raise NotAFormError(tr(_DAMAGED)) from error


def has_part(content: bytes, name: str) -> bool:
    """Tell whether the package has such a part."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            return name in package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
