"""Criteria of archived frameworks: what was claimed and decided on them is kept, and hidden."""

ARCHIVED_SQL = """
SELECT criteria.reference FROM criteria JOIN outcomes ON outcomes.id = criteria.outcome_id
JOIN units ON units.id = outcomes.unit_id JOIN frameworks ON frameworks.id = units.framework_id
WHERE frameworks.archived_at <> ''
"""
