"""``backups``: the earlier copies of a portfolio, from the command line."""

from pathlib import Path

from tests.cli.conftest import Call


def test_the_copies_are_listed_with_where_they_lie_when_and_how_large(call: Call, portfolio: Path) -> None:
    [row] = call("backups", portfolio, "--json").json
    assert Path(row["path"]).stat().st_size == row["bytes"]
    assert (row["name"], row["made"]) == (portfolio.stem, "daily")
    assert row["day"] in call("backups", portfolio).out


def test_they_are_found_for_a_file_that_cannot_be_opened_any_more(call: Call, portfolio: Path, tmp_path: Path) -> None:
    portfolio.write_bytes(b"spoilt")
    assert len(call("backups", portfolio, "--json").json) == 1
    assert call("backups", tmp_path / "unknown.portfolio").code == 4
