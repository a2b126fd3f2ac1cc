"""The ledger of named things over a portfolio: Acts, policies and procedures, measures and systems, and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from portfolio_app.domain.coaching.acts import broad_law, named_acts
from portfolio_app.domain.coaching.cues import Cues
from portfolio_app.domain.coaching.procedures import procedures_in
from portfolio_app.domain.coaching.written import Part, Written
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.text import fold
from portfolio_app.translation import mark


class NamedKind(StrEnum):
    """What a named thing is."""

    ACT = mark("Act")
    GENERIC = mark("law, broadly")
    PROCEDURE = mark("procedure")
    POLICY = mark("policy")
    METRIC = mark("measure")
    SYSTEM = mark("system")


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """One place where a thing is named; ``applied`` is whether it is put to use there."""

    evidence: str
    section: Section
    start: int
    end: int
    applied: bool


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A named thing, with all places; ``superseded_by`` is the Act that took its place, or ""."""

    kind: NamedKind
    name: str
    places: tuple[NamedPlace, ...]
    superseded_by: str = ""

    @property
    def applied(self) -> bool:
        """Whether it is put to use in at least one place."""
        return any(place.applied for place in self.places)


_Found = tuple[NamedKind, str, NamedPlace]


def ledger(accounts: Iterable[Written], cues: Cues) -> tuple[LedgerEntry, ...]:
    """Return what is named in the accounts, by kind and name; accounts that are not in English are passed over."""
    names: dict[tuple[NamedKind, str], str] = {}
    places: dict[tuple[NamedKind, str], list[NamedPlace]] = {}
    for written in accounts:
        if written.words < 2 or not written.english:
            continue
        for kind, name, place in _found(written, cues):
            key = kind, fold(name)
            names.setdefault(key, name)
            places.setdefault(key, []).append(place)
    later = {act.name: act.by for act in cues.acts}
    entries = [
        LedgerEntry(kind, names[kind, folded], tuple(found), later.get(names[kind, folded], ""))
        for (kind, folded), found in places.items()
    ]
    order = list(NamedKind)
    return tuple(sorted(entries, key=lambda entry: (order.index(entry.kind), fold(entry.name))))


def _found(written: Written, cues: Cues) -> Iterator[_Found]:
    acts = named_acts(written, cues)
    for act in acts:
        place = NamedPlace(written.reference, act.section, act.start, act.end, act.applied)
        yield NamedKind.ACT, act.act.name, place
    for broad in broad_law(written, cues, acts):
        place = NamedPlace(written.reference, broad.section, broad.start, broad.end, applied=False)
        yield NamedKind.GENERIC, cues.generic[broad.place].name, place
    for part in written:
        if not written.shouted:
            yield from _procedures(written, part, cues)
        for kind, phrases in ((NamedKind.METRIC, cues["metrics"]), (NamedKind.SYSTEM, cues["systems"])):
            for start, end in phrases.all_in(part.low):
                place = NamedPlace(written.reference, part.section, start, end, _is_used(part, start, end, cues))
                yield kind, part.text[start:end], place


def _procedures(written: Written, part: Part, cues: Cues) -> Iterator[_Found]:
    for start, end in procedures_in(part):
        name = " ".join(part.text[start:end].split())
        kind = NamedKind.POLICY if "polic" in name.lower() else NamedKind.PROCEDURE
        yield kind, name, NamedPlace(written.reference, part.section, start, end, _is_used(part, start, end, cues))


def _is_used(part: Part, start: int, end: int, cues: Cues) -> bool:
    """Tell whether the sentence with the name, or one beside it, says what the learner did."""
    first, last = part.around(start, end)
    return cues["me_or_us"].in_(part.told, first, last) and cues["first_person"].in_(part.told, first, last)
