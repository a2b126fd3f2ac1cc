import json
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from portfolio_app import paths
from portfolio_app.domain.decisions.assessment import ClaimDraft
from portfolio_app.domain.decisions.decision import Check, Role, Verdict
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.packs.record import Difference
from portfolio_app.services.assessing.assessment import Assessing, open_assessment
from portfolio_app.services.assessing.assessor import read_assessor, save_assessor, signing_key
from portfolio_app.services.proving.reading import read_return
from portfolio_app.workspace import Workspace
from tests.services.assessing.conftest import LISTENING, MANAGER, Sign


@pytest.fixture
def pack(workspace: Workspace, tmp_path: Path) -> Path:
    workspace.packs.make(tmp_path / "Ann.zip", "2026-03-03T10:00:00Z")
    return tmp_path / "Ann.zip"


@pytest.fixture
def assessing(pack: Path) -> Assessing:
    return open_assessment(pack)


def decide_two(assessing: Assessing) -> None:
    met = replace(assessing.draft(LISTENING), verdict=Verdict.MET, feedback="Good.", checks=frozenset({Check.VALID}))
    assessing.put(met.with_claim(1, ClaimDraft(True, "These words.")))
    more = replace(assessing.draft(MANAGER), verdict=Verdict.MORE_EVIDENCE, questions="Who?\nWhen?", method="PD")
    assessing.put(more)


def test_what_is_decided_is_there_when_the_pack_is_opened_again(assessing: Assessing, pack: Path) -> None:
    decide_two(assessing)
    again = open_assessment(pack)
    assert again.assessment == assessing.assessment
    draft = again.draft(LISTENING)
    assert (draft.verdict, draft.claims) == (Verdict.MET, {1: ClaimDraft(True, "These words.")})
    assert draft.decided_at
    again.put(replace(draft, verdict=None, feedback="", checks=frozenset(), claims={}))
    assert open_assessment(pack).draft(LISTENING).empty


def test_the_pack_itself_is_never_changed(assessing: Assessing, pack: Path, tmp_path: Path) -> None:
    before = pack.read_bytes()
    save_assessor("Jo", Role.ASSESSOR)
    decide_two(assessing)
    assessing.return_to(tmp_path / "a.decisions")
    assert pack.read_bytes() == before


def test_returned_decisions_are_taken_in_by_the_learner(
    assessing: Assessing, workspace: Workspace, tmp_path: Path
) -> None:
    save_assessor("  Jo   Field ", Role.ASSESSOR)
    decide_two(assessing)
    returned = assessing.return_to(tmp_path / "back.decisions")
    assert returned.decided_by == "Jo Field"
    read = read_return(tmp_path / "back.decisions")
    assert read == returned
    _, added = workspace.decisions.take_in(tmp_path / "back.decisions")
    assert [decision.criterion for decision in added] == [LISTENING, MANAGER]
    assert added[0].claims[0].feedback == "These words."
    assert added[1].questions == "Who?\nWhen?"
    assert not any(standing.since for standing in workspace.decisions.standings().values())
    assert assessing.assessment.returned_at


def test_the_same_key_signs_whatever_this_assessor_returns(assessing: Assessing, tmp_path: Path) -> None:
    save_assessor("Jo", Role.QUALITY_ASSURER)
    decide_two(assessing)
    one = assessing.return_to(tmp_path / "1.decisions")
    two = assessing.return_to(tmp_path / "2.decisions")
    assert one.fingerprint == two.fingerprint
    assert one.role is Role.QUALITY_ASSURER
    key = paths.user_data() / "assessing" / "assessor.key"
    assert key.stat().st_mode & 0o077 == 0
    key.write_text("zz")
    with pytest.raises(FileError, match=r"assessor\.key cannot be read"):
        signing_key()
    key.write_text("00")
    with pytest.raises(FileError, match="is damaged"):
        signing_key()


def test_what_keeps_decisions_from_being_returned(assessing: Assessing, tmp_path: Path) -> None:
    target = tmp_path / "a.decisions"
    with pytest.raises(InputError, match="Say who you are first"):
        assessing.return_to(target)
    save_assessor("Jo", Role.ASSESSOR)
    with pytest.raises(InputError, match="Nothing is decided yet"):
        assessing.return_to(target)
    decide_two(assessing)
    with pytest.raises(FileError):
        assessing.return_to(tmp_path / "missing" / "a.decisions")
    assert not target.exists()


