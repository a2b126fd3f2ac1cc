"""What one guess at a witness's PIN costs whoever has a copy of the portfolio file."""

import statistics
import time
from datetime import UTC, datetime

from benchmarks.measure import head, line
from portfolio_app.signing.certificates import make_key, wrap_key
from portfolio_app.signing.wrapped_keys import COST, UnwrapError, unwrap

_GUESSES = 7
_LEAST = 0.5


def main() -> None:
    """Print the seconds of a wrong guess, and how long all PINs of four and six digits keep one core busy."""
    kept = wrap_key(make_key("Pat Lee", "", datetime.now(UTC)), "2580")
    took: list[float] = []
    for number in range(_GUESSES):
        began = time.process_time()
        try:
            unwrap(kept, f"{number:04}")
        except UnwrapError:
            took.append(time.process_time() - began)
    least = min(took)
    head(f"A guess at a PIN: Argon2id over {COST.memory >> 10} MB, {COST.passes} passes")
    line("one guess, least of seven", f"{least:.2f} s", f"at least {_LEAST} s")
    line("one guess, median", f"{statistics.median(took):.2f} s", "")
    line("all PINs of four digits, one core", f"{least * 1e4 / 3600:.1f} hours", "")
    line("all PINs of six digits, one core", f"{least * 1e6 / 86400:.0f} days", "")
