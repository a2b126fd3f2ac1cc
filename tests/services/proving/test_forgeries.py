"""Forgeries of a learner who wants to have met: each is seen by check, by verify, and by the next person."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.decisions.decision import Role, Verdict
from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.progress.state import State
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.services.documents.report import build_report
from portfolio_app.services.packs.verifying import verify
from portfolio_app.signing.manifests import make_key
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign, decide
from tests.services.proving.conftest import Forge, checked, found_by, packed, said

DAY = date(2026, 3, 7)
NEXT = "2026-03-08T10:00:00Z"


def state(workspace: Workspace, criterion: str) -> State:
    return next(e.state for e in workspace.overview.coverage().criteria if e.criterion.reference == criterion)


def test_what_is_as_it_was_signed_is_proved_everywhere(workspace: Workspace, signed: Sign, tmp_path: Path) -> None:
    workspace.decisions.take_in(signed().path)
    signed().path.unlink()
    assert [f.kind for f in workspace.overview.check() if f.kind.group.name == "PROOF"] == []
    found = checked(workspace, tmp_path)
    assert found.intact
    assert found.doubts == ()
    assert {each.state for each in found.decisions} == {ProofState.SIGNED}
    with import_workspace(tmp_path / "Ann.zip", tmp_path / "next.portfolio") as other:
        assert state(other, LISTENING) is State.MET
        assert checked(other, tmp_path, "again.zip").doubts == ()


@pytest.mark.parametrize(
    ("column", "value", "named"),
    [
        ("verdict", "met", "it says “met” here, and “not yet met” in the file back.decisions of Jo Field."),
        ("feedback", "Very well done.", "the feedback there is another"),
        ("decided_by", "Sam Hall", "the person who decided there is another"),
        ("decided_at", "2026-03-05T10:00:00Z", "the date there is another"),
        ("role", "employer", "the role there is another"),
        ("fingerprint", "AAAA BBBB", "it names another key"),
        ("criterion", "CS105/105/1.7", "its file back.decisions decides nothing on this criterion"),
    ],
)
def test_a_verdict_changed_in_the_file(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path, column: str, value: str, named: str
) -> None:
    workspace.decisions.take_in(signed().path)
    forge(f"UPDATE decisions SET {column} = ? WHERE criterion = ?", value, MANAGER)
    (message,) = found_by(workspace, "changed decision")
    assert "CHANGED: " in message
    assert named in message
    assert state(workspace, MANAGER) is not State.MET
    found = checked(workspace, tmp_path)
    assert not found.intact
    assert found.unchanged
    assert named in said(found)
    for opening in (open_assessment, lambda pack: import_workspace(pack, tmp_path / "next.portfolio")):
        with pytest.raises(InputError, match=re.escape(named)):
            opening(tmp_path / "Ann.zip")
    assert named in repr(build_report(workspace.overview.content(), DAY))


def test_the_claims_that_a_verdict_speaks_of_are_part_of_it(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path
) -> None:
    workspace.decisions.take_in(signed().path)
    forge("DELETE FROM decided_claims")
    assert len(found_by(workspace, "changed decision")) == 2
    assert not checked(workspace, tmp_path).intact


def test_a_kept_file_that_was_changed_proves_nothing(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path
) -> None:
    path = signed().path
    workspace.decisions.take_in(path)
    forge("UPDATE decision_files SET content = ?", path.read_bytes().replace(b"not yet met", b"met"))
    assert "is not as it came in" in found_by(workspace, "changed decision")[0]
    assert not checked(workspace, tmp_path).intact
    # Taking the file in once more puts it right.
    assert workspace.decisions.take_in(path)[1] == ()
    assert found_by(workspace, "changed decision") == []
    with pytest.raises(InputError, match="was taken in already"):
        workspace.decisions.take_in(path)


def test_a_changed_verdict_is_put_right_by_the_signed_file(workspace: Workspace, signed: Sign, forge: Forge) -> None:
    path = signed().path
    workspace.decisions.take_in(path)
    forge("UPDATE decisions SET verdict = 'met'")
    _, added = workspace.decisions.take_in(path)
    assert [each.criterion for each in added] == [MANAGER]
    assert found_by(workspace, "changed decision") == []
    assert state(workspace, MANAGER) is State.NOT_YET_MET


def test_a_verdict_put_in_without_a_file(workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path) -> None:
    workspace.decisions.take_in(signed().path)
    copied = "criterion, 'met', role, decided_by, '2026-03-06T10:00:00Z', '', checks, method, questions"
    columns = "criterion, verdict, role, decided_by, decided_at, feedback, checks, method, questions"
    forge(f"INSERT INTO decisions ({columns}) SELECT {copied} FROM decisions WHERE criterion = ?", MANAGER)
    (message,) = found_by(workspace, "unproved decision")
    assert "It came in with no file, so nobody signed it" in message
    assert state(workspace, MANAGER) is not State.MET
    assert "It came in with no file" in said(checked(workspace, tmp_path))
    standing = open_assessment(tmp_path / "Ann.zip").former[MANAGER]
    assert [standing.trust.signed_words(each) for each in standing.history][-1] == "not signed: nothing here proves it"


def test_a_verdict_under_the_assessors_key_without_a_file(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path
) -> None:
    """It is later than what was signed, speaks of no claims, and names a file that nobody has."""
    workspace.decisions.take_in(signed().path)
    copied = "criterion, 'met', role, decided_by, '2026-03-06T10:00:00Z', '', checks, method, questions"
    columns = "criterion, verdict, role, decided_by, decided_at, feedback, checks, method, questions"
    receipt = "origin, file_name, file_sha256, fingerprint, taken_at"
    forge(
        f"INSERT INTO decisions ({columns}, {receipt}) SELECT {copied}, origin, 'b', 'c', fingerprint, taken_at "
        "FROM decisions WHERE criterion = ?",
        MANAGER,
    )
    assert "the signed file that it came in with is not here" in found_by(workspace, "unproved decision")[0]
    assert state(workspace, MANAGER) is State.NOT_YET_MET
    assert "the signed file that it came in with is not here" in said(checked(workspace, tmp_path))


def test_the_file_taken_out_with_its_verdict_changed(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path
) -> None:
    workspace.decisions.take_in(signed().path)
    forge("UPDATE decisions SET verdict = 'met'")
    forge("DELETE FROM decision_files")
    assert "the signed file that it came in with is not here" in found_by(workspace, "unproved decision")[0]
    assert "the signed file that it came in with is not here" in said(checked(workspace, tmp_path))


def test_a_verdict_taken_out(workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path) -> None:
    workspace.decisions.take_in(signed().path)
    forge("DELETE FROM decisions WHERE criterion = ?", MANAGER)
    left = (
        "LEFT OUT: Jo Field signed “not yet met” on 4 March 2026 (file back.decisions), and that decision is not there."
    )
    assert found_by(workspace, "decision left out") == [left]
    assert left in said(checked(workspace, tmp_path))
    assert left in said(open_assessment(tmp_path / "Ann.zip").verified)


def test_taking_a_signed_file_in_is_undone(workspace: Workspace, signed: Sign, tmp_path: Path) -> None:
    _, added = workspace.decisions.take_in(signed(decide(workspace, MANAGER, Verdict.NOT_YET_MET)).path)
    workspace.decisions.undo(added)
    assert len(found_by(workspace, "decision left out")) == 1
    assert "LEFT OUT: Jo Field signed “not yet met”" in said(checked(workspace, tmp_path))
    workspace.decisions.redo(added)
    assert found_by(workspace, "decision left out") == []


def test_the_learners_own_key_under_the_assessors_name(workspace: Workspace, signed: Sign, tmp_path: Path) -> None:
    workspace.decisions.take_in(signed(decide(workspace, MANAGER, Verdict.NOT_YET_MET)).path)
    later = decide(workspace, MANAGER, decided_at="2026-03-06T10:00:00Z")
    workspace.decisions.take_in(signed(later, name="own.decisions").path)
    assert state(workspace, MANAGER) is not State.MET  # two people who disagree
    two = "TWO KEYS sign as Jo Field ("
    assert any(two in message for message in found_by(workspace, "odd key"))
    assert two in said(checked(workspace, tmp_path))
    standing = open_assessment(tmp_path / "Ann.zip").former[MANAGER]
    assert any(two in note for note in standing.trust.notes(standing.history[-1]))
    assert two in repr(build_report(workspace.overview.content(), DAY))


def test_another_key_than_this_computer_knows(workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path) -> None:
    first = signed(decide(workspace, LISTENING), key=make_key().private)
    workspace.decisions.take_in(first.path)
    assert "seen here for the first time" not in said(checked(workspace, tmp_path))
    forge("DELETE FROM decisions")
    forge("DELETE FROM decision_files")
    workspace.decisions.take_in(signed(decide(workspace, MANAGER), name="own.decisions").path)
    another = "ANOTHER KEY: this computer has known Jo Field by the key "
    assert any(another in message for message in found_by(workspace, "odd key"))
    assert another in said(checked(workspace, tmp_path, "two.zip", NEXT))
    # What this computer saw of the portfolio is missed, too.
    gone = "LEFT OUT: this computer has seen decisions that Jo Field signed on 4 March 2026, and they are not here."
    assert gone in found_by(workspace, "decision left out")
    assert gone in said(verify(tmp_path / "two.zip"))


def test_a_key_of_this_computer_is_no_assessors(workspace: Workspace, signed: Sign) -> None:
    from portfolio_app.services.assessing.assessor import signing_key

    workspace.decisions.take_in(signed(decide(workspace, LISTENING), key=signing_key()).path)
    (message,) = found_by(workspace, "odd key")
    assert "is that of this very computer" in message


def test_an_unsigned_sheet_does_not_outvote_what_was_signed(workspace: Workspace, signed: Sign, form: Path) -> None:
    from tests.services.assessing.test_decision_sheet import filled, usual

    refused = decide(workspace, LISTENING, Verdict.NOT_YET_MET, decided_by="Jo Field")
    workspace.decisions.take_in(signed(refused).path)
    workspace.decisions.take_in(filled(form, usual))
    standing = workspace.decisions.standings()[LISTENING]
    assert not (standing.decision and standing.decision.met)
    assert "not signed (spreadsheet)" in [standing.trust.signed_words(each) for each in standing.history]


def test_what_is_signed_takes_the_place_of_the_same_persons_sheet(
    workspace: Workspace, signed: Sign, form: Path
) -> None:
    from tests.services.assessing.test_decision_sheet import filled, usual

    workspace.decisions.take_in(filled(form, usual))
    by = workspace.decisions.all()[0].decided_by
    later = decide(workspace, LISTENING, Verdict.NOT_YET_MET, decided_by=by, decided_at="2026-03-09T10:00:00Z")
    workspace.decisions.take_in(signed(later).path)
    assert workspace.decisions.standings()[LISTENING].decision is not None


def test_a_date_in_the_future_is_refused(workspace: Workspace, signed: Sign) -> None:
    today = decide(workspace, LISTENING)
    for made in (replace(today, decided_at="9999-01-01T00:00:00Z"), today):
        path = signed(made, made_at="9999-01-01T00:00:00Z").path
        with pytest.raises(InputError, match=r"back.decisions is dated 1 January 9999, which is still to come"):
            workspace.decisions.take_in(path)
    assert workspace.decisions.all() == ()


def test_a_date_in_the_future_that_is_there_already_does_not_count(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path
) -> None:
    workspace.decisions.take_in(signed(decide(workspace, LISTENING)).path)
    forge("UPDATE decisions SET decided_at = '9999-01-01T00:00:00Z', taken_at = '9999-01-01T00:00:00Z'")
    forge("DELETE FROM decision_files")
    assert "is still to come, so it does not count" in found_by(workspace, "odd decision")[0]
    assert state(workspace, LISTENING) is State.CLAIMED
    assert "is still to come, so it does not count" in said(checked(workspace, tmp_path))
    assert open_assessment(tmp_path / "Ann.zip").former[LISTENING].decision is None


def test_old_decisions_played_again(workspace: Workspace, signed: Sign) -> None:
    key = make_key().private
    old = signed(decide(workspace, LISTENING), key=key)
    workspace.decisions.take_in(
        signed(
            decide(workspace, LISTENING, Verdict.NOT_YET_MET, decided_at="2026-03-06T10:00:00Z"),
            key=key,
            name="new.decisions",
        ).path
    )
    assert "This file is an older one: Jo Field decided later" in workspace.decisions.preview(old.path).warnings[0]
    workspace.decisions.take_in(old.path)
    assert state(workspace, LISTENING) is State.NOT_YET_MET


def test_the_decisions_of_another_portfolio_of_the_same_learner(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path
) -> None:
    workspace.decisions.take_in(signed().path)
    forge("UPDATE portfolio SET identity = 'another'")
    assert "is about another portfolio" in found_by(workspace, "changed decision")[0]
    assert not checked(workspace, tmp_path).intact


def test_of_two_packs_of_one_day_the_hours_are_said(workspace: Workspace, tmp_path: Path) -> None:
    old = packed(workspace, tmp_path, "old.zip", "2026-03-09T10:00:00Z")
    verify(packed(workspace, tmp_path, "new.zip", "2026-03-09T10:00:07Z"))
    assert re.search(r"made on 9 March 2026, ..:..:07; this one is of 9 March 2026, ..:..:00\. Ask", said(verify(old)))


def test_whoever_signs_names_the_signed_files_that_they_knew_of(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portfolio_app.domain.decisions.decision import Role
    from portfolio_app.services.assessing.assessor import save_assessor

    workspace.decisions.take_in(signed(decide(workspace, MANAGER, Verdict.NOT_YET_MET)).path)
    assessing = open_assessment(packed(workspace, tmp_path))
    save_assessor("Sam Hall", Role.ASSESSOR)
    assessing.put(replace(assessing.draft(LISTENING), verdict=Verdict.MET))
    assessing.return_to(tmp_path / "sam.decisions")
    workspace.decisions.take_in(tmp_path / "sam.decisions")
    forge("DELETE FROM decisions WHERE file_name = 'back.decisions'")
    forge("DELETE FROM decision_files WHERE name = 'back.decisions'")
    # On a computer that has seen nothing before.
    monkeypatch.setenv("PORTFOLIO_APP_DATA", str(tmp_path / "elsewhere"))
    knew = "LEFT OUT: when Sam Hall signed sam.decisions, there were signed decisions that are not here now."
    assert found_by(workspace, "decision left out") == [knew]
    assert knew in said(checked(workspace, tmp_path, "two.zip", NEXT))


def test_a_pack_sealed_again_with_another_verdict(workspace: Workspace, signed: Sign, tmp_path: Path) -> None:
    """The learner has the key that seals packs, so the seal fits; the file of decisions does not."""
    from portfolio_app.domain.packs.pack import DATA
    from tests.services.proving.sealing import seal_again

    workspace.decisions.take_in(signed().path)
    pack = packed(workspace, tmp_path)

    def lie(files: dict[str, bytes]) -> None:
        data = json.loads(files[DATA])
        for decision in data["decisions"]:
            decision["verdict"] = "met"
        files[DATA] = json.dumps(data).encode()

    forged = seal_again(pack, tmp_path / "forged.zip", lie, make_key().private)
    found = verify(forged)
    assert found.unchanged
    assert not found.intact
    assert "CHANGED: it says “met” here, and “not yet met”" in said(found)
    assert "ANOTHER KEY" in said(found)
    with pytest.raises(InputError, match="CHANGED"):
        open_assessment(forged)


def test_a_witness_statement_that_confirms_nothing(workspace: Workspace, forge: Forge, tmp_path: Path) -> None:
    values = (LISTENING, "met", "employer", "Pat Lee", "2026-03-04T10:00:00Z", "", "[]", "", "", "ab" * 32)
    columns = "criterion, verdict, role, decided_by, decided_at, feedback, checks, method, questions, pack"
    forge(f"INSERT INTO decisions ({columns}) VALUES ({', '.join('?' * len(values))})", *values)
    assert "the witness statement that says so is not here" in found_by(workspace, "unproved decision")[0]
    assert "the witness statement that says so is not here" in said(checked(workspace, tmp_path))
    assert Role.EMPLOYER == "employer"
