"""Personal data from the command line: found, decided, replaced, and what an export waits for."""

from pathlib import Path

from tests.cli.conftest import Call

_ACCOUNT = "---\ntitle: A kettle\n---\n\n## Action\n\nI rang a customer, Mrs Jane Smith.\n"


def made(call: Call, folder: Path) -> Path:
    file, account = folder / "a.portfolio", folder / "a.md"
    call("new", file, "--learner", "Rowan Ellis")
    account.write_text(
        "---\ntitle: A kettle\n---\n\n## Action\n\nI rang a customer, Mrs Jane Smith.\n", encoding="utf-8"
    )
    assert call("account", "add", file, account).code == 0
    return file


def test_words_without_a_portfolio(call: Call) -> None:
    answer = call("scan", "--text", "I rang Mrs Jane Smith on 07700 900123.", "--json")
    assert answer.json == [
        {"kind": "name", "start": 7, "end": 21, "text": "Mrs Jane Smith"},
        {"kind": "phone", "start": 25, "end": 37, "text": "07700 900123"},
    ]
    assert answer.code == 1
    assert call("scan", "--text", "I sold a kettle.", "--json").json == []


def test_exit_1_while_anything_is_undecided(call: Call, tmp_path: Path) -> None:
    file = made(call, tmp_path)
    answer = call("scan", file, "--json")
    assert answer.code == 1
    (found,) = answer.json
    assert (found["kind"], found["where"], found["text"], found["decided"]) == (
        "name",
        "E001 action",
        "Mrs Jane Smith",
        False,
    )
    assert call("scan", file, "--allow", "Mrs Jane Smith", "--in", "E001").code == 0
    (found,) = call("scan", file, "--json").json
    assert (found["decided"], found["as"]) == (True, "allowed here")
    assert call("scan", file, "--ask-again", "Mrs Jane Smith", "--in", "E001").code == 1
    assert call("scan", file, "--not-personal", "Mrs Jane Smith").code == 0


def test_replaced_and_logged_without_the_words(call: Call, tmp_path: Path) -> None:
    file = made(call, tmp_path)
    answer = call("scan", file, "--replace", "Mrs Jane Smith")
    assert answer.code == 0
    assert "Customer A" in answer.out
    assert "I rang a customer, Customer A." in call("account", "show", file, "E001").out
    (entry,) = call("scan", file, "--log", "--json").json
    assert (entry["where"], entry["pseudonym"], entry["times"]) == ("E001 action", "Customer A", 1)
    assert "Smith" not in call("scan", file, "--log").out


def test_wrong_use_is_said(call: Call, tmp_path: Path) -> None:
    file = made(call, tmp_path)
    assert call("scan").code == 2
    assert call("scan", file, "--text", "x").code == 2
    assert call("scan", file, "--with", "Customer A").code == 2
    assert call("scan", file, "--in", "E001").code == 2
    assert call("scan", file, "--replace", "Nobody Atall").code == 3
    assert call("scan", file, "--allow", "Jane", "--in", "E009").code == 3


def test_nothing_in_the_words_commands_the_terminal(call: Call, tmp_path: Path) -> None:
    assert "\x1b" not in call("scan", "--text", "I rang Mrs \x1b[2JJane Smith, jane\x1b@example.com.").out
    assert "\x1b" not in call("scan", made(call, tmp_path), "--replace", "Mrs Jane Smith", "--with", "Bad\x1b[2J").out


def test_an_export_waits_until_all_is_decided(call: Call, tmp_path: Path) -> None:
    file, pdf, pack = made(call, tmp_path), tmp_path / "p.md", tmp_path / "p.zip"
    answer = call("export", file, "--markdown", pdf)
    assert answer.code == 1
    assert "1 piece of personal data" in answer.err
    assert "Smith" not in answer.err
    assert not pdf.exists()
    assert call("export", file, "--pack", pack).code == 1
    assert not pack.exists()
    assert call("export", file, "--markdown", pdf, "--allow-personal-data").code == 0
    call("scan", file, "--replace", "Mrs Jane Smith")
    assert call("export", file, "--pack", pack).code == 0
