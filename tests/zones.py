"""The zone of the computer, set for a test."""

import time
from collections.abc import Generator
from contextlib import contextmanager

import pytest


@contextmanager
def in_zone(name: str) -> Generator[None]:
    """Let the computer be in a zone for a while."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for one program")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", name)
        time.tzset()
        try:
            yield
        finally:
            patch.undo()
            time.tzset()
