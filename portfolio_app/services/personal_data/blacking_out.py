"""Blacking out for good: boxes on pages and pictures of evidence, of which nothing is left under them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.domain.claims.region import Box, fault_of
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.personal_data.place import Part, Place
from portfolio_app.domain.personal_data.redaction import Redaction
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.clock import now
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.services.personal_data.personal_data import PersonalData
from portfolio_app.services.personal_data.redacted_files import Making, Redacted, named, redact
from portfolio_app.storage.database import Database
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.services.evidence.viewer_copy import OpenCopy

MOST_BOXES = 500


class HitOnPage(NamedTuple):
    """Personal data on a page: its words, and a box for each line that they stand on."""

    words: str
    boxes: tuple[Box, ...]


class BlackingOut:
    """What can be blacked out, and doing it; each call is one unit of work and can not be taken back."""

    def __init__(self, database: Database, personal_data: PersonalData) -> None:
        self._database = database
        self._personal_data = personal_data

    def hits(self, copy: "OpenCopy", page: int) -> tuple[HitOnPage, ...]:
        """Return what is undecided on a page (1 for the first) whose words have places; raises FileError."""
        from portfolio_app.importers.evidence_files.page_words import boxes_of

        text, judge = copy.placed_words(page), self._personal_data.judge()
        place = Place(copy.file.evidence.id, Part.TEXT)
        found = (hit for hit in self._personal_data.finder.find_whole(text.text) if not judge.judge(place, hit).decided)
        hits = (HitOnPage(hit.text, boxes_of(text, hit.start, hit.end)) for hit in found)
        return tuple(hit for hit in hits if hit.boxes)

    def black_out(
        self, reference: str, boxes: Iterable[Box], keep: Path | None = None, progress: Progress = silent
    ) -> Redacted:
        """Black boxes out in the file's present version, which takes the place of all versions.

        The present one is first written to ``keep``, where that is given. Raises InputError for a box that is none,
        for what is no page or picture, and where reading back finds anything left; then nothing was changed.
        """
        wanted = tuple(dict.fromkeys(boxes))
        _check_boxes(wanted)

        def make(file: EvidenceFile, copy: Path, folder: Path) -> Making:
            return _make(file, copy, folder, wanted, progress)

        return redact(self._database, reference, make, keep, progress)


def _check_boxes(boxes: tuple[Box, ...]) -> None:
    if not boxes:
        raise InputError(tr("Nothing is marked: draw a box over what is to be blacked out."))
    if len(boxes) > MOST_BOXES:
        raise InputError(tr("There are more than {most} boxes; black them out in several steps.", most=MOST_BOXES))
    for box in boxes:
        if fault := fault_of(box):
            raise InputError(f"{fault}.")


def _make(file: EvidenceFile, copy: Path, folder: Path, boxes: tuple[Box, ...], progress: Progress) -> Making:
    from portfolio_app.importers.redacting.making import UnmadeError, black_out

    present = file.present
    if not (present.is_picture or present.is_pdf):
        raise InputError(
            tr("{name} is no picture or PDF, so nothing can be blacked out in it.", name=excerpt(present.name))
        )
    last, most = max(box.page for box in boxes), max(1, present.pages)
    if last > most:
        raise InputError(
            tr(
                "{name} has {pages}; there is no page {page}.",
                name=excerpt(present.name),
                pages=plural(most, "page"),
                page=last,
            )
        )
    try:
        made = black_out(
            copy,
            present.media_type,
            boxes,
            folder,
            lambda done, total: progress(tr("Blacking out"), done, total),
        )
    except UnmadeError as error:
        raise InputError(
            tr("{name} could not be blacked out. {reason}", name=excerpt(present.name), reason=error)
        ) from error
    except OSError as error:
        raise FileError(
            tr("There is no room to make {name} anew ({reason}).", name=present.name, reason=error.strerror)
        ) from error
    changed = made.media_type != present.media_type
    name = f"{Path(present.name).stem}.png" if changed else present.name
    log = Redaction(now(), file.evidence.id, Part.PAGES, None, tr("blacked out"), len(boxes))
    return Making(named(made.path, folder, name), log.pseudonym, (log,))
