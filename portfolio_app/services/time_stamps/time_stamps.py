"""Time stamps of signed statements and of packs: asked for by file, taken in by file, checked; nothing asks a network.

Each call is one unit of work.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.time_stamps.time_stamp import ANSWER_LIMIT, StampCheck, TimeStamp, Trust
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.small_files import read_small
from portfolio_app.services.time_stamps.stamped_packs import put_stamp, sealed_by
from portfolio_app.services.trusted_centres import read_certificates, trusted
from portfolio_app.services.witnesses.effects import find_statement
from portfolio_app.storage.database import Database
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole


class MissingRootError(InputError):
    """An answer cannot be checked without the certificate at the top of the centre's chain."""


class Stamped(NamedTuple):
    """A time stamp, and what a check of it on this computer found; None while there is no answer."""

    stamp: TimeStamp
    check: StampCheck | None


class TimeStamps:
    """What can be done with time stamps."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Stamped, ...]:
        """Return every time stamp that was asked for, in order."""
        with self._database.unit_of_work(reading=True) as unit:
            return checked(unit.time_stamps.all())

    def of_statement(self, statement: Statement) -> tuple[tuple[int, Stamped], ...]:
        """Return the time stamps of a statement's versions, each with the version's number."""
        with self._database.unit_of_work(reading=True) as unit:
            found = [(each.number, unit.time_stamps.of(each.sha256)) for each in statement.versions if each.sha256]
        return tuple((number, stamped) for number, stamps in found for stamped in checked(stamps))

    def said_of(self, statement: Statement) -> tuple[tuple[int, str], ...]:
        """Return what is to be said of the time stamps of a statement, each with the version's number."""
        clocks = {version.number: version.signed_at for version in statement.versions}
        return tuple(
            (number, " ".join(filter(None, (each.check.said, each.check.beside(clocks[number])))))
            for number, each in self.of_statement(statement)
            if each.check is not None
        )

    def is_of_pack(self, stamp: TimeStamp) -> bool:
        """Tell whether a time stamp is for a pack, and not for the file of a statement."""
        with self._database.unit_of_work(reading=True) as unit:
            return all(
                version.sha256 != stamp.digest for statement in unit.statements.all() for version in statement.versions
            )

    def ask_for_statement(self, reference: str, target: Path) -> TimeStamp:
        """Write a request to stamp the latest version of a signed statement; raises InputError for one not signed."""
        with self._database.unit_of_work(reading=True) as unit:
            statement = find_statement(unit, reference)
            version = statement.latest
            file = unit.statements.file(statement.evidence.id, version.number) if version is not None else None
        if version is None or file is None or not version.is_signed:
            raise InputError(
                tr("{reference} is not signed digitally, so there is nothing to stamp.", reference=excerpt(reference))
            )
        about = tr("{reference} version {number}", reference=statement.reference, number=version.number)
        return self._ask(about, file.content, target)

    def ask_for_pack(self, pack: Path, target: Path) -> TimeStamp:
        """Write a request to stamp what seals a pack of this portfolio; raises InputError for another's pack."""
        with self._database.unit_of_work(reading=True) as unit:
            identity = unit.portfolio.get().identity
        seal = sealed_by(pack)
        if seal.portfolio != identity:
            raise InputError(tr("{pack} is a pack of another portfolio: name one of this portfolio.", pack=pack))
        about = tr("pack of {made_at}", made_at=seal.made_at)
        return self._ask(about, seal.signature, target)

    def take_in(self, answer: Path, certificates: Iterable[Path] = (), pack: Path | None = None) -> Stamped:
        """Take in a centre's answer, check it and keep it; with a ``pack`` it is put in there, too.

        ``certificates`` are files that complete the centre's chain. Raises InputError for what is no answer to a
        request of this portfolio, or does not hold; then nothing is kept.
        """
        from portfolio_app.signing.time_stamps import check_stamp, completed, imprint_in

        content = read_small(answer, ANSWER_LIMIT)
        given = [der for path in certificates for der in read_certificates(path)]
        with self._database.unit_of_work(reading=True) as unit:
            asked = unit.time_stamps.of(imprint_in(content))
        anchors = [each.certificate for each in trusted()]
        if not asked:
            why = check_stamp(content, imprint_in(content), trusted=anchors, given=given)
            raise InputError(
                f"{answer}: {why.why}"
                if why.trust is Trust.BROKEN
                else tr("{answer} answers no request of this portfolio: ask for a time stamp first.", answer=answer)
            )
        content = completed(content, given)
        checks = [(each, check_stamp(content, each.digest, request=each.request, trusted=anchors)) for each in asked]
        stamp, check = next((pair for pair in checks if pair[1].holds), checks[-1])
        if not check.holds:
            raise (MissingRootError if check.lacks_root else InputError)(f"{answer}: {check.why}")
        stamp = replace(stamp, answer=content, came_at=now())
        if pack is not None:
            put_stamp(pack, stamp.digest, content)
        with self._database.unit_of_work() as unit:
            unit.time_stamps.answered(stamp)
            unit.commit()
        return Stamped(stamp, check)

    def _ask(self, about: str, content: bytes, target: Path) -> TimeStamp:
        from portfolio_app.signing.time_stamps import make_request

        request = make_request(content)
        stamp = TimeStamp(0, about, hashlib.sha256(content).hexdigest(), now(), request)
        with self._database.unit_of_work() as unit:
            stored = unit.time_stamps.add(stamp)
            try:
                write_whole(target.resolve(), request)
            except OSError as error:
                reason = error.strerror or error
                raise FileError(
                    tr("{target} could not be written ({reason}); choose another place.", target=target, reason=reason)
                ) from error
            unit.commit()
            return stored


def checked(stamps: Iterable[TimeStamp]) -> tuple[Stamped, ...]:
    """Return time stamps with what a check of each on this computer finds."""
    from portfolio_app.signing.time_stamps import check_stamp

    stamps = tuple(stamps)
    anchors = [each.certificate for each in trusted()] if any(each.has_come for each in stamps) else []
    return tuple(
        Stamped(
            each,
            check_stamp(each.answer, each.digest, request=each.request, trusted=anchors) if each.has_come else None,
        )
        for each in stamps
    )
