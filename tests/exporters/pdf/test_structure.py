"""The structure tree: everything drawn is in it once, in reading order, and leads back from page to element."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from portfolio_app.domain.documents.report import Block, Column, Heading, PageRef, Row, Run, Table, mark_up
from portfolio_app.exporters.pdf import write_pdf
from tests.exporters.pdf.reports import contents, cover, criteria, mark, page_texts, paragraph, reference, report

Leaf = tuple[str, int, int]


@pytest.fixture(name="pdf")
def _pdf(tmp_path: Path) -> Iterator[pikepdf.Pdf]:
    text = "I repeated the problem in my own words. " * 90
    marks = (mark(text, text[40:2500].strip()), mark(text, "problem in my", "101 1.2", recheck=True))
    rows = tuple(
        Row((((Run(f"cell {n}"),),), ((Run("see "), PageRef("story"), Run(" and "), PageRef("criterion 101 1.1")),)))
        for n in range(60)
    )
    tall = Row((((Run("tall"),),), tuple((Run(f"line {n}"),) for n in range(90))))
    blocks: tuple[Block, ...] = (
        cover(),
        contents(),
        Heading("Grid", 1, "grid"),
        Table((Column("Cell", 1), Column("Place", 2)), (*rows, tall), "Where everything is"),
        *criteria("101 1.1", "101 1.2"),
        Heading("Story", 3, "story"),
        reference("grid"),
        *mark_up(text, marks),
        paragraph("The end."),
    )
    path = tmp_path / "portfolio.pdf"
    assert write_pdf(report(*blocks), path) == ()
    with pikepdf.open(path) as pdf:
        yield pdf


def _leaves(element: pikepdf.Object, parent: pikepdf.Object | None = None) -> Iterator[Leaf]:
    """Walk the tree; yield (kind, page or annotation object, content number or -1)."""
    assert isinstance(element, pikepdf.Dictionary)
    assert parent is None or element.P.objgen == parent.objgen
    page = element.get("/Pg")
    for kid in element.get("/K", []):
        if isinstance(kid, int):
            assert page is not None
            yield str(element.S), page.objgen[0], int(kid)
        elif kid.get("/Type") == "/MCR":
            yield str(element.S), kid.Pg.objgen[0], int(kid.MCID)
        elif kid.get("/Type") == "/OBJR":
            yield str(element.S), kid.Obj.objgen[0], -1
        else:
            yield from _leaves(kid, element)


def _contents(page: pikepdf.Page) -> list[int]:
    numbers: list[int] = []
    depth = 0
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("BDC", "BMC"):
            depth += 1
            assert depth == 1
            if str(operator) == "BDC":
                numbers.append(int(operands[1].MCID))
        elif str(operator) == "EMC":
            depth -= 1
        elif str(operator) in ("Tj", "f", "S", "B"):
            assert depth == 1, "everything drawn belongs to an element or is decoration"
    assert depth == 0
    return numbers


def test_all_content_is_in_the_tree_exactly_once(pdf: pikepdf.Pdf) -> None:
    leaves = [(page, number) for _, page, number in _leaves(pdf.Root.StructTreeRoot.K) if number >= 0]
    drawn = [(page.objgen[0], number) for page in pdf.pages for number in _contents(page)]
    assert len(set(leaves)) == len(leaves)
    assert set(leaves) == set(drawn)


def test_every_annotation_is_in_the_tree_exactly_once(pdf: pikepdf.Pdf) -> None:
    listed = [page for kind, page, number in _leaves(pdf.Root.StructTreeRoot.K) if number < 0]
    there = [entry.objgen[0] for page in pdf.pages for entry in page.get("/Annots", [])]
    assert sorted(listed) == sorted(there)
    assert len(there) > 120


def test_pages_and_annotations_lead_back_to_their_elements(pdf: pikepdf.Pdf) -> None:
    parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        owners = parents[int(page.StructParents)]
        assert len(owners) == len(_contents(page))
        assert all("/S" in owner for owner in owners)
        for annotation in page.get("/Annots", []):
            assert str(parents[int(annotation.StructParent)].S) in ("/Link", "/Annot")


def test_tables_and_headings_say_what_they_are(pdf: pikepdf.Pdf) -> None:
    kinds = {kind for kind, _, _ in _leaves(pdf.Root.StructTreeRoot.K)}
    assert {"/H1", "/H2", "/P", "/TH", "/TD", "/Link", "/Annot"} <= kinds
    assert "/H4" not in kinds
    tables = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Table"]
    assert [str(part.S) for part in tables[1].K] == ["/THead", "/TBody"]
    assert [str(cell.A.Scope) for cell in tables[1].K[0].K[0].K] == ["/Column", "/Column"]


def test_a_cell_is_read_in_its_order_though_its_page_numbers_come_late(pdf: pikepdf.Pdf) -> None:
    table = [kid for kid in pdf.Root.StructTreeRoot.K.K if kid.S == "/Table"][1]
    for row in list(table.K[1].K)[:60]:
        parts = ["Link" if not isinstance(kid, int) else "text" for kid in row.K[1].K]
        assert parts == ["text", "Link", "text", "Link"]


def _kinds(element: pikepdf.Object) -> list[object]:
    """The element's kind and those of the elements in it."""
    kids = [_kinds(kid) for kid in element.get("/K", []) if not isinstance(kid, int) and "/S" in kid]
    return [str(element.S), *kids]


def test_bullets_and_numbers_are_lists(tmp_path: Path) -> None:
    text = "I did this:\n- rang her\n- wrote it down\n\n1. one\n2. two\n\nThat was all."
    write_pdf(report(Heading("Story", 1), *mark_up(text, (mark(text, "wrote it"),))), tmp_path / "list.pdf")
    with pikepdf.open(tmp_path / "list.pdf") as pdf:
        kids = list(pdf.Root.StructTreeRoot.K.K)
        assert [str(kid.S) for kid in kids] == ["/H1", "/P", "/L", "/L", "/P"]
        assert [str(kid.A.ListNumbering) for kid in kids[2:4]] == ["/Disc", "/Decimal"]
        assert _kinds(kids[3]) == ["/L", *[["/LI", ["/Lbl"], ["/LBody"]]] * 2]
        assert len(kids[2].K) == 2
    words = " ".join(page_texts(tmp_path / "list.pdf")[0].split()).replace("101 1.1 ", "")
    assert "I did this: • rang her • wrote it down" in words
    assert "1. one 2. two That was all." in words
