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
from portfolio_app.domain.witnesses.signature_doubts import new_keys
from portfolio_app.domain.witnesses.statement import (
    Statement,
    StatementState,
    StatementVersion,
    Way,
    proof_of,
    short_digest,
)
from portfolio_app.domain.witnesses.statement_warnings import lacking, odd_details
from portfolio_app.domain.witnesses.witness import Witness
from portfolio_app.domain.words.text import plural
from portfolio_app.services.documents.report.attachments import MOST_PAGES
from portfolio_app.services.documents.report.content import Sources, criterion_anchor, evidence_anchor
from portfolio_app.services.documents.report.shown import Shown, Unshown
from portfolio_app.services.documents.report.statement import facts_of, statement_title
from portfolio_app.translation import mark, tr

_LIST = (
    Column(mark("Reference"), 1.1),
    Column(mark("Witness"), 2.9),
    Column(mark("Date"), 2.6),
    Column(mark("State"), 2.0),
    Column(mark("Criteria"), 0.9, Align.RIGHT),
)
_PAGE = Column(mark("Page"), 0.7, Align.RIGHT)
_FACTS = (Column(mark("About"), 1.6), Column(mark("What is known"), 6.4))
_SEEN = (Column(mark("Seen"), 1.3), Column(mark("What it asks"), 6.7))
_WITNESSES = (
    Column(mark("Witness"), 2.2),
    Column(mark("Role, organisation"), 2.4),
    Column(mark("Knows the learner"), 2.2),
    Column(mark("Status, qualification"), 2.6),
)
_SHARE = 0.45
_KEPT = mark("It is in the pack of this portfolio, in the folder “witness”.")
"""Of the text's width, for a drawn signature."""
_TICKED = {
    Way.SCREEN: mark("The criteria that the witness ticked as seen."),
    Way.FILE: mark("The criteria that are ticked as seen in the form."),
    Way.PAPER: mark("The criteria that the learner reads as ticked on the scan."),
}
_DECLARED = {
    Way.SCREEN: mark("The witness declared that these are their own words on what they saw."),
    Way.FILE: mark("The declaration is ticked in the form that came back."),
    Way.PAPER: mark("The learner reads the declaration as ticked or signed on the scan."),
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
        Heading(tr("Witness statements"), 1, "statements"),
        Table(
            columns,
            rows,
            tr("Each statement with its witness, date, state and criteria{paged}.", paged=tr(", and its page") * paged),
        ),
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
        Table(_FACTS, facts_of(sources.portfolio, statement, version), tr("Who saw what, when and where.")),
        Heading(tr("What the witness saw"), 3, in_contents=False),
        *_words(version),
    ]
    if version.seen:
        rows = tuple(_seen_row(sources, statement, reference) for reference in version.seen)
        blocks.append(Table(_SEEN, rows, tr(_TICKED[version.way])))
    return [*blocks, *_signature(sources, statement, version), *_scan(sources, statement, version)]


def _words(version: StatementVersion) -> list[Block]:
    """Return what was written; what stands on paper is said to be a copy, or to be found there."""
    words = mark_up(version.text, ())
    on_paper = version.way is Way.PAPER
    if words:
        copied: list[Block] = [Paragraph((Run(tr("Copied by the learner from the scan."), Tone.SMALL),), Role.NOTE)]
        return [*words, *copied * on_paper]
    said = tr("What was written stands on the scan; it is not copied here.") if on_paper else tr("Nothing was written.")
    return [Paragraph((Run(said, Tone.MUTED),))]


def _scan(sources: Sources, statement: Statement, version: StatementVersion) -> list[Block]:
    """Return the pages of a statement that was given on paper, as they were scanned."""
    if version.way is not Way.PAPER:
        return []
    pages = sources.reader.scan(statement.evidence.id, version.number) if sources.reader else ()
    if not pages:
        return [Paragraph((Run(tr("The scan cannot be shown here; it lies in the pack, in the folder “witness”.")),))]
    count = len(pages)
    return [_page(statement, page, number, count) for number, page in enumerate(pages[:MOST_PAGES], 1)]


