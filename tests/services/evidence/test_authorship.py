"""The authorship record: off at first, kept with each saving, sealed, and never more than numbers."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.claims.draft import AccountDraft
from portfolio_app.domain.evidence.authorship import AccountRecord, Counts, Origin
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section, StarText
from portfolio_app.services.evidence import authorship as authorship_module
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.signing.manifests import check
from portfolio_app.workspace import Workspace, create_workspace, open_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Ann")) as opened:
        yield opened


def typed(account: ReflectiveAccount, words: str) -> ReflectiveAccount:
    return replace(account, text=account.text.with_section(Section.ACTION, words))


def record(workspace: Workspace, reference: str = "E001") -> AccountRecord:
    found = workspace.authorship.get(reference)
    assert found is not None
    return found.of(int(reference[1:]))


def test_nothing_is_recorded_until_the_learner_wants_it(workspace: Workspace) -> None:
    account = workspace.accounts.create("Kettle")
    workspace.accounts.write(typed(account, "I rang"), Counts(typed=6))
    assert workspace.authorship.get() is None
    workspace.details.keep({}, authorship=True)
    assert record(workspace) == AccountRecord(1)
    assert record(workspace).unrecorded(workspace.accounts.get("E001").text) == 6
    since = workspace.details.get().authorship_since
    assert workspace.details.keep({}, authorship=True).authorship_since == since


def test_each_way_is_counted_and_undo_takes_it_back(workspace: Workspace) -> None:
    workspace.details.keep({}, authorship=True)
    account = workspace.accounts.create("Kettle")
    first = workspace.accounts.write(typed(account, "I rang"), Counts(typed=6))
    pasted = workspace.accounts.write(typed(account, "I rang somebody up"), Counts(pasted=12))
    workspace.accounts.add([AccountDraft("Other", text=StarText(task="ten digits", result="two"))])
    assert record(workspace).counts == Counts(typed=6, pasted=12)
    assert record(workspace, "E002").counts == Counts(brought_in=13)
    workspace.accounts.put(pasted.before, taken_back=pasted.noted)
    assert record(workspace).counts == Counts(typed=6)
    workspace.accounts.put(pasted.after, done_again=pasted.noted)
    assert record(workspace).counts.shares()[Origin.PASTED] == 67
    assert record(workspace).unrecorded(first.account.text) == 0
    workspace.accounts.restore("E001", 1)
    counts = record(workspace).counts
    assert (counts.reworked, counts.removed) == (0, 18)


def test_ten_minutes_make_a_stretch(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.details.change(authorship_since="2026-03-02T10:00:00Z")
    account = workspace.accounts.create("Kettle")
    for moment in ("2026-03-02T10:01:00Z", "2026-03-02T10:09:59Z", "2026-03-02T10:10:00Z"):
        monkeypatch.setattr(authorship_module, "now", lambda moment=moment: moment)
        account = workspace.accounts.write(typed(account, account.text.action + "a"), Counts(typed=1)).account
    assert [(each.began_at[11:16], each.counts.typed) for each in record(workspace).stretches] == [
        ("10:00", 2),
        ("10:10", 1),
    ]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE authorship SET typed = typed + pasted, pasted = 0",
        "DELETE FROM authorship",
        "DELETE FROM authorship_seals",
        "UPDATE authorship SET began_at = '2027-01-01T10:00:00Z'",
    ],
)
def test_a_change_of_the_file_is_seen_and_stays_seen(tmp_path: Path, change: str) -> None:
    path = tmp_path / "b.portfolio"
    with create_workspace(path, make_portfolio("Ann")) as workspace:
        workspace.details.keep({}, authorship=True)
        account = workspace.accounts.create("Kettle")
        account = workspace.accounts.write(typed(account, "abc"), Counts(pasted=3)).account
        assert record(workspace).intact
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    connection.close()
    with open_workspace(path) as workspace:
        assert not record(workspace).intact
        more = workspace.accounts.write(typed(account, "abcd"), Counts(typed=1))
        assert not record(workspace).intact
        workspace.accounts.put(more.before, taken_back=more.noted)
        assert not record(workspace).intact


def test_the_signature_is_over_what_is_said(workspace: Workspace) -> None:
    workspace.details.keep({}, authorship=True)
    workspace.accounts.write(typed(workspace.accounts.create("Kettle"), "secret"), Counts(typed=6))
    found = workspace.authorship.get()
    assert found is not None
    public, signature = bytes.fromhex(found.public), bytes.fromhex(found.signature)
    assert found.fingerprint == workspace.packs.fingerprint()
    assert check(found.signed_text.encode(), signature, public)
    assert not check(found.signed_text.replace(" 6 ", " 7 ").encode(), signature, public)
    assert "secret" not in found.signed_text
