"""What files hold that is not seen at once: comments, tracked changes, hidden text, authors, sheets, form fields."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from portfolio_app.domain.evidence.file import PDF, WORD
from portfolio_app.importers.evidence_files.concealed_words import concealed_words, read_concealed

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def parts(path: Path, media_type: str) -> dict[str, str]:
    return {each.part: each.words for each in concealed_words(path, media_type)}


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    document = Document()
    run = document.add_paragraph("Dear all").add_run(" Omar Haddad")
    run.font.hidden = True
    document.add_comment(document.paragraphs[0].runs, text="Ask Olga Petrova", author="Priya Patel")
    document.sections[0].header.paragraphs[0].text = "For Ben Carter"
    document.core_properties.author = "Jane Smith"
    path = tmp_path / "letter.docx"
    document.save(str(path))
    return path


def test_a_word_file(letter: Path) -> None:
    found = parts(letter, WORD)
    assert found["hidden text"] == "Omar Haddad"
    assert found["comments"].strip() == "Ask Olga Petrova"
    assert "For Ben Carter" in found["headers and notes"]
    assert set(found["author"].split("\n")) >= {"Jane Smith", "Priya Patel"}


def test_tracked_changes_of_a_word_file(letter: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.docx"
    deleted = b'<w:del w:author="Tom Bradley"><w:r><w:delText>Sue Jones</w:delText></w:r></w:del></w:p>'
    with zipfile.ZipFile(letter) as source, zipfile.ZipFile(changed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"</w:p>", deleted, 1)
            target.writestr(entry, content)
    found = parts(changed, WORD)
    assert found["tracked changes"] == "Sue Jones"
    assert "Tom Bradley" in found["author"]


def test_a_spreadsheet_with_a_hidden_sheet_and_a_comment(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "Rota"  # type: ignore[index]
    hidden = book.create_sheet("Staff")
    hidden.append(["Omar Haddad", "07700 900123"])
    hidden.sheet_state = "hidden"
    hidden["A1"].comment = Comment("Ask Olga Petrova", "Priya Patel")
    path = tmp_path / "rota.xlsx"
    book.save(path)
    found = parts(path, XLSX)
    assert "Omar Haddad\t07700 900123" in found["text"]
    assert "Olga Petrova" in found["comments"]
    assert "Priya Patel" in found["author"]


def test_notes_fields_and_author_of_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    with pikepdf.new() as document:
        page = document.add_blank_page()
        note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Contents="Ask Olga Petrova", T="Priya Patel")
        field = pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="name", V="Omar Haddad")
        widget = document.make_indirect(field)
        page.obj.Annots = pikepdf.Array([document.make_indirect(note), widget])
        document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([widget]))
        document.docinfo["/Author"] = "Jane Smith"
        document.save(path)
    found = parts(path, PDF)
    assert found["author"] == "Jane Smith\nPriya Patel"
    assert (found["comments"], found["text"]) == ("Ask Olga Petrova", "Omar Haddad")


def test_what_unpacks_to_too_much_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/comments.xml", b"<a>" + b" " * (40 * 1024 * 1024) + b"Jane Smith</a>")
    assert concealed_words(path, WORD) == ()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from([PDF, WORD, XLSX, "text/plain"]), st.booleans())
def test_whatever_a_file_holds_it_is_read_or_left(
    tmp_path: Path, content: bytes, media_type: str, packed: bool
) -> None:
    path = tmp_path / "odd"
    if packed:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("word/comments.xml", content)
        content = stream.getvalue()
    path.write_bytes(content)
    assert isinstance(read_concealed(path, media_type), tuple)
