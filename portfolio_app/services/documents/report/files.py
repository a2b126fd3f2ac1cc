"""Evidence that is no account: pictures and PDF pages placed in with their claimed parts, other files, signposts."""

from itertools import groupby

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Heading,
    Line,
    Outline,
    PageRef,
    Paragraph,
    Picture,
    Role,
    Row,
    Run,
    Table,
    Tone,
)
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.evidence.file import MAIL, TO_KNOW, EvidenceFile, say_redacted, say_size
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.time import say_date
from portfolio_app.domain.words.page_numbers import say_pages
from portfolio_app.domain.words.text import paragraph_spans, plural
from portfolio_app.services.documents.report.annotations import annotation_blocks
from portfolio_app.services.documents.report.attachments import MOST_PAGES, attached_files
from portfolio_app.services.documents.report.claimed import claimed_table, mark_of_claim
from portfolio_app.services.documents.report.content import Sources, claim_anchor, evidence_anchor
from portfolio_app.services.documents.report.shown import Shown, Unshown
from portfolio_app.services.documents.report.writings import writing_blocks
from portfolio_app.translation import mark, tr

_LIST = (
    Column(mark("Reference"), 1.1),
    Column(mark("Title"), 2.95),
    Column(mark("File"), 2.3),
    Column(mark("Size"), 1.6, Align.RIGHT),
    Column(mark("Claims"), 0.8, Align.RIGHT),
)
_PAGE = Column(mark("Page"), 0.7, Align.RIGHT)
_FACTS = (Column(mark("About"), 1.6), Column(mark("What is known"), 6.4))
_DIGITS = 16

Piece = tuple[int | None, Shown | Unshown]
"""A page with its number, or all that there is of a file."""


def file_blocks(sources: Sources) -> list[Block]:
    """Return each file and each signpost; nothing when there are none, or when evidence is left out."""
    if not sources.setting.accounts:
        return []
    blocks: list[Block] = []
    if sources.files:
        blocks += [Heading(tr("Evidence files"), 1, "evidence-files"), _list(sources)]
        inside = {file.evidence.id for file in attached_files(sources)}
        blocks += [block for file in sources.files for block in _file(sources, file, inside=file.evidence.id in inside)]
    if sources.held:
        blocks.append(Heading(tr("Held elsewhere"), 1, "held-elsewhere"))
        said = tr("This evidence is not in the document. An assessor looks at it where it is held.")
        blocks.append(Paragraph((Run(said),), Role.INTRO))
        blocks += [block for held in sources.held for block in _signpost(sources, held)]
    return blocks


def _list(sources: Sources) -> Table:
    paged = sources.setting.paged
    rows = tuple(_list_row(sources, file) for file in sources.files)
    summary = tr("Each file with its kind, size and claims{paged}.", paged=tr(", and its page") * paged)
    return Table((*_LIST, _PAGE) if paged else _LIST, rows, summary)


def _list_row(sources: Sources, file: EvidenceFile) -> Row:
    evidence = file.evidence
    link = evidence_anchor(evidence.id)
    cells: tuple[Line, ...] = (
        (Run(evidence.reference, Tone.STRONG, link),),
        (Run(evidence.title),),
        (Run(file.name),),
        (Run(say_size(file.size)),),
        (Run(str(len(sources.counting(sources.claims_in(evidence))))),),
        *((PageRef(link, before=""),),) * sources.setting.paged,
    )
    return Row(tuple((cell,) for cell in cells))


def unshown_pieces(sources: Sources) -> tuple[str, ...]:
    """Return a sentence for each picture and each page that cannot be shown, which names it."""
    if not sources.setting.accounts:
        return ()
    said: list[str] = []
    for file in sources.files:
        why: dict[str, list[int]] = {}
        for page, piece in _chosen(sources, file):
            if isinstance(piece, Unshown):
                why.setdefault(piece.why, []).extend((page,) if page else ())
        named = f"{file.evidence.reference} {file.name}"
        said += [f"{named}{f', {say_pages(pages)}' if pages else ''}: {reason}" for reason, pages in why.items()]
    return tuple(said)


def _file(sources: Sources, file: EvidenceFile, *, inside: bool) -> list[Block]:
    evidence, claims = file.evidence, sources.claims_in(file.evidence)
    pieces = _chosen(sources, file)
    shown = _shown(sources, file, pieces, inside=inside)
    pictures = [block for block in shown if isinstance(block, Picture)]
    known = (file.name, say_size(file.size), say_redacted(file.present))
    blocks = _head(sources, evidence, known, new_page=bool(pictures))
    # Before the work itself, which may have many pages: who reads it knows then what to look for.
    blocks += annotation_blocks(sources, evidence)
    outlined = {outline.mark.anchor for picture in pictures for outline in picture.outlines}
    others = [claim for claim in claims if claim_anchor(claim) not in outlined]
    words, whole = _words(sources, file)
    if words:
        blocks.append(Paragraph((Run(_read_here(file, whole=whole, inside=inside), Tone.SMALL),), Role.NOTE))
        blocks += words
    elif not pieces:
        why = tr(file.present.warning) or tr("This kind of file cannot be shown on paper.")
        blocks.append(Paragraph((Run(f"{why} {_kept('It', inside=inside)}"),)))
    elif file.present.is_paged and pictures and len(pieces) < file.present.pages:
        # Before the pages: after sixty of them nobody would know that more was to be had.
        said = tr(
            "Shown here: {pictures} of {pages}. ", pictures=len(pictures), pages=plural(file.present.pages, "page")
        )
        blocks.append(Paragraph((Run(said + _kept(tr("The whole file"), inside=inside), Tone.SMALL),), Role.NOTE))
    if pictures and file.present.warning in TO_KNOW:
        blocks.append(Paragraph((Run(file.present.warning, Tone.SMALL),), Role.NOTE))
    blocks += shown
    if others:
        blocks.append(claimed_table(sources, evidence, others, tr("the whole file")))
    return [*blocks, Paragraph((Run(_check_line(file), Tone.SMALL),), Role.NOTE)]


