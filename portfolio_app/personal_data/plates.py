"""Number plates of vehicles: present ones by their form, older ones where a vehicle is spoken of."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind, hit_at

_PLATE = re.compile(r"(?<![\w-])[A-HJ-PR-Y][A-HJ-PR-Y][ -]?\d{2}[ -]?[A-HJ-PR-Z]{3}(?![\w-])", re.IGNORECASE)
_OLD_PLATE = re.compile(
    r"(?<![\w-])(?:[A-HJ-NPR-TV-Y][ -]?\d{1,3}[ -]?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}[ -]?\d{1,3}[ -]?[A-HJ-NPR-TV-Y]|"
    r"[A-Z]{1,3} ?\d{1,4}|\d{1,4} ?[A-Z]{1,3})(?![\w-])",
    re.IGNORECASE,
)
_NORTHERN = re.compile(r"(?<![\w-])[A-Z]{1,2}[IZ][A-Z]? ?\d{3,4}(?![\w-])")
_PREFIXED = re.compile(
    r"[A-HJ-NPR-TV-Y]\d{2,3} (?!PDF|JPG|PNG|USB|LED|LTD|PLC|GDP|PPE)[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3} \d{3}[A-HJ-NPR-TV-Y]"
)
_REGISTERED = re.compile(
    r"\b(?:reg(?:istration)?(?: (?:no|number|plate|mark))?|number ?plate|plate|vrm|vrn)\b[^.;\n]{0,16}$", re.I
)
_OF_A_VEHICLE = re.compile(
    r"\b(?:reg|registration|number ?plates?|plates?|car|van|vehicle|lorry|truck|taxi|motorbike|moped|parked|drove|"
    r"driving|"
    r"ford|vauxhall|transit|corsa|fiesta|golf|bmw|audi|toyota|nissan|honda|mini|clio|astra|focus|polo|peugeot|renault|"
    r"citroen|kia|hyundai|mercedes|carbs|trailer|skoda|seat|fiat|tesla|volvo|mot)\b",
    re.IGNORECASE,
)


def find_plates(text: str) -> Iterator[Hit]:
    """Yield the number plates."""
    for found in _PLATE.finditer(text):
        if found[0].isupper() or (found[0].islower() and _of_a_vehicle(text, found)):
            yield hit_at(text, *found.span(), Kind.VEHICLE)
    for pattern in (_OLD_PLATE, _NORTHERN):
        for found in pattern.finditer(text):
            if _PREFIXED.fullmatch(found[0]) or (_is_code(found[0]) and _said_to_be_a_plate(text, found)):
                yield hit_at(text, *found.span(), Kind.VEHICLE)


def _is_code(words: str) -> bool:
    letters = re.sub(r"[\W\d]", "", words)
    return len(re.sub(r"[\W_]", "", words)) > 3 and (letters.isupper() or letters.islower())


def _said_to_be_a_plate(text: str, found: re.Match[str]) -> bool:
    whole = re.fullmatch(r"[A-Za-z]+[ -]?\d+[ -]?[A-Za-z]+", found[0]) and len(re.sub(r"[\W_]", "", found[0])) > 5
    before = text[max(0, found.start() - 30) : found.start()]
    return bool(_REGISTERED.search(before)) or (whole is not None and _of_a_vehicle(text, found))


def _of_a_vehicle(text: str, found: re.Match[str]) -> bool:
    return _OF_A_VEHICLE.search(text[max(0, found.start() - 50) : found.end() + 30]) is not None
