from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, StarText
from portfolio_app.domain.frameworks.framework import (
    Concept,
    Criterion,
    CriterionKind,
    Framework,
    Guidance,
    Need,
    Outcome,
    Unit,
)
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.storage.database import Database

NOW = "2026-11-20T18:30:00Z"
IDENTITY = "2f1c1f7e-0000-4000-8000-000000000001"


@pytest.fixture(autouse=True)
def user_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "user data"
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(folder))
    return folder


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Zoë 100% #1?.portfolio"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    with Database.create(path, portfolio()) as made:
        yield made


@pytest.fixture
def closed(path: Path) -> Path:
    """A portfolio with a framework and an account, closed again."""
    with Database.create(path, portfolio()) as made, made.unit_of_work() as unit:
        unit.frameworks.add(framework())
        unit.accounts.add(account(), NOW)
        unit.commit()
    return path


@pytest.fixture
def stored(database: Database) -> Callable[[ReflectiveAccount], ReflectiveAccount]:
    def store(value: ReflectiveAccount) -> ReflectiveAccount:
        with database.unit_of_work() as unit:
            kept = unit.accounts.add(value, NOW)
            unit.commit()
        return kept

    return store


def portfolio() -> Portfolio:
    return Portfolio(IDENTITY, "Zoë O’Neill", NOW, programme="Customer Service")


def framework(code: str = "CS103") -> Framework:
    criteria = (
        Criterion(f"{code}/103/1.1", "1.1", "Explain “good” service", CriterionKind.KNOWLEDGE, "explain"),
        Criterion(
            f"{code}/103/1.10",
            "1.10",
            "Show it",
            CriterionKind.PERFORMANCE,
            needs=(Need("internal factor", 2), Need("external factor", 2)),
            assessed_by="employer",
            core=True,
        ),
    )
    guidance = Guidance("What it is", (Concept("SLA", "a promise"), Concept("", "no term")), ("Tip",), ("Mistake",))
    units = (
        Unit("103", "Service", (Outcome("1", "Know", criteria), Outcome("2", "Nothing yet", ())), guidance),
        Unit("104", "Empty", ()),
    )
    return Framework(code, "Customer Service", "2.1", units, level=2, source="made up", attribution="us")


def account(title: str = "The angry customer", **sections: str) -> ReflectiveAccount:
    text = (
        StarText(**sections) if sections else StarText("A till queue", "To calm her", "I listened", "Calm", "Breathe")
    )
    evidence = Evidence(0, EvidenceKind.ACCOUNT, title, date(2026, 3, 4), "RA")
    return ReflectiveAccount(evidence, "Shop floor", text)
