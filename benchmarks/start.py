"""Starting: the window until its overview shows, beside a bare Qt window; a call, beside SQLAlchemy alone."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import head, line
from benchmarks.window import first_paint
from portfolio_app.example import example_portfolio

_TIMES = 9


def main() -> None:
    """Print the figures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["PORTFOLIO_APP_DATA"] = name
        _calls(folder)
        first_paint(folder)


def _calls(folder: Path) -> None:
    portfolio = example_portfolio(folder)
    calls = {
        "import sqlalchemy.orm": ["-c", "import sqlalchemy.orm"],
        "--help": ["-m", "portfolio_app", "--help"],
        "coverage": ["-m", "portfolio_app", "coverage", str(portfolio)],
    }
    took: dict[str, list[float]] = {name: [] for name in calls}
    # By turns, because what else the machine does then weighs on all alike; the first turn compiles.
    for _ in range(_TIMES + 1):
        for name, call in calls.items():
            took[name].append(_cpu_ms(call))
    middle = {name: statistics.median(each[1:]) for name, each in took.items()}
    alone = middle["import sqlalchemy.orm"]
    head(f"CPU time of a whole process (medians of {_TIMES})")
    line("import sqlalchemy.orm", f"{alone:.0f} ms", "")
    line("portfolio-app --help", f"{middle['--help']:.0f} ms", f"ratio {middle['--help'] / alone:.2f}")
    line(
        "portfolio-app coverage", f"{middle['coverage']:.0f} ms", f"ratio {middle['coverage'] / alone:.2f}, at most 1.5"
    )


def _cpu_ms(call: list[str]) -> float:
    compiled = {"PYTHONPYCACHEPREFIX": os.environ["PORTFOLIO_APP_DATA"], "PYTHONDONTWRITEBYTECODE": ""}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *call], check=True, stdout=subprocess.DEVNULL, env=os.environ | compiled)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
