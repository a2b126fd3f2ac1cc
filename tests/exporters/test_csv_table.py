"""Tables as comma-separated values."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.services.documents.tables import save_table


def test_cells_come_back_and_none_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    save_table([["Criterion", "E001"], ["=1+1", "●"], ["-2", '“a, b”\n"c"'], ["@x", "+y"]], path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [["Criterion", "E001"], ["'=1+1", "●"], ["'-2", '“a, b”\n"c"'], ["'@x", "'+y"]]
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="could not be written"):
        save_table([["a"]], tmp_path / "missing" / "map.csv")


def test_a_failure_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "map.csv"
    path.write_text("former")

    def rows() -> Iterator[list[str]]:
        yield ["first"]
        raise OSError(28, "No space left on device")

    with pytest.raises(FileError, match="No space left"):
        save_table(rows(), path)
    assert path.read_text() == "former"
    assert list(tmp_path.iterdir()) == [path]
