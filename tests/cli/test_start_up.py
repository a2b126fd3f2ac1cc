import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from portfolio_app.cli.main import CALLS, run

SHARED = {
    "demo": {"portfolio_app.cli.coverage"},
    "new": {"portfolio_app.cli.details"},
    "evidence": {"portfolio_app.cli.claim"},
    "export": {"portfolio_app.cli.pack"},
}
"""What a call shares with another on purpose."""


def modules_after(*arguments: str) -> set[str]:
    script = (
        "import sys, json, io\nfrom portfolio_app.cli.main import run\nsys.stdout = io.StringIO()\n"
        f"run({list(arguments)!r})\nsys.stdout = sys.__stdout__\nprint(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in json.loads(done.stdout)}


def test_help_imports_none_of_the_heavy_libraries() -> None:
    heavy = {"PySide6", "sqlalchemy", "alembic", "docx", "lxml", "reportlab", "fontTools", "tqdm", "yaml", "msgspec"}
    assert not modules_after("--help") & heavy
    assert not modules_after("account", "add", "--help") & heavy


def test_looking_at_bundled_frameworks_needs_no_database() -> None:
    assert "reportlab" not in modules_after("framework", "list")


def test_the_window_is_painted_before_the_database_is_loaded() -> None:
    script = (
        "import sys\nfrom pathlib import Path\nimport portfolio_app.ui.app\n"
        "from portfolio_app.services.first_look import look_at\nlook_at(Path('none'))\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert "PySide6" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "filelock"}


@pytest.mark.parametrize("call", CALLS)
def test_a_call_loads_no_module_of_another_call(call: str) -> None:
    script = f"import sys\nfrom portfolio_app.cli.main import run\nrun([{call!r}, '--help'])\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"usage: portfolio-app {call} ")
    loaded = set(done.stdout.splitlines()[-1].split())
    others = {f"portfolio_app.cli.{module}" for module in CALLS.values()} - {f"portfolio_app.cli.{CALLS[call]}"}
    assert f"portfolio_app.cli.{CALLS[call]}" in loaded
    assert loaded & others <= SHARED.get(call, set())


def test_help_lists_every_call_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--help"])
    text = capsys.readouterr().out
    listed = re.findall(r"^    (\w+)(?: |$)", text, re.MULTILINE)
    assert listed == list(CALLS)


def test_coverage_loads_no_service_that_it_does_not_ask(tmp_path: Path) -> None:
    path = tmp_path / "p.portfolio"
    assert run(["new", str(path), "--learner", "Ann Example"]) == 0
    script = (
        "import sys, io\nfrom portfolio_app.cli.main import run\nsys.stdout = io.StringIO()\n"
        f"assert run(['coverage', {str(path)!r}]) == 0\nsys.stdout = sys.__stdout__\nprint(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "portfolio_app.services.overview" in loaded
    unasked = {"packs", "witnesses", "documents", "evidence", "frameworks"}
    assert not {f"portfolio_app.services.{name}" for name in unasked} & loaded
    assert not loaded & {"filelock", "portfolio_app.storage.rebuild"}
    # Declaring the tables takes a third as long as loading SQLAlchemy does.
    assert not {name for name in loaded if name.startswith("portfolio_app.storage.orm")}
