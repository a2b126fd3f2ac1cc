"""What is no pack, or wants to do harm: one sentence each, and nothing is written anywhere."""

import json
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.importers import pack_source
from portfolio_app.services.packs.verifying import verify
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.test_verifying import unzipped

Spoil = Callable[[dict[str, bytes]], object]


def with_manifest(files: dict[str, bytes], change: Callable[[dict[str, object]], object]) -> None:
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    files["manifest.json"] = json.dumps(manifest).encode()


WRONG: dict[str, tuple[Spoil, str]] = {
    "path escape": (lambda files: files.update({"../evil.txt": b"x"}), "../evil.txt"),
    "absolute path": (lambda files: files.update({"/etc/evil": b"x"}), "/etc/evil"),
    "drive": (lambda files: files.update({"C:/evil": b"x"}), "C:/evil"),
    "backslash": (lambda files: files.update({"a\\..\\evil": b"x"}), "evil"),
    "device of Windows": (lambda files: files.update({"data/nul.txt": b"x"}), "nul.txt"),
    "trailing dot": (lambda files: files.update({"data/x.": b"x"}), "data/x."),
    "control character": (lambda files: files.update({"data/x\ny": b"x"}), "data/x"),
    "case clash": (lambda files: files.update({"Data/Portfolio.json": b"x"}), "Windows"),
    "accent clash": (lambda files: files.update({"data/e\u0301": b"x", "data/\u00e9": b"x"}), "Windows"),
    "no manifest": (lambda files: files.pop("manifest.json"), "manifest.json"),
    "manifest is no JSON": (lambda files: files.update({"manifest.json": b"{"}), "manifest.json"),
    "manifest too deep": (lambda files: files.update({"manifest.json": b"[" * 100_000}), "manifest.json"),
    "manifest deep in a field": (
        lambda files: files.update({"manifest.json": b'{"format":' + b'{"a":' * 100_000}),
        "manifest.json",
    ),
    "manifest too large": (lambda files: files.update({"manifest.json": os.urandom(33 << 20)}), "too large"),
    "manifest of a later version": (
        lambda files: with_manifest(files, lambda m: m.update(format="portfolio-evidence-pack/2")),
        "newer version",
    ),
    "manifest of something else": (lambda files: with_manifest(files, lambda m: m.update(format="epub")), "epub"),
    "manifest that names a path outside": (
        lambda files: with_manifest(files, lambda m: m.update(files=[{"path": "../x", "size": 1, "sha256": "0" * 64}])),
        "manifest.json",
    ),
    "manifest without a digest": (
        lambda files: with_manifest(files, lambda m: m.update(files=[{"path": "x", "size": 0, "sha256": ""}])),
        "sha256",
    ),
    "bomb": (lambda files: files.update({"data/bomb.json": bytes(80 << 20)}), "far too large"),
}


@pytest.mark.parametrize("name", WRONG)
def test_packs_that_are_refused(pack: Path, tmp_path: Path, name: str) -> None:
    spoil, said = WRONG[name]
    with zipfile.ZipFile(pack) as archive:
        files = {path: archive.read(path) for path in archive.namelist()}
    spoil(files)
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    refused(bad, said)


def test_a_manifest_for_other_files_names_every_difference(pack: Path) -> None:
    folder = unzipped(pack)
    for path in ("data/portfolio.json", "data/README.txt"):
        (folder / path).rename(folder / f"{path}.old")
    assert len(verify(folder).broken) == 4
    refused_import(folder, "data/portfolio.json")


