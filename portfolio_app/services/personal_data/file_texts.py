"""What files hold beside the words that searching knows: comments, tracked changes, authors, cells of sheets."""

from collections.abc import Iterator
from contextlib import suppress

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.personal_data.place import Part, Place
from portfolio_app.services.personal_data.texts import Text
from portfolio_app.storage.database import Database
from portfolio_app.storage.in_pieces import copy_out
from portfolio_app.temporary_folders import TemporaryFolder


class FileTexts:
    """Looks through each version of a file once while the portfolio is open."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known: dict[str, tuple[tuple[Part, str], ...]] = {}

    def of(self, file: EvidenceFile) -> Iterator[Text]:
        """Yield the texts of a file that are found nowhere else; a damaged one has none."""
        if file.sha256 not in self._known:
            self._known[file.sha256] = self._read(file)
        for part, words in self._known[file.sha256]:
            yield Text(Place(file.evidence.id, part), words)

    def _read(self, file: EvidenceFile) -> tuple[tuple[Part, str], ...]:
        from portfolio_app.importers.evidence_files.concealed_words import concealed_words, is_read

        if not is_read(file.media_type):
            return ()
        with suppress(FileError, OSError), TemporaryFolder() as folder:
            copy = folder / "content"
            with copy.open("wb") as stream:
                copy_out(self._database, file.evidence.id, stream)
            return tuple((Part(each.part), each.words) for each in concealed_words(copy, file.media_type))
        return ()
