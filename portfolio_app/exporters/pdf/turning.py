"""Lines with words from right to left: letters joined, lines broken in reading order, then each line turned."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

from portfolio_app.exporters.pdf.direction import (
    Turn,
    as_written,
    begins_right_to_left,
    cut,
    has_right_to_left,
    joined,
    turns,
    unjoined,
)
from portfolio_app.exporters.pdf.fonts import Face
from portfolio_app.exporters.pdf.spans import Fragment, SetLine, Span, TurnedLine, symbol_gap
from portfolio_app.exporters.pdf.style import TextStyle

# What stands for a page reference or a state while the order of a line is found.
_OBJECT = "\ufffc"

_NO_WORD = re.compile(r"[\W_]+$")

BreakLines = Callable[[list[Span], float], list[SetLine]]


def break_turned(spans: list[Span], limit: float, break_lines: BreakLines, *, aligned: bool) -> list[SetLine]:
    """Break spans into lines whose fragments stand where the direction of their letters asks."""
    texts = [_OBJECT if span.is_fixed() else unjoined(span.text) for span in spans]
    whole = "".join(texts)
    backwards = begins_right_to_left(whole)
    pieces = _joined_spans(spans, texts, joined(whole), backwards=backwards)
    opened: set[int] = set()
    lines: list[SetLine] = []
    broken = break_lines(pieces, limit)
    for line in broken:
        turned = _turned(line, opened, backwards=backwards)
        if backwards and (aligned or len(broken) > 1):
            turned.move(limit - turned.width)
        lines.append(turned)
    return lines


def _joined_spans(spans: list[Span], texts: list[str], drawn: list[str], *, backwards: bool) -> list[Span]:
    """Return the spans with joined letters, words from right to left in a face that has them all."""
    styles: dict[tuple[TextStyle, Face], TextStyle] = {}
    pieces: list[Span] = []
    start = 0
    for span, text in zip(spans, texts, strict=True):
        if span.is_fixed():
            pieces.append(span)
        else:
            forms = drawn[start : start + len(text)]
            opens = span.opens
            for style, part in _stretches(text, forms, span.style, styles, backwards=backwards):
                pieces.append(Span(part, style, link=span.link, marks=span.marks, opens=opens))
                opens = ()
        start += len(text)
    return pieces


def _stretches(
    text: str,
    forms: list[str],
    style: TextStyle,
    styles: dict[tuple[TextStyle, Face], TextStyle],
    *,
    backwards: bool,
) -> list[tuple[TextStyle, str]]:
    """Cut a span's text where its face changes; what stands between words from right to left is in their face."""
    faces = _faces(text, style.face, backwards=backwards)
    stretches: list[tuple[TextStyle, str]] = []
    for letter, form, face in zip(text, forms, faces, strict=True):
        own = style
        if face is not style.face:
            own = styles.setdefault((style, face), replace(style, face=face))
        shown = form if form == letter or not form or face.shows(form) else letter
        if stretches and stretches[-1][0] is own:
            stretches[-1] = (own, stretches[-1][1] + shown)
        else:
            stretches.append((own, shown))
    return stretches or [(style, "")]


def _faces(text: str, own: Face, *, backwards: bool) -> list[Face]:
    """Return the face of each character."""
    faces: list[Face] = []
    current, between = own, 0
    for character in text:
        if has_right_to_left(character):
            face = own.face_of(character)
            if face is current:
                faces[len(faces) - between :] = [current] * between
            current, between = face, 0
            faces.append(face)
        elif current is not own and not character.isalnum() and character != "\n" and current.shows(character):
            between += 1
            faces.append(current if backwards else own)
        else:
            current, between = own, 0
            faces.append(own)
    return faces


def _turned(line: SetLine, opened: set[int], *, backwards: bool) -> TurnedLine:
    """Return a line with its runs where they belong; ``opened`` are the spans whose marks have begun before."""
    texts = [_OBJECT if span.is_fixed() else text for span, text, _ in line]
    whole = "".join(texts)
    text = whole.rstrip(" ")
    ends = list(accumulate(map(len, texts)))
    placed: list[tuple[Turn, float, Fragment, Span]] = []
    x = 0.0
    for run in turns(text, backwards=backwards):
        # What ends a run without being a word is written by itself, or programs that copy text misplace it.
        words_end = run.start + len(_NO_WORD.sub("", text[run.start : run.end]))
        for turn in cut(run, text, [*ends, words_end] if run.backwards else ends):
            source = line[bisect_right(ends, turn.start)]
            fragment = _fragment(source, turn, text)
            # A state's symbol has its gap on the side of its word.
            gap = symbol_gap(source[0].style) if backwards and source[0].state is not None else 0.0
            placed.append((turn, x + gap, fragment, source[0]))
            x += fragment[2]
    placed.sort(key=lambda entry: entry[0].start)
    for _, _, (span, _, _), source in placed:
        if not span.is_fixed() and id(source) not in opened:
            opened.add(id(source))
            span.opens = source.opens
    fragments, offsets = [entry[2] for entry in placed], [entry[1] for entry in placed]
    if len(text) < len(whole) and fragments and not fragments[-1][0].is_fixed():
        _add_space(fragments, offsets)
    return TurnedLine(fragments, offsets, x)


def _fragment(source: Fragment, turn: Turn, text: str) -> Fragment:
    span = source[0]
    if span.is_fixed():
        return source
    style, written = span.style, as_written(text[turn.start : turn.end])
    own = Span(written, style, link=span.link, marks=span.marks, backwards=turn.backwards)
    return own, turn.shown, style.face.width(turn.shown) * style.size / 1000


def _add_space(fragments: list[Fragment], offsets: list[float]) -> None:
    """Write the space at which a line ends too, where it is drawn over nothing."""
    span, text, width = fragments[-1]
    span.text += " "
    if span.backwards:
        offsets[-1] -= span.style.face.width(" ") * span.style.size / 1000
        text = " " + text
    else:
        text += " "
    fragments[-1] = (span, text, width)
