"""What is enough for a criterion, as a cell of a table says it: ``external factor × 2; internal factor × 2``."""

import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from portfolio_app.domain.frameworks.framework import Need

_NEED = re.compile(r"(?P<label>.+?)\s*[×x*]\s*(?P<count>\d{1,4})")
_KEPT = " !\"#$&'()+,-./:<=>?@\\^_`{|}~£€’‘“”–—"


def say_needs(needs: Iterable[Need]) -> str:
    """Return the needs as one line."""
    return "; ".join(f"{_kept(need.label)} × {need.at_least}" for need in needs)


def read_needs(said: str) -> tuple[Need, ...] | None:
    """Return what such a line says, or None when any part of it is something else."""
    needs: list[Need] = []
    for part in filter(None, (part.strip() for part in said.split(";"))):
        found = _NEED.fullmatch(part)
        if found is None or not 1 <= int(found["count"]) <= 1000:
            return None
        needs.append(Need(unquote(found["label"]), int(found["count"])))
    return tuple(needs)


def _kept(text: str) -> str:
    """Return the words with those signs written out that part the line."""
    return "".join(c if c.isalnum() or c in _KEPT else quote(c) for c in text)
