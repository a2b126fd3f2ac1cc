import subprocess
import sys
from functools import cached_property
from pathlib import Path

from portfolio_app.cli.main import run
from portfolio_app.workspace import Workspace, open_workspace


def test_after_the_services_are_loaded_none_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "p.portfolio"
    assert run(["new", str(path), "--learner", "Ann Example"]) == 0
    names = [name for name, value in vars(Workspace).items() if isinstance(value, cached_property)]
    script = (
        "import sys\nfrom pathlib import Path\nfrom portfolio_app.workspace import load_services, open_workspace\n"
        f"load_services()\nworkspace = open_workspace(Path({str(path)!r}))\nknown = set(sys.modules)\n"
        f"for name in {names!r}: getattr(workspace, name)\nprint(sorted(set(sys.modules) - known))\nworkspace.close()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert names
    assert done.stdout.strip() == "[]"


def test_a_service_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "p.portfolio"
    assert run(["new", str(path), "--learner", "Ann Example"]) == 0
    with open_workspace(path) as workspace:
        assert workspace.accounts is workspace.accounts
