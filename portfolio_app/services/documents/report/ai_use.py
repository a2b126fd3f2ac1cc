"""What the learner says of their use of AI, under what is asked for: in front of the accounts."""

from portfolio_app.domain.documents.report import Block, Heading, Paragraph, Role, Run, Tone
from portfolio_app.domain.packs.preflight import FORBIDDEN
from portfolio_app.services.documents.report.content import Sources
from portfolio_app.translation import tr


def ai_use_blocks(sources: Sources) -> list[Block]:
    """Return the statement with the rule and the wording of whoever asks for it; nothing where there is neither."""
    content, said = sources.whole, sources.portfolio.ai_use.strip()
    asked = [tr(FORBIDDEN)] * content.tools_forbidden + [content.ai_statement] * bool(content.ai_statement)
    if not said and not asked:
        return []
    blocks: list[Block] = [Heading(tr("Use of AI"), 2, "ai-use")]
    blocks += [Paragraph((Run(" ".join(asked)),), Role.INTRO)] * bool(asked)
    if not said:
        return [*blocks, Paragraph((Run(tr("The learner has not answered yet."), Tone.MUTED),))]
    return [*blocks, *(Paragraph((Run(line),)) for line in said.split("\n") if line.strip())]
