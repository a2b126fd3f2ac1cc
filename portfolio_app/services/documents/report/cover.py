"""The cover: whose portfolio it is, against what, and the declaration of authenticity."""

from datetime import date

from portfolio_app.domain.documents.report import Cover
from portfolio_app.domain.frameworks.assessments import only_apprenticeships, say_assessment
from portfolio_app.domain.frameworks.nouns import Noun
from portfolio_app.domain.time import say_date
from portfolio_app.domain.words.text import plural
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.report.selection import scope
from portfolio_app.translation import mark, tr

_NUMBERS = (
    "",
    mark("one"),
    mark("two"),
    mark("three"),
    mark("four"),
    mark("five"),
    mark("six"),
    mark("seven"),
    mark("eight"),
    mark("nine"),
    mark("ten"),
)
_DECLARATION = mark(
    "I declare that this is my own work, that it shows what I did myself, and that the names of customers "
    "have been changed."
)


def programme_of(sources: Sources) -> str:
    """Return what the learner is working towards: the programme, or the framework's title."""
    titles = [framework.title for framework in sources.frameworks]
    return sources.portfolio.programme or (titles[0] if len(titles) == 1 else tr("Portfolio of evidence"))


def _evidence(sources: Sources) -> str:
    others = (
        (len(sources.accounts) - sum(not account.about for account in sources.accounts), tr("annotation")),
        (len(sources.files), "file"),
        (sum(statement.latest is not None for statement in sources.statements), tr("witness statement")),
        (len(sources.held), tr("piece held elsewhere")),
    )
    accounts = sum(not account.about for account in sources.accounts)
    said = [plural(accounts, "reflective account")] * bool(accounts)
    said += [plural(count, what, "pieces held elsewhere" if "held" in what else "") for count, what in others if count]
    return ", ".join(said) or tr("none yet")


def _coverage(sources: Sources) -> str:
    total = sources.coverage.total
    return (
        tr(
            "{claimed} of {criteria} claimed",
            claimed=sources.coverage.claimed,
            criteria=sources.noun.count(total),
        )
        if total
        else ""
    )


def _subtitle(sources: Sources) -> str:
    """Return the programme with the number of its units; the words above the title already say what it is."""
    units = sum(unit.chosen or not unit.combination for framework in sources.frameworks for unit in framework.units)
    if not units:
        programme = sources.portfolio.programme
        return tr("{programme}, no units yet", programme=programme) if programme else tr("No units yet")
    if sources.noun is not Noun.CRITERION:
        # Nobody speaks of a standard's units: what counts is how much it asks for.
        return f"{programme_of(sources)}, {sources.noun.count(sources.coverage.total)}"
    number = tr(_NUMBERS[units]) if units < len(_NUMBERS) else str(units)
    return f"{programme_of(sources)}, {number} {tr('unit') if units == 1 else tr('units')}"


def cover_block(sources: Sources, made_on: date) -> Cover:
    """Return the cover."""
    learner = sources.portfolio
    versions = sorted({framework.version for framework in sources.frameworks})
    details = [tr("Framework version {version}", version=version) for version in versions if len(versions) == 1]
    details += [tr("Learner number {learner_number}", learner_number=learner.learner_number)] * bool(
        learner.learner_number
    )
    facts = [
        (tr("What is shown"), scope(sources)),
        (tr("Employer"), learner.employer),
        (tr("Training provider"), learner.provider),
        (tr("Assessment"), say_assessment(sources.frameworks)),
        (tr("Made on"), say_date(made_on)),
        (tr("Evidence"), _evidence(sources)),
        (tr("Coverage"), _coverage(sources)),
    ]
    return Cover(
        kicker=tr("Portfolio of evidence"),
        title=learner.learner,
        lines=(_subtitle(sources), " · ".join(details)),
        facts=tuple((label, value) for label, value in facts if value),
        declaration_title=tr("Declaration of authenticity"),
        declaration=tr(_DECLARATION),
        signatures=_signatures(sources),
    )


def _signatures(sources: Sources) -> tuple[str, ...]:
    """Return who signs: at a gateway the three who agree on it, for a qualification those who assess it here."""
    if only_apprenticeships(sources.frameworks):
        return tr("Learner, date"), tr("Employer, date"), tr("Training provider, date")
    return tr("Learner, date"), tr("Assessor, date"), tr("Quality assurer, date")
