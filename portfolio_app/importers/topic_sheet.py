"""Topic sheets: five sections of plain text become a framework of one unit."""

import re
from dataclasses import dataclass

from portfolio_app.domain.frameworks.framework import Concept, Criterion, Framework, Guidance, Outcome, Unit
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import clean, clean_line, excerpt, fold
from portfolio_app.importers.counted_needs import read_needs
from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.importers.marking_point import read_marking_point
from portfolio_app.importers.sheet_items import Item, read_items, without_bold
from portfolio_app.importers.sheet_text import BULLET, Line, Part, SheetText, ends_sentence, split_sheet
from portfolio_app.importers.sheet_title import code_from, title_from
from portfolio_app.translation import tr

_TERM = re.compile(
    r"(?:\*\*(?P<bold>[^*]{1,120}?):?\*\*|__(?P<under>[^_]{1,120}?):?__)\s*[:–—-]?\s+(?P<text>\S.*)"
    r"|(?P<plain>[^:.!?]{1,100}):\s+(?P<rest>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class SheetResult:
    """A framework, and what was read with doubt."""

    framework: Framework
    problems: tuple[Problem, ...] = ()


def read_topic_sheet(text: str, source: str, code: str = "", title: str = "") -> SheetResult:
    """Return the sheet as a framework of one unit; ``code`` and ``title`` replace those derived from it.

    ``source`` is the file's name. Raises InputError naming the line of a section that is missing, repeated, renamed
    or empty.
    """
    return _SheetReader(source, split_sheet(clean(text), source)).read(clean_line(code), clean_line(title))


class _SheetReader:
    def __init__(self, source: str, sheet: SheetText) -> None:
        self._source = source
        self._sheet = sheet
        self._problems: list[Problem] = []

    def read(self, code: str, title: str) -> SheetResult:
        if "/" in code or " " in code:
            raise in_file(
                self._source,
                tr("the code “{code}” has a slash or a blank in it; use a dot or a dash instead.", code=excerpt(code)),
            )
        unit_code = code_from(self._source)
        framework_code = code or f"SHEET-{unit_code}"
        title = title or self._marked_title()
        synopsis = self._synopsis()
        title = title or title_from(synopsis)
        points = self._points(f"{framework_code}/{unit_code}")
        guidance = Guidance(
            synopsis=synopsis,
            concepts=tuple(_concept(item.text) for item in self._items(Part.CONCEPTS)),
            tips=tuple(without_bold(item.text) for item in self._items(Part.TIPS)),
            mistakes=tuple(without_bold(item.text) for item in self._items(Part.MISTAKES)),
        )
        framework = Framework(
            code=framework_code,
            title=title,
            version="1.0",
            units=(Unit(unit_code, title, (Outcome("1", title, points),), guidance),),
            source=self._source,
            attribution=f"Imported from {self._source}.",
        )
        return SheetResult(framework, tuple(sorted(self._problems, key=lambda problem: _number(problem.where))))

    def _marked_title(self) -> str:
        """Take a Markdown heading above the first section away from the summary, as the title."""
        first = self._sheet.summary[0] if self._sheet.summary else None
        if not first or not first.text.lstrip().startswith("#"):
            return ""
        del self._sheet.summary[0]
        return first.words.strip("# ")

    def _synopsis(self) -> str:
        """Return the synopsis; the summary's words come first unless they are its beginning, cut off."""
        synopsis = _prose(self._sheet.lines[Part.SYNOPSIS])
        summary = _prose(self._sheet.summary)
        if not summary:
            return synopsis
        where = f"line {self._sheet.summary[0].number}"
        repeated = synopsis.startswith(summary)
        if not ends_sentence(summary):
            in_word = repeated and synopsis[len(summary) :][:1].isalnum()
            cut = tr("in the middle of a word") if in_word else tr("before its end")
            used = tr("the synopsis says it in full") if repeated else tr("it was kept before the synopsis")
            self._problems.append(
                Problem(where, tr("the line of summary is cut off {cut}; {used}", cut=cut, used=used))
            )
        return synopsis if repeated else f"{summary}\n\n{synopsis}"

    def _points(self, unit: str) -> tuple[Criterion, ...]:
        criteria: list[Criterion] = []
        seen: dict[str, int] = {}
        for number, item in enumerate(self._items(Part.POINTS), 1):
            words = without_bold(item.text)
            first = seen.setdefault(fold(words), item.line)
            if first != item.line:
                self._doubt(item, tr("this marking point says the same as line {first}; both were kept", first=first))
            point = read_marking_point(words)
            code = f"1.{number}"
            criteria.append(
                Criterion(f"{unit}/{code}", code, point.text, point.kind, point.verb, needs=read_needs(point.text))
            )
        return tuple(criteria)

    def _items(self, part: Part) -> list[Item]:
        items, problems = read_items(self._sheet.lines[part])
        self._problems += problems
        if not items:
            line = self._sheet.headings[part].number
            raise at_line(
                self._source,
                line,
                tr("the section “{part}” has no words; write at least one line under it.", part=part),
            )
        others, last = items[:-1], items[-1]
        if others and not ends_sentence(last.text) and all(ends_sentence(other.text) for other in others):
            self._doubt(last, tr("this line may be cut off: it has no full stop, and the others have; it was kept"))
        return items

    def _doubt(self, item: Item, message: str) -> None:
        self._problems.append(Problem(f"line {item.line}", message))


def _prose(lines: list[Line]) -> str:
    """Return lines as paragraphs, without bullets and bold signs."""
    paragraphs: list[str] = []
    for line in lines:
        bullet = BULLET.match(line.text)
        words = without_bold(line.text[bullet.end() :] if bullet else line.words)
        if paragraphs and not line.parted and not bullet:
            paragraphs[-1] += f" {words}"
        else:
            paragraphs.append(words)
    return "\n\n".join(paragraphs)


def _concept(text: str) -> Concept:
    match = _TERM.match(text)
    if not match:
        return Concept("", without_bold(text))
    term = match["bold"] or match["under"] or match["plain"]
    return Concept(without_bold(term), without_bold(match["text"] or match["rest"]))


def _number(where: str) -> int:
    return int(where.rsplit(" ", 1)[1])
