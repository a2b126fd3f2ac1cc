"""Moodle's competency CSV in its three widths, with heads in any language, parted by commas or semicolons."""

import csv
import io

import pytest

from portfolio_app.importers.frameworks.chooser import read_words
from portfolio_app.importers.frameworks.found import Asked

FRENCH = ("ID de la compétence parente", "Numéro d'identification", "Nom abrégé", "Description")
ENGLISH = ("Parent ID number", "ID number", "Shortname", "Description")
WELSH = ("Rhif y rhiant", "Rhif adnabod", "Enw", "Disgrifiad")
PLACE = {14: 12, 12: 10, 9: 7}
"""Where the mark of the framework stands, by how many columns there are."""


def table(width: int, heads: tuple[str, ...], delimiter: str) -> str:
    def row(parent: str, own: str, short: str, words: str, mark: str = "") -> list[str]:
        cells = [parent, own, short, words, *[""] * (width - 4)]
        cells[PLACE[width]] = mark
        return cells

    rows = [
        [*heads, *(f"Column {number}" for number in range(5, width + 1))],
        row("A", "A.2", "Greets", "<p>Greets customers; smiles</p>"),
        row("", "A", "Area", ""),
        row("", "F", "Our framework", "", "1"),
        row("A", "A.10", "Listens", "Listens to what is said"),
    ]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("width", [14, 12, 9])
@pytest.mark.parametrize("heads", [ENGLISH, FRENCH, WELSH], ids=("English", "French", "Welsh"))
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_each_width_is_read_in_any_language(width: int, heads: tuple[str, ...], delimiter: str) -> None:
    found = read_words(table(width, heads, delimiter), "moodle.csv", "moodle", Asked())
    assert found.framework.title == "Our framework"
    assert [(unit.code, unit.title) for unit in found.framework.units] == [("A", "Area")]
    statements = [(each.code, each.text) for each in found.framework.criteria]
    assert [code for code, _ in statements] == ["A.2", "A.10"]
    assert "Greets customers; smiles" in statements[0][1]
    assert "Listens to what is said" in statements[1][1]
