"""Work on files from elsewhere, done in a process of its own with bounds of time and memory, which dies alone.

What reads, draws or takes apart a file that somebody else made is a plain function of paths and values. ``run`` has it
done in the worker: one process, started with the first job and used for all that follow, begun anew after it died.
Whoever reads one file in several jobs does it within an ``Allowance``, so that they are bounded together.
"""

from portfolio_app.sandbox.allowance import MOST_SECONDS, Allowance, on_one_file
from portfolio_app.sandbox.parent import Reason, SandboxError, close, run, run_within
from portfolio_app.sandbox.refusal import RefusedError

__all__ = [
    "MOST_SECONDS",
    "Allowance",
    "Reason",
    "RefusedError",
    "SandboxError",
    "close",
    "on_one_file",
    "run",
    "run_within",
]
