"""A portfolio with decisions, whose owner opens its file with another program, and what others then see."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.domain.packs.pack import Verification
from portfolio_app.services.packs.verifying import verify
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import form, signed, workspace
from tests.services.packs.conftest import SMALL

__all__ = ["form", "signed", "workspace"]

MADE = "2026-03-07T10:00:00Z"
Forge = Callable[..., None]


@pytest.fixture
def forge(workspace: Workspace) -> Forge:
    """Change the portfolio's file as its owner can, without the program."""

    def change(sql: str, *values: object) -> None:
        with closing(sqlite3.connect(workspace.path)) as connection, connection:
            connection.execute(sql, values)

    return change


def found_by(workspace: Workspace, kind: str) -> list[str]:
    """Return what the learner's check says of a kind."""
    return [finding.message for finding in workspace.overview.check() if finding.kind == kind]


def packed(workspace: Workspace, folder: Path, name: str = "Ann.zip", at: str = MADE) -> Path:
    """Return a small pack of the portfolio."""
    workspace.packs.make(folder / name, at, SMALL)
    return folder / name


def checked(workspace: Workspace, folder: Path, name: str = "Ann.zip", at: str = MADE) -> Verification:
    """Return what checking a pack of the portfolio finds."""
    return verify(packed(workspace, folder, name, at))


def said(found: Verification) -> str:
    """Return all that checking says of the decisions and of the pack."""
    return "\n".join((*found.notes, *(doubt.message for doubt in found.doubts)))
