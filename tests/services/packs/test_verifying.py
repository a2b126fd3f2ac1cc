"""No change of a pack goes unnoticed."""

import random
import zipfile
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.pack import FileState, SignatureState, WrapperState
from portfolio_app.services.packs.packs import Packs
from portfolio_app.services.packs.verifying import verify
from portfolio_app.workspace import Workspace
from tests.services.packs.conftest import made_pack
from tests.services.packs.generated import Generated


def test_a_pack_is_intact(pack: Path, workspace: Workspace) -> None:
    found = verify(pack)
    assert found.intact
    assert (found.signature, found.wrapper) == (SignatureState.VALID, WrapperState.OK)
    assert found.fingerprint == workspace.packs.fingerprint()
    assert not found.broken


def test_a_thousand_single_byte_changes_are_all_noticed(pack: Path) -> None:
    content = pack.read_bytes()
    chance = random.Random(7)
    places = {*range(len(content) - 900, len(content)), *chance.sample(range(len(content)), 400)}
    accepted = []
    for place in sorted(places):
        changed = bytearray(content)
        changed[place] ^= 1 << chance.randrange(8)
        pack.write_bytes(changed)
        if accepted_as_intact(pack):
            accepted.append(place)
    assert not accepted


def test_cut_and_lengthened_packs_are_noticed(pack: Path) -> None:
    content = pack.read_bytes()
    for changed in (content[:-1], content[:-200], content + b"x", b"x" + content, content[:100]):
        pack.write_bytes(changed)
        assert not accepted_as_intact(pack)


def accepted_as_intact(pack: Path) -> bool:
    try:
        return verify(pack).intact
    except InputError:
        return False


def unzipped(pack: Path) -> Path:
    folder = pack.with_suffix("")
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    return folder


def test_changed_missing_and_added_files_are_named(pack: Path) -> None:
    folder = unzipped(pack)
    assert verify(folder).intact
    assert verify(folder).wrapper is WrapperState.OTHER
    data = folder / "data" / "portfolio.json"
    data.write_bytes(data.read_bytes().replace(b"kettle", b"kettlE"))
    (folder / "SHA256SUMS").unlink()
    (folder / "evidence").mkdir()
    (folder / "evidence" / "E009 more.txt").write_text("more")
    found = verify(folder)
    assert not found.intact
    assert {result.path: result.state for result in found.broken} == {
        "data/portfolio.json": FileState.CHANGED,
        "SHA256SUMS": FileState.MISSING,
        "evidence/E009 more.txt": FileState.ADDED,
    }


def test_a_pack_zipped_anew_by_somebody_else_is_intact(pack: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(pack) as one, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as two:
        for name in reversed(one.namelist()):
            two.writestr(f"Zoë's folder/{name}", one.read(name))
        two.mkdir("Zoë's folder")
    assert verify(again).intact
    assert verify(again).wrapper is WrapperState.OTHER


@pytest.mark.parametrize("name", ["manifest.json", "manifest.sig"])
def test_a_manifest_without_its_signature_proves_nothing(pack: Path, name: str) -> None:
    folder = unzipped(pack)
    changed = folder / name
    text = changed.read_text(encoding="utf-8")
    changed.write_text(text.replace("Zoë", "Zoe") if name.endswith("json") else text.swapcase(), encoding="utf-8")
    assert verify(folder).signature is SignatureState.INVALID
    assert not verify(folder).intact
    (folder / "manifest.sig").unlink()
    assert verify(folder).signature is SignatureState.NONE
    assert not verify(folder).intact


def test_the_signature_of_another_portfolio_does_not_fit(pack: Path, tmp_path: Path) -> None:
    from hypothesis import find

    from tests.services.packs.generated import generated

    other: Generated = find(generated(), lambda made: not made.data.frameworks)
    with other.make(tmp_path / "other.portfolio") as database:
        stranger = unzipped(made_pack(Packs(database), tmp_path / "other.zip"))
    folder = unzipped(pack)
    (folder / "manifest.sig").write_bytes((stranger / "manifest.sig").read_bytes())
    assert verify(folder).signature is SignatureState.INVALID
