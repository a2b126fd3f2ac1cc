"""Breaking text into lines: words in several styles, with page references and state symbols among them."""

import re
from collections.abc import Callable
from functools import cache

import pyphen

from portfolio_app.exporters.pdf.direction import has_right_to_left
from portfolio_app.exporters.pdf.fonts import SOFT_HYPHEN
from portfolio_app.exporters.pdf.spans import Fragment, SetLine, Span, StretchedLine
from portfolio_app.exporters.pdf.style import TextStyle
from portfolio_app.exporters.pdf.turning import break_turned

# Justified lines are hyphenated sooner, and left ragged where their spaces would grow by more than this (in ems).
_SHORT_JUSTIFIED = 0.93
_WIDEST = 0.5
_CHUNK = 200
_SHORT_TEXT = 60
# After a hyphen, dash or slash between letters; in an address also after its other joints; between ideographs.
_JOINT = re.compile(r"(?<=[^\W\d_][-–/])(?=[^\W\d_])|(?<=[—\u200b])|(?=—)")
_ADDRESS = re.compile(r"://|www\.|@|\\\\|/.*/")
_ADDRESS_JOINT = re.compile(r"(?<=[-/\\.@_?&=#:%~+,;])(?=\w)")
_WIDE = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U0001f000-\U0003ffff]")
_WIDE_JOINT = re.compile(
    r"(?<=[\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U0001f000-\U0003ffff])"
    r"(?![、。，．！？：；）」』】〉》ー々\u200d\ufe0f\U0001f3fb-\U0001f3ff])(?<!\u200d)(?=.)"
)
_ODD_SPACES = re.compile(r"  | \n|\n |\A | \Z")
_LETTERS = re.compile(r"[^\W\d_]{6,}")


def break_plain(text: str, style: TextStyle, limit: float, short: float) -> list[tuple[str, float]] | None:
    """Break text of one style into lines, each with its width; None when a word needs more than a simple break."""
    scale = 1000 / style.size
    widths = style.face.widths
    room, space = limit * scale, widths[" "]
    lines: list[tuple[str, float]] = []
    for row in text.split("\n"):
        line: list[str] = []
        used = -space
        for word in row.split(" "):
            if not word:
                continue
            width = widths[word]
            used += space + width
            if used > room:
                before = used - width - space
                if width > room or before < room * short or _JOINT.search(word):
                    return None
                lines.append((" ".join(line) + " ", before / scale))
                line, used = [], width
            line.append(word)
        lines.append((" ".join(line), max(used, 0) / scale))
    return lines


def break_spans(spans: list[Span], limit: float, *, aligned: bool = False, justified: bool = False) -> list[SetLine]:
    """Break spans into lines no wider than the limit (in points).

    ``aligned``: what begins with a letter from right to left stands at the limit even when it is one line.
    ``justified``: all lines but the last fill the width.
    """
    for span in spans:
        if not span.text.isascii() and has_right_to_left(span.text):
            return break_turned(spans, limit, _break_in_order, aligned=aligned)
    if len(spans) == 1 and not spans[0].page_of and spans[0].state is None:
        span = spans[0]
        plain = break_plain(span.text, span.style, limit, _short(span.style, justified=justified))
        if plain is not None:
            lines: list[SetLine] = [[(span, line, width)] for line, width in plain]
            # Only what is broken by the width ends in a space.
            return (
                [_filled(line, limit) if line[0][1].endswith(" ") else line for line in lines] if justified else lines
            )
    same = _same_style(spans, limit, justified=justified)
    if same is not None:
        return same
    whole = _one_line(spans, limit)
    return _break_in_order(spans, limit, justified=justified) if whole is None else [whole]


def _same_style(spans: list[Span], limit: float, *, justified: bool) -> list[SetLine] | None:
    """Break words of one style as one text, then cut its lines where spans meet; None when they need a closer look."""
    style = spans[0].style if len(spans) > 1 else None
    for span in spans:
        if span.style is not style or span.page_of or span.state is not None:
            return None
    text = "".join([span.text for span in spans])
    if style is None or _ODD_SPACES.search(text):
        return None
    plain = break_plain(text, style, limit, _short(style, justified=justified))
    if plain is None:
        return None
    lines: list[SetLine] = []
    index = place = done = 0
    for words, width in plain:
        end, line, used = place + len(words), SetLine(), 0.0
        while end > (ends := done + len(spans[index].text)) and index < len(spans) - 1:
            if ends > place:
                part = text[place:ends]
                across = style.face.width(part) * style.size / 1000
                line.append((spans[index], part, across))
                used, place = used + across, ends
            done, index = ends, index + 1
        wrapped, rest = words[-1:] == " ", text[place:end]
        if rest == " " and line:
            line[-1] = (line[-1][0], line[-1][1] + rest, line[-1][2])
        else:
            line.append((spans[index], rest, width - used))
        lines.append(_filled(line, limit) if justified and wrapped else line)
        # A line that does not end in a space ends with its row.
        place = end if wrapped else end + 1
    return lines


