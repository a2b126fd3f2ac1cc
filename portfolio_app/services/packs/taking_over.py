"""Taking a pack over: a new portfolio file with everything that the pack's open data holds."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from portfolio_app.domain.decisions.trust import Knowledge
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.decided_words import decided_words
from portfolio_app.domain.packs.pack import DATA, FileResult, FileState, Verification
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.progress.finding import Kind
from portfolio_app.domain.words.text import excerpt, shown
from portfolio_app.services.evidence import authorship
from portfolio_app.services.evidence.incoming_files import look_through
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.packs.decided import with_decisions
from portfolio_app.services.packs.verifying import verify_source
from portfolio_app.storage.database import Database
from portfolio_app.storage.rebuild import PackedFile
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import mark, say_number, tr

if TYPE_CHECKING:
    from portfolio_app.importers.pack_source import PackSource

_NAMED = 5
"""Fields that are named where there are many."""
_AGAIN = mark("so it was not taken over; “verify” says more, and its maker can send it again.")

_NOT_TAKEN = mark("This pack is not taken over: ask the learner for a new one.")


class WholePack(NamedTuple):
    """A pack that is as it was signed: its data, as values and as bytes, what checking found, and what to know.

    ``known`` is what is known beside its decisions, ``notes`` are sentences on the pack as a whole.
    """

    data: PortfolioData
    content: bytes
    verified: Verification
    known: Knowledge
    notes: tuple[str, ...] = ()


def rebuild(pack: Path, target: Path, progress: Progress = silent) -> Database:
    """Make a new portfolio from the pack and open it.

    Raises InputError when the pack is not as it was signed, or holds no data, and FileError when the target cannot be
    made; then there is no new file.
    """
    from portfolio_app.importers.pack_source import open_pack

    with open_pack(pack) as source:
        whole = _read(pack, source, progress)
        data, taken = whole.data, _Taking(source, whole.data, progress)
        database = Database.create(target, data.portfolio, data.frameworks, taken.fill)
        database.warnings = (*database.warnings, *whole.notes)
        return database


def open_whole(pack: Path, progress: Progress = silent) -> WholePack:
    """Return what a pack holds when it is as it was signed; raises InputError in the same way as ``rebuild``."""
    from portfolio_app.importers.pack_source import open_pack

    with open_pack(pack) as source:
        return _read(pack, source, progress)


def _read(pack: Path, source: "PackSource", progress: Progress) -> WholePack:
    from portfolio_app.importers.portfolio_json import unknown_fields

    if DATA not in source.sizes() and "manifest.json" in source.sizes():
        raise InputError(
            tr(
                "{pack} holds no {data}, so no portfolio can be made of it; ask for a pack with data.",
                pack=pack,
                data=DATA,
            )
        )
    files, content, data, fault = verify_source(source, progress)
    _check(pack, files)
    if data is None:
        raise fault or InputError(tr("{pack} was changed after it was made, {again}", pack=pack, again=tr(_AGAIN)))
    found, known = with_decisions(source, files, data, progress)
    changed = next((doubt for doubt in found.doubts if doubt.kind is Kind.CHANGED_DECISION), None)
    if changed:
        raise InputError(f"{pack}: {excerpt(str(changed.where))}: {changed.message} {tr(_NOT_TAKEN)}")
    doubts = (f"{excerpt(str(doubt.where))}: {doubt.message}" for doubt in found.doubts)
    # A key of that name that was never seen here may be anybody's.
    new = decided_words(each for each in found.decisions if each.key and not each.since)
    notes = (*found.notes, *doubts, *new, *_left_out(unknown_fields(content, data)))
    return WholePack(data, content, found, known, notes)


def _left_out(fields: tuple[str, ...]) -> tuple[str, ...]:
    if not fields:
        return ()
    named = shown(", ".join(fields[:_NAMED]), 200)
    more = tr(" and {fields} more", fields=say_number(len(fields) - _NAMED)) if len(fields) > _NAMED else ""
    return (
        tr(
            "The pack's data has fields that this program does not know and leaves out: {named}{more}.",
            named=named,
            more=more,
        ),
    )


def _check(pack: Path, found: Verification) -> None:
    # What is changed or missing is graver than what was added.
    for result in sorted(found.broken, key=_is_added):
        state = tr("was added") if _is_added(result) else tr("is {state}", state=tr(result.state.value))
        raise InputError(f"{pack}: {excerpt(result.path)} {state}, {tr(_AGAIN)}")
    if not found.intact:
        raise InputError(tr("{pack} was changed after it was made, {again}", pack=pack, again=tr(_AGAIN)))


def _is_added(result: FileResult) -> bool:
    return result.state is FileState.ADDED


class _Taking:
    """The files of a pack, handed over one after another."""

    def __init__(self, source: "PackSource", data: PortfolioData, progress: Progress) -> None:
        self._source = source
        self._data = data
        self._progress = progress
        self._done = 0
        self._total = sum(1 + len(file.former) for file in data.files) + sum(
            len(entry.files) for entry in data.statements
        )
        self._total += sum(bool(file.path) for file in data.decision_files)

    def fill(self, unit: UnitOfWork) -> None:
        """Put everything into the new portfolio."""
        unit.data.put(self._data, self._opened)
        look_through(unit)
        unit.personal_data.note(self._data.redactions)
        authorship.put(unit, self._data.authorship)
        if self._data.last_pack:
            unit.packs.add(self._data.last_pack)

    def _opened(self, file: PackedFile) -> AbstractContextManager[BinaryIO]:
        from portfolio_app.importers.pack_source import open_file

        self._progress(tr("Taking files over"), self._done, self._total)
        self._done += 1
        if self._source.sizes().get(file.path) != file.size:
            raise InputError(
                tr(
                    "{name}: {path} is not the file that the data speaks of, {again}",
                    name=self._source.name,
                    path=file.path,
                    again=tr(_AGAIN),
                )
            )
        return open_file(self._source, file.path, file.sha256)
