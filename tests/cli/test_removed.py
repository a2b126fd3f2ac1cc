"""``removed``: what was taken out, from the command line."""

from pathlib import Path

from tests.cli.conftest import Call


def test_removed_things_are_listed_and_brought_back(call: Call, portfolio: Path) -> None:
    assert call("removed", "list", portfolio).out == "Nothing is taken out.\n"
    assert call("removed", "list", portfolio, "--json").json == []
    assert call("account", "remove", portfolio, "E001").code == 0
    [row] = call("removed", "list", portfolio, "--json").json
    assert (row["ref"], row["kind"], row["title"], row["claims"]) == ("E001", "account", "A returned kettle", 3)
    assert "A returned kettle" in call("removed", "list", portfolio).out
    assert call("removed", "restore", portfolio, "e1").out == "E001 A returned kettle is back.\n"
    assert [row["ref"] for row in call("account", "list", portfolio, "--json").json] == ["E001"]


def test_a_withdrawn_claim_is_named_by_its_number(call: Call, portfolio: Path) -> None:
    number = call("claim", "list", portfolio, "--json").json[0]["id"]
    assert call("claim", "remove", portfolio, number).code == 0
    [row] = call("removed", "list", portfolio, "--json").json
    assert (row["ref"], row["kind"], row["evidence"]) == (str(number), "claim", "E001")
    assert call("removed", "restore", portfolio, number).code == 0
    assert len(call("claim", "list", portfolio, "--json").json) == 3


def test_nothing_is_removed_for_good_without_yes(call: Call, portfolio: Path, account_file: Path) -> None:
    call("account", "remove", portfolio, "E001")
    assert call("removed", "purge", portfolio, "E001").code == 2
    assert call("removed", "purge", portfolio, "--yes").code == 2
    assert call("removed", "purge", portfolio, "E001", "--older-than", "3", "--yes").code == 2
    assert call("removed", "purge", portfolio, "--older-than", "-3", "--yes").code == 2
    assert call("removed", "purge", portfolio, "E002", "--yes").code == 3
    assert call("removed", "purge", portfolio, "--older-than", "30", "--yes").out.startswith("0 things are")
    answer = call("removed", "purge", portfolio, "E001", "--yes", "--json")
    assert [row["ref"] for row in answer.json] == ["E001"]
    assert call("removed", "list", portfolio, "--json").json == []
    call("account", "add", portfolio, account_file)
    call("account", "remove", portfolio, "E002")
    assert call("removed", "purge", portfolio, "--all", "E002", "--yes").code == 2
    assert [row["ref"] for row in call("removed", "purge", portfolio, "--all", "--yes", "--json").json] == ["E002"]
    assert call("account", "bring-back", portfolio, "E001").code == 3
