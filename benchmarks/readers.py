"""Reading what frameworks are kept in: the whole file of standards, the catalogue of it, and 20,000 competencies."""

import csv
import tempfile
from pathlib import Path

from benchmarks.measure import Cost, cost_of, head, line
from benchmarks.standards_file import make_standards_file

COMPETENCIES = 20_000
_LEAST = 1000
_HEADS = ("Parent ID number", "ID number", "Short name", "Description", "Description format", "Scale values")
_REST = ("Scale configuration", "Rule type", "Rule outcome", "Rule config", "Cross-references", "Exported ID")


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "standards.json"
        records = make_standards_file(saved)
        head(f"The file of all standards: {records:,} records, {saved.stat().st_size / 1e6:.0f} million bytes")
        _say("listed", cost_of("benchmarks.readers:list_standards", str(saved)), "at most 6 s, 300 MB")
        _say("one standard picked", cost_of("benchmarks.readers:pick", str(saved), "ST0400"), "at most 6 s, 300 MB")
        data = Path(folder) / "data"
        made = cost_of("benchmarks.readers:make_catalogue", str(saved), str(data))
        size = (data / "standards.catalogue").stat().st_size / 1e6
        _say(f"packed into a catalogue of {size:.1f} MB", made, "a few MB")
        _say("searched and one standard taken", cost_of("benchmarks.readers:search", str(data)), "")
        table = Path(folder) / "competencies.csv"
        write_competencies(table)
        head(f"A framework of {COMPETENCIES:,} competencies (Moodle CSV)")
        into = Path(folder) / "large.portfolio"
        _say("imported into a portfolio", cost_of("benchmarks.readers:take_in", str(table), str(into)), "at most 5 s")


def list_standards(path: str) -> None:
    """List what a file of many standards holds."""
    from portfolio_app.services.frameworks.reading import Asked, ManyError, read_framework_from

    found = 0
    try:
        read_framework_from(Path(path), Asked())
    except ManyError as error:
        found = len(error.listings)
    if found < _LEAST:
        raise SystemExit("the file was not read; its figure would mislead")


def pick(path: str, code: str) -> None:
    """Read one standard of many."""
    from portfolio_app.services.frameworks.reading import Asked, read_framework_from

    read_framework_from(Path(path), Asked(pick=code))


def make_catalogue(path: str, data: str) -> None:
    """Make the catalogue, in a folder of data of its own."""
    _use(data)
    from portfolio_app.services.frameworks.catalogue import install_catalogue

    install_catalogue(Path(path))


def search(data: str) -> None:
    """Search the catalogue, and take what comes first."""
    _use(data)
    from portfolio_app.services.frameworks.catalogue import read_catalogue, standard_of

    standard_of(read_catalogue().find("patient level 4")[0])


def take_in(table: str, portfolio: str) -> None:
    """Read a table, and put its framework into a new portfolio."""
    from portfolio_app.services.frameworks.reading import Asked, read_framework_from
    from portfolio_app.services.portfolios import make_portfolio
    from portfolio_app.workspace import create_workspace

    framework = read_framework_from(Path(table), Asked()).framework
    with create_workspace(Path(portfolio), make_portfolio("Ann")) as workspace:
        workspace.frameworks.add((framework,))


def _use(data: str) -> None:
    import os

    os.environ["PORTFOLIO_APP_DATA"] = data


def _say(what: str, cost: Cost, limit: str) -> None:
    line(what, f"{cost.cpu:.1f} s CPU, {cost.memory:.0f} MB", limit)


def write_competencies(path: Path) -> None:
    """Write a tree of areas, each with fifty competencies."""
    blanks = [""] * len(_REST)
    rows = [["", "ALL", "All competencies", "", "1", "", *blanks, "1", ""]]
    for number in range(COMPETENCIES):
        area = f"A{number // 50}"
        if number % 50 == 0:
            rows.append(["", area, f"Area {area}", "", "1", "", *blanks, "", ""])
        words = f"Competency {number}: does what is asked for at work, as the rules of the house say."
        rows.append([area, f"C{number}", f"Competency {number}", words, "1", "", *blanks, "", ""])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([[*_HEADS, *_REST, "Is framework", "Taxonomy"], *rows])
