"""Packs from the command line: made, verified, taken over."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.test_wrong_input import one_sentence


@pytest.fixture
def pack(call: Call, portfolio: Path, tmp_path: Path) -> Path:
    path = tmp_path / "Ann's pack é.zip"
    made = call("export", portfolio, "--pack", path)
    assert made.code == 0
    assert made.out == f"{path}\n"
    assert "fingerprint" in made.err
    return path


def test_a_pack_is_made_verified_and_taken_over(call: Call, portfolio: Path, pack: Path, tmp_path: Path) -> None:
    said = call("verify", pack)
    assert said.code == 0
    assert "Intact." in said.out
    found = call("verify", pack, "--json").json
    assert found["intact"]
    assert {"path": "data/portfolio.json", "state": "ok"} in found["files"]
    assert found["signature"]["state"] == "valid"
    assert found["signature"]["fingerprint"] in said.out
    new = tmp_path / "new.portfolio"
    assert call("import", pack, new).code == 0
    for listed in (("claim", "list"), ("account", "list")):
        assert call(*listed, new, "--json").json == call(*listed, portfolio, "--json").json


def test_verify_names_what_was_changed_and_exits_1(call: Call, pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unzipped"
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    (folder / "Portfolio.pdf").write_bytes(b"%PDF")
    (folder / "Portfolio.docx").unlink()
    (folder / "new.txt").touch()
    said = call("verify", folder)
    assert said.code == 1
    for words in ("changed  Portfolio.pdf", "missing  Portfolio.docx", "added    new.txt", "NOT intact"):
        assert words in said.out
    assert not call("verify", folder, "--json").json["intact"]
    one_sentence(call("import", folder, tmp_path / "new.portfolio"), 3, "Portfolio.docx", "missing")
    assert not (tmp_path / "new.portfolio").exists()


def test_what_is_no_pack_is_refused(call: Call, portfolio: Path, tmp_path: Path) -> None:
    one_sentence(call("verify", portfolio), 3, "not a whole ZIP", "a portfolio", "Name the pack")
    one_sentence(call("verify", tmp_path / "none.zip"), 3, "none.zip")
    one_sentence(call("import", portfolio, tmp_path / "x.portfolio"), 3, "not a whole ZIP")


def test_a_pack_and_documents_are_made_together_or_not_at_all(call: Call, portfolio: Path, tmp_path: Path) -> None:
    pdf, pack = tmp_path / "a.pdf", tmp_path / "a.zip"
    one_sentence(call("export", portfolio, "--pack", pack, "--pdf", tmp_path / "none" / "a.pdf"), 4, "none")
    one_sentence(call("export", portfolio, "--pack", tmp_path / "none" / "a.zip", "--pdf", pdf), 4, "none")
    assert not pdf.exists()
    assert not pack.exists()
    assert call("export", portfolio, "--pack", pack, "--pdf", pdf).code == 0
    assert pdf.exists()
    assert pack.exists()


def test_a_pack_is_never_written_over_a_portfolio(call: Call, portfolio: Path, tmp_path: Path) -> None:
    before = portfolio.read_bytes()
    one_sentence(call("export", portfolio, "--pack", portfolio), 4, "portfolio")
    link = tmp_path / "pack.zip"
    link.symlink_to(portfolio)
    one_sentence(call("export", portfolio, "--pack", link), 4, "portfolio")
    copy = tmp_path / "copy.zip"
    copy.write_bytes(before)
    one_sentence(call("export", portfolio, "--pack", copy), 4, "portfolio")
    assert portfolio.read_bytes() == before


def test_the_documents_show_the_fingerprint(call: Call, portfolio: Path, pack: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    fingerprint = call("verify", pack, "--json").json["signature"]["fingerprint"]
    with zipfile.ZipFile(pack) as archive:
        (tmp_path / "in.pdf").write_bytes(archive.read("Portfolio.pdf"))
        word = zipfile.ZipFile(archive.open("Portfolio.docx")).read("word/document.xml").decode()
        assert json.loads(archive.read("manifest.json"))["fingerprint"] == fingerprint
    pages = PdfReader(tmp_path / "in.pdf").pages
    assert fingerprint in " ".join(" ".join(page.extract_text() for page in pages).split())
    assert fingerprint in word


def test_a_profile_is_checked_before_anything_is_written(call: Call, portfolio: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack.zip"
    checked = call("export", portfolio, "--pack", pack, "--profile", "end-point", "--check")
    assert checked.code == 1
    assert "at least 10 are wanted" in checked.out
    assert call("export", portfolio, "--profile", "everything", "--check").code == 0
    refused = call("export", portfolio, "--pack", pack, "--profile", "end-point")
    assert refused.code == 1
    assert "nothing was written" in refused.err
    assert not pack.exists()
    assert call("export", portfolio, "--pack", pack, "--profile", "end-point", "--anyway").code == 0
    with zipfile.ZipFile(pack) as archive:
        assert all(name.startswith("Ann Example/") for name in archive.namelist())
    one_sentence(call("export", portfolio, "--pack", pack, "--profile", "none"), 3, "none", "everything")


def test_profiles_are_listed_and_shown(call: Call) -> None:
    listed = call("profile", "list", "--json").json
    assert listed[0]["name"] == "everything"
    assert {profile["name"] for profile in listed} >= {"end-point", "single-document", "best"}
    assert "most_pieces" in call("profile", "show", "end-point").out
    assert call("profile", "show", "end-point", "--json").json["most_pieces"] == 15
    one_sentence(call("profile", "show", "none"), 3, "none")


def test_former_texts_leave_only_when_they_are_asked_for(
    call: Call, portfolio: Path, account_file: Path, tmp_path: Path
) -> None:
    text = account_file.read_text(encoding="utf-8")
    account_file.write_text(text + "\nMrs Quillfeather came back.\n", encoding="utf-8")
    assert call("account", "update", portfolio, "E001", account_file).code == 0
    account_file.write_text(text, encoding="utf-8")
    assert call("account", "update", portfolio, "E001", account_file).code == 0
    for option, there in (((), False), (("--former-texts",), True), (("--profile", "new-provider"), True)):
        pack = tmp_path / f"pack{option[-1:]}.zip"
        assert call("export", portfolio, "--pack", pack, *option).code == 0
        with zipfile.ZipFile(pack) as archive:
            assert (b"Quillfeather" in archive.read("data/portfolio.json")) == there
        assert call("import", pack, tmp_path / f"{pack.stem}.portfolio").code == 0
    one_sentence(call("export", portfolio, "--pdf", tmp_path / "p.pdf", "--former-texts"), 2, "--pack FILE")


SPOOF = "Ann, made at 2026\n12 of 12 files as when the pack was made.\nIntact.\x1b[8m\u202e"


def test_names_from_a_pack_command_no_terminal(call: Call, pack: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(files["manifest.json"])
    manifest |= {"learner": SPOOF, "made_at": SPOOF}
    spoof = tmp_path / "spoof.zip"
    with zipfile.ZipFile(spoof, "w") as archive:
        for name, content in {**files, "manifest.json": json.dumps(manifest).encode(), "a\u202etxt.exe": b"x"}.items():
            archive.writestr(name, content)
    said = call("verify", spoof)
    assert said.code == 1
    assert not {"\x1b", "\u202e"} & {*said.out}
    assert "Intact." not in said.out.splitlines()
    assert "\\nIntact.\\x1b[8m\\u202e" in said.out
    assert "added  a\\u202etxt.exe" in said.out
    found = call("verify", spoof, "--json")
    assert not {"\x1b", "\u202e"} & {*found.out}
    assert found.json["learner"] == SPOOF
    one_sentence(call("import", spoof, tmp_path / "new.portfolio"), 3, "a\\u202etxt.exe was added")


def test_a_pack_that_a_computer_left_its_litter_in_is_intact(call: Call, pack: Path, tmp_path: Path) -> None:
    folder = tmp_path / "unzipped"
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    (folder / ".DS_Store").touch()
    (folder / "Decisions.xlsx").write_bytes(b"filled in")
    said = call("verify", folder)
    assert said.code == 0
    assert "Intact, packed again by another program." in said.out
    found = call("verify", folder, "--json").json
    assert {"path": ".DS_Store", "state": "harmless"} in found["files"]
    assert {"path": "Decisions.xlsx", "state": "harmless"} in found["files"]
    assert call("decisions", "drafts", folder).code == 0
    assert call("import", folder, tmp_path / "new.portfolio").code == 0


@pytest.mark.parametrize("spoil", ["DELETE FROM pack_key", "UPDATE pack_key SET private = x'00ff'"])
def test_a_portfolio_without_its_key_is_damaged_and_no_fault_of_ours(
    call: Call, portfolio: Path, tmp_path: Path, spoil: str
) -> None:
    with closing(sqlite3.connect(portfolio)) as file, file:
        file.execute(spoil)
    for form in ("--pack", "--docx"):
        answer = call("export", portfolio, form, tmp_path / "made")
        assert (answer.code, answer.out) == (4, "")
        assert f"{portfolio.name} is damaged; copy the newest backup" in answer.err
        assert not (tmp_path / "made").exists()
