"""A pack holds the whole portfolio: it is checked by anybody, and a new portfolio is made of it."""

import hashlib
import json
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from portfolio_app.domain.packs.data_rules import first_fault
from portfolio_app.domain.packs.pack import DATA
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.packs.profile import EVERYTHING, Part, Profile
from portfolio_app.exporters.pack import encode_data
from portfolio_app.services.packs.packs import Packs
from portfolio_app.services.packs.taking_over import rebuild
from portfolio_app.services.packs.verifying import verify
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import SMALL, made_pack
from tests.services.packs.generated import NOW, Generated, generated


def _unplaced(data: PortfolioData) -> PortfolioData:
    """Return the data without the places of files in the pack."""
    files = tuple(
        replace(file, path="", former=tuple(replace(former, path="") for former in file.former)) for file in data.files
    )
    statements = tuple(
        replace(entry, files=tuple(replace(file, path="") for file in entry.files)) for entry in data.statements
    )
    return replace(data, files=files, statements=statements)


@settings(max_examples=12)
@given(generated())
def test_exporting_importing_and_exporting_again_gives_the_same_content(made: Generated) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with made.make(folder / "one.portfolio") as database:
            before = Packs(database).data(SMALL)
            first = made_pack(Packs(database), folder / "one.zip")
        assert first_fault(before) == ""
        assert replace(_unplaced(before), changes=None) == made.data
        with rebuild(first, folder / "two.portfolio") as database:
            assert Packs(database).data(SMALL) == before
            second = made_pack(Packs(database), folder / "two.zip")
        with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as two:
            assert one.namelist() == two.namelist()
            for path in one.namelist():
                if path.startswith(("data/", "evidence/", "witness/")):
                    assert one.read(path) == two.read(path)
            jsonschema.validate(json.loads(one.read(DATA)), json.loads(one.read("data/portfolio.schema.json")))
        assert verify(second).intact


def test_the_same_portfolio_gives_the_same_bytes(workspace: Workspace, tmp_path: Path) -> None:
    first = made_pack(workspace.packs, tmp_path / "1.zip", EVERYTHING)
    second = made_pack(workspace.packs, tmp_path / "2.zip", EVERYTHING)
    assert first.read_bytes() == second.read_bytes()


def test_the_pack_has_all_that_is_promised(workspace: Workspace, tmp_path: Path) -> None:
    with zipfile.ZipFile(made_pack(workspace.packs, tmp_path / "all.zip", EVERYTHING)) as pack:
        assert {
            "Portfolio.pdf",
            "Portfolio.docx",
            "Decisions.xlsx",
            "Mapping.xlsx",
            "START HERE.html",
            "SHA256SUMS",
            "manifest.json",
            "manifest.sig",
        } <= {*pack.namelist()}
        manifest = json.loads(pack.read("manifest.json"))
        page = pack.read("START HERE.html").decode()
    assert workspace.packs.fingerprint() == manifest["fingerprint"]
    assert manifest["fingerprint"] in page
    assert "<script" not in page


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_sha256sum_alone_checks_a_pack(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "unzipped"
    with zipfile.ZipFile(made_pack(workspace.packs, tmp_path / "all.zip", EVERYTHING)) as pack:
        pack.extractall(folder)
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
    with (folder / "Portfolio.pdf").open("ab") as file:
        file.write(b" ")
    assert b"Portfolio.pdf: FAILED" in subprocess.run(command, cwd=folder, capture_output=True, check=False).stdout


def test_an_imported_portfolio_goes_on_where_the_other_stopped(workspace: Workspace, tmp_path: Path) -> None:
    workspace.accounts.create("To be removed")
    workspace.accounts.remove("E002")
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    with import_workspace(pack, tmp_path / "new.portfolio") as new:
        assert new.details.get() == workspace.details.get()
        assert new.accounts.create("Next").evidence.reference == "E003"
        assert new.overview.search("kettle") == workspace.overview.search("kettle") != ()
        assert not [finding for finding in new.overview.check() if finding.kind == "damaged"]
        assert new.packs.fingerprint() != workspace.packs.fingerprint()


def test_all_is_in_a_folder_named_as_the_profile_says(workspace: Workspace, tmp_path: Path) -> None:
    profile = Profile("gateway", "Gateway", folder="{learner} {number}", parts=frozenset({Part.DATA}))
    pack = made_pack(workspace.packs, tmp_path / "pack.zip", profile)
    with zipfile.ZipFile(pack) as archive:
        assert {name.split("/")[0] for name in archive.namelist()} == {"Zoë O’Neill ULN 123"}
        archive.extractall(tmp_path / "out")
    assert verify(pack).intact
    assert verify(tmp_path / "out").intact
    assert verify(tmp_path / "out" / "Zoë O’Neill ULN 123").intact


def test_data_is_the_same_whatever_the_order_of_sets(workspace: Workspace) -> None:
    data = workspace.packs.data()
    assert hashlib.sha256(encode_data(data)).digest() == hashlib.sha256(encode_data(workspace.packs.data())).digest()
    assert NOW not in encode_data(data).decode()


def test_a_file_that_packs_into_next_to_nothing_does_not_shut_the_pack(workspace: Workspace, tmp_path: Path) -> None:
    source = tmp_path / "log.txt"
    source.write_text("all is well\n" * 300_000)
    workspace.evidence.add([source])
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    assert verify(pack).intact
    with import_workspace(pack, tmp_path / "new.portfolio") as back:
        assert back.evidence.list()[-1].file == workspace.evidence.list()[-1].file
