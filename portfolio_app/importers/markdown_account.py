"""Reflective accounts written as Markdown: front matter, then a heading for each STAR section."""

import re
from dataclasses import replace

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.evidence.evidence import SECTION_NAMES, AccountForm, Section, StarText
from portfolio_app.domain.words.text import clean, clean_line, excerpt
from portfolio_app.importers.account_spans import read_section
from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.importers.front_matter import FrontMatter, read_front_matter
from portfolio_app.translation import tr

_HEADING = re.compile(r" {0,3}(#{1,2})(?!#)(.*)")
_CLOSING_SIGNS = re.compile(r"(?<=[ \t])#+$")
_STAR = {section.value: section for section in Section}
# Of the annotation of a work product; a reflection is called the same in both.
_WORK = {name: section for name, section in SECTION_NAMES.items() if name not in _STAR}
_ORDER = {section: place for place, section in enumerate(Section)}
_FIVE = ", ".join(f"## {section.capitalize()}" for section in Section)
_FOUR = ", ".join(f"## {name.capitalize()}" for name in _WORK)


def read_account(text: str, source: str) -> AccountDraft:
    """Return the account and the claims that the Markdown states; ``source`` names the file in messages.

    Claims on the whole account come first, then those on passages in ``claim_order``. Raises InputError naming the
    line and what to do.
    """
    return _AccountReader(clean(text).split("\n"), source).read()


def claim_order(claim: ClaimDraft) -> tuple[object, ...]:
    """Return the key that puts claims in their order: the whole account's as they are written, then by passage."""
    if claim.section is None:
        return (-1,)
    return (
        _ORDER[claim.section],
        claim.start,
        -claim.end,
        claim.criterion,
        claim.need,
        claim.note,
        claim.starred,
    )


class _AccountReader:
    """Goes through the lines once; ``self._next`` is the index of the line to read."""

    def __init__(self, lines: list[str], source: str) -> None:
        self._lines = lines
        self._source = source
        self._next = 0
        self._heading_title = ""
        self._stray = 0
        self._sections: dict[Section, tuple[int, list[str]]] = {}
        self._form: AccountForm | None = None

    def read(self) -> AccountDraft:
        front = self._front_matter()
        self._split()
        if not self._sections:
            raise in_file(self._source, tr("there is no STAR heading; put the words under {five}.", five=_FIVE))
        if self._stray:
            raise at_line(
                self._source,
                self._stray,
                tr("this text stands before any heading; move it under one of {five}.", five=_FIVE),
            )
        title = front.title if front.title.strip() else self._heading_title
        if not title:
            raise in_file(
                self._source, tr("the account has no title; add a line “title: …” between --- lines at its top.")
            )
        return self._draft(front, title)

    def _draft(self, front: FrontMatter, title: str) -> AccountDraft:
        text = StarText()
        claims: list[ClaimDraft] = list(front.claims)
        for section, (number, lines) in self._sections.items():
            words, found = read_section(lines, number, section, self._source)
            text = text.with_section(section, words)
            claims += found
        return replace(
            AccountDraft(title, front.produced_on, front.place, text, source=self._source, about=front.about),
            claims=tuple(sorted(claims, key=claim_order)),
            form=self._form or AccountForm.STAR,
        )

    def _front_matter(self) -> FrontMatter:
        self._skip_blank()
        if self._next == len(self._lines) or self._lines[self._next].rstrip() != "---":
            return FrontMatter()
        opening = self._next
        for index in range(opening + 1, len(self._lines)):
            if self._lines[index].rstrip() in ("---", "..."):
                self._next = index + 1
                return read_front_matter("\n".join(self._lines[opening + 1 : index]), self._source, opening + 2)
        raise at_line(self._source, opening + 1, tr("the front matter is never closed; end it with a line of ---."))

    def _split(self) -> None:
        self._skip_blank()
        self._take_title()
        current: list[str] | None = None
        for number, line in enumerate(self._lines[self._next :], self._next + 1):
            heading = self._section_of(line, number)
            if heading:
                if heading in self._sections:
                    first = self._sections[heading][0] - 1
                    raise at_line(
                        self._source,
                        number,
                        tr(
                            "{title} is here a second time, after line {first}; put both texts under one heading.",
                            title=excerpt((self._form or AccountForm.STAR).title(heading)),
                            first=first,
                        ),
                    )
                current = []
                self._sections[heading] = (number + 1, current)
            elif current is not None:
                current.append(line)
            elif line.strip() and not self._stray:
                self._stray = number

    def _take_title(self) -> None:
        """Take a heading of level 1 at the top as the title, as most editors write it."""
        if self._next == len(self._lines):
            return
        heading = _HEADING.match(self._lines[self._next])
        if heading and heading[1] == "#" and heading[2][:1] in (" ", "\t") and _name(heading[2]) not in SECTION_NAMES:
            self._heading_title = clean_line(_CLOSING_SIGNS.sub("", heading[2].rstrip()))
            self._next += 1

    def _section_of(self, line: str, number: int) -> Section | None:
        heading = _HEADING.match(line)
        if not heading:
            return None
        name = _name(heading[2])
        section = SECTION_NAMES.get(name)
        if section is None and heading[2][:1] in ("", " ", "\t"):
            raise at_line(
                self._source,
                number,
                tr(
                    "the heading “{clean_line}” is not known; use {five}, or ### for a heading of your own.",
                    clean_line=excerpt(clean_line(heading[2])),
                    five=_FOUR if self._form is AccountForm.WORK else _FIVE,
                ),
            )
        if section is not None and not (name in _STAR and section is Section.REFLECTION):
            self._settle_form(AccountForm.WORK if name in _WORK else AccountForm.STAR, number)
        return section

    def _settle_form(self, form: AccountForm, number: int) -> None:
        """Take the form that the first heading tells; a heading of the other would put two texts into one place."""
        if self._form not in (None, form):
            raise at_line(
                self._source,
                number,
                tr("the headings are of two kinds; use either {five} or {four}.", five=_FIVE, four=_FOUR),
            )
        self._form = form

    def _skip_blank(self) -> None:
        while self._next < len(self._lines) and not self._lines[self._next].strip():
            self._next += 1


def _name(heading: str) -> str:
    """Return a heading's words without what people put round them: case, colons, stars and closing signs."""
    return _CLOSING_SIGNS.sub("", heading.rstrip()).strip(" \t:*_").casefold()
