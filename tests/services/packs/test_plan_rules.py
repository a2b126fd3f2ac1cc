"""What a plan asks beyond counts: no reflective accounts, pieces for each, short recordings, the employer."""

import sqlite3
import wave
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.domain.decisions.decision import Decision, Role, Verdict
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Privacy, StarText
from portfolio_app.domain.frameworks.framework import CriterionKind, Framework
from portfolio_app.domain.frameworks.sufficiency import Group
from portfolio_app.domain.packs.plan_rules import asked
from portfolio_app.domain.packs.preflight import preflight
from portfolio_app.domain.packs.profile import Profile
from portfolio_app.domain.progress.finding import Kind
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.importers.profile_file import read_profile
from portfolio_app.services.packs.profiles import find_profile
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace
from tests.services.documents.test_regimes import NEW_MODEL, statement, unit

PLAN = Profile("plan", "Plan")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    for name, seconds in (("short.wav", 2), ("long.wav", 61)):
        with wave.open(str(tmp_path / name), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(1)
            sound.setframerate(200)
            sound.writeframes(b"\x80" * 200 * seconds)
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann"), (NEW_MODEL,)) as made:
        made.evidence.add([tmp_path / "short.wav", tmp_path / "long.wav"])
        text = StarText(situation="A talk with a customer.", action="I asked.")
        made.accounts.add(
            [
                AccountDraft("The talk", text=text, claims=(ClaimDraft("K1"),), about=1),
                AccountDraft("A story", text=text),
            ]
        )
        made.claims.add_draft("E001", ClaimDraft("K1"))
        yield made


def messages(workspace: Workspace, profile: Profile, kind: Kind) -> list[str]:
    return [each.message for each in workspace.packs.preflight(profile) if each.kind is kind]


def test_reflective_accounts_are_named_and_annotations_are_not(workspace: Workspace) -> None:
    plan = replace(PLAN, reflective_accounts=False)
    assert [said[:4] for said in messages(workspace, plan, Kind.NOT_TAKEN)] == ["E004"]
    workspace.evidence.edit("E004", privacy=Privacy.PRIVATE)
    assert not messages(workspace, plan, Kind.NOT_TAKEN)
    assert not messages(workspace, PLAN, Kind.NOT_TAKEN)


def test_an_annotation_counts_as_one_piece_with_its_work(workspace: Workspace) -> None:
    assert "3 pieces" in messages(workspace, replace(PLAN, most_pieces=2), Kind.PIECES)[0]
    assert not messages(workspace, replace(PLAN, most_pieces=3), Kind.PIECES)
    wanted = replace(PLAN, least_each=2)
    said = messages(workspace, wanted, Kind.CRITERION)
    assert [each.split(" is")[0] for each in said] == ["K1", "K2"]  # K1 is claimed twice, on one piece of work
    workspace.claims.add_draft("E002", ClaimDraft("K1"))
    assert [each.split(" is")[0] for each in messages(workspace, wanted, Kind.CRITERION)] == ["K2"]


def test_only_what_has_to_be_proved_is_asked_for(workspace: Workspace) -> None:
    assert [criterion.code for criterion in asked(workspace.packs.data())] == ["K1", "K2"]
    said = messages(workspace, replace(PLAN, every_criterion=True), Kind.CRITERION)
    assert len(said) == 1
    assert "K2" in said[0]


def test_of_a_group_no_more_is_asked_for_than_enough(tmp_path: Path) -> None:
    five = tuple(statement("G", f"K{n}", CriterionKind.KNOWLEDGE, group="g") for n in range(1, 6))
    framework = Framework("ST9", "A plan", "1.0", (unit("G", *five, groups=(Group("g", at_least=2),)),))
    text = StarText(action="I asked.")
    with create_workspace(tmp_path / "g.portfolio", make_portfolio("Ann"), (framework,)) as made:
        made.accounts.add([AccountDraft("One", text=text, claims=(ClaimDraft("K1"),))])
        plan = replace(PLAN, every_criterion=True)
        assert len(messages(made, plan, Kind.CRITERION)) == 4
        made.claims.add_draft("E001", ClaimDraft("K3"))
        assert [criterion.code for criterion in asked(made.packs.data())] == ["K1", "K3"]
        assert not messages(made, plan, Kind.CRITERION)
        said = messages(made, replace(plan, least_each=2), Kind.CRITERION)
        assert [each.split(" is")[0] for each in said] == ["K1", "K3"]
        said_no = Decision(1, "ST9/G/K3", Verdict.NOT_YET_MET, Role.ASSESSOR, "Pat", "2026-03-02T09:00:00Z")
        assert len(list(asked(replace(made.packs.data(), decisions=(said_no,))))) == 5


def test_a_recording_that_plays_too_long_is_named_with_its_length(workspace: Workspace) -> None:
    assert messages(workspace, replace(PLAN, most_minutes=1), Kind.RECORDING) == [
        "long.wav plays 1:01; at most 1 minute are taken: put in a shorter cut."
    ]
    unknown = preflight(workspace.packs.data(), replace(PLAN, most_minutes=1))
    assert [each.where.evidence for each in unknown if each.kind is Kind.RECORDING] == [1, 2]


def test_evidence_that_is_too_old_is_named_with_its_day(workspace: Workspace) -> None:
    workspace.evidence.edit("E003", produced_on=date(2020, 2, 29))
    workspace.evidence.edit("E004", produced_on=date.today() - timedelta(days=20))
    plan = replace(PLAN, oldest_evidence_months=24)
    (said,) = messages(workspace, plan, Kind.OLD)
    assert said.startswith("E003 is of 29 February 2020; evidence may be 24 months old at most")
    assert not messages(workspace, PLAN, Kind.OLD)
    assert workspace.coaching.whole(plan).thoughts.too_old == (3,), "E004 is claimed for nothing"
    assert "E003" in " ".join(each.message for each in workspace.coaching.whole(plan).findings)
    assert workspace.coaching.whole().thoughts.too_old == ()


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        file.execute("UPDATE file_pieces SET content = x'00'")
        file.commit()


def test_a_damaged_recording_does_not_say_how_long_it_plays(workspace: Workspace, tmp_path: Path) -> None:
    damage(tmp_path / "a.portfolio")
    said = messages(workspace, replace(PLAN, most_minutes=1), Kind.RECORDING)
    assert [each.split(" say")[0] for each in said] == ["short.wav does not", "long.wav does not"]


def test_a_recording_is_read_once(workspace: Workspace, tmp_path: Path) -> None:
    said = messages(workspace, replace(PLAN, most_minutes=1), Kind.RECORDING)
    damage(tmp_path / "a.portfolio")
    assert messages(workspace, replace(PLAN, most_minutes=1), Kind.RECORDING) == said
    assert len(said) == 1


@pytest.mark.parametrize(
    ("witness", "counts", "missing"),
    [
        (Witness(1, "Pat", relationship="My line manager"), True, False),
        (Witness(1, "Pat", organisation=" brightway STORES"), True, False),
        (Witness(1, "Pat", relationship="A customer"), True, True),
        (Witness(1, "Pat", relationship="My line manager"), False, True),
    ],
)
def test_the_employers_statement_is_asked_for_until_it_counts(
    workspace: Workspace, witness: Witness, counts: bool, missing: bool
) -> None:
    from portfolio_app.domain.witnesses.asked import Asked

    workspace.witnesses.add(replace(witness, id=0))
    workspace.statements.ask("W01", Asked(("K1",), "The talk"))
    data = workspace.packs.data()
    statements = tuple(replace(e, statement=replace(e.statement, counts=counts)) for e in data.statements)
    data = replace(data, statements=statements, portfolio=replace(data.portfolio, employer="Brightway Stores"))
    found = [
        each for each in preflight(data, replace(PLAN, employer_statement=True)) if each.kind == "employer statement"
    ]
    assert bool(found) is missing


def test_the_bundled_profile_reads_and_bounds_are_kept() -> None:
    profile = find_profile("work-product")
    assert (profile.reflective_accounts, profile.most_minutes, profile.employer_statement) == (False, 5, True)
    for line in ("most_minutes = 601", "least_each = -1", 'reflective_accounts = "no"'):
        with pytest.raises(InputError, match=line.split()[0]):
            read_profile(f'title = "x"\n{line}', "p.toml", "p")
