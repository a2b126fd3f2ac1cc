"""Looking at a file of evidence: pages, pictures and words from a temporary copy, which is gone afterwards."""

import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.evidence.file import EvidenceFile, FileVersion
from portfolio_app.sandbox import SandboxError, run
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.importers.evidence_files.page_words import PageText
    from portfolio_app.importers.evidence_files.showing import Drawn


class OpenCopy:
    """A temporary copy of a file's version; ``path`` is where, under the file's own name."""

    def __init__(self, file: EvidenceFile, version: FileVersion) -> None:
        self.file = file
        self.version = version
        self._folder = TemporaryFolder()
        self.path = self._folder.path / version.name

    @property
    def pages(self) -> int:
        """How many pages can be shown: one for a picture, more for a scan, none where there is nothing to draw."""
        if self.version.is_picture:
            return max(1, self.version.pages)
        return self.version.pages if self.version.is_pdf else 0

    @property
    def has_words(self) -> bool:
        """Whether the file is shown as its words."""
        from portfolio_app.importers.evidence_files.showing import has_words

        return has_words(self.version.media_type)

    @property
    def seconds(self) -> float | None:
        """How many seconds a recording plays, where its file says so."""
        from portfolio_app.importers.evidence_files.length import seconds_of

        try:
            return run(seconds_of, self.path)
        except (SandboxError, OSError):
            return None

    def shape(self, page: int) -> tuple[float, float]:
        """Return the width and height of a page, in any unit; raises FileError when it cannot be shown."""
        from portfolio_app.importers.evidence_files.showing import UnshownError, page_shape

        try:
            return page_shape(self.path, self.version.media_type, page)
        except (UnshownError, OSError) as error:
            raise self._unshown(error) from error

    def drawn(self, page: int, width: int, height: int) -> "Drawn":
        """Return a page (1 for the first) drawn to fit so many pixels; raises FileError when it cannot be shown."""
        from portfolio_app.importers.evidence_files.showing import UnshownError, draw_page

        try:
            return draw_page(self.path, self.version.media_type, page, width, height)
        except (UnshownError, OSError) as error:
            raise self._unshown(error) from error

    def words(self) -> str:
        """Return the words of a text or Word file; raises FileError when it has none that can be shown."""
        from portfolio_app.importers.evidence_files.showing import UnshownError, words_shown

        try:
            return words_shown(self.path, self.version.media_type)
        except (UnshownError, OSError) as error:
            raise self._unshown(error) from error

    @property
    def has_placed_words(self) -> bool:
        """Whether the places of words can be known."""
        from portfolio_app.importers.evidence_files.picture_words import installed

        return self.version.is_pdf or (self.version.is_picture and installed())

    def placed_words(self, page: int) -> "PageText":
        """Return the words of a page with their places, none where that is not known; raises FileError."""
        from portfolio_app.importers.evidence_files.page_words import PageText, page_text
        from portfolio_app.importers.evidence_files.picture_words import placed_by_sight
        from portfolio_app.importers.evidence_files.showing import UNREAD

        try:
            known = run(page_text, self.path, page) if self.version.is_pdf else PageText()
            return known if known.words else placed_by_sight(self.path, self.version.media_type, page)
        except SandboxError as error:
            raise self._unshown(Exception(error.sentence(UNREAD))) from error

    def protect(self) -> None:
        """Make the copy read-only, so that a program it is opened in says that changes go nowhere."""
        with suppress(OSError):
            self.path.chmod(stat.S_IREAD)

    def close(self) -> None:
        """Delete the copy; once more does no harm. One that a program still holds open stays until it is closed."""
        with suppress(OSError):
            self.path.chmod(stat.S_IREAD | stat.S_IWRITE)
        self._folder.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _unshown(self, error: Exception) -> FileError:
        return FileError(tr("{name} cannot be shown here. {error}", name=self.version.name, error=error))
