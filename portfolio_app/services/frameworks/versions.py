"""Versions of a framework: compared, and claims moved from one to the other in one step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_app.domain.claims.claim import Claim, claim_key
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.codes import CodeIndex
from portfolio_app.domain.frameworks.comparison import Pair, compare, successors
from portfolio_app.domain.frameworks.framework import Criterion, Framework
from portfolio_app.domain.frameworks.recoding import free_code, recoded
from portfolio_app.domain.words.shared_words import same_text
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.services.frameworks.reading import Asked, read_framework_from
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class Moving:
    """What moving does, or did: claims before and after, those that stay behind, decisions that go along."""

    old: Framework
    new: Framework
    added: bool
    restored: bool
    before: tuple[Claim, ...]
    after: tuple[Claim, ...]
    left: tuple[Claim, ...]
    decisions: tuple[Decision, ...] = ()
    goes: tuple[tuple[str, str], ...] = ()
    """Where each criterion goes, by reference."""

    @property
    def moved(self) -> tuple[Claim, ...]:
        """The claims that stand on the new version."""
        return tuple(claim for claim in self.after if claim.stands)

    @property
    def to_recheck(self) -> tuple[Claim, ...]:
        """Those of them whose criterion reads otherwise."""
        return tuple(claim for claim in self.moved if claim.reworded)


class Versions:
    """Compares and moves; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def compare(self, old: str, new: str) -> tuple[Pair, ...]:
        """Compare two frameworks: of the portfolio, archived in it, bundled, or in a file."""
        with self._database.unit_of_work(reading=True) as unit:
            known = _Known(unit)
            return compare(known.old(old), known.new(new)[0])

    def sides(self, old: str, new: str) -> tuple[Framework, Framework]:
        """Return the two frameworks that are compared under these names."""
        with self._database.unit_of_work(reading=True) as unit:
            known = _Known(unit)
            return known.old(old), known.new(new)[0]

    def plan(self, old: str, new: str, table: Path | None = None) -> Moving:
        """Return what moving would do; nothing is changed."""
        with self._database.unit_of_work(reading=True) as unit:
            known = _Known(unit)
            before, (after, state) = known.old(old), known.new(new)
            return plan_move(unit, before, after, state, _chosen(before, after, table))

    def move(self, old: str, new: str, table: Path | None = None, chosen: Mapping[str, str] | None = None) -> Moving:
        """Move the claims on the old version to the new one, which is put into use; the old one is archived.

        ``table`` names a CSV file, ``chosen`` gives references by old ones, "" for claims that stay behind; what
        neither names goes where comparing finds it. A claim keeps the wording that it was made on, and is to be
        re-checked where the new one differs. What was decided on words that are the same goes along.
        """
        with self._database.unit_of_work() as unit:
            known = _Known(unit)
            before, (after, state) = known.old(old), known.new(new)
            wanted = {**_chosen(before, after, table), **(chosen or {})}
            moving = plan_move(unit, before, after, state, wanted)
            done = do_move(unit, moving)
            unit.commit()
            return done

    def undo(self, moving: Moving) -> None:
        """Take a move back: claims, decisions and frameworks are as they were."""
        with self._database.unit_of_work() as unit:
            undo_move(unit, moving)
            unit.commit()

    def redo(self, moving: Moving) -> None:
        """Do a move again that was taken back."""
        with self._database.unit_of_work() as unit:
            redo_move(unit, moving)
            unit.commit()


_IN_USE, _ARCHIVED, OUTSIDE = range(3)
"""Where the new version is before claims are moved to it; OUTSIDE is not in the portfolio."""


class _Known:
    """The frameworks that a name may mean."""

    def __init__(self, unit: UnitOfWork) -> None:
        self._used = unit.frameworks.all()
        self._archived = unit.frameworks.archived()

    def old(self, name: str) -> Framework:
        """Return the framework in use of that code."""
        wanted = name.strip().casefold()
        for framework in self._used:
            if framework.code.casefold() == wanted:
                return framework
        if any(framework.code.casefold() == wanted for framework in self._archived):
            raise InputError(
                tr("The framework {code} is archived; bring it back (“framework restore”).", code=excerpt(name).strip())
            )
        raise InputError(
            tr(
                "There is no framework “{code}” in this portfolio; “framework list FILE” shows them.",
                code=excerpt(name),
            )
        )

    def new(self, name: str) -> tuple[Framework, int]:
        """Return the framework of that code, of the portfolio or bundled, or that of the file, and where it is."""
        wanted = name.strip().casefold()
        for frameworks, state in ((self._used, _IN_USE), (self._archived, _ARCHIVED), (shipped(), OUTSIDE)):
            for framework in frameworks:
                if framework.code.casefold() == wanted:
                    return framework, state
        path = Path(name)
        if not path.is_file():
            raise InputError(
                tr(
                    "“{name}” is no framework of this portfolio, no bundled one and no file; "
                    "“framework list” shows what there is.",
                    name=excerpt(name),
                )
            )
        framework = read_framework_from(path, Asked()).framework
        return recoded(framework, free_code(framework, [each.code for each in (*self._used, *self._archived)])), OUTSIDE


