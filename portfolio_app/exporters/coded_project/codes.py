"""The codes of a coded project as a table; the columns name and description are those that Taguette reads."""

from collections import Counter
from pathlib import Path

from portfolio_app.domain.coded_projects.building import CodedPortfolio
from portfolio_app.exporters.csv_table import write_csv

_HEAD = ("name", "description", "framework", "unit", "criterion", "passages")


def write_codes(coded: CodedPortfolio, path: Path) -> None:
    """Write the table; raises FileError."""
    passages = Counter(passage.code for source in coded.project.sources for passage in source.passages)
    rows = [
        (code.name, code.text, *code.above, coded.criteria[code.guid].rsplit("/", 1)[-1], str(passages[code.guid]))
        for code in coded.project.codes
    ]
    write_csv([_HEAD, *rows], path)
