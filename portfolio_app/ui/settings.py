"""What the program remembers between two starts: windows, recent files, theme, the last export."""

import sys
from contextlib import suppress
from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

from portfolio_app.ui.reading import LINE_LENGTHS, Reading, Spacing, Tint
from portfolio_app.ui.theme import Mode

_RECENT = 8


class Settings:
    """Typed access to the user's settings; a broken value is as good as none."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("portfolio-evidence-mapper", "portfolio-app")
        _close_to_others(Path(self._store.fileName()))

    @property
    def mode(self) -> Mode:
        """The theme that was chosen."""
        value = str(self._store.value("look/mode", Mode.SYSTEM.value))
        return Mode(value) if value in list(Mode) else Mode.SYSTEM

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._store.setValue("look/mode", mode.value)

    @property
    def percent(self) -> int:
        """The text size that was chosen."""
        value = str(self._store.value("look/percent", 100))
        return min(max(int(value), 80), 200) if value.isdecimal() else 100

    @percent.setter
    def percent(self, percent: int) -> None:
        self._store.setValue("look/percent", percent)

    @property
    def reading(self) -> Reading:
        """How words are set."""
        spacing, tint = self.text("reading/spacing"), self.text("reading/tint")
        length = self.text("reading/line_length")
        return Reading(
            self.text("reading/family"),
            Spacing(spacing) if spacing in list(Spacing) else Spacing.USUAL,
            Tint(tint) if tint in list(Tint) else Tint.NONE,
            int(length) if length in map(str, LINE_LENGTHS) else 0,
        )

    @reading.setter
    def reading(self, reading: Reading) -> None:
        self.remember("reading/family", reading.family)
        self.remember("reading/spacing", reading.spacing.value)
        self.remember("reading/tint", reading.tint.value)
        self.remember("reading/line_length", str(reading.line_length))

    @property
    def language(self) -> str:
        """The language that was chosen; "" is the system's."""
        return self.text("look/language")

    @language.setter
    def language(self, language: str) -> None:
        self.remember("look/language", language)

    @property
    def recent(self) -> tuple[Path, ...]:
        """The portfolios opened last that are still there, the latest first."""
        value = self._store.value("files/recent", [])
        names = [value] if isinstance(value, str) else cast("list[str]", value or [])
        return tuple(path for path in map(Path, names) if path.is_file())

    def add_recent(self, path: Path) -> None:
        """Remember a portfolio as the one opened last."""
        others = [str(known) for known in self.recent if known != path]
        self._store.setValue("files/recent", [str(path), *others][:_RECENT])

    @property
    def profile(self) -> str:
        """The name of the profile that the last pack was made by, or ""."""
        return self.text("export/profile")

    @profile.setter
    def profile(self, name: str) -> None:
        self.remember("export/profile", name)

    def text(self, key: str, default: str = "") -> str:
        """Return a remembered text, such as ``export/folder``."""
        return str(self._store.value(key, default))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a remembered yes or no."""
        return str(self._store.value(key, default)).casefold() == "true"

    def remember(self, key: str, value: str | bool) -> None:
        """Remember a text, or a yes or no."""
        self._store.setValue(key, str(value) if isinstance(value, bool) else value)

    def geometry(self, name: str) -> QByteArray:
        """Return a window's remembered place and state."""
        value = self._store.value(f"windows/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember_geometry(self, name: str, value: QByteArray) -> None:
        """Remember a window's place and state."""
        self._store.setValue(f"windows/{name}", value)


def _close_to_others(file: Path) -> None:
    """Let only the user read the settings: Qt makes their file for all, and keeps the mode of one that is there."""
    if sys.platform == "linux":
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(0o600)
            file.chmod(0o600)