def _filled(line: SetLine, limit: float) -> SetLine:
    """Return the line with its spaces widened to the limit, unless that would tear it apart."""
    spaces = [text.count(" ") for _, text, _ in line]
    spaces[-1] -= line[-1][1].endswith(" ")
    if not sum(spaces) or any(span.is_fixed() for span, _, _ in line):
        return line
    stretch = (limit - sum([width for _, _, width in line])) / sum(spaces)
    if not 0 < stretch <= line[0][0].style.size * _WIDEST:
        return line
    widened = zip(line, spaces, strict=True)
    return StretchedLine([(span, text, width + stretch * count) for (span, text, width), count in widened], stretch)


def _short(style: TextStyle, *, justified: bool) -> float:
    """Return the share of its width that a line must have to stay as it is when a word could be parted."""
    return _SHORT_JUSTIFIED if justified and style.short else style.short


def _one_line(spans: list[Span], limit: float) -> SetLine | None:
    """Return short spans as the one line that takes them all; None when they need more than that, or a closer look."""
    line: SetLine = []
    used, spaced = 0.0, True
    for span in spans:
        text = span.text
        if span.page_of or span.state is not None:
            width, spaced = span.fixed_width(), False
        elif not text:
            continue
        elif len(text) > _SHORT_TEXT or "\n" in text or "  " in text or (spaced and text[0] == " "):
            return None
        else:
            width, spaced = span.style.face.widths[text] * span.style.size / 1000, text[-1] == " "
        used += width
        if used > limit:
            return None
        line.append((span, text, width))
    return line if line and not spaced else None


def _break_in_order(spans: list[Span], limit: float, *, justified: bool = False) -> list[SetLine]:
    breaker = _Breaker(limit, justified=justified)
    for span in spans:
        breaker.add(span)
    return breaker.finish()


