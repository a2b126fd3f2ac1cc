"""What libraries say of files from elsewhere does not reach the user's terminal."""

import subprocess
import sys

_SAID = """
from portfolio_app.quiet import keep_libraries_quiet
keep_libraries_quiet()
import logging, warnings
warnings.warn("Data Validation extension is not supported")
warnings.warn("old", DeprecationWarning)
logging.getLogger("fontTools").warning("timestamp seems very low")
logging.getLogger().error("odd")
class Half:
    def __del__(self):
        raise ValueError("seek of closed file")
Half()
print("done")
"""
_HELPER = """
import sys
sys.frozen, sys.argv = True, ["portfolio-app", "-m", {module!r}]
from portfolio_app.__main__ import main
sys.exit(main())
"""


def run(code: str) -> tuple[int, str, str]:
    ended = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout, ended.stderr


def test_libraries_are_not_heard() -> None:
    assert run(_SAID) == (0, "done\n", "")


def test_a_frozen_program_starts_its_own_helpers_and_nothing_else() -> None:
    assert run(_HELPER.format(module="portfolio_app.sandbox.child")) == (0, "", "")
    assert run(_HELPER.format(module="http.server"))[0] == 2
