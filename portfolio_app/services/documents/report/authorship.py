"""The authorship record as a sheet: shares and a time line for each account, and what they can and cannot show."""

from datetime import date

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Heading,
    Line,
    Paragraph,
    Report,
    Role,
    Row,
    Run,
    Table,
    Tone,
)
from portfolio_app.domain.evidence.authorship import AccountRecord, Authorship, Counts, Origin
from portfolio_app.domain.evidence.authorship_sayings import BROKEN, CANNOT, KINDS, NOTHING_YET, OFF, say_when
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.services.documents.report.content import Content, Setting, Sources
from portfolio_app.services.documents.report.portfolio import report_of
from portfolio_app.services.documents.report.selection import select
from portfolio_app.services.documents.report.sheet import head_blocks
from portfolio_app.translation import mark, say_number, tr

_TITLE = mark("Authorship record")
_GROUP = 16
"""Letters of a signature that stand together, so that its lines can break."""


def build_authorship(content: Content, made_on: date, options: ExportOptions = ExportOptions()) -> Report:
    """Return the sheet: every account that leaves the portfolio, whatever it is claimed for."""
    whole = ExportOptions(layout=options.layout)
    setting = Setting(paged=False, criteria=False, accounts=False)
    sources = Sources(content, select(content, whole), whole, setting)
    record = content.authorship
    title = tr(_TITLE)
    kept = tr("Kept since {since}. {kinds}", since=say_when(record.since), kinds=tr(KINDS)) if record else tr(OFF)
    blocks = head_blocks(sources, title, kept, made_on)
    if record is not None:
        blocks += [
            Paragraph((Run(tr(CANNOT), Tone.STRONG),)),
            *_shares(sources, record),
            *_times(sources, record),
            *_signature(record),
        ]
    return report_of(sources, f"{title}: {content.portfolio.learner}", made_on, tuple(blocks))


def _shares(sources: Sources, record: Authorship) -> list[Block]:
    columns = (
        Column(tr("Account"), 3.2),
        *(Column(tr(origin.value).capitalize(), 1.15, Align.RIGHT) for origin in Origin),
        Column(tr("Not recorded"), 1.25, Align.RIGHT),
    )
    rows = tuple(_share_row(account, record.of(account.evidence.id)) for account in sources.accounts)
    summary = tr("For each account, how its characters came in, in per cent and as numbers.")
    return [Heading(tr("Shares"), 2, "shares"), Table(columns, rows, summary)] if rows else []


def _share_row(account: ReflectiveAccount, record: AccountRecord) -> Row:
    counts = record.counts
    name: list[Line] = [(Run(account.evidence.reference, Tone.STRONG),), (Run(account.evidence.title),)]
    if not record.intact:
        name.append((Run(tr(BROKEN), Tone.STRONG),))
    elif not record.stretches:
        name.append((Run(tr(NOTHING_YET), Tone.SMALL),))
    unrecorded = record.unrecorded(account.text)
    shares = (_share(counts, origin) for origin in Origin)
    return Row((tuple(name), *shares, _number(unrecorded)))


def _share(counts: Counts, origin: Origin) -> tuple[Line, ...]:
    number = counts.of(origin)
    if not number:
        return ((Run("–", Tone.MUTED),),)
    share = tr("{share} %", share=counts.shares()[origin])
    return ((Run(share),), (Run(say_number(number), Tone.SMALL),))


def _times(sources: Sources, record: Authorship) -> list[Block]:
    blocks: list[Block] = []
    columns = (
        Column(tr("Ten minutes from"), 3.2),
        *(Column(tr(origin.value).capitalize(), 1.15, Align.RIGHT) for origin in Origin),
        Column(tr("Taken out"), 1.25, Align.RIGHT),
    )
    for account in sources.accounts:
        stretches = record.of(account.evidence.id).stretches
        if stretches:
            reference = account.evidence.reference
            rows = tuple(_time_row(each.began_at, each.counts) for each in stretches)
            summary = tr("When characters came into {reference}, and how.", reference=reference)
            heading = tr("Time line of {reference}", reference=reference)
            blocks += [Heading(heading, 3, f"times-{reference}"), Table(columns, rows, summary)]
    return [Heading(tr("Time lines"), 2, "times"), *blocks] if blocks else []


def _time_row(began_at: str, counts: Counts) -> Row:
    numbers = (*(counts.of(origin) for origin in Origin), counts.removed)
    return Row((((Run(say_when(began_at)),),), *map(_number, numbers)))


def _number(number: int) -> tuple[Line, ...]:
    return ((Run(say_number(number)) if number else Run("–", Tone.MUTED),),)


def _signature(record: Authorship) -> list[Block]:
    said = tr(
        "Signed with the portfolio's key {fingerprint} when this sheet was made. Below is the signature over these "
        "figures; a pack holds the same figures, signed with the same key.",
        fingerprint=record.fingerprint,
    )
    signature = record.signature
    groups = " ".join(signature[at : at + _GROUP] for at in range(0, len(signature), _GROUP))
    return [
        Heading(tr("Signature"), 2, "signature"),
        Paragraph((Run(said),)),
        Paragraph((Run(groups, Tone.SMALL),), Role.NOTE),
    ]