def _chosen(old: Framework, new: Framework, table: Path | None) -> dict[str, str]:
    """Return the new reference by the old one as a table says; raises InputError naming its line."""
    if table is None:
        return {}
    from portfolio_app.importers.faults import at_line
    from portfolio_app.importers.move_table import read_move_table
    from portfolio_app.importers.source import read_source

    found: dict[str, str] = {}
    indexes = tuple((each, CodeIndex(criterion.reference for criterion in each.criteria)) for each in (old, new))
    for line, *names in read_move_table(read_source(table), table.name):
        references: list[str] = []
        for name, (framework, index) in zip(names, indexes, strict=True):
            meant = index.find(name) if name else [""]
            if len(meant) != 1:
                several = tr("names several criteria of") if meant else tr("is no criterion of")
                raise at_line(
                    table.name,
                    line,
                    tr(
                        "“{name}” {several} {framework}; write it as UNIT/CODE.",
                        name=excerpt(name),
                        several=several,
                        framework=framework.code,
                    ),
                )
            references.append(meant[0])
        found[references[0]] = references[1]
    return found


def plan_move(unit: UnitOfWork, old: Framework, new: Framework, state: int, chosen: Mapping[str, str]) -> Moving:
    """Return what moving the claims does; ``chosen`` gives references by old ones, the rest goes where it is alike."""
    if old.code == new.code:
        raise InputError(tr("{code} is both the old and the new one; name two.", code=old.code))
    targets = {criterion.reference: criterion for criterion in new.criteria}
    goes: dict[str, Criterion] = {}
    if any(criterion.reference not in chosen for criterion in old.criteria):  # comparing takes long
        alike = successors(compare(old, new))
        goes = {one.reference: other for one, other in alike if chosen.get(one.reference) != ""}
    goes.update({one: targets[other] for one, other in chosen.items() if other})
    claims = [claim for claim in unit.claims.of_framework(old.code) if claim.stands]
    there = {(claim.evidence_id, claim_key(claim)) for claim in unit.claims.of_framework(new.code) if claim.stands}
    before: list[Claim] = []
    after: list[Claim] = []
    for claim in claims:
        target = goes.get(claim.criterion)
        if target is None:
            continue
        moved = _moved(claim, target)
        key = moved.evidence_id, claim_key(moved)
        before.append(claim)
        # Two claims on the same words for what is one criterion now are one claim.
        after.append(replace(claim, withdrawn_at=now()) if key in there else moved)
        there.add(key)
    gone = {claim.id for claim in before}
    left = tuple(claim for claim in claims if claim.id not in gone)
    decisions = _decisions(unit, old, new, goes)
    return Moving(
        old,
        new,
        state == OUTSIDE,
        state == _ARCHIVED,
        tuple(before),
        tuple(after),
        left,
        tuple(decisions),
        tuple((one, other.reference) for one, other in goes.items()),
    )


def _moved(claim: Claim, target: Criterion) -> Claim:
    return replace(
        claim,
        criterion=target.reference,
        need=claim.need if target.need(claim.need) else "",
        reworded=not same_text(claim.wording, target.text),
    )


def _decisions(unit: UnitOfWork, old: Framework, new: Framework, goes: Mapping[str, Criterion]) -> Iterable[Decision]:
    """Yield what was decided on words that are the same, for the criterion that has them now."""
    references = {criterion.reference: criterion for criterion in old.criteria}
    there = {
        (each.criterion, each.role, each.decided_by, each.decided_at) for each in unit.decisions.of_framework(new.code)
    }
    for decision in unit.decisions.of_framework(old.code):
        criterion, target = references.get(decision.criterion), goes.get(decision.criterion)
        if not criterion or not target or not same_text(criterion.text, target.text):
            continue
        if (target.reference, decision.role, decision.decided_by, decision.decided_at) not in there:
            yield replace(decision, id=0, criterion=target.reference)


def do_move(unit: UnitOfWork, moving: Moving) -> Moving:
    """Move the claims as planned, in this unit of work."""
    if moving.added:
        unit.frameworks.add(moving.new)
    elif moving.restored:
        unit.frameworks.archive(moving.new.code, "")
    unit.claims.save_all(moving.after)
    decisions = unit.decisions.add_all(moving.decisions)
    unit.practice.copy(moving.goes)
    unit.frameworks.archive(moving.old.code, now())
    return replace(moving, decisions=decisions)


def undo_move(unit: UnitOfWork, moving: Moving) -> None:
    """Take a move back, in this unit of work."""
    unit.frameworks.archive(moving.old.code, "")
    unit.claims.save_all(moving.before)
    unit.decisions.mark_undone([decision.id for decision in moving.decisions], now())
    if moving.added and not moving.decisions:
        unit.frameworks.remove(moving.new.code)
    elif moving.added or moving.restored:
        unit.frameworks.archive(moving.new.code, now())


def redo_move(unit: UnitOfWork, moving: Moving) -> None:
    """Do a move again that was taken back, in this unit of work."""
    if moving.added and not moving.decisions:
        unit.frameworks.add(moving.new)
    elif moving.added or moving.restored:
        unit.frameworks.archive(moving.new.code, "")
    unit.claims.save_all(moving.after)
    unit.decisions.mark_undone([decision.id for decision in moving.decisions], "")
    unit.frameworks.archive(moving.old.code, now())
