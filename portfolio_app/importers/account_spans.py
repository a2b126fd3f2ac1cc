"""The words of one STAR section and the claims in it, written as Pandoc's bracketed spans.

The form: https://pandoc.org/MANUAL.html#extension-bracketed_spans, with the attributes that span_attributes reads.
"""

import re
from dataclasses import dataclass, replace

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.text import excerpt
from portfolio_app.domain.words.whole_words import whole_words
from portfolio_app.importers.character_codes import CODED, character
from portfolio_app.importers.faults import at_line
from portfolio_app.importers.flowed_text import FlowedText, flow
from portfolio_app.importers.span_attributes import AttributeFaultError, SpanAttributes, read_attributes
from portfolio_app.translation import mark, say_number, tr

MAX_DEPTH = 50
"""Brackets that may be open at one place."""

MAX_SPANS = 10_000
"""Spans in one section."""

_TOKEN = re.compile(rf"{CODED}|([\[\]])")
_DETACHED = re.compile(r"\s++\{\s*+(?:criterion|need|note|star|part)\b")
_MEND = mark('close it with ]{criterion="…"} or write \\[ for a plain bracket.')


@dataclass(slots=True)
class _Opening:
    """A bracket; whether it begins a span is known when its partner is found."""

    position: int
    spans: bool = False
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Closing:
    opening: _Opening
    attributes: SpanAttributes


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    attributes: SpanAttributes
    line: int


def read_section(lines: list[str], first_line: int, section: Section, source: str) -> tuple[str, list[ClaimDraft]]:
    """Return the section's plain text and the claims on its passages, in no particular order.

    ``first_line`` is the number of the first of the lines in the file. Raises InputError naming the line of a span
    that is not closed, blank, without a criterion or otherwise wrong.
    """
    return _SectionReader(flow(lines, first_line), section, source).read()


class _SectionReader:
    """Two passes, each linear: pair the brackets, then lay out the words and measure the spans."""

    def __init__(self, flowed: FlowedText, section: Section, source: str) -> None:
        self._flowed = flowed
        self._section = section
        self._source = source
        self._open: list[_Opening] = []
        self._count = 0

    def read(self) -> tuple[str, list[ClaimDraft]]:
        text, pieces = _lay_out(self._pair(), self._flowed)
        claims: list[ClaimDraft] = []
        for piece in self._joined(pieces):
            if not text[piece.start : piece.end].strip():
                raise self._fault(piece.line, tr("a claimed passage has no words; put words between the brackets."))
            start, end = whole_words(text, piece.start, piece.end)
            claims += self._claims(replace(piece, start=start, end=end))
        return text, claims

    def _pair(self) -> list[str | _Opening | _Closing]:
        text = self._flowed.text
        parts: list[str | _Opening | _Closing] = []
        position = 0
        while match := _TOKEN.search(text, position):
            parts.append(text[position : match.start()])
            position = match.end()
            if not match[4]:
                parts.append(character(match))
            elif match[4] == "[":
                parts.append(self._opening(match.start()))
            else:
                part, position = self._closing(position)
                parts.append(part)
        parts.append(text[position:])
        if self._open:
            raise self._fault_at(self._open[0].position, tr("the bracket [ is never closed; {mend}", mend=tr(_MEND)))
        return parts

    def _opening(self, position: int) -> _Opening:
        if len(self._open) == MAX_DEPTH:
            raise self._fault_at(
                position,
                tr("more than {max_depth} brackets [ are open here; {mend}", max_depth=MAX_DEPTH, mend=tr(_MEND)),
            )
        opening = _Opening(position)
        self._open.append(opening)
        return opening

    def _closing(self, position: int) -> tuple[str | _Closing, int]:
        text = self._flowed.text
        if not text.startswith("{", position):
            if self._open and _DETACHED.match(text, position):
                raise self._fault_at(
                    position, tr("a claim's braces stand apart from its bracket; write ]{ with no blank.")
                )
            if self._open:
                self._open.pop()
            return "]", position
        if not self._open:
            raise self._fault_at(position, tr("]{ closes a claim that was never opened; put [ before its first word."))
        opening = self._open.pop()
        self._count += 1
        if self._count > MAX_SPANS:
            raise self._fault_at(
                position,
                tr(
                    "there are more than {max_spans} claims in one section; remove some.",
                    max_spans=say_number(MAX_SPANS),
                ),
            )
        try:
            attributes, position = read_attributes(text, position)
        except AttributeFaultError as error:
            raise self._fault_at(opening.position, str(error)) from error
        opening.spans = True
        return _Closing(opening, attributes), position

    def _joined(self, pieces: list[_Piece]) -> list[_Piece]:
        """Join the pieces of each claim that crosses another: from the first one's start to the last one's end."""
        whole = [piece for piece in pieces if not piece.attributes.part]
        parted: dict[str, list[_Piece]] = {}
        for piece in pieces:
            if piece.attributes.part:
                parted.setdefault(piece.attributes.part, []).append(piece)
        for key, group in parted.items():
            named = {piece.attributes for piece in group if piece.attributes.names_claim}
            first = min(group, key=lambda piece: piece.start)
            if len(named) > 1:
                raise self._fault(
                    first.line,
                    tr(
                        "the pieces of part “{key}” say different things; make them agree.",
                        key=excerpt(key),
                    ),
                )
            attributes = next(iter(named), None)
            if not attributes or not attributes.criteria:
                raise self._fault(
                    first.line,
                    tr(
                        'no piece of part “{key}” has a criterion; add criterion="…" to one.',
                        key=excerpt(key),
                    ),
                )
            whole.append(_Piece(first.start, max(piece.end for piece in group), attributes, first.line))
        return whole

    def _claims(self, piece: _Piece) -> list[ClaimDraft]:
        found = piece.attributes
        return [
            ClaimDraft(
                criterion=criterion,
                section=self._section,
                start=piece.start,
                end=piece.end,
                need=found.need,
                note=found.note,
                starred=found.starred,
                line=piece.line,
            )
            for criterion in found.criteria
        ]

    def _fault_at(self, position: int, message: str) -> InputError:
        return self._fault(self._flowed.line_at(position), message)

    def _fault(self, line: int, message: str) -> InputError:
        return at_line(self._source, line, message)


def _lay_out(parts: list[str | _Opening | _Closing], flowed: FlowedText) -> tuple[str, list[_Piece]]:
    words: list[str] = []
    pieces: list[_Piece] = []
    length = 0
    for part in parts:
        if isinstance(part, _Closing):
            line = flowed.line_at(part.opening.position)
            pieces.append(_Piece(part.opening.start, length, part.attributes, line))
            continue
        if isinstance(part, _Opening):
            part.start = length
            part = "" if part.spans else "["
        words.append(part)
        length += len(part)
    return "".join(words), pieces
