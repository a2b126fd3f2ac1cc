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
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks = {"": bar.add_task("", visible=False)}

        def report(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what)
            bar.update(tasks[what], completed=done, total=total)

        yield report
