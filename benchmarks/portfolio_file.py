"""The portfolio file: coverage, search, and adding an account, each beside the bare SQL of the same work."""

import sqlite3
import tempfile
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from benchmarks.content import make_content
from benchmarks.measure import head, line, median_ms, settle
from portfolio_app.domain.claims.draft import AccountDraft, ClaimDraft
from portfolio_app.services.documents.report import Content
from portfolio_app.storage.database import Database
from portfolio_app.workspace import Workspace, create_workspace, open_workspace


def fill(path: Path, content: Content) -> Workspace:
    """Make a portfolio file with that content."""
    workspace = create_workspace(path, content.portfolio, content.frameworks)
    workspace.close()
    with Database.open(path) as database, database.unit_of_work() as unit:
        for account in content.accounts:
            unit.accounts.add(replace(account, evidence=replace(account.evidence, id=0)), "2026-11-01T12:00:00Z")
        for claim in content.claims:
            unit.claims.add(replace(claim, id=0))
        unit.commit()
    return open_workspace(path)


def drafts(content: Content) -> Iterable[AccountDraft]:
    """Yield the accounts as a text file would give them."""
    claims: dict[int, list[ClaimDraft]] = {}
    for claim in content.claims:
        assert claim.passage
        section, start, end = claim.passage.section, claim.passage.start, claim.passage.end
        claims.setdefault(claim.evidence_id, []).append(
            ClaimDraft(claim.criterion, section, start, end, claim.need, claim.note, claim.starred)
        )
    for account in content.accounts:
        evidence = account.evidence
        yield AccountDraft(
            evidence.title, evidence.produced_on, account.place, account.text, tuple(claims.get(evidence.id, []))
        )


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        _coverage(Path(folder) / "coverage.portfolio")
        _search(Path(folder) / "search.portfolio")
        _adding(Path(folder) / "adding.portfolio")


def _coverage(path: Path) -> None:
    head("Coverage of 5,000 accounts against 500 criteria")
    content = make_content(5000, criteria=500)
    with fill(path, content) as workspace, sqlite3.connect(path) as bare:
        claims = len(content.claims)
        del content
        settle()
        measured = median_ms(workspace.overview.coverage, 7)
        rows = median_ms(lambda: bare.execute("SELECT criterion, evidence_id, need FROM claims").fetchall(), 7)
    line(f"coverage ({claims:,} claims)", f"{measured:.0f} ms", "at most 200 ms")
    line("bare: reading three columns of the claims", f"{rows:.0f} ms", f"ratio {measured / rows:.1f}")


def _search(path: Path) -> None:
    head("Search over 10,000 accounts")
    with fill(path, make_content(10_000)) as workspace:
        settle()
        for words in ("kettle", "manager refund", "day 77", "kett refu", "zebra"):
            took = median_ms(lambda words=words: workspace.overview.search(words))
            line(f"“{words}”, {len(workspace.overview.search(words))} hits", f"{took:.1f} ms", "at most 30 ms")


def _adding(path: Path) -> None:
    head("Adding an account")
    content = make_content(40)
    with create_workspace(path, content.portfolio, content.frameworks) as workspace:
        written = list(drafts(content))
        settle()
        took: list[float] = []
        for draft in written:
            began = time.perf_counter()
            workspace.accounts.add([draft])
            took.append((time.perf_counter() - began) * 1000)
    bare = _bare_commits(path.with_name("bare.db"))
    middle = sorted(took)[len(took) // 2]
    line("one account of 600 words with its claims", f"{middle:.1f} ms", "")
    line("bare: one row and its commit", f"{bare:.1f} ms", "")
    line("beside the commit", f"{middle - bare:.1f} ms", "at most 10 ms")


def _bare_commits(path: Path) -> float:
    with sqlite3.connect(path) as bare:
        bare.execute("PRAGMA synchronous = FULL")
        bare.execute("CREATE TABLE t (x)")

        def commit() -> None:
            bare.execute("INSERT INTO t VALUES (?)", ("x" * 4000,))
            bare.commit()

        return median_ms(commit, 40)
