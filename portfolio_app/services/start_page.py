"""What START HERE.html says: the map from each criterion into the files of the pack."""

from datetime import date
from typing import TYPE_CHECKING

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.dates import say_date
from portfolio_app.domain.evidence import Evidence
from portfolio_app.domain.portfolio_data import PortfolioData
from portfolio_app.services.packed_content import content_of
from portfolio_app.services.report.content import Sources

if TYPE_CHECKING:
    from portfolio_app.exporters.pack.start_page import StartClaim, StartLink, StartPage, StartRow

_ABOUT = {
    "Portfolio.pdf": "the mapped portfolio, with links from each criterion to the words that prove it",
    "Portfolio.docx": "the same for Word, with the claims as comments",
    "Mapping.xlsx": "the map as a spreadsheet",
    "Decisions.xlsx": "for the assessor: fill it in and send it back",
}
_LONGEST_QUOTE = 160


def start_page_of(data: PortfolioData, made_at: str, fingerprint: str, documents: tuple[str, ...]) -> "StartPage":
    """Return the page of a pack that holds these documents."""
    from portfolio_app.exporters.pack.start_page import StartLink, StartPage

    portfolio = data.portfolio
    shown = {
        "Learner": portfolio.learner,
        "Learner number": portfolio.learner_number,
        "Programme": portfolio.programme,
        "Employer": portfolio.employer,
        "Provider": portfolio.provider,
        "Assessed against": ", ".join(f"{f.title} ({f.code}, version {f.version})" for f in data.frameworks),
    }
    return StartPage(
        learner=portfolio.learner,
        details=tuple((name, value) for name, value in shown.items() if value),
        made_on=say_date(date.fromisoformat(made_at[:10])),
        fingerprint=fingerprint,
        documents=tuple(StartLink(name, name, _ABOUT.get(name, "")) for name in documents),
        evidence=_evidence_links(data),
        units=_units(data, next((name for name in documents if name.endswith((".pdf", ".docx"))), "")),
    )


def _evidence_links(data: PortfolioData) -> "tuple[StartLink, ...]":
    from portfolio_app.exporters.pack.start_page import StartLink

    return tuple(StartLink(file.path, f"{file.evidence.reference} {file.evidence.title}") for file in data.files)


def _units(data: PortfolioData, document: str) -> "tuple[tuple[str, tuple[StartRow, ...]], ...]":
    from portfolio_app.exporters.pack.start_page import StartRow

    sources = Sources(content_of(data))
    evidence = {entry.evidence.id: entry.evidence for entry in (*data.accounts, *data.files, *data.held_elsewhere)}
    paths = {file.evidence.id: file.path for file in data.files}

    def claims(found: list[Claim]) -> "tuple[StartClaim, ...]":
        return tuple(
            _claim(claim, evidence[claim.evidence_id], paths.get(claim.evidence_id, document))
            for claim in found
            if claim.evidence_id in evidence
        )

    return tuple(
        (
            f"{unit.code}  {unit.title}",
            tuple(
                StartRow(sources.code(c), c.text, sources.covered(c).state.value, claims(sources.claims_on(c)))
                for c in unit.criteria
            ),
        )
        for framework in data.frameworks
        for unit in framework.units
    )


def _claim(claim: Claim, evidence: Evidence, path: str) -> "StartClaim":
    from portfolio_app.exporters.pack.start_page import StartClaim

    quote = " ".join(claim.passage.quote.split()) if claim.passage else ""
    if len(quote) > _LONGEST_QUOTE:
        quote = quote[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
    place = claim.passage.section.title if claim.passage else f"whole {evidence.kind.value}"
    return StartClaim(evidence.reference, evidence.title, place, quote, path)
