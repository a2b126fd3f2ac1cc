"""A framework that stands whole in a file of another form: taken when the file still says the same."""

import base64
import binascii
import zlib
from collections.abc import Callable

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kept_whole import KEPT
from portfolio_app.domain.frameworks.outline import Outline, outline_of, same_statements
from portfolio_app.importers.frameworks.found import Asked, Found
from portfolio_app.importers.unit_file import read_unit_file

_MOST = 16_000_000


def kept_or(text: str, outline: Outline, asked: Asked, otherwise: Callable[[], Found]) -> Found:
    """Return the framework kept in the text, or what the file says where that is no longer the same."""
    kept = kept_in(text, asked)
    if kept is None:
        return otherwise()
    whole = outline_of(kept)
    if same_statements(whole, outline):
        return Found(kept)
    found = otherwise()
    return Found(kept) if same_statements(whole, outline_of(found.framework)) else found


def kept_in(text: str, asked: Asked) -> Framework | None:
    """Return the framework kept in the text, or None."""
    found = KEPT.search(text)
    if found is None:
        return None
    machine = zlib.decompressobj()
    try:
        whole = machine.decompress(base64.b64decode("".join(found["data"].split()), validate=True), _MOST)
        return read_unit_file(whole.decode(), "kept", asked.code, asked.title)
    except (binascii.Error, zlib.error, UnicodeDecodeError, InputError):
        return None
