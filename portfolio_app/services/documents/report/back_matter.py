"""The back of the document: evidence index, decisions, and whose words the frameworks are."""

from portfolio_app.domain.documents.report import Block, Heading, Paragraph, Run, Tone
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.services.documents.report.decided import decision_blocks
from portfolio_app.services.documents.report.evidence_index import index_blocks
from portfolio_app.translation import tr


def back_blocks(sources: Sources) -> list[Block]:
    """Return the evidence index, the decisions if there are any, the attribution and the key of the packs."""
    return [*index_blocks(sources), *decision_blocks(sources), *_attribution(sources), *_key(sources)]


def _attribution(sources: Sources) -> list[Block]:
    blocks: list[Block] = [Heading(tr("Frameworks used"), 1, "frameworks", short=True)] * bool(sources.frameworks)
    for framework in sources.frameworks:
        level = tr(", level {level}", level=framework.level) if framework.level is not None else ""
        said = tr(
            "{code} {title}, version {version}{level}. ",
            code=framework.code,
            title=framework.title,
            version=framework.version,
            level=level,
        )
        whose = " ".join(_sentence(part) for part in (framework.source, framework.attribution) if part)
        blocks.append(Paragraph((Run(said, Tone.STRONG), Run(whose))))
    return blocks


def _key(sources: Sources) -> list[Block]:
    fingerprint = sources.whole.fingerprint
    if not fingerprint:
        return []
    said = tr(
        "Packs of this portfolio are signed. Whoever checks one is shown the fingerprint of the key that signed it, "
        "which must be this one:"
    )
    limits = tr(
        "That shows that nothing in the pack was changed since it was made with this key. "
        "It does not show who made it: for that, ask the learner."
    )
    return [
        Heading(tr("Checking the pack"), 1, "checking", short=True),
        Paragraph((Run(said),)),
        Paragraph((Run(fingerprint, Tone.STRONG),)),
        Paragraph((Run(limits),)),
    ]


def _sentence(text: str) -> str:
    """Return the text with a full stop."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
