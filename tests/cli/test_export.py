"""``export``: forms, sheets, options, presets and passwords, each told by what comes out of the file."""

import io
import re
import sys
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.layout import Layout, Paper
from portfolio_app.services.documents.presets import save_preset
from tests.cli.conftest import Answer, Call

STARRED, QUOTED = "repeated the problem in my own words", "raining, so fewer people came"


def words_in(path: Path, password: str | None = None) -> str:
    with pypdfium2.PdfDocument(path, password=password) as document:
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
    return " ".join(" ".join(pages).split())


def one_sentence(answer: Answer, code: int, *parts: str) -> None:
    assert answer.code == code, answer.err
    assert answer.err.count("\n") == 1
    assert answer.out == ""
    for part in parts:
        assert part in answer.err


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "out.pdf"


def test_a_unit_alone(call: Call, portfolio: Path, pdf: Path) -> None:
    assert call("export", portfolio, "--pdf", pdf, "--unit", "103").code == 0
    words = words_in(pdf)
    assert "This document shows unit 103 only." in words
    assert QUOTED in words
    assert "Unit 101" not in words


def test_only_what_has_a_star(call: Call, portfolio: Path, pdf: Path) -> None:
    assert call("export", portfolio, "--pdf", pdf, "--starred", "--no-evidence").code == 0
    words = words_in(pdf)
    assert STARRED in words
    assert QUOTED not in words


def test_without_quotes_and_without_evidence(call: Call, portfolio: Path, pdf: Path) -> None:
    assert call("export", portfolio, "--pdf", pdf, "--no-quotes", "--no-evidence").code == 0
    words = words_in(pdf)
    assert "A returned kettle" in words
    assert STARRED not in words
    assert "I had to help him" not in words


def test_sheets_in_several_forms(call: Call, portfolio: Path, tmp_path: Path) -> None:
    made = [tmp_path / name for name in ("d.pdf", "d.HTM", "gaps.docx", "grid.pdf")]
    sheets = [f"--{sheet}" for sheet in ("discussion", "discussion", "gaps", "grid")]
    arguments = [part for pair in zip(sheets, made, strict=True) for part in pair]
    answer = call("export", portfolio, *arguments)
    assert (answer.code, answer.out.splitlines()) == (0, [str(path) for path in made])
    assert "Professional discussion sheet" in words_in(made[0])
    assert "<h1" in made[1].read_text("utf-8")
    assert made[2].read_bytes().startswith(b"PK")
    assert "p. " in words_in(made[3])
    assert "Page numbers are those of the portfolio as PDF" in words_in(made[3])


def test_forms_that_flow_name_no_pages(call: Call, portfolio: Path, tmp_path: Path) -> None:
    page, plain = tmp_path / "out.html", tmp_path / "out.markdown"
    assert call("export", portfolio, "--html", page, "--large-print", "--markdown", plain).code == 0
    assert 'class="large"' in page.read_text("utf-8")
    for words in (page.read_text("utf-8"), plain.read_text("utf-8")):
        assert STARRED in words
        assert not re.search(r"\bp\.\s", words)


def test_a_preset_and_what_is_given_beside_it(call: Call, portfolio: Path, pdf: Path) -> None:
    save_preset("Mine", ExportOptions(starred_only=True, quotes=False, layout=Layout(paper=Paper.LETTER)))
    assert call("export", portfolio, "--pdf", pdf, "--preset", "mine", "--quotes", "--no-evidence").code == 0
    words = words_in(pdf)
    assert STARRED in words
    assert QUOTED not in words


def test_a_locked_pdf_opens_with_its_password_alone(
    call: Call, portfolio: Path, pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("pässword \nmore", encoding="utf-8")
    answer = call("export", portfolio, "--pdf", pdf, "--docx", tmp_path / "o.docx", "--password-file", secret)
    assert (answer.code, answer.err) == (0, "portfolio-app: note: o.docx has no password: only PDF files are locked.\n")
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(pdf)
    assert "Ann Example" in words_in(pdf, "pässword ")
    assert b"Ann Example" not in pdf.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.StringIO("other\n"))
    assert call("export", portfolio, "--pdf", pdf, "--password-file", "-").code == 0
    assert "Ann Example" in words_in(pdf, "other")


