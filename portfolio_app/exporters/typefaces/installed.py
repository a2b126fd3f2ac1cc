"""Installed fonts, for characters that the program's own font lacks; searched only when one is missing."""

import os
import sys
from functools import cache
from pathlib import Path

from portfolio_app.exporters.typefaces import sfnt

# The first that has the character is taken: plain text faces before symbols, and those before all others.
_PREFERRED = (
    "segoeui", "arial", "notosans-regular", "dejavusans", "liberationsans-regular", "arial unicode", "helvetica",
    "seguisym", "apple symbols", "notosanssymbols-regular", "notosanssymbols2-regular", "seguiemj", "notoemoji-regular",
    "msyh", "simsun", "msgothic", "malgun", "stheiti light", "droidsansfallbackfull", "droidsansfallback",
    "wqy-microhei",
)  # fmt: skip
_LATER = (
    "serif",
    "mono",
    "condensed",
    "narrow",
    "rashi",
    "naskh",
    "italic",
    "oblique",
    "bold",
    "black",
    "light",
    "thin",
)


def find(character: str) -> tuple[Path, int] | None:
    """Return the file, and the face in it, that has the character's glyph and may be embedded."""
    code = ord(character)
    for path, index in _faces():
        characters = _characters(path, index)
        if characters is not None and characters.glyph(code):
            return path, index
    return None


@cache
def _faces() -> tuple[tuple[Path, int], ...]:
    files = [path for folder in _folders() for path in _files(folder)]
    return tuple((path, index) for path in sorted(files, key=_rank) for index in range(_count(path)))


@cache
def _characters(path: Path, index: int) -> sfnt.CharacterMap | None:
    """Return what the face can show; None when it cannot be embedded. The file is closed again."""
    try:
        font = sfnt.read(path, index)
        return font.characters if font.may_be_embedded() else None
    except (OSError, ValueError, IndexError):
        return None
    except Exception:  # noqa: BLE001  # A damaged font among the installed ones must not stop an export.
        return None


def _count(path: Path) -> int:
    """Return how many faces the file holds."""
    if path.suffix.lower() != ".ttc":
        return 1
    try:
        with path.open("rb") as file:
            return min(int.from_bytes(file.read(12)[8:12], "big"), 16)
    except OSError:
        return 0


def _rank(path: Path) -> tuple[int, int, str, str]:
    name = path.stem.lower()
    place = _PREFERRED.index(name) if name in _PREFERRED else len(_PREFERRED)
    return place, sum(word in name for word in _LATER), name, str(path)


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, _, names in os.walk(folder):
        found.extend(Path(place) / name for name in names if name.lower().endswith((".ttf", ".ttc")))
    return found


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    # Ghostscript, which many programs bring along, has a font with Chinese, Japanese and Korean letters.
    return [*shared, Path("/usr/share/ghostscript"), home / ".local/share/fonts", home / ".fonts"]
