"""``evidence redact``: blacked out for good from the command line."""

from pathlib import Path

import pytest
from docx import Document

from portfolio_app.domain.time import say_date, today
from tests.cli.conftest import Call
from tests.importers.redacting.named_pdfs import SECRET, boxes_on, letter


@pytest.fixture
def file(call: Call, tmp_path: Path) -> Path:
    file = tmp_path / "a.portfolio"
    call("new", file, "--learner", "Rowan Ellis")
    assert call("evidence", "add", file, letter(tmp_path / "letter.pdf")).code == 0
    return file


def test_a_box_is_blacked_out_and_the_former_file_kept(call: Call, file: Path, tmp_path: Path) -> None:
    (box,) = boxes_on(tmp_path / "letter.pdf")
    place = f"1,{box.left},{box.top},{box.width},{box.height}"
    answer = call("evidence", "redact", file, "E001", "--box", place, "--keep", tmp_path / "aside.pdf")
    assert answer.code == 0
    assert "E001 letter: 1 place blacked out for good. The former file is in" in answer.out
    assert (tmp_path / "aside.pdf").read_bytes() == (tmp_path / "letter.pdf").read_bytes()
    assert call("evidence", "show", file, "E001", "--json").json["redacted"]
    assert call("scan", file, "--log", "--json").json[0]["pseudonym"] == "blacked out"
    assert call("export", file, "--markdown", tmp_path / "a.md", "--allow-personal-data").code == 0
    said = f"parts blacked out or replaced on {say_date(today())}"
    assert (tmp_path / "a.md").read_text(encoding="utf-8").count(said) == 2


def test_what_scan_finds_is_blacked_out(call: Call, file: Path) -> None:
    answer = call("evidence", "redact", file, "E001", "--hits", "--remove-former", "--json")
    assert answer.code == 0
    assert (answer.json["times"], answer.json["kept"], answer.json["versions_removed"]) == (2, None, 1)
    assert call("scan", file).code == 0
    assert call("search", file, SECRET, "--json").json == []
    assert call("evidence", "redact", file, "E001", "--hits", "--remove-former").code == 1


def test_words_in_a_file_are_replaced_and_its_author_taken_out(call: Call, file: Path, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("I rang Mrs Ottoline Marchbanks.")
    document.core_properties.author = "Ben Carter"
    document.save(str(tmp_path / "note.docx"))
    call("evidence", "add", file, tmp_path / "note.docx")
    answer = call(
        "evidence",
        "redact",
        file,
        "E002",
        "--replace",
        "Ottoline Marchbanks",
        "--with",
        "Customer Q",
        "--remove-former",
    )
    assert "E002 note: 1 place replaced by “Customer Q” for good. The former file is not kept." in answer.out
    assert (
        call("evidence", "redact", file, "E002", "--concealed", "--remove-former", "--json").json["how"] == "taken out"
    )
    assert [each for each in call("scan", file, "--json").json if each["where"].startswith("E002")] == []


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--box", "1,0,0,0.5", "--remove-former"], 2, "a page and four numbers"),
        (["--box", "1,0,0,nan,0.5", "--remove-former"], 3, "between 0 and 1"),
        (["--box", "7,0,0,0.5,0.5", "--remove-former"], 3, "there is no page 7"),
        (["--remove-former"], 2, "Say what is to go"),
        (["--concealed", "--replace", "Jane", "--remove-former"], 2, "one thing a call"),
        (["--concealed", "--with", "Jane", "--remove-former"], 2, "needs --replace"),
        (["--box", "1,0,0,0.5,0.5"], 2, "--keep"),
    ],
)
def test_wrong_use_is_said(call: Call, file: Path, options: list[str], code: int, said: str) -> None:
    before = file.read_bytes()
    answer = call("evidence", "redact", file, "E001", *options)
    assert answer.code == code
    assert said in answer.err
    assert file.read_bytes() == before
