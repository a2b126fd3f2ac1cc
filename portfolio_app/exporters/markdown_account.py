"""Writes a reflective account as Markdown so that reading it again loses nothing.

Claims become Pandoc's bracketed spans. Claims that cross are written in pieces with one ``part`` key. Blanks and line
ends that Markdown would drop are written as numeric character references.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import AccountForm, Section, reference_of
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import say_number, tr

_HEADINGS = {
    AccountForm.STAR: {section: section.capitalize() for section in Section},
    AccountForm.WORK: dict(zip(Section, ("What", "How", "With whom", "Why", "Reflection"), strict=True)),
}
_MAX_DEPTH = 50
_MAX_SPANS = 10_000
_SPECIAL = re.compile(r"[\\\[\]]|&(?=#)")
_SPECIAL_IN_VALUE = re.compile(r'[\\"]|&(?=#)')
_PLAIN = re.compile(r"[^\W\d_][\w .,()’'/–-]*")
# What a line begins with that keeps its line end; the reader has the same rule.
_LIST_SIGN = re.compile(r"[ \t]*(?:[-*+•]|\d{1,9}[.)])[ \t]")
_DEEP_HEADING = re.compile(r"#{3,6}[ \t]")


@dataclass(slots=True)
class _Span:
    """Claims with the same extent and the same attributes."""

    start: int
    end: int
    attributes: str
    part: str = ""


def write_account(draft: AccountDraft) -> str:
    """Return the Markdown of the account, ending with a line end.

    Raises ValueError for a claim outside its section's words, and InputError when more claims overlap at one place
    than can be read again.
    """
    lines = [*_front_matter(draft), ""]
    for section, text in draft.text:
        if not text and section is Section.REFLECTION and draft.form is AccountForm.WORK:
            continue
        claims = [claim for claim in draft.claims if claim.section is section]
        lines += [f"## {_HEADINGS[draft.form][section]}", ""]
        if text:
            lines += [_section(text, claims, section), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _front_matter(draft: AccountDraft) -> list[str]:
    lines = ["---", f"title: {_yaml(draft.title)}"]
    if draft.produced_on:
        lines.append(f"date: {draft.produced_on.isoformat()}")
    if draft.place:
        lines.append(f"place: {_yaml(draft.place)}")
    if draft.about:
        lines.append(f"about: {reference_of(draft.about)}")
    whole = [claim for claim in draft.claims if claim.section is None]
    if whole:
        lines.append("criteria:")
    for claim in whole:
        criterion = json.dumps(_criterion(claim.criterion), ensure_ascii=False)
        if not (claim.need or claim.note or claim.starred):
            lines.append(f"  - {criterion}")
            continue
        lines.append(f"  - criterion: {criterion}")
        lines += [f"    {key}: {_yaml(value)}" for key, value in (("need", claim.need), ("note", claim.note)) if value]
        lines += ["    starred: true"] if claim.starred else []
    return [*lines, "---"]


def _yaml(text: str) -> str:
    """Return the text as YAML reads it back: bare when nothing in it could mislead, else in JSON's double quotes."""
    if _PLAIN.fullmatch(text) and clean_line(text) == text:
        return text
    return json.dumps(text, ensure_ascii=False)


def _section(text: str, claims: Iterable[ClaimDraft], section: Section) -> str:
    spans = _spans(text, claims)
    if len(spans) > _MAX_SPANS:
        raise InputError(
            tr(
                "{title} has more than {max_spans} claims; withdraw some before writing it out.",
                title=section.title,
                max_spans=say_number(_MAX_SPANS),
            )
        )
    marks = _marks(spans, section)
    places = sorted({0, len(text), *marks})
    pieces = [marks.get(0, "")]
    for start, end in pairwise(places):
        pieces += [_SPECIAL.sub(r"\\\g<0>", text[start:end]), marks.get(end, "")]
    return _lines("".join(pieces))


