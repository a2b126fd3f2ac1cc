"""Statements on paper in documents: the scan is a page, and nothing is said for the witness that is not known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from portfolio_app.exporters.pdf import write_pdf
from portfolio_app.exporters.word import write_docx
from portfolio_app.services.documents.report import build_report
from portfolio_app.workspace import Workspace
from tests.services.witnesses.witnessing import ask, fill, portfolio, what_they_said

DAY = date(2026, 3, 5)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with portfolio(tmp_path) as made:
        ask(made)
        yield made


def shown(workspace: Workspace, folder: Path) -> str:
    path = folder / "portfolio.pdf"
    write_pdf(build_report(workspace.overview.content(), DAY), path)
    with pypdfium2.PdfDocument(path) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\ufffe", "-").split())


def paper(folder: Path) -> Path:
    path = folder / "scan.pdf"
    canvas = Canvas(str(path))
    for number in (1, 2):
        canvas.drawString(72, 700, f"Handwritten side {number}")
        canvas.showPage()
    canvas.save()
    return path


def test_a_scan_is_placed_page_by_page(workspace: Workspace, tmp_path: Path) -> None:
    workspace.statements.attach_scan("E001", paper(tmp_path), what_they_said())
    text = shown(workspace, tmp_path)
    assert "Scan of E001, page 1 of 2" in text
    assert "Scan of E001, page 2 of 2" in text
    assert "Copied by the learner from the scan." in text
    write_docx(build_report(workspace.overview.content(), DAY, paged=False), tmp_path / "portfolio.docx")


def test_a_photo_is_placed_as_a_picture(workspace: Workspace, tmp_path: Path) -> None:
    Image.new("RGB", (600, 800), "grey").save(tmp_path / "photo.jpg")
    workspace.statements.attach_scan("E001", tmp_path / "photo.jpg", what_they_said(text=""))
    text = shown(workspace, tmp_path)
    assert "What was written stands on the scan; it is not copied here." in text
    assert "Nothing was written." not in text


def test_nothing_is_said_for_a_witness_that_the_paper_was_not_read_to_say(workspace: Workspace, tmp_path: Path) -> None:
    bare = what_they_said(
        text="", witness_name="", witness_role="", relationship="", seen_on=None, declared=False, typed_name="",
        signed_on=None,
    )  # fmt: skip
    attached = workspace.statements.attach_scan("E001", paper(tmp_path), bare)
    assert not attached.counts
    text = shown(workspace, tmp_path)
    for claimed in ("The witness declared", "Signed on paper", "signed “", "Nothing was written"):
        assert claimed not in text
    for known in (
        "Priya Sharma, who was asked; no name is given",
        "2 March 2026, as asked",
        "Nothing says that the declaration was ticked.",
        "It does not count.",
    ):
        assert known in text


def test_a_typed_form_is_not_said_to_be_declared_by_the_witness(workspace: Workspace, tmp_path: Path) -> None:
    workspace.statements.write_form("E001", tmp_path / "form.pdf")
    workspace.statements.take_in(fill(tmp_path / "form.pdf", tmp_path / "filled.pdf"))
    text = shown(workspace, tmp_path)
    assert "The declaration is ticked in the form that came back." in text
    assert "The witness declared" not in text


def test_what_does_not_fit_is_noted_in_the_document(workspace: Workspace, tmp_path: Path) -> None:
    odd = what_they_said(typed_name="Tom Osei", witness_name="Tom Osei", signed_on=date(2099, 1, 1))
    workspace.statements.attach_scan("E001", paper(tmp_path), odd)
    text = shown(workspace, tmp_path)
    assert "To check: Priya Sharma was asked, and “Tom Osei” answered" in text
    assert "To check: It is dated 1 January 2099, which was yet to come" in text


def test_a_scan_that_cannot_be_shown_is_said_to_lie_in_the_pack(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "cut.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing")
    workspace.statements.attach_scan("E001", tmp_path / "cut.jpg", what_they_said())
    assert "The scan lies in the pack, in the folder “witness”." in shown(workspace, tmp_path)
