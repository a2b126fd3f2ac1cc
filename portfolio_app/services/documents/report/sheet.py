"""The head of a short document: what it is, whose, when made, and how far it can be relied on."""

from datetime import date

from portfolio_app.domain.documents.report import Block, Heading, Line, Paragraph, Role, Run, Tone
from portfolio_app.domain.time import say_date
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.report.cover import programme_of
from portfolio_app.services.documents.report.selection import scope
from portfolio_app.translation import mark, tr

PAGES = mark("Page numbers are those of the portfolio as PDF, made with the same settings on the same day.")


NO_CRITERIA = mark("The portfolio has no criteria yet: add a unit first.")


def head_blocks(sources: Sources, title: str, said: str, made_on: date, *, wide: bool = False) -> list[Block]:
    """Return the title with whose it is above it, and what to know before reading; ``wide`` needs room across."""
    whose = tr(
        "{learner} · {programme} · made on {date}",
        learner=sources.portfolio.learner,
        programme=programme_of(sources),
        date=say_date(made_on),
    )
    kicker: Line = (Run(whose, Tone.SMALL),)
    notes = [said, scope(sources), tr(PAGES) if sources.setting.pages else ""]
    return [
        Heading(title, 1, "top", kicker, in_contents=False, wide=wide),
        Paragraph((Run(" ".join(filter(None, notes)), Tone.MUTED),), Role.INTRO),
    ]
