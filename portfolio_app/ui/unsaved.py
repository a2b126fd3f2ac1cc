"""Words that could not be saved, put where nothing else is, until they are put in or thrown away."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.evidence.evidence import AccountForm, Section, StarText
from portfolio_app.whole_files import write_whole

ABOUT = "# Details of "
"""What the text begins with when it is not an account but the details of another piece of evidence."""

_PORTFOLIO = "portfolio: "
_FENCE = "---"
_SEALED = b"sealed: "


@dataclass(frozen=True, slots=True)
class Rescued:
    """A file of rescued words; ``portfolio`` is where they belong, ``reference`` and ``title`` their evidence's."""

    path: Path
    saved_at: datetime
    portfolio: Path | None
    reference: str
    title: str
    words: str

    @property
    def is_account(self) -> bool:
        """Whether they are an account's, not the details of another piece of evidence."""
        return not self.words.startswith(ABOUT)

    @property
    def text(self) -> StarText:
        """The words by section; what stands under no section's heading goes into the first."""
        text = StarText()
        section, lines = Section.SITUATION, list[str]()
        headings = {f"## {form.title(each)}": each for form in AccountForm for each in Section}
        for line in [*self.words.splitlines()[1:], ""]:
            if line in headings and not text[headings[line]]:
                text = text.with_section(section, "\n".join((text[section], *lines)).strip("\n"))
                section, lines = headings[line], []
            else:
                lines.append(line)
        return text.with_section(section, "\n".join((text[section], *lines)).strip("\n"))


def folder() -> Path:
    """Return where such words are put."""
    return paths.user_data() / "unsaved"


def rescue(words: str, portfolio: Path | None = None, into: Path | None = None) -> Path:
    """Write words that could not be saved to a file in the user's data folder, and return it.

    ``into`` is a file written for them before, which is written anew. The same words are kept once.
    """
    known = next((each for each in waiting(portfolio) if each.words.strip() == words.strip()), None)
    if known is not None and into is None:
        return known.path
    paths.own_folder(folder())
    path = into or _free(f"{datetime.now():%Y-%m-%d %H-%M-%S}")
    head = f"{_FENCE}\n{_PORTFOLIO}{portfolio}\n{_FENCE}\n" if portfolio else ""
    write_whole(path, head.encode() + _as_kept(words.encode(), portfolio))
    return path


def waiting(portfolio: Path | None = None) -> tuple[Rescued, ...]:
    """Return what was rescued and still waits, the latest first; of one portfolio also what names none."""
    found: list[Rescued] = []
    with suppress(OSError):
        for path in sorted(folder().glob("*.md"), reverse=True):
            with suppress(OSError, UnicodeDecodeError):
                if (each := _read(path)) is not None:
                    found.append(each)
    return tuple(each for each in found if portfolio is None or each.portfolio in (None, portfolio))


def throw_away(path: Path) -> None:
    """Delete a file of rescued words; raises OSError."""
    path.unlink(missing_ok=True)


class Lifeboat:
    """The words of one editor in a file of their own while they cannot be saved, in case the program ends."""

    def __init__(self, portfolio: Path) -> None:
        self._portfolio = portfolio
        self._path: Path | None = None

    def take(self, words: str) -> None:
        """Keep these words, in the place of those before."""
        with suppress(OSError):
            self._path = rescue(words, self._portfolio, self._path)

    def empty(self) -> None:
        """Throw them away: they are saved."""
        if self._path is not None:
            with suppress(OSError):
                throw_away(self._path)
            self._path = None


def _as_kept(words: bytes, portfolio: Path | None) -> bytes:
    """Return words as they may lie outside their portfolio: of a locked one only sealed."""
    from portfolio_app.services.locking import seal

    token = seal(portfolio, words) if portfolio is not None else None
    return words if token is None else _SEALED + token


def _as_written(kept: bytes, portfolio: Path | None) -> bytes | None:
    """Return words as they were written, or None while their portfolio is locked."""
    if not kept.startswith(_SEALED):
        return kept
    from portfolio_app.services.locking import unseal

    return unseal(portfolio, kept.removeprefix(_SEALED)) if portfolio is not None else None


def _free(stem: str) -> Path:
    path, number = folder() / f"{stem}.md", 2
    while path.exists():
        path, number = folder() / f"{stem}_{number}.md", number + 1
    return path


def _read(path: Path) -> Rescued | None:
    lines = path.read_text(encoding="utf-8").split("\n")
    portfolio = None
    if lines[0] == _FENCE and len(lines) > 2 and lines[1].startswith(_PORTFOLIO) and lines[2] == _FENCE:
        portfolio, lines = Path(lines[1].removeprefix(_PORTFOLIO)), lines[3:]
    words = _as_written("\n".join(lines).encode(), portfolio)
    if words is None:
        return None
    lines = words.decode().split("\n")
    reference, _, title = lines[0].removeprefix(ABOUT).removeprefix("# ").partition(" ")
    known = lines[0].startswith("# ") and reference.startswith("E")
    moment = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return Rescued(path, moment, portfolio, reference if known else "", title if known else "", "\n".join(lines))
