"""Words exchanged inside of files, whatever runs and codes they stand in, and what documents conceal taken out."""

import email
import zipfile
from email import policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from portfolio_app.domain.evidence.file import MAIL, PDF, WORD
from portfolio_app.importers.evidence_files.concealed_words import read_concealed
from portfolio_app.importers.evidence_files.word_text import read_word_text
from portfolio_app.importers.redacting.concealed import remove_concealed
from portfolio_app.importers.redacting.making import UnmadeError, remove_from_file, replace_in_file
from portfolio_app.importers.redacting.words import replace_words
from portfolio_app.sandbox import RefusedError
from tests.importers.redacting.named_pdfs import letter

ODT = "application/vnd.oasis.opendocument.text"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAIRS = (("Mrs Jane Smith", "Customer A"), ("Jane Smith", "Customer A"))


def everything_in(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(entry).decode(errors="replace") for entry in archive.infolist())


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return tmp_path / "made.xlsx"


def test_a_name_in_several_runs_of_a_word_file_in_tables_and_margins(tmp_path: Path, made: Path) -> None:
    document, path = Document(), tmp_path / "letter.docx"
    paragraph = document.add_paragraph("I rang Mrs ")
    paragraph.add_run("Ja").bold = True
    paragraph.add_run("ne\tSmith").italic = True
    paragraph.add_run(" about her kettle.")
    document.add_table(1, 1).cell(0, 0).text = "jane smith"
    document.sections[0].footer.paragraphs[0].text = "Letter to Jane Smith"
    document.core_properties.author = "Jane Smith"
    document.core_properties.title = "Jane Smith’s kettle"
    document.save(str(path))
    assert replace_in_file(path, WORD, _PAIRS, made) == 5
    again = Document(str(made))
    assert again.paragraphs[0].text == "I rang Customer A\t about her kettle."
    assert [run.bold for run in again.paragraphs[0].runs][:2] == [None, True]
    assert again.tables[0].cell(0, 0).text == "Customer A"
    assert again.sections[0].footer.paragraphs[0].text == "Letter to Customer A"
    assert again.core_properties.title == "Customer A’s kettle"
    assert "Smith" not in everything_in(made)


def test_cells_of_a_spreadsheet_and_a_number_that_is_no_text(tmp_path: Path, made: Path) -> None:
    book, path = Workbook(), tmp_path / "rota.xlsx"
    sheet = book.worksheets[0]
    sheet["A1"], sheet["B1"], sheet["A2"] = "Jane Smith", 7, "Jane Smithson"
    sheet["C1"] = "=B1*2"
    sheet["A3"] = 7700900123
    book.save(path)
    assert replace_in_file(path, XLSX, _PAIRS, made) == 1
    again = load_workbook(made).worksheets[0]
    assert [again[cell].value for cell in ("A1", "B1", "A2", "C1")] == ["Customer A", 7, "Jane Smithson", "=B1*2"]
    with pytest.raises(UnmadeError, match="nothing was changed"):
        replace_in_file(path, XLSX, (("7700900123", "[telephone number]"),), made)


def test_an_open_document_keeps_its_marks(tmp_path: Path, made: Path) -> None:
    path = tmp_path / "note.odt"
    names = 'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", ODT)
        archive.writestr("content.xml", f"<o {names}><t:p>Ask <t:span>Jane</t:span><t:s/>Smith now</t:p></o>")
        archive.writestr("Thumbnails/thumbnail.png", b"a picture of Jane Smith")
    assert replace_in_file(path, ODT, _PAIRS, made) == 1
    with zipfile.ZipFile(made) as archive:
        assert archive.namelist() == ["mimetype", "content.xml"]
        assert "<t:p>Ask <t:span>Customer A</t:span><t:s/> now</t:p>" in archive.read("content.xml").decode()


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_stays_in_its_code(tmp_path: Path, made: Path, code: str) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes("Café, Jane\r\nSmith – £5\r\n".encode(code))
    assert replace_in_file(path, "text/plain", _PAIRS, made) == 1
    assert made.read_bytes() == "Café, Customer A – £5\r\n".encode(code)


