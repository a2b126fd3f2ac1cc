"""Every kind of block, as it stands in the file."""

from collections import Counter

import docx
import pytest

from portfolio_app.domain.documents.report import (
    Column,
    CriterionHeading,
    Heading,
    PageRef,
    Paragraph,
    Quote,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    UnitHeading,
)
from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.word.lines import Letters
from tests.exporters.word.conftest import Write
from tests.exporters.word.reading import W, text_of


def test_the_package_opens_with_python_docx(write: Write) -> None:
    document = docx.Document(str(write().path))
    assert document.core_properties.title == "Portfolio of Example Learner"
    assert document.core_properties.author == "Example Learner"
    assert document.core_properties.subject == "Level 2 Customer Service"
    assert document.core_properties.created is not None
    assert document.core_properties.created.date().isoformat() == "2026-11-21"
    assert len(document.tables) == 4
    assert len(list(document.comments)) == 10


def test_styles_in_use_are_defined_and_have_the_names_that_people_know(write: Write) -> None:
    package = write()
    document = docx.Document(str(package.path))
    defined = {style.style_id: style.name for style in document.styles}
    assert package.styles_used() <= defined.keys()
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Body Text", "Quote", "Note"} <= set(
        defined.values()
    )
    assert {f"Unit {number}" for number in range(1, 9)} <= set(defined.values())


def test_every_style_is_based_on_a_defined_one_and_has_a_name_of_its_own(write: Write) -> None:
    styles = write().xml("word/styles.xml").findall(f"{W}style")
    keys = Counter(style.get(f"{W}styleId") for style in styles)
    assert set(keys.values()) == {1}
    for name in ("basedOn", "next"):
        for element in (style.find(f"{W}{name}") for style in styles):
            assert element is None or element.get(f"{W}val") in keys


def test_the_cover_is_a_section_of_its_own_without_a_running_head(write: Write) -> None:
    first, second = write().find("//w:sectPr")
    assert first.find(f"{W}headerReference") is None
    assert second.find(f"{W}headerReference") is not None


def test_a_report_without_a_cover_is_one_section(write: Write) -> None:
    assert len(write(Paragraph((Run("Words"),))).find("//w:sectPr")) == 1


def test_headings_have_levels_that_readers_can_walk_through(write: Write) -> None:
    package = write()
    assert package.paragraphs("Heading1") == [
        "Mapping grid",
        "The criteria and their proof",
        "A returned kettle and a long queue",
    ]
    assert package.paragraphs("Heading2") == ["103\u00a0 Purpose, factors and referral", "Result"]
    assert package.paragraphs("Heading2Unlisted") == ["105\u00a0 Following the organisation’s rules"]
    assert package.paragraphs("Heading3")[0] == "101 1.3\u00a0 Listen actively and respond constructively"
    assert package.paragraphs("Heading3Unlisted") == ["Situation", "Action", "Reflection"]


def test_a_kicker_takes_the_page_break_with_it(write: Write) -> None:
    package = write(Heading("Account", 2, "a", (Run("E001"),), new_page=True))
    kicker, heading = package.find("//w:body/w:p")
    assert text_of(kicker) == "E001"
    assert kicker.find(f"{W}pPr/{W}pageBreakBefore") is not None
    off = heading.find(f"{W}pPr/{W}pageBreakBefore")
    assert off is not None
    assert off.get(f"{W}val") == "0"


def test_a_table_repeats_its_head_and_says_what_it_shows(write: Write) -> None:
    package = write()
    tables = package.find("//w:tbl[w:tblPr/w:tblLook]")
    assert len(tables) == 2
    assert len(package.find("//w:tbl")) == len(package.find("//w:tblDescription"))
    for table in tables:
        rows = table.findall(f"{W}tr")
        assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        widths = [int(column.get(f"{W}w") or 0) for column in table.iter(f"{W}gridCol")]
        assert sum(widths) == 9015


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_row_with_more_or_fewer_cells_than_columns_loses_nothing(write: Write, count: int) -> None:
    cells = tuple(((Run(f"cell {number}"),),) for number in range(count))
    package = write(Table((Column("A", 1), Column("B", 1)), (Row(cells),), "A table"))
    row = package.find("//w:tr")[1]
    assert len(row.findall(f"{W}tc")) == 2
    assert text_of(row) == "".join(f"cell {number}" for number in range(count))