def test_two_files_of_one_name(pack: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(pack, "a") as archive:
        archive.writestr("data/README.txt", "other")
    refused(pack, "two files of one name")


def test_links(pack: Path) -> None:
    with zipfile.ZipFile(pack, "a") as archive:
        entry = zipfile.ZipInfo("evidence/link")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    refused(pack, "link")


def test_links_and_pipes_in_a_folder(pack: Path) -> None:
    folder = unzipped(pack)
    (folder / "link").symlink_to("/etc/passwd")
    refused(folder, "link")
    (folder / "link").unlink()
    os.mkfifo(folder / "pipe")
    refused(folder, "not a file")


def test_a_zip_that_lies_about_a_size_is_read_no_further(pack: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(pack) as one, zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as two:
        for name in one.namelist():
            two.writestr(name, bytes(50 << 20) if name == "data/README.txt" else one.read(name))
        two.getinfo("data/README.txt").file_size = 976
    found = verify(bad)
    assert [result.path for result in found.broken] == ["data/README.txt"]


def test_entries_over_each_other(pack: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(pack) as one, zipfile.ZipFile(bad, "w") as two:
        for name in one.namelist():
            two.writestr(name, one.read(name))
        two.filelist[1].header_offset = two.filelist[0].header_offset
    assert not verify(bad).intact


@pytest.mark.parametrize("content", [b"", b"PK", b"hello" * 100, b"%PDF-1.7\n" * 50, bytes(70_000)])
def test_what_is_not_a_zip(tmp_path: Path, content: bytes) -> None:
    bad = tmp_path / "bad.zip"
    bad.write_bytes(content)
    refused(bad, "not a whole ZIP")


def test_what_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "none.zip", "not there")
    refused(tmp_path, "manifest.json")
    refused(Path(os.devnull), "neither a file nor a folder")


def test_more_files_than_any_pack_has(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_source, "MOST_FILES", 3)
    refused(pack, "more than 3 files")
    refused(unzipped(pack), "more than 3 files")


def test_files_locked_with_a_password(pack: Path) -> None:
    content = bytearray(pack.read_bytes())
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    pack.write_bytes(content)
    refused(pack, "password")


DATA: dict[str, tuple[Callable[[dict[str, object]], object], str]] = {
    "a later version": (lambda data: data.update(schema="portfolio-evidence-mapper/2"), "newer version"),
    "no evidence for a claim": (lambda data: data.update(accounts=[]), "no evidence 1"),
    "no criterion for a claim": (lambda data: data.update(frameworks=[]), "no criterion"),
    "a number that is used up": (lambda data: data.update(last_evidence=0), "its number"),
    "a kind that is none": (
        lambda data: data["accounts"][0]["account"]["evidence"].update(kind="poem"),  # type: ignore[index]
        "poem",
    ),
    "a place outside of the text": (
        lambda data: data["claims"][1]["anchor"].update(start=5_000, end=6_000),  # type: ignore[index]
        "outside of the text",
    ),
    "a number too large": (lambda data: data.update(last_evidence=1 << 60), "too large a number"),
    "a text that shows nothing": (lambda data: data["portfolio"].update(learner="Ann\x00"), "no page"),  # type: ignore[attr-defined]
    "claims twice": (lambda data: data["claims"].append(data["claims"][0]), "there twice"),  # type: ignore[attr-defined,index]
    "not a text": (lambda data: data["portfolio"].update(learner=7), "portfolio.json"),  # type: ignore[attr-defined]
}


@pytest.mark.parametrize("name", DATA)
def test_data_that_no_portfolio_can_be_made_of(
    pack: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Signed by a program that writes nonsense: the pack is intact, and what it holds is not."""
    from portfolio_app.services.packs import building as pack_making

    def nonsense(data: object) -> bytes:
        from portfolio_app.exporters.pack import encode_data

        plain = json.loads(encode_data(data))  # type: ignore[arg-type]
        DATA[name][0](plain)
        return json.dumps(plain).encode()

    monkeypatch.setattr(pack_making, "encode_data", nonsense)
    from tests.services.packs.conftest import made_pack

    made_pack(workspace.packs, pack)
    assert verify(pack).intact
    refused_import(pack, DATA[name][1])


DEEP = b'{"schema":"portfolio-evidence-mapper/1","portfolio":' + b'{"a":' * 100_000


@pytest.mark.parametrize(("content", "said"), [(DEEP, "portfolio.json"), (b"[" * 100_000, "portfolio.json")])
def test_data_that_is_nested_too_deeply(
    pack: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    from portfolio_app.services.packs import building as pack_making
    from tests.services.packs.conftest import made_pack

    monkeypatch.setattr(pack_making, "encode_data", lambda _data: content)
    made_pack(workspace.packs, pack)
    assert verify(pack).intact
    refused_import(pack, said)


def test_data_that_is_too_large(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portfolio_app.services.packs.verifying._LARGEST_DATA", 1000)
    refused_import(pack, "portfolio.json is too large")


def test_more_bytes_than_any_pack_has(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_source, "MOST_BYTES", 1000)
    refused(pack, "larger than")


def test_a_pack_without_data_cannot_be_taken_over(workspace: Workspace, tmp_path: Path) -> None:
    from portfolio_app.domain.packs.profile import Part, Profile
    from tests.services.packs.conftest import made_pack

    pack = made_pack(workspace.packs, tmp_path / "p.zip", Profile("x", "X", parts=frozenset({Part.EVIDENCE})))
    refused_import(pack, "ask for a pack with data")


def test_a_portfolio_that_is_there_is_never_overwritten(pack: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.portfolio"
    there.write_text("mine")
    with pytest.raises(FileError, match="exists already"):
        import_workspace(pack, there)
    assert there.read_text() == "mine"


def refused(pack: Path, said: str) -> None:
    before = listing(pack.parent)
    with pytest.raises(InputError) as error:
        verify(pack)
    one_sentence(error.value.message, said)
    assert listing(pack.parent) == before
    refused_import(pack, said)


def refused_import(pack: Path, said: str) -> None:
    target = pack.parent / "new.portfolio"
    with pytest.raises(InputError) as error:
        import_workspace(pack, target)
    one_sentence(error.value.message, said)
    assert not target.exists()


def one_sentence(message: str, said: str) -> None:
    assert said in message
    assert message.endswith(".")
    assert "\n" not in message


def listing(folder: Path) -> list[str]:
    return sorted(map(str, folder.iterdir())) if folder != Path(os.devnull).parent else []
