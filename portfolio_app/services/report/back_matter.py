"""The back of the document: evidence index, decisions, and whose words the frameworks are."""

from portfolio_app.domain.report import Block, Column, Heading, Line, Paragraph, Row, Run, Table, Tone
from portfolio_app.services.report.content import Sources
from portfolio_app.services.report.evidence_index import index_blocks

_DECISIONS = (Column("Criterion", 1.2), Column("Decision", 1.8), Column("By, date", 2.4), Column("Feedback", 4.4))


def back_blocks(sources: Sources) -> list[Block]:
    """Return the evidence index, the decisions if there are any, the attribution and the key of the packs."""
    return [*index_blocks(sources), *_decisions(sources), *_attribution(sources), *_key(sources)]


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
