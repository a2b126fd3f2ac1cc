"""Workers of the sandbox that are forks of this process: what they do is the same, and they start in milliseconds.

The program starts a fresh interpreter for its worker, which takes a second and more to load what reads files. Among
tens of thousands of tries, after many of which the worker is ended, that second would be most of the time.
"""

import io
import os
import signal
import sys
from contextlib import suppress
from importlib import import_module
from itertools import pairwise
from subprocess import TimeoutExpired
from time import monotonic, sleep
from typing import IO

from portfolio_app.sandbox import child, close, parent

_MOST_OPEN = 4096
_READERS = (
    "pikepdf",
    "pypdfium2",
    "PIL.Image",
    "pillow_heif",
    "lxml.etree",
    "docx",
    "openpyxl",
    "python_calamine",
    "pyhanko.pdf_utils.reader",
    "portfolio_app.importers.account_files",
    "portfolio_app.importers.decision_form",
    "portfolio_app.importers.document_picture",
    "portfolio_app.importers.evidence_files",
    "portfolio_app.importers.frameworks.chooser",
    "portfolio_app.importers.statement_form",
    "portfolio_app.exporters.word.template.template",
    "portfolio_app.signing.validation",
)


def fork_workers() -> None:
    """Let each worker that is started from now on be a fork of this process, in which all readers are loaded."""
    if not hasattr(os, "fork"):
        return
    for name in _READERS:
        import_module(name)
    close()
    parent._started = _Forked


class _Forked:
    """A process as the sandbox knows it from ``subprocess``."""

    def __init__(self) -> None:
        questions, asked = os.pipe()
        answers, answered = os.pipe()
        self._code: int | None = None
        self._number = os.fork()
        if self._number == 0:
            _serve(questions, answered)
        os.close(questions)
        os.close(answered)
        self.stdin: IO[bytes] = os.fdopen(asked, "wb")
        self.stdout: IO[bytes] = os.fdopen(answers, "rb")

    def poll(self) -> int | None:
        """Return the code that it ended with, None while it goes on."""
        if self._code is None:
            with suppress(ChildProcessError):
                ended, status = os.waitpid(self._number, os.WNOHANG)
                if ended:
                    self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        """Return the code when it has ended; raises TimeoutExpired when it goes on for longer than that."""
        late = monotonic() + timeout if timeout is not None else 0.0
        while timeout is not None and self.poll() is None:
            if monotonic() > late:
                raise TimeoutExpired("worker", timeout)
            sleep(0.002)
        if self._code is None:
            with suppress(ChildProcessError):
                _, status = os.waitpid(self._number, 0)
                self._code = os.waitstatus_to_exitcode(status)
        return self._code or 0

    def kill(self) -> None:
        """End it at once."""
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGKILL)


def _serve(questions: int, answered: int) -> None:
    """Be the worker, with what its own ``main`` does first; never returns."""
    try:
        for signals in (signal.SIGALRM, signal.SIGPROF):
            signal.signal(signals, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        bounds = (2, *sorted((questions, answered)), _MOST_OPEN)
        for before, after in pairwise(bounds):
            os.closerange(before + 1, after)
        child.bound_memory()
        nowhere = os.open(os.devnull, os.O_RDWR)
        for number in range(3):
            os.dup2(nowhere, number)
        sys.stdout = sys.stderr = io.StringIO()
        child.serve(os.fdopen(questions, "rb"), os.fdopen(answered, "wb"))
    finally:
        os._exit(0)
