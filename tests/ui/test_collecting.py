"""Searching for garbage in the GUI thread."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from portfolio_app.ui.collecting import Collector


class Ring:
    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def test_python_does_not_search_by_itself_meanwhile(owner: QObject) -> None:
    collector = Collector(lambda: False, owner)
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()


def test_what_holds_itself_is_found_when_much_is_new_and_nothing_is_under_way(owner: QObject) -> None:
    working = [True]
    collector = Collector(lambda: working[0], owner)
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    kept = [[number] for number in range(5000)]
    collector.search()
    assert gone() is not None
    working[0] = False
    collector.search()
    assert gone() is None
    assert len(kept) == 5000
    collector.stop()


def test_a_window_that_runs_on_still_loses_what_nobody_holds(owner: QObject) -> None:
    collector = Collector(lambda: False, owner)
    for _ in range(10):
        collector.search()
    ring = Ring()
    gone = weakref.ref(ring)
    del ring
    for _ in range(110):
        collector.search()
    assert gone() is None
    collector.stop()
