"""The program's entry point, on every platform: joins the command line and the window, which do not know each other."""

import gc
import runpy
import sys
from pathlib import Path

_NEW_OBJECTS = 200_000
"""So many are made before Python searches for those that hold each other: a start makes many, and nearly all stay."""


def main() -> int:
    """Run the command line, or open the window, and return the exit code."""
    gc.set_threshold(_NEW_OBJECTS)
    if getattr(sys, "frozen", False) and sys.argv[1:2] == ["-m"]:
        return _run_helper(*sys.argv[2:])
    try:
        from portfolio_app.cli.main import run
        from portfolio_app.quiet import keep_libraries_quiet

        keep_libraries_quiet()
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:], _open_window)


def _run_helper(module: str = "", *_: str) -> int:
    """Be Python for a process of ours: a frozen program has no other to start it with."""
    if not module.startswith("portfolio_app."):
        return 2
    runpy.run_module(module, run_name="__main__")
    return 0


def _open_window(path: Path | None) -> int:
    from portfolio_app.ui.app import run

    return run(path)


if __name__ == "__main__":
    sys.exit(main())
