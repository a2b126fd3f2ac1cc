"""The witness statements in full: what was asked, what was seen, how it was signed; and who the witnesses are."""

from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Heading,
    Line,
    PageRef,
    Paragraph,
    Picture,
    Role,
    Row,
    Run,
    Table,
    Tone,
    mark_up,
)
from portfolio_app.domain.time import say_date, say_short_date
from portfolio_app.domain.witnesses.statement import Statement, StatementState, StatementVersion, Way, short_digest
from portfolio_app.domain.witnesses.statement_warnings import lacking, odd_details
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.domain.words.text import plural
from portfolio_app.services.documents.report.attachments import MOST_PAGES
from portfolio_app.services.documents.report.content import Sources, criterion_anchor, evidence_anchor
from portfolio_app.services.documents.report.shown import Shown, Unshown
from portfolio_app.services.documents.report.statement import facts_of, statement_title

_LIST = (
    Column("Reference", 1.1),
    Column("Witness", 2.9),
    Column("Date", 2.6),
    Column("State", 2.0),
    Column("Criteria", 0.9, Align.RIGHT),
)
_PAGE = Column("Page", 0.7, Align.RIGHT)
_FACTS = (Column("About", 1.6), Column("What is known", 6.4))
_SEEN = (Column("Seen", 1.3), Column("What it asks", 6.7))
_WITNESSES = (
    Column("Witness", 2.2),
    Column("Role, organisation", 2.4),
    Column("Knows the learner", 2.2),
    Column("Status, qualification", 2.6),
)
_SHARE = 0.45
_KEPT = "It is in the pack of this portfolio, in the folder “witness”."
"""Of the text's width, for a drawn signature."""
_TICKED = {
    Way.SCREEN: "The criteria that the witness ticked as seen.",
    Way.FILE: "The criteria that are ticked as seen in the form.",
    Way.PAPER: "The criteria that the learner reads as ticked on the scan.",
}
_DECLARED = {
    Way.SCREEN: "The witness declared that these are their own words on what they saw.",
    Way.FILE: "The declaration is ticked in the form that came back.",
    Way.PAPER: "The learner reads the declaration as ticked or signed on the scan.",
}


def statement_blocks(sources: Sources) -> list[Block]:
    """Return the statements: a list, each that has come back, and the witnesses; nothing when none was asked for."""
    statements = [statement for statement in sources.statements if statement.asked_at or statement.versions]
    if not statements or not sources.setting.accounts:
        return []
    paged = sources.setting.paged
    rows = tuple(_row(sources, statement) for statement in statements)
    columns = (*_LIST, _PAGE) if paged else _LIST
    blocks: list[Block] = [
        Heading("Witness statements", 1, "statements"),
        Table(columns, rows, f"Each statement with its witness, date, state and criteria{', and its page' * paged}."),
    ]
    for statement in statements:
        if statement.latest is not None:
            blocks += _statement(sources, statement, statement.latest)
    return [*blocks, *_register(sources, statements)]


def _row(sources: Sources, statement: Statement) -> Row:
    there = statement.latest is not None
    link = evidence_anchor(statement.evidence.id) if there else ""
    seen = len(statement.latest.seen) if statement.latest else 0
    cells: tuple[Line, ...] = (
        (Run(statement.reference, Tone.STRONG, link),),
        (Run(statement.witness_name),),
        (Run(say_short_date(statement.evidence.produced_on)),),
        (Run(f"{statement.state.sign} {statement.state.value}"),),
        (Run(str(seen) if there else "–"),),
        *(((PageRef(link, before="") if there else Run("–"),),) * sources.setting.paged),
    )
    return Row(tuple((cell,) for cell in cells))


def _statement(sources: Sources, statement: Statement, version: StatementVersion) -> list[Block]:
    evidence = statement.evidence
    known = (evidence.reference, statement_title(statement), say_date(evidence.produced_on), statement.state.value)
    kicker = (Run(" · ".join(filter(None, known)), Tone.SMALL),)
    blocks: list[Block] = [
        Heading(evidence.title, 2, evidence_anchor(evidence.id), kicker, new_page=True),
        Table(_FACTS, facts_of(sources.portfolio, statement, version), "Who saw what, when and where."),
        Heading("What the witness saw", 3, in_contents=False),
        *_words(version),
    ]
    if version.seen:
        rows = tuple(_seen_row(sources, statement, reference) for reference in version.seen)
        blocks.append(Table(_SEEN, rows, _TICKED[version.way]))
    return [*blocks, *_signature(sources, statement, version), *_scan(sources, statement, version)]


def _words(version: StatementVersion) -> list[Block]:
    """Return what was written; what stands on paper is said to be a copy, or to be found there."""
    words = mark_up(version.text, ())
    on_paper = version.way is Way.PAPER
    if words:
        copied: list[Block] = [Paragraph((Run("Copied by the learner from the scan.", Tone.SMALL),), Role.NOTE)]
        return [*words, *copied * on_paper]
    said = "What was written stands on the scan; it is not copied here." if on_paper else "Nothing was written."
    return [Paragraph((Run(said, Tone.MUTED),))]


