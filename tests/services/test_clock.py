"""One day for one moment: lists, findings, packs and signed statements agree, in whatever zone the computer is."""

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from portfolio_app.domain.progress.finding import Kind
from portfolio_app.domain.progress.readiness import Holdings, findings
from portfolio_app.domain.time import day_of, say_date
from portfolio_app.domain.witnesses.statement import StatementState
from portfolio_app.services.clock import now, today
from portfolio_app.services.witnesses.signing import SigningDay
from portfolio_app.ui.progress.next_steps import when
from portfolio_app.ui.witnesses.witness_rows import state_sentence
from tests.services.packs.conftest import SMALL
from tests.services.witnesses.witnessing import ask, portfolio, what_they_said
from tests.zones import in_zone

LATE = "2026-06-30T23:30:00Z"
HERE = {
    "Europe/London": date(2026, 7, 1),
    "UTC": date(2026, 6, 30),
    "America/New_York": date(2026, 6, 30),
    "Asia/Tokyo": date(2026, 7, 1),
}


@pytest.mark.parametrize("zone", HERE)
def test_lists_findings_and_the_next_step_name_one_day(tmp_path: Path, zone: str) -> None:
    with in_zone(zone), portfolio(tmp_path) as workspace:
        asked = replace(ask(workspace), state=StatementState.ASKED, asked_at=LATE)
        said = say_date(HERE[zone])
        found = findings(workspace.overview.coverage(), Holdings(statements=(asked,)), today())
        (message,) = [finding.message for finding in found if finding.kind is Kind.UNSIGNED]
        assert said in message
        assert said in state_sentence(asked)
        assert when(LATE, HERE[zone]) == "today"


@pytest.mark.parametrize("zone", HERE)
def test_a_pack_says_the_day_of_its_maker(tmp_path: Path, zone: str) -> None:
    target = tmp_path / "pack.zip"
    with in_zone(zone), portfolio(tmp_path) as workspace:
        workspace.packs.make(target, LATE, SMALL)
    with zipfile.ZipFile(target) as archive:
        assert say_date(HERE[zone]) in archive.read("START HERE.html").decode()


def test_a_statement_is_signed_on_the_day_of_the_computer(tmp_path: Path) -> None:
    with in_zone("Europe/London"), portfolio(tmp_path) as workspace:
        ask(workspace)
        day = SigningDay(datetime(2046, 6, 30, 23, 30, tzinfo=UTC).astimezone())
        version = workspace.statements.sign("E001", what_they_said(), day=day).latest
        assert version is not None
        assert "1 July 2046 at 00:30" in version.origin
        assert day_of(version.signed_at) == date(2046, 7, 1)


def test_now_is_today() -> None:
    before = today()
    assert before <= (day_of(now()) or date.max) <= today()
