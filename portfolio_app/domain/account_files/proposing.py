"""The claims that an account proposes: for each code that it cites, on the sentence or the paragraph that cites it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from portfolio_app.domain.account_files.assembling import Assembled, Stretch
from portfolio_app.domain.account_files.block import COMMENT, Remark
from portfolio_app.domain.account_files.citations import Citation, citations, only_codes
from portfolio_app.domain.account_files.found import FoundAccount
from portfolio_app.domain.account_files.known_codes import KnownCodes, is_evidence
from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.sentences import sentence_spans
from portfolio_app.domain.words.text import trim
from portfolio_app.domain.words.whole_words import whole_words
from portfolio_app.translation import tr

_MOST_NAMED = 4
_NEAR = 8
"""How many citations on either side may stand at the edge of the same sentence."""
_CITING = re.compile(
    r"\b(?:this|it|that|these|which|and|so|also|my|the|here|i|have|has|part|account|paragraph|evidence|clearly|therefore|"
    r"of|for|to|in|as|with|both|criteri(?:a|on)|a\.?c\.?s?|ksbs?|knowledge|skills?|behaviou?rs?|unit|meets?|met|covers?|"
    r"covered|shows?|demonstrates?|evidences?|links?|linked|proves?|relates?|maps?|mapped|claims?|see|addresses)\b",
    re.IGNORECASE,
)
_EDGES = " \t\n([{,;:-–—"


def propose(made: Assembled, codes: KnownCodes, source: str) -> FoundAccount:
    """Return the account with its proposed claims, and what is to be said of it."""
    return _Proposer(made, codes).propose(source)


@dataclass(slots=True)
class _Proposer:
    made: Assembled
    codes: KnownCodes
    claims: dict[tuple[str, Section | None, int, int], ClaimDraft] = field(
        default_factory=dict[tuple[str, Section | None, int, int], ClaimDraft]
    )
    unknown: dict[str, None] = field(default_factory=dict[str, None])
    several: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])

    def propose(self, source: str) -> FoundAccount:
        made = self.made
        self._from_loose()
        for number, stretch in enumerate(made.stretches):
            self._from_words(stretch, number)
        self._from_margins()
        self._from_remarks()
        draft = AccountDraft(
            made.title, made.produced_on, made.place, made.text, tuple(sorted(self.claims.values(), key=_order)), source
        )
        shared = tuple(dict.fromkeys(reference for each in self.several.values() for reference in each))
        return FoundAccount(draft, (*made.problems, *self._problems()), tuple(made.left.entries), shared)

    @property
    def _unit(self) -> str:
        named = [word.strip(".,:()").casefold() for word in self.made.units]
        return next((word for word in named if word in self.codes.units), self.codes.usual)

    def _cited(self, text: str, *, lenient: bool = False) -> tuple[Citation, ...]:
        found = citations(text, self.codes, unit=self._unit, lenient=lenient)
        for citation in found:
            self.unknown |= dict.fromkeys(citation.unknown)
            self.several |= dict(citation.several)
        return found

    def _claim(self, criterion: str, section: Section | None, start: int, end: int, note: str = "") -> None:
        if section is not None:
            start, end = whole_words(self.made.text[section], start, end)
            if start == end:
                section, start, end = None, 0, 0
        key = (criterion, section, start, end)
        if key not in self.claims or note:
            self.claims[key] = ClaimDraft(criterion, section, start, end, note=note)

    def _from_loose(self) -> None:
        for loose in self.made.loose:
            start, end = self._trimmed(loose.section, loose.start, loose.end)
            lenient = loose.labelled or only_codes(loose.text, self.codes)
            if worded := self.codes.worded(loose.text, self._unit):
                self._claim(worded, loose.section, start, end)
                continue
            for citation in self._cited(loose.text, lenient=lenient):
                for criterion in citation.criteria:
                    self._claim(criterion, loose.section, start, end)

    def _trimmed(self, section: Section | None, start: int, end: int) -> tuple[int, int]:
        return (start, end) if section is None else trim(self.made.text[section], start, end)

    def _from_words(self, stretch: Stretch, number: int) -> None:
        if stretch.quiet:
            return
        text = self.made.text[stretch.section][stretch.start : stretch.end]
        if worded := self.codes.worded(text.split("\n", 1)[0], self._unit):
            below = self._below(stretch, number)
            self._claim(worded, stretch.section, *below)
            return
        cited = self._cited(text)
        spans = sentence_spans(text) if cited else ()
        for place, citation in enumerate(cited):
            near = cited[max(0, place - _NEAR) : place + _NEAR + 1]
            extent = _target(text, citation, spans, alone=len(cited) == 1)
            start, end = _without_edges(text, *extent, near)
            for criterion in citation.criteria:
                self._claim(criterion, stretch.section, stretch.start + start, stretch.start + end)

    def _below(self, stretch: Stretch, number: int) -> tuple[int, int]:
        """Return the paragraphs below a criterion's wording, up to the next one; the wording itself where none is."""
        start = end = 0
        for place in range(number + 1, len(self.made.stretches)):
            other = self.made.stretches[place]
            if other.section is not stretch.section:
                break
            text = self.made.text[stretch.section][other.start : other.end]
            if other.quiet or self.codes.worded(text.split("\n", 1)[0], self._unit):
                break
            start, end = start or other.start, other.end
        return (start, end) if end else (stretch.start, stretch.end)

    def _from_margins(self) -> None:
        """Codes beside words are about all the paragraphs that they stand beside."""
        for (section, margin), run in groupby(self.made.stretches, key=lambda s: (s.section, s.margin)):
            stretches = list(run)
            for text in margin:
                for citation in self._cited(text, lenient=True):
                    for criterion in citation.criteria:
                        self._claim(criterion, section, stretches[0].start, stretches[-1].end)

    def _from_remarks(self) -> None:
        for section, start, end, remark in self._remarks():
            cited = self._cited(remark.text, lenient=_begins_coded(remark, self.codes))
            found = [criterion for citation in cited for criterion in citation.criteria]
            bare = only_codes(remark.text, self.codes)
            note = "" if bare or remark.kind != COMMENT else remark.text.strip()
            if start == end:
                start, end = _sentence_at(self.made.text[section], start)
            for criterion in found:
                self._claim(criterion, section, start, end, note)
            if not (found and (note or bare)) and remark.kind == COMMENT:
                by = f"{remark.by}: " if remark.by else ""
                self.made.left.add(remark.kind, f"{by}{remark.text}")

    def _remarks(self) -> Iterator[tuple[Section, int, int, Remark]]:
        """Yield remarks with their places in the parts' texts; one on several paragraphs of a part is one."""
        joined: dict[tuple[object, ...], tuple[Section, int, int, Remark]] = {}
        for number, stretch in enumerate(self.made.stretches):
            length = stretch.end - stretch.start
            for remark in stretch.remarks:
                start = stretch.start + min(max(0, remark.start), length)
                end = stretch.start + min(max(0, remark.end), length)
                key = (remark.kind, remark.key, stretch.section) if remark.key else (number, remark)
                if key in joined:
                    start = min(start, joined[key][1])
                joined[key] = (stretch.section, start, end, remark)
        yield from joined.values()

    def _problems(self) -> Iterator[Problem]:
        for code in self.unknown:
            if is_evidence(code):
                said = tr(
                    "“{code}” names another piece of evidence, so nothing is claimed for it; add that as evidence.",
                    code=code,
                )
                yield Problem(self.made.title, said)
                continue
            yield Problem(
                self.made.title,
                tr(
                    "“{code}” is cited, but no criterion in this portfolio has that code: nothing is claimed for it.",
                    code=code,
                ),
            )
        for code, references in self.several.items():
            yield Problem(
                self.made.title,
                tr(
                    "“{code}” may mean {either}: nothing is claimed for it; claim the words yourself.",
                    code=code,
                    either=", ".join(references[:_MOST_NAMED]),
                ),
            )


