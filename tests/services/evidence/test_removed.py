"""What was taken out: listed, brought back, and removed for good."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import ClaimDraft, EvidenceDraft
from portfolio_app.domain.coaching.practice import PracticeAnswer
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.domain.evidence.removed import RemovedKind
from portfolio_app.domain.progress.finding import Kind
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.services.clock import now, today
from portfolio_app.services.long_work import Cancelled
from portfolio_app.workspace import Workspace, import_workspace, open_workspace
from tests.services.witnesses.witnessing import ask, portfolio

SECRET = "Zebrafinch reprimanded the quartermaster"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A portfolio with an account (E001), a file (E002), a record (E003) and a statement (E004)."""
    note = tmp_path / "note.txt"
    note.write_text(f"{SECRET} in a file.", encoding="utf-8")
    with portfolio(tmp_path) as made:
        account = made.accounts.create("The quarrel")
        made.accounts.write(replace(account, text=StarText(situation=f"{SECRET} at noon.")))
        made.evidence.add([note], EvidenceDraft(criteria=(ClaimDraft("105/1.3"),)))
        made.evidence.add_held_elsewhere("Till log", "The office")
        ask(made)
        yield made


def references(workspace: Workspace) -> list[str]:
    return [thing.reference for thing in workspace.removed.all()]


def take_all_out(workspace: Workspace) -> None:
    claim = workspace.claims.add_draft("E003", ClaimDraft("105/1.4"))
    workspace.claims.withdraw([claim.id])
    workspace.accounts.remove("E001")
    workspace.evidence.remove("E002")
    workspace.statements.remove("E004")


def test_everything_that_was_taken_out_is_listed_with_what_it_is(workspace: Workspace) -> None:
    assert workspace.removed.all() == ()
    take_all_out(workspace)
    found = {thing.kind: thing for thing in workspace.removed.all()}
    assert set(found) == {RemovedKind.ACCOUNT, RemovedKind.FILE, RemovedKind.CLAIM, RemovedKind.STATEMENT}
    assert found[RemovedKind.ACCOUNT].title == "The quarrel"
    assert found[RemovedKind.ACCOUNT].about == "6 words"
    assert found[RemovedKind.FILE].about == "51 bytes, 1 claim"
    assert found[RemovedKind.CLAIM].about == "on CS105/105/1.4 in E003"
    assert all(thing.removed_at for thing in found.values())


def test_a_withdrawn_claim_goes_and_comes_with_its_evidence(workspace: Workspace) -> None:
    take_all_out(workspace)
    workspace.evidence.remove("E003")
    assert RemovedKind.CLAIM not in {thing.kind for thing in workspace.removed.all()}


def test_several_are_brought_back_at_once_and_taken_out_as_they_were(workspace: Workspace) -> None:
    take_all_out(workspace)
    before = workspace.removed.all()
    back = workspace.removed.bring_back([thing.reference for thing in before])
    assert references(workspace) == []
    assert workspace.accounts.get("E001").text[Section.SITUATION] == f"{SECRET} at noon."
    assert sorted(hit.evidence for hit in workspace.overview.search("zebrafinch")) == ["E001", "E002"]
    assert {claim.criterion for claim in workspace.claims.all()} >= {"CS105/105/1.3", "CS105/105/1.4"}
    workspace.removed.take_out(back)
    assert set(workspace.removed.all()) == set(before)


def test_all_or_none_is_brought_back(workspace: Workspace) -> None:
    take_all_out(workspace)
    with pytest.raises(InputError, match="“E099” is not among the removed things"):
        workspace.removed.bring_back(["E001", "E099"])
    assert "E001" in references(workspace)


def test_a_claim_that_was_made_again_is_not_brought_back_beside_itself(workspace: Workspace) -> None:
    claim = workspace.claims.add_draft("E003", ClaimDraft("105/1.4"))
    workspace.claims.withdraw([claim.id])
    workspace.claims.add_draft("E003", ClaimDraft("105/1.4"))
    with pytest.raises(InputError, match="the same is claimed"):
        workspace.removed.bring_back([str(claim.id)])


def test_the_witness_of_a_statement_comes_back_with_it(workspace: Workspace) -> None:
    workspace.statements.remove("E004")
    workspace.witnesses.remove("W01")
    assert {"E004", "W01"} == set(references(workspace))
    back = workspace.removed.bring_back(["E004"])
    assert [thing.reference for thing in back] == ["E004", "W01"]
    assert workspace.witnesses.get("W01").name == "Priya Sharma"


