"""The line of credit of a standard stands on everything that shows its words."""

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from portfolio_app.domain.frameworks.framework import credits_of
from portfolio_app.services.frameworks.frameworks import bundled, shipped
from tests.cli.conftest import Call

LINE = "© Skills England 2025. This information is licensed under the Open Government Licence v3.0"


@pytest.fixture
def standard(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "standard.portfolio"
    assert call("new", path, "--learner", "Ann", "--framework", "ST0072", "CS101").code == 0
    return path


def words_of(path: Path) -> str:
    """Return the words of a document of any kind that is exported."""
    if path.suffix == ".pdf":
        text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            text = re.sub(r"<[^>]+>", "", package.read("word/document.xml").decode())
    elif path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        text = " ".join(str(cell.value or "") for sheet in book for row in sheet.iter_rows() for cell in row)
    else:
        text = re.sub(r"<[^>]+>", "", path.read_text(encoding="utf-8"))
    return " ".join(text.split())


def test_only_others_words_have_one() -> None:
    assert credits_of(shipped()) == (f"{LINE}.",)
    assert credits_of(bundled()) == ()


def test_it_stands_in_every_document_and_sheet(call: Call, standard: Path, tmp_path: Path) -> None:
    names = {
        "--pdf": "whole.pdf",
        "--docx": "whole.docx",
        "--html": "whole.html",
        "--markdown": "whole.md",
        "--xlsx": "map.xlsx",
        "--gaps": "gaps.html",
        "--discussion": "cards.docx",
        "--grid": "grid.pdf",
        "--annex": "annex.docx",
    }
    made = {option: tmp_path / name for option, name in names.items()}
    exported = call("export", standard, *(part for pair in made.items() for part in pair))
    assert exported.code == 0, exported.err
    assert [option for option, path in made.items() if LINE not in words_of(path)] == []


def test_it_goes_with_a_pack_in_its_data_and_on_the_form_for_decisions(
    call: Call, standard: Path, tmp_path: Path
) -> None:
    assert call("export", standard, "--pack", tmp_path / "pack.zip").code == 0
    with zipfile.ZipFile(tmp_path / "pack.zip") as pack:
        names = {name.rpartition("/")[2]: name for name in pack.namelist()}
        assert LINE in pack.read(names["portfolio.json"]).decode()
        assert LINE in pack.read(names["START HERE.html"]).decode()
        pack.extract(names["Decisions.xlsx"], tmp_path)
    assert LINE in words_of(tmp_path / names["Decisions.xlsx"])


def test_it_stands_on_what_a_witness_reads_and_signs(call: Call, standard: Path, tmp_path: Path) -> None:
    call("witness", "add", standard, "--name", "Pat Lee")
    for ending in ("pdf", "docx"):
        form = tmp_path / f"form.{ending}"
        asked = call("witness", "request", standard, "W01", "ST0072/K/K1", "--event", "The spill", "--form", form)
        assert asked.code == 0, asked.err
        assert LINE in words_of(form)
    unit = tmp_path / "unit.pdf"
    assert call("witness", "request", standard, "W01", "101/1.1", "--event", "The spill", "--form", unit).code == 0
    assert "Open Government Licence" not in words_of(unit)
    (tmp_path / "words.txt").write_text("I saw Ann greet everybody.")
    signed = call(
        "witness", "sign", standard, "E001", "--text", tmp_path / "words.txt", "--saw", "K1", "--name", "Pat Lee",
        "--declare", "--pin", "kettle",
    )  # fmt: skip
    assert signed.code == 0, signed.err
    assert call("export", standard, "--pack", tmp_path / "signed.zip").code == 0
    with zipfile.ZipFile(tmp_path / "signed.zip") as pack:
        (name,) = (each for each in pack.namelist() if "witness/" in each and each.endswith(".pdf"))
        pack.extract(name, tmp_path)
    assert LINE in words_of(tmp_path / name)


def test_it_is_printed_and_in_json(call: Call, standard: Path) -> None:
    assert LINE in call("framework", "show", "ST0072").out
    assert call("framework", "show", "ST0072", "--in", standard, "--json").json["attribution"].startswith(LINE)
