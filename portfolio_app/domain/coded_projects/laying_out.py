"""An account as one text, its parts under headings; and a text taken apart into them again."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from portfolio_app.domain.account_files.headings import part_of
from portfolio_app.domain.evidence.evidence import AccountForm, Section, StarText
from portfolio_app.domain.words.text import trim

_GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a part that stand together: text[start:end] of the whole is the part's own text from ``at`` on."""

    section: Section
    start: int
    end: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The whole text and the pieces of it that are the account's own words; the rest are headings and gaps."""

    text: str
    pieces: tuple[Piece, ...]

    def place_of(self, section: Section, start: int, end: int) -> tuple[int, int]:
        """Return where a part's own words stand in the whole text."""
        piece = next(each for each in self.pieces if each.section is section)
        return piece.start - piece.at + start, piece.start - piece.at + end

    def locate(self, start: int, end: int) -> tuple[Section, int, int] | None:
        """Return the part, and the place in it, of a stretch of the whole text; None where it holds none of its words.

        Of a stretch over several parts it is the one that it holds most of.
        """
        best: tuple[int, Piece, int, int] | None = None
        for piece in self.pieces:
            first, last = trim(self.text, max(start, piece.start), max(min(end, piece.end), max(start, piece.start)))
            if first < last and (best is None or last - first > best[0]):
                best = last - first, piece, first, last
        if best is None:
            return None
        _, piece, first, last = best
        return piece.section, first - piece.start + piece.at, last - piece.start + piece.at

    def spans_all(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds all the words that there are, headings too."""
        first, last = trim(self.text, 0, len(self.text))
        return start <= first < last <= end

    def parts_in(self, start: int, end: int) -> int:
        """Return how many pieces a stretch holds words of."""
        return sum(self.text[max(start, p.start) : max(min(end, p.end), 0)].strip() != "" for p in self.pieces)


def lay_out(text: StarText, form: AccountForm = AccountForm.STAR) -> LaidOut:
    """Return the account as one text, under the headings of its form; parts without words are left out."""
    made, pieces, length = list[str](), list[Piece](), 0
    for section, words in text:
        if not words.strip():
            continue
        heading = f"{_GAP if made else ''}{form.title(section)}{_GAP}"
        made += [heading, words]
        pieces.append(Piece(section, length + len(heading), length + len(heading) + len(words)))
        length = pieces[-1].end
    return LaidOut("".join(made), tuple(pieces))


@dataclass(frozen=True, slots=True)
class TakenApart:
    """An account's parts, where they stood in the whole text, and the headings that are in none of them.

    ``form`` is the one whose headings the text has.
    """

    text: StarText
    laid: LaidOut
    headings: tuple[str, ...]
    form: AccountForm = AccountForm.STAR


def take_apart(text: str) -> TakenApart:
    """Return the parts of a text by its headings; a text with fewer than two of them is all one part."""
    form = _form_of(text)
    found = list(_headings(text, form))
    if len({section for section, _, _ in found}) < 2:
        found = []
    bounds = [(Section.SITUATION, 0, 0), *found, (Section.SITUATION, len(text), len(text))]
    words: dict[Section, str] = {}
    pieces: list[Piece] = []
    for (section, _, after), (_, before, _) in pairwise(bounds):
        start, end = _without_blank_lines(text, after, before)
        if start == end:
            continue
        gap = _GAP if section in words else ""
        own = words.get(section, "") + gap
        pieces.append(Piece(section, start, end, len(own)))
        words[section] = own + text[start:end]
    made = StarText(**{section.value: said for section, said in words.items()})
    headings = tuple(text[first:last].strip() for _, first, last in found)
    return TakenApart(made, LaidOut(text, tuple(pieces)), headings, form if found else AccountForm.STAR)


def _form_of(text: str) -> AccountForm:
    """Return the form that the first line tells: a short line such as “Why” further down may be the text's own."""
    first = next(iter(text.strip().split("\n")), "").strip().casefold()
    work = {AccountForm.WORK.title(section).casefold() for section in Section if section is not Section.REFLECTION}
    return AccountForm.WORK if first in work else AccountForm.STAR


def _headings(text: str, form: AccountForm) -> Iterable[tuple[Section, int, int]]:
    titles = {form.title(section).casefold(): section for section in Section}
    is_star = form is AccountForm.STAR
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        said = line.strip()
        section = titles.get(said.casefold()) or (part_of(said, marked=False) if said and is_star else None)
        if section is not None:
            yield section, start, end
        start = end + 1


def _without_blank_lines(text: str, start: int, end: int) -> tuple[int, int]:
    return trim(text, start, end) if text[start:end].strip() else (start, start)
