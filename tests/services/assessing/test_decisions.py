from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.decisions.decision_return import Fate
from portfolio_app.domain.documents.workbook import Sheet
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.progress.state import State
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.signing.manifests import make_key
from portfolio_app.workspace import Workspace, create_workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign, decide


def states(workspace: Workspace) -> dict[str, State]:
    return {entry.criterion.reference: entry.state for entry in workspace.overview.coverage().criteria}


def rewrite(workspace: Workspace, action: str) -> None:
    account = workspace.accounts.get("E001")
    workspace.accounts.write(replace(account, text=account.text.with_section(Section.ACTION, action)))


def test_decisions_are_added_and_coverage_follows(workspace: Workspace, signed: Sign) -> None:
    preview, added = workspace.decisions.take_in(signed().path)
    assert [entry.fate for entry in preview.incoming] == [Fate.NEW, Fate.NEW]
    assert workspace.decisions.all() == added
    assert [decision.receipt.name for decision in added if decision.receipt] == ["back.decisions"] * 2
    found = states(workspace)
    assert (found[LISTENING], found[MANAGER]) == (State.MET, State.NOT_YET_MET)
    standing = workspace.decisions.standings()[LISTENING]
    assert standing.decision == added[0]
    assert not standing.since


def test_the_same_file_twice_changes_nothing(workspace: Workspace, signed: Sign) -> None:
    path = signed().path
    _, added = workspace.decisions.take_in(path)
    for call in (workspace.decisions.take_in, workspace.decisions.preview):
        with pytest.raises(InputError, match=r"^back\.decisions was taken in already on"):
            call(path)
    assert workspace.decisions.all() == added


def test_the_same_decisions_in_another_file_are_not_added_twice(workspace: Workspace, signed: Sign) -> None:
    one, two = decide(workspace, LISTENING), decide(workspace, MANAGER)
    workspace.decisions.take_in(signed(one).path)
    preview, added = workspace.decisions.take_in(signed(one, two, name="again.decisions").path)
    assert [entry.fate for entry in preview.incoming] == [Fate.THERE, Fate.NEW]
    assert [decision.criterion for decision in added] == [MANAGER]
    with pytest.raises(InputError, match="was taken in already"):
        workspace.decisions.take_in(signed(one, two, name="thrice.decisions").path)


def test_undoing_lets_them_count_no_longer_and_redoing_again(workspace: Workspace, signed: Sign) -> None:
    path = signed().path
    _, added = workspace.decisions.take_in(path)
    workspace.decisions.undo(added)
    assert workspace.decisions.all() == ()
    assert states(workspace)[LISTENING] is State.CLAIMED
    workspace.decisions.redo(added)
    assert workspace.decisions.all() == added
    workspace.decisions.undo(added)
    _, again = workspace.decisions.take_in(path)
    assert [decision.criterion for decision in again] == [LISTENING, MANAGER]


def test_decisions_for_another_portfolio_are_refused(workspace: Workspace, signed: Sign, tmp_path: Path) -> None:
    path = signed().path
    with create_workspace(tmp_path / "Other.portfolio", make_portfolio(learner="Bob")) as other:
        with pytest.raises(InputError, match="decisions on another portfolio of Ann Example; nothing was taken in"):
            other.decisions.take_in(path)
        assert other.decisions.all() == ()


def test_an_unknown_criterion_refuses_the_whole_file(workspace: Workspace, signed: Sign) -> None:
    known = decide(workspace, LISTENING)
    with pytest.raises(InputError, match=r"decides on CS999/1/1\.1, which this portfolio does not have"):
        workspace.decisions.take_in(signed(known, replace(known, criterion="CS999/1/1.1")).path)
    assert workspace.decisions.all() == ()


def test_words_changed_since_are_said_before_and_after(workspace: Workspace, signed: Sign) -> None:
    path = signed().path
    rewrite(workspace, "I listened long and well. Then I rang the manager.")
    entries = {entry.decision.criterion: entry for entry in workspace.decisions.preview(path).incoming}
    assert str(entries[LISTENING].since) == "1 claim changed"
    assert not entries[MANAGER].since
    workspace.decisions.take_in(path)
    assert str(workspace.decisions.standings()[LISTENING].since) == "1 claim changed"
    rewrite(workspace, "I listened first. Then I rang the manager.")
    assert not workspace.decisions.standings()[LISTENING].since


def test_a_withdrawn_and_a_new_claim_are_told(workspace: Workspace, signed: Sign) -> None:
    workspace.decisions.take_in(signed().path)
    workspace.claims.add("E001", LISTENING, "He was happy.")
    claim = next(claim for claim in workspace.claims.all() if claim.criterion == MANAGER)
    workspace.claims.withdraw([claim.id])
    found = workspace.decisions.standings()
    assert str(found[LISTENING].since) == "1 claim added"
    assert str(found[MANAGER].since) == "1 claim withdrawn"


