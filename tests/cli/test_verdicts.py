"""Who decided, by which key, from the command line; and a verdict that was changed after it was signed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Call


@pytest.fixture
def decided(call: Call, portfolio: Path, tmp_path: Path) -> Path:
    """The file of decisions that an assessor signed on a small pack, taken in."""
    pack, back = small_pack(call, portfolio, tmp_path / "one.zip"), tmp_path / "Jo.decisions"
    assert call("decisions", "decide", pack, "101 1.3", "not yet met").code == 0
    assert call("decisions", "return", pack, back, "--by", "Jo Field").code == 0
    assert call("decisions", "import", portfolio, back).code == 0
    return back


def small_pack(call: Call, portfolio: Path, path: Path) -> Path:
    """Make a pack of the data alone, which takes little time."""
    profile = path.with_suffix(".toml")
    profile.write_text('title = "Data"\nparts = ["data", "evidence", "witness"]\n')
    assert call("export", portfolio, "--pack", path, "--profile", profile).code == 0
    return path


def test_a_decision_says_who_when_and_by_which_key(call: Call, portfolio: Path, decided: Path) -> None:
    (entry,) = call("decisions", "list", portfolio, "--json").json
    made = entry["decision"]
    assert (made["decided_by"], made["signed"], made["proof"]) == ("Jo Field", True, "signed")
    key = made["source"]["fingerprint"]
    assert f"signed, key {key[:19]}" in call("decisions", "list", portfolio).out
    assert f"signed, key {key[:19]}" in call("decisions", "show", portfolio, "101 1.3").out
    assert call("decisions", "keys", "--json").json[0]["keys"][0]["key"] == key
    assert key in call("decisions", "keys").out
    assert call("decisions", "keys", "--forget", "AAAA").code == 3
    assert call("decisions", "keys", "--forget", key.lower()).out == "This computer has seen no signed decisions yet.\n"
    assert decided.is_file()


def test_a_changed_verdict_spoils_a_pack_until_the_signed_file_is_taken_in_again(
    call: Call, portfolio: Path, decided: Path, tmp_path: Path
) -> None:
    whole = call("verify", small_pack(call, portfolio, tmp_path / "two.zip"))
    assert whole.code == 0
    assert "Jo Field (assessor): 1 decision, signed, key " in whole.out
    with closing(sqlite3.connect(portfolio)) as file, file:
        file.execute("UPDATE decisions SET verdict = 'met'")
    said = "CHANGED: it says “met” here, and “not yet met” in the file Jo.decisions of Jo Field."
    pack = small_pack(call, portfolio, tmp_path / "three.zip")
    verified = call("verify", pack)
    assert verified.code == 1
    assert said in verified.out
    assert verified.out.splitlines()[-1].startswith("NOT intact: a decision in it is not what was signed.")
    (decision,) = call("verify", pack, "--json").json["decisions"]
    assert (decision["verdict"], decision["proof"], decision["key"]) == ("met", "changed", "")
    assert call("decisions", "import", portfolio, decided).code == 0
    assert call("verify", small_pack(call, portfolio, tmp_path / "four.zip")).code == 0
