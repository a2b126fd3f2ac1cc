"""Telephone numbers in text, as the phonenumbers library finds them, but for the lines that companies publish."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind

_LIKELY = re.compile(r"(?:\+|\b00|\(?\b0|\b44)[\d()]")
_PUBLIC = re.compile(r"^(?:\+?44|0044|0)?\(?0?\)?\s*\(?(?:3|80|84|87|9|500|1\d\d$|118)")
_PART = re.compile(r"\b(?:part|model|serial|item|product|batch|stock|catalogue|sku)\b[\w .:]*$", re.IGNORECASE)


def find_phones(text: str) -> Iterator[Hit]:
    """Yield the telephone numbers, except freephone and other numbers that only organisations have."""
    if not _LIKELY.search(text):  # loading the library takes longer than most texts
        return
    from phonenumbers import Leniency, PhoneNumberMatcher

    for found in PhoneNumberMatcher(text, "GB", leniency=Leniency.POSSIBLE):
        raw = found.raw_string
        digits = re.sub(r"\D", "", raw)
        national = (
            re.sub(r"^(?:0044|44)?0*", "", digits) if raw.lstrip("(").startswith(("+44", "0044", "44")) else digits
        )
        begins = raw.lstrip("(")
        if not begins.startswith(("+", "0", "44 ", "447")) or len(digits) < 10:
            continue
        if _PART.search(text[max(0, found.start - 24) : found.start]):
            continue
        if text[found.end : found.end + 1].isalnum() or _PUBLIC.match(begins) or national.startswith("0000"):
            continue
        yield Hit(found.start, found.end, Kind.PHONE, raw)
