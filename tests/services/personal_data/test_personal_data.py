"""Personal data is found where it stands, settled, and replaced with the claims following."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, EvidenceDraft
from portfolio_app.domain.claims.passage import Outcome
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.domain.personal_data.allowance import Settled
from portfolio_app.domain.personal_data.pseudonym import Noun
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.personal_data import replacing
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace

_TEXT = StarText(
    situation="A customer, Mrs Jane Smith, rang from 07700 900123.",
    action="I told Mrs Smith that Jane Smith’s kettle was safe. She thanked me.",
)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Rowan Ellis"), bundled()) as opened:
        opened.accounts.add([AccountDraft("A kettle for Jane Smith", date(2026, 3, 2), text=_TEXT)])
        yield opened


def undecided(workspace: Workspace) -> list[tuple[str, str]]:
    return [(str(each.place), each.hit.text) for each in workspace.personal_data.undecided()]


def test_found_in_every_part_in_its_place(workspace: Workspace, tmp_path: Path) -> None:
    note = tmp_path / "call to Priya Patel.txt"
    note.write_text("I rang Omar Haddad on 07700 900456.")
    workspace.evidence.add([note], EvidenceDraft(title="A note", description="From Olga Petrova"))
    workspace.claims.add("E001", "101/1.3", "She thanked me", note="Ask Ben Carter")
    assert undecided(workspace) == [
        ("E001 title", "Jane Smith"),
        ("E001 situation", "Mrs Jane Smith"),
        ("E001 situation", "07700 900123"),
        ("E001 action", "Mrs Smith"),
        ("E001 action", "Jane Smith"),
        ("E001 claim 1 note", "Ben Carter"),
        ("E002 details", "Olga Petrova"),
        ("E002 file name", "Priya Patel"),
        ("E002 text", "Omar Haddad"),
        ("E002 text", "07700 900456"),
    ]


def test_the_learner_and_witnesses_are_settled_by_the_register(workspace: Workspace) -> None:
    workspace.witnesses.add(Witness(0, "Jane Smith", contact="07700 900123"))
    assert undecided(workspace) == []
    assert {each.settled for each in workspace.personal_data.scan()} == {Settled.REGISTER}


def test_allowed_here_everywhere_and_taken_back(workspace: Workspace) -> None:
    service = workspace.personal_data
    workspace.accounts.add([AccountDraft("Another", None, text=StarText(task="Ring 07700 900123."))])
    here = service.allow("07700900123", "E001")
    assert ("E001 situation", "07700 900123") not in undecided(workspace)
    assert ("E002 task", "07700 900123") in undecided(workspace)
    service.put(here, back=True)
    assert ("E001 situation", "07700 900123") in undecided(workspace)
    service.not_personal("07700 900123")
    assert "07700 900123" not in [text for _, text in undecided(workspace)]
    service.ask_again("07700 900123")
    assert "07700 900123" in [text for _, text in undecided(workspace)]


def test_private_evidence_never_leaves_and_is_not_asked_about(workspace: Workspace) -> None:
    from portfolio_app.domain.evidence.evidence import Privacy

    workspace.evidence.edit("E001", privacy=Privacy.PRIVATE)
    assert undecided(workspace) == []


def test_one_person_is_one_letter_everywhere_and_claims_follow(workspace: Workspace) -> None:
    claim = workspace.claims.add("E001", "101/1.3", "I told Mrs Smith that Jane Smith’s kettle was safe")
    later = workspace.claims.add("E001", "101/1.3", "She thanked me", note="Jane Smith was glad")
    replaced = workspace.personal_data.replace("Mrs Jane Smith")
    account = workspace.accounts.get("E001")
    assert account.evidence.title == "A kettle for Customer A"
    assert account.text.situation == "A customer, Customer A, rang from 07700 900123."
    assert account.text.action == "I told Customer A that Customer A’s kettle was safe. She thanked me."
    assert replaced.times == 5
    for each in (claim, later):
        now = workspace.claims.get(each.id)
        assert now.passage is not None
        assert now.anchor is not None
        assert now.anchor.outcome is Outcome.KEPT
        assert account.text.action[now.anchor.start : now.anchor.end] == now.passage.quote
    assert workspace.claims.get(claim.id).passage.quote == "I told Customer A that Customer A’s kettle was safe"  # type: ignore[union-attr]
    assert workspace.claims.get(later.id).note == "Customer A was glad"
    assert undecided(workspace) == [("E001 situation", "07700 900123")]
    former = workspace.accounts.revisions("E001")[0]
    assert "Jane Smith" in former.text.action


def test_taken_back_and_done_again_as_one_step(workspace: Workspace) -> None:
    claim = workspace.claims.add("E001", "101/1.3", "I told Mrs Smith")
    before = workspace.accounts.get("E001")
    service = workspace.personal_data
    replaced = service.replace("Jane Smith", "Customer K")
    service.put_replaced(replaced, back=True)
    assert workspace.accounts.get("E001").same_as(before)
    assert workspace.claims.get(claim.id) == claim
    assert service.log() == ()
    service.put_replaced(replaced)
    assert workspace.accounts.get("E001").evidence.title == "A kettle for Customer K"
    assert [each.pseudonym for each in service.log()] == ["Customer K"] * 3


def test_the_log_has_places_and_never_the_words(workspace: Workspace) -> None:
    workspace.personal_data.replace("Jane Smith", Noun.PERSON)
    log = workspace.personal_data.log()
    assert [(str(each.place), each.kind and each.kind.value, each.pseudonym, each.times) for each in log] == [
        ("E001 title", "name", "Person A", 1),
        ("E001 situation", "name", "Person A", 1),
        ("E001 action", "name", "Person A", 2),
    ]
    assert "Smith" not in repr(log)


def test_a_name_met_again_has_its_letter_and_another_the_next(workspace: Workspace) -> None:
    service = workspace.personal_data
    service.replace("Mrs Jane Smith")
    text = StarText(task="A customer, Jane Smith, came back. A customer, Omar Haddad, came too.")
    workspace.accounts.add([AccountDraft("Later", None, text=text)])
    assert service.replace("Jane Smith").pseudonym == "Customer A"
    assert service.replace("Omar Haddad").pseudonym == "Customer B"


def test_what_stands_inside_of_a_file_alone_cannot_be_replaced(workspace: Workspace, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("I rang Omar Haddad.")
    workspace.evidence.add([note])
    with pytest.raises(InputError, match="only inside of a file"):
        workspace.personal_data.replace("Omar Haddad")
    with pytest.raises(InputError, match="nowhere"):
        workspace.personal_data.replace("Nobody Here")


def test_what_is_proposed_is_what_replacing_takes_and_reads_less(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("I rang Omar Haddad.")
    workspace.evidence.add([note])
    service = workspace.personal_data
    with monkeypatch.context() as patched:
        patched.setattr(replacing, "_exchange", None)
        proposed = service.proposed("Mrs Jane Smith")
        for words, said in (("Omar Haddad", "only inside of a file"), ("Nobody Here", "nowhere")):
            with pytest.raises(InputError, match=said):
                service.proposed(words)
    assert proposed == service.replace("Mrs Jane Smith").pseudonym


def test_words_of_a_withdrawn_note_and_of_a_file_are_proposed(workspace: Workspace, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("I rang Omar Haddad.")
    workspace.evidence.add([note])
    claim = workspace.claims.add("E001", "CS105/105/1.5", note="Omar Haddad")
    workspace.claims.withdraw([claim.id])
    assert workspace.personal_data.proposed("Omar Haddad") == workspace.personal_data.replace("Omar Haddad").pseudonym


def test_two_of_one_first_name_are_two_people(workspace: Workspace) -> None:
    text = StarText(task="I rang Jane Smith and Jane Okafor.", action="Jane said yes.")
    workspace.accounts.update("E001", AccountDraft("T", None, text=text))
    workspace.personal_data.replace("Jane Smith", "Customer A")
    account = workspace.accounts.get("E001")
    assert account.text.task == "I rang Customer A and Jane Okafor."
    assert account.text[Section.ACTION] == "Jane said yes."
