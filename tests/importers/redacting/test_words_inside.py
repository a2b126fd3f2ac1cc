"""Words that stand where a file is not read: in what lies inside of it, round its parts, or written in codes."""

import json
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from portfolio_app.domain.evidence.file import MAIL, WORD
from portfolio_app.importers.redacting.words import replace_words
from portfolio_app.sandbox import RefusedError

_PAIRS = (("Jane Smith", "Customer A"),)


def letter_with(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / "letter.docx"
    document = Document()
    document.add_paragraph("Dear Jane Smith")
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, content)
    return path


def workbook(tmp_path: Path, said: str) -> bytes:
    path = tmp_path / "inside.xlsx"
    book = Workbook()
    assert book.active is not None
    book.active["A1"] = said
    book.save(path)
    return path.read_bytes()


def test_a_workbook_in_a_document_that_names_somebody_is_refused(tmp_path: Path) -> None:
    path = letter_with(tmp_path, "word/embeddings/book.xlsx", workbook(tmp_path, "Jane Smith"))
    with pytest.raises(RefusedError, match="nothing was changed"):
        replace_words(path, tmp_path / "made", WORD, _PAIRS)


@pytest.mark.parametrize("code", ["utf-8", "utf-16-le"])
def test_an_object_in_a_document_that_names_somebody_is_refused(tmp_path: Path, code: str) -> None:
    path = letter_with(tmp_path, "word/embeddings/object.bin", b"\0" + "Jane Smith".encode(code) + b"\0\0")
    with pytest.raises(RefusedError, match="nothing was changed"):
        replace_words(path, tmp_path / "made", WORD, _PAIRS)


def test_a_workbook_that_names_nobody_stays(tmp_path: Path) -> None:
    path = letter_with(tmp_path, "word/embeddings/book.xlsx", workbook(tmp_path, "42 kettles"))
    assert replace_words(path, tmp_path / "made", WORD, _PAIRS) == 1


def mail(tmp_path: Path, page: str, after: str = "") -> Path:
    path = tmp_path / "mail.eml"
    head = "From: shop@example.org\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n"
    plain = "--b\nContent-Type: text/plain; charset=utf-8\n\nDear Jane Smith\n"
    path.write_text(f"{head}{plain}--b\nContent-Type: text/html; charset=utf-8\n\n{page}\n--b--\n{after}")
    return path


@pytest.mark.parametrize("page", ["<p>Dear Jane&nbsp;Smith</p>", "<p>Dear Jane <b>Sm</b>ith</p>"])
def test_a_name_in_the_page_of_a_mail_that_codes_part_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(RefusedError, match="nothing was changed"):
        replace_words(mail(tmp_path, page), tmp_path / "made", MAIL, _PAIRS)


def test_nothing_is_left_behind_the_parts_of_a_mail(tmp_path: Path) -> None:
    path = mail(tmp_path, "<p>Dear Jane Smith</p>", "Jane Smith wrote it\n")
    assert replace_words(path, tmp_path / "made", MAIL, _PAIRS) == 2
    assert b"Smith" not in (tmp_path / "made").read_bytes()


def test_letters_that_json_writes_as_codes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "data.json"
    path.write_text(json.dumps({"who": "Jane Smith", "also": "-"}).replace("-", r"Jane \u0053mith"))
    with pytest.raises(RefusedError, match="nothing was changed"):
        replace_words(path, tmp_path / "made", "application/json", _PAIRS)
