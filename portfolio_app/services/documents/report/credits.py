"""Whose words the criteria of a short sheet are, at its foot."""

from portfolio_app.domain.documents.report import Block, Paragraph, Run, Tone
from portfolio_app.domain.frameworks.framework import credits_of
from portfolio_app.services.documents.report.content import Sources


def credit_blocks(sources: Sources) -> list[Block]:
    """Return the lines of credit of the frameworks whose words the sheet shows."""
    return [Paragraph((Run(line, Tone.SMALL),)) for line in credits_of(sources.frameworks)]