class _Breaker:
    """Fills lines word by word; a word may be made of parts in several styles."""

    def __init__(self, limit: float, *, justified: bool) -> None:
        self._limit = limit
        self._justified = justified
        self._lines: list[SetLine] = []
        self._line: SetLine = []
        self._used = 0.0
        self._word: list[Fragment] = []
        self._gap: Span | None = None
        self._ending = False

    def add(self, span: Span) -> None:
        """Add a span after those before it."""
        if span.page_of or span.state is not None:
            self._word.append((span, span.text, span.fixed_width()))
            return
        for index, row in enumerate(span.text.split("\n")):
            if index:
                self._end_word()
                self._end_line()
            self._add_row(span, row)

    def _add_row(self, span: Span, row: str) -> None:
        widths, scale = span.style.face.widths, span.style.size / 1000
        words = row.split(" ")
        # Only the first and the last word can be part of a word that reaches into another span.
        first, last = words[0], words[-1]
        if first:
            self._add_part(span, first, widths, scale)
        if len(words) == 1:
            return
        self._end_word()
        self._gap = self._gap or span
        if len(words) > 2:
            self._add_inner(span, words, widths, scale)
        if last:
            self._add_part(span, last, widths, scale)

    def _add_inner(self, span: Span, words: list[str], widths: dict[str, float], scale: float) -> None:
        """Add the whole words of a span, most of which just follow in the line."""
        space, limit = widths[" "] * scale, self._limit
        run: list[str] = []
        start = used = self._used
        for word in words[1:-1]:
            if not word:
                continue
            width = widths[word] * scale
            if run and used + space + width <= limit:
                used += space + width
                run.append(word)
                continue
            if run:
                self._append((span, " " + " ".join(run), used - start))
                run = []
            self._gap = self._gap or span
            if self._gap is span and self._line and self._used + space + width <= limit:
                start, used, self._gap = self._used, self._used + space + width, None
                run.append(word)
                continue
            self._add_part(span, word, widths, scale)
            self._end_word()
        if run:
            self._append((span, " " + " ".join(run), used - start))
        self._gap = span

    def finish(self) -> list[SetLine]:
        """Return the lines; no part of a last word is a line."""
        self._ending = True
        self._end_word()
        if self._line or not self._lines:
            self._end_line()
        return self._lines

    def _add_part(self, span: Span, word: str, widths: dict[str, float], scale: float) -> None:
        if len(word) <= _CHUNK:
            self._word.append((span, word, widths[word] * scale))
            return
        # A very long word goes in parts, so that breaking it costs no more than its length.
        for start in range(0, len(word), _CHUNK):
            chunk = word[start : start + _CHUNK]
            self._word.append((span, chunk, span.style.face.width(chunk) * scale))

    def _end_word(self) -> None:
        word = self._word
        if not word:
            return
        self._word = []
        while word:
            gap = self._gap_width()
            width = sum([part[2] for part in word])
            if self._used + gap + width <= self._limit:
                self._place(word)
                return
            word = self._split(word, self._limit - self._used - gap)

    def _split(self, word: list[Fragment], room: float) -> list[Fragment]:
        """Place as much of a word as the line takes, end the line, and return what is left."""
        finders: list[tuple[Callable[[str], list[int]], str]] = [(_joints, "")]
        short = _short(word[0][0].style, justified=self._justified)
        if not self._line or (self._used < self._limit * short and not self._ending):
            finders.append((_hyphens, SOFT_HYPHEN))
        if not self._line:
            finders.append((_anywhere, ""))
        for finder, ending in finders:
            cut = _cut(word, room, finder, ending)
            if cut is not None:
                self._place(cut[0])
                self._end_line(wrapped=True)
                return cut[1]
        if not self._line:
            # Not even one character fits: it is set all the same, for text is never dropped.
            head, rest = word[0], word[1:]
            if head[0].page_of or head[0].state is not None or len(head[1]) == 1:
                self._place([head])
            else:
                self._place([_part(head, 0, 1)])
                rest = [_part(head, 1, len(head[1])), *rest]
            self._end_line()
            return rest
        self._end_line(space=True, wrapped=True)
        return word

    def _gap_width(self) -> float:
        if self._gap is None or not self._line:
            return 0.0
        return self._gap.style.face.advances[" "] * self._gap.style.size / 1000

    def _place(self, word: list[Fragment]) -> None:
        if self._gap is not None and self._line:
            self._append((self._gap, " ", self._gap_width()))
        self._gap = None
        for part in word:
            self._append(part)

    def _append(self, part: Fragment) -> None:
        line = self._line
        self._used += part[2]
        if line and line[-1][0] is part[0] and not part[0].page_of and part[0].state is None:
            last = line[-1]
            line[-1] = (last[0], last[1] + part[1], last[2] + part[2])
        else:
            line.append(part)

    def _end_line(self, *, space: bool = False, wrapped: bool = False) -> None:
        line = self._line
        if space and line and not line[-1][0].page_of:
            # The space at which a line ends is written too, for those who copy the text or have it read.
            line[-1] = (line[-1][0], line[-1][1] + " ", line[-1][2])
        self._lines.append(_filled(line, self._limit) if wrapped and self._justified and line else line)
        self._line, self._used, self._gap = [], 0.0, None


def _cut(
    word: list[Fragment], room: float, finder: Callable[[str], list[int]], ending: str
) -> tuple[list[Fragment], list[Fragment]] | None:
    """Cut a word at the last place that the finder allows and the room takes."""
    best: tuple[int, int] | None = None
    used = 0.0
    for index, (span, text, width) in enumerate(word):
        if used > room:
            break
        if not span.page_of and span.state is None:
            face, scale = span.style.face, span.style.size / 1000
            extra = face.width(ending)
            for place in finder(text):
                if place == len(text) and index == len(word) - 1:
                    continue
                if used + (face.width(text[:place]) + extra) * scale > room:
                    break
                best = (index, place)
        used += width
    if best is None:
        return None
    index, place = best
    head = [*word[:index], _part(word[index], 0, place, ending)]
    tail = [_part(word[index], place, len(word[index][1])), *word[index + 1 :]]
    return head, [part for part in tail if part[1] or part[0].page_of or part[0].state is not None]


def _part(fragment: Fragment, start: int, end: int, ending: str = "") -> Fragment:
    span = fragment[0]
    text = fragment[1][start:end] + ending
    return span, text, span.style.face.width(text) * span.style.size / 1000


def _joints(text: str) -> list[int]:
    if text.rstrip(",.;:!?)”’").isalpha() and text.isascii():
        return []
    places = {match.start() for match in _JOINT.finditer(text)}
    if _ADDRESS.search(text):
        places |= {match.start() for match in _ADDRESS_JOINT.finditer(text)}
    if _WIDE.search(text):
        places |= {match.start() for match in _WIDE_JOINT.finditer(text)}
    return sorted(place for place in places if place)


def _hyphens(text: str) -> list[int]:
    return [match.start() + place for match in _LETTERS.finditer(text) for place in _syllables(match.group())]


def _anywhere(text: str) -> list[int]:
    return list(range(1, len(text) + 1))


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB", left=3, right=3)


@cache
def _syllables(word: str) -> list[int]:
    return [int(place) for place in _dictionary().positions(word)]
