"""``evidence`` and places in files on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def shot(tmp_path: Path) -> Path:
    from PIL import Image

    path = tmp_path / "till.png"
    Image.new("RGB", (60, 40), "teal").save(path)
    return path


def test_files_are_added_claimed_and_listed(call: Call, portfolio: Path, shot: Path, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Escalated to Ms Hill", encoding="utf-8")
    added = call(
        "evidence", "add", portfolio, shot, note, "--date", "2026-03-02", "--method", "wp", "--confidential",
        "--criterion", "103/1.2", "--json",
    )  # fmt: skip
    assert added.code == 0, added.err
    assert [each["ref"] for each in added.json["added"]] == ["E002", "E003"]
    assert added.json["added"][0]["media_type"] == "image/png"
    assert added.json["added"][0]["claimed"][0]["criterion"] == "CS103/103/1.2"
    listed = call("evidence", "list", portfolio, "--json").json
    assert [(each["ref"], each["kind"], each["claims"], each["privacy"]) for each in listed] == [
        ("E001", "account", 3, "open"),
        ("E002", "file", 1, "confidential"),
        ("E003", "file", 1, "confidential"),
    ]
    again = call("evidence", "add", portfolio, shot)
    assert (again.code, "here already as E002" in again.out) == (0, True)
    claimed = call("claim", "add", portfolio, "E002", "101/1.3", "--box", "0.1,0.2 0.3 0.4", "--json")
    assert claimed.json["region"] == {"page": 1, "left": 0.1, "top": 0.2, "width": 0.3, "height": 0.4}
    assert [hit["evidence"] for hit in call("search", portfolio, "escal", "--json").json] == ["E003"]
    shown = call("evidence", "show", portfolio, "E002", "--json").json
    assert (shown["date"], len(shown["claimed"]), len(shown["versions"])) == ("2026-03-02", 2, 1)
    assert "2026-03-02" in call("evidence", "show", portfolio, "E002").out


def test_a_file_is_replaced_restored_and_written_out(call: Call, portfolio: Path, shot: Path, tmp_path: Path) -> None:
    assert call("evidence", "add", portfolio, shot, "--title", "The till").code == 0
    claim = call("claim", "add", portfolio, "E002", "103/1.2", "--page", "1", "--json").json
    other = tmp_path / "other.txt"
    other.write_text("No picture at all", encoding="utf-8")
    replaced = call("evidence", "replace", portfolio, "E002", other, "--json").json
    assert (replaced["version"], replaced["claimed"][0]["anchor"]) == (2, "lost")
    assert (
        "no longer has this page" in call("evidence", "replace", portfolio, "E002", portfolio.parent / "kettle.md").out
    )
    restored = call("evidence", "restore", portfolio, "E002", "1", "--json").json
    assert (restored["version"], restored["claimed"][0]["anchor"], claim["id"]) == (1, "kept", claim["id"])
    target = tmp_path / "out.png"
    assert call("evidence", "extract", portfolio, "E002", target).out.strip() == str(target)
    assert target.read_bytes() == shot.read_bytes()
    assert call("evidence", "extract", portfolio, "E002", target).code == 4
    assert call("evidence", "remove", portfolio, "E002").code == 0
    assert call("evidence", "show", portfolio, "E002").code == 3
    assert call("evidence", "bring-back", portfolio, "E002").code == 0
    assert (
        call("evidence", "edit", portfolio, "E002", "--title", "Till", "--date", "", "--json").json["title"] == "Till"
    )


def test_what_is_held_elsewhere_is_added_and_edited(call: Call, portfolio: Path) -> None:
    made = call(
        "evidence", "add", portfolio, "--held-elsewhere", "Appraisal", "--where", "HR file", "--checked-by", "T. Boss",
        "--checked-on", "2026-03-02", "--criterion", "103/1.2", "--json",
    )  # fmt: skip
    assert (made.json["ref"], made.json["where"], made.json["checked_on"]) == ("E002", "HR file", "2026-03-02")
    assert call("evidence", "edit", portfolio, "E002", "--where", "HR cabinet").code == 0
    assert call("evidence", "show", portfolio, "E002", "--json").json["where"] == "HR cabinet"
    assert call("evidence", "edit", portfolio, "E001", "--where", "HR cabinet").code == 3


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("evidence", "add", "{}"), 2, "Name the files"),
        (("evidence", "add", "{}", "a", "--held-elsewhere", "b"), 2, "has no file"),
        (("evidence", "add", "{}", "a", "--where", "b"), 2, "go with"),
        (("evidence", "add", "{}", "a", "b", "--title", "c"), 2, "one file"),
        (("evidence", "add", "{}", "nowhere.txt"), 3, "could not be read"),
        (("evidence", "add", "{}", "--held-elsewhere", "b"), 3, "Say where"),
        (("evidence", "add", "{}", "a", "--date", "soon"), 2, "wants a date"),
        (("evidence", "edit", "{}", "E001"), 2, "Say what to change"),
        (("evidence", "extract", "{}", "E001"), 3, "reflective account"),
        (("evidence", "replace", "{}", "E001", "a"), 3, "reflective account"),
        (("evidence", "show", "{}", "E9"), 3, "no evidence E9"),
        (("evidence", "bring-back", "{}", "x"), 3, "not a reference"),
        (("evidence", "methods", "{}", "--remove", "RA"), 3, "RA stays: new accounts have it"),
        (("claim", "add", "{}", "E001", "103/1.2", "--page", "1"), 3, "only a file"),
        (("claim", "add", "{}", "E001", "103/1.2", "--box", "1 2"), 2, "four numbers"),
        (("claim", "add", "{}", "E001", "103/1.2", "--from", "1"), 2, "both --from and --to"),
        (("claim", "add", "{}", "E001", "103/1.2", "--from", "x", "--to", "2"), 2, "wants a time"),
        (("claim", "add", "{}", "E001", "103/1.2", "--from", "1", "--to", "2", "--page", "2"), 2, "not both"),
        (("claim", "add", "{}", "E001", "103/1.2", "--page", "2", "--quote", "he"), 2, "not both"),
    ],
)
def test_wrong_calls_say_what_to_do(
    call: Call, portfolio: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    answer = call(*(portfolio if each == "{}" else each for each in arguments))
    assert (answer.code, answer.out) == (code, "")
    assert message in answer.err


def test_methods_are_listed_and_changed(call: Call, portfolio: Path) -> None:
    assert {"code": "WP", "name": "work product"} in call("evidence", "methods", portfolio, "--json").json
    assert "SIM" in call("evidence", "methods", portfolio, "--set", "sim", "simulation").out
    assert "SIM" not in call("evidence", "methods", portfolio, "--remove", "SIM").out


def test_documents_and_packs_carry_files_and_leave_private_ones_out(
    call: Call, portfolio: Path, shot: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("private matter", encoding="utf-8")
    assert call("evidence", "add", portfolio, shot, "--criterion", "103/1.2").code == 0
    assert call("evidence", "add", portfolio, secret, "--private", "--criterion", "103/1.2").code == 0
    assert call("evidence", "add", portfolio, "--held-elsewhere", "Appraisal", "--where", "HR").code == 0
    assert call("claim", "add", portfolio, "E002", "101/1.3", "--box", "0 0 .5 .5").code == 0
    out = {form: tmp_path / f"out.{form}" for form in ("pdf", "docx", "xlsx", "zip")}
    done = call(
        "export", portfolio, "--pdf", out["pdf"], "--docx", out["docx"], "--xlsx", out["xlsx"], "--pack", out["zip"]
    )
    assert done.code == 0, done.err
    import zipfile

    with zipfile.ZipFile(out["zip"]) as archive:
        names = archive.namelist()
    assert [name for name in names if name.startswith("evidence/")] == ["evidence/E002 till.png"]
    assert call("verify", out["zip"]).code == 0
    taken = tmp_path / "taken.portfolio"
    assert call("import", out["zip"], taken).code == 0
    assert [each["ref"] for each in call("evidence", "list", taken, "--json").json] == ["E001", "E002", "E004"]
    claims = call("claim", "list", taken, "--json").json
    assert next(c["region"]["width"] for c in claims if c["region"]) == 0.5
    assert call("check", taken, "--json").json[0]["kind"] != "damaged"
