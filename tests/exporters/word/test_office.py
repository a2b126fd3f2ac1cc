"""What another word processor makes of the file: LibreOffice opens it, keeps everything and lays it out."""

import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import Destination

from portfolio_app.domain.report import MarkedParagraph, PageRef, Paragraph, Run
from portfolio_app.exporters.word import write_docx
from tests.exporters.word.reading import Package, W
from tests.exporters.word.sample import MARKS, account, report_of, sample

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
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
        place = places["/" + anchor.replace("-", "5F") + "5F" + _sum(path, anchor)]
        assert isinstance(place, Destination)
        number = reader.get_destination_page_number(place)
        assert number is not None
        assert f"[{anchor} p. {number + 1}]" in text


def _sum(path: Path, anchor: str) -> str:
    names = [start.get(f"{W}name") or "" for start in Package(path).find("//w:bookmarkStart")]
    return next(name for name in names if name.startswith(anchor.replace("-", "_") + "_")).rpartition("_")[2]
