from pathlib import Path

import pytest

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.importers.frameworks.document import read_pdf, read_word
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
