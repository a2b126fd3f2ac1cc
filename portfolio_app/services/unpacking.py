"""Taking a pack over: a new portfolio file with everything that the pack's open data holds."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.pack import DATA, FileState, SignatureState, Verification, WrapperState
from portfolio_app.domain.portfolio_data import FileData, PortfolioData
from portfolio_app.services.progress import Progress, silent
from portfolio_app.services.verifying import verify_source
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from portfolio_app.importers.pack_source import PackSource

_LARGEST_DATA = 256 << 20
_AGAIN = "so it was not taken over; “verify” says more, and its maker can send it again."


def rebuild(pack: Path, target: Path, progress: Progress = silent) -> Database:
    """Make a new portfolio from the pack and open it.

    Raises InputError when the pack is not as it was signed, or holds no data, and FileError when the target cannot be
    made; then there is no new file.
    """
    from portfolio_app.importers.pack_source import open_pack, read_whole
    from portfolio_app.importers.portfolio_json import read_data

    with open_pack(pack) as source:
        if DATA not in source.sizes() and "manifest.json" in source.sizes():
            raise InputError(f"{pack} holds no {DATA}, so no portfolio can be made of it; ask for a pack with data.")
        _check(pack, verify_source(source, progress))
        data = read_data(read_whole(source, DATA, _LARGEST_DATA), str(pack))
        taken = _Taking(source, data, progress)
        return Database.create(target, data.portfolio, data.frameworks, taken.fill)


def _check(pack: Path, found: Verification) -> None:
    spoilt = [result for result in found.broken if result.state is not FileState.ADDED]
    if spoilt:
        raise InputError(f"{pack}: {spoilt[0].path} is {spoilt[0].state.value}, {_AGAIN}")
    if found.signature is not SignatureState.VALID or found.wrapper is WrapperState.CHANGED:
        raise InputError(f"{pack} was changed after it was made, {_AGAIN}")


class _Taking:
    """The files of a pack, handed over one after another."""

    def __init__(self, source: "PackSource", data: PortfolioData, progress: Progress) -> None:
        self._source = source
        self._data = data
        self._progress = progress
        self._done = 0

    def fill(self, unit: UnitOfWork) -> None:
        """Put everything into the new portfolio."""
        unit.data.put(self._data, self._opened)
        if self._data.last_pack:
            unit.packs.add(self._data.last_pack)

    def _opened(self, file: FileData) -> AbstractContextManager[BinaryIO]:
        from portfolio_app.importers.pack_source import open_file

        self._progress("Taking files over", self._done, len(self._data.files))
        self._done += 1
        if self._source.sizes().get(file.path) != file.size:
            raise InputError(f"{self._source.name}: {file.path} is not the file that the data speaks of, {_AGAIN}")
        return open_file(self._source, file.path, file.sha256)
