"""The rough layout that fills in page numbers and sets codes beside lines."""

import pytest

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.documents.report import (
    Column,
    CriterionHeading,
    Heading,
    Mark,
    PageRef,
    Paragraph,
    Role,
    Row,
    Run,
    Table,
    Tone,
    mark_up,
)
from portfolio_app.exporters.word.boxes import Boxes
from portfolio_app.exporters.word.flow import Box, Flow
from portfolio_app.exporters.word.lines import Letters, LineCounter
from portfolio_app.exporters.word.places import find_places
from portfolio_app.exporters.word.setting import setting_of
from tests.exporters.word.conftest import Write, rendered
from tests.exporters.word.reading import W


def laid_out(*boxes: Box, height: float = 100) -> dict[str, int]:
    found: dict[str, int] = {}
    flow = Flow(height, found.__setitem__)
    for box in boxes:
        flow.add(box)
    flow.settle()
    return found


def box(name: str, lines: int, **more: float | bool) -> Box:
    made = Box(lines, 10, anchors=((name, 0), (f"{name} end", lines - 1)))
    for key, value in more.items():
        setattr(made, key, value)
    return made


def test_a_paragraph_runs_on_to_the_next_page() -> None:
    assert laid_out(box("a", 6), box("b", 6)) == {"a": 1, "a end": 1, "b": 1, "b end": 2}


def test_no_line_is_left_alone() -> None:
    assert laid_out(box("a", 9), box("b", 6))["b"] == 2
    assert laid_out(box("a", 7), box("b", 4), box("c", 8))["c"] == 2, "two of four lines went over, not one"


def test_a_heading_goes_with_what_it_stands_above() -> None:
    found = laid_out(box("a", 8), box("heading", 1, keep_next=True, keep_lines=True), box("b", 4))
    assert found["heading"] == 2


def test_of_two_spaces_the_larger_counts() -> None:
    assert laid_out(box("a", 4, after=10), box("b", 5, before=10))["b end"] == 1


def test_a_row_on_a_new_page_stands_under_the_repeated_head() -> None:
    rows = [box(f"row {number}", 3, keep_lines=True, head=20) for number in range(6)]
    found = laid_out(*rows)
    assert [found[f"row {number}"] for number in range(6)] == [1, 1, 1, 2, 2, 3]


def test_a_paragraph_longer_than_pages_is_cut() -> None:
    assert laid_out(box("a", 25)) == {"a": 1, "a end": 3}


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("word " * 10, 1), ("a\nb\nc", 3), ("word " * 200, 12), ("你" * 100, 3), ("unbroken" * 40, 4)],
    ids=["nothing", "few words", "line ends", "many words", "Chinese", "one long word"],
)
def test_lines_are_counted(text: str, lines: int) -> None:
    counter = LineCounter(450.75)
    counter.advance(text, Letters(10.5))
    assert counter.line + 1 == lines


def made(text: str, *starts: int) -> tuple[Mark, ...]:
    return tuple(
        Mark(start, start + 4, f"1.{number}", number, f"m{number}", "", "c", "A", "2026-01-01")
        for number, start in enumerate(starts)
    )


def test_a_code_stands_at_the_line_where_its_passage_begins(write: Write) -> None:
    text = "word " * 60
    (paragraph, *_) = write(*mark_up(text, made(text, 200))).find("//w:p[w:pPr/w:framePr]")
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    assert frame is not None
    assert frame.get(f"{W}y") == str(2 * 300 + 40)


def test_a_short_paragraph_with_many_codes_leaves_room_for_them(write: Write) -> None:
    text = "some words here to claim"
    package = write(*mark_up(text, made(text, 0, 5, 11, 15)))
    (space,) = package.find("//w:p[w:pPr/w:pStyle[@w:val='BodyText']]/w:pPr/w:spacing")
    assert int(space.get(f"{W}after") or 0) == 4 * 220 - 300


def test_codes_stay_on_the_page_that_the_paragraph_begins_on() -> None:
    filler = [Paragraph((Run("word"),)) for _ in range(32)]
    text = "word " * 200
    blocks = (*filler, *mark_up(text, made(text, 900)))
    placed = find_places(blocks, None, setting_of(Layout())).laid[32].boxes[0]
    assert placed.first < placed.lines
    assert placed.anchors[0][1] >= placed.first


