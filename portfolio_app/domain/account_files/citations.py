"""Codes of criteria that are cited in a text: “(K1)”, “(S3, B2)”, “[AC 1.2]”, “… criterion 1.1”, “EV-5”, “K1–K3”.

A code with a letter is one wherever it stands as a word of its own, but not behind such words as *room* or *form*. A
number is one in brackets that hold nothing else, behind such words as *criterion* or *meets*, or where a paragraph
ends in it: a text has numbers of its own.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from portfolio_app.domain.account_files.known_codes import KnownCodes

_TOKEN = re.compile(
    r"(?<![\w.£$€#@\\])(?:[A-Za-z]{1,8}[-‐‑ ]?)?(?P<number>\d{1,4}(?:\.\d{1,3}){0,4})[a-z]?"
    r"(?![\w%£$€@\\]|[.:]\d|-[a-z]{2})"
)
_BRACKET = re.compile(r"[(\[{]([^()\[\]{}]{1,300})[)\]}]")
_LABEL = (
    r"a\.?c\.?s?|assessment\s+criteri(?:a|on)|criteri(?:a|on)|pcs?|performance\s+criteri(?:a|on)|lo\s?\d{1,2}|"
    r"learning\s+outcome\s+\d{1,2}|outcome\s+\d{1,2}|ksb'?s?|knowledge|skills?|behaviou?rs?|ref(?:s|erence)?|codes?|"
    r"covers?|covered|covering|meets?|met|links?|linked|links\s+to|evidence\s+(?:of|for)|evidences|maps?|mapped|shows?|"
    r"demonstrates?|claims?|see|standards?|units?"
)
_FILLER = re.compile(
    rf"\b(?:{_LABEL}|and|to|for|also|with|both|the|in|of|part)\b|[\s,;:/&+|.•·–—\-‐‑=>→*#]+", re.IGNORECASE
)
_CUE = re.compile(
    r"\b(?:a\.?c\.?s?|criteri(?:a|on)|pcs?|ksbs?|lo|outcomes?|cover(?:s|ed|ing)?|meets?|met|meeting|link(?:s|ed|ing)?|"
    r"evidenc(?:e|es|ed|ing)|map(?:s|ped|ping)?|show(?:s|n|ed|ing)?|demonstrat(?:e|es|ed|ing)|claim(?:s|ed|ing)?|"
    r"prov(?:e|es|ed|ing)|address(?:es|ed)?|relates?|satisf(?:y|ies|ied)|fulfil(?:s|led)?|standards?|requirements?)"
    r"\W+(?:(?:to|for|of|and|the|that|this|unit|\w{2,7}|in|my|both|with|against)\W+){0,2}$",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"\b(?:a\.?c\.?s?|criteri(?:a|on)|pcs?|ksbs?)[\s:.\-]*$", re.IGNORECASE)
_NO_CODE_BEFORE = re.compile(
    r"\b(?:room|form|floor|level|bay|gate|motorway|junction|grade|aisle|desk|zone|block|building|size|paper|box|table|"
    r"figure|fig|flight|bus|route|road|seat|row|shelf|till|lane|platform|page|section|chapter|version|v|step|class|"
    r"vitamin|model|part|item|invoice|order|exit|ward|bed|channel|windows|appendix|annex|year|key\s+stage)\.?\s+$",
    re.IGNORECASE,
)
_NO_CODE_AFTER = re.compile(
    r"\s+(?:levels?|english|german|pencils?|roads?|paper|motorway|form|sheets?|size)\b", re.IGNORECASE
)
_NO_NUMBER_BEFORE = re.compile(
    r"(?:[£$€]|\b(?:at|by|from|than|about|around|nearly|over|under|version|v|ratio|rate|score|scored|rated|section|page|"
    r"chapter|figure|fig|table|step|clause|paragraph|para|was|is|were|times|of|between|up|only|iso|release|rose|fell|"
    r"averag\w*))[\s:]*$",
    re.IGNORECASE,
)
_NO_NUMBER_AFTER = re.compile(
    r"\s*(?:%|°|kg|g\b|mg|ml|l\b|litres?|lit(?:er|re)s?|km|cm|mm|m\b|miles?|metres?|hours?|hrs?|h\b|minutes?|mins?|seconds?|"
    r"secs?|days?|weeks?|months?|years?|am\b|pm\b|a\.m|p\.m|million|billion|thousand|k\b|bn\b|stars?|points?|degrees?|"
    r"percent|per\s?cent|times|pounds?|pence|p\b|gb|mb|ghz|volts?|amps?|x\b|out\s+of|to\s+\d)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"[\s,;/&+|]*(?:\band\b)?[\s,;/&+|]*(?:\b(?:a\.?c\.?|unit)\b)?[\s,;:/&+|(\[]*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-‐‑–—]|to|through)\s*", re.IGNORECASE)
_UNIT = re.compile(
    r"([A-Za-z0-9][A-Za-z0-9.]{0,15})[\s:,/\-–—(]{1,3}(?:a\.?c\.?s?|criteri(?:a|on))?[\s:.\-]*$", re.IGNORECASE
)
_MOST_MARGIN = 600
"""Characters: more is no margin."""
_LINE_END = re.compile(r"[ .)\]]{0,20}(?:\n|\Z)")
_AFTER_SENTENCE = re.compile(r"(?:^|[.!?…:;–—\n]|\s-)[\s(\[]*$")


@dataclass(frozen=True, slots=True)
class Citation:
    """Codes that stand together: ``criteria`` they name, ``unknown`` ones, and those that ``several`` have."""

    start: int
    end: int
    criteria: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    several: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    written: str
    found: tuple[str, ...]
    unknown: bool = False


def citations(text: str, codes: KnownCodes, *, unit: str = "", lenient: bool = False) -> tuple[Citation, ...]:
    """Return what the text cites, in order; ``unit`` is the one that the document is about, where it says so.

    A ``lenient`` text is a note beside the words, a margin or a field for codes, where a bare number is a code.
    """
    reader = _Reader(text, codes, unit, lenient=lenient)
    return tuple(reader.read())


def only_codes(text: str, codes: KnownCodes) -> bool:
    """Tell whether a text has codes and nothing else but the words that go with them."""
    if not text.strip() or len(text) > _MOST_MARGIN or _rest(text, codes):
        return False
    return bool(citations(text, codes, lenient=True))


def _rest(text: str, codes: KnownCodes) -> str:
    """Return what is left of a text without its codes, the names of units, and what goes with them."""

    def drop(match: re.Match[str]) -> str:
        known = codes.find(match[0]) or codes.find(match["number"]) or codes.looks_like_one(match[0])
        return " " if known or match[0].casefold() in codes.units else match[0]

    left = _TOKEN.sub(drop, re.sub(r"[()\[\]{}]", " ", text))
    words = [word for word in left.split() if word.casefold().strip(".,:;") not in codes.units]
    return _FILLER.sub("", " ".join(words)).strip()


class _Reader:
    def __init__(self, text: str, codes: KnownCodes, unit: str, *, lenient: bool) -> None:
        self._text = text
        self._codes = codes
        self._unit = unit
        self._lenient = lenient
        self._brackets = [(m.start(), m.end(), not _rest(m[1], codes)) for m in _BRACKET.finditer(text)]
        self._starts = [start for start, _, _ in self._brackets]

    def read(self) -> list[Citation]:
        groups: list[list[_Token]] = []
        for match in _TOKEN.finditer(self._text):
            for token in self._tokens(match, groups[-1][-1] if groups else None):
                joined = groups and self._are_together(groups[-1][-1], token)
                groups[-1].append(token) if joined else groups.append([token])
        return [self._citation(group) for group in groups]

    def _tokens(self, match: re.Match[str], before: _Token | None) -> list[_Token]:
        written, start = match[0], match.start()
        number_start = match.start("number")
        found = self._codes.find(written, self._unit_before(start))
        named = written[: number_start - start].strip(" -‐‑").casefold()
        if (
            not found
            and named
            and (_LABELLED.fullmatch(named) or named in ("and", "to", "or", "see", "unit", "meets", "met", "criteria"))
        ):
            # “AC 1.2”, “and 1.3”: the word is no part of the code.
            start, written, named = number_start, self._text[number_start : match.end()], ""
            found = self._codes.find(written, self._unit_before(start))
        if not found and not named and before is not None and self._continues(before, _Token(start, start, "", ())):
            # “K1, 2 and 3”
            letters = re.match(r"[A-Za-z]+-?", before.found[0].rsplit("/", 1)[1]) if before.found else None
            found = self._codes.find(f"{letters[0]}{written}", self._unit) if letters else ()
        elif not found and named:
            bare = self._text[number_start : match.end()]
            if re.search(r"[\s]$", self._text[match.start() : number_start]) and self._codes.find(bare):
                start, written = number_start, bare
                found = self._codes.find(written, self._unit_before(start))
        if (written.casefold() in self._codes.units and not found) or self._is_cut(start, before):
            return []
        token = _Token(start, match.end(), written, found)
        if found:
            return [token] if self._is_cited(token, before) else []
        if self._is_cited_unknown(token, before):
            return [_Token(start, match.end(), written, (), unknown=True)]
        return []

    def _is_cut(self, start: int, before: _Token | None) -> bool:
        """Tell whether a hyphen joins the code to something before it that is no code."""
        return start > 0 and self._text[start - 1] in "-‐‑" and (before is None or before.end != start - 1)

    def _unit_before(self, start: int) -> str:
        match = _UNIT.search(self._text, max(0, start - 30), start)
        named = match[1].casefold() if match else ""
        return named if named in self._codes.units else self._unit

    def _is_cited(self, token: _Token, before: _Token | None) -> bool:
        bracketed = self._in_bracket(token.start)
        if self._lenient or bracketed:
            return self._is_written_well(token, bracketed=bracketed)
        if before is not None and self._continues(before, token):
            return True
        ahead, behind = self._text[max(0, token.start - 60) : token.start], self._text[token.end : token.end + 12]
        if re.match(r"[A-Za-z]", token.written):
            return (
                token.written[0].isupper()
                and " " not in token.written
                and not (_NO_CODE_BEFORE.search(ahead) or _NO_CODE_AFTER.match(behind))
            )
        if _NO_NUMBER_AFTER.match(behind) or re.search(r"[£$€]\s*$", ahead):
            return False
        if _LABELLED.search(ahead) or self._names_unit(ahead):
            return True
        if "." not in token.written or _NO_NUMBER_BEFORE.search(ahead):
            return False
        if _CUE.search(ahead):
            return True
        return bool(_LINE_END.match(self._text, token.end) and _AFTER_SENTENCE.search(ahead))

    def _is_written_well(self, token: _Token, *, bracketed: bool) -> bool:
        """Tell whether a whole number is meant as a code: where a word says so; “(1)” counts something."""
        if not token.written.isdecimal() or (self._lenient and not bracketed):
            return True
        return _LABELLED.search(self._text[max(0, token.start - 20) : token.start]) is not None

    def _is_cited_unknown(self, token: _Token, before: _Token | None) -> bool:
        """Tell whether a code that no criterion has was meant as one."""
        lettered = re.match(r"[A-Za-z]", token.written) is not None
        if not self._codes.looks_like_one(token.written):
            return False
        if self._in_bracket(token.start) or (before is not None and self._continues(before, token)):
            return lettered or "." in token.written
        ahead = self._text[max(0, token.start - 60) : token.start]
        return bool(_LABELLED.search(ahead)) or (self._lenient and (lettered or "." in token.written))

    def _in_bracket(self, place: int) -> bool:
        """Tell whether the place is in brackets that hold codes alone."""
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._brackets[index][1] and self._brackets[index][2]

    def _names_unit(self, ahead: str) -> bool:
        match = _UNIT.search(ahead[-30:])
        return match is not None and match[1].casefold() in self._codes.units

    def _continues(self, before: _Token, token: _Token) -> bool:
        between = self._text[before.end : token.start]
        return bool(between) and len(between) < 20 and bool(_JOINED.fullmatch(between) or _RANGE.fullmatch(between))

    def _are_together(self, one: _Token, other: _Token) -> bool:
        between = self._text[one.end : other.start]
        return len(between) < 60 and "\n" not in between and not _FILLER.sub("", re.sub(r"[()\[\]{}]", "", between))

    def _citation(self, group: list[_Token]) -> Citation:
        criteria: list[str] = []
        several: list[tuple[str, tuple[str, ...]]] = []
        last: _Token | None = None
        for token in group:
            if len(token.found) == 1:
                if last is not None and len(last.found) == 1 and _RANGE.fullmatch(self._text[last.end : token.start]):
                    criteria += self._codes.between(last.found[0], token.found[0])
                criteria.append(token.found[0])
            elif token.found:
                several.append((token.written, token.found))
            last = token
        start, end = self._with_signs(group[0].start, group[-1].end)
        unknown = tuple(dict.fromkeys(token.written for token in group if token.unknown))
        return Citation(start, end, tuple(dict.fromkeys(criteria)), unknown, tuple(dict.fromkeys(several)))

    def _with_signs(self, start: int, end: int) -> tuple[int, int]:
        """Return the extent of a citation with the brackets round it, and the label before it."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0 and start < self._brackets[index][1] and self._brackets[index][2]:
            last = bisect_right(self._starts, end) - 1
            return self._brackets[index][0], max(end, self._brackets[last][1])
        label = re.search(
            rf"(?:\b(?:{_LABEL})[\s:.\-]+){{1,3}}$", self._text[max(0, start - 40) : start], re.IGNORECASE
        )
        return (start - len(label[0]), end) if label and self._lenient else (start, end)
