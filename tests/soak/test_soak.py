"""Some minutes' worth of ``make soak``, in seconds; each prints how many were tried and how many failed."""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.soak.adversity import try_full_disk, try_read_only, try_two_writers, try_wrong_clock
from tests.soak.changed_bytes import try_changed_bytes
from tests.soak.inputs import try_inputs
from tests.soak.kills import try_kills
from tests.soak.moving import try_moved
from tests.soak.mutations import mutated
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds, make_seeds
from tests.soak.window_kills import try_window_kills


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Seeds:
    return make_seeds(tmp_path_factory.mktemp("seeds"))


def assert_none_failed(outcome: Outcome) -> None:
    print(outcome.say())
    assert outcome.tried
    assert not outcome.failures, outcome.say()


def test_changed_inputs_keep_to_the_contract(seeds: Seeds, tmp_path: Path) -> None:
    assert_none_failed(try_inputs(seeds, tmp_path, 120, 11))


def test_no_changed_byte_is_accepted(seeds: Seeds, tmp_path: Path) -> None:
    assert_none_failed(try_changed_bytes(seeds, tmp_path, 45, 12))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills are tried on forks")
def test_kills_lose_nothing(seeds: Seeds, tmp_path: Path) -> None:
    assert_none_failed(try_kills(seeds, tmp_path, 12, 13))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="trouble is brought upon forks")
@pytest.mark.parametrize("trouble", [try_full_disk, try_read_only, try_two_writers, try_wrong_clock, try_moved])
def test_trouble_loses_nothing(
    seeds: Seeds, tmp_path: Path, trouble: Callable[[Seeds, Path, int, int], Outcome]
) -> None:
    assert_none_failed(trouble(seeds, tmp_path / "trouble", 8, 14))


def test_kills_of_the_window_lose_no_saved_word(seeds: Seeds, tmp_path: Path) -> None:
    assert_none_failed(try_window_kills(seeds, tmp_path / "window", 2, 15))


def test_changes_are_the_same_for_the_same_seed_and_change_something() -> None:
    content = bytes(range(256)) * 4
    assert mutated(content, Random(5)) == mutated(content, Random(5))
    assert sum(mutated(content, Random(seed)) != content for seed in range(100)) > 80