def test_an_e_mail_in_its_head_and_in_all_its_texts(tmp_path: Path, made: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Jane Smith <j@example.com>", "shop@example.com", "Kettle of Jane Smith"
    mail.set_content("It is broken.\nJane Smith", cte="base64")
    mail.add_alternative("<p>It is broken.<br>Jane\nSmith</p>", subtype="html")
    path = tmp_path / "mail.eml"
    path.write_bytes(mail.as_bytes(policy=policy.SMTP))
    assert replace_in_file(path, MAIL, _PAIRS, made) == 4
    again = email.message_from_bytes(made.read_bytes(), policy=policy.SMTP)
    assert again["Subject"] == "Kettle of Customer A"
    assert again["From"] == "Customer A <j@example.com>"
    body = again.get_body(("plain",))
    assert body is not None
    assert body.get_content().split("\n")[1].strip() == "Customer A"


def test_words_that_are_written_otherwise_are_refused_and_not_left_unsaid(tmp_path: Path, made: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>Jane&nbsp;<b>Smith</b> and Jane Smith</p>")
    with pytest.raises(UnmadeError, match="cannot be exchanged here"):
        replace_in_file(page, "text/html", _PAIRS, made)
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"PK\x03\x04 no")
    with pytest.raises(UnmadeError, match="nothing was changed"):
        replace_in_file(broken, WORD, _PAIRS, made)


def test_entities_and_declared_types_are_refused(tmp_path: Path, made: Path) -> None:
    path = tmp_path / "note.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY e "Jane Smith">]><a><p>&e;</p></a>')
    with pytest.raises(UnmadeError, match="nothing was changed"):
        replace_in_file(path, WORD, _PAIRS, made)


def test_comments_changes_hidden_text_and_authors_go_and_the_words_stay(tmp_path: Path, made: Path) -> None:
    document, path = Document(), tmp_path / "letter.docx"
    run = document.add_paragraph("Dear all").add_run(" Omar Haddad")
    run.font.hidden = True
    document.add_comment(document.paragraphs[0].runs, text="Ask Olga Petrova", author="Priya Patel")
    document.core_properties.author = "Jane Smith"
    document.save(str(path))
    changes = (
        b'<w:del w:author="Tom Bradley"><w:r><w:delText>Sue Jones</w:delText></w:r></w:del>'
        b'<w:ins w:author="Tom Bradley"><w:r><w:t>, come in</w:t></w:r></w:ins></w:p>'
    )
    changed = tmp_path / "changed.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(changed, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "word/document.xml":
                content = content.replace(b"</w:p>", changes, 1)
            target.writestr(entry, content)
    assert remove_from_file(changed, WORD, made) >= 5
    assert read_word_text(made).strip() == "Dear all, come in"
    assert Document(str(made)).paragraphs[0].text == "Dear all, come in"
    everything = everything_in(made)
    for name in ("Haddad", "Petrova", "Patel", "Smith", "Bradley", "Jones", "comments"):
        assert name not in everything
    with pytest.raises(UnmadeError, match="no comments"):
        remove_from_file(made, WORD, tmp_path / "again")


def test_comments_and_the_author_of_a_spreadsheet_go(tmp_path: Path, made: Path) -> None:
    book, path = Workbook(), tmp_path / "rota.xlsx"
    book.worksheets[0]["A1"] = "Rota"
    book.worksheets[0]["A1"].comment = Comment("Ask Olga Petrova", "Priya Patel")
    book.properties.creator = "Jane Smith"
    book.save(path)
    remove_from_file(path, XLSX, made)
    assert load_workbook(made).worksheets[0]["A1"].value == "Rota"
    everything = everything_in(made)
    assert not any(name in everything for name in ("Petrova", "Patel", "Smith"))


def test_notes_and_the_author_of_a_pdf_go(tmp_path: Path, made: Path) -> None:
    path = letter(tmp_path / "letter.pdf")
    assert {each.part for each in read_concealed(path, PDF)} >= {"comments", "author"}
    remove_from_file(path, PDF, made)
    assert [each.part for each in read_concealed(made, PDF)] == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Jane", " ", "Smith", "x", "Jane Smith", "<", "&", "é"]), min_size=1, max_size=9))
def test_however_a_paragraph_is_cut_into_runs_what_is_read_is_exchanged(
    tmp_path_factory: pytest.TempPathFactory, pieces: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("runs")
    document = Document()
    paragraph = document.add_paragraph()
    for piece in pieces:
        paragraph.add_run(piece)
    document.save(str(folder / "a.docx"))
    plain = folder / "a.txt"
    plain.write_text("".join(pieces) or " ")
    try:
        times = replace_words(folder / "a.docx", folder / "made.docx", WORD, _PAIRS)
    except RefusedError:
        with pytest.raises(RefusedError):
            replace_words(plain, folder / "made.txt", "text/plain", _PAIRS)
        return
    assert times == replace_words(plain, folder / "made.txt", "text/plain", _PAIRS)
    assert Document(str(folder / "made.docx")).paragraphs[0].text == (folder / "made.txt").read_text()


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_the_bytes_nothing_but_a_refusal_comes(tmp_path_factory: pytest.TempPathFactory, junk: bytes) -> None:
    folder = tmp_path_factory.mktemp("junk")
    path = folder / "a"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"<p>" + junk + b" Jane Smith</p>")
    for media_type in (WORD, MAIL, "text/html", "text/plain"):
        try:
            replace_words(path, folder / "made", media_type, _PAIRS)
        except RefusedError:
            continue
    try:
        remove_concealed(path, folder / "made", WORD)
    except RefusedError:
        return
