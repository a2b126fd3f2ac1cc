"""Reflective accounts and their revisions, as stored."""

from collections.abc import Collection
from dataclasses import replace
from itertools import compress
from pathlib import Path

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import (
    AccountSummary,
    EvidenceKind,
    ReflectiveAccount,
    Revision,
    Section,
    reference_of,
)
from portfolio_app.storage.account_rows import Recent, read_recent, read_summaries
from portfolio_app.storage.connection import driver_of
from portfolio_app.storage.failures import reported
from portfolio_app.storage.mapping import (
    account_to_domain,
    evidence_from_domain,
    evidence_to_domain,
    revision_from_domain,
    revision_to_domain,
    update_account,
)
from portfolio_app.storage.orm import AccountRow, EvidenceRow, RevisionRow
from portfolio_app.storage.search import SearchIndex
from portfolio_app.translation import tr

_PRESENT = EvidenceRow.removed_at == ""


class AccountRepository:
    """Accounts; a removed one keeps its rows and its reference, but only restore() finds it."""

    def __init__(self, session: Session, index: SearchIndex, path: Path) -> None:
        self._session = session
        self._path = path
        self._index = index

    def add(self, account: ReflectiveAccount, at: str) -> ReflectiveAccount:
        """Store a new account as revision 1 and return it with its id; ``at`` is ISO 8601, UTC."""
        evidence = evidence_from_domain(account.evidence)
        self._session.add(evidence)
        self._session.flush()
        stored = replace(account, evidence=replace(account.evidence, id=evidence.id), revision=1)
        row = AccountRow(evidence_id=evidence.id, revision=1)
        update_account(row, stored)
        self._session.add(row)
        self._session.flush()
        self._session.add(revision_from_domain(stored, at))
        self._session.flush()
        self._index.add(evidence.id)
        return stored

    def get(self, evidence_id: int) -> ReflectiveAccount | None:
        """Return the account, or None when it was removed or is not an account."""
        rows = self._rows(evidence_id)
        return account_to_domain(*rows) if rows else None

    def all(self) -> tuple[ReflectiveAccount, ...]:
        """Return every account with its words, in order of reference."""
        rows = self._session.execute(
            select(EvidenceRow, AccountRow).join(AccountRow).where(_PRESENT).order_by(EvidenceRow.id)
        )
        return tuple(account_to_domain(evidence, account) for evidence, account in rows)

    def recent(self, count: int) -> Recent:
        """Return the accounts whose latest revision began last, with that time, the latest first."""
        with reported(self._path):
            return read_recent(driver_of(self._session), count)

    def list(self, only: Collection[int] | None = None) -> tuple[AccountSummary, ...]:
        """Return every account, or ``only`` those of these ids, without its words, in order of reference."""
        with reported(self._path):
            return read_summaries(driver_of(self._session), only)

    def empty_sections(self) -> dict[int, tuple[Section, ...]]:
        """Return by account the sections that every account needs and that have no words yet; reflection may wait."""
        sections = (AccountRow.situation, AccountRow.task, AccountRow.action, AccountRow.result)
        empty = [func.trim(section, " \t\r\n\u00a0") == "" for section in sections]
        found = self._session.execute(select(AccountRow.evidence_id, *empty).where(or_(*empty)))
        return {row[0]: tuple(compress(Section, row[1:])) for row in found}

    def save(self, account: ReflectiveAccount, at: str, *, into_latest: bool = False) -> ReflectiveAccount:
        """Store the account as a new revision and return it with that number; the former words are kept.

        With ``into_latest`` the latest revision takes the new words, and keeps the time at which it began.
        Raises InputError when the account was removed or never stored.
        """
        rows = self._rows(account.evidence.id)
        if rows is None:
            raise InputError(
                tr(
                    "{reference} is not an account of this portfolio; restore it first.",
                    reference=account.evidence.reference,
                )
            )
        evidence, row = rows
        stored = replace(account, revision=row.revision + (not into_latest))
        self._index.forget(evidence.id)
        # The other details are edited elsewhere, also while an editor holds an older copy of them.
        evidence.title, evidence.produced_on = stored.evidence.title, stored.evidence.produced_on
        if row.about != stored.about:
            evidence.method = stored.evidence.method
        update_account(row, stored)
        row.revision = stored.revision
        if into_latest:
            at = self._session.get_one(RevisionRow, (evidence.id, row.revision)).saved_at
        self._session.merge(revision_from_domain(stored, at))
        self._session.flush()
        self._index.add(evidence.id)
        return replace(stored, evidence=evidence_to_domain(evidence))

    def count(self) -> int:
        """Return how many accounts there are."""
        kept = select(func.count()).select_from(EvidenceRow).where(_PRESENT, EvidenceRow.kind == EvidenceKind.ACCOUNT)
        return self._session.execute(kept).scalar_one()

    def revisions(self, evidence_id: int) -> tuple[Revision, ...]:
        """Return the account's words as they were each time they were saved, oldest first, present ones last."""
        rows = self._session.scalars(
            select(RevisionRow).where(RevisionRow.evidence_id == evidence_id).order_by(RevisionRow.number)
        )
        return tuple(revision_to_domain(row) for row in rows)

    def saved_at(self, evidence_id: int) -> str:
        """Return when the account's words were saved last."""
        latest = select(func.max(RevisionRow.saved_at)).where(RevisionRow.evidence_id == evidence_id)
        return self._session.scalar(latest) or ""

    def remove(self, evidence_id: int, at: str) -> None:
        """Take the account away, so that restore() can bring it back; its reference is never used again."""
        self._mark(evidence_id, at)

    def restore(self, evidence_id: int) -> None:
        """Bring a removed account back; raises InputError when there never was one."""
        self._mark(evidence_id, "")

    def _rows(self, evidence_id: int) -> tuple[EvidenceRow, AccountRow] | None:
        row = self._session.execute(
            select(EvidenceRow, AccountRow).join(AccountRow).where(EvidenceRow.id == evidence_id, _PRESENT)
        ).first()
        return (row[0], row[1]) if row else None

    def _mark(self, evidence_id: int, removed_at: str) -> None:
        row = self._session.get(EvidenceRow, evidence_id)
        if row is None or row.kind != EvidenceKind.ACCOUNT.value:
            raise InputError(
                tr(
                    "There is no account {reference} in this portfolio; check the reference.",
                    reference=reference_of(evidence_id),
                )
            )
        self._index.forget(evidence_id)
        row.removed_at = removed_at
        self._session.flush()
        self._index.add(evidence_id)
