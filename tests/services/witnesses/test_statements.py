"""The life of a statement: asked, returned or signed, corrected, refused, confirmed, checked."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.decisions.decision import Role, Verdict
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import EvidenceKind, StarText
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.statement import StatementState, Way
from portfolio_app.domain.witnesses.statement_form import Purpose
from portfolio_app.domain.witnesses.witness import Witness, WitnessStatus
from portfolio_app.workspace import Workspace, open_workspace
from tests.services.witnesses.witnessing import CRITERIA, SEEN, WORDS, ask, moment, portfolio, what_they_said
from tests.signing.test_signatures import scribble


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with portfolio(tmp_path) as made:
        yield made


def claimed(workspace: Workspace, reference: str) -> list[str]:
    evidence_id = workspace.statements.get(reference).evidence.id
    return [claim.criterion for claim in workspace.claims.all() if claim.evidence_id == evidence_id]


def state_of(workspace: Workspace, criterion: str) -> State:
    entries = {entry.criterion.reference: entry for entry in workspace.overview.coverage().criteria}
    return entries[criterion].state


def kinds(workspace: Workspace, reference: str) -> set[str]:
    return {warning.kind for warning in workspace.statements.warnings(reference)}


def test_a_request_asks_and_says_nothing_for_the_witness(workspace: Workspace) -> None:
    asked = ask(workspace)
    assert (asked.reference, asked.state, asked.evidence.kind) == (
        "E001",
        StatementState.DRAFTED,
        EvidenceKind.STATEMENT,
    )
    form = workspace.statements.form("E001")
    assert form.digest == asked.request.digest
    assert all(question.endswith("?") for question in form.prompts)
    assert [criterion.ref for criterion in form.criteria] == ["CS105/105/1.4", "CS105/105/2.3", "CS105/105/1.3"]
    assert claimed(workspace, "E001") == []
    assert any(f.kind == "unsigned statement" and str(f.where) == "E001" for f in workspace.overview.check())


def test_what_was_signed_counts_and_is_checked(workspace: Workspace) -> None:
    ask(workspace)
    signed = workspace.statements.sign("E001", what_they_said(), pin="2580", picture=scribble())
    version = signed.latest
    assert signed.state is StatementState.SIGNED
    assert version is not None
    assert (version.way, version.text, version.seen) == (Way.SCREEN, WORDS, SEEN)
    assert len(version.fingerprint.split()) == 16
    assert claimed(workspace, "E001") == list(SEEN)
    assert state_of(workspace, "CS105/105/1.4") is State.CLAIMED
    assert state_of(workspace, "CS105/105/1.3") is State.NONE
    check = workspace.statements.verify("E001")
    assert (check.state, check.holds) == ("valid", True), check.why
    assert not [finding for finding in workspace.overview.check() if str(finding.where) == "E001"]
    assert workspace.statements.picture("E001") == workspace.witnesses.sample("W01") == scribble()


def test_a_signed_statement_cannot_be_signed_or_changed_again(workspace: Workspace) -> None:
    ask(workspace)
    workspace.statements.sign("E001", what_they_said())
    for call in (
        lambda: workspace.statements.sign("E001", what_they_said()),
        lambda: workspace.statements.change_request("E001", event="Another"),
        lambda: workspace.statements.attach_scan("E001", Path("x"), what_they_said()),
    ):
        with pytest.raises(InputError):
            call()
    assert len(workspace.statements.get("E001").versions) == 1


def test_a_correction_keeps_the_former_version_which_counts_until_the_new_one_comes(workspace: Workspace) -> None:
    ask(workspace)
    workspace.statements.sign("E001", what_they_said())
    corrected = workspace.statements.correct("E001")
    assert corrected.state is StatementState.ASKED
    assert claimed(workspace, "E001") == list(SEEN)
    later = what_they_said(text=WORDS + " It was the second spill that day.", seen=("CS105/105/1.3",))
    signed = workspace.statements.sign("E001", later)
    assert [version.number for version in signed.versions] == [1, 2]
    assert signed.versions[0].text == WORDS
    assert claimed(workspace, "E001") == ["CS105/105/1.3"]
    for number in (1, 2):
        assert workspace.statements.verify("E001", number).holds


def test_words_changed_in_the_file_are_noticed_and_no_longer_count(workspace: Workspace, tmp_path: Path) -> None:
    ask(workspace)
    workspace.statements.sign("E001", what_they_said())
    path = workspace.path
    workspace.close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE statement_versions SET text = replace(text, 'cone', 'sign')")
    raw.close()
    with open_workspace(path, read_only=True) as again:
        assert not again.statements.verify("E001").holds
    with open_workspace(path) as again:
        check = again.statements.verify("E001")
        assert (check.state, check.holds) == ("changed", False)
        assert again.statements.get("E001").state is StatementState.CHANGED
        assert claimed(again, "E001") == []
        assert "changed statement" in {finding.kind for finding in again.overview.check()}
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE statement_versions SET text = replace(text, 'sign', 'cone')")
    raw.close()
    with open_workspace(path) as again:
        assert again.statements.verify("E001").holds
        assert again.statements.get("E001").state is StatementState.SIGNED
        assert claimed(again, "E001") == list(SEEN)


def test_words_and_check_code_changed_together_do_not_fit_the_signed_file(workspace: Workspace) -> None:
    from portfolio_app.domain.witnesses.statement import version_digest

    asked = ask(workspace)
    signed = workspace.statements.sign("E001", what_they_said())
    version = signed.latest
    assert version is not None
    other = replace(version, text="She was splendid.")
    digest = version_digest(workspace.details.get().identity, "E001", asked.request.digest, other)
    path = workspace.path
    workspace.close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE statement_versions SET text = ?, digest = ?", (other.text, digest))
    raw.close()
    with open_workspace(path) as again:
        check = again.statements.verify("E001")
        assert not check.holds
        assert "other words" in check.why


def test_a_signed_file_checks_outside_of_the_portfolio(workspace: Workspace, tmp_path: Path) -> None:
    ask(workspace)
    workspace.statements.sign("E001", what_they_said())
    outside = tmp_path / "from the pack.pdf"
    outside.write_bytes(workspace.statements.file("E001").content)
    check = workspace.statements.verify_file(outside)
    assert (check.statement, check.number, check.holds) == ("E001", 1, True)
    outside.write_bytes(outside.read_bytes()[:-20])
    assert not workspace.statements.verify_file(outside).holds


def test_refusing_takes_the_claims_away_and_undoing_brings_them_back(workspace: Workspace) -> None:
    ask(workspace)
    signed = workspace.statements.sign("E001", what_they_said())
    workspace.statements.refuse("E001", "The assessor could not reach her.")
    assert claimed(workspace, "E001") == []
    assert state_of(workspace, "CS105/105/1.4") is State.NONE
    workspace.statements.restore_state(signed)
    assert claimed(workspace, "E001") == list(SEEN)


def test_an_assessor_confirms_what_was_typed(workspace: Workspace, tmp_path: Path) -> None:
    ask(workspace)
    scan = tmp_path / "scan.png"
    scan.write_bytes(scribble())
    returned = workspace.statements.attach_scan("E001", scan, what_they_said())
    assert (returned.state, returned.latest and returned.latest.way) == (StatementState.RETURNED, Way.PAPER)
    assert workspace.statements.file("E001").content == scan.read_bytes()
    confirmed = workspace.statements.confirm("E001", "Dana Reid")
    assert confirmed.state is StatementState.CONFIRMED
    assert confirmed.latest is not None
    assert "Confirmed by Dana Reid" in confirmed.latest.verification
    with pytest.raises(InputError, match="only what came back"):
        workspace.statements.confirm("E001", "Dana Reid")


def test_a_removed_statement_comes_back_with_its_claims(workspace: Workspace) -> None:
    signed = ask(workspace)
    workspace.statements.sign("E001", what_they_said())
    workspace.statements.remove("E001")
    assert workspace.statements.list() == ()
    assert state_of(workspace, "CS105/105/1.4") is State.NONE
    workspace.statements.put_back(signed.evidence.id)
    assert state_of(workspace, "CS105/105/1.4") is State.CLAIMED


def test_the_employer_confirms_behaviours(workspace: Workspace) -> None:
    workspace.statements.ask("W01", Asked(("B1", "B2"), purpose=Purpose.BEHAVIOURS))
    workspace.statements.sign("E001", what_they_said(seen=("ST1/B/B1",), seen_on=None))
    decided = workspace.overview.content().decisions
    assert [(d.criterion, d.role, d.verdict, d.decided_by) for d in decided] == [
        ("ST1/B/B1", Role.EMPLOYER, Verdict.MET, "Priya Sharma")
    ]
    assert state_of(workspace, "ST1/B/B1") is State.MET
    assert state_of(workspace, "ST1/B/B2") is State.NONE
    waiting = [finding for finding in workspace.overview.check() if finding.kind == "employer"]
    assert [str(finding.where) for finding in waiting] == ["ST1/B/B2"]
    # The statement stands behind the confirmation: nothing is in doubt.
    standing = workspace.decisions.standings()["ST1/B/B1"]
    assert standing.trust.signed_words(standing.history[0]) == "from a witness statement"
    assert standing.trust.notes(standing.history[0]) == ()
    workspace.statements.refuse("E001", "Signed by mistake.")
    assert state_of(workspace, "ST1/B/B1") is State.NONE


def test_warnings_say_what_an_assessor_would_ask(workspace: Workspace) -> None:
    workspace.witnesses.add(Witness(0, "Sam Example", is_relative=True, status=WitnessStatus.EXPERT))
    unit = [c.reference for f in workspace.frameworks.all() for c in f.criteria if f.code == "CS105"]
    workspace.statements.ask("W02", Asked(tuple(unit)))
    assert kinds(workspace, "E001") == {"relative", "no relationship", "no qualification", "whole unit", "no date"}
    said = what_they_said(
        text="She did it all.", seen=tuple(unit), relationship="", seen_on=None, typed_name="Sam", signed_on=None
    )
    signed = workspace.statements.sign("E001", said)
    assert signed.evidence.method == "EWT"
    assert kinds(workspace, "E001") == {
        "relative", "no relationship", "no qualification", "whole unit", "no date", "not dated", "few words",
    }  # fmt: skip


def test_signing_before_the_event_is_noticed(workspace: Workspace) -> None:
    ask(workspace)
    workspace.statements.sign("E001", what_they_said(signed_on=date(2026, 3, 1)))
    assert "signed early" in kinds(workspace, "E001")


def test_the_learners_own_words_are_noticed_and_a_witnesss_are_not(workspace: Workspace) -> None:
    mine = (
        "A bottle of oil broke in aisle four. I put the cone out at once and asked two customers to go round by the "
        "next aisle. I stayed with the spill until the cleaner came."
    )
    workspace.accounts.add([AccountDraft("The spill", text=StarText(action=mine))])
    ask(workspace)
    copied = mine.replace("I put", "She put").replace("I stayed", "She stayed")
    workspace.statements.sign("E002", what_they_said(text=copied))
    own = [warning.message for warning in workspace.statements.warnings("E002") if warning.kind == "own words"]
    assert "E001" in own[0]
    workspace.statements.correct("E002")
    fresh = (
        "Ann noticed the oil before anyone else did and kept people away from it. I watched her from the tills and was "
        "impressed by how calmly she spoke to an older man who wanted to get past."
    )
    workspace.statements.sign("E002", what_they_said(text=fresh))
    assert "own words" not in kinds(workspace, "E002")


def test_what_is_missing_is_said_before_a_key_is_made(workspace: Workspace) -> None:
    ask(workspace)
    for said, why in (
        (what_they_said(text=" \n"), "empty"),
        (what_they_said(declared=False), "declaration"),
        (what_they_said(typed_name=""), "no signature"),
        (what_they_said(seen=("CS105/105/1.1",)), "does not ask"),
    ):
        with pytest.raises(InputError, match=why):
            workspace.statements.sign("E001", said)
    assert workspace.witnesses.keys("W01") == ()


def test_a_wrong_pin_is_slowed_after_five_tries_also_after_a_restart(workspace: Workspace) -> None:
    ask(workspace)
    workspace.statements.sign("E001", what_they_said(), pin="2580")
    workspace.statements.correct("E001")
    day = moment(2099, 1, 1, 12, 0, 0)
    for _ in range(5):
        with pytest.raises(InputError, match="does not open"):
            workspace.statements.sign("E001", what_they_said(), pin="0000", day=day)
    path = workspace.path
    workspace.close()
    with open_workspace(path) as again:
        for pin in ("0000", "2580"):
            with pytest.raises(InputError, match="wait 30 seconds"):
                again.statements.sign("E001", what_they_said(), pin=pin, day=day)
        back = moment(2099, 1, 1, 11, 0, 0)
        with pytest.raises(InputError, match="set the clock right"):
            again.statements.sign("E001", what_they_said(), pin="2580", day=back)
        with pytest.raises(InputError, match="Type your PIN"):
            again.statements.sign("E001", what_they_said(), day=day)
        later = again.statements.sign("E001", what_they_said(), new_key=True, pin="1357")
        assert len(again.witnesses.keys("W01")) == 2
        assert later.state is StatementState.SIGNED


def test_the_right_pin_after_the_wait_opens_the_key_and_forgets_the_tries(workspace: Workspace) -> None:
    ask(workspace)
    workspace.statements.sign("E001", what_they_said(), pin="2580", day=moment(2030, 1, 1, 12))
    workspace.statements.correct("E001")
    # The portfolio was worked on later than these signatures say: only the PIN is looked at here.
    for minute in range(5):
        with pytest.raises(InputError):
            workspace.witnesses.change_pin("W01", "0000", "1", day=moment(2030, 1, 2, 12, minute))
    with pytest.raises(InputError, match="wait"):
        workspace.witnesses.change_pin("W01", "2580", "1", day=moment(2030, 1, 2, 12, 4, 20))
    workspace.witnesses.change_pin("W01", "2580", "1111", day=moment(2030, 1, 2, 12, 4, 31))
    workspace.witnesses.change_pin("W01", "1111", "", day=moment(2030, 1, 2, 12, 4, 31))
    assert not workspace.witnesses.keys("W01")[0].has_pin
    assert workspace.statements.verify("E001").holds


def test_a_clock_that_was_set_back_is_said(workspace: Workspace) -> None:
    ask(workspace)
    with pytest.raises(InputError, match="set the clock right"):
        workspace.statements.sign("E001", what_they_said(), day=moment(2020, 1, 1, 12))


def test_a_witness_with_statements_stays_in_the_register(workspace: Workspace) -> None:
    ask(workspace, *CRITERIA)
    with pytest.raises(InputError, match="E001"):
        workspace.witnesses.remove("Priya Sharma")
    workspace.statements.remove("E001")
    workspace.witnesses.remove("W01")
    workspace.statements.put_back(1)
    assert [witness.name for witness in workspace.witnesses.list()] == ["Priya Sharma"]


def test_exports_show_claims_on_statements(workspace: Workspace, tmp_path: Path) -> None:
    from portfolio_app.exporters.pdf import write_pdf
    from portfolio_app.services.documents.report import build_discussion, build_gaps, build_report

    ask(workspace)
    workspace.statements.sign("E001", what_they_said())
    content = workspace.overview.content()
    day = date(2026, 3, 5)
    report = build_report(content, day)
    assert "bottle of oil" in str(report.blocks)
    assert write_pdf(report, tmp_path / "x.pdf") == ()
    build_gaps(content, day)
    build_discussion(content, day)


@pytest.mark.parametrize("paragraphs", [1, 11, 13, 40])
def test_a_signed_statement_is_for_everybody_to_read(workspace: Workspace, paragraphs: int) -> None:
    """It is tagged (PDF/UA), and its signature stands in the room left for it, on paper and clear of every word."""
    from io import BytesIO

    import page as page_validation
    import pikepdf
    import pypdfium2

    ask(workspace)
    workspace.statements.sign("E001", what_they_said(text=f"{WORDS}\n\n" * paragraphs), picture=scribble())
    content = workspace.statements.file("E001").content
    found = page_validation.validate_pdf_bytes(content, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert found.is_compliant, str(found)
    with pikepdf.open(BytesIO(content)) as document:
        assert len(document.pages) == 1 or paragraphs > 1
        pages = [page for page in document.pages if any(w.Subtype == "/Widget" for w in page.get("/Annots", []))]
        widget = next(w for w in pages[0].Annots if w.Subtype == "/Widget")
        left, bottom, right, top = (float(side) for side in widget.Rect)
        number = document.pages.index(pages[0])
    assert 0 < left < right < 595
    assert 40 < bottom < top < 800
    shown = pypdfium2.PdfDocument(content)
    text = shown[number].get_textpage()
    assert not text.get_text_bounded(left, bottom, right, top).strip()
    text.close()
    shown.close()


def test_a_key_that_could_never_sign_is_replaced_under_the_same_pin(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from portfolio_app.signing import certificates

    workspace.witnesses.add(Witness(0, "محمد O’Brien"))
    workspace.statements.ask("W02", Asked(CRITERIA))
    with monkeypatch.context() as former:
        former.setattr(certificates, "comparable", str)
        with pytest.raises(RuntimeError):
            workspace.statements.sign("E001", what_they_said(typed_name="محمد O’Brien"), pin="2580")
    with pytest.raises(InputError, match="PIN"):
        workspace.statements.sign("E001", what_they_said(), pin="1111")
    signed = workspace.statements.sign("E001", what_they_said(typed_name="محمد O’Brien"), pin="2580")
    assert signed.state is StatementState.SIGNED
    assert workspace.statements.verify("E001").holds


def test_a_key_of_a_former_version_is_wrapped_anew_at_the_next_right_pin(workspace: Workspace) -> None:
    import sqlite3
    from contextlib import closing

    from portfolio_app.signing.certificates import open_key
    from tests.signing.test_certificates import former

    def kept() -> tuple[bytes, bytes]:
        with closing(sqlite3.connect(workspace.path)) as connection:
            return connection.execute("SELECT wrapped, certificate FROM witness_keys").fetchone()

    ask(workspace)
    first = workspace.statements.sign("E001", what_they_said(), pin="2580").latest
    old = former(open_key(*kept(), "2580"), "2580")
    with closing(sqlite3.connect(workspace.path)) as connection, connection:
        connection.execute("UPDATE witness_keys SET wrapped = ?", (old,))
    workspace.statements.correct("E001")
    with pytest.raises(InputError, match="does not open"):
        workspace.statements.sign("E001", what_they_said(), pin="2581")
    assert kept()[0] == old
    second = workspace.statements.sign("E001", what_they_said(), pin="2580").latest
    assert first is not None
    assert second is not None
    assert second.fingerprint == first.fingerprint
    assert kept()[0] != old
    assert open_key(*kept(), "2580").fingerprint == first.fingerprint
    assert old[200:264] not in workspace.path.read_bytes(), "the former wrapping is still on a page of the file"
