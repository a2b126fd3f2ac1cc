"""PDFs, Word files, texts and archives: looked at without running or unpacking what they hold."""

import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen import canvas

from portfolio_app.importers.evidence_files import Intake, take_in
from portfolio_app.importers.evidence_files.media_type import media_type_of
from portfolio_app.importers.evidence_files.pdf_file import MOST_PAGES
from portfolio_app.importers.evidence_files.word_text import read_word_text


def take(path: Path) -> Intake:
    return take_in(path, path.with_name("aside"), lambda _: None)


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.pdf"
    drawing = canvas.Canvas(str(path))
    for number in range(3):
        drawing.drawString(100, 700, f"Minutes of page {number + 1}")
        drawing.showPage()
    drawing.save()
    return path


def test_a_pdf_is_read(minutes: Path) -> None:
    taken = take(minutes)
    assert (taken.version.media_type, taken.version.pages, taken.version.warning) == ("application/pdf", 3, "")
    assert "Minutes of page 3" in taken.words
    assert taken.thumbnail.startswith(b"\xff\xd8")


def test_an_encrypted_pdf_is_kept_and_said(minutes: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked.pdf"
    with pikepdf.open(minutes) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(user="secret", owner="owner"))
    taken = take(locked)
    assert "password" in taken.version.warning
    assert (taken.version.pages, taken.words, taken.thumbnail) == (0, "", b"")


@pytest.mark.parametrize("cut", [9, 300])
def test_a_damaged_pdf_is_kept_and_said(minutes: Path, cut: int) -> None:
    minutes.write_bytes(minutes.read_bytes()[:cut])
    assert "damaged" in take(minutes).version.warning


@pytest.mark.parametrize("packed", [False, True])
def test_a_script_in_a_pdf_is_said_and_never_run(minutes: Path, tmp_path: Path, packed: bool) -> None:
    scripted = tmp_path / "scripted.pdf"
    with pikepdf.open(minutes) as pdf:
        action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["x", pdf.make_indirect(action)]))
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        pdf.save(scripted, object_stream_mode=mode)
    taken = take(scripted)
    assert "script" in taken.version.warning
    assert taken.version.pages == 3
    assert taken.thumbnail


def test_a_pdf_of_ten_thousand_pages_is_kept_and_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        for _ in range(9_999):
            pdf.pages.append(page)
        pdf.save(path)
    taken = take(path)
    assert taken.version.pages == 10_000 > MOST_PAGES
    assert "10,000 pages" in taken.version.warning
    assert taken.thumbnail == b""


def test_word_and_text_are_read(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Escalated to Ms Hill")
    document.add_table(1, 1).cell(0, 0).text = "Within the SLA"
    word = tmp_path / "report.docx"
    document.save(str(word))
    taken = take(word)
    assert taken.version.media_type.endswith("wordprocessingml.document")
    assert taken.words.splitlines() == ["Escalated to Ms Hill", "Within the SLA"]
    for code in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        text = tmp_path / f"{code}.txt"
        text.write_text("Café – “yes”\r\nsecond", encoding=code)
        assert take(text).words == "Café – “yes”\nsecond", code


def test_an_entity_bomb_in_a_word_file_is_not_expanded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    body = '<!DOCTYPE w [<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(8)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"{body}]><w>&i;</w>")
    assert take(path).words == ""
    with pytest.raises(ValueError, match="damaged"):
        read_word_text(path)


def test_a_zip_bomb_and_nested_archives_are_kept_as_they_are(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", bytes(200 << 20))
    taken = take(bomb)
    assert (taken.path, taken.words) == (bomb, "")
    nested = tmp_path / "nested.zip"
    with zipfile.ZipFile(nested, "w") as archive:
        archive.write(bomb, "inner/bomb.docx")
        archive.writestr("../../evil.txt", "x")
    taken = take(nested)
    assert (taken.version.media_type, taken.path, taken.words) == ("application/zip", nested, "")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bomb.docx", "nested.zip"]


def test_a_word_file_that_lies_about_its_size_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "liar.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(64 << 20))
    content = path.read_bytes().replace((64 << 20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"large|damaged|no Word"):
        read_word_text(path)


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.jpg", b"%PDF-1.7\n", "application/pdf"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.txt", b"MZ\x90\0\x03\0\0\0", "application/"),
        ("call.mp3", b"ID3\x04\0", "audio/mpeg"),
        ("call.m4a", b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        ("film.mov", b"\0\0\0\x14ftypqt  ", "video/quicktime"),
        ("film.mp4", b"\0\0\0\x14ftypisom", "video/mp4"),
        ("x.bin", bytes(range(256)), "application/octet-stream"),
        ("mail.eml", b"From: a@b.c\r\nSubject: x\r\n\r\nHello", "message/rfc822"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
        ("data.csv", b"a,b\n1,2\n", "text/csv"),
        ("noname", "Grüße".encode("cp1252"), "application/octet-stream"),
        ("gruss.txt", "Grüße".encode("cp1252"), "text/plain"),
    ],
)
def test_a_files_type_is_that_of_its_content(tmp_path: Path, name: str, content: bytes, media_type: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert media_type_of(path).startswith(media_type)


@given(st.binary(min_size=1, max_size=600), st.sampled_from([".docx", ".pdf", ".txt", ".zip", ".heic", ""]))
def test_no_bytes_make_it_fail(tmp_path_factory: pytest.TempPathFactory, content: bytes, ending: str) -> None:
    heads = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-1.4\n", ".zip": b"PK\x05\x06", ".heic": b"\0\0\0\x18ftypheic"}
    path = tmp_path_factory.mktemp("odd") / f"odd{ending}"
    path.write_bytes(heads.get(ending, b"") + content)
    assert take(path).version.size == path.stat().st_size


@pytest.mark.parametrize(
    ("name", "kept"),
    [("CON.txt", "file CON.txt"), ("a:b?.txt", "a-b-.txt"), ("x\u202etxt.exe", "x txt.exe"), ("  .hidden ", "hidden")],
)
def test_names_are_safe_on_every_system(tmp_path: Path, name: str, kept: str) -> None:
    path = tmp_path / name
    path.write_text("x", encoding="utf-8")
    assert take(path).version.name == kept
