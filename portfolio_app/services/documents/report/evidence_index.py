"""The evidence index: every piece with its method, date, check sum, the criteria claimed, and its page."""

from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Heading,
    Line,
    PageRef,
    Paragraph,
    Role,
    Row,
    Run,
    Table,
    Tone,
)
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.evidence.file import EvidenceFile, say_redacted
from portfolio_app.domain.time import say_short_date
from portfolio_app.services.documents.report.content import Sources, evidence_anchor
from portfolio_app.translation import mark, tr

_INDEX = (
    Column(mark("Reference"), 1.2),
    Column(mark("Title"), 2.9),
    Column(mark("Method"), 0.85),
    Column(mark("Date"), 1.95),
)
_PAGE = Column(mark("Page"), 0.7, Align.RIGHT)
_DIGITS = 16


def index_blocks(sources: Sources) -> list[Block]:
    """Return what the method codes mean, and the index."""
    heading = Heading(tr("Evidence index"), 1, "evidence-index")
    if not sources.evidence:
        return [heading, Paragraph((Run(tr("There is no evidence yet."), Tone.MUTED),))]
    paged = sources.setting.paged and sources.setting.accounts
    files = {file.evidence.id: file for file in sources.files}
    pieces = sources.evidence.values()
    rows = tuple(_row(sources, evidence, files.get(evidence.id), paged=paged) for evidence in pieces)
    summary = tr(
        "Each piece of evidence with its method, date, the {many} claimed{paged}.",
        many=sources.noun.many,
        paged=tr(", and its page") * paged,
    )
    used = {evidence.method for evidence in pieces}
    meanings = " · ".join(f"{code} {name}" for code, name in sources.methods.items() if code in used)
    key = [Paragraph((Run(meanings, Tone.SMALL),), Role.NOTE)] if meanings else []
    columns = (*_INDEX, Column(sources.noun.heads, 3.05), *(_PAGE,) * paged)
    table = Table(columns, rows, summary)
    return [heading, *key, table]


def _row(sources: Sources, evidence: Evidence, file: EvidenceFile | None, *, paged: bool) -> Row:
    link = evidence_anchor(evidence.id) if sources.has_page(evidence.id) else ""
    page: Line = (PageRef(link, before="") if link else Run("–"),)
    said = (tr("SHA-256 {short}", short=_short(file.sha256)), say_redacted(file.present)) if file else ()
    check: tuple[Line, ...] = tuple((Run(each, Tone.SMALL),) for each in said if each)
    return Row(
        (
            ((Run(evidence.reference, Tone.STRONG, link),),),
            ((Run(evidence.title),), *check),
            ((Run(evidence.method),),),
            ((Run(say_short_date(evidence.produced_on)),),),
            (_codes(sources, evidence) or (Run(tr("none yet"), Tone.MUTED),),),
            *((page,),) * paged,
        )
    )


def _short(sha256: str) -> str:
    return " ".join(sha256[start : start + 4] for start in range(0, _DIGITS, 4))


def _codes(sources: Sources, evidence: Evidence) -> Line:
    used = {claim.criterion for claim in sources.counting(sources.claims_in(evidence)) if not claim.lost}
    criteria = [criterion for reference, criterion in sources.criterion.items() if reference in used]
    line: list[Run] = []
    for criterion in criteria:
        line += [Run(", ")] * bool(line)
        line.append(Run(sources.code(criterion).replace(" ", "\u00a0"), link=sources.criterion_link(criterion)))
    return tuple(line)
