"""The call ``authorship``, on a real portfolio."""

import json
import sqlite3
from pathlib import Path

import pytest

from portfolio_app.cli.main import run

WORDS = "---\ntitle: Kettle\n---\n\n## Action\n\nI rang her up.\n"


def test_the_record_is_off_kept_and_seen_to_be_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, source = str(tmp_path / "Ann.portfolio"), tmp_path / "kettle.md"
    source.write_text(WORDS)
    assert run(["new", file, "--learner", "Ann"]) == 0
    capsys.readouterr()
    assert run(["authorship", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"since": None, "accounts": []}
    assert run(["authorship", file]) == 0
    assert "--authorship on" in capsys.readouterr().out
    assert run(["details", file, "--authorship", "on", "--ai-use", "None.\nReally."]) == 0
    assert run(["account", "add", file, str(source)]) == 0
    capsys.readouterr()
    assert run(["details", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ai_use"] == "None.\nReally."
    assert run(["authorship", file, "E001", "--json"]) == 0
    (account,) = json.loads(capsys.readouterr().out)["accounts"]
    assert (account["evidence"], account["intact"], account["unrecorded"]) == ("E001", True, 0)
    assert account["counts"]["brought_in"] == account["stretches"][0]["brought_in"] == 14
    assert account["shares"]["brought_in"] == 100
    assert run(["authorship", file, "E009"]) == 3
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE authorship SET typed = 14, brought_in = 0")
    connection.close()
    capsys.readouterr()
    assert run(["authorship", file]) == 1
    assert "other than the program" in capsys.readouterr().out