def _page(statement: Statement, page: Shown | Unshown, number: int, count: int) -> Block:
    if isinstance(page, Unshown):
        return Paragraph(
            (Run(tr("{why} The scan lies in the pack, in the folder “witness”.", why=page.why), Tone.MUTED),)
        )
    return Picture(
        page.load,
        page.width,
        page.height,
        tr(
            "Scan of {reference}{what}",
            reference=statement.reference,
            what=tr(", page {number} of {count}", number=number, count=count) if count > 1 else "",
        ),
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
        tr("{reference}, the signature as it was drawn: {why}", reference=statement.reference, why=picture.why)
        for statement in sources.statements
        if statement.latest is not None and isinstance(picture := _drawn(sources, statement, statement.latest), Unshown)
    )


def _drawn(sources: Sources, statement: Statement, version: StatementVersion) -> Shown | Unshown | None:
    return sources.reader.signature(statement.evidence.id, version.number) if sources.reader else None


def _signature(sources: Sources, statement: Statement, version: StatementVersion) -> list[Block]:
    blocks: list[Block] = [Heading(tr("Signature"), 3, in_contents=False)]
    picture = _drawn(sources, statement, version)
    if isinstance(picture, Unshown):
        said = tr("The signature as it was drawn: {why} {kept}", why=picture.why, kept=tr(_KEPT))
        blocks.append(Paragraph((Run(said),)))
    elif picture is not None:
        name = version.typed_name or version.witness_name
        said = tr("Signature of {name}, drawn by hand", name=name)
        blocks.append(
            Picture(picture.load, picture.width, picture.height, said, (Run(name, Tone.SMALL),), share=_SHARE)
        )
    lines = [version.verification or tr("Nobody has signed this version.")]
    if version.is_signed:
        lines.append(tr("Certificate {fingerprint}.", fingerprint=version.fingerprint))
        lines.append(proof_of(version.signer))
    lines.append(
        tr(_DECLARED[version.way]) if version.declared else tr("Nothing says that the declaration was ticked.")
    )
    if statement.state is not StatementState.REFUSED and not statement.counts:
        lines.append(tr("It does not count."))
    if version.number > 1:
        # Former versions are kept in the learner's portfolio, also where they are not handed over.
        lines.append(
            tr(
                "Version {number}; {versions} kept.",
                number=version.number,
                versions=plural(version.number - 1, "former version"),
            )
        )
    changed = new_keys(sources.statements).get(statement.evidence.id)
    doubts = [*lacking(version), *odd_details(statement, version, sources.portfolio.learner)]
    doubts += [changed] if changed else []
    noted: list[Block] = [
        Paragraph((Run(tr("To check: {message}", message=doubt.message)),), Role.NOTE) for doubt in doubts
    ]
    check = tr(
        "Statement {reference}, version {number}. Check code {short_digest}.",
        reference=statement.reference,
        number=version.number,
        short_digest=short_digest(version.digest),
    )
    stamped: list[Block] = [
        Paragraph((Run(" ".join(filter(None, (each.documented, each.beside(version.signed_at))))),))
        for each in sources.whole.time_stamps.get(version.sha256, ())
    ]
    return [
        *blocks,
        Paragraph((Run(" ".join(lines)),)),
        *stamped,
        *noted,
        Paragraph((Run(check, Tone.SMALL),), Role.NOTE),
    ]


def _register(sources: Sources, statements: list[Statement]) -> list[Block]:
    asked = {statement.witness_id for statement in statements}
    witnesses = [witness for witness in sources.witnesses if witness.id in asked]
    if not witnesses:
        return []
    rows = tuple(_witness_row(witness) for witness in witnesses)
    table = Table(_WITNESSES, rows, tr("Each witness with role, relationship, status and qualification."))
    return [Heading(tr("Witness list"), 2, "witness-list"), table]


def _witness_row(witness: Witness) -> Row:
    relative: tuple[Line, ...] = ((Run(tr("a relative of the learner"), Tone.STRONG),),) if witness.is_relative else ()
    contact: tuple[Line, ...] = ((Run(witness.contact, Tone.SMALL),),) if witness.contact else ()
    cells: tuple[tuple[Line, ...], ...] = (
        ((Run(witness.name, Tone.STRONG),), *contact),
        tuple((Run(part),) for part in (witness.role, witness.organisation) if part)
        or ((Run(tr("not said"), Tone.MUTED),),),
        ((Run(witness.known or tr("not said")),), *relative),
        tuple((Run(part),) for part in (witness.status.value, witness.qualification) if part),
    )
    return Row(cells)
