"""Everything in one go, on two processors: ``python -m tests.soak [--share 0.1] [--seed N]``; ends with 1 on a failure."""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, set_forkserver_preload
from pathlib import Path

from tests.soak.adversity import try_full_disk, try_read_only, try_two_writers, try_wrong_clock
from tests.soak.changed_bytes import try_changed_bytes
from tests.soak.hostile import try_hostile
from tests.soak.inputs import try_inputs
from tests.soak.kills import try_kills
from tests.soak.measured import measured
from tests.soak.moving import try_moved
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds, make_seeds
from tests.soak.window_kills import try_window_kills

KILLS, INPUTS, BYTES, TROUBLES, WINDOWS = 3_000, 50_000, 10_000, 300, 150
_PIECE = 500
"""Tries that a process does before it is exchanged for a fresh one."""
_SHARED = Path(__file__).parents[3] / "shared" / "cases" / "hostile"

Task = Callable[[Seeds, Path, int, int], Outcome]


def main() -> int:
    """Do all of it, print each kind's numbers, and keep the files that something failed on."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--share", type=float, default=1.0, help="how much of it: 0.01 takes about half a minute")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000), help="for the same again")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="portfolio-soak-"))
    os.environ["PORTFOLIO_APP_DATA"] = str(folder / "data")
    print(f"seed {given.seed}, in {folder}", flush=True)
    outcomes = _outcomes(folder, given.share, given.seed)
    for outcome in outcomes:
        print(outcome.say())
    spent = sum(outcome.seconds for outcome in outcomes)
    print(f"{spent / 60:.0f} minutes of the processor's time, {spent / 120:.0f} on two quiet ones")
    return int(any(outcome.failures for outcome in outcomes))


def _outcomes(folder: Path, share: float, seed: int) -> list[Outcome]:
    # Each piece in a fork of a server that has loaded everything and has no thread or child, which forks would share.
    set_forkserver_preload(["tests.soak.loaded"])
    with ProcessPoolExecutor(2, mp_context=get_context("forkserver"), max_tasks_per_child=1) as pool:
        seeds = pool.submit(make_seeds, folder / "seeds").result()
        # First, because it is one piece: the other processor does others meanwhile.
        shared = _SHARED if _SHARED.is_dir() else None
        hostile = pool.submit(measured, try_hostile, seeds, folder / "hostile", shared, share, seed)
        kinds: tuple[tuple[Task, int], ...] = (
            (try_kills, KILLS),
            (try_inputs, INPUTS),
            (try_changed_bytes, BYTES),
            (try_full_disk, TROUBLES),
            (try_read_only, TROUBLES),
            (try_two_writers, TROUBLES),
            (try_wrong_clock, TROUBLES),
            (try_moved, TROUBLES),
            (try_window_kills, WINDOWS),
        )
        pieces = [
            [
                pool.submit(measured, task, seeds, folder / f"{task.__name__}-{at}", size, seed + at)
                for at, size in enumerate(_pieces(round(most * share)))
            ]
            for task, most in kinds
        ]
        totals = [_sum([piece.result() for piece in of_kind]) for of_kind in pieces if of_kind]
        return [*totals, hostile.result()]


def _sum(outcomes: list[Outcome]) -> Outcome:
    total = outcomes[0]
    for outcome in outcomes[1:]:
        total += outcome
    return total


def _pieces(count: int) -> list[int]:
    return [min(_PIECE, count - at) for at in range(0, count, _PIECE)]


if __name__ == "__main__":
    sys.exit(main())
