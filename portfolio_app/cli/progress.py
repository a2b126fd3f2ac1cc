"""A progress bar for long work, only where somebody watches standard error."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portfolio_app.services.long_work import Progress


@contextmanager
def shown() -> Generator["Progress", None, None]:
    """Yield what services report their progress to."""
    from portfolio_app.services.long_work import silent

    if not sys.stderr.isatty():
        yield silent
        return
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread that watches over it
    with tqdm(file=sys.stderr, leave=False, total=0, bar_format="{desc} {percentage:3.0f} % {bar} {elapsed}") as bar:
        phase = ""

        def report(what: str, done: int, total: int) -> None:
            nonlocal phase
            if what != phase:
                phase = what
                bar.reset(total)
                bar.set_description_str(what)
            bar.total = total
            bar.update(done - bar.n)

        yield report