def _begins_coded(remark: Remark, codes: KnownCodes) -> bool:
    """Tell whether a remark is a code and what is said of it: “1.2 - good use of the policy”."""
    first = " ".join(remark.text.split()[:1]).strip(".,:;()[]–-")
    return only_codes(remark.text, codes) or bool(codes.find(first)) or codes.looks_like_one(first)


def _target(text: str, citation: Citation, spans: tuple[tuple[int, int], ...], *, alone: bool) -> tuple[int, int]:
    """Return the words of a block that a citation is about, without the citation where it stands at their edge."""
    number = min(bisect_right(spans, citation.start, key=lambda span: span[1]), len(spans) - 1)
    start, end = spans[number] if spans else (0, len(text))
    if _says_nothing_else(f"{text[start : citation.start]} {text[citation.end : end]}"):
        # Nothing else in this sentence: it is about the one before, or about the paragraph that it ends.
        if number == 0:
            return (0, len(text)) if len(spans) == 1 else (spans[1][0], len(text))
        last = number == len(spans) - 1
        return (spans[0][0], spans[number - 1][1]) if alone and last and number > 1 else spans[number - 1]
    return start, end


def _without_edges(text: str, start: int, end: int, cited: tuple[Citation, ...]) -> tuple[int, int]:
    """Return the extent without the citations at its edges, unless nothing is left."""
    first, last = start, end
    for citation in cited:
        if not text[first : citation.start].strip(_EDGES) and citation.end < last:
            first = max(first, citation.end)
    for citation in reversed(cited):
        if first < citation.start and not text[citation.end : last].strip(_EDGES + ".)]}!?") and citation.end <= last:
            last = citation.start
    while first < last and text[first] in " \t\n:.,;-–—)]}":
        first += 1
    while last > first and last < end and text[last - 1] in _EDGES:
        last -= 1
    return (first, last) if text[first:last].strip() else (start, end)


def _says_nothing_else(text: str) -> bool:
    """Tell whether a sentence without its codes only says that it cites, as “This meets 1.1” does."""
    return not _CITING.sub("", text).strip(_EDGES + ".)]}!?,")


def _sentence_at(text: str, place: int) -> tuple[int, int]:
    spans = sentence_spans(text)
    return next((span for span in spans if place <= span[1]), spans[-1] if spans else (0, len(text)))


def _order(claim: ClaimDraft) -> tuple[int, int, int, str]:
    order = list(Section).index(claim.section) if claim.section else -1
    return order, claim.start, -claim.end, claim.criterion
