"""The process that knows the dictionary, asked and answered without ever waiting for it."""

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QProcess, QProcessEnvironment, Signal

import portfolio_app

_MOST_STARTS = 3


class SpellingHelper(QObject):
    """Starts the helper with the first question; begun again a few times when it ends by itself, then no more."""

    checked = Signal(list, list)  # the words asked about, those that are not known
    names_checked = Signal(list, list)  # the names asked about, those that are slips
    suggested = Signal(str, list)
    lost = Signal()  # what was asked has no answer; ask again

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._starts = 0
        self._closing = False
        QCoreApplication.instance().aboutToQuit.connect(self.close)

    def check(self, words: list[str]) -> None:
        """Ask which of the words are not known."""
        self._ask({"check": words})

    def check_names(self, words: list[str]) -> None:
        """Ask which of the words with a capital inside a sentence are slips."""
        self._ask({"names": words})

    def suggest(self, word: str) -> None:
        """Ask what may be meant by a word."""
        self._ask({"suggest": word})

    def close(self) -> None:
        """End the helper; it has nothing to lose."""
        self._closing = True
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _ask(self, question: dict[str, object]) -> None:
        if self._process is None and not self._start():
            return
        assert self._process is not None
        self._process.write(json.dumps(question).encode() + b"\n")

    def _start(self) -> bool:
        if self._starts >= _MOST_STARTS:
            return False
        self._starts += 1
        self._closing = False
        process = QProcess(self)
        environment = QProcessEnvironment.systemEnvironment()
        package = str(Path(portfolio_app.__file__).parents[1])
        former = environment.value("PYTHONPATH", "")
        environment.insert("PYTHONPATH", os.pathsep.join(part for part in (package, former) if part))
        environment.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(environment)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_answered)
        process.finished.connect(self._on_ended)
        process.errorOccurred.connect(self._on_ended)
        # Whoever owns this may be deleted by Qt without a word: a running process must not be deleted with it.
        self.destroyed.connect(lambda: _end(process))
        process.start(sys.executable, ["-m", "portfolio_app.services.spelling"])
        self._process = process
        return True

    def _on_answered(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            if "checked" in answer:
                self.checked.emit(answer["checked"], answer["wrong"])
            elif "named" in answer:
                self.names_checked.emit(answer["named"], answer["slips"])
            else:
                self.suggested.emit(answer["word"], answer["suggestions"])

    def _on_ended(self) -> None:
        process, self._process = self._process, None
        if process is not None and not self._closing:
            process.deleteLater()
            self.lost.emit()


def _end(process: QProcess) -> None:
    try:
        running = process.state() != QProcess.ProcessState.NotRunning
    except RuntimeError:  # deleted already
        return
    if running:
        process.kill()
        process.waitForFinished(1000)
