"""Players of recordings that can be told where to begin, as far as this computer has one."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QProcess


@dataclass(frozen=True, slots=True)
class Player:
    """A program, and the option that makes it begin at some seconds."""

    program: str
    option: str

    def play(self, path: Path, seconds: float) -> bool:
        """Play a recording from there in a process of its own; tell whether the program could be started."""
        option = self.option.format(f"{seconds:g}")
        # The file comes last, with its whole path: no name can pass for an option.
        started = QProcess.startDetached(self.program, [*option.split(), str(path.resolve())])
        return started[0] if isinstance(started, tuple) else bool(started)


_KNOWN = (
    Player("mpv", "--force-window --start={}"),
    Player("vlc", "--start-time={}"),
    Player("/Applications/VLC.app/Contents/MacOS/VLC", "--start-time={}"),
    Player(r"C:\Program Files\VideoLAN\VLC\vlc.exe", "--start-time={}"),
    Player("ffplay", "-autoexit -ss {}"),
)


def find_player() -> Player | None:
    """Return a player, or None where the computer has none that is known here."""
    for player in _KNOWN:
        if program := shutil.which(player.program):
            return Player(program, player.option)
    return None
