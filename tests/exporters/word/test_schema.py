"""The parts against the Office Open XML schemas, as a validator made from Microsoft's own reads them."""

from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.exporters.word import write_docx
from tests.exporters.word.reading import rewrite
from tests.exporters.word.sample import sample


def faults(path: Path) -> list[str]:
    result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=20).validate(path)
    return [f"{error.part_uri}: {error.description}" for error in result.errors]


@pytest.mark.parametrize("reading", Reading)
@pytest.mark.parametrize("paper", Paper)
def test_every_variant_follows_the_schemas(tmp_path: Path, paper: Paper, reading: Reading) -> None:
    path = tmp_path / "a.docx"
    write_docx(sample(Layout(paper, reading, justified=True)), path)
    assert faults(path) == []


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"<w:keepNext/>", b"<w:keepNexts/>"),
        ("word/document.xml", b'<w:jc w:val="right"/>', b'<w:jc w:val="rihgt"/>'),
        ("word/document.xml", b"<w:cantSplit/><w:tblHeader/>", b"<w:tblHeader/><w:b/>"),
        ("word/styles.xml", b'w:type="paragraph"', b'w:type="para"'),
        ("word/numbering.xml", b'<w:abstractNumId w:val="1"/>', b""),
    ],
)
def test_the_validator_finds_faults(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    path, broken = tmp_path / "a.docx", tmp_path / "broken.docx"
    write_docx(sample(), path)
    rewrite(path, broken, part, old, new)
    assert faults(broken)