def test_criteria_without_evidence_are_not_kept_together() -> None:
    criteria = [CriterionHeading(f"1.{n}", "Explain", 0, f"c{n}", ((Run("none"),),)) for n in range(100)]
    pages = find_places(criteria, None, setting_of(Layout())).pages
    assert pages["c0"] == 1
    assert pages["c99"] > 3
    chain = [box.keep_next for box in Boxes(criteria, setting_of(Layout())).lay(0).boxes]
    assert chain == [True, False]


def test_a_criterion_goes_with_the_table_below_it(write: Write) -> None:
    heading = CriterionHeading("1.1", "Explain", 0, "here", ((Run("claimed"),),))
    table = Table(
        (Column("E001", 1), Column("A kettle", 1)), (Row((((Run("Task"),),), ((Run("words"),),))),), "A story"
    )
    package = write(heading, table)
    assert not package.find("//w:p[w:pPr/w:pStyle/@w:val='CriterionNote']/w:pPr/w:keepNext")
    # Wherever the page ends, both stand on one side of it: the row's words are on the page of the heading.
    for count in range(20, 60):
        filler = [Paragraph((Run("word"),)) for _ in range(count)]
        row = Row(table.rows[0].cells, anchor="row")
        blocks = (*filler, heading, Table(table.columns, (row,), "A story"))
        pages = find_places(blocks, None, setting_of(Layout())).pages
        assert pages["here"] == pages["row"]


def test_a_short_page_number_is_measured_as_it_is() -> None:
    """The line that holds it breaks where the number does not fit, and what follows moves."""
    setting = setting_of(Layout())
    words, letters = "i ", Letters(9)
    while letters.width(f"{words}i p. 9") < setting.tall.text_width / 20:
        words += "i "
    line = (Run(words, Tone.MUTED), PageRef("here"))
    short, long = (Boxes([Paragraph(line, Role.NOTE)], setting, {"here": page}) for page in (9, 1000))
    assert [boxes.lay(0).boxes[0].lines for boxes in (short, long)] == [1, 2]
    (box,) = long.lay(0).boxes
    assert long.amend({"here": 9})
    assert box.lines == 1
    assert not long.amend({"here": 9})


def test_no_gap_after_a_table_makes_a_page_of_its_own() -> None:
    """Before what begins a new page the gap is as good as none."""
    table = Table((Column("Code", 1),), (Row((((Run("1.1"),),),)),), "Codes")
    part = Heading("Part", 1, "part")
    least = '</w:tbl><w:p><w:pPr><w:pStyle w:val="TableEnd"/><w:spacing w:line="20" w:lineRule="exact"/>'
    assert least in rendered(part, table, Heading("Next", 1, "next"))
    assert least not in rendered(part, table, table)
    before = ((table,), (table, part))
    assert [Boxes(blocks, setting_of(Layout())).lay(0).boxes[-1].height for blocks in before] == [8, 1]


def test_short_parts_share_a_page_and_the_file_says_so() -> None:
    parts = [Heading("First", 1, "first"), Paragraph((Run("few words"),)), Heading("Second", 1, "second")]
    filler = [Paragraph((Run("word"),)) for _ in range(24)]
    blocks = (*parts, *filler, Heading("Third", 1, "third"))
    pages = find_places(blocks, None, setting_of(Layout())).pages
    assert (pages["first"], pages["second"], pages["third"]) == (1, 1, 2)
    xml = rendered(*blocks)
    assert xml.count("<w:pageBreakBefore/>") == 2
    assert xml.count('<w:pageBreakBefore w:val="0"/><w:spacing w:before="600"/>') == 1


def test_an_account_shares_a_page_only_where_little_stands_on_it() -> None:
    for count, page in ((10, 1), (25, 2)):
        filler = [Paragraph((Run("word"),)) for _ in range(count)]
        account = Heading("An account", 2, "here", (Run("E001"),), new_page=True)
        assert find_places((*filler, account), None, setting_of(Layout())).pages["here"] == page
