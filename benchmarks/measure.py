"""Measuring: CPU seconds and peak memory of a process of its own, medians within one."""

import gc
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple


class Cost(NamedTuple):
    """CPU seconds and peak memory in megabytes."""

    cpu: float
    memory: float


def cost_of(call: str, *arguments: object) -> Cost:
    """Run ``module:function`` with arguments in a fresh process; the function returns its own CPU seconds or None.

    Without such a number the process's whole CPU time counts, start and imports included.
    """
    module, function = call.split(":")
    script = (
        "import json, resource, sys\n"
        "from pathlib import Path\n"
        f"from {module} import {function}\n"
        f"inner = {function}(*json.loads(sys.argv[1]))\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "cpu = inner if inner is not None else used.ru_utime + used.ru_stime\n"
        # Not ru_maxrss, which begins with the parent's.
        "peak = next(line for line in Path('/proc/self/status').read_text().splitlines() if line.startswith('VmHWM'))\n"
        "print(json.dumps([cpu, int(peak.split()[1]) / 1024]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, json.dumps(arguments)], check=True, stdout=subprocess.PIPE, text=True
    )
    return Cost(*json.loads(done.stdout.splitlines()[-1]))


def median_ms(call: Callable[[], object], times: int = 15) -> float:
    """Return the median wall time of a call in milliseconds."""
    took: list[float] = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def settle() -> None:
    """Put what making the content left behind out of the collector's way: it is no part of what is measured."""
    gc.collect()
    gc.freeze()


def line(what: str, figure: str, limit: str) -> None:
    """Print one figure with what it is held against."""
    print(f"  {what:<58} {figure:>24}   {limit}")


def head(title: str) -> None:
    """Print a heading."""
    print(f"\n{title}")
