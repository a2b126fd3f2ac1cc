"""Dates of birth: said to be one, on a proof of age, or in brackets after a name."""

import re
from collections.abc import Iterator

from portfolio_app.domain.personal_data.hit import Hit, Kind, hit_at

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:(?:19|20)\d{2}|[’']?\d{2})"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ./-]{_MONTH},?(?:[ ./-]{_YEAR})?"
    rf"|{_MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?,?(?: {_YEAR})?"
    rf"|\d{{1,2}} ?[/.\-] ?\d{{1,2}} ?[/.\-] ?{_YEAR}|\d{{2}} \d{{2}} (?:19|20)?\d{{2}}|(?:19|"
    rf"20)\d{{2}}-\d{{2}}-\d{{2}}"
    rf"|{_MONTH},? (?:19|20)\d{{2}}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d{{2}}|\d{{2}}))"
)
_SPOKEN = (
    r"(?:the )?(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|"
    rf"\w+teenth|twentieth|thirtieth) of (?:the )?(?:{_MONTH}|\w+(?:th|st|nd|rd|first|second|third))(?:,? "
    rf"(?:nineteen|twenty|[a-z]+ty)[\w-]*(?:[ -][a-z]+)?)?"
)
_BIRTH_WORD = r"(?:d\.?\s?o\.?\s?b\b\.?|dates? of birth|birth ?dates?|birth ?days?|born)"
_BIRTH = re.compile(
    rf"(?<!\w){_BIRTH_WORD}(?P<between>[^;\n]{{0,45}}?)(?<![\w/£.-])(?P<date>{_DATE}|{_SPOKEN})(?!\w)", re.IGNORECASE
)
_BORN_IN = re.compile(r"(?<!\w)born (?:back )?in (?P<date>(?:19|20)\d{2})(?!\w)", re.IGNORECASE)
_BORN_AFTER = re.compile(
    rf"(?<![\w/£.-])(?P<date>{_DATE})(?!\w)(?:[^.;\n\d]{{0,25}}\b(?:is|was|as|being|for)\b[^.;\n\d]{{0,20}}| "
    rf"?[(\[,–-]? ?){_BIRTH_WORD}",
    re.IGNORECASE,
)

_FULL_DATE = re.compile(
    rf"(?<![\w/£.-])\d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]| {_MONTH} )(?:19|20)\d{{2}}(?![\w/])", re.IGNORECASE
)
_PROOF_OF_AGE = re.compile(
    r"\b(?:birth|born|passport|driving licence|ID (?:card|said|says|showed|shows|was|had|gave)|proof of age|security|"
    r"underage|"
    r"under age|years? old|turn(?:s|ed|ing)? \d{1,2})\b"
)
_AFTER_A_NAME = re.compile(r"\b[A-Z][a-z]+ ?\($")


def find_births(text: str) -> Iterator[Hit]:
    """Yield the dates of birth."""
    for pattern in (_BIRTH, _BORN_IN, _BORN_AFTER):
        for found in pattern.finditer(text):
            yield hit_at(text, *found.span("date"), Kind.DOB)
    yield from _proved_ages(text)


def _proved_ages(text: str) -> Iterator[Hit]:
    for found in _FULL_DATE.finditer(text):
        before = re.split(r"[.!?]\s", text[max(0, found.start() - 60) : found.start()])[-1]
        after = re.split(r"[.!?]\s", text[found.end() : found.end() + 60])[0]
        if _PROOF_OF_AGE.search(before) or _PROOF_OF_AGE.search(after) or _AFTER_A_NAME.search(before):
            yield hit_at(text, *found.span(), Kind.DOB)
