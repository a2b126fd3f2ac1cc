"""The worker itself: a process that does jobs until its input ends. Bounds first, and nothing it says is heard."""

import faulthandler
import importlib
import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from math import ceil
from pathlib import Path
from time import process_time
from typing import BinaryIO

from portfolio_app.sandbox.messages import BrokenMessageError, Ended, Job, kinds_of, packed, receive, send, unpacked
from portfolio_app.sandbox.refusal import RefusedError
from portfolio_app.translation import language

MOST_MEMORY = 800 * 1024 * 1024
"""Bytes of address space: enough for a picture of a hundred million pixels."""


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Do jobs until there are no more."""
    with Path(os.devnull).open("w") as nowhere:
        while True:
            try:
                job = receive(questions, Job)
            except BrokenMessageError:
                return
            # Both end the process from outside of Python, which may be busy in a library.
            _bound_time(job.seconds)
            faulthandler.dump_traceback_later(job.in_all, exit=True, file=nowhere)
            began = process_time()
            with language(job.language):
                ended = _done(job)
            faulthandler.cancel_dump_traceback_later()
            send(answers, replace(ended, seconds=process_time() - began))


def _done(job: Job) -> Ended:
    try:
        function = _function(job)
        kinds = kinds_of(function)
        kinds.pop("return", None)
        arguments = unpacked(job.arguments, tuple[tuple(kinds.values())])
        return Ended("done", packed(function(*arguments)))
    except RefusedError as error:
        return Ended("refused", said=str(error))
    except MemoryError:
        return Ended("no memory")
    except OSError as error:
        # Pillow says the same of damaged pictures, without the system's number.
        return Ended("no file", errno=error.errno, said=error.strerror or "") if error.errno else Ended("fault")
    except Exception as error:  # noqa: BLE001  # libraries raise whatever a damaged file makes them
        return Ended("fault", said=type(error).__name__)


def _function(job: Job) -> Callable[..., object]:
    return getattr(importlib.import_module(job.module), job.name)


def _bound_time(seconds: float) -> None:
    """Let the system end the process when it has used so much of the processor's time from now on."""
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):  # less is allowed already
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(process_time() + seconds), most))


def bound_memory() -> None:
    """Keep the process from taking more memory than it may, where the system can see to it, and from dumping itself."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):  # less is allowed already
            resource.setrlimit(what, (most, most))


def main() -> None:
    """Run the worker on its standard input and output, which are kept from whatever libraries print."""
    # Ctrl+C is for the program, which ends the worker when it wants to.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound_memory()
    answers = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("r+b", buffering=0) as nowhere:
        os.dup2(nowhere.fileno(), 1)
        questions = os.fdopen(os.dup(0), "rb")
        os.dup2(nowhere.fileno(), 0)
    sys.stdout = io.StringIO()
    serve(questions, answers)


if __name__ == "__main__":
    main()
