import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from portfolio_app.domain.portfolio import FirstLook
from portfolio_app.services.first_look import look_at
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import create_workspace


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    path = tmp_path / "Ann.portfolio"
    with create_workspace(path, make_portfolio("Ann", programme="Level 2"), bundled()) as workspace:
        workspace.accounts.create("One")
        workspace.accounts.create("Two")
        workspace.accounts.remove("E001")
    return path


def test_a_first_look_tells_whose_it_is_and_what_is_in_it(portfolio: Path) -> None:
    units = tuple(unit.title for framework in bundled() for unit in framework.units)
    criteria = sum(len(framework.criteria) for framework in bundled())
    assert look_at(portfolio) == FirstLook("Ann", "Level 2", 1, criteria, units)


def test_a_first_look_leaves_the_file_as_it_is(portfolio: Path) -> None:
    before = portfolio.read_bytes()
    look_at(portfolio)
    assert portfolio.read_bytes() == before
    assert [path.name for path in portfolio.parent.iterdir()] == [portfolio.name]


def test_what_is_no_portfolio_tells_nothing(tmp_path: Path) -> None:
    letter = tmp_path / "letter.portfolio"
    letter.write_text("hello " * 100)
    other = tmp_path / "other.portfolio"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE portfolio (learner TEXT)")
    assert [look_at(path) for path in (letter, other, tmp_path, tmp_path / "none")] == [None] * 4


def test_a_portfolio_that_lost_its_rows_tells_nothing(portfolio: Path) -> None:
    with closing(sqlite3.connect(portfolio)) as connection:
        connection.execute("DELETE FROM portfolio")
        connection.commit()
    assert look_at(portfolio) is None


def test_nobody_waits_for_a_file_in_use(portfolio: Path) -> None:
    with closing(sqlite3.connect(portfolio, isolation_level=None)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert look_at(portfolio) is None
