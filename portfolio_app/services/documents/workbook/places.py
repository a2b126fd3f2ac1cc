"""Where a workbook's links lead: to its own rows, and to the files beside it when it lies in a pack."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.workbook import SheetColumn, SheetLink
from portfolio_app.domain.frameworks.nouns import begun
from portfolio_app.services.documents.report.content import Sources, claim_anchor, evidence_anchor

CRITERIA, MAP, NUMBERS, CLAIMS, EVIDENCE, ANNEX, DECISIONS = (
    "Coverage",
    "Map",
    "Map 0-1",
    "Claims",
    "Evidence",
    "Annex",
    "Decisions",
)
"""The names of the sheets, in order."""


def with_noun(columns: tuple[SheetColumn, ...], sources: Sources) -> tuple[SheetColumn, ...]:
    """Return the columns with the words of the frameworks in their heads, such as KSB in the place of criterion."""
    noun = sources.noun
    heads = {"Unit": begun(noun.part), "Criterion": noun.head, "Criteria": noun.heads}
    return tuple(replace(column, title=heads.get(column.title, column.title)) for column in columns)


@dataclass(frozen=True, slots=True)
class Beside:
    """What lies beside the workbook: the Word document, the files by the number of their evidence, pages of the PDF."""

    document: str = ""
    files: Mapping[int, str] = field(default_factory=dict[int, str])
    pages: Mapping[str, int] = field(default_factory=dict[str, int])


class Places:
    """The row of everything, and the file that holds it."""

    def __init__(
        self,
        criteria: Iterable[str],
        claims: Iterable[Claim],
        sources: Sources,
        beside: Beside,
        *,
        indexed: bool = False,
    ) -> None:
        """``indexed`` tells that the workbook has an index of the evidence."""
        self._sources = sources
        self._criteria = {reference: row for row, reference in enumerate(criteria)}
        self._claims = {claim.id: row for row, claim in enumerate(claims)}
        self._evidence = {evidence_id: row for row, evidence_id in enumerate(sources.evidence if indexed else ())}
        self._beside = beside

    def criterion(self, reference: str) -> SheetLink:
        """Return the row of a criterion's coverage."""
        return SheetLink(CRITERIA, self._criteria[reference])

    def claim(self, claim: Claim) -> SheetLink:
        """Return the row of a claim."""
        return SheetLink(CLAIMS, self._claims[claim.id])

    def evidence(self, evidence_id: int) -> SheetLink | None:
        """Return the row of a piece of evidence, or None where it has none."""
        row = self._evidence.get(evidence_id)
        return None if row is None else SheetLink(EVIDENCE, row)

    def words(self, claim: Claim) -> SheetLink | None:
        """Return the exact place of the claimed words beside the workbook, or None."""
        return self._file(claim.evidence_id) or self._bookmark(claim.evidence_id, claim_anchor(claim))

    def whole(self, evidence_id: int) -> SheetLink | None:
        """Return the evidence itself beside the workbook, or None."""
        return self._file(evidence_id) or self._bookmark(evidence_id, evidence_anchor(evidence_id))

    def page(self, claim: Claim) -> int | None:
        """Return the page of the PDF that the claimed words are on, or None where that is not known."""
        return self._beside.pages.get(claim_anchor(claim))

    def _file(self, evidence_id: int) -> SheetLink | None:
        path = self._beside.files.get(evidence_id, "")
        return SheetLink(path=path) if path else None

    def _bookmark(self, evidence_id: int, anchor: str) -> SheetLink | None:
        if not self._beside.document or not self._sources.has_page(evidence_id):
            return None
        from portfolio_app.exporters.word.places import bookmark_name

        return SheetLink(path=self._beside.document, place=bookmark_name(anchor))
