"""The doors between the layers hold: each contract refuses a violation that is planted in a copy of the tree."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "portfolio_app"
PLANTED = {
    "inward": [
        ("domain/claims/claim.py", "from portfolio_app.services.clock import now"),
        ("storage/claims.py", "from portfolio_app.importers.source import read_text"),
        ("exporters/anchors.py", "from portfolio_app.signing.fingerprints import fingerprint_of"),
        ("services/lookup.py", "import portfolio_app.workspace"),
    ],
    "ui-layers": [
        ("ui/widgets/labels.py", "from portfolio_app.ui.shell.menus import Menus"),
        ("ui/claiming/claim_list.py", "def late():\n    from portfolio_app.ui.map import map_page"),
        ("ui/theme.py", "from portfolio_app.ui import session"),
    ],
    "features": [
        ("ui/writing/account_list.py", "from portfolio_app.ui.evidence import evidence_table"),
        ("ui/search/search_page.py", "def late():\n    import portfolio_app.ui.map.map_page"),
    ],
    "qt": [
        ("signing/appearance.py", "from PySide6.QtGui import QFont"),
        ("services/clock.py", "import PySide6.QtCore"),
        ("domain/words/text.py", "def late():\n    from PySide6 import QtCore"),
    ],
    "sql": [
        ("ui/session.py", "import sqlite3"),
        ("signing/manifests.py", "from sqlalchemy import select"),
        ("services/lookup.py", "def late():\n    from sqlalchemy.orm import Session"),
    ],
    "formats": [
        ("services/lookup.py", "import zipfile"),
        ("ui/exporting/documents.py", "from docx import Document"),
        ("storage/files.py", "import pikepdf"),
    ],
    "front-doors": [
        ("ui/session.py", "from portfolio_app.storage.database import Database"),
        ("cli/search.py", "from portfolio_app.exporters.anchors import anchors_of"),
    ],
    "in-and-out": [("exporters/anchors.py", "from portfolio_app.importers.faults import fault")],
    "rows": [
        ("services/lookup.py", "from portfolio_app.storage.orm import ClaimRow"),
        ("services/lookup.py", "from portfolio_app.storage.orm_decisions import DecisionRow"),
        ("services/lookup.py", "from portfolio_app.storage.orm_witnesses import StatementRow"),
    ],
    "cycles": [("domain/words/text.py", "from portfolio_app.domain.claims.claim import Claim")],
}


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tree")
    shutil.copytree(PACKAGE, folder / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def refused(folder: Path, contract: str) -> bool:
    call = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(limit_to_contracts=('%s',)))"
    done = subprocess.run(
        [sys.executable, "-c", call % contract],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Contracts:" in done.stdout, done.stdout + done.stderr
    return done.returncode != 0


@pytest.mark.parametrize(
    ("contract", "file", "line"), [(name, *plant) for name, plants in PLANTED.items() for plant in plants]
)
def test_a_planted_violation_is_refused(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / PACKAGE.name / file
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n\n{line}\n", encoding="utf-8")
    try:
        assert refused(copy, contract)
    finally:
        path.write_text(before, encoding="utf-8")


def test_every_contract_has_a_violation_planted_against_it() -> None:
    import tomllib

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert {contract["id"] for contract in settings["contracts"]} == set(PLANTED)


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    allowed = sys.stdlib_module_names - {"sqlite3", "zipfile", "zlib", "socket", "urllib", "http", "subprocess"}
    outside = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((PACKAGE / "domain").rglob("*.py"))
        for name in imported(path)
        if name.split(".")[0] not in allowed
        and name != "urllib.parse"  # takes texts apart and opens nothing
        and not name.startswith(("portfolio_app.domain", "portfolio_app.translation"))
    }
    assert outside == set()


def test_every_folder_of_the_package_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert {folder for folder in folders if not (folder / "__init__.py").exists()} == set()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."
