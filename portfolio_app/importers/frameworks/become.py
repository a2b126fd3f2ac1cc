"""An outline becomes a framework: units, outcomes and criteria, each with a code of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portfolio_app.domain.frameworks.faults import DEEPEST
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Guidance, Outcome, Unit
from portfolio_app.domain.frameworks.guidance_text import read_guidance
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.words.text import clean_line, excerpt, shown
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.blocks import Document
from portfolio_app.importers.frameworks.codes import fit, kind_by_code
from portfolio_app.importers.frameworks.entries_settled import as_pieces, blocks_of_entries, settle_entries
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


def become(
    outline: Outline,
    source: str,
    asked: Asked,
    doubts: Doubts,
    kind: FrameworkKind = FrameworkKind.QUALIFICATION,
) -> Found:
    """Return the outline as a framework; raises InputError naming ``source`` when there is nothing to be claimed."""
    check_count(len(outline.entries), source)
    if not outline.entries:
        raise in_file(source, tr("there are no statements in it; choose the file that lists them."))
    code = _code_of(asked.code, outline, source)
    pieces = as_pieces(outline.entries)
    own = pieces is not outline.entries
    if own:
        doubts.place(((e.where, e.piece) for e in pieces if e.piece is not None), asked.settled)
    maker = _Maker(source, code, doubts, tells_kind=kind is not FrameworkKind.COMPETENCIES)
    entries = _grouped(tuple(settle_entries(pieces, asked.settled)) if own else pieces)
    if not entries:
        raise in_file(source, tr("all of its statements are left out; keep one at least."))
    if kind is FrameworkKind.QUALIFICATION and {entry.code for entry in entries if not entry.depth} <= set(GROUPS):
        kind = FrameworkKind.STANDARD
    framework = Framework(
        code=code,
        title=clean_line(asked.title or outline.title) or code,
        version=clean_line(outline.version) or _VERSION,
        units=tuple(maker.units(entries, clean_line(asked.title or outline.title) or code)),
        level=outline.level,
        source=clean_line(outline.source),
        attribution=clean_line(outline.attribution),
        kind=kind,
    )
    problems = doubts.all()
    if not own or not (asked.settled or any(each.piece is not None for each in problems)):
        return Found(framework, problems)
    shown_as = Document(source, code, framework.title, blocks_of_entries(pieces), of_entries=True)
    return Found(framework, problems, document=shown_as)


def _code_of(wanted: str, outline: Outline, source: str) -> str:
    if "/" in wanted or " " in wanted:
        said = tr("the code “{code}” has a slash or a blank in it; use a dot or a dash instead.", code=excerpt(wanted))
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
            made += [replace(entry, depth=1) for entry in group]
    return made


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
    def __init__(self, source: str, framework: str, doubts: Doubts, *, tells_kind: bool) -> None:
        self._tells_kind = tells_kind
        self._source = source
        self._framework = framework
        self._doubts = doubts

    def units(self, entries: list[Entry], title: str) -> Iterator[Unit]:
        """Yield the units: what stands at the top. A list without headings is one unit of the framework's title."""
        names = _Names(self._doubts)
        top = _tree(entries)
        if not any(node.below for node in top):
            yield self._unit("1", Entry(0, "1", title), top)
            return
        for number, node in enumerate(top, 1):
            code = names.take(node.entry.code or str(number), node.entry)
            # A statement at the top with nothing under it is a unit of itself.
            yield self._unit(
                code, node.entry, node.below or [_Node(replace(node.entry, code=code), [])], alone=not node.below
            )

    def _unit(self, code: str, entry: Entry, below: list[_Node], *, alone: bool = False) -> Unit:
        title = entry.words if alone else clean_line(entry.title) or entry.words
        title = title or code
        text = "" if alone or not entry.title or entry.text == entry.title else entry.text.strip()
        guidance = entry.guidance if entry.guidance != Guidance() else read_guidance(text)
        outcomes, criteria = _Names(self._doubts), _Names(self._doubts)
        if all(node.below for node in below):
            made = [
                self._outcome(
                    own := outcomes.take(node.entry.code or str(number), node.entry),
                    node.entry.words or own,
                    node.below,
                    code,
                    criteria,
                )
                for number, node in enumerate(below, 1)
            ]
        else:
            made = [self._outcome(code, title, below, code, criteria)]
        return Unit(code, title, tuple(made), guidance, identity=entry.identity)

    def _outcome(self, code: str, title: str, below: list[_Node], unit: str, names: "_Names") -> Outcome:
        made: list[Criterion] = []
        waiting = [(node, "", 1) for node in reversed(below)]
        while waiting:
            node, parent, depth = waiting.pop()
            if depth > DEEPEST:
                said = tr("it stands more than {most} levels deep; it is put higher.", most=DEEPEST)
                self._doubts.add(node.entry.where, said, "deep", node.entry.piece)
                parent, depth = "", 1
            made.append(self._criterion(node.entry, f"{code}.{len(made) + 1}", unit, names, parent))
            waiting += [(each, made[-1].code, depth + 1) for each in reversed(node.below)]
        return Outcome(code, title, tuple(made))

    def _criterion(self, entry: Entry, otherwise: str, unit: str, names: "_Names", parent: str) -> Criterion:
        code = names.take(entry.code or otherwise, entry)
        words = entry.words or code
        if len(words) > _LONGEST:
            where = entry.where or code
            raise in_file(self._source, tr("{where}: the statement is too long; shorten it.", where=where))
        kind, verb = entry.kind or kind_by_code(code), entry.verb
        if self._tells_kind and not (kind and verb):
            point = read_marking_point(words)
            kind, verb = kind or point.kind, verb or point.verb
        return Criterion(
            reference=f"{self._framework}/{unit}/{code}",
            code=code,
            text=words,
            kind=kind or CriterionKind.CRITERION,
            verb=verb,
            needs=entry.needs,
            assessed_by=entry.assessed_by,
            core=entry.core,
            parent=parent,
            identity=entry.identity,
        )


class _Names:
    """Gives each statement a code that no other has, as it is written where that can be."""

    def __init__(self, doubts: Doubts) -> None:
        self._doubts = doubts
        self._taken: set[str] = set()

    def take(self, wanted: str, entry: Entry) -> str:
        code = fit(wanted) or "1"
        if code != clean_line(wanted):
            said = tr("the code “{wanted}” is written {code} here.", wanted=shown(wanted, 60), code=shown(code, 60))
            self._doubts.add(entry.where, said, "fit", entry.piece)
        if code.casefold() in self._taken:
            first, number = code, 2
            while code.casefold() in self._taken:
                code, number = f"{first}-{number}", number + 1
            said = tr(
                "the code {first} is there a second time; this one is {code} here.",
                first=shown(first, 60),
                code=shown(code, 60),
            )
            self._doubts.add(entry.where or first, said, "twice", entry.piece)
        self._taken.add(code.casefold())
        return code