def test_passwords_that_cannot_serve(call: Call, portfolio: Path, pdf: Path, tmp_path: Path) -> None:
    one_sentence(call("export", portfolio, "--docx", tmp_path / "o.docx", "--password", "x"), 2, "locks PDF files only")
    one_sentence(call("export", portfolio, "--pdf", pdf, "--password", "x" * 128), 2, "too long")
    empty, nothing = tmp_path / "empty", tmp_path / "nothing"
    empty.write_text("\n")
    one_sentence(call("export", portfolio, "--pdf", pdf, "--password-file", empty), 3, "is empty")
    one_sentence(call("export", portfolio, "--pdf", pdf, "--password-file", nothing), 3, "nothing", "name another")
    empty.write_bytes(b"\xff\xfe\x00")
    one_sentence(call("export", portfolio, "--pdf", pdf, "--password-file", empty), 3, "not UTF-8")
    one_sentence(call("export", portfolio, "--pdf", pdf, "--ask-password"), 2, "nobody to ask")
    assert not pdf.exists()


def test_a_word_file_takes_the_look_of_a_template(call: Call, portfolio: Path, pdf: Path, tmp_path: Path) -> None:
    template, word = tmp_path / "college.docx", tmp_path / "out.docx"
    assert call("export", portfolio, "--docx", template).code == 0
    save_preset("College", ExportOptions(template=template))
    assert call("export", portfolio, "--docx", word, "--template", template).code == 0
    assert call("export", portfolio, "--docx", word, "--preset", "college").code == 0
    answer = call("export", portfolio, "--pdf", pdf, "--template", template)
    assert (answer.code, answer.err) == (
        0,
        "portfolio-app: note: college.docx is for Word files, and none was made.\n",
    )
    one_sentence(call("export", portfolio, "--docx", template, "--template", template), 2, "is the template")
    template.write_text("not Word")
    former = word.read_bytes()
    one_sentence(call("export", portfolio, "--docx", word, "--preset", "college"), 3, "college.docx is not a Word")
    assert word.read_bytes() == former
    assert call("export", portfolio, "--docx", word, "--preset", "college", "--no-template").code == 0


def test_the_spreadsheet_holds_the_units_asked_for_with_every_claim(
    call: Call, portfolio: Path, tmp_path: Path
) -> None:
    xlsx = tmp_path / "out.xlsx"
    assert call("export", portfolio, "--xlsx", xlsx, "--unit", "103").code == 0
    book = openpyxl.load_workbook(xlsx, read_only=True)
    words = {str(value) for sheet in book.worksheets for row in sheet.iter_rows(values_only=True) for value in row}
    book.close()
    assert QUOTED in words
    assert not any(STARRED in word for word in words)
    one_sentence(call("export", portfolio, "--grid", xlsx), 2, "does not say what to make")


def test_wrong_options_are_one_sentence_each(call: Call, portfolio: Path, pdf: Path, tmp_path: Path) -> None:
    one_sentence(call("export", portfolio, "--pdf", pdf, "--unit", "999"), 3, "no unit “999”", "101")
    one_sentence(call("export", portfolio, "--pdf", pdf, "--preset", "Posh"), 3, "no preset “Posh”", "Large print")
    one_sentence(call("export", portfolio, "--grid", pdf, "--pdf", pdf), 4, "same file")
    one_sentence(call("export", portfolio, "--grid", tmp_path / "g.odt"), 2, "g.odt", ".docx")
    one_sentence(call("export", portfolio, "--grid", tmp_path / "grid"), 2, "does not say what to make")
    one_sentence(call("export", portfolio, "--pdf", tmp_path / "a.docx"), 2, "a.docx is named as Word")
    one_sentence(call("export", portfolio, "--pdf", pdf, "--starred", "--unit", "204"), 3, "No claim on unit 204")
    one_sentence(call("export", portfolio, "--pack", tmp_path / "p.zip", "--password", "x"), 2, "leave them out")
    one_sentence(call("export", portfolio), 2, "--pdf FILE", "--grid FILE")
    assert {path.name for path in tmp_path.iterdir()} == {portfolio.name, "kettle.md"}


def test_lines_to_sign_below_each_account(call: Call, portfolio: Path, pdf: Path) -> None:
    assert call("export", portfolio, "--pdf", pdf).code == 0
    assert "Learner’s signature" not in words_in(pdf)
    assert call("export", portfolio, "--pdf", pdf, "--signatures").code == 0
    assert "Learner’s signature" in words_in(pdf)
