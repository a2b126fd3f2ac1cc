"""The reflective accounts: their STAR sections with the claimed words marked and coded in the margin."""

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Heading,
    Line,
    PageRef,
    Paragraph,
    Row,
    Run,
    SignatureLines,
    Table,
    Tone,
    mark_up,
)
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.domain.time import say_date, say_short_date
from portfolio_app.domain.words.text import plural
from portfolio_app.services.documents.report.claimed import claimed_table, mark_of_claim
from portfolio_app.services.documents.report.content import (
    Sources,
    evidence_anchor,
)
from portfolio_app.translation import mark, tr

_LIST = (
    Column(mark("Reference"), 1.2),
    Column(mark("Account"), 4.55),
    Column(mark("Date"), 2.05),
    Column(mark("Words"), 0.9, Align.RIGHT),
    Column(mark("Claims"), 0.9, Align.RIGHT),
)
_TO_SIGN = (mark("Learner’s signature"), mark("Date"), mark("Assessor’s signature"), mark("Date"))
_PAGE = Column(mark("Page"), 0.8, Align.RIGHT)


def account_blocks(sources: Sources) -> list[Block]:
    """Return a list of the accounts, then each account; nothing where the document leaves them out."""
    if not sources.setting.accounts:
        return []
    if not sources.stories and sources.accounts:
        return []  # all that is written stands beside what it is about
    blocks: list[Block] = [Heading(tr("Reflective accounts"), 1, "accounts")]
    if not sources.accounts:
        return [*blocks, Paragraph((Run(tr("No account has been written yet."), Tone.MUTED),))]
    rows = tuple(_row(sources, account) for account in sources.stories)
    paged = sources.setting.paged
    summary = tr("The reflective accounts with date, words, claims{paged}.", paged=tr(" and page") * paged)
    blocks.append(Table((*_LIST, _PAGE) if paged else _LIST, rows, summary))
    for account in sources.stories:
        blocks += _account(sources, account)
    return blocks


def _row(sources: Sources, account: ReflectiveAccount) -> Row:
    evidence = account.evidence
    link = evidence_anchor(evidence.id)
    cells: tuple[Line, ...] = (
        (Run(evidence.reference, Tone.STRONG, link),),
        (Run(evidence.title),),
        (Run(say_short_date(evidence.produced_on)),),
        (Run(f"{sources.words[evidence.id]:,}"),),
        (Run(str(len(sources.counting(sources.claims_in(account.evidence))))),),
        *((PageRef(link, before=""),),) * sources.setting.paged,
    )
    return Row(tuple((cell,) for cell in cells))


def _account(sources: Sources, account: ReflectiveAccount) -> list[Block]:
    evidence = account.evidence
    known = [evidence.reference, account.called, say_date(evidence.produced_on), account.place]
    kicker = " · ".join(filter(None, [*known, plural(sources.words[evidence.id], "word")]))
    blocks: list[Block] = [
        Heading(evidence.title, 2, evidence_anchor(evidence.id), (Run(kicker, Tone.SMALL),), new_page=True)
    ]
    for section, text in account.text:
        if not text.strip() and section is Section.REFLECTION:
            continue
        blocks.append(Heading(account.form.title(section), 3, in_contents=False))
        blocks += marked_text(sources, account, section) or [Paragraph((Run(tr("Not written yet."), Tone.MUTED),))]
    if claims := sources.claims_in(evidence):
        blocks.append(claimed_table(sources, evidence, claims, whole=tr("whole account")))
    if sources.options.signatures:
        blocks.append(SignatureLines(_TO_SIGN))
    return blocks


def marked_text(sources: Sources, account: ReflectiveAccount, section: Section) -> list[Block]:
    """Return a section's words in paragraphs with the claimed ones marked; nothing where there are none."""
    marks = tuple(
        mark_of_claim(sources, claim, claim.anchor.start, claim.anchor.end)
        for claim in sources.claims_in(account.evidence)
        if claim.anchor is not None and _marked(claim, section)
    )
    return [*mark_up(account.text[section], marks)]


def _marked(claim: Claim, section: Section) -> bool:
    return claim.passage is not None and claim.passage.section is section and bool(claim.anchor and claim.anchor.found)
