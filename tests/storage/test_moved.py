"""A portfolio that is moved or replaced while it is open: nothing is written to what stands in its place."""

import os
from pathlib import Path

import pytest

from portfolio_app.domain.errors import FileError
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.services.witnesses.witnesses import Witnesses
from portfolio_app.storage.database import Database

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere an open file cannot be replaced")


def test_a_file_put_in_its_place_is_not_written_to_while_something_else_is_read(tmp_path: Path) -> None:
    path, other = tmp_path / "Ann.portfolio", tmp_path / "Ben.portfolio"
    Database.create(other, make_portfolio("Ben")).close()
    with Database.create(path, make_portfolio("Ann")) as database:
        with database.unit_of_work(reading=True) as reading:
            assert reading.portfolio.get().learner == "Ann"
            other.replace(path)
            before = path.read_bytes()
            with pytest.raises(FileError, match="was moved, deleted or replaced meanwhile"):
                Witnesses(database).add(Witness(0, "Pat Lee"))
        database.shrink()
    assert path.read_bytes() == before
