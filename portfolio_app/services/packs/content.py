"""The documents of a pack are made from the very data that the pack holds."""

from portfolio_app.domain.decisions.decided import Standing, standings
from portfolio_app.domain.decisions.trust import NOT_ASKED, Knowledge, trust_in
from portfolio_app.domain.evidence.file import EvidenceFile
from portfolio_app.domain.frameworks.framework import employer_criteria
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.packs.profile import EVERYTHING, Profile
from portfolio_app.services.claiming.claim_digests import digests_of_others
from portfolio_app.services.documents.report import Content
from portfolio_app.services.documents.report.shown import Reader
from portfolio_app.signing.time_stamps import checks_of


def content_of(
    data: PortfolioData, known: Knowledge = NOT_ASKED, reader: Reader | None = None, profile: Profile = EVERYTHING
) -> Content:
    """Return what the reports are built from; ``known`` is what is known beside the decisions.

    Without a ``reader`` the documents name pictures and PDFs and do not show them.
    """
    return Content(
        portfolio=data.portfolio,
        frameworks=data.frameworks,
        accounts=tuple(entry.account for entry in data.accounts),
        claims=tuple(claim for claim in data.claims if claim.stands),
        decisions=tuple(d for d in data.decisions if d.receipt is None or not d.receipt.undone_at),
        known=known,
        changes=data.changes,
        files=tuple(EvidenceFile(file.evidence, file.present) for file in data.files),
        held=data.held_elsewhere,
        reader=reader,
        methods=data.methods,
        statements=tuple(entry.statement for entry in data.statements),
        witnesses=tuple(entry.witness for entry in data.witnesses),
        digests=digests_of_others(((file.evidence.id, file.sha256) for file in data.files), data.held_elsewhere),
        time_stamps=checks_of((stamp.digest, stamp.answer) for stamp in data.time_stamps),
        ai_statement=profile.ai_statement,
        tools_forbidden=profile.tools_forbidden,
    )


def standings_in(content: Content) -> dict[str, Standing]:
    """Return where each decided criterion stood when the pack was made."""
    trust = trust_in(content.decisions, content.claims, content.known)
    employers = employer_criteria(content.frameworks)
    return standings(content.decisions, content.claims, content.claim_digests(), employers, trust)
