"""How long the recordings of a pack play, where their files say so."""

from collections.abc import Iterable
from contextlib import suppress

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.packs.portfolio_data import FileData
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import copy_out
from portfolio_app.temporary_folders import TemporaryFolder


class RecordingLengths:
    """Looks into each recording once while the portfolio is open."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, float | None] = {}

    def of(self, files: Iterable[FileData]) -> dict[int, float]:
        """Return the seconds that recordings play, by their number; one that is damaged does not say."""
        found: dict[int, float] = {}
        for file in files:
            if file.present.is_recording and (seconds := self._seconds(file)) is not None:
                found[file.evidence.id] = seconds
        return found

    def _seconds(self, file: FileData) -> float | None:
        from portfolio_app.importers.evidence_files.length import seconds_of

        if file.sha256 not in self._known:
            # What keeps a file from being copied may pass; what is wrong with its bytes stays.
            with suppress(FileError, OSError), TemporaryFolder() as folder:
                path = folder / "recording"
                with path.open("wb") as target:
                    copy_out(self._database, file.evidence.id, target)
                self._known[file.sha256] = None
                with suppress(SandboxError):
                    self._known[file.sha256] = run(seconds_of, path)
        return self._known.get(file.sha256)