def test_two_who_disagree_on_the_same_words_are_shown_and_nobody_wins(workspace: Workspace, signed: Sign) -> None:
    workspace.decisions.take_in(signed(decide(workspace, LISTENING)).path)
    other = decide(workspace, LISTENING, Verdict.NOT_YET_MET, decided_by="Sam Hall", decided_at="2026-03-05T09:00:00Z")
    key = make_key().private
    path = signed(other, key=key, name="sam.decisions").path
    (entry,) = workspace.decisions.preview(path).incoming
    assert [decision.decided_by for decision in entry.against] == ["Jo Field"]
    assert entry.before
    workspace.decisions.take_in(path)
    standing = workspace.decisions.standings()[LISTENING]
    assert standing.decision is None
    assert [decision.decided_by for decision in standing.against] == ["Jo Field", "Sam Hall"]
    assert states(workspace)[LISTENING] is State.CLAIMED
    later = replace(other, verdict=Verdict.MET, decided_at="2026-03-06T09:00:00Z")
    workspace.decisions.take_in(signed(later, key=key, name="later.decisions").path)
    assert states(workspace)[LISTENING] is State.MET
    assert len(workspace.decisions.standings()[LISTENING].history) == 3


def test_another_key_for_the_same_name_is_said(workspace: Workspace, signed: Sign) -> None:
    key = make_key().private
    later = replace(decide(workspace, LISTENING), decided_at="2026-04-01T10:00:00Z")
    workspace.decisions.take_in(signed(decide(workspace, LISTENING), key=key).path)
    same = signed(later, key=key, name="b.decisions")
    assert workspace.decisions.preview(same.path).warnings == ()
    other = signed(later, name="c.decisions")
    assert "signed earlier decisions with another key" in workspace.decisions.preview(other.path).warnings[0]


def test_another_wording_and_version_of_the_criterion_are_said(workspace: Workspace, signed: Sign) -> None:
    made = decide(workspace, LISTENING, wording="Listen", framework_version="0.9")
    preview = workspace.decisions.preview(signed(made).path)
    assert preview.incoming[0].wording
    assert preview.warnings == ("1 criterion was decided under another framework version.",)


def test_what_is_in_the_portfolio_does_not_depend_on_the_file(workspace: Workspace, signed: Sign) -> None:
    path = signed().path
    workspace.decisions.take_in(path)
    path.unlink()
    stored: tuple[Decision, ...] = workspace.decisions.all()
    assert (stored[0].method, stored[0].questions, stored[1].feedback) == ("EoE", "Why?", "Say whom.")
    assert [claim.claim_id for claim in stored[0].claims] == [1]


def test_the_whole_goes_with_a_pack(workspace: Workspace, signed: Sign, tmp_path: Path) -> None:
    from portfolio_app.workspace import import_workspace

    workspace.decisions.take_in(signed().path)
    workspace.packs.make(tmp_path / "p.zip", "2026-03-07T10:00:00Z")
    with import_workspace(tmp_path / "p.zip", tmp_path / "again.portfolio") as other:
        assert other.decisions.all() == workspace.decisions.all()
        assert other.decisions.standings() == workspace.decisions.standings()


def test_the_check_says_what_to_do_next(workspace: Workspace, signed: Sign) -> None:
    refused = decide(workspace, MANAGER, Verdict.NOT_YET_MET, feedback="Say\nwhom.")
    refused = replace(refused, claims=(replace(refused.claims[0], accepted=False, feedback="Too short."),))
    workspace.decisions.take_in(signed(decide(workspace, LISTENING), refused).path)
    found = {(finding.kind.value, str(finding.where)): finding.message for finding in workspace.overview.check()}
    assert found["not yet met", MANAGER] == (
        "Jo Field, 4 March 2026: not yet met. “Say whom.” Do what it says, then hand it over."
    )
    assert found["not accepted", "E001 claim 2"] == (
        "Jo Field did not accept these words for CS103/103/4.1: “Too short.”"
    )
    rewrite(workspace, "I heard him out. Then I rang the duty manager, as the procedure says.")
    found = {(finding.kind.value, str(finding.where)): finding.message for finding in workspace.overview.check()}
    assert "since then 1 claim changed" in found["changed since decided", LISTENING]
    assert found["not yet met", MANAGER].endswith("Since then: 1 claim changed. Hand it over again.")
    assert ("not accepted", "E001 claim 2") not in found


