"""Jobs for the sandbox's tests: each does to its process what a hostile file does."""

import os
import sys
import time
import warnings
from pathlib import Path

from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr


def answer(path: Path, number: int, content: bytes) -> tuple[Path, int, bytes]:
    """Return what was asked about."""
    return path, number, content


def process() -> int:
    """Return the number of the process."""
    return os.getpid()


def fail() -> int:
    """Raise what nobody foresaw."""
    raise ZeroDivisionError


def sink() -> int:
    """Call itself until Python has had enough."""
    return 1 + sink()


def refuse() -> int:
    """Say why not."""
    raise RefusedError("It asks for a password.")


def miss(path: Path) -> int:
    """Open a file that is not there."""
    return len(path.read_bytes())


def swell() -> int:
    """Take more memory than there is."""
    return len(bytes(8 * 1024**3))


def stay() -> int:
    """Go on for ever, deaf to Python's signals."""
    time.sleep(3600)
    return 0


def spin() -> int:
    """Count for ever."""
    number = 0
    while True:
        number += 1


def die() -> int:
    """End the process."""
    os._exit(11)


def chatter() -> int:
    """Say something on every way that libraries find to a terminal."""
    for stream in (sys.stdout, sys.stderr):
        stream.write("written")
        stream.flush()
    warnings.warn("warn", stacklevel=1)
    return os.write(1, b"write") + os.write(2, b"write")


def sentence() -> str:
    return tr("Learner")


def work() -> int:
    """Use a third of a second of the processor's time."""
    began, number = time.process_time(), 0
    while time.process_time() - began < 0.33:
        number += 1
    return number
