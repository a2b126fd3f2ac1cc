"""Criteria of archived frameworks: what was claimed and decided on them is kept, and hidden."""

from sqlalchemy import Select, select

from portfolio_app.storage.orm import CriterionRow, FrameworkRow, OutcomeRow, UnitRow


def archived_criteria() -> Select[str]:
    """Return the query for the references of the criteria that are archived."""
    query = select(CriterionRow.reference).join(OutcomeRow).join(UnitRow).join(FrameworkRow)
    return query.where(FrameworkRow.archived_at != "")


def criteria_of(framework: str) -> Select[str]:
    """Return the query for the references of the criteria of the framework of that code."""
    query = select(CriterionRow.reference).join(OutcomeRow).join(UnitRow).join(FrameworkRow)
    return query.where(FrameworkRow.code == framework)
