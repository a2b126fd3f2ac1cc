"""The files that decisions came in with are kept, travel with packs, and leave only where all that they say may."""

import hashlib
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from portfolio_app.domain.decisions.decision import Verdict
from portfolio_app.domain.decisions.proof import ProofState
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Privacy, Section
from portfolio_app.domain.packs.data_rules import first_fault
from portfolio_app.domain.packs.pack import DATA
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.services.packs.verifying import verify
from portfolio_app.signing.manifests import make_key
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign, decide
from tests.services.assessing.test_decision_sheet import filled, usual
from tests.services.assessing.test_decisions import rewrite
from tests.services.packs.conftest import SMALL
from tests.services.proving.conftest import Forge, checked, found_by, packed, said
from tests.services.proving.sealing import seal_again


def data_of(pack: Path) -> dict[str, list[dict[str, object]]]:
    with zipfile.ZipFile(pack) as archive:
        return json.loads(archive.read(DATA))


def test_a_stranger_can_prove_a_decision_from_the_pack_alone(
    workspace: Workspace, signed: Sign, tmp_path: Path
) -> None:
    path = signed().path
    workspace.decisions.take_in(path)
    pack = packed(workspace, tmp_path)
    data = data_of(pack)
    (file,) = data["decision_files"]
    with zipfile.ZipFile(pack) as archive:
        content = archive.read(str(file["path"]))
    assert content == path.read_bytes()
    assert file["path"] == "decisions/D01 back.decisions"
    signed_bytes = content[content.index(b'"content":') + len(b'"content":') : -2]
    for decision in data["decisions"]:
        receipt = decision["receipt"]
        assert isinstance(receipt, dict)
        assert receipt["sha256"] == file["sha256"] == hashlib.sha256(content).hexdigest()
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(str(receipt["key"])))
        key.verify(bytes.fromhex(str(receipt["signature"])), signed_bytes)


def test_a_spreadsheet_is_kept_and_says_for_ever_that_it_is_not_signed(
    workspace: Workspace, form: Path, tmp_path: Path
) -> None:
    workspace.decisions.take_in(filled(form, usual))
    found = checked(workspace, tmp_path)
    assert {(each.state, each.signed, each.key) for each in found.decisions} == {
        (ProofState.UNSIGNED, "not signed (spreadsheet)", "")
    }
    assert found.doubts == ()
    with import_workspace(tmp_path / "Ann.zip", tmp_path / "next.portfolio") as other:
        standing = other.decisions.standings()[LISTENING]
        assert standing.trust.signed_words(standing.history[0]) == "not signed (spreadsheet)"
        assert {each.state for each in checked(other, tmp_path, "two.zip").decisions} == {ProofState.UNSIGNED}