def _scan(sources: Sources, statement: Statement, version: StatementVersion) -> list[Block]:
    """Return the pages of a statement that was given on paper, as they were scanned."""
    if version.way is not Way.PAPER:
        return []
    pages = sources.reader.scan(statement.evidence.id, version.number) if sources.reader else ()
    if not pages:
        return [Paragraph((Run("The scan cannot be shown here; it lies in the pack, in the folder “witness”."),))]
    count = len(pages)
    return [_page(statement, page, number, count) for number, page in enumerate(pages[:MOST_PAGES], 1)]


def _page(statement: Statement, page: Shown | Unshown, number: int, count: int) -> Block:
    if isinstance(page, Unshown):
        return Paragraph((Run(f"{page.why} The scan lies in the pack, in the folder “witness”.", Tone.MUTED),))
    return Picture(
        page.load,
        page.width,
        page.height,
        f"Scan of {statement.reference}{f', page {number} of {count}' if count > 1 else ''}",
        page=page.page,
        stamp=f"{statement.reference} p. {number}" if page.page else statement.reference,
    )


def _seen_row(sources: Sources, statement: Statement, reference: str) -> Row:
    criterion = sources.criterion.get(reference)
    if criterion is None:
        asked = {each.ref: each for each in statement.request.criteria}.get(reference)
        label, text = (asked.label, asked.text) if asked else (reference, "")
        return Row((((Run(label, Tone.STRONG),),), ((Run(text),),)))
    link = criterion_anchor(criterion) if sources.setting.criteria else ""
    code = Run(sources.code(criterion), Tone.STRONG, link)
    return Row((((code,),), ((Run(criterion.text),),)), sources.colour(criterion))


def unshown_signatures(sources: Sources) -> tuple[str, ...]:
    """Return a sentence for each drawn signature that cannot be shown, which names its statement."""
    if not sources.setting.accounts:
        return ()
    return tuple(
        f"{statement.reference}, the signature as it was drawn: {picture.why}"
        for statement in sources.statements
        if statement.latest is not None and isinstance(picture := _drawn(sources, statement, statement.latest), Unshown)
    )


def _drawn(sources: Sources, statement: Statement, version: StatementVersion) -> Shown | Unshown | None:
    return sources.reader.signature(statement.evidence.id, version.number) if sources.reader else None


def _signature(sources: Sources, statement: Statement, version: StatementVersion) -> list[Block]:
    blocks: list[Block] = [Heading("Signature", 3, in_contents=False)]
    picture = _drawn(sources, statement, version)
    if isinstance(picture, Unshown):
        said = f"The signature as it was drawn: {picture.why} {_KEPT}"
        blocks.append(Paragraph((Run(said),)))
    elif picture is not None:
        name = version.typed_name or version.witness_name
        said = f"Signature of {name}, drawn by hand"
        blocks.append(
            Picture(picture.load, picture.width, picture.height, said, (Run(name, Tone.SMALL),), share=_SHARE)
        )
    lines = [version.verification or "Nobody has signed this version."]
    if version.is_signed:
        lines.append(f"Certificate {version.fingerprint}.")
    lines.append(_DECLARED[version.way] if version.declared else "Nothing says that the declaration was ticked.")
    if statement.state is not StatementState.REFUSED and not statement.counts:
        lines.append("It does not count.")
    if version.number > 1:
        # Former versions are kept in the learner's portfolio, also where they are not handed over.
        lines.append(f"Version {version.number}; {plural(version.number - 1, 'former version')} kept.")
    doubts = [*lacking(version), *odd_details(statement, version)]
    noted: list[Block] = [Paragraph((Run(f"To check: {doubt.message}"),), Role.NOTE) for doubt in doubts]
    check = f"Statement {statement.reference}, version {version.number}. Check code {short_digest(version.digest)}."
    return [*blocks, Paragraph((Run(" ".join(lines)),)), *noted, Paragraph((Run(check, Tone.SMALL),), Role.NOTE)]


def _register(sources: Sources, statements: list[Statement]) -> list[Block]:
    asked = {statement.witness_id for statement in statements}
    witnesses = [witness for witness in sources.witnesses if witness.id in asked]
    if not witnesses:
        return []
    rows = tuple(_witness_row(witness) for witness in witnesses)
    table = Table(_WITNESSES, rows, "Each witness with role, relationship, status and qualification.")
    return [Heading("Witness list", 2, "witness-list"), table]


def _witness_row(witness: Witness) -> Row:
    relative: tuple[Line, ...] = ((Run("a relative of the learner", Tone.STRONG),),) if witness.is_relative else ()
    contact: tuple[Line, ...] = ((Run(witness.contact, Tone.SMALL),),) if witness.contact else ()
    cells: tuple[tuple[Line, ...], ...] = (
        ((Run(witness.name, Tone.STRONG),), *contact),
        tuple((Run(part),) for part in (witness.role, witness.organisation) if part)
        or ((Run("not said", Tone.MUTED),),),
        ((Run(witness.known or "not said"),), *relative),
        tuple((Run(part),) for part in (witness.status.value, witness.qualification) if part),
    )
    return Row(cells)
