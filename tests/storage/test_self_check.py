import io
from collections.abc import Callable

import pytest

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Outcome, kept, take_passage
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, Section
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.storage.database import Database
from portfolio_app.storage.self_check import self_check
from tests.storage.conftest import NOW, account, framework


@pytest.fixture
def filled(database: Database) -> Database:
    with database.unit_of_work() as unit:
        unit.frameworks.add(framework())
        made_on = unit.accounts.add(account(), NOW)
        passage = take_passage(Section.ACTION, made_on.text.action, 2, 10)
        made = Claim(0, made_on.evidence.id, "CS103/103/1.1", "2.1", "Explain", passage, kept(passage), made_at=NOW)
        unit.claims.add(made)
        photo = Evidence(0, EvidenceKind.FILE, "Photo")
        unit.files.add(photo, FileVersion(0, "photo.jpg", "image/jpeg", 5, ""), io.BytesIO(b"shelf"))
        unit.commit()
    return database


@pytest.fixture
def damage(filled: Database) -> Callable[[str], None]:
    def do(sql: str) -> None:
        with filled.unit_of_work() as unit:
            unit.connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            unit.connection.exec_driver_sql(sql)
            unit.commit()

    return do


def test_a_whole_portfolio_has_no_findings(filled: Database) -> None:
    assert self_check(filled) == ()
    with Database.open(filled.path, read_only=True) as reading:
        assert self_check(reading) == ()


@pytest.mark.parametrize(
    ("sql", "where", "words"),
    [
        ("UPDATE accounts SET action = 'Other words'", "E001 claim 1", "no longer points"),
        ("UPDATE claims SET anchor_end = 99", "E001 claim 1", "no longer points"),
        ("UPDATE claims SET anchor_outcome = NULL", "E001 claim 1", "no longer points"),
        ("UPDATE file_pieces SET content = 'shElf'", "E002", "bytes of its file"),
        ("DELETE FROM file_pieces", "E002", "content of its file"),
        ("DELETE FROM evidence_files", "E002", "description of its file"),
        ("DELETE FROM accounts", "E001", "words are missing"),
        ("DELETE FROM account_revisions", "E001", "missing from its history"),
        ("DELETE FROM account_index_docsize", "E001", "made anew"),
        ("DELETE FROM portfolio", "", "does not say whose it is"),
        ("UPDATE evidence SET title = 'Never indexed'", "", "made anew"),
    ],
)
def test_planted_damage_is_found(
    filled: Database, damage: Callable[[str], None], sql: str, where: str, words: str
) -> None:
    damage(sql)
    findings = [finding for finding in self_check(filled) if words in finding.message]
    assert [str(finding.where) for finding in findings] == [where or filled.path.name]
    assert {finding.kind for finding in findings} == {"damaged"}


def test_the_index_is_made_anew(filled: Database, damage: Callable[[str], None]) -> None:
    damage("DELETE FROM account_index_docsize")
    with Database.open(filled.path, read_only=True) as reading:
        assert [str(finding.where) for finding in self_check(reading)] == ["E001"]
    assert len(self_check(filled)) == 1
    assert self_check(filled) == ()


def test_rows_that_belong_to_nothing_are_found(filled: Database) -> None:
    from contextlib import closing

    from portfolio_app.storage.driver import connect

    with closing(connect(filled.path, foreign_keys=False)) as connection:
        connection.execute("DELETE FROM criteria")
    assert "claims 1" in [str(finding.where) for finding in self_check(filled)]


@pytest.mark.parametrize("outcome", [Outcome.CHANGED, Outcome.LOST])
def test_words_that_changed_are_not_damage(filled: Database, outcome: Outcome) -> None:
    from dataclasses import replace

    with filled.unit_of_work() as unit:
        (made,) = unit.claims.all()
        unit.claims.save(replace(made, anchor=Anchor(outcome, 1, 4)))
        unit.commit()
    assert self_check(filled) == ()


def test_a_damaged_page_is_found(filled: Database) -> None:
    with filled.unit_of_work() as unit:
        page = unit.connection.exec_driver_sql("SELECT rootpage FROM sqlite_schema WHERE name = 'claims'").scalar()
    assert page
    path = filled.path
    filled.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : (page - 1) * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    findings = self_check(filled)
    assert any("damaged" in finding.message for finding in findings)
