"""The file of the model: a line of JSON, the pieces, then numbers, which are read where they lie (memory map)."""

import json
import mmap
import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.errors import FileError
from portfolio_app.domain.suggestions.model import SuggestionModel
from portfolio_app.translation import tr

MAGIC = b"suggestions 1\n"
_FLOAT = 4
_HALF = 127


def model_path() -> Path:
    """Return where the model that comes with the program lies."""
    return paths.resources() / "suggestions" / "model.bin"


@lru_cache(maxsize=1)
def shipped_model() -> SuggestionModel:
    """Return the model that comes with the program; it is read once."""
    return read_model(model_path())


def read_model(path: Path) -> SuggestionModel:
    """Return the model in a file; raises FileError where it is not one."""
    try:
        with path.open("rb") as file:
            content = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return _parse(content)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileError(
            tr("{name}, which suggests criteria, cannot be read. Install the program again.", name=path.name)
        ) from error


def _parse(content: memoryview) -> SuggestionModel:
    start = len(MAGIC)
    if bytes(content[:start]) != MAGIC:
        raise ValueError("no model")
    size = int.from_bytes(content[start : start + _FLOAT], "little")
    start += _FLOAT
    head = json.loads(bytes(content[start : start + size]))
    start += size
    pieces = bytes(content[start : start + head["letters"]]).decode("ascii").split("\n")
    start += head["letters"]
    count, dims = len(pieces), head["dims"]
    of_passages = _floats(content[start : start + _FLOAT * count])
    start += _FLOAT * count
    of_statements = _floats(content[start : start + _FLOAT * count])
    start += _FLOAT * count
    vectors = content[start : start + count * dims].cast("b")
    if len(vectors) != count * dims:
        raise ValueError("cut short")
    return SuggestionModel(
        identity=head["identity"],
        dims=dims,
        known={piece: n for n, piece in enumerate(pieces)},
        vectors=vectors,
        of_passages=of_passages,
        of_statements=of_statements,
        nudges={wording: [each / _HALF for each in nudge] for wording, nudge in head["nudges"].items()},
        nothing=head["nothing"],
        bias=head["bias"],
        margin=head["margin"],
    )


def _floats(content: memoryview) -> Sequence[float]:
    found = array("f", bytes(content))
    if sys.byteorder == "big":
        found.byteswap()
    return found
