"""All tables of a portfolio file, whichever module has their rows; for migrations and the check of a file."""

from portfolio_app.storage import (
    orm_authorship,
    orm_coaching,
    orm_decisions,
    orm_drafts,
    orm_personal_data,
    orm_stamps,
    orm_suggestions,
    orm_witnesses,
)
from portfolio_app.storage.orm import Base

__all__ = [
    "TABLES",
    "orm_authorship",
    "orm_coaching",
    "orm_decisions",
    "orm_drafts",
    "orm_personal_data",
    "orm_stamps",
    "orm_suggestions",
    "orm_witnesses",
]

TABLES = Base.metadata
"""Rows put their tables here when their module is imported."""
