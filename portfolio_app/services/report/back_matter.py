"""The back of the document: evidence index, decisions, and whose words the frameworks are."""

from portfolio_app.domain.dates import say_date
from portfolio_app.domain.evidence import ReflectiveAccount
from portfolio_app.domain.report import Align, Block, Column, Heading, Line, PageRef, Paragraph, Row, Run, Table, Tone
from portfolio_app.services.report.content import Sources, evidence_anchor

_INDEX = (
    Column("Reference", 1.2),
    Column("Title", 3.0),
    Column("Method", 0.9),
    Column("Date", 2.3),
    Column("Criteria", 3.3),
)
_PAGE = Column("Page", 0.7, Align.RIGHT)
_DECISIONS = (Column("Criterion", 1.2), Column("Decision", 1.8), Column("By, date", 2.4), Column("Feedback", 4.4))


def back_blocks(sources: Sources) -> list[Block]:
    """Return the evidence index, the decisions if there are any, the attribution and the key of the packs."""
    return [*_index(sources), *_decisions(sources), *_attribution(sources), *_key(sources)]


def _index(sources: Sources) -> list[Block]:
    paged = sources.setting.paged and sources.setting.accounts
    rows = tuple(_index_row(sources, account, paged=paged) for account in sources.accounts)
    summary = f"Each piece of evidence with its method, date, the criteria claimed{', and its page' * paged}."
    table = Table((*_INDEX, _PAGE) if paged else _INDEX, rows, summary)
    return [Heading("Evidence index", 1, "evidence-index"), table]


def _index_row(sources: Sources, account: ReflectiveAccount, *, paged: bool) -> Row:
    evidence = account.evidence
    link = evidence_anchor(evidence.id) if sources.setting.accounts else ""
    cells: tuple[Line, ...] = (
        (Run(evidence.reference, Tone.STRONG, link),),
        (Run(evidence.title),),
        (Run(evidence.method),),
        (Run(say_date(evidence.produced_on)),),
        _codes(sources, account) or (Run("none yet", Tone.MUTED),),
        *((PageRef(link, before=""),),) * paged,
    )
    return Row(tuple((cell,) for cell in cells))


def _codes(sources: Sources, account: ReflectiveAccount) -> Line:
    used = {claim.criterion for claim in sources.claims_in(account) if not claim.lost}
    criteria = [criterion for reference, criterion in sources.criterion.items() if reference in used]
    line: list[Run] = []
    for criterion in criteria:
        line += [Run(", ")] * bool(line)
        line.append(Run(sources.code(criterion).replace(" ", "\u00a0"), link=sources.criterion_link(criterion)))
    return tuple(line)


def _decisions(sources: Sources) -> list[Block]:
    if not sources.decisions:
        return []
    rows: list[Row] = []
    for decision in sources.decisions:
        criterion = sources.criterion.get(decision.criterion)
        if criterion is None:
            continue
        checks = ", ".join(sorted(check.value for check in decision.checks))
        cells: tuple[tuple[Line, ...], ...] = (
            ((Run(sources.code(criterion), Tone.STRONG, sources.criterion_link(criterion)),),),
            ((Run(decision.verdict.value),), (Run(checks, Tone.SMALL),)),
            ((Run(f"{decision.decided_by} ({decision.role.value})"),), (Run(decision.decided_at[:10], Tone.SMALL),)),
            ((Run(decision.feedback),),),
        )
        rows.append(Row(cells, sources.colour(criterion)))
    table = Table(_DECISIONS, tuple(rows), "Every decision with who made it, when, and the feedback.")
    return [Heading("Decisions", 1, "decisions"), table]


def _attribution(sources: Sources) -> list[Block]:
    blocks: list[Block] = [Heading("Frameworks used", 1, "frameworks")]
    for framework in sources.frameworks:
        level = f", level {framework.level}" if framework.level is not None else ""
        said = f"{framework.code} {framework.title}, version {framework.version}{level}. "
        whose = " ".join(_sentence(part) for part in (framework.source, framework.attribution) if part)
        blocks.append(Paragraph((Run(said, Tone.STRONG), Run(whose))))
    return blocks


def _key(sources: Sources) -> list[Block]:
    fingerprint = sources.whole.fingerprint
    if not fingerprint:
        return []
    said = (
        "Packs of this portfolio are signed. Whoever checks one is shown the fingerprint of the key that signed it, "
        "which must be this one:"
    )
    limits = (
        "That shows that nothing in the pack was changed since it was made with this key. "
        "It does not show who made it: for that, ask the learner."
    )
    return [
        Heading("Checking the pack", 1, "checking"),
        Paragraph((Run(said),)),
        Paragraph((Run(fingerprint, Tone.STRONG),)),
        Paragraph((Run(limits),)),
    ]


def _sentence(text: str) -> str:
    """Return the text with a full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
