"""The options that say what a piece of evidence is, for the calls that add it and that change it."""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from portfolio_app.domain.claims.draft import ClaimDraft, EvidenceDraft
from portfolio_app.domain.errors import UsageError
from portfolio_app.domain.evidence.evidence import Privacy
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.services.evidence.changed_evidence import Details


def add_details(parser: argparse.ArgumentParser) -> None:
    """Add the options for title, date, method, description and privacy."""
    parser.add_argument("--title", metavar="T", help=tr("what it shows"))
    parser.add_argument("--date", metavar="DATE", help=tr("when it was produced, such as 2026-03-02"))
    parser.add_argument(
        "--method", metavar="CODE", help=tr("method of assessment, such as WP; “evidence methods” lists them")
    )
    parser.add_argument("--description", metavar="WORDS", help=tr("what an assessor should know about it"))
    group = parser.add_mutually_exclusive_group()
    for privacy, text in (
        (Privacy.PRIVATE, tr("leave it out of exports and packs")),
        (Privacy.CONFIDENTIAL, tr("mark it as confidential")),
        (Privacy.OPEN, tr("neither private nor confidential")),
    ):
        name = f"--{privacy.value}"
        group.add_argument(name, dest="privacy", action="store_const", const=privacy, help=text)


def draft_from(arguments: argparse.Namespace) -> EvidenceDraft:
    """Return what the options say of new evidence."""
    return EvidenceDraft(
        title=arguments.title or "",
        produced_on=day_from(arguments.date, "--date"),
        method=arguments.method or "",
        description=arguments.description or "",
        privacy=arguments.privacy or Privacy.OPEN,
        criteria=tuple(ClaimDraft(criterion) for criterion in arguments.criterion),
    )


def changes_from(arguments: argparse.Namespace) -> "Details":
    """Return what the options change of evidence that is there."""
    changes: Details = {}
    if arguments.title is not None:
        changes["title"] = arguments.title
    if arguments.date is not None:
        changes["produced_on"] = day_from(arguments.date, "--date")
    if arguments.method is not None:
        changes["method"] = arguments.method
    if arguments.description is not None:
        changes["description"] = arguments.description
    if arguments.privacy is not None:
        changes["privacy"] = arguments.privacy
    return changes


def day_from(text: str | None, option: str) -> date | None:
    """Return the day that an option names; "" and None are none; raises UsageError when it is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            tr("{option} wants a date such as 2026-03-02, not “{text}”.", option=option, text=text)
        ) from None
