"""Witnesses in a pack: their signatures are checked with it, their keys stay at home."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.profile import Part, Profile
from portfolio_app.services.packs.verifying import verify
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import SMALL, made_pack
from tests.services.packs.generated import NOW
from tests.services.witnesses.witnessing import ask, portfolio, what_they_said
from tests.signing.test_signatures import scribble


@pytest.fixture
def signed(tmp_path: Path) -> Iterator[Workspace]:
    """A portfolio with a statement that was signed on the screen, and one that is asked for."""
    with portfolio(tmp_path) as workspace:
        ask(workspace)
        workspace.statements.sign("E001", what_they_said(), pin="2580", picture=scribble())
        ask(workspace)
        yield workspace


def test_signatures_inside_a_pack_are_checked(signed: Workspace, tmp_path: Path) -> None:
    pack = made_pack(signed.packs, tmp_path / "pack.zip")
    found = verify(pack)
    assert found.intact
    (statement,) = found.statements
    assert statement.path.startswith("witness/E001 version 1 ")
    assert (statement.state, statement.signers) == ("valid", ("Priya Sharma",))


def test_a_statement_that_was_changed_before_it_was_packed_is_noticed(signed: Workspace, tmp_path: Path) -> None:
    """Whoever changes the signed file in the portfolio, sha256 and all, cannot sign it again for the witness."""
    import hashlib
    import sqlite3
    from contextlib import closing

    content = signed.statements.file("E001").content
    bad = content.replace(b"/Title", b"/Titel", 1)
    assert bad != content
    with closing(sqlite3.connect(signed.path)) as connection, connection:
        connection.execute(
            "UPDATE statement_files SET content = ?, sha256 = ? WHERE kind = 'file'",
            (bad, hashlib.sha256(bad).hexdigest()),
        )
    found = verify(made_pack(signed.packs, tmp_path / "pack.zip"))
    assert [result.state for result in found.statements] == ["changed"]
    assert not found.broken
    assert not found.intact


def test_a_statement_whose_file_is_spoilt_is_named_with_what_to_do(signed: Workspace, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(signed.path)) as connection, connection:
        connection.execute("UPDATE statement_files SET content = x'00' WHERE kind = 'file'")
    with pytest.raises(InputError, match=r"^E001 cannot go into a pack: .* Open a backup, or remove E001\.$"):
        made_pack(signed.packs, tmp_path / "pack.zip")
    assert not (tmp_path / "pack.zip").exists()


def test_what_is_new_and_has_no_page_yet_is_named_without_a_link(signed: Workspace, tmp_path: Path) -> None:
    with_pdf = Profile("pdf", "With the PDF", parts=frozenset({Part.DATA, Part.PDF, Part.WITNESS}))
    made_pack(signed.packs, tmp_path / "first.zip", with_pdf)
    ask(signed)
    assert signed.packs.make(tmp_path / "second.zip", NOW, with_pdf).warnings == ()


def test_no_key_that_signs_leaves_the_portfolio(signed: Workspace, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(signed.path)) as connection:
        (key,) = connection.execute("SELECT wrapped FROM witness_keys").fetchone()
        (own,) = connection.execute("SELECT private FROM pack_key").fetchone()
    with zipfile.ZipFile(made_pack(signed.packs, tmp_path / "pack.zip")) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert key[:64] not in content
            assert own not in content
            assert own.hex().encode() not in content


def test_one_document_shows_what_does_not_lie_beside_it(signed: Workspace, tmp_path: Path) -> None:
    from pypdf import PdfReader

    from portfolio_app.services.packs.profiles import find_profile

    profile = find_profile("single-document")
    assert not [finding for finding in signed.packs.preflight(profile) if finding.kind == "document"]
    with zipfile.ZipFile(made_pack(signed.packs, tmp_path / "one.zip", profile)) as archive:
        names = {name.rpartition("/")[2] for name in archive.namelist()}
        (path,) = (name for name in archive.namelist() if name.endswith("Portfolio.pdf"))
        with archive.open(path) as file:
            text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert names == {"Portfolio.pdf", "START HERE.html", "SHA256SUMS", "manifest.json", "manifest.sig"}
    assert "bottle of oil broke in aisle four" in " ".join(text.split())


def test_a_profile_may_leave_witnesses_out(signed: Workspace, tmp_path: Path) -> None:
    bare = Profile("bare", "Bare", parts=SMALL.parts - {Part.WITNESS})
    pack = made_pack(signed.packs, tmp_path / "pack.zip", bare)
    with zipfile.ZipFile(pack) as archive:
        assert not [name for name in archive.namelist() if name.startswith("witness/")]
        assert b"Priya" not in archive.read("data/portfolio.json")
    with import_workspace(pack, tmp_path / "new.portfolio") as new:
        assert new.statements.list() == ()
        assert new.claims.all() == ()
