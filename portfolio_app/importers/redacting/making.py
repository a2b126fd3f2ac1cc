"""Files made anew without what is to go, job by job in the sandbox, and read back before anybody takes them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.evidence.file import PDF
from portfolio_app.importers.redacting.concealed import remove_concealed
from portfolio_app.importers.redacting.faults import UNMADE
from portfolio_app.importers.redacting.pdf import flatten, make_page, put_together
from portfolio_app.importers.redacting.pdf_check import check_page, check_pdf
from portfolio_app.importers.redacting.picture import black_out_picture, check_picture
from portfolio_app.importers.redacting.words import replace_words
from portfolio_app.sandbox import SandboxError, run_within

_SECONDS = 20.0
"""What one page, or one picture, may take of the processor's time."""

Told = Callable[[int, int], None]
"""Called with how many steps are done, and how many there are; may raise to stop."""


def replace_in_file(path: Path, media_type: str, exchanges: tuple[tuple[str, str], ...], aside: Path) -> int:
    """Make a file anew with words exchanged; return how many there were. Raises UnmadeError, OSError."""
    try:
        return run_within(_SECONDS, replace_words, path, aside, media_type, exchanges)
    except SandboxError as error:
        raise UnmadeError(error.sentence(UNMADE)) from error


def remove_from_file(path: Path, media_type: str, aside: Path) -> int:
    """Make a file anew without comments, changes, hidden text and authors; return how many. Raises as above."""
    try:
        return run_within(_SECONDS, remove_concealed, path, aside, media_type)
    except SandboxError as error:
        raise UnmadeError(error.sentence(UNMADE)) from error


class UnmadeError(Exception):
    """The file could not be made anew; its words say why, as they go on after its name."""


class BlackedOut(NamedTuple):
    """A file that was made anew: where it is, and of what kind."""

    path: Path
    media_type: str


def black_out(path: Path, media_type: str, boxes: tuple[Box, ...], folder: Path, told: Told) -> BlackedOut:
    """Make a picture or a PDF anew in a folder, with boxes blacked out; raises UnmadeError, OSError."""
    try:
        if media_type == PDF:
            return BlackedOut(_pdf(path, boxes, folder, told), PDF)
        aside = folder / "made"
        made = run_within(_SECONDS, black_out_picture, path, aside, media_type, boxes)
        told(1, 2)
        run_within(_SECONDS, check_picture, aside, made.media_type, boxes)
        return BlackedOut(aside, made.media_type)
    except SandboxError as error:
        raise UnmadeError(error.sentence(UNMADE)) from error


def _pdf(path: Path, boxes: tuple[Box, ...], folder: Path, told: Told) -> Path:
    flat, aside = folder / "flat", folder / "made"
    known = run_within(_SECONDS, flatten, path, flat)
    anew = sorted({*(box.page for box in boxes), *known.layered})
    steps = 2 * len(anew) + 2
    made: list[tuple[int, Path]] = []
    gone: list[str] = []
    left: list[str] = []
    for step, page in enumerate(anew):
        told(step, steps)
        here = tuple(box for box in boxes if box.page == page)
        words = run_within(_SECONDS, make_page, flat, page, here, folder / str(page))
        made.append((page, folder / str(page)))
        gone += words.gone
        left += words.left
    run_within(_SECONDS, put_together, flat, tuple(made), aside)
    for step, page in enumerate(anew, len(anew) + 1):
        told(step, steps)
        run_within(_SECONDS, check_page, aside, page, tuple(box for box in boxes if box.page == page))
    told(steps - 1, steps)
    run_within(_SECONDS, check_pdf, aside, flat, tuple(anew), tuple(gone), tuple(left))
    return aside
