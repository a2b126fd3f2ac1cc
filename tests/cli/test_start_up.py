import json
import subprocess
import sys


def modules_after(*arguments: str) -> set[str]:
    script = (
        "import sys, json, io\nfrom portfolio_app.cli.main import run\nsys.stdout = io.StringIO()\n"
        f"run({list(arguments)!r})\nsys.stdout = sys.__stdout__\nprint(json.dumps(sorted(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in json.loads(done.stdout)}


def test_help_imports_none_of_the_heavy_libraries() -> None:
    heavy = {"PySide6", "sqlalchemy", "alembic", "docx", "lxml", "reportlab", "fontTools", "rich", "yaml", "msgspec"}
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
    assert not loaded & {"sqlalchemy", "alembic", "filelock", "qtawesome"}
