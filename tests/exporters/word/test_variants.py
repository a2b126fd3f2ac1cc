"""Paper, large print, room for readers with dyslexia, even lines, and what lies across the page."""

from pathlib import Path

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] (lxml has no types)

from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.report import Column, Heading, Paragraph, Row, Run, Table
from portfolio_app.exporters.word import write_docx
from tests.exporters.word.conftest import Write
from tests.exporters.word.reading import NAMES, Package, W, text_of
from tests.exporters.word.sample import sample


def sizes(package: Package) -> set[float]:
    """Every size of letters that a style or a run asks for, in points."""
    elements = [*package.xml("word/styles.xml").iter(f"{W}sz"), *package.document.iter(f"{W}sz")]
    return {int(element.get(f"{W}val") or 0) / 2 for element in elements}


def style(package: Package, key: str) -> etree._Element:
    found = package.xml("word/styles.xml").xpath(f"w:style[@w:styleId='{key}']", namespaces=NAMES)
    assert isinstance(found, list)
    (element,) = found
    assert isinstance(element, etree._Element)
    return element


def pages(package: Package) -> list[tuple[int, int, str]]:
    return [
        (int(page.get(f"{W}w") or 0), int(page.get(f"{W}h") or 0), page.get(f"{W}orient") or "")
        for page in package.find("//w:pgSz")
    ]


def test_large_print_has_no_letter_under_16_points(write: Write) -> None:
    package = write(layout=Layout(reading=Reading.LARGE_PRINT))
    small = {points for points in sizes(package) if points < 16}
    # The gap after a table has no letters; signs of comments and codes of programs are smaller by their nature.
    assert small <= {4, 8, 15}


def test_the_usual_print_has_no_letter_under_8_and_a_half_points(write: Write) -> None:
    assert {points for points in sizes(write()) if points < 8.5} <= {4, 8}


def test_room_between_letters_and_lines_for_readers_with_dyslexia(write: Write) -> None:
    package = write(layout=Layout(reading=Reading.DYSLEXIA, justified=True))
    (defaults,) = package.xml("word/styles.xml").findall(f"{W}docDefaults")
    wider = defaults.find(f"{W}rPrDefault/{W}rPr/{W}spacing")
    assert wider is not None
    assert int(wider.get(f"{W}val") or 0) > 0
    line = style(package, "BodyText").find(f"{W}pPr/{W}spacing")
    assert line is not None
    assert int(line.get(f"{W}line") or 0) >= 1.5 * 12 * 20
    assert style(package, "BodyText").find(f"{W}pPr/{W}jc") is None, "even lines have gaps that are hard to read over"
    assert package.find("/w:document/w:background")
    assert package.xml("word/settings.xml").find(f"{W}displayBackgroundShape") is not None


def test_even_lines_are_a_matter_of_the_body_text_style(write: Write) -> None:
    package = write(layout=Layout(justified=True))
    even = style(package, "BodyText").find(f"{W}pPr/{W}jc")
    assert even is not None
    assert even.get(f"{W}val") == "both"
    assert style(write(), "BodyText").find(f"{W}pPr/{W}jc") is None


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (11906, 16838)), (Paper.LETTER, (12240, 15840))])
def test_the_paper_is_as_chosen(write: Write, paper: Paper, size: tuple[int, int]) -> None:
    assert set(pages(write(layout=Layout(paper)))) == {(*size, "")}


def test_what_needs_room_across_lies_on_its_side(write: Write) -> None:
    row = Row((((Run("1.1"),),),))
    package = write(
        Heading("Before", 1),
        Paragraph((Run("words"),)),
        Heading("Grid", 1, wide=True),
        Table((Column("Criterion", 1),), (row,), "A grid"),
        Heading("After", 1),
        Paragraph((Run("more words"),)),
    )
    assert pages(package) == [(11906, 16838, ""), (16838, 11906, "landscape"), (11906, 16838, "")]
    ends = [text_of(paragraph) for paragraph in package.find("//w:p[w:pPr/w:sectPr]")]
    assert ends == ["words", ""], "each section ends in its own last paragraph"
    (column,) = package.find("//w:gridCol")
    assert int(column.get(f"{W}w") or 0) == 16838 - 2 * 1077
    heads = [reference.get(f"{{{RELATIONSHIPS}}}id") for reference in package.find("//w:headerReference")]
    assert heads[0] == heads[2] != heads[1]


RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_parts_are_numbered_and_what_has_codes_of_its_own_is_not(write: Write) -> None:
    package = write()
    levels = package.xml("word/numbering.xml").findall(f"{W}abstractNum/{W}lvl")
    shown = {(level.find(f"{W}pStyle").get(f"{W}val"), level.find(f"{W}lvlText").get(f"{W}val")) for level in levels}
    assert shown == {("Heading1", "%1"), ("Heading2", ""), ("Heading3", "")}
    for number, key in enumerate(("Heading1", "Heading2", "Heading3")):
        numbered = style(package, key).find(f"{W}pPr/{W}numPr")
        assert numbered is not None
        level = numbered.find(f"{W}ilvl")
        assert (0 if level is None else int(level.get(f"{W}val") or 0)) == number
    off = style(package, "Heading1Unlisted").find(f"{W}pPr/{W}numPr/{W}numId")
    assert off is not None
    assert off.get(f"{W}val") == "0"


def test_styles_rest_on_more_general_ones(write: Write) -> None:
    package = write()
    for key, chain in {
        "QuoteSourceUnit3": ["QuoteSource", "Quote", "BodyText", "Normal"],
        "CriterionNote": ["Note", "BodyText", "Normal"],
        "TableNumber": ["TableText", "Normal"],
        "TOCHeading": ["Heading1Unlisted", "Heading1", "Normal"],
    }.items():
        found: list[str] = []
        based = style(package, key).find(f"{W}basedOn")
        while based is not None:
            found.append(based.get(f"{W}val") or "")
            based = style(package, found[-1]).find(f"{W}basedOn")
        assert found == chain


def test_large_print_has_no_letters_under_16_points(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    write_docx(sample(Layout(reading=Reading.LARGE_PRINT)), path)
    package = Package(path)
    roots = [package.xml(name) for name in package.parts if name.startswith("word/") and name.endswith(".xml")]
    sizes = [int(size.get(f"{W}val") or 0) for root in roots for size in root.iter(f"{W}sz") if size.get(f"{W}val")]
    assert min(sizes) == 32