def test_a_witness_goes_for_good_only_with_their_statements(workspace: Workspace) -> None:
    workspace.statements.remove("E004")
    workspace.witnesses.remove("W01")
    with pytest.raises(InputError, match="W01 Priya Sharma cannot be removed for good"):
        workspace.removed.purge(["W01"])
    assert len(workspace.removed.purge(["W01", "E004"])) == 2
    assert references(workspace) == []


def test_nothing_of_what_is_removed_for_good_is_left_in_the_file(workspace: Workspace) -> None:
    take_all_out(workspace)
    assert SECRET.encode() in workspace.path.read_bytes()
    workspace.removed.purge(references(workspace))
    content = workspace.path.read_bytes()
    for word in (SECRET, "Zebrafinch", "zebrafinch", "quartermaster", "The quarrel"):
        assert word.encode() not in content
    assert references(workspace) == []
    assert workspace.overview.search("zebrafinch") == ()


def test_all_is_emptied_at_once_but_for_witnesses_who_are_still_asked(workspace: Workspace) -> None:
    take_all_out(workspace)
    unasked = workspace.witnesses.add(Witness(0, "Nobody Asked"))
    workspace.witnesses.remove(unasked.reference)
    assert {thing.reference for thing in workspace.removed.empty()} >= {"E001", "E002", "E004", unasked.reference}
    assert workspace.removed.all() == ()
    assert workspace.removed.empty() == ()
    content = workspace.path.read_bytes()
    assert SECRET.encode() not in content
    assert b"Nobody Asked" not in content


def test_words_that_are_written_over_are_not_left_on_a_free_page(workspace: Workspace) -> None:
    long = PracticeAnswer("CS105/105/1.3", "key", "What did you do?", "Marmalade " * 2000, now())
    workspace.practice.put(long)
    workspace.practice.put(replace(long, text="Nothing."))
    assert b"Marmalade Marmalade" not in workspace.path.read_bytes()


def test_the_bytes_of_a_large_file_go_and_its_room_is_given_back(workspace: Workspace, tmp_path: Path) -> None:
    large = tmp_path / "large.bin"
    large.write_bytes(b"PEMMARK" + os.urandom(3_000_000))
    workspace.evidence.add([large])
    size = workspace.path.stat().st_size
    workspace.evidence.remove("E005")
    workspace.removed.purge(["E005"])
    assert workspace.path.stat().st_size < size - 2_500_000
    assert b"PEMMARK" not in workspace.path.read_bytes()


def test_a_purge_that_is_stopped_is_ended_at_the_next_opening(workspace: Workspace) -> None:
    workspace.evidence.remove("E002")

    def stop(_what: str, _done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        workspace.removed.purge(["E002"], stop)
    path = workspace.path
    workspace.close()
    with open_workspace(path) as opened:
        assert opened.removed.all() == ()
    assert f"{SECRET} in a file".encode() not in path.read_bytes()


def test_a_reference_is_never_given_again(workspace: Workspace) -> None:
    workspace.statements.remove("E004")
    workspace.removed.purge(["E004"])
    assert workspace.accounts.create("Another").evidence.reference == "E005"


def test_what_is_there_is_not_removed_for_good(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="“E001” is not among the removed things"):
        workspace.removed.purge(["E001"])
    assert workspace.accounts.get("E001").evidence.title == "The quarrel"


def test_old_things_go_on_request_and_later_ones_stay(workspace: Workspace) -> None:
    take_all_out(workspace)
    workspace.witnesses.remove("W01")
    assert workspace.removed.purge_older(30, today() + timedelta(days=29)) == ()
    gone = workspace.removed.purge_older(30, today() + timedelta(days=30))
    assert len(gone) == 5
    assert references(workspace) == []


def test_an_old_witness_stays_while_a_later_statement_is_theirs(workspace: Workspace) -> None:
    with pytest.raises(InputError):
        workspace.witnesses.remove("W01")
    workspace.statements.remove("E004")
    workspace.witnesses.remove("W01")
    [statement] = [thing for thing in workspace.removed.all() if thing.kind is RemovedKind.STATEMENT]
    workspace.removed.bring_back(["E004"])
    later = replace(statement, removed_at="2999-01-01T10:00:00Z")
    workspace.removed.take_out([later])
    workspace.witnesses.remove("W01")
    assert workspace.removed.purge_older(0, today()) == ()


def test_a_portfolio_is_whole_after_removing_for_good_and_goes_through_a_pack(
    workspace: Workspace, tmp_path: Path
) -> None:
    take_all_out(workspace)
    workspace.removed.purge(references(workspace))
    assert Kind.DAMAGED not in {finding.kind for finding in workspace.overview.check()}
    workspace.packs.make(tmp_path / "a.zip", now())
    with import_workspace(tmp_path / "a.zip", tmp_path / "taken.portfolio") as taken:
        assert taken.accounts.create("Another").evidence.reference == "E005"
