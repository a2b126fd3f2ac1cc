"""Words inside of files replaced by a pseudonym, and comments, changes and authors taken out of them, for good."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.file import PDF, EvidenceFile
from portfolio_app.domain.personal_data.allowance import words_key
from portfolio_app.domain.personal_data.hit import Kind
from portfolio_app.domain.personal_data.place import Part
from portfolio_app.domain.personal_data.pseudonym import Noun, Pseudonym
from portfolio_app.domain.personal_data.redaction import Redaction
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.lookup import find_file
from portfolio_app.services.personal_data.personal_data import PersonalData
from portfolio_app.services.personal_data.redacted_files import Making, Redacted, named, redact
from portfolio_app.services.personal_data.replacing import PEOPLE, seek
from portfolio_app.services.personal_data.texts import read_holding
from portfolio_app.storage.database import Database
from portfolio_app.translation import tr


class _Exchange(NamedTuple):
    """What stands in a file for a person or a thing, and what is to stand there."""

    said: tuple[str, ...]
    instead: str
    kind: Kind


class FileReplacing:
    """Each call is one unit of work and cannot be taken back; former versions leave the portfolio."""

    def __init__(self, database: Database, personal_data: PersonalData) -> None:
        self._database = database
        self._personal_data = personal_data

    def replace(
        self,
        reference: str,
        words: str,
        wanted: str | Noun = "",
        keep: Path | None = None,
        progress: Progress = silent,
    ) -> Redacted:
        """Put a pseudonym in the place of words, and of a person's other names, wherever a file has them.

        ``wanted`` is the pseudonym, or what the person is; the former file is first written to ``keep``, where that is
        given. Raises InputError where the file has no such words, or has them where they cannot be replaced.
        """
        exchange = self._exchange(reference, clean_line(words), wanted)

        def make(file: EvidenceFile, copy: Path, folder: Path) -> Making:
            from portfolio_app.importers.redacting.making import replace_in_file

            pairs = tuple((said, exchange.instead) for said in sorted(exchange.said, key=len, reverse=True))
            made = folder / "made"
            times = _made(file, lambda: replace_in_file(copy, file.media_type, pairs, made))
            log = Redaction(now(), file.evidence.id, Part.TEXT, exchange.kind, exchange.instead, times)
            keys = {words_key(said): said for said in exchange.said} if exchange.kind in PEOPLE else {}
            given = tuple(Pseudonym(key, said, exchange.kind, exchange.instead) for key, said in keys.items())
            how = tr("replaced by “{pseudonym}”", pseudonym=exchange.instead)
            return Making(named(made, folder, file.name), how, (log,), given)

        return redact(self._database, reference, make, keep, progress)

    def remove_concealed(self, reference: str, keep: Path | None = None, progress: Progress = silent) -> Redacted:
        """Take comments, tracked changes, hidden text and authors out of a file; changes are taken as accepted."""

        def make(file: EvidenceFile, copy: Path, folder: Path) -> Making:
            from portfolio_app.importers.redacting.making import remove_from_file

            made = folder / "made"
            times = _made(file, lambda: remove_from_file(copy, file.media_type, made))
            log = Redaction(now(), file.evidence.id, Part.COMMENTS, None, tr("taken out"), times)
            return Making(named(made, folder, file.name), log.pseudonym, (log,))

        return redact(self._database, reference, make, keep, progress)

    def _exchange(self, reference: str, words: str, wanted: str | Noun) -> _Exchange:
        with self._database.unit_of_work(reading=True) as unit:
            file = find_file(unit, reference)
            holding = read_holding(unit)
            if not can_replace(file.media_type):
                raise _only_black_out(file)
        finder, judge = self._personal_data.finder, self._personal_data.judge()
        inside = tuple(self._personal_data.texts_inside(file))
        with self._database.unit_of_work(reading=True) as unit:
            sought = seek(unit, holding, finder, judge, words, wanted, inside)
        said = {text.words[slice(*span)] for text, span in sought.places if text.place.evidence_id == file.evidence.id}
        return _Exchange(tuple({*said, words}), sought.asked.instead, sought.asked.kind)


def can_replace(media_type: str) -> bool:
    """Whether words can be replaced inside of files of a type."""
    from portfolio_app.importers.redacting.words import can_replace as can

    return can(media_type)


def _only_black_out(file: EvidenceFile) -> InputError:
    if file.media_type == PDF or file.present.is_picture:
        return InputError(tr("In {name} words can only be blacked out, not replaced.", name=excerpt(file.name)))
    return InputError(
        tr(
            "{name} is of a kind in which words cannot be replaced here; change it in its own program and put it in as "
            "a new version.",
            name=excerpt(file.name),
        )
    )


def _made(file: EvidenceFile, make: Callable[[], int]) -> int:
    from portfolio_app.importers.redacting.making import UnmadeError

    try:
        return make()
    except UnmadeError as error:
        raise InputError(tr("{name} was not changed. {reason}", name=excerpt(file.name), reason=error)) from error
    except OSError as error:
        raise FileError(
            tr("There is no room to make {name} anew ({reason}).", name=file.name, reason=error.strerror)
        ) from error
