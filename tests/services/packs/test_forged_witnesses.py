"""Forgeries of what witnesses signed: each is seen by the learner's check, by verify, and by whoever opens the pack."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.statement import StatementVersion, version_digest
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.services.clock import today
from portfolio_app.services.documents.exporting import export
from portfolio_app.services.packs.verifying import verify
from portfolio_app.services.witnesses import effects
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import made_pack
from tests.services.witnesses.witnessing import ask, portfolio, what_they_said


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Ann's portfolio, in which she has signed as Priya, whose key she has made herself."""
    with portfolio(tmp_path) as made:
        ask(made)
        made.statements.sign("E001", what_they_said(), pin="2580")
        yield made


def checked(workspace: Workspace) -> str:
    return "\n".join(f"{finding.kind} {finding.where}: {finding.message}" for finding in workspace.overview.check())


def change(workspace: Workspace, query: str, *values: object) -> None:
    with closing(sqlite3.connect(workspace.path)) as connection, connection:
        connection.execute(query, values)


def told(pack: Path, folder: Path) -> list[str]:
    """Return what the next person is told, on the command line, at the desk, and on taking the pack over."""
    with import_workspace(pack, folder / f"{pack.stem} taken over.portfolio") as taken:
        return ["\n".join(said) for said in (verify(pack).notes, open_assessment(pack).notes, taken.warnings)]


def documents(workspace: Workspace, folder: Path) -> str:
    target = folder / "Portfolio.md"
    export(workspace.overview.content(), {"md": target}, today())
    return " ".join(target.read_text("utf-8").replace("\\", "").split())


def test_that_the_learner_may_have_made_the_key_is_said_everywhere(workspace: Workspace, tmp_path: Path) -> None:
    (known,) = workspace.overview.to_know()
    assert (known.kind, known.where.evidence) == ("unproved signature", 1)
    assert "cannot prove who made it" in known.message
    for said in told(made_pack(workspace.packs, tmp_path / "pack.zip"), tmp_path):
        assert "the keys were made on the learner's computer" in said
    assert "It cannot show that Priya Sharma made it" in documents(workspace, tmp_path)
    workspace.statements.confirm("E001", "Dana Reid")
    assert workspace.overview.to_know() == ()


def test_a_new_key_of_a_known_witness_is_shown(workspace: Workspace, tmp_path: Path) -> None:
    ask(workspace)
    assert "new key" not in checked(workspace)
    workspace.statements.sign("E002", what_they_said(), pin="1111", new_key=True)
    assert "odd statement E002: It is signed with a new key" in checked(workspace)
    assert [warning.kind for warning in workspace.statements.warnings("E002")].count("new key") == 1
    assert not [warning for warning in workspace.statements.warnings("E001") if warning.kind == "new key"]
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    assert verify(pack).is_doubtful
    for said in told(pack, tmp_path):
        assert "E002 version 1 signed.pdf: It is signed with a new key" in said
        assert "E001 version 1 signed.pdf: It is" not in said
    assert "To check: It is signed with a new key" in documents(workspace, tmp_path)
    workspace.statements.confirm("E002", "Dana Reid")
    assert "new key" not in checked(workspace)


def test_a_second_entry_of_the_same_witness_is_no_second_person(workspace: Workspace) -> None:
    workspace.witnesses.add(replace(workspace.witnesses.get("W01"), id=0, organisation="Elsewhere"))
    workspace.statements.ask("W02", Asked(("105/1.4",), "The same again"))
    workspace.statements.sign("E002", what_they_said(seen=("CS105/105/1.4",)), pin="2580")
    assert "E002: It is signed with a new key" in checked(workspace)


def test_a_key_that_replaces_another_without_a_trace_is_known_by_who_saw_the_former(
    workspace: Workspace, tmp_path: Path
) -> None:
    verify(made_pack(workspace.packs, tmp_path / "first.zip"))
    workspace.statements.remove("E001")
    change(workspace, "DELETE FROM witness_keys")
    ask(workspace)
    workspace.statements.sign("E002", what_they_said(), pin="1111")
    pack = made_pack(workspace.packs, tmp_path / "second.zip")
    for _ in range(2):
        assert "Priya Sharma signed with another key" in "\n".join(verify(pack).notes)


def test_a_statement_that_was_given_for_another_learner_says_so(workspace: Workspace, tmp_path: Path) -> None:
    workspace.details.change(learner="Ben Other")
    said = "It was given for “Ann Example”, and this portfolio is that of “Ben Other”"
    assert said in checked(workspace)
    assert said in "\n".join(warning.message for warning in workspace.statements.warnings("E001"))
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    assert verify(pack).is_doubtful
    for each in told(pack, tmp_path):
        assert said in each
    assert f"To check: {said}" in documents(workspace, tmp_path)


def test_a_statement_that_does_not_record_the_learner_names_them_in_its_signed_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to 2026 a version did not record for whom it was given."""
    of_today = effects.version_digest
    with portfolio(tmp_path) as workspace:
        ask(workspace)

        def former(identity: str, reference: str, request: str, version: StatementVersion) -> str:
            return of_today(identity, reference, request, replace(version, learner=""))

        monkeypatch.setattr(effects, "version_digest", former)
        workspace.statements.sign("E001", what_they_said())
        change(workspace, "UPDATE statement_versions SET learner = ''")
        assert workspace.statements.verify("E001").holds
        assert "given for" not in checked(workspace)
        workspace.details.change(learner="Ben Other")
        assert "odd statement E001: It was given for “Ann Example”" in checked(workspace)
        for each in told(made_pack(workspace.packs, tmp_path / "pack.zip"), tmp_path):
            assert "It was given for “Ann Example”" in each


def test_a_name_that_is_only_written_otherwise_is_no_other_learner(workspace: Workspace, tmp_path: Path) -> None:
    workspace.details.change(learner="ANN  Example")
    assert "given for" not in checked(workspace)
    assert not verify(made_pack(workspace.packs, tmp_path / "pack.zip")).is_doubtful


def test_words_that_were_changed_with_their_check_code_are_noticed(workspace: Workspace, tmp_path: Path) -> None:
    identity, statement = workspace.details.get().identity, workspace.statements.get("E001")
    assert statement.latest is not None
    better = replace(statement.latest, text="She saved the whole shop.")
    digest = version_digest(identity, "E001", statement.request.digest, better)
    change(workspace, "UPDATE statement_versions SET text = ?, digest = ?", better.text, digest)
    assert "changed statement E001: The signed file holds other words than the portfolio." in checked(workspace)
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    found = verify(pack)
    assert (found.intact, [each.state for each in found.statements]) == (False, ["changed"])
    assert "other words" in found.statements[0].why
    with pytest.raises(InputError):
        open_assessment(pack)
