"""Frameworks are read once, and never out of date."""

from pathlib import Path

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.storage.database import Database

LEARNER = Portfolio("00000000-0000-4000-8000-000000000000", "Ann", "2026-01-01T00:00:00Z")


def named(code: str) -> Framework:
    return Framework(code, f"Title of {code}", "1.0", ())


def codes(database: Database) -> list[str]:
    with database.unit_of_work(reading=True) as unit:
        return [framework.code for framework in unit.frameworks.all()]


def test_a_change_is_seen_by_itself_at_once_and_by_others_when_committed(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.portfolio", LEARNER) as database:
        assert codes(database) == []
        with database.unit_of_work() as unit:
            unit.frameworks.add(named("A"))
            assert [framework.code for framework in unit.frameworks.all()] == ["A"]
            assert codes(database) == []
            unit.commit()
        assert codes(database) == ["A"]
        with database.unit_of_work() as unit:
            unit.frameworks.remove("A")
            unit.commit()
        assert codes(database) == []


def test_what_was_rolled_back_is_forgotten(tmp_path: Path) -> None:
    with Database.create(tmp_path / "a.portfolio", LEARNER) as database:
        with database.unit_of_work() as unit:
            unit.frameworks.add(named("A"))
            assert unit.frameworks.get("A")
        assert codes(database) == []


def test_a_reader_of_another_process_sees_changes(tmp_path: Path) -> None:
    path = tmp_path / "a.portfolio"
    with Database.create(path, LEARNER) as writer, Database.open(path, read_only=True) as reader:
        assert codes(reader) == []
        with writer.unit_of_work() as unit:
            unit.frameworks.add(named("A"))
            unit.commit()
        assert codes(reader) == ["A"]
