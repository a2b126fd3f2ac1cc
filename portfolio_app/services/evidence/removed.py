"""What was taken out of a portfolio: listed, brought back, and removed for good."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from portfolio_app.domain.claims.claim import claim_key
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import id_of
from portfolio_app.domain.evidence.removed import RemovedKind, RemovedThing, removed_before
from portfolio_app.domain.witnesses.witness import witness_id_of
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.claiming.claims import settled
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


class RemovedThings:
    """Each call is one change: everything that is named, or nothing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[RemovedThing, ...]:
        """Return accounts, files, statements, records, witnesses and claims that were taken out, the latest first."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.removed.all()

    def bring_back(self, references: Iterable[str]) -> tuple[RemovedThing, ...]:
        """Bring things back and return them, with the witness of a statement where they had left the register too."""
        with self._database.unit_of_work() as unit:
            wanted = list(_find(unit.removed.all(), references))
            out = {thing.id: thing for thing in unit.removed.all() if thing.kind is RemovedKind.WITNESS}
            # A claim is compared with what stands on its evidence, so it comes after the evidence.
            for thing in sorted(wanted, key=_is_claim):
                _bring_back(unit, thing)
                if thing.kind is RemovedKind.STATEMENT and (statement := unit.statements.get(thing.id)):
                    witness = out.get(statement.witness_id)
                    if witness is not None and witness not in wanted:
                        _bring_back(unit, witness)
                        wanted.append(witness)
            unit.commit()
            return tuple(wanted)

    def take_out(self, things: Iterable[RemovedThing]) -> None:
        """Take things out again that were brought back, as of the moment when they were taken out first."""
        with self._database.unit_of_work() as unit:
            for thing in things:
                _take_out(unit, thing)
            unit.commit()

    def purge(self, references: Iterable[str], progress: Progress = silent) -> tuple[RemovedThing, ...]:
        """Remove things for good, with their words, bytes and claims; their references are never used again.

        Raises InputError for what is not taken out. Where ``progress`` stops it, what is left goes at the next opening.
        """
        with self._database.unit_of_work(reading=True) as unit:
            things = _find(unit.removed.all(), references)
        return self._purge(things, progress)

    def empty(self, progress: Progress = silent) -> tuple[RemovedThing, ...]:
        """Remove all for good that is taken out; a witness stays while a statement is theirs."""
        return self._purge_old(self.all(), progress)

    def purge_older(self, days: int, today: date, progress: Progress = silent) -> tuple[RemovedThing, ...]:
        """Remove for good what was taken out at least so many days ago; a witness stays while a statement is theirs."""
        with self._database.unit_of_work(reading=True) as unit:
            old = removed_before(unit.removed.all(), days, today)
        return self._purge_old(old, progress)

    def _purge_old(self, old: tuple[RemovedThing, ...], progress: Progress) -> tuple[RemovedThing, ...]:
        going = {thing for thing in old if thing.kind is RemovedKind.STATEMENT}
        rest = tuple(thing for thing in old if thing not in going)
        gone = self._purge(tuple(going), progress)
        with self._database.unit_of_work(reading=True) as unit:
            free = tuple(t for t in rest if t.kind is not RemovedKind.WITNESS or not unit.removed.is_asked(t.id))
        return (*gone, *self._purge(free, progress))

    def _purge(self, things: tuple[RemovedThing, ...], progress: Progress) -> tuple[RemovedThing, ...]:
        if not things:
            return ()
        with self._database.unit_of_work() as unit:
            # Asked again in the transaction that deletes: somebody may have brought one back meanwhile.
            things = tuple(set(things) & set(unit.removed.all()))
            contents = unit.removed.delete(things)
            unit.commit()
        for done, content in enumerate(contents):
            progress(tr("Removing for good"), done, len(contents))
            self._database.discard_content(content)
        self._database.shrink()
        return things


def _find(things: tuple[RemovedThing, ...], references: Iterable[str]) -> tuple[RemovedThing, ...]:
    known = {_key(thing.reference): thing for thing in things}
    wanted = dict.fromkeys(references)
    for reference in wanted:
        if _key(reference) not in known:
            raise InputError(
                tr(
                    "“{reference}” is not among the removed things; “portfolio-app removed list” shows them.",
                    reference=excerpt(reference),
                )
            )
    return tuple(dict.fromkeys(known[_key(reference)] for reference in wanted))


def _key(reference: str) -> tuple[str, int] | None:
    """Return what two ways to write a reference have in common, or None for what is none."""
    for letter, number in (("E", id_of(reference)), ("W", witness_id_of(reference))):
        if number is not None:
            return letter, number
    digits = reference.strip().casefold().removeprefix("claim").strip()
    return ("", int(digits)) if digits.isascii() and digits.isdecimal() and len(digits) < 16 else None


def _is_claim(thing: RemovedThing) -> bool:
    return thing.kind is RemovedKind.CLAIM


def _bring_back(unit: UnitOfWork, thing: RemovedThing) -> None:
    if thing.kind is RemovedKind.WITNESS:
        unit.witnesses.mark_removed(thing.id, "")
    elif thing.kind is not RemovedKind.CLAIM:
        unit.evidence.restore(thing.id)
    elif (claim := unit.claims.get(thing.id)) is not None:
        back = settled(unit, replace(claim, withdrawn_at=""))
        if claim_key(back) in map(claim_key, unit.claims.of_evidence(claim.evidence_id)):
            raise InputError(
                tr(
                    "Claim {id} was not brought back: the same is claimed for {criterion} already.",
                    id=claim.id,
                    criterion=claim.criterion,
                )
            )
        unit.claims.save(back)


def _take_out(unit: UnitOfWork, thing: RemovedThing) -> None:
    if thing.kind is RemovedKind.WITNESS:
        unit.witnesses.mark_removed(thing.id, thing.removed_at)
    elif thing.kind is not RemovedKind.CLAIM:
        unit.evidence.remove(thing.id, thing.removed_at)
    elif (claim := unit.claims.get(thing.id)) is not None:
        unit.claims.save(replace(claim, withdrawn_at=thing.removed_at))