def _spans(text: str, claims: Iterable[ClaimDraft]) -> list[_Span]:
    """Group claims that differ in their criterion only, longest first where they start together."""
    grouped: dict[tuple[int, int, str, str, bool], list[str]] = {}
    for claim in claims:
        if not 0 <= claim.start < claim.end <= len(text):
            raise ValueError(f"the claim on {claim.criterion} points outside its section's words")
        key = (claim.start, claim.end, claim.need, claim.note, claim.starred)
        grouped.setdefault(key, []).append(claim.criterion)
    spans = [
        _Span(start, end, _attributes(criteria, need, note, starred))
        for (start, end, need, note, starred), criteria in grouped.items()
    ]
    return sorted(spans, key=lambda span: (span.start, -span.end))


def _marks(spans: list[_Span], section: Section) -> dict[int, str]:
    """Return what to insert at each place: closing marks, then opening ones, properly nested.

    A span that must stay open while an outer one closes is closed too and opened again: a piece with a ``part`` key.
    """
    starting: dict[int, list[_Span]] = {}
    for span in spans:
        starting.setdefault(span.start, []).append(span)
    marks: dict[int, str] = {}
    stack: list[_Span] = []
    parts = 0
    count = 0
    for place in sorted({place for span in spans for place in (span.start, span.end)}):
        closing, reopened = "", list[_Span]()
        while any(span.end == place for span in stack):
            span = stack.pop()
            if span.end != place:
                reopened.append(span)
                if not span.part:
                    parts += 1
                    span.part = str(parts)
                    span.attributes += f' part="{parts}"'
            closing += f"]{{{span.attributes}}}"
            # The first piece says everything; the others only whose pieces they are.
            span.attributes = f'part="{span.part}"'
        opening = sorted([*reopened, *starting.get(place, [])], key=lambda span: -span.end)
        stack += opening
        count += len(opening)
        if len(stack) > _MAX_DEPTH or count > _MAX_SPANS:
            raise InputError(
                tr("too many claims overlap in {title}; withdraw some before writing it out.", title=section.title)
            )
        marks[place] = closing + "[" * len(opening)
    return marks


def _attributes(criteria: list[str], need: str, note: str, starred: bool) -> str:
    parts = [f'criterion="{", ".join(_criterion(criterion) for criterion in criteria)}"']
    parts += [f'{key}="{_value(value)}"' for key, value in (("need", need), ("note", note)) if value]
    return " ".join([*parts, "star"] if starred else parts)


def _criterion(text: str) -> str:
    """Return the code with its commas, edge blanks and special signs as codes, since commas part criteria."""
    core = text.strip()
    edge = text.index(core)
    inner = _value(core).replace(",", "&#44;")
    return _references(text[:edge]) + inner + _references(text[edge + len(core) :])


def _value(text: str) -> str:
    return _SPECIAL_IN_VALUE.sub(r"\\\g<0>", text).replace("\n", "&#10;")


def _references(text: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in text)


def _lines(marked: str) -> str:
    """Return the text with its line ends as Markdown keeps them, and guarded line edges."""
    core = marked.strip("\n")
    if not core:
        return _references(marked)
    before = len(marked) - len(marked.lstrip("\n"))
    after = len(marked) - len(marked.rstrip("\n"))
    pieces = re.split(r"(\n+)", core)
    lines = [_guarded(piece) for piece in pieces[::2]]
    ends = [len(run) for run in pieces[1::2]]
    lines = [
        _references("\n" * count) + line for count, line in zip([before, *(n - 2 for n in ends)], lines, strict=True)
    ]
    lines[-1] += _references("\n" * after)
    written = [lines[0]]
    for previous, line, count in zip(lines, lines[1:], ends, strict=False):
        written += ["\n\n" if count > 1 else _single_end(previous, line), line]
    return "".join(written)


def _single_end(previous: str, line: str) -> str:
    kept = _LIST_SIGN.match(line) or _DEEP_HEADING.match(line) or _DEEP_HEADING.match(previous)
    return "\n" if kept else "\\\n"


def _guarded(line: str) -> str:
    """Return the line so that neither its edge blanks are dropped nor its beginning is taken for a heading."""
    if line[-1] in " \t":
        line = line[:-1] + _references(line[-1])
    if line[0] in " \t" and not _LIST_SIGN.match(line):
        line = _references(line[0]) + line[1:]
    return f"\\{line}" if line.startswith("#") and not _DEEP_HEADING.match(line) else line