def test_documents_show_decisions_and_what_changed_since(workspace: Workspace, signed: Sign) -> None:
    from portfolio_app.services.documents.report import build_report

    workspace.decisions.take_in(signed().path)
    rewrite(workspace, "I listened long and well. Then I rang the manager.")
    report = repr(build_report(workspace.overview.content(), date(2026, 3, 7)))
    assert "Decided by Jo Field, 4 March 2026: Well done." in report
    assert "since then 1 claim changed" in report
    assert "valid, authentic, current, sufficient, reliable" in report
    assert "Question: Why?" in report


def test_a_quality_assurer_who_disagrees_changes_what_is_shown_everywhere(workspace: Workspace, signed: Sign) -> None:
    from portfolio_app.services.documents.report import build_report
    from portfolio_app.services.documents.workbook import build_workbook

    workspace.decisions.take_in(signed(decide(workspace, LISTENING)).path)
    assurer = decide(
        workspace,
        LISTENING,
        Verdict.NOT_YET_MET,
        role=Role.QUALITY_ASSURER,
        decided_by="Sam Hall",
        decided_at="2026-03-05T09:00:00Z",
        feedback="Not in your words.",
    )
    path = signed(assurer, name="sam.decisions").path
    assert [each.decided_by for each in workspace.decisions.preview(path).incoming[0].against] == ["Jo Field"]
    workspace.decisions.take_in(path)
    assert states(workspace)[LISTENING] is State.NOT_YET_MET
    said = "In dispute: Sam Hall (quality assurer) decided “not yet met” after Jo Field decided “met”"
    found = {(finding.kind.value, str(finding.where)): finding.message for finding in workspace.overview.check()}
    assert "“Not in your words.”" in found["not yet met", LISTENING]
    assert said in found["not yet met", LISTENING]
    content = workspace.overview.content()
    report = repr(build_report(content, date(2026, 3, 7)))
    assert said in report
    assert "earlier decision" not in report
    sheet = next(sheet for sheet in build_workbook(content, date(2026, 3, 7)).sheets if sheet.name == "Decisions")
    assert isinstance(sheet, Sheet)
    rows = [row for row in sheet.rows if "Listen actively" in str(row[2])]
    head = [column.title for column in sheet.columns].index("Counts")
    assert [row[head] for row in rows] == ["in dispute", "yes"]
    again = decide(workspace, LISTENING, decided_at="2026-03-06T09:00:00Z")
    workspace.decisions.take_in(signed(again, name="again.decisions").path)
    assert states(workspace)[LISTENING] is State.MET


def test_words_that_were_not_accepted_are_no_longer_counted_until_they_change(
    workspace: Workspace, signed: Sign
) -> None:
    def had() -> tuple[int, int]:
        meter = workspace.overview.meter()
        workspace.overview.follow(meter, 1)
        (entry,) = (e for e in workspace.overview.coverage().criteria if e.criterion.reference == MANAGER)
        (followed,) = (e for e in meter.coverage().criteria if e.criterion.reference == MANAGER)
        return entry.claims, followed.claims

    assert had() == (1, 1)
    refused = decide(workspace, MANAGER, Verdict.NOT_YET_MET)
    workspace.decisions.take_in(signed(replace(refused, claims=(replace(refused.claims[0], accepted=False),))).path)
    assert had() == (0, 0)
    rewrite(workspace, "I listened first. Then I rang the duty manager.")
    assert had() == (1, 1)


def test_questions_go_to_the_check_and_to_the_discussion_sheet(workspace: Workspace, signed: Sign) -> None:
    from portfolio_app.services.documents.report import build_discussion

    workspace.decisions.take_in(signed(decide(workspace, LISTENING, questions="Why first?\nAnd then?")).path)
    asked = [finding for finding in workspace.overview.check() if finding.kind == "question"]
    assert [str(finding.where) for finding in asked] == [LISTENING] * 2
    assert asked[0].message == "Jo Field will ask: “Why first?” Think about your answer."
    sheet = repr(build_discussion(workspace.overview.content(), date(2026, 3, 7)))
    assert "Your assessor will ask" in sheet
    assert "And then?" in sheet


def test_words_that_were_not_accepted_are_named_as_that_in_the_documents(workspace: Workspace, signed: Sign) -> None:
    from portfolio_app.services.documents.report import build_report

    refused = decide(workspace, MANAGER, Verdict.NOT_YET_MET)
    workspace.decisions.take_in(signed(replace(refused, claims=(replace(refused.claims[0], accepted=False),))).path)
    said = repr(build_report(workspace.overview.content(), date(2026, 3, 7)))
    assert "not accepted, no longer counted" in said
    rewrite(workspace, "I listened first. Then I rang the duty manager.")
    assert "not accepted, no longer counted" not in repr(build_report(workspace.overview.content(), date(2026, 3, 7)))
