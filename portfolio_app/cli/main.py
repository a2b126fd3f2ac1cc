"""The command line's frame: the calls, and how whatever happens becomes one sentence and an exit code.

Only what a call uses is imported, so that help and small calls answer at once.
"""

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn, TextIO

from portfolio_app import __version__
from portfolio_app.cli.output import say
from portfolio_app.cli.passphrase import passphrase_of
from portfolio_app.domain.errors import ExitCode, FaultyRowsError, PortfolioError, UsageError
from portfolio_app.domain.words.text import MOST_QUOTED, excerpt, shown
from portfolio_app.translation import ENGLISH, language, present, speak, tr

CALLS = {
    "demo": "demo",
    "new": "new",
    "details": "details",
    "framework": "framework",
    "account": "account",
    "evidence": "evidence",
    "claim": "claim",
    "coverage": "coverage",
    "check": "coverage",
    "authorship": "authorship",
    "advise": "coaching",
    "ledger": "coaching",
    "economy": "coaching",
    "practice": "practice",
    "search": "search",
    "suggest": "suggest",
    "scan": "scan",
    "removed": "removed",
    "backups": "backups",
    "lock": "locking",
    "unlock": "locking",
    "witness": "witness",
    "stamp": "stamp",
    "export": "export",
    "verify": "pack",
    "import": "pack",
    "profile": "profile",
    "decisions": "decision",
}
"""Each call with the module that registers it, in the order of the help."""

_LONG_WORD = re.compile(rf"\S{{{MOST_QUOTED + 1},}}")
OpenWindow = Callable[[Path | None], int]


def run(arguments: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Carry out one call and return its exit code; never raises.

    ``open_window`` opens the window on a portfolio, or on none, and returns when it is closed.
    """
    _open_streams()
    speak()
    try:
        if open_window and is_for_window(arguments):
            return _show(open_window, arguments)
        parsed = make_parser(modules_of(arguments)).parse_args(arguments)
        parsed.open_window = open_window if has_screen() else None
        # What other programs read is the same in every language.
        with language(ENGLISH if getattr(parsed, "json", False) else present()), passphrase_of(parsed):
            code = parsed.run(parsed)
        sys.stdout.flush()
        return int(code)
    except FaultyRowsError as error:
        return _say(error.exit_code, *error.faults)
    except PortfolioError as error:
        return _say(error.exit_code, error.message)
    except KeyboardInterrupt:
        return _say(130, tr("Stopped; nothing was changed that was not finished."))
    except BrokenPipeError:
        _leave_pipe()
        return ExitCode.DONE
    except OSError as error:
        # The services say their own; what is left is printing.
        _leave_pipe()
        what = tr("What was asked for is done and saved, but the answer could not be printed")
        return _say(ExitCode.PORTFOLIO, f"{what} ({error.strerror or error}).")
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else ExitCode.USAGE
    except Exception as error:  # noqa: BLE001  # whatever it is, the user gets a sentence and the log its place
        return _say(
            ExitCode.FAULT,
            tr("Something went wrong in the program itself. {note_fault}", note_fault=_note_fault(error)),
        )


def is_for_window(arguments: Sequence[str]) -> bool:
    """Tell whether the window is wanted: no call at all, or the name of a portfolio in place of one."""
    if len(arguments) > 1:
        return False
    return not arguments or arguments[0].endswith(".portfolio") or Path(arguments[0]).is_file()


def has_screen() -> bool:
    """Tell whether a window can be shown."""
    known = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or bool(known)


def _show(open_window: OpenWindow, arguments: Sequence[str]) -> int:
    if not has_screen():
        raise UsageError(tr("There is no screen to open the window on; “portfolio-app --help” lists what can be done."))
    return open_window(Path(arguments[0]) if arguments else None)


def modules_of(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the module that knows the call, or all of them where no call is named first."""
    if arguments and arguments[0] in CALLS:
        return (CALLS[arguments[0]],)
    return tuple(dict.fromkeys(CALLS.values()))


def make_parser(modules: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser of the calls in these modules."""
    parser = Parser(
        prog="portfolio-app",
        description=tr("Build, map and hand over an apprentice's portfolio of evidence, offline."),
        epilog=tr("“portfolio-app CALL --help” says more about a call. Start with: portfolio-app demo"),
    )
    parser.add_argument("--version", action="version", version=f"portfolio-app {__version__}")
    calls = parser.add_subparsers(metavar="CALL", required=True, parser_class=Parser)
    for name in modules:
        import_module(f"portfolio_app.cli.{name}").register(calls)
    return parser


class Parser(argparse.ArgumentParser):
    """A parser that says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and where to read more, and leave with the code for wrong use."""
        said = _LONG_WORD.sub(lambda found: excerpt(found[0]), shown(message))
        self.exit(ExitCode.USAGE, tr("portfolio-app: {shown}; see “{prog} --help”.\n", shown=said, prog=self.prog))


def _say(code: int, *messages: str) -> int:
    """Print each message on a line of its own: line ends in one, which a file may have brought, begin none."""
    with contextlib.suppress(OSError):
        for message in messages:
            say(f"portfolio-app: {message}", file=sys.stderr)
    return code


def _open_streams() -> None:
    """Have somewhere to print, and let names in any script be printed, also into a file on Windows."""
    for name in ("stdout", "stderr"):
        # A closed stream is None, and the next file opened would take its number.
        stream: TextIO | None = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # for as long as we run
        elif reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _leave_pipe() -> None:
    """Let the interpreter's last flush go nowhere when nobody can take it (Python's signal docs)."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _note_fault(error: Exception) -> str:
    """Write the fault to the log and say where that is."""
    from portfolio_app.log import note_fault

    file = note_fault(error)
    if file is None:
        return tr("The cause: {error}.", error=f"{error!r}")
    return tr(
        "Your portfolio is as it was before. Please send us the file {file}; it holds none of your words.", file=file
    )
