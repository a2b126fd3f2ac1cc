"""Frameworks that are being written, as stored."""

from collections import Counter
from pathlib import Path

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.editing.draft import Draft, DraftListing, in_order
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.storage.failures import damaged
from portfolio_app.storage.orm_drafts import FrameworkDraftRow
from portfolio_app.translation import tr

_LARGEST = 200_000_000
"""The most bytes of a draft that are read: more than any that can be written."""


class FrameworkDraftRepository:
    """Drafts, each whole."""

    def __init__(self, session: Session, path: Path) -> None:
        self._session = session
        self._path = path

    def all(self) -> tuple[DraftListing, ...]:
        """Return what is being written, in the order in which it was begun."""
        rows = select(
            FrameworkDraftRow.id, FrameworkDraftRow.base, FrameworkDraftRow.title, FrameworkDraftRow.saved_at
        ).order_by(FrameworkDraftRow.id)
        return tuple(DraftListing(*row) for row in self._session.execute(rows))

    def get(self, draft_id: int) -> Draft:
        """Return a draft; raises InputError when it is not there, FileError when it is damaged."""
        size = self._session.scalar(
            select(func.length(FrameworkDraftRow.content)).where(FrameworkDraftRow.id == draft_id)
        )
        if size is None:
            raise InputError(tr("This draft is not there any more; open the Frameworks page again."))
        if size > _LARGEST:
            raise damaged(self._path)
        row = self._session.get_one(FrameworkDraftRow, draft_id)
        try:
            framework = msgspec.json.decode(row.content, type=Framework)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise damaged(self._path) from error
        if any(count > 1 for count in Counter(each.reference for each in framework.criteria).values()):
            raise damaged(self._path)
        return Draft(row.id, row.base, in_order(framework), row.saved_at)

    def save(self, draft: Draft) -> Draft:
        """Store a draft as it is now, a new one where its id is 0, and return it with its id."""
        content = msgspec.json.encode(draft.framework)
        row = self._session.get(FrameworkDraftRow, draft.id) if draft.id else None
        if row is None:
            row = FrameworkDraftRow(id=draft.id or None, base=draft.base)
            self._session.add(row)
        row.title, row.saved_at, row.content = draft.framework.title, draft.saved_at, content
        self._session.flush()
        return Draft(row.id, row.base, draft.framework, draft.saved_at)

    def remove(self, draft_id: int) -> None:
        """Remove a draft, if it is there."""
        row = self._session.get(FrameworkDraftRow, draft_id)
        if row is not None:
            self._session.delete(row)
            self._session.flush()
