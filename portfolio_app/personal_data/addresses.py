"""Addresses of houses: a number, a name and a kind of street."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind

_STREET = (
    r"(?i:road|rd|street|st|avenue|ave?|lane|ln|drive|dr|close|cl|court|ct|crescent|cres|terrace|terr|place|pl|"
    r"gardens?|gdns|"
    r"grove|way|hill|square|sq|mews|walk|rise|row|park|parade|green|view|gate|road north|vale|croft|fold|bank|end|yard|"
    r"meadows?|fields?|heights|drove|common|quay|wharf|wynd|brae|loan|path|side|villas|cottages|buildings|estate|"
    r"quayside|waterside|riverside|hillside|wharfside|parkside|gables|"
    r"broadway|high street|heol|ffordd|stryd|lôn|maes)"
)
_NUMBER = r"\d{1,4}[a-zA-Z]?(?:\s?[-–/]\s?\d{1,4}[a-zA-Z]?)?"
_FLAT = r"(?:(?:flat|apartment|apt|unit|room)\s?(?:\d{1,4}[a-z]?|[a-z]\b),?\s+)"
_WORD = r"(?:[A-ZŵÂ][\w’'.-]*|of|the|de|la|y|yr)"

_HOUSE = re.compile(
    rf"(?<![\w£$€.,/-])(?:{_FLAT})?(?:(?:[A-Z][\w’']+ ){{1,2}}(?:House|Court|Lodge|Mews),? )?{_NUMBER},? "
    rf"(?:{_WORD} ){{1,4}}?(?:{_STREET})\b",
)
_HOUSE_ANY = re.compile(
    rf"(?<![\w£$€.,/-])(?:{_FLAT})?{_NUMBER},? (?:[a-zA-Z][\w’'-]* ){{1,3}}?{_STREET}(?![\w-])", re.IGNORECASE
)
_WELSH = re.compile(
    rf"(?<![\w£$€.,/-]){_NUMBER},? (?:Heol|Ffordd|Stryd|Lôn|Maes|Bryn|Clos|Cwrt)(?: (?:y|yr|[A-ZŵÂ][\w’-]+)){{1,3}}"
)
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:{_FLAT})?(?:The )?[A-Z][\w’']+ (?:House|Cottage|Rectory|Vicarage|Farm|Lodge|Bungalow|Barn|Mill|"
    rf"Court)),? "
    rf"(?:{_WORD} ){{0,3}}{_STREET}(?!\w)"
)
_FLAT_OF = re.compile(
    r"(?<!\w)(?i:flat|apartment|apt) ?(?:\d{1,4}[a-zA-Z]?|[A-Z]),? (?:\d{1,4}[a-z]? )?(?:[A-Z][\w’']+ ){1,2}(?:House|"
    r"Court|Tower|Point|Heights|Lodge|Mews|Buildings)\b"
)
_LIVES = re.compile(
    r"\b(?:live[sd]?|living|address|deliver(?:y|ed|ing)?|home|house|flat|moved|posted|sent|send|round|visit(?:ed|"
    r"ing)?|at|to|is|was)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\b(?:of the|in the|on the|a|minutes?|mins?|hours?|days?|weeks?|months?|years?|metres?|miles?|people|items?|"
    r"cars|customers?|"
    r"more|other|new|different|guests|staff|and|or|per|by|for|from|to|with|at|were|was|is|are|times|calls|out|pm|am|"
    r"then)\b",
    re.IGNORECASE,
)


def find_addresses(text: str) -> Iterator[Hit]:
    """Yield addresses without their postcode."""
    for pattern in (_HOUSE, _WELSH, _NAMED, _FLAT_OF):
        for found in pattern.finditer(text):
            yield Hit(*found.span(), Kind.ADDRESS, found[0])
    for found in _HOUSE_ANY.finditer(text):
        before = text[max(0, found.start() - 30) : found.start()]
        if _LIVES.search(before) and not _COUNTED.search(found[0]):
            yield Hit(*found.span(), Kind.ADDRESS, found[0])