def _shown(sources: Sources, file: EvidenceFile, pieces: list[Piece], *, inside: bool) -> list[Picture | Paragraph]:
    """Return the pictures, and in the place of those that cannot be shown, a row at a time, why not."""
    claims = sources.claims_in(file.evidence)
    blocks: list[Picture | Paragraph] = []
    for why, row in groupby(pieces, key=_why):
        if why is None:
            blocks += [_picture(sources, file, p, page or 1, claims) for page, p in row if isinstance(p, Shown)]
        elif pages := [page for page, _ in row if page is not None]:
            said = Run(f"{say_pages(pages).capitalize()}: ", Tone.STRONG)
            blocks.append(Paragraph((said, Run(f"{why} {_kept(tr('The whole file'), inside=inside)}"))))
        else:
            blocks.append(Paragraph((Run(f"{why} {_kept('It', inside=inside)}"),)))
    return blocks


def _why(piece: Piece) -> str | None:
    return piece[1].why if isinstance(piece[1], Unshown) else None


def _head(sources: Sources, evidence: Evidence, known: tuple[str, ...], *, new_page: bool) -> list[Block]:
    method = sources.methods.get(evidence.method, "")
    facts = (
        evidence.reference,
        " ".join(filter(None, (evidence.method, method))),
        say_date(evidence.produced_on),
        *known,
    )
    kicker: Line = (Run(" · ".join(filter(None, facts)), Tone.SMALL),)
    blocks: list[Block] = [Heading(evidence.title, 2, evidence_anchor(evidence.id), kicker, new_page=new_page)]
    text = evidence.description
    return blocks + [Paragraph((Run(text[start:end]),)) for start, end in paragraph_spans(text)]


def _chosen(sources: Sources, file: EvidenceFile) -> list[Piece]:
    """Return the picture, or the pages of a PDF that are placed in, each with its number; None is for all of a file."""
    if sources.reader is None:
        return []
    pieces = sources.reader.pieces(file)
    if len(pieces) == 1 and isinstance(pieces[0], Unshown):
        return [(None, pieces[0])]
    claimed = {claim.box.page for claim in sources.claims_in(file.evidence) if claim.box is not None}
    wanted = sorted(claimed)[:MOST_PAGES]
    wanted += [page for page in range(1, len(pieces) + 1) if page not in claimed][: MOST_PAGES - len(wanted)]
    return [(page, pieces[page - 1]) for page in sorted(wanted) if page <= len(pieces)]


def _picture(sources: Sources, file: EvidenceFile, shown: Shown, page: int, claims: list[Claim]) -> Picture:
    reference = file.evidence.reference
    outlines = tuple(
        Outline(box.left, box.top, box.width, box.height, mark_of_claim(sources, claim))
        for claim in claims
        if (box := claim.box) is not None and box.page == page and not box.whole_page and not claim.lost
    )
    evidence = file.evidence
    described = evidence.description or evidence.title
    if file.present.is_paged:
        described = tr("Page {page} of {pages}: {title}.", page=page, pages=file.present.pages, title=evidence.title)
    return Picture(
        shown.load,
        shown.width,
        shown.height,
        described,
        outlines=outlines,
        page=shown.page,
        stamp=f"{reference} p. {page}" if file.present.is_paged else reference,
    )


def _words(sources: Sources, file: EvidenceFile) -> tuple[list[Block], bool]:
    return writing_blocks(sources.reader.writings(file)) if sources.reader is not None else ([], True)


def _read_here(file: EvidenceFile, *, whole: bool, inside: bool) -> str:
    shown = tr("its words") if whole else tr("the beginning of its words")
    attached = tr(" with all that is attached to it") if file.media_type == MAIL else ""
    return tr(
        "Shown here: {shown}. {kept}",
        shown=shown,
        kept=_kept(tr("The file itself{attached}", attached=attached), inside=inside),
    )


def _kept(what: str, *, inside: bool) -> str:
    """Return where a reader finds the file, whichever form of the document that reader has."""
    if inside:
        where = tr(
            "travels inside the PDF of this portfolio: open that in a PDF reader and look in its list of attachments"
        )
    else:
        where = tr("is in the pack of this portfolio, in the folder “evidence”")
    return f"{what} {where}."


def _check_line(file: EvidenceFile) -> str:
    digits = file.sha256[:_DIGITS]
    check = " ".join(digits[start : start + 4] for start in range(0, _DIGITS, 4))
    version = tr(" Version {version}.", version=file.version) if file.former else ""
    return tr("SHA-256 begins with {check}.{version}", check=check, version=version)


def _signpost(sources: Sources, held: HeldElsewhere) -> list[Block]:
    evidence = held.evidence
    checked = held.looked_at.removeprefix("Looked at by ")
    facts = (
        (tr("What it is"), held.what),
        (tr("Where it is held"), held.where),
        (tr("Checked by"), checked if held.checked_by.strip() else held.looked_at),
    )
    rows = tuple(Row((((Run(name, Tone.STRONG),),), ((Run(value),),))) for name, value in facts)
    blocks = _head(sources, evidence, (), new_page=False)
    blocks.append(Table(_FACTS, rows, tr("What is held elsewhere, where, and who checked it.")))
    blocks += annotation_blocks(sources, evidence)
    claims = sources.claims_in(evidence)
    return [*blocks, claimed_table(sources, evidence, claims)] if claims else blocks
