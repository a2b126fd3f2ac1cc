"""The preflight: what keeps a pack from being what its profile wants, said before anything is written."""

from collections.abc import Iterator, Mapping
from datetime import date

from portfolio_app.domain.frameworks.framework import labels
from portfolio_app.domain.packs.plan_rules import asked, plan_findings, works_of
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.packs.profile import Part, Profile
from portfolio_app.domain.progress.finding import Finding, Kind, Where
from portfolio_app.domain.time import today
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import mark, say_number, tr

FORBIDDEN = mark("AI tools may not be used to write this portfolio.")
"""What a profile that forbids them says, to the learner and in the documents."""
NOT_KNOWN: Mapping[int, float] = {}


def preflight(
    data: PortfolioData,
    profile: Profile,
    pages: int = 0,
    seconds: Mapping[int, float] = NOT_KNOWN,
    on: date | None = None,
) -> tuple[Finding, ...]:
    """Return what breaks the profile in the chosen part of a portfolio, on a day: today where none is given.

    ``pages`` are those of its document, ``seconds`` those that its recordings play, by their number.
    """
    works = works_of(data)
    return (
        *_pieces(len(set(works.values())), profile),
        *_length(data, profile, pages),
        *_named(data, profile),
        *_ai_use(data, profile),
        *_covered(data, profile),
        *plan_findings(data, profile, works, seconds, on or today()),
    )


def _pieces(pieces: int, profile: Profile) -> Iterator[Finding]:
    where = Where(name=profile.name)
    has = tr("The pack would hold {pieces} of evidence", pieces=plural(pieces, "piece"))
    if not pieces and profile.starred_only:
        yield Finding(
            Kind.PIECES,
            where,
            tr("No claim has a star, so the pack would be empty: star your best ones."),
        )
    elif pieces < profile.least_pieces:
        more = profile.least_pieces - pieces
        yield Finding(
            Kind.PIECES,
            where,
            tr(
                "{has}; at least {least_pieces} are wanted: add {more} more.",
                has=has,
                least_pieces=profile.least_pieces,
                more=say_number(more),
            ),
        )
    elif profile.most_pieces and pieces > profile.most_pieces:
        fewer = pieces - profile.most_pieces
        message = tr(
            "{has}; at most {most_pieces} are taken: leave out {fewer}, the weakest first.",
            has=has,
            most_pieces=profile.most_pieces,
            fewer=say_number(fewer),
        )
        yield Finding(Kind.PIECES, where, message)


def _length(data: PortfolioData, profile: Profile, pages: int) -> Iterator[Finding]:
    words, where = sum(entry.account.text.words for entry in data.accounts), Where(name=profile.name)
    if words < profile.least_words:
        message = tr(
            "The accounts have {words} words; at least {least_words} are wanted: write more.",
            words=say_number(words),
            least_words=say_number(profile.least_words),
        )
        yield Finding(Kind.WORDS, where, message)
    if profile.most_words and words > profile.most_words:
        message = tr(
            "The accounts have {words} words; at most {most_words} are taken: shorten them.",
            words=say_number(words),
            most_words=say_number(profile.most_words),
        )
        yield Finding(Kind.WORDS, where, message)
    if pages and pages < profile.least_pages:
        message = tr(
            "The document has {pages}; at least {least_pages} are wanted: add more.",
            pages=plural(pages, "page"),
            least_pages=say_number(profile.least_pages),
        )
        yield Finding(Kind.PAGES, where, message)
    if profile.most_pages and pages > profile.most_pages:
        message = tr(
            "The document has {pages}; at most {most_pages} are taken: leave some out.",
            pages=plural(pages, "page"),
            most_pages=say_number(profile.most_pages),
        )
        yield Finding(Kind.PAGES, where, message)


def _named(data: PortfolioData, profile: Profile) -> Iterator[Finding]:
    if "{number}" in profile.folder and not data.portfolio.learner_number.strip():
        message = tr("The folder is named after your learner number, and none is given: add it to your details.")
        yield Finding(Kind.DETAILS, Where(name="learner number"), message)
    beside_it = [*data.files] if Part.EVIDENCE in profile.parts else []
    beside_it += [file for entry in data.statements for file in entry.files] if Part.WITNESS in profile.parts else []
    if profile.single_document and beside_it:
        beside = plural(len(beside_it), "file")
        message = tr("One document is taken, and {beside} would lie beside it: ask whether they may.", beside=beside)
        yield Finding(Kind.DOCUMENT, Where(name=profile.name), message)


def _ai_use(data: PortfolioData, profile: Profile) -> Iterator[Finding]:
    if data.portfolio.ai_use.strip() or not (profile.ai_statement or profile.tools_forbidden):
        return
    # The whole wording is wanted, but no word of it may be longer than what messages quote.
    asked = [tr(FORBIDDEN)] * profile.tools_forbidden + [excerpt(word) for word in profile.ai_statement.split()]
    message = tr(
        "Your statement on the use of AI is missing: add it to your details. What is asked: {asked}",
        asked=" ".join(asked),
    )
    yield Finding(Kind.AI_STATEMENT, Where(name=profile.name), message)


def _covered(data: PortfolioData, profile: Profile) -> Iterator[Finding]:
    if profile.every_criterion:
        claimed = {claim.criterion for claim in data.claims if claim.stands and not claim.lost}
        codes = labels(data.frameworks)
        for criterion in asked(data):
            if criterion.reference not in claimed:
                message = tr(
                    "Nothing is claimed for {codes} yet: claim words or a file for it.",
                    codes=codes[criterion.reference],
                )
                yield Finding(Kind.CRITERION, Where(criterion=criterion.reference), message)
