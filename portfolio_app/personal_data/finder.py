"""Finds the personal data in a text."""

import re
from collections.abc import Collection

from portfolio_app.domain.personal_data.hit import Hit, Kind
from portfolio_app.personal_data.addresses import find_addresses
from portfolio_app.personal_data.births import find_births
from portfolio_app.personal_data.health import find_health
from portfolio_app.personal_data.names import find_names
from portfolio_app.personal_data.patterns import find_handles, find_patterns
from portfolio_app.personal_data.phones import find_phones
from portfolio_app.personal_data.plates import find_plates
from portfolio_app.personal_data.references import find_references
from portfolio_app.personal_data.roles import find_roles

_SUREST_FIRST = (
    Kind.EMAIL, Kind.CARD, Kind.NHS, Kind.NI, Kind.BANK, Kind.DOB, Kind.PHONE, Kind.VEHICLE, Kind.ADDRESS,
    Kind.POSTCODE, Kind.REFERENCE,
    Kind.HANDLE, Kind.ROLE, Kind.NAME, Kind.HEALTH,
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_RANK = {kind: rank for rank, kind in enumerate(_SUREST_FIRST)}


def find_personal_data(text: str, known_names: Collection[str] = ()) -> tuple[Hit, ...]:
    """Return the personal data in a text, in its order; of what overlaps, the surest kind and then the longest."""
    # Most paragraphs have no digit, and then none of what has digits.
    digits = _DIGIT.search(text) is not None
    found = [
        *(find_patterns(text) if digits or "@" in text else ()),
        *find_handles(text),
        *find_births(text),
        *(find_plates(text) if digits else ()),
        *(find_references(text) if digits else ()),
        *(find_phones(text) if digits else ()),
        *find_addresses(text),
        *find_roles(text),
        *find_names(text, frozenset(known_names)),
        *find_health(text),
    ]
    taken = bytearray(len(text))
    kept: list[Hit] = []
    for hit in sorted(set(found), key=lambda hit: (_RANK[hit.kind], hit.start - hit.end, hit.start)):
        if not any(taken[hit.start : hit.end]):
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
            kept.append(hit)
    return tuple(sorted(kept))
