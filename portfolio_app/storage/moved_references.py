"""What is kept under the references of criteria, put under others where these were numbered anew in their place."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from portfolio_app.storage.orm import Base


def move_references(session: Session, rows: type[Base], goes: Mapping[str, str]) -> None:
    """Put the rows on each first criterion under the second; all are taken out before, so that two may change places.

    A row that was there under the second without being of a criterion that moves is replaced.
    """
    session.flush()
    table = Base.metadata.tables[rows.__tablename__]
    found = [dict(each) for each in session.execute(select(table)).mappings() if each["criterion"] in goes]
    if not found:
        return
    session.execute(delete(table).where(table.c.criterion.in_({each["criterion"] for each in found})))
    moved = [each | {"criterion": goes[each["criterion"]]} for each in found]
    session.execute(insert(table).prefix_with("OR REPLACE"), moved)
    session.expire_all()
