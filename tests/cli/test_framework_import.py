"""``framework import`` and ``framework export`` on the command line."""

import csv
import json
from pathlib import Path

from tests.cli.conftest import Call


def standards(folder: Path) -> Path:
    path = folder / "saved"
    records = [
        {
            "referenceNumber": f"ST000{n}",
            "title": title,
            "version": "1.0",
            "level": 2,
            "status": "Approved for delivery",
        }
        | {"skills": [{"skillId": "x", "detail": f"Do {title}"}]}
        for n, title in enumerate(("baking", "sewing"), 1)
    ]
    path.write_text(json.dumps(records))
    return path


def test_a_file_of_many_standards_is_listed_and_one_is_picked(call: Call, portfolio: Path, tmp_path: Path) -> None:
    path = standards(tmp_path)
    listed = call("framework", "import", path, "--check", "--json").json
    assert [(each["code"], each["criteria"]) for each in listed["choices"]] == [("ST0001", 1), ("ST0002", 1)]
    refused = call("framework", "import", path, "--into", portfolio)
    assert refused.code == 3
    assert "--pick" in refused.err
    shown = call("framework", "import", path, "--check", "--pick", "ST0002", "--json").json
    assert shown["units"][0]["outcomes"][0]["criteria"][0]["text"] == "Do sewing"
    assert shown["problems"] == []
    assert call("framework", "import", path, "--pick", "ST0002", "--into", portfolio).code == 0
    assert "ST0002" in call("framework", "list", portfolio).out


def test_columns_are_said_by_number_and_kind(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\nExplain this to me,nothing much\nDescribe that,nor here\n")
    shown = call("framework", "import", path, "--check", "--json", "--columns", "1=text", "2=nothing").json
    assert len(shown["units"][0]["outcomes"][0]["criteria"]) == 3
    wrong = call("framework", "import", path, "--check", "--columns", "text")
    assert wrong.code == 2
    assert "names no column" in wrong.err


def test_a_framework_is_written_by_the_ending_and_read_again(call: Call, portfolio: Path, tmp_path: Path) -> None:
    code = call("framework", "list", portfolio, "--json").json[0]["code"]
    whole = call("framework", "show", code, "--in", portfolio, "--json").json
    for ending in (".toml", ".json", ".csv", ".moodle.csv", ".xlsx", ".matrix", ".qdc"):
        out = tmp_path / f"out{ending}"
        assert call("framework", "export", portfolio, code, out).code == 0
        assert call("framework", "import", out, "--check", "--json").json == whole
    wrong = call("framework", "export", portfolio, code, tmp_path / "out.doc")
    assert wrong.code == 2
    assert not (tmp_path / "out.doc").exists()


def test_an_older_moodle_gets_fewer_columns(call: Call, portfolio: Path, tmp_path: Path) -> None:
    code = call("framework", "list", portfolio, "--json").json[0]["code"]
    whole = call("framework", "show", code, "--in", portfolio, "--json").json
    for columns in (14, 12, 9):
        out = tmp_path / f"{columns}.moodle.csv"
        assert call("framework", "export", portfolio, code, out, "--columns", columns).code == 0
        with out.open(newline="", encoding="utf-8-sig") as file:
            assert {len(row) for row in csv.reader(file)} == {columns}
        assert call("framework", "import", out, "--check", "--json").json == whole
    wrong = call("framework", "export", portfolio, code, tmp_path / "no.moodle.csv", "--columns", "10")
    assert wrong.code == 2
    assert not (tmp_path / "no.moodle.csv").exists()
