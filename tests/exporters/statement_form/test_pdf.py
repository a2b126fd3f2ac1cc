"""The PDF form: every name in it shows, also in its fields, before and after somebody has typed."""

import shutil
import subprocess
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from portfolio_app.domain.witnesses.statement_form import FormCriterion, FormRequest
from portfolio_app.exporters.statement_form import write_form_pdf
from portfolio_app.exporters.typefaces import installed

REQUEST = FormRequest(
    statement_ref="E016",
    digest="ca8d5313" * 8,
    portfolio_identity="0190aabb-1111",
    learner="Łukasz Đặng",
    witness="Seán O’Brien",
    unit_title="103 Purpose, factors and referral",
    criteria=(FormCriterion("F/103/1.2", "103 1.2", "Explain why “good” service is more than being friendly"),),
    event="The spill in aisle four\nand what came after",
    event_on=date(2026, 3, 2),
    witness_role="Quản lý 😀",
    organisation="Café Šárka",
    relationship="Line manager, since April 2025",
)


def form(folder: Path, **changes: object) -> Path:
    path = folder / "form.pdf"
    write_form_pdf(replace(REQUEST, **changes), path)
    return path


def text_of(path: Path) -> str:
    """Return what a reader shows, fields included."""
    with pypdfium2.PdfDocument(path) as document:
        document.init_forms()
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def flat(path: Path) -> Path:
    made = path.with_name("flat.pdf")
    with pikepdf.open(path) as document:
        document.flatten_annotations("print")
        document.save(made)
    return made


@pytest.mark.parametrize(
    "name",
    [
        "Łukasz Żółć", "Đặng Thị Ngọc", unicodedata.normalize("NFD", "Nguyễn Đặng"), "Seán O’Brien", "Ødegård",
        "محمد عبد الله", "שלום", "李小龍", "😀", "One\nTwo", "A" * 300, "Anna " * 60, "\u202eAnn", "", "\ud83d",
    ],
)  # fmt: skip
def test_any_name_makes_a_form_with_one_appearance_for_each_field(tmp_path: Path, name: str) -> None:
    path = form(
        tmp_path, learner=name, witness=name, witness_role=name, organisation=name, relationship=name, event=name,
        place=name, unit_title=name, criteria=(FormCriterion("F/103/1.2", name, name),), prompts=(name,),
    )  # fmt: skip
    with pikepdf.open(path) as document:
        fields = document.Root.AcroForm.Fields
        assert all("/N" in field.AP for field in fields)
        assert not document.check_pdf_syntax()


def test_prefilled_names_show_once_the_form_is_flat(tmp_path: Path) -> None:
    shown = text_of(flat(form(tmp_path, witness="Đặng O’Brien Łukasz")))
    assert shown.count("Đặng O’Brien Łukasz") == 2
    for words in ("E016", "portfolio-statement-form/1", "ca8d5313" * 8):
        assert words in shown


@pytest.mark.skipif(installed.find("\u0645") is None, reason="no font with Arabic letters is installed")
def test_an_arabic_name_in_a_field_is_drawn_from_the_right(tmp_path: Path) -> None:
    path = form(tmp_path, witness="محمد")
    with pikepdf.open(path) as document:
        name = next(field for field in document.Root.AcroForm.Fields if str(field.T) == "name")
        assert b"/ReversedChars" in name.AP.N.read_bytes()
        fonts = [str(font.BaseFont) for font in name.AP.N.Resources.Font.values()]
    assert any("SourceSans" not in font for font in fonts)


def test_a_long_relationship_is_shown_whole_in_a_higher_field(tmp_path: Path) -> None:
    said = "They lead the team that I have worked in since April 2025, " * 5 + "and after that."
    path = form(tmp_path, relationship=said)
    with pikepdf.open(path) as document:
        field = next(field for field in document.Root.AcroForm.Fields if str(field.T) == "relationship")
        assert str(field.V) == said
        assert float(field.Rect[3]) - float(field.Rect[1]) > 40
    assert "and after that." in text_of(flat(path))


def test_the_fonts_say_truly_which_letters_they_show(tmp_path: Path) -> None:
    with pikepdf.open(form(tmp_path)) as document:
        maps = [found.ToUnicode.read_bytes() for found in document.objects
                if isinstance(found, pikepdf.Dictionary) and "/ToUnicode" in found]  # fmt: skip
    assert maps
    assert not any(line.endswith(b"<0000>") for each in maps for line in each.splitlines())


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is not installed")
def test_poppler_draws_every_page_without_complaint(tmp_path: Path) -> None:
    made = subprocess.run(["pdftoppm", "-r", "40", "-png", form(tmp_path), tmp_path / "page"], capture_output=True)
    assert (made.returncode, made.stderr) == (0, b"")
