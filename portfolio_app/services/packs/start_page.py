"""What START HERE.html says: the map from each criterion into the files of the pack."""

from collections.abc import Mapping

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.programs import opens_as_page
from portfolio_app.domain.frameworks.assessments import say_assessment
from portfolio_app.domain.frameworks.framework import Unit, credits_of
from portfolio_app.domain.packs.portfolio_data import PortfolioData
from portfolio_app.domain.packs.record import Difference
from portfolio_app.domain.progress.criterion_coverage import CriterionCoverage
from portfolio_app.domain.progress.state import State
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.witnesses.statement_data import StatementData, StatementFileData
from portfolio_app.domain.witnesses.statement_rules import FILE
from portfolio_app.exporters.pack.start_page import StartClaim, StartLink, StartPage, StartRow, StartUnit
from portfolio_app.services.documents.report.content import REFUSED, Content, Sources, claim_anchor
from portfolio_app.services.documents.report.criteria import words_of
from portfolio_app.services.documents.report.decided import verdicts_on
from portfolio_app.services.documents.report.resubmission import SAID, change_sentences, change_title
from portfolio_app.translation import mark, tr

_ABOUT = {
    "Portfolio.pdf": mark("The mapped portfolio: read it here, with links from each {one} to the words that prove it."),
    "Portfolio.docx": mark("The same for Word, with the claims as comments. Answers to them are not read back."),
    "Mapping.xlsx": mark("The map, the claims and the evidence as tables."),
    "Decisions.xlsx": mark("For the assessor: fill it in and send it back; save it as .xlsx or .ods."),
}
_UNOPENED = mark("{path}: not opened from here, because a browser could run what is in it.")
_LONGEST_QUOTE = 160
_DONE = (State.CLAIMED, State.MET)


def start_page_of(
    data: PortfolioData,
    content: Content,
    made_at: str,
    documents: tuple[str, ...],
    pages: Mapping[str, int],
) -> StartPage:
    """Return the page of a pack that holds these documents; ``pages`` are those of the PDF by anchor."""
    return _Start(data, content, documents, pages).page(made_at)


def _fragment(claim: Claim) -> str:
    """Return a place in a file as browsers take it (RFC 8118, section 3; W3C Media Fragments, 4.2.1)."""
    if claim.box is not None:
        return f"page={claim.box.page}"
    if claim.stretch is not None:
        return f"t={claim.stretch.start:g},{claim.stretch.end:g}"
    return ""


def _statement_files(data: PortfolioData) -> list[tuple[StatementData, StatementFileData]]:
    """Return each statement that came back with the file of its latest version, where the pack holds it."""
    latest = ((entry, entry.statement.last_number) for entry in data.statements)
    return [
        (entry, file)
        for entry, number in latest
        for file in entry.files
        if file.path and (file.number, file.kind) == (number, FILE)
    ]


class _Start:
    """One page in the making."""

    def __init__(
        self, data: PortfolioData, content: Content, documents: tuple[str, ...], pages: Mapping[str, int]
    ) -> None:
        self._data = data
        self._sources = Sources(content)
        self._documents = tuple(name for name in _ABOUT if name in documents)
        self._pages = pages
        self._unopened = {file.path for file in data.files if file.path and opens_as_page(file.name, file.media_type)}
        self._paths = {file.evidence.id: file.path for file in data.files if file.path}
        self._paths |= {entry.evidence.id: file.path for entry, file in _statement_files(data)}
        self._changes = data.changes

    def page(self, made_at: str) -> StartPage:
        changes = self._changes
        return StartPage(
            learner=self._data.portfolio.learner,
            details=self._details(),
            made_on=say_day_of(made_at),
            fingerprint=self._sources.whole.fingerprint,
            documents=tuple(
                StartLink(name, name, tr(_ABOUT[name], one=self._sources.noun.one)) for name in self._documents
            ),
            evidence=self._evidence(),
            units=tuple(self._unit(unit) for framework in self._data.frameworks for unit in framework.units),
            news_title=change_title(changes) if changes else "",
            news=change_sentences(changes) if changes else (),
            credits=credits_of(self._data.frameworks),
        )

    def _details(self) -> tuple[tuple[str, str], ...]:
        portfolio = self._data.portfolio
        shown = {
            tr("Learner number"): portfolio.learner_number,
            tr("Programme"): portfolio.programme,
            tr("Employer"): portfolio.employer,
            tr("Provider"): portfolio.provider,
            tr("Assessed against"): "; ".join(
                tr("{title} ({code}, version {version})", title=f.title, code=f.code, version=f.version)
                for f in self._data.frameworks
            ),
            tr("Assessment"): say_assessment(self._data.frameworks),
        }
        return ((tr("Learner"), portfolio.learner), *((name, value) for name, value in shown.items() if value))

    def _evidence(self) -> tuple[StartLink, ...]:
        held = [(file.evidence, file.path, file.name) for file in self._data.files if file.path]
        held += [(entry.evidence, file.path, file.name) for entry, file in _statement_files(self._data)]
        return tuple(
            StartLink(
                "" if path in self._unopened else path,
                f"{evidence.reference} {evidence.title}",
                tr(_UNOPENED, path=path) if path in self._unopened else name if name != evidence.title else "",
                self._said(self._changes.evidence(evidence.reference) if self._changes else None),
            )
            for evidence, path, name in held
        )

    def _unit(self, unit: Unit) -> StartUnit:
        covered = [self._sources.covered(criterion) for criterion in unit.criteria]
        needed = [entry for entry in covered if not entry.unneeded]
        done = sum(entry.state in _DONE for entry in needed)
        colour = self._sources.colour(unit.criteria[0]) if unit.criteria else 0
        said = tr("{done} of {covered}", done=done, covered=len(needed))
        rows = tuple(map(self._row, covered))
        return StartUnit(unit.code, unit.title, said, colour, rows, self._sources.noun.head)

    def _row(self, entry: CriterionCoverage) -> StartRow:
        claims = (self._claim(claim) for claim in self._sources.claims_on(entry.criterion))
        return StartRow(
            self._sources.code(entry.criterion),
            entry.criterion.text,
            tr("not needed") if entry.unneeded else entry.state.value,
            verdicts_on(self._sources.standings.get(entry.criterion.reference)),
            tuple(claim for claim in claims if claim),
        )

    def _claim(self, claim: Claim) -> StartClaim | None:
        evidence = self._sources.evidence.get(claim.evidence_id)
        if evidence is None:
            return None
        path, fragment = self._target(claim)
        change = self._changes.claim(claim.id) if self._changes else None
        refused = tr(REFUSED) if claim.id in self._sources.refused else ""
        quote = " ".join(words_of(self._sources, claim).split()) if claim.passage else ""
        if len(quote) > _LONGEST_QUOTE:
            quote = f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
        return StartClaim(
            evidence.reference,
            evidence.title,
            self._sources.section_of(claim),
            quote,
            path,
            fragment,
            ", ".join(filter(None, (self._said(change), refused))),
        )

    def _target(self, claim: Claim) -> tuple[str, str]:
        """Return the file that holds what is claimed, and the place in it as browsers understand it."""
        path = self._paths.get(claim.evidence_id)
        if path and path not in self._unopened:
            return path, _fragment(claim)
        page = self._pages.get(claim_anchor(claim))
        if page and self._documents[:1] == ("Portfolio.pdf",):
            return self._documents[0], f"page={page}"
        return next((name for name in self._documents if name.startswith("Portfolio.")), ""), ""

    @staticmethod
    def _said(what: Difference | None) -> str:
        return tr(SAID[what]) if what else ""
