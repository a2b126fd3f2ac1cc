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

ODT = "application/vnd.oasis.opendocument.text"
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


def office_file(path: Path, **files: str) -> Path:
    """Write a file of an office program of these parts: ``word__document`` is word/document.xml."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"{name.replace('__', '/')}.xml", content)
    return path


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<t:p>Call <t:span>Mr <t:s/>Smith</t:span> now</t:p>", "Call Mr  Smith now"),
        ("<t:p>Ring<t:tab/>Jane<t:line-break/>Smith<t:s/>now</t:p>", "Ring Jane Smith now"),
        ("<t:p>Ask <t:span>Jane</t:span></t:p><t:p>Smith</t:p>", "Ask Jane\nSmith"),
        ("<t:p>Ask<t:note><t:p>Jane</t:p></t:note>Smith</t:p>", "Ask\nJane\nSmith"),
    ],
)
def test_words_stand_in_the_order_in_which_they_are_read(tmp_path: Path, written: str, read: str) -> None:
    path = office_file(tmp_path / "note.odt", content=f'<o xmlns:t="{TEXT}">{written}</o>')
    assert parts(path, ODT) == {"text": read}


def test_tabs_and_breaks_of_a_margin_are_blanks(tmp_path: Path) -> None:
    words = "<w:t>Jane</w:t><w:tab/><w:t>Smith</w:t><w:br/><w:t>Leeds</w:t>"
    path = office_file(tmp_path / "note.docx", word__header1=f"<w:hdr {W}><w:p><w:r>{words}</w:r></w:p></w:hdr>")
    assert parts(path, WORD) == {"headers and notes": "Jane Smith Leeds"}


@pytest.mark.parametrize(
    ("part", "looks", "tag"),
    [("tracked changes", "", "w:delText"), ("hidden text", "<w:rPr><w:vanish/></w:rPr>", "w:t")],
)
def test_a_name_in_several_runs_stays_whole_and_paragraphs_apart(
    tmp_path: Path, part: str, looks: str, tag: str
) -> None:
    def run(words: str) -> str:
        return f"<w:r>{looks}<{tag}>{words}</{tag}></w:r>"

    tab, shown = f"<w:r>{looks}<w:tab/></w:r>", "<w:r><w:t>shown</w:t></w:r>"
    first = f"<w:p>{run('Ja')}{run('')}{run('ne')}{tab}{run('Smith')}{shown}{run('Tom')}</w:p>"
    body = f"<w:document {W}>{first}<w:p>{run('Ben')}</w:p></w:document>"
    assert parts(office_file(tmp_path / "note.docx", word__document=body), WORD) == {part: "Jane Smith Tom\nBen"}


def test_comments_behind_many_pictures_are_read(tmp_path: Path) -> None:
    path = office_file(
        tmp_path / "album.docx",
        **{f"word__media{number}": "" for number in range(500)},
        word__comments=f"<w:comments {W}><w:p><w:r><w:t>Olga Petrova</w:t></w:r></w:p></w:comments>",
    )
    assert parts(path, WORD) == {"comments": "Olga Petrova"}


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
