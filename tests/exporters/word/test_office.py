"""What another word processor makes of the file: LibreOffice opens it, keeps everything and lays it out."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pypdf
import pytest
from pypdf.generic import Destination, DictionaryObject

from benchmarks.content import make_content
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.report import Heading, MarkedParagraph, PageRef, Paragraph, Report, Run, Tone
from portfolio_app.exporters.word import write_docx
from portfolio_app.services.documents.report import build_report
from tests.exporters.word.reading import Package, W, rewrite, text_of
from tests.exporters.word.sample import MARKS, account, report_of, sample

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
FONTS = (
    subprocess.run(["fc-list", ":", "family"], check=False, capture_output=True, text=True).stdout
    if shutil.which("fc-list")
    else ""
)
_WITH_PLACES = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'


def convert(path: Path, kind: str, folder: Path) -> Path:
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir"]
    subprocess.run([*command, str(folder / "out"), str(path)], check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{path.stem}.{kind.partition(':')[0]}"


def test_everything_survives_a_round_through_libreoffice(tmp_path: Path) -> None:
    path = tmp_path / "written.docx"
    write_docx(sample(), path)
    before, after = Package(path), Package(convert(path, "docx", tmp_path))
    assert len(after.comments) == len(MARKS)
    assert sorted(before.ranges().values()) == sorted(after.ranges().values())
    links = [len(package.find("//w:hyperlink[@w:anchor]")) for package in (before, after)]
    assert links[1] >= links[0]
    listed = [line.partition("\t")[0] for line in before.paragraphs("TOC1", "TOC2")]
    shown = [line.partition("\t")[0] for line in after.paragraphs()]
    assert all(line in shown for line in listed)
    assert len(after.find("//w:tbl")) == len(before.find("//w:tbl"))
    assert len(after.find("//w:tblHeader")) == len(before.find("//w:tblHeader"))
    codes = [text for text in before.paragraphs("MarginCode") if text]
    assert [text for text in after.paragraphs() if text in codes] == codes


def test_page_references_name_the_pages_that_libreoffice_makes(tmp_path: Path) -> None:
    path = tmp_path / "written.docx"
    anchors = [mark.anchor for mark in MARKS]
    references = [Paragraph((Run(f"[{anchor} "), PageRef(anchor), Run("]"))) for anchor in anchors]
    fill = [Paragraph((Run("Words to fill the page. " * 40),)) for _ in range(14)]
    words = [block for block in account() if isinstance(block, MarkedParagraph)]
    write_docx(report_of(*references, *fill, *words), path)
    reader = pypdf.PdfReader(convert(path, _WITH_PLACES, tmp_path))
    places = reader.named_destinations
    text = " ".join("".join(page.extract_text() for page in reader.pages).split())
    for anchor in anchors:
        # LibreOffice writes what is not a letter or digit as its number.
        place = places["/" + anchor.replace("-", "5F")]
        assert isinstance(place, Destination)
        number = reader.get_destination_page_number(place)
        assert number is not None
        assert f"[{anchor} p. {number + 1}]" in text


def accounts(count: int, layout: Layout = Layout()) -> Report:
    return build_report(make_content(count), date(2026, 11, 21), ExportOptions(layout=layout))


@pytest.mark.parametrize(
    "make",
    [
        sample,
        lambda: accounts(20),
        lambda: accounts(6, Layout(reading=Reading.LARGE_PRINT)),
        lambda: accounts(6, Layout(Paper.LETTER, Reading.DYSLEXIA)),
        # Of a fourth account LibreOffice 7.4 puts a part on the next page though there is room for it.
        lambda: accounts(3, Layout(Paper.LETTER, justified=True)),
    ],
    ids=["sample", "twenty accounts", "large print", "dyslexia friendly", "justified on Letter"],
)
def test_contents_and_references_name_the_pages_that_libreoffice_makes(
    make: Callable[[], Report], tmp_path: Path
) -> None:
    path = tmp_path / "written.docx"
    write_docx(make(), path)
    reader = pages_agree(path, tmp_path)
    assert {"SourceSansPro-Regular", "SourceSansPro-Bold"} <= fonts_of(reader)


def pages_agree(path: Path, folder: Path) -> pypdf.PdfReader:
    """Check that every page told in the file is the one that LibreOffice lays the place on."""
    fields = Package(path).find("//w:fldSimple[contains(@w:instr, 'PAGEREF')]")
    told = {((field.get(f"{W}instr") or "").split()[1], text_of(field)) for field in fields}
    assert len(told) > 10
    reader = pypdf.PdfReader(convert(path, _WITH_PLACES, folder))
    real = pages_by_name(reader)
    assert sorted(told) == sorted((name, str(real[_as_destination(name)])) for name, _ in told)
    return reader


def test_pages_are_right_in_a_restyled_template(tmp_path: Path) -> None:
    own, mine, path = tmp_path / "own.docx", tmp_path / "mine.docx", tmp_path / "written.docx"
    write_docx(sample(), own)
    # Larger words and lines in the body and in tables, other margins, Letter paper.
    rewrite(own, tmp_path / "a.docx", "word/styles.xml", b'<w:sz w:val="21"/>', b'<w:sz w:val="25"/>')
    rewrite(tmp_path / "a.docx", tmp_path / "b.docx", "word/styles.xml", b'w:line="300"', b'w:line="360"')
    rewrite(tmp_path / "b.docx", tmp_path / "c.docx", "word/document.xml", b'w:w="11906" w:h="16838"', LETTER)
    rewrite(tmp_path / "c.docx", mine, "word/document.xml", b'w:right="1077"', b'w:right="1440"')
    write_docx(accounts(5), path, template=mine)
    pages_agree(path, tmp_path)


LETTER = b'w:w="12240" w:h="15840"'


@pytest.mark.skipif("Carlito" not in FONTS, reason="no font as wide as Calibri is installed")
def test_pages_are_right_in_a_template_with_calibri(tmp_path: Path) -> None:
    template, path = tmp_path / "template.docx", tmp_path / "written.docx"
    made = docx.Document()
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        fonts = made.styles[name].element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        fonts.set(f"{W}ascii", "Calibri")
        fonts.set(f"{W}hAnsi", "Calibri")
    made.save(str(template))
    write_docx(accounts(4), path, template=template)
    pages_agree(path, tmp_path)


def test_the_fonts_that_go_with_the_file_are_used(tmp_path: Path) -> None:
    path = tmp_path / "written.docx"
    words = Paragraph((Run("Żółw, naïve café, Ελλάδα, Москва, Việt Nam "), Run("in bold", Tone.STRONG)))
    write_docx(report_of(Heading("Only\u00a0letters that the font has", 1), words), path)
    assert fonts_of(pypdf.PdfReader(convert(path, "pdf", tmp_path))) == {"SourceSansPro-Regular", "SourceSansPro-Bold"}


def pages_by_name(reader: pypdf.PdfReader) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, place in reader.named_destinations.items():
        assert isinstance(place, Destination)
        found[name.removeprefix("/")] = (reader.get_destination_page_number(place) or 0) + 1
    return found


def fonts_of(reader: pypdf.PdfReader) -> set[str]:
    found: set[str] = set()
    for page in reader.pages:
        resources = page["/Resources"].get_object()
        assert isinstance(resources, DictionaryObject)
        fonts = resources["/Font"].get_object()
        assert isinstance(fonts, DictionaryObject)
        for font in fonts.values():
            described = font.get_object()
            assert isinstance(described, DictionaryObject)
            found.add(str(described["/BaseFont"]).rpartition("+")[2])
    return found


def _as_destination(name: str) -> str:
    """LibreOffice writes what is not a letter or digit as its number."""
    return "".join(letter if letter.isalnum() else f"{ord(letter):02X}" for letter in name)
