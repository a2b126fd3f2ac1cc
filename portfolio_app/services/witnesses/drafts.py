"""What a witness has begun to write and not signed: kept for them, and no statement of theirs until they sign."""

from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.statement import StatementDraft
from portfolio_app.domain.words.text import clean
from portfolio_app.services.witnesses.effects import find_statement
from portfolio_app.storage.database import Database


class StatementDrafts:
    """The drafts of witnesses, one for each statement; a draft goes when its statement comes or is signed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, reference: str) -> StatementDraft | None:
        """Return what the witness had written last; where it is to be corrected, what they said formerly."""
        with self._database.unit_of_work(reading=True) as unit:
            statement = find_statement(unit, reference)
            draft, version = unit.statements.draft(statement.evidence.id), statement.latest
        if draft is not None or version is None:
            return draft
        return StatementDraft(
            version.text,
            version.seen,
            version.witness_name,
            version.witness_role,
            version.relationship,
            say_date(version.seen_on, ""),
        )

    def keep(self, reference: str, draft: StatementDraft) -> None:
        """Keep what the witness has written, in place of what they had before; nothing of it counts."""
        with self._database.unit_of_work() as unit:
            statement = find_statement(unit, reference)
            if statement.is_open:
                unit.statements.put_draft(statement.evidence.id, _cleaned(draft))
                unit.commit()


def _cleaned(draft: StatementDraft) -> StatementDraft:
    return StatementDraft(
        clean(draft.text),
        draft.seen,
        *(clean(text) for text in (draft.name, draft.role, draft.relationship, draft.seen_on, draft.typed_name)),
    )
