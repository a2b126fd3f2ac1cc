"""What an overview shows before a portfolio is opened is what it shows afterwards, or nothing at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.decisions.decision import Verdict
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.domain.progress.state import State
from portfolio_app.services.early_overview import RECENT, look_over
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign, decide

Change = Callable[[Workspace], object]


def rewrite(workspace: Workspace) -> None:
    account = workspace.accounts.get("E001")
    workspace.accounts.write(replace(account, text=account.text.with_section(Section.ACTION, "I rang the manager.")))


CHANGES: dict[str, Change] = {
    "nothing": lambda workspace: None,
    "the account removed": lambda workspace: workspace.accounts.remove("E001"),
    "a framework archived": lambda workspace: workspace.frameworks.archive("CS103"),
    "a claim taken back": lambda workspace: workspace.claims.withdraw([1]),
    "words rewritten": rewrite,
    "decisions undone": lambda workspace: workspace.decisions.undo(workspace.decisions.all()),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("accepted", [True, False])
def test_it_shows_what_the_opened_portfolio_shows(
    workspace: Workspace, signed: Sign, change: str, accepted: bool
) -> None:
    decision = decide(workspace, MANAGER, Verdict.MET if accepted else Verdict.NOT_YET_MET)
    claims = tuple(replace(each, accepted=accepted) for each in decision.claims)
    workspace.decisions.take_in(signed(replace(decision, claims=claims), decide(workspace, LISTENING)).path)
    CHANGES[change](workspace)
    seen = look_over(workspace.path)
    assert seen is not None
    assert seen.learner == "Ann Example"
    assert seen.programme == "Level 2"
    assert seen.frameworks == workspace.frameworks.all()
    assert seen.recent == workspace.accounts.recent(RECENT)
    assert seen.coverage == workspace.overview.coverage()


def test_feedback_on_what_is_not_yet_met_is_there(workspace: Workspace, signed: Sign) -> None:
    workspace.decisions.take_in(signed(decide(workspace, MANAGER, Verdict.NOT_YET_MET)).path)
    seen = look_over(workspace.path)
    assert seen is not None
    (entry,) = (each for each in seen.coverage.criteria if each.state is State.NOT_YET_MET)
    assert entry.feedback == "Well done."


def test_many_claims_on_a_criterion_change_nothing_that_is_shown(workspace: Workspace) -> None:
    """Only the first claims are read where they are enough; where they are not, all are."""
    needed = next(each for each in workspace.frameworks.all()[0].criteria if len(each.needs) > 1)
    first, last = needed.needs[0].label, needed.needs[-1].label
    claims = [
        claim
        for start in range(0, 36 * 30, 36)
        for claim in (
            ClaimDraft(LISTENING, Section.ACTION, start, start + 20),
            ClaimDraft(needed.reference, Section.ACTION, start, start + 20, need=first),
        )
    ]
    text = StarText(action="I rang the manager again and again. " * 40)
    (account,) = workspace.accounts.add([AccountDraft("Many calls", date(2026, 3, 3), "", text, tuple(claims))])

    def one_more() -> None:
        draft = ClaimDraft(needed.reference, Section.ACTION, 36, 50, need=last)
        workspace.claims.add_draft(account.evidence.reference, draft)

    for more in (lambda: None, one_more):
        more()
        seen, whole = look_over(workspace.path), workspace.overview.coverage()
        assert seen is not None
        assert seen.coverage.units == whole.units
        assert seen.coverage.gaps() == whole.gaps()
        assert [each.state for each in seen.coverage.criteria] == [each.state for each in whole.criteria]


@pytest.mark.parametrize("content", [b"", b"Dear customer", b"SQLite format 3\0" + b"\xff" * 5000])
def test_of_what_is_no_portfolio_nothing_is_shown(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.portfolio"
    path.write_bytes(content)
    assert look_over(path) is None
    assert path.read_bytes() == content
    assert look_over(tmp_path / "none.portfolio") is None
    assert look_over(tmp_path) is None


@pytest.mark.parametrize(
    "altered",
    [
        "UPDATE alembic_version SET version_num = '0001'",
        "PRAGMA application_id = 7",
        "DROP TABLE claims",
        "UPDATE evidence SET produced_on = 'soon'",
        "UPDATE decisions SET verdict = 'splendid'",
    ],
)
def test_of_a_portfolio_of_another_version_or_altered_nothing_is_shown_that_is_wrong(
    workspace: Workspace, signed: Sign, altered: str
) -> None:
    workspace.decisions.take_in(signed().path)
    path = workspace.path
    before = look_over(path)
    workspace.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(altered)
        connection.commit()
    assert look_over(path) in (None, before)
