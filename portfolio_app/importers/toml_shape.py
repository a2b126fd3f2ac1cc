"""TOML files in a form of ours: read into a shape, or one sentence says which key is wrong."""

import re
import tomllib
from typing import TypeVar

import msgspec

from portfolio_app.domain.words.text import excerpt
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.toml_bounds import check_toml
from portfolio_app.translation import tr

_STEP = re.compile(r"\.?([A-Za-z_]+)(?:\[(\d+|\.\.\.)\])?")
_WHERE = re.compile(r"(.*) - at `\$(.*)`$", re.DOTALL)


class Shape(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A table of a file; a key that is not listed in it is refused."""


_Found = TypeVar("_Found", bound=Shape)


def read_toml(text: str, source: str, shape: type[_Found]) -> _Found:
    """Return what the text says; raises InputError naming the line or the key for anything unknown or missing."""
    check_toml(text, source)
    try:
        return msgspec.convert(tomllib.loads(text), shape)
    except tomllib.TOMLDecodeError as error:
        raise in_file(
            source, tr("the TOML cannot be read, {lower}; correct that place.", lower=_lower(excerpt(str(error))))
        ) from error
    except msgspec.ValidationError as error:
        raise in_file(source, _explain(str(error))) from error


def _explain(message: str) -> str:
    """Turn msgspec's ``... - at `$.unit[0].title``` into a sentence with the place in words."""
    found = _WHERE.match(message)
    what, path = (found[1], found[2]) if found else (message, "")
    steps = [
        f"{name} {int(index) + 1}" if index and index.isdigit() else name for name, index in _STEP.findall(path) if name
    ]
    what = what.replace("Object contains unknown field", "unknown key").replace(
        "Object missing required field", "missing key"
    )
    return tr(
        "{steps}: {lower}; correct this field.", steps=", ".join(steps) or tr("top level"), lower=_lower(excerpt(what))
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
