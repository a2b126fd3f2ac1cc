"""Reading aloud by the system's own voice, in a process of its own; the words go to its input, for nobody else."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.translation import tr

_SPEAK = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8; Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)
_PATIENCE_MS = 500


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that reads its input aloud; ``hush`` is what stops it where ending it is not enough."""

    program: str
    arguments: tuple[str, ...]
    hush: tuple[str, ...] = ()


_SPEAKERS = {
    "darwin": (Speaker("say", ("-f", "-")),),
    "win32": (Speaker("powershell", ("-NoProfile", "-NonInteractive", "-Command", _SPEAK)),),
}
_ELSEWHERE = (
    Speaker("spd-say", ("--pipe-mode", "--wait"), ("--stop",)),
    Speaker("espeak-ng", ("--stdin",)),
    Speaker("espeak", ("--stdin",)),
)


def voice_of(window: QWidget, say: Callable[[str], None]) -> "Voice | None":
    """Return a voice for the window, where the system has one; what fails is said."""
    speaker = find_speaker()
    if speaker is None:
        return None
    voice = Voice(speaker, window)
    voice.failed.connect(say)
    return voice


def find_speaker() -> Speaker | None:
    """Return the system's voice, or None where there is none."""
    for speaker in _SPEAKERS.get(sys.platform, _ELSEWHERE):
        if program := shutil.which(speaker.program):
            return Speaker(program, speaker.arguments, speaker.hush)
    return None


class Voice(QObject):
    """Reads one text at a time."""

    failed = Signal(str)

    def __init__(self, speaker: Speaker, parent: QObject) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._process: QProcess | None = None

    @property
    def speaking(self) -> bool:
        """Whether something is being read."""
        return self._process is not None

    def read(self, text: str) -> None:
        """Read a text, in place of the one that is being read."""
        self.stop()
        process = self._process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())  # one of them says again what it read
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda: self._on_ended(process))
        process.errorOccurred.connect(lambda error: self._on_error(process, error))
        process.start(self._speaker.program, list(self._speaker.arguments))
        process.write(text.encode())
        process.closeWriteChannel()

    def stop(self) -> None:
        """Be silent."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.waitForFinished(_PATIENCE_MS)
        process.deleteLater()
        if self._speaker.hush:
            QProcess.startDetached(self._speaker.program, list(self._speaker.hush))

    def _on_ended(self, process: QProcess) -> None:
        if process is self._process:
            self._process = None
            process.deleteLater()

    def _on_error(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error is QProcess.ProcessError.FailedToStart:
            self._process = None
            process.deleteLater()
            self.failed.emit(tr("Your computer's voice does not answer."))
