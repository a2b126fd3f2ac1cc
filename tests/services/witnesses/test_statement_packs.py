"""Statements travel with a pack: still valid elsewhere, and without any private key."""

import zipfile
from pathlib import Path

import pytest

from portfolio_app.domain.witnesses.statement import StatementState
from portfolio_app.workspace import import_workspace
from tests.services.witnesses.witnessing import SEEN, WORDS, ask, fill, portfolio, what_they_said
from tests.signing.test_signatures import scribble


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack with a signed statement, one typed by file, and one that was only asked for."""
    made = tmp_path / "pack.zip"
    with portfolio(tmp_path) as workspace:
        ask(workspace)
        workspace.statements.sign("E001", what_they_said(), pin="2580", picture=scribble())
        ask(workspace)
        blank = tmp_path / "form.pdf"
        workspace.statements.write_form("E002", blank)
        workspace.statements.take_in(fill(blank, tmp_path / "filled\u202e form.pdf"))
        ask(workspace)
        workspace.packs.make(made, "2026-03-05T10:00:00Z")
    return made


def test_signatures_hold_after_export_and_import(pack: Path, tmp_path: Path) -> None:
    with import_workspace(pack, tmp_path / "New.portfolio") as workspace:
        statements = workspace.statements.list()
        states = (StatementState.SIGNED, StatementState.RETURNED, StatementState.ASKED)
        assert [statement.state for statement in statements][:2] == list(states[:2])
        assert statements[0].latest is not None
        assert (statements[0].latest.text, statements[0].latest.seen) == (WORDS, SEEN)
        check = workspace.statements.verify("E001")
        assert (check.state, check.holds) == ("valid", True), check.why
        assert workspace.statements.verify("E002").holds
        assert workspace.statements.picture("E001") == workspace.witnesses.sample("W01") == scribble()
        assert [claim.criterion for claim in workspace.claims.all()] == [*SEEN, *SEEN]
        workspace.statements.correct("E001")
        again = workspace.statements.sign("E001", what_they_said())
        assert again.latest is not None
        assert again.latest.fingerprint != statements[0].latest.fingerprint
        assert workspace.statements.verify("E001", 1).holds


def test_a_pack_holds_the_files_as_they_are_and_no_private_key(pack: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        files = [name.rpartition("witness/")[2] for name in archive.namelist() if "witness/" in name]
        held = b"".join(archive.read(name) for name in archive.namelist())
    assert "E001 signature 1.png" in files
    assert "E001 version 1 signed.pdf" in files
    assert any(name.startswith("E002 version 1 filled") for name in files)
    assert b"PEM-KEY1" not in held


def test_a_statement_that_was_changed_in_the_pack_is_refused(pack: Path, tmp_path: Path) -> None:
    from portfolio_app.domain.errors import InputError

    spoilt = tmp_path / "spoilt.zip"
    with zipfile.ZipFile(pack) as archive, zipfile.ZipFile(spoilt, "w") as made:
        for name in archive.namelist():
            content = archive.read(name)
            made.writestr(name, content[:-9] + b"changed!!" if name.endswith("signed.pdf") else content)
    with pytest.raises(InputError, match=r"signed\.pdf"):
        import_workspace(spoilt, tmp_path / "New.portfolio")
