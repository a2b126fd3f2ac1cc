"""Packs survive a computer: what other programs do to a ZIP does it no harm, and what people add is named."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import FileState, WrapperState
from portfolio_app.domain.packs.profile import EVERYTHING, Part, Profile
from portfolio_app.importers.printed_keys import DOCUMENTS, printed_keys
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.services.packs.verifying import verify
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import made_pack
from tests.services.packs.repacked import ADDED, HARMLESS, LITTER, files_of, folder, zipped

PARTS = frozenset({Part.DATA, Part.EVIDENCE, Part.DECISIONS})


@pytest.fixture
def pack(workspace: Workspace, tmp_path: Path) -> Path:
    """A pack whose evidence has names with accents."""
    note = tmp_path / "na\u00efve caf\u00e9.txt"
    note.write_text("Notice at the till")
    workspace.evidence.add([note])
    return made_pack(workspace.packs, tmp_path / "pack.zip", Profile("small", "Small", parts=PARTS))


@pytest.mark.parametrize("name", HARMLESS)
def test_a_pack_that_was_packed_again_is_intact(pack: Path, tmp_path: Path, name: str) -> None:
    again = HARMLESS[name](files_of(pack), tmp_path)
    found = verify(again)
    assert [(result.path, result.state) for result in found.broken] == []
    assert found.intact
    assert found.wrapper is WrapperState.OTHER
    assert found.packed_again
    open_assessment(again)
    with import_workspace(again, tmp_path / "new.portfolio") as new:
        assert new.evidence.file("E002").name == "na\u00efve caf\u00e9.txt"


def test_litter_is_named_as_harmless(pack: Path, tmp_path: Path) -> None:
    found = verify(HARMLESS["litter"](files_of(pack), tmp_path))
    assert {result.path for result in found.harmless} == set(LITTER)
    assert {result.state for result in found.harmless} == {FileState.HARMLESS}


@pytest.mark.parametrize("name", ADDED)
@pytest.mark.parametrize("zipping", [True, False], ids=["zipped", "unzipped"])
def test_what_was_added_is_named_apart_and_one_rule_refuses_it(
    pack: Path, tmp_path: Path, name: str, *, zipping: bool
) -> None:
    files = {**files_of(pack), **ADDED[name]}
    again = zipped(files, tmp_path / "a.zip") if zipping else folder(files, tmp_path / "out")
    found = verify(again)
    assert not found.intact
    assert {result.path: result.state for result in found.broken} == dict.fromkeys(ADDED[name], FileState.ADDED)
    for use in (open_assessment, lambda path: import_workspace(path, tmp_path / "new.portfolio")):
        with pytest.raises(InputError, match="was added"):
            use(again)
    assert not (tmp_path / "new.portfolio").exists()


def test_what_lies_beside_the_packs_folder_was_added(pack: Path, tmp_path: Path) -> None:
    files = {f"pack/{name}": content for name, content in files_of(pack).items()}
    found = verify(zipped({**files, "read me first.txt": b"x", "data/portfolio.json": b"{}"}, tmp_path / "a.zip"))
    assert [result.path for result in found.broken] == ["../data/portfolio.json", "../read me first.txt"]


def test_what_is_changed_is_said_before_what_was_added(pack: Path, tmp_path: Path) -> None:
    files = {"a.txt": b"x", **files_of(pack), "data/README.txt": b"changed"}
    with pytest.raises(InputError, match=r"data/README\.txt is changed"):
        import_workspace(zipped(files, tmp_path / "a.zip"), tmp_path / "new.portfolio")


@pytest.mark.skipif(not shutil.which("zip"), reason="zip is not installed")
def test_a_sealed_zip_to_which_litter_was_added_is_intact(pack: Path, tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(bytes(6148))
    subprocess.run(["zip", "-q", pack.name, ".DS_Store"], cwd=tmp_path, check=True)
    with zipfile.ZipFile(pack) as archive:
        assert archive.comment.startswith(b"Portfolio pack")
    found = verify(pack)
    assert found.intact
    assert found.packed_again


def test_a_sealed_zip_that_keeps_its_comment_in_another_order_is_intact(pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        comment = archive.comment
    again = zipped(dict(reversed(files_of(pack).items())), tmp_path / "a.zip", comment=comment)
    assert verify(again).packed_again
    assert verify(again).intact


def test_a_resealed_pack_is_noticed_by_its_documents_and_by_this_computer(workspace: Workspace, tmp_path: Path) -> None:
    pack = made_pack(workspace.packs, tmp_path / "1.zip", Profile("pdf", "PDF", parts=frozenset({Part.DATA, Part.PDF})))
    assert verify(pack).notes == ()
    assert verify(resealed(pack, tmp_path / "2.zip")).intact
    found = verify(tmp_path / "2.zip")
    assert found.printed_keys == (workspace.packs.fingerprint(),)
    assert found.earlier_keys == (workspace.packs.fingerprint(),)
    assert len([note for note in found.notes if note.startswith("ANOTHER KEY")]) == 1
    assert verify(pack).notes == ()


def test_every_document_says_which_key_is_the_packs(workspace: Workspace, tmp_path: Path) -> None:
    files = files_of(made_pack(workspace.packs, tmp_path / "1.zip", EVERYTHING))
    for name in DOCUMENTS:
        assert printed_keys(name, files[name]) == (workspace.packs.fingerprint(),)
        assert printed_keys(name, b"PK nothing of the kind") == ()


def test_the_key_of_a_portfolio_that_was_taken_over_is_another(workspace: Workspace, tmp_path: Path) -> None:
    parts = Profile("small", "Small", parts=PARTS)
    pack = made_pack(workspace.packs, tmp_path / "1.zip", parts)
    with import_workspace(pack, tmp_path / "new.portfolio") as new:
        found = verify(made_pack(new.packs, tmp_path / "2.zip", parts))
    assert found.intact
    assert found.printed_keys == ()
    assert found.earlier_keys == (workspace.packs.fingerprint(),)


def resealed(pack: Path, path: Path) -> Path:
    """Sign the list of files with a key of one's own, as somebody would who changed a pack."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    from portfolio_app.signing.fingerprints import fingerprint_of
    from portfolio_app.signing.manifests import public_of, sign

    key = Ed25519PrivateKey.generate().private_bytes_raw()
    files = files_of(pack)
    manifest = json.loads(files["manifest.json"])
    manifest["fingerprint"] = fingerprint_of(public_of(key))
    files["manifest.json"] = json.dumps(manifest).encode()
    signature = sign(files["manifest.json"], key)
    files["manifest.sig"] = f"ed25519\n{public_of(key).hex()}\n{signature.hex()}\n".encode()
    return zipped(files, path)