def test_a_rows_colour_is_a_rule_at_the_left_of_its_first_cell(write: Write) -> None:
    cells = (((Run("a"),),), ((Run("b"),),))
    package = write(Table((Column("A", 1), Column("B", 1)), (Row(cells, 2), Row(cells)), "A table"))
    styles = [style.get(f"{W}val") for style in package.find("//w:tc/w:p/w:pPr/w:pStyle")]
    assert [style for style in styles if style not in {"TableHead", "TableText"}] == ["TableTextUnit3"]
    rule = package.rule_of("TableTextUnit3")
    assert (rule.get(f"{W}color"), rule.get(f"{W}sz")) == ("EE8866", "18")
    assert package.find("//w:tcBorders") == [], "rules at the cells' edges would run on from row to row"


def test_a_column_is_as_wide_as_the_longest_word_of_its_head(write: Write) -> None:
    columns = (Column("Reference", 60), Column("Method", 1), Column("Date", 20))
    package = write(Table(columns, (), "A table"))
    widths = [int(column.get(f"{W}w") or 0) for column in package.find("//w:gridCol")]
    assert sum(widths) == 9015
    # Bold letters of 8.5 points, and the room beside them.
    assert widths[1] >= 20 * Letters(8.5, bold=True).width("Method") + 140
    assert widths[0] > widths[2] > widths[1]


def test_unit_criterion_and_quote_stand_at_a_rule_in_the_units_colour(write: Write) -> None:
    package = write(
        UnitHeading("103", "Purpose", 1, "u"),
        CriterionHeading("2.1", "Explain", 1, "c", ((Run("one of two"),),)),
        Quote("Words\nin two lines\n\nand two paragraphs", (Run("E001"),), 1, "why"),
    )
    colours = [rule.get(f"{W}color") for rule in package.find("//w:pBdr/w:left")]
    assert colours == ["44BB99"] * 2
    assert package.paragraphs("QuoteUnit2") == ["Words\nin two lines", "and two paragraphs"]
    assert package.paragraphs("QuoteSourceUnit2") == ["E001", "why"]
    assert {package.rule_of(style).get(f"{W}color") for style in ("QuoteUnit2", "QuoteSourceUnit2")} == {"44BB99"}
    assert package.paragraphs("CriterionNote") == ["one of two"]


def test_a_state_is_a_sign_in_a_font_that_has_it_and_a_word(write: Write) -> None:
    package = write(Paragraph(tuple(StateRun(state) for state in State)))
    assert package.paragraphs() == [
        "○\u00a0none◐\u00a0partly●\u00a0claimed✓\u00a0met✗\u00a0not yet met↪\u00a0to re-check"
    ]
    signs = package.find("//w:r[w:rPr/w:rFonts[@w:hAnsi='Segoe UI Symbol']]")
    assert "".join(text_of(sign) for sign in signs) == "○◐●✓✗↪"


def test_a_page_reference_is_a_field_in_a_link(write: Write) -> None:
    package = write(Heading("Here", 1, "here"), Paragraph((PageRef("here", Tone.SMALL, "page "),)))
    (link,) = package.find("//w:hyperlink")
    assert text_of(link) == "page 1"
    assert link.get(f"{W}anchor") == "here"
    (field,) = package.find("//w:fldSimple")
    assert field.get(f"{W}instr") == " PAGEREF here \\h "


def test_contents_list_the_headings_of_two_levels_each_with_its_page(write: Write) -> None:
    package = write()
    assert package.paragraphs("TOC1", "TOC2") == [
        "1\tMapping grid\t2",
        "103 Purpose, factors and referral\t2",
        "2\tThe criteria and their proof\t3",
        "3\tA returned kettle and a long queue\t4",
        "Result\t4",
    ]
    kinds = [element.get(f"{W}fldCharType") for element in package.find("//w:sdt//w:fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_words_from_the_right_are_set_so(write: Write) -> None:
    package = write(Paragraph((Run("مرحبا بالعالم and back"),)), Paragraph((Run("Hello مرحبا"),)))
    first, second = package.find("//w:body/w:p")
    assert first.find(f"{W}pPr/{W}bidi") is not None
    assert second.find(f"{W}pPr/{W}bidi") is None
    turned = package.find("//w:r[w:rPr/w:rtl]")
    assert [text_of(run) for run in turned] == ["مرحبا بالعالم", "مرحبا"]
