"""An account made of its pieces: title, details and the words of each part, with the places that codes are cited at."""

from dataclasses import dataclass, field
from datetime import date

from portfolio_app.domain.account_files.block import Block, LeftOut, Remark
from portfolio_app.domain.account_files.flow import Piece, Role, behind
from portfolio_app.domain.account_files.found import Remainder
from portfolio_app.domain.account_files.headings import Detail, read_date
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import clean_line, excerpt, trim
from portfolio_app.translation import mark, tr

MOST_TITLE = 200
_MOST_TITLE_WORDS = 14
_MOST_FRONT_WORDS = 24

HEADING = mark("heading of a part")
FIELD = mark("field of a form")
ABOVE = mark("heading above the account")
DAY = mark("date, taken as the account's day")
WHERE = mark("place, taken as where it happened")
CODES = mark("codes, taken as claims")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block at its place in a part's text, with the remarks and the codes beside it."""

    section: Section
    start: int
    end: int
    remarks: tuple[Remark, ...] = ()
    margin: tuple[str, ...] = ()
    quiet: bool = False
    """Whether what it cites was taken elsewhere: for the words below a heading, for the place of a footnote."""


@dataclass(frozen=True, slots=True)
class Loose:
    """Codes that stand in no sentence: on a line of their own, or in a heading.

    They are about ``spans`` of a part's text, or about the whole account where there are none.
    """

    text: str
    section: Section | None = None
    start: int = 0
    end: int = 0
    labelled: bool = False


@dataclass(slots=True)
class Assembled:
    """An account's words in order, before its citations are looked up."""

    title: str = ""
    produced_on: date | None = None
    place: str = ""
    text: StarText = field(default_factory=StarText)
    stretches: list[Stretch] = field(default_factory=list[Stretch])
    loose: list[Loose] = field(default_factory=list[Loose])
    units: list[str] = field(default_factory=list[str])
    problems: list[Problem] = field(default_factory=list[Problem])
    left: Remainder = field(default_factory=Remainder)


def assemble(pieces: tuple[Piece, ...], title: str) -> Assembled:
    """Return the account that the pieces make; ``title`` is what it is called where they give it none."""
    return _Assembler(title).read(pieces)


def _without_front(pieces: tuple[Piece, ...], left: Remainder) -> tuple[Piece, ...]:
    """Leave out the few words that stand above an account's own heading, such as the name of a course."""
    first = next((at for at, piece in enumerate(pieces) if piece.role in (Role.PART, Role.HEADING)), 0)
    front = [piece for piece in pieces[:first] if piece.role is Role.WORDS]
    if not front or pieces[first].role is Role.PART or not pieces[first].block.level:
        return pieces
    if sum(len(piece.block.text.split()) for piece in front) > _MOST_FRONT_WORDS:
        return pieces
    for piece in front:
        left.add(ABOVE, piece.block.text)
        left.extend(LeftOut(remark.kind, remark.text) for remark in piece.block.remarks)
    return tuple(piece for piece in pieces[:first] if piece.role is not Role.WORDS) + pieces[first:]


