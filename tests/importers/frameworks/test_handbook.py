from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.importers.frameworks.document import read_pdf, read_text, read_word
from portfolio_app.importers.frameworks.found import Asked
from tests.importers.frameworks.handbooks import PDF_LAYOUTS, UNITS, write_pdf, write_word

Shape = list[tuple[str, str, list[tuple[str, str, list[tuple[str, str]]]]]]

EXPECTED: Shape = [
    (
        code,
        title,
        [(o, words, [(f"{o}.{n}", text) for n, text in enumerate(criteria, 1)]) for o, words, criteria in outcomes],
    )
    for code, title, outcomes in UNITS
]


def shape(framework: Framework) -> Shape:
    return [
        (u.code, u.title, [(o.code, o.title, [(c.code, c.text) for c in o.criteria]) for o in u.outcomes])
        for u in framework.units
    ]


@pytest.mark.parametrize("layout", PDF_LAYOUTS)
def test_every_criterion_of_a_pdf_is_found_in_its_order(tmp_path: Path, layout: str) -> None:
    write_pdf(layout, tmp_path / "handbook.pdf")
    found = read_pdf(tmp_path / "handbook.pdf", Asked())
    assert shape(found.framework) == EXPECTED
    assert (found.framework.code, found.framework.title) == ("601-1234-5", "Level 2 Diploma in Customer Service")


@pytest.mark.parametrize("layout", ["numbered lists", "table"])
def test_every_criterion_of_a_word_file_is_found_in_its_order(tmp_path: Path, layout: str) -> None:
    write_word(layout, tmp_path / "handbook.docx")
    assert shape(read_word(tmp_path / "handbook.docx", Asked()).framework) == EXPECTED


def test_heads_and_numbers_of_pages_in_copied_text_are_no_part_of_a_criterion() -> None:
    text = """Rail Engineering Award 2026
Uned SHC 0412 – Track safety (Diogelwch)
The learner will
1 Understand track safety
The learner can
1.1
Describe the role of the
COSS
1.2
Explain limits of
Rail Engineering Award 2026
Page 12 of 80
clearance
2 Be able to work near the line
2.1
Follow a safe system of work
"""
    found = read_text(text, "rail.txt", "rail", Asked())
    (unit,) = found.framework.units
    assert (unit.code, unit.title) == ("SHC-0412", "Track safety (Diogelwch)")
    assert [(c.code, c.text) for c in unit.criteria] == [
        ("1.1", "Describe the role of the COSS"),
        ("1.2", "Explain limits of clearance"),
        ("2.1", "Follow a safe system of work"),
    ]
    assert any("heads and feet of pages are left out: Rail" in problem.message for problem in found.problems)


def test_a_portfolio_that_this_program_made_is_no_list_of_criteria(tmp_path: Path) -> None:
    path = tmp_path / "Portfolio.pdf"
    canvas = Canvas(str(path))
    canvas.setProducer("Portfolio Evidence Mapper")
    for number, line in enumerate(("Unit 1: Serve customers", "1.1 Describe a product", "1.2 Explain its price")):
        canvas.drawString(72, 760 - 40 * number, line)
    canvas.save()
    with pytest.raises(InputError, match="a portfolio that this program made, not a list of criteria"):
        read_pdf(path, Asked())
