"""The codes that a text may cite: those of the criteria in use, however people write them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import islice

from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import Criterion
from portfolio_app.domain.words.text import fold

_OTHER = re.compile(r"[^0-9a-z.]+")
_ZEROS = re.compile(r"(?<![0-9])0+(?=[1-9])")
_CODED = re.compile(r"\s*(?:a\.?c\.?\s*)?([A-Za-z]{0,6}-?\d[\w.]*)[\s:.)–—-]+(.*)", re.IGNORECASE | re.DOTALL)
_EVIDENCE = re.compile(r"ev[- ]?\d{1,3}", re.IGNORECASE)
_USUAL = re.compile(r"[KSB]\d{1,2}")
"""Codes of apprenticeship standards, which a portfolio without one may still meet."""
_LIKE = 0.6
_FAMILY = re.compile(r"\d+")


class KnownCodes:
    """Finds criteria by cited codes: “k 1”, “K-01” and “K1” are the same; a unit decides between codes that recur.

    ``usual`` is the unit, or framework, that a document's codes are of where it names none.
    """

    def __init__(self, criteria: Iterable[Criterion], usual: str = "") -> None:
        self.usual = usual.casefold()
        self._by_code: defaultdict[str, list[str]] = defaultdict(list)
        self._order: dict[str, int] = {}
        self._units: set[str] = set()
        self._words: dict[str, frozenset[str]] = {}
        for place, criterion in enumerate(criteria):
            reference = criterion.reference
            framework, unit, code = reference.split("/")
            self._words[reference] = frozenset(fold(criterion.text).split())
            self._order[reference] = place
            self._by_code[_key(code)].append(reference)
            self._units |= {unit.casefold(), framework.casefold()}
        self._families = {_FAMILY.sub("#", code) for code in self._by_code}
        self._in_order = sorted(self._order, key=natural_key)

    @property
    def units(self) -> frozenset[str]:
        """The codes of units and frameworks, in small letters."""
        return frozenset(self._units)

    def find(self, code: str, unit: str = "") -> tuple[str, ...]:
        """Return every criterion that a code may name, in that unit (or framework) where it is one of its."""
        found = self._by_code.get(_key(code), [])
        inside = [reference for reference in found if unit and unit.casefold() in reference.casefold().split("/")[:2]]
        return tuple(inside or found)

    def worded(self, text: str, unit: str = "") -> str:
        """Return the criterion whose code and wording a heading gives, as “1.1 Explain how …” in a template, or ""."""
        match = _CODED.match(text)
        if match is None:
            return ""
        said = frozenset(fold(match[2]).split())
        alike = {
            reference: len(said & words) / max(1, min(len(said), len(words)))
            for reference in self.find(match[1], unit)
            if (words := self._words[reference])
        }
        best = max(alike, key=alike.__getitem__, default="")
        return best if best and len(said) > 1 and alike[best] >= _LIKE else ""

    def looks_like_one(self, code: str) -> bool:
        """Tell whether a code that is not known is made like those that are: K99 where there is a K1."""
        return _FAMILY.sub("#", _key(code)) in self._families or _USUAL.fullmatch(code) is not None or is_evidence(code)

    def between(self, first: str, last: str, most: int = 60) -> tuple[str, ...]:
        """Return the criteria of a range such as K1 to K3, both included; none where it is not one unit's, in order."""
        if first.split("/")[:2] != last.split("/")[:2]:
            return ()
        start, end = self._in_order.index(first), self._in_order.index(last)
        return tuple(islice(self._in_order, start, end + 1)) if start < end <= start + most else ()


def units_of(references: Iterable[str]) -> tuple[str, ...]:
    """Return the units that criteria are of, each called as no other is: by its framework where it must be."""
    pairs = dict.fromkeys(tuple(reference.split("/")[:2]) for reference in references)
    codes = [unit.casefold() for _, unit in pairs]
    named = (unit if codes.count(unit.casefold()) == 1 else framework for framework, unit in pairs)
    return tuple(sorted(dict.fromkeys(named), key=natural_key))


def is_evidence(code: str) -> bool:
    """Tell whether a code is how learners number pieces of evidence: EV-5 (practice notes, section 3.1)."""
    return _EVIDENCE.fullmatch(code) is not None


def _key(code: str) -> str:
    return _ZEROS.sub("", _OTHER.sub("", code.casefold())).strip(".")
