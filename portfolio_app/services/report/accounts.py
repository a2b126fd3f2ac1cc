"""The reflective accounts: their STAR sections with the claimed words marked and coded in the margin."""

from portfolio_app.domain.claim import Claim
from portfolio_app.domain.dates import say_date
from portfolio_app.domain.evidence import ReflectiveAccount, Section
from portfolio_app.domain.report import (
    Align,
    Block,
    Column,
    Heading,
    Line,
    Mark,
    PageRef,
    Paragraph,
    Row,
    Run,
    State,
    StateRun,
    Table,
    Tone,
    mark_up,
)
from portfolio_app.domain.text import plural
from portfolio_app.services.report.content import (
    STAR,
    Sources,
    claim_anchor,
    evidence_anchor,
)

_LIST = (
    Column("Reference", 1.2),
    Column("Account", 4.6),
    Column("Date", 2.0),
    Column("Words", 0.9, Align.RIGHT),
    Column("Claims", 0.9, Align.RIGHT),
)
_PAGE = Column("Page", 0.8, Align.RIGHT)
_CLAIMED = (Column("Claimed", 1.2), Column("For", 6.0))


def account_blocks(sources: Sources) -> list[Block]:
    """Return a list of the accounts, then each account; nothing where the document leaves them out."""
    if not sources.setting.accounts:
        return []
    blocks: list[Block] = [Heading("Reflective accounts", 1, "accounts")]
    if not sources.accounts:
        return [*blocks, Paragraph((Run("No account has been written yet.", Tone.MUTED),))]
    rows = tuple(_row(sources, account) for account in sources.accounts)
    paged = sources.setting.paged
    summary = f"The reflective accounts with date, words, claims{' and page' * paged}."
    blocks.append(Table((*_LIST, _PAGE) if paged else _LIST, rows, summary))
    for account in sources.accounts:
        blocks += _account(sources, account)
    return blocks


def _row(sources: Sources, account: ReflectiveAccount) -> Row:
    evidence = account.evidence
    link = evidence_anchor(evidence.id)
    cells: tuple[Line, ...] = (
        (Run(evidence.reference, Tone.STRONG, link),),
        (Run(evidence.title),),
        (Run(say_date(evidence.produced_on)),),
        (Run(f"{sources.words[evidence.id]:,}"),),
        (Run(str(len(sources.claims_in(account)))),),
        *((PageRef(link, before=""),),) * sources.setting.paged,
    )
    return Row(tuple((cell,) for cell in cells))


def _account(sources: Sources, account: ReflectiveAccount) -> list[Block]:
    evidence = account.evidence
    known = [evidence.reference, "Reflective account", say_date(evidence.produced_on), account.place]
    kicker = " · ".join(filter(None, [*known, plural(sources.words[evidence.id], "word")]))
    blocks: list[Block] = [
        Heading(evidence.title, 2, evidence_anchor(evidence.id), (Run(kicker, Tone.SMALL),), new_page=True)
    ]
    claims = sources.claims_in(account)
    for section, text in account.text:
        if not text.strip() and section is Section.REFLECTION:
            continue
        blocks.append(Heading(section.title, 3, in_contents=False))
        marks = tuple(_mark(sources, claim) for claim in claims if _marked(claim, section))
        blocks += mark_up(text, marks) or [Paragraph((Run("Not written yet.", Tone.MUTED),))]
    if claims:
        summary = f"The criteria that {evidence.reference} is claimed for."
        blocks.append(Table(_CLAIMED, _claimed_rows(sources, claims), summary))
    return blocks


def _marked(claim: Claim, section: Section) -> bool:
    return claim.passage is not None and claim.passage.section is section and bool(claim.anchor and claim.anchor.found)


def _mark(sources: Sources, claim: Claim) -> Mark:
    criterion = sources.criterion[claim.criterion]
    code = sources.code(criterion)
    comment = [f"{code} {criterion.text}"]
    comment += [f"Need: {claim.need}"] * bool(claim.need)
    comment += [f"Note: {claim.note}"] * bool(claim.note)
    comment += ["Best evidence"] * claim.starred
    comment += ["To re-check: these words have changed since they were claimed"] * claim.to_recheck
    anchor = claim.anchor
    assert anchor is not None, "only claims on words that are there are marked"
    return Mark(
        start=anchor.start,
        end=anchor.end,
        code=code,
        colour=sources.colour(criterion),
        anchor=claim_anchor(claim),
        link=sources.criterion_link(criterion),
        comment="\n".join(comment),
        author=sources.portfolio.learner,
        made_at=claim.made_at,
        starred=claim.starred,
        recheck=claim.to_recheck,
    )


def _claimed_rows(sources: Sources, claims: list[Claim]) -> tuple[Row, ...]:
    """Return a row for each criterion that the account is claimed for, in the order of its words."""
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.criterion, []).append(claim)
    return tuple(_claimed_row(sources, reference, group) for reference, group in grouped.items())


def _claimed_row(sources: Sources, reference: str, claims: list[Claim]) -> Row:
    criterion = sources.criterion[reference]
    needs = list(dict.fromkeys(claim.need for claim in claims if claim.need))
    needs += ["whole account"] * all(claim.passage is None for claim in claims)
    what: list[Run | StateRun] = [Run(criterion.text)]
    what += [Run(f" ({', '.join(needs)})", Tone.MUTED)] if needs else []
    what += [Run(f" {STAR}")] if any(claim.starred for claim in claims) else []
    lines: list[Line] = [tuple(what)]
    lines += [(Run(claim.note, Tone.SMALL),) for claim in claims if claim.note]
    lines += [_recheck(claim) for claim in claims if claim.to_recheck]
    code = Run(sources.code(criterion), Tone.STRONG, sources.criterion_link(criterion))
    return Row((((code,),), tuple(lines)), sources.colour(criterion))


def _recheck(claim: Claim) -> Line:
    words = claim.passage.quote if claim.passage else ""
    what = "have changed" if claim.anchor and claim.anchor.found else "are no longer in the text"
    return StateRun(State.RECHECK, Tone.SMALL), Run(f": the words “{words}” {what}", Tone.SMALL)
