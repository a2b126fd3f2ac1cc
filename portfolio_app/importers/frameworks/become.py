"""An outline becomes a framework: units, outcomes and criteria, each with a code of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Guidance, Outcome, Unit
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.words.text import clean_line, shown
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.codes import fit, kind_by_code
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found, check_count
from portfolio_app.importers.marking_point import read_marking_point
from portfolio_app.translation import mark, tr

_VERSION = "1.0"
_LONGEST = 20_000
GROUPS = {
    "K": mark("Knowledge"),
    "S": mark("Skills"),
    "B": mark("Behaviours"),
    "TK": mark("Technical knowledge"),
    "TS": mark("Technical skills"),
    "ESB": mark("Employability skills and behaviours"),
}
"""The groups of a standard, by the letters of their codes."""


def become(outline: Outline, source: str, asked: Asked, doubts: Doubts) -> Found:
    """Return the outline as a framework; raises InputError naming ``source`` when there is nothing to be claimed."""
    check_count(len(outline.entries), source)
    if not outline.entries:
        raise in_file(source, tr("there are no statements in it; choose the file that lists them."))
    code = _code_of(asked.code, outline, source)
    maker = _Maker(source, code, doubts)
    framework = Framework(
        code=code,
        title=clean_line(asked.title or outline.title) or code,
        version=clean_line(outline.version) or _VERSION,
        units=tuple(maker.units(_grouped(outline.entries), clean_line(asked.title or outline.title) or code)),
        level=outline.level,
        source=clean_line(outline.source),
        attribution=clean_line(outline.attribution),
    )
    return Found(framework, doubts.all())


def _code_of(wanted: str, outline: Outline, source: str) -> str:
    if "/" in wanted or " " in wanted:
        said = tr("the code “{code}” has a slash or a blank in it; use a dot or a dash instead.", code=wanted)
        raise in_file(source, said)
    return wanted or fit(outline.code) or "FRAMEWORK"


def _grouped(entries: tuple[Entry, ...]) -> list[Entry]:
    """Return the entries with a heading over each group, when they are the K, S and B of a standard in one list."""
    if any(entry.depth for entry in entries) or not all(kind_by_code(entry.code) for entry in entries):
        return list(entries)
    made: list[Entry] = []
    for letters, title in GROUPS.items():
        group = [entry for entry in entries if entry.code.rstrip("0123456789") == letters]
        if group:
            made.append(Entry(0, letters, tr(title)))
            made += [_deeper(entry) for entry in group]
    return made


def _deeper(entry: Entry) -> Entry:
    from dataclasses import replace

    return replace(entry, depth=1)


@dataclass(slots=True)
class _Node:
    entry: Entry
    below: list["_Node"]


def _tree(entries: list[Entry]) -> list[_Node]:
    top: list[_Node] = []
    path: list[_Node] = []
    for entry in entries:
        node = _Node(entry, [])
        del path[min(entry.depth, len(path)) :]
        (path[-1].below if path else top).append(node)
        path.append(node)
    return top


class _Maker:
    def __init__(self, source: str, framework: str, doubts: Doubts) -> None:
        self._source = source
        self._framework = framework
        self._doubts = doubts

    def units(self, entries: list[Entry], title: str) -> Iterator[Unit]:
        """Yield the units; statements that stand under no heading are put under one of the framework's title."""
        names = _Names(self._doubts)
        for number, run in enumerate(_runs(_tree(entries)), 1):
            if run[0].below:
                entry = run[0].entry
                code = names.take(entry.code or str(number), entry.where)
                yield self._unit(code, entry, run[0].below)
            else:
                code = names.take(str(number) if number > 1 else "1", run[0].entry.where)
                yield self._unit(code, Entry(0, code, title), run)

    def _unit(self, code: str, entry: Entry, below: list[_Node]) -> Unit:
        title = clean_line(entry.title) or entry.words or code
        text = "" if not entry.title or entry.text == entry.title else entry.text.strip()
        guidance = entry.guidance
        if text and not guidance.synopsis:
            guidance = Guidance(text, guidance.concepts, guidance.tips, guidance.mistakes)
        outcomes, criteria = _Names(self._doubts), _Names(self._doubts)
        made: list[Outcome] = []
        for number, run in enumerate(_runs(below), 1):
            if run[0].below:
                head = run[0].entry
                own = outcomes.take(head.code or str(number), head.where)
                made.append(self._outcome(own, head.words or own, run[0].below, f"{code}", criteria))
            else:
                own = outcomes.take(code, run[0].entry.where) if number == 1 else outcomes.take(str(number), "")
                made.append(self._outcome(own, title, run, f"{code}", criteria))
        return Unit(code, title, tuple(made), guidance)

    def _outcome(self, code: str, title: str, below: list[_Node], unit: str, names: "_Names") -> Outcome:
        flat = list(_flat(below))
        return Outcome(
            code,
            title,
            tuple(self._criterion(entry, f"{code}.{n}", unit, names) for n, entry in enumerate(flat, 1)),
        )

    def _criterion(self, entry: Entry, otherwise: str, unit: str, names: "_Names") -> Criterion:
        code = names.take(entry.code or otherwise, entry.where)
        words = entry.words or code
        if len(words) > _LONGEST:
            where = entry.where or code
            raise in_file(self._source, tr("{where}: the statement is too long; shorten it.", where=where))
        kind, verb = entry.kind or kind_by_code(code), entry.verb
        if kind is None or not verb:
            point = read_marking_point(words)
            kind, verb = kind or point.kind, verb or point.verb
        return Criterion(
            reference=f"{self._framework}/{unit}/{code}",
            code=code,
            text=words,
            kind=kind or CriterionKind.KNOWLEDGE,
            verb=verb,
            needs=entry.needs,
            assessed_by=entry.assessed_by,
            core=entry.core,
        )


def _runs(nodes: list[_Node]) -> Iterator[list[_Node]]:
    """Yield each heading alone, and the statements between headings together."""
    waiting: list[_Node] = []
    for node in nodes:
        if not node.below:
            waiting.append(node)
            continue
        if waiting:
            yield waiting
            waiting = []
        yield [node]
    if waiting:
        yield waiting


def _flat(nodes: list[_Node]) -> Iterator[Entry]:
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node.entry
        waiting.extend(reversed(node.below))


class _Names:
    """Gives each statement a code that no other has, as it is written where that can be."""

    def __init__(self, doubts: Doubts) -> None:
        self._doubts = doubts
        self._taken: set[str] = set()

    def take(self, wanted: str, where: str) -> str:
        code = fit(wanted) or "1"
        if code != clean_line(wanted):
            said = tr("the code “{wanted}” is written {code} here.", wanted=shown(wanted, 60), code=code)
            self._doubts.add(where, said, "fit")
        if code.casefold() in self._taken:
            first, number = code, 2
            while code.casefold() in self._taken:
                code, number = f"{first}-{number}", number + 1
            said = tr("the code {first} is there a second time; this one is {code} here.", first=first, code=code)
            self._doubts.add(where or first, said, "twice")
        self._taken.add(code.casefold())
        return code
