"""Eight forgeries, made for real: what check, verify, the desk and the next provider say of each, word for word."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from portfolio_app.domain.decisions.decision import Verdict
from portfolio_app.domain.packs.pack import DATA
from portfolio_app.domain.time import say_day_of
from portfolio_app.services.clock import now
from portfolio_app.signing.fingerprints import fingerprint_of
from portfolio_app.signing.manifests import make_key, public_of
from portfolio_app.workspace import Workspace
from tests.cli.conftest import Call
from tests.services.assessing.conftest import MANAGER, Sign, decide, signed, workspace
from tests.services.packs.conftest import SMALL
from tests.services.proving.sealing import seal_again
from tests.services.witnesses.witnessing import PRIYA, ask, what_they_said

__all__ = ["signed", "workspace"]

JO, OWN = make_key().private, make_key().private
"""The assessor's key, which this computer knows, and one that the learner has made."""
NEXT = "next.portfolio"
LATER = "2026-03-06T10:00:00Z"


@dataclass
class Learner:
    """A learner who wants to have met, with a portfolio, an assessor's decisions, and this computer."""

    workspace: Workspace
    signed: Sign
    folder: Path
    patch: pytest.MonkeyPatch

    def decided(self, verdict: Verdict = Verdict.NOT_YET_MET, key: bytes = JO, at: str = "", **more: str) -> None:
        """Take in what was decided on one criterion, signed with the key under the assessor's name."""
        made = decide(self.workspace, MANAGER, verdict, decided_at=at or "2026-03-04T10:00:00Z")
        self.workspace.decisions.take_in(self.signed(made, key=key, **more).path)

    def change(self, *commands: str) -> None:
        """Change the portfolio's file with another program."""
        with closing(sqlite3.connect(self.workspace.path)) as connection, connection:
            connection.execute("PRAGMA foreign_keys = ON")
            for command in commands:
                connection.execute(command)

    def pack(self, name: str = "Ann.zip", at: str = "2026-03-07T10:00:00Z") -> Path:
        self.workspace.packs.make(self.folder / name, at, SMALL)
        return self.folder / name

    def key(self) -> bytes:
        """Return the portfolio's own key, as its owner finds it in the file."""
        with closing(sqlite3.connect(self.workspace.path)) as connection:
            return connection.execute("SELECT private FROM pack_key").fetchone()[0]


@dataclass(frozen=True)
class Forged:
    """A portfolio and a pack that lie; what is read of them, ``check`` otherwise than ``others`` where that is said."""

    said: str
    pack: Path
    check: str = ""
    file: Path | None = None
    refused: bool = False


def verdict_changed_in_the_file(learner: Learner) -> Forged:
    learner.decided()
    learner.change("UPDATE decisions SET verdict = 'met'")
    said = (
        "Jo Field, 4 March 2026: CHANGED: it says “met” here, and “not yet met” in the file back.decisions of Jo "
        "Field. The learner can take back.decisions in again to put that right."
    )
    return Forged(said, learner.pack(), refused=True)


def own_key_under_the_assessors_name(learner: Learner) -> Forged:
    learner.decided()
    learner.change("DELETE FROM decisions", "DELETE FROM decision_files")
    learner.decided(Verdict.MET, OWN, name="own.decisions")
    said = (
        f"ANOTHER KEY: this computer has known Jo Field by the key {short(JO)} since {say_day_of(now())}, and this is "
        "another: ask Jo Field which is theirs."
    )
    return Forged(said, learner.pack())


def two_keys_under_one_name(learner: Learner) -> Forged:
    learner.decided()
    learner.decided(Verdict.MET, OWN, LATER, name="own.decisions")
    said = (
        f"TWO KEYS sign as Jo Field ({short(JO)}, {short(OWN)}), so they count as two people: ask Jo Field which key "
        "is theirs."
    )
    return Forged(said, learner.pack())


def pack_sealed_again_after_a_change(learner: Learner) -> Forged:
    """Words that were found met are others now, in the data of the pack, under the seal of the portfolio itself."""
    learner.decided(Verdict.MET)

    def lie(files: dict[str, bytes]) -> None:
        files[DATA] = files[DATA].replace(b"I rang the manager", b"I told the manager")

    forged = seal_again(learner.pack(), learner.folder / "forged.zip", lie, learner.key())
    said = "Jo Field, 4 March 2026 found this met, and since then 1 claim changed: look at what is new."
    check = said.replace("look at", "show them")
    return Forged(said, forged, check, learner.folder / NEXT)


def witness_key_made_by_the_learner(learner: Learner) -> Forged:
    learner.workspace.witnesses.add(PRIYA)
    ask(learner.workspace)
    learner.workspace.statements.sign("E002", what_they_said(), pin="2580")
    check = (
        "The signature of Priya Sharma was made on the learner's computer, so it cannot prove who made it: the "
        "assessor may ask Priya Sharma, and then confirm it."
    )
    said = (
        "The signatures of witnesses show that their words were not changed, but not who signed, as the keys were made "
        "on the learner's computer, where the learner could have made them, too: ask the witnesses."
    )
    return Forged(said, learner.pack(), check)