def test_what_is_unfinished_is_left_out_and_kept(assessing: Assessing, tmp_path: Path) -> None:
    save_assessor("Jo", Role.ASSESSOR)
    decide_two(assessing)
    assessing.put(replace(assessing.draft("CS101/101/1.1"), feedback="Hm."))
    assert len(assessing.return_to(tmp_path / "a.decisions").decisions) == 2
    assert assessing.unfinished() == ("CS101/101/1.1",)
    assert assessing.draft("CS101/101/1.1").feedback == "Hm."


def test_a_name_is_needed_and_kept(assessing: Assessing) -> None:
    assert read_assessor().name == ""
    for name in ("", "  ", "x" * 200):
        with pytest.raises(InputError):
            save_assessor(name, Role.ASSESSOR)
    save_assessor("Zoë", Role.EMPLOYER)
    assert (read_assessor().name, read_assessor().role) == ("Zoë", Role.EMPLOYER)
    (paths.user_data() / "assessing" / "assessor.json").write_text("[1]")
    assert read_assessor().name == ""


def test_too_long_a_text_is_not_kept(assessing: Assessing) -> None:
    with pytest.raises(InputError, match="too long"):
        assessing.put(replace(assessing.draft(LISTENING), feedback="x" * 5000))
    assert assessing.draft(LISTENING).empty


def test_a_draft_that_cannot_be_read_is_put_aside(assessing: Assessing, pack: Path) -> None:
    decide_two(assessing)
    (kept,) = (paths.user_data() / "assessing").glob("*-*.json")
    kept.write_text("{")
    again = open_assessment(pack)
    assert again.assessment.drafts == {}
    assert len(list((paths.user_data() / "assessing").glob("*.unreadable"))) == 1


def test_a_changed_pack_is_not_assessed_but_a_filled_form_beside_it_is_fine(pack: Path, tmp_path: Path) -> None:
    with ZipFile(pack) as archive:
        archive.extractall(tmp_path / "unzipped")
    (tmp_path / "unzipped" / "Decisions.xlsx").write_bytes(b"filled in")
    assert open_assessment(tmp_path / "unzipped").data.portfolio.learner == "Ann Example"
    (tmp_path / "unzipped" / "Portfolio.pdf").write_bytes(b"other")
    with pytest.raises(InputError, match=r"Portfolio\.pdf is changed"):
        open_assessment(tmp_path / "unzipped")
    with pytest.raises(InputError):
        open_assessment(tmp_path / "missing.zip")


def test_former_decisions_and_resubmission_are_known(
    workspace: Workspace, signed: Sign, assessing: Assessing, tmp_path: Path
) -> None:
    workspace.decisions.take_in(signed().path)
    workspace.claims.add("E001", MANAGER, "He was happy.", need="whom to inform")
    workspace.packs.make(tmp_path / "again.zip", "2026-04-03T10:00:00Z")
    again = open_assessment(tmp_path / "again.zip")
    assert again.former[LISTENING].decision
    assert str(again.former[MANAGER].since) == "1 claim added"
    assert again.digest != assessing.digest
    assert again.data.changes
    assert again.data.changes.claim(4) is Difference.NEW


def test_the_feedback_report_has_it_all(assessing: Assessing, tmp_path: Path) -> None:
    save_assessor("Jo Field", Role.ASSESSOR)
    decide_two(assessing)
    assert assessing.report_to(tmp_path / "f.pdf") == ()
    text = " ".join("".join(page.extract_text() for page in PdfReader(tmp_path / "f.pdf").pages).split())
    for words in ("1 met, 1 more evidence needed; 56 not decided yet", "Good.", "These words.", "Who?", "Jo Field"):
        assert words in text
    assessing.report_to(tmp_path / "f.docx")
    assert (tmp_path / "f.docx").read_bytes().startswith(b"PK")
    with pytest.raises(Exception, match="does not say what to make"):
        assessing.report_to(tmp_path / "f.odt")


def test_drafts_are_plain_json_for_whoever_looks(assessing: Assessing) -> None:
    decide_two(assessing)
    (kept,) = (paths.user_data() / "assessing").glob("*-*.json")
    assert json.loads(kept.read_text())["drafts"][LISTENING]["verdict"] == "met"
    assert kept.stat().st_mode & 0o077 == 0