class _Assembler:
    def __init__(self, title: str) -> None:
        self._made = Assembled()
        self._fallback = title
        self._section: Section | None = None
        self._parts: dict[Section, list[str]] = {section: [] for section in Section}
        self._lengths = dict.fromkeys(Section, 0)
        self._last: Block | None = None
        self._waiting: list[str] = []
        self._open: list[tuple[str, Section, int]] = []
        self._strays: list[str] = []
        self._began = False
        self._parted = False
        self._margin: tuple[str, ...] = ()

    def read(self, pieces: tuple[Piece, ...]) -> Assembled:
        self._parted = any(piece.role is Role.PART for piece in pieces)
        rest = self._take_title(pieces)
        for place, piece in enumerate(rest):
            match piece.role:
                case Role.PART:
                    self._begin_part(piece)
                case Role.DETAIL:
                    self._take_detail(piece)
                case Role.HEADING:
                    self._take_heading(piece)
                case Role.CODES:
                    self._take_codes(piece, last=place == len(rest) - 1)
                case Role.WORDS:
                    self._add(piece.block, piece)
        self._close_headings()
        self._finish()
        return self._made

    def _take_title(self, pieces: tuple[Piece, ...]) -> list[Piece]:
        """Take the last heading before the words as the title, or a short first line; what is above it is left out."""
        pieces = _without_front(pieces, self._made.left)
        words = next((at for at, p in enumerate(pieces) if p.role in (Role.WORDS, Role.PART, Role.CODES)), len(pieces))
        heads = [at for at in range(words) if pieces[at].role is Role.HEADING]
        stated = any(piece.detail is Detail.TITLE and piece.value for piece in pieces)
        rest = list(pieces)
        if heads:
            top = -1 if stated else heads[-1]
            if not stated:
                self._name(pieces[top].block.text)
            for at in heads:
                if at != top:
                    self._made.left.add(ABOVE, pieces[at].block.text)
            self._keep_remarks([pieces[at].block for at in heads])
            return [piece for at, piece in enumerate(rest) if at not in heads]
        if not heads and not stated and words < len(pieces) and self._is_title(pieces, words):
            self._name(pieces[words].block.text)
            self._keep_remarks([pieces[words].block])
            del rest[words]
        return rest

    def _keep_remarks(self, blocks: list[Block]) -> None:
        for block in blocks:
            for remark in block.remarks:
                self._made.loose.append(Loose(remark.text))
                self._made.left.add(remark.kind, remark.text)

    @staticmethod
    def _is_title(pieces: tuple[Piece, ...], at: int) -> bool:
        piece = pieces[at]
        text = piece.block.text.strip()
        if piece.role is not Role.WORDS or piece.block.listed or piece.margin or piece.block.table or "\n" in text:
            return False
        more = any(other.role in (Role.WORDS, Role.PART) for other in pieces[at + 1 :])
        return more and len(text.split()) <= _MOST_TITLE_WORDS and len(text) <= MOST_TITLE and text[-1:] not in ".!,;:"

    def _name(self, text: str) -> None:
        title = clean_line(text)
        if len(title) <= MOST_TITLE:
            self._made.title = title
            self._made.loose.append(Loose(title))
        else:
            self._add(Block(text), None)

    def _begin_part(self, piece: Piece) -> None:
        self._close_headings()
        self._section = piece.section
        self._last = None
        self._began = True
        self._made.left.add(HEADING, piece.heading)
        self._made.left.extend(LeftOut(CODES, text) for text in piece.margin)
        if piece.section is not None:
            for text in (piece.heading, *piece.margin, *(remark.text for remark in piece.block.remarks)):
                self._open.append((text, piece.section, self._lengths[piece.section]))
        for remark in piece.block.remarks:
            self._made.left.add(remark.kind, remark.text)

    def _take_detail(self, piece: Piece) -> None:
        value, made = piece.value, self._made
        said = f"{piece.heading}: {piece.block.text}" if piece.heading else piece.block.text
        self._keep_remarks([piece.block])
        match piece.detail:
            case Detail.TITLE if value and not made.title and len(clean_line(value)) <= MOST_TITLE:
                self._name(value)
                made.left.add(FIELD, said)
            case Detail.DATE if (day := read_date(value)) is not None and made.produced_on is None:
                made.produced_on = day
                made.left.add(DAY, said)
            case Detail.PLACE if value and not made.place and len(value.split()) <= _MOST_TITLE_WORDS:
                made.place = clean_line(value)
                made.left.add(WHERE, said)
            case Detail.CODES:
                made.loose.append(Loose(value, labelled=True))
                made.left.add(CODES, said)
            case _:
                self._take_other(piece, said)

    def _take_other(self, piece: Piece, said: str) -> None:
        """Leave a field of a form out at the top or in a table; elsewhere such a line is the learner's own."""
        self._made.units += piece.value.split() if piece.detail is Detail.OTHER else []
        if self._began and not piece.block.table and not piece.heading:
            self._add(piece.block, piece)
        else:
            self._made.left.add(FIELD, said)

    def _take_heading(self, piece: Piece) -> None:
        """Keep a heading that is no part's as a line of the text; codes in it are about what stands under it."""
        self._close_headings()
        if not self._made.title and not self._began:
            self._name(piece.block.text)
            return
        if self._parted and self._began and self._section is not None:
            self._strays.append(clean_line(piece.block.text))
        self._add(piece.block, piece, quiet=True)
        section = self._section or Section.SITUATION
        self._open.append((piece.block.text, section, self._lengths[section]))

    def _take_codes(self, piece: Piece, *, last: bool) -> None:
        """Take codes on a line of their own: they are about what stands before them, or about all of it."""
        text = piece.block.text
        self._keep_remarks([piece.block])
        if not text.strip():
            return
        self._made.left.add(CODES, text)
        labelled = ":" in text
        section = self._section or Section.SITUATION
        before = [stretch for stretch in self._made.stretches if stretch.section is section and not stretch.quiet]
        if (labelled and last) or not self._made.stretches:
            self._made.loose.append(Loose(text, labelled=labelled))
        elif before:
            self._made.loose.append(Loose(text, section, before[-1].start, before[-1].end))
        else:
            self._waiting.append(text)

    def _add(self, block: Block, piece: Piece | None, *, quiet: bool = False) -> None:
        """Put a block's words behind those of the present part."""
        first, last = trim(block.text, 0, len(block.text))
        if first == last:
            return
        section = self._section or Section.SITUATION
        self._began = True
        joined = self._last is not None and self._are_lines(self._last, block, piece)
        gap = "" if not self._parts[section] else "\n" if joined else "\n\n"
        words = block.text[first:last]
        start = self._lengths[section] + len(gap)
        self._parts[section] += [gap, words]
        self._lengths[section] = start + len(words)
        moved = behind(block, first) if first else block
        margin = (*piece.margin, *self._waiting) if piece is not None else ()
        if piece is not None and piece.margin and piece.margin != self._margin:
            self._made.left.extend(LeftOut(CODES, text) for text in piece.margin)
        self._margin = piece.margin if piece is not None else ()
        self._waiting.clear()
        self._made.stretches.append(
            Stretch(section, start, start + len(words), moved.remarks, margin, quiet or block.note)
        )
        self._last = block

    @staticmethod
    def _are_lines(one: Block, other: Block, piece: Piece | None) -> bool:
        if one.listed and other.listed:
            return True
        return piece is not None and piece.own_line and one.table == other.table and one.table > 0

    def _close_headings(self) -> None:
        for text, section, start in self._open:
            end = self._lengths[section]
            if end > start:
                self._made.loose.append(Loose(text, section, start, end))
            else:
                self._made.loose.append(Loose(text))
        self._open.clear()

    def _text(self, section: Section) -> str:
        return "".join(self._parts[section])

    def _finish(self) -> None:
        made = self._made
        made.text = StarText(**{section.value: self._text(section) for section in Section})
        for waiting in self._waiting:
            made.loose.append(Loose(waiting))
        if not made.title:
            made.title = clean_line(self._fallback)[:MOST_TITLE] or tr("Untitled account")
        if not self._parted and made.text.words:
            made.problems.append(
                Problem(
                    made.title,
                    tr(
                        "no headings such as Situation or Action were found, so all of it is under Situation; "
                        "move the words from there to where they belong."
                    ),
                )
            )
        for stray in dict.fromkeys(self._strays):
            made.problems.append(
                Problem(
                    made.title,
                    tr(
                        "“{heading}” is no part of a STAR account; its words stay where they stood.",
                        heading=excerpt(stray),
                    ),
                )
            )