def learner_renamed(learner: Learner) -> Forged:
    learner.decided(Verdict.MET)
    learner.workspace.details.change(learner="Ben Other")
    said = (
        "It was decided about “Ann Example”, and this portfolio is that of “Ben Other”: ask Jo Field whom they "
        "assessed."
    )
    return Forged(said, learner.pack())


def old_pack_and_old_decisions_played_again(learner: Learner) -> Forged:
    learner.decided(Verdict.MET)
    old = learner.pack("old.zip")
    file = learner.folder / "old.portfolio"
    shutil.copy(learner.workspace.path, file)
    learner.decided(at="2026-03-08T09:00:00Z", made_at="2026-03-08T09:00:00Z", name="new.decisions")
    from portfolio_app.services.packs.verifying import verify

    verify(learner.pack("new.zip", "2026-03-09T10:00:00Z"))
    said = (
        "OLD PACK: this computer has seen a later pack of this portfolio, made on 9 March 2026; this one is of "
        "7 March 2026. Ask for the present one."
    )
    check = "LEFT OUT: this computer has seen decisions that Jo Field signed on 8 March 2026, and they are not here."
    return Forged(said, old, check, file)


def date_in_the_future(learner: Learner) -> Forged:
    """It is taken in on a computer whose clock was put forward."""
    to_come = "2999-01-01T00:00:00Z"
    with learner.patch.context() as patch:
        patch.setattr("portfolio_app.services.assessing.decisions.now", lambda: to_come)
        patch.setattr("portfolio_app.services.proving.originals.now", lambda: to_come)
        learner.decided(Verdict.MET, at=to_come, made_at=to_come)
    said = "Jo Field decided on 1 January 2999, which is still to come, so it does not count: ask for a new decision."
    return Forged(said, learner.pack())


FORGERIES: tuple[Callable[[Learner], Forged], ...] = (
    verdict_changed_in_the_file,
    own_key_under_the_assessors_name,
    two_keys_under_one_name,
    pack_sealed_again_after_a_change,
    witness_key_made_by_the_learner,
    learner_renamed,
    old_pack_and_old_decisions_played_again,
    date_in_the_future,
)


def short(key: bytes) -> str:
    return fingerprint_of(public_of(key))[:19]


@pytest.mark.parametrize("forgery", FORGERIES, ids=lambda each: each.__name__)
def test_a_forgery_is_seen_by_all_who_look(
    call: Call,
    workspace: Workspace,
    signed: Sign,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    forgery: Callable[[Learner], Forged],
) -> None:
    forged = forgery(Learner(workspace, signed, tmp_path, monkeypatch))
    verified = call("verify", forged.pack)
    assert (verified.code, verified.out.count(forged.said)) == (int(forged.refused), 1)
    desk = call("decisions", "drafts", forged.pack)
    taken = call("import", forged.pack, tmp_path / NEXT)
    for each in (desk, taken):
        assert (each.code, each.err.count(forged.said)) == (3 if forged.refused else 0, 1)
    assert (tmp_path / NEXT).exists() is not forged.refused
    found = call("check", forged.file or workspace.path, "--json").json
    assert [each["message"] for each in found].count(forged.check or forged.said) == 1


def test_a_key_that_a_computer_has_never_seen_is_said_to_be_new(
    call: Call, workspace: Workspace, signed: Sign, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forged = own_key_under_the_assessors_name(Learner(workspace, signed, tmp_path, monkeypatch))
    whole = fingerprint_of(public_of(OWN))
    said = f"Jo Field (assessor): 1 decision, signed, key {whole} (seen here for the first time: let them read the key"
    for number, arguments in enumerate((("verify",), ("decisions", "drafts"), ("import",))):
        monkeypatch.setenv("PORTFOLIO_APP_DATA", str(tmp_path / f"elsewhere {number}"))
        answer = call(*arguments, forged.pack, *([tmp_path / NEXT] if arguments == ("import",) else []))
        assert (answer.code, f"{answer.out}{answer.err}".count(said)) == (0, 1)


def test_data_that_nobody_can_read_hides_no_decision(
    call: Call, workspace: Workspace, signed: Sign, tmp_path: Path
) -> None:
    def break_it(files: dict[str, bytes]) -> None:
        files[DATA] = files[DATA].replace(b"I rang the manager", b"I rang.")

    learner = Learner(workspace, signed, tmp_path, pytest.MonkeyPatch())
    learner.decided()
    verified = call("verify", seal_again(learner.pack(), tmp_path / "forged.zip", break_it, learner.key()))
    assert "The decisions in it were not checked: " in verified.out
    assert verified.out.endswith(", but its decisions could not be checked, as said above.\n")