def test_a_spreadsheet_that_quotes_former_words_stays_at_home(workspace: Workspace, form: Path, tmp_path: Path) -> None:
    workspace.decisions.take_in(filled(form, usual))
    rewrite(workspace, "I listened long and well. Then I rang the manager.")
    from portfolio_app.domain.packs.profile import EVERYTHING, Part

    small = replace(EVERYTHING, parts=frozenset({Part.DATA}))
    workspace.packs.make(tmp_path / "Ann.zip", "2026-03-07T10:00:00Z", small)
    with zipfile.ZipFile(tmp_path / "Ann.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("decisions/")]
    found = verify(tmp_path / "Ann.zip")
    assert {each.signed for each in found.decisions} == {"not signed (spreadsheet)"}
    assert {doubt.kind for doubt in found.doubts} == {"changed since decided"}
    asked = packed(workspace, tmp_path, "all.zip", "2026-03-08T10:00:00Z")
    assert [file["path"] for file in data_of(asked)["decision_files"]] == ["decisions/D01 Decisions.xlsx"]


def test_a_signed_file_that_speaks_of_what_is_private_stays_at_home_and_that_is_said(
    workspace: Workspace, signed: Sign, tmp_path: Path
) -> None:
    from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
    from portfolio_app.domain.evidence.evidence import StarText

    secret = AccountDraft(
        "Xylovant", date(2026, 3, 2), "", StarText("Xylovant", "", "", "", ""), (ClaimDraft(LISTENING),)
    )
    workspace.accounts.add([secret])
    made = decide(workspace, LISTENING)
    *others, last = made.claims
    spoken = (*others, replace(last, feedback="Xylovant"))
    workspace.decisions.take_in(signed(replace(made, claims=spoken), decide(workspace, MANAGER)).path)
    workspace.evidence.edit("E002", privacy=Privacy.PRIVATE)
    found = checked(workspace, tmp_path)
    assert found.intact
    assert "its signed file stays with the learner" in said(found)
    with zipfile.ZipFile(tmp_path / "Ann.zip") as archive:
        assert not [name for name in archive.namelist() if b"Xylovant" in archive.read(name)]
    assert found_by(workspace, "unproved decision") == []


def test_decisions_that_came_in_before_files_were_kept_can_be_proved_later(
    workspace: Workspace, signed: Sign, forge: Forge, tmp_path: Path
) -> None:
    path = signed().path
    workspace.decisions.take_in(path)
    forge("DELETE FROM decision_files")
    (message,) = found_by(workspace, "unproved decision")
    assert message.startswith("Jo Field, 4 March 2026 (2 decisions): It cannot be proved: ")
    assert message.endswith(" The learner can take back.decisions in again to put that right.")
    assert workspace.decisions.preview(path).proves
    preview, added = workspace.decisions.take_in(path)
    assert (preview.proves, added) == (True, ())
    assert found_by(workspace, "unproved decision") == []
    assert {each.state for each in checked(workspace, tmp_path).decisions} == {ProofState.SIGNED}


def test_words_that_were_not_handed_over_or_are_gone_do_not_spoil_a_proof(
    workspace: Workspace, signed: Sign, tmp_path: Path
) -> None:
    workspace.claims.add("E001", LISTENING, "He was happy.", section=Section.RESULT)
    workspace.decisions.take_in(signed(decide(workspace, LISTENING)).path)
    workspace.claims.withdraw([workspace.claims.all()[-1].id])
    found = checked(workspace, tmp_path)
    assert {each.state for each in found.decisions} == {ProofState.SIGNED}
    with import_workspace(tmp_path / "Ann.zip", tmp_path / "next.portfolio") as other:
        assert {each.state for each in checked(other, tmp_path, "two.zip").decisions} == {ProofState.SIGNED}


def test_the_desk_shows_who_when_and_by_which_key(workspace: Workspace, signed: Sign, tmp_path: Path) -> None:
    workspace.decisions.take_in(signed().path)
    assessing = open_assessment(packed(workspace, tmp_path))
    standing = assessing.former[MANAGER]
    assert standing.decision
    assert standing.decision.verdict is Verdict.NOT_YET_MET
    assert standing.trust.signed_words(standing.decision) == f"signed, key {standing.trust.key(standing.decision)[:19]}"


@pytest.mark.parametrize("count", [1, 3])
def test_the_kept_file_does_not_depend_on_how_often_it_was_handed_over(
    workspace: Workspace, signed: Sign, tmp_path: Path, count: int
) -> None:
    workspace.decisions.take_in(signed().path)
    pack = packed(workspace, tmp_path)
    for number in range(count):
        with import_workspace(pack, tmp_path / f"{number}.portfolio") as other:
            pack = packed(other, tmp_path, f"{number}.zip", f"2026-03-1{number}T10:00:00Z")
    assert {each.state for each in verify(pack).decisions} == {ProofState.SIGNED}
    assert verify(pack).doubts == ()


@pytest.mark.parametrize(
    "more",
    [
        {"path": "evidence/a.decisions"},
        {"path": "decisions/../a"},
        {"sha256": "x"},
        {"size": -1},
        {"size": 10**9},
        {"taken_at": "yesterday"},
    ],
    ids=str,
)
def test_a_file_of_decisions_that_no_pack_has_is_refused(
    workspace: Workspace, signed: Sign, more: dict[str, object]
) -> None:
    workspace.decisions.take_in(signed().path)
    data = workspace.packs.data(SMALL)
    assert first_fault(data) == ""
    (file,) = data.decision_files
    assert first_fault(replace(data, decision_files=(file, file))).startswith("decision_files: ")
    assert "back.decisions" in first_fault(replace(data, decision_files=(replace(file, **more),)))


def test_a_pack_whose_file_of_decisions_is_not_the_listed_one_proves_nothing(
    workspace: Workspace, signed: Sign, tmp_path: Path
) -> None:
    workspace.decisions.take_in(signed().path)

    def swap(files: dict[str, bytes]) -> None:
        files["decisions/D01 back.decisions"] = b"{}"

    forged = seal_again(packed(workspace, tmp_path), tmp_path / "forged.zip", swap, make_key().private)
    found = verify(forged)
    assert {each.state for each in found.decisions} == {ProofState.CHANGED}
    assert "is not as it came in, so it proves nothing" in said(found)
    with pytest.raises(InputError, match="is not as it came in"):
        import_workspace(forged, tmp_path / "next.portfolio")
    assert not (tmp_path / "next.portfolio").exists()
