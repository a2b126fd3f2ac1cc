"""The mapping as a workbook: coverage, the map as symbols and as 0 and 1, claims, evidence, decisions."""

from datetime import date

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.workbook import Note, NoteLook, NoteSheet, SheetLink, Workbook
from portfolio_app.services.documents.report.content import STAR, Content, Sources
from portfolio_app.services.documents.report.cover import programme_of
from portfolio_app.services.documents.report.selection import scope, select
from portfolio_app.services.documents.workbook.annex import annex_sheet
from portfolio_app.services.documents.workbook.claims import claims_sheet
from portfolio_app.services.documents.workbook.coverage import coverage_sheet, unit_notes
from portfolio_app.services.documents.workbook.decided import decisions_sheet
from portfolio_app.services.documents.workbook.evidence import evidence_sheet
from portfolio_app.services.documents.workbook.matrix import REFUSED_SIGN, number_sheet, sign_sheet
from portfolio_app.services.documents.workbook.places import (
    ANNEX,
    CLAIMS,
    CRITERIA,
    DECISIONS,
    EVIDENCE,
    MAP,
    NUMBERS,
    Beside,
    Places,
)
from portfolio_app.translation import mark, tr

_SHEETS = (
    (CRITERIA, mark("Everything that is asked for, its state, and what is still needed.")),
    (
        MAP,
        f"What is asked for down, evidence across: ● claimed, {STAR} best evidence, ↪ to re-check, "
        f"{REFUSED_SIGN} not accepted; the number counts claims. Then the method, and the pages where the words stand.",
    ),
    (NUMBERS, mark("The same with 1 where there is a claim that counts and 0 where there is none, for counting.")),
    (CLAIMS, mark("Every claim with the exact words and where they stand.")),
    (EVIDENCE, mark("Every piece of evidence with its method, date and what it is claimed for.")),
    (ANNEX, mark("Code, definition, and the title and page of the evidence: the table that assessment plans ask for.")),
    (DECISIONS, mark("Every decision with who made it, when, and the feedback.")),
)


def build_workbook(
    content: Content, made_on: date, options: ExportOptions = ExportOptions(), beside: Beside = Beside()
) -> Workbook:
    """Return the workbook; its links lead to what is ``beside`` it. Raises InputError as the report does."""
    sources = Sources(content, select(content, options), options)
    claims = [claim for reference in sources.criterion for claim in sources.claims_on(sources.criterion[reference])]
    places = Places(sources.criterion, claims, sources, beside, indexed=True)
    return Workbook(
        title=tr("Mapping: {learner}", learner=sources.portfolio.learner),
        learner=sources.portfolio.learner,
        subject=programme_of(sources),
        made_on=made_on,
        sheets=(
            _about(sources, made_on),
            coverage_sheet(sources, places),
            sign_sheet(sources, places),
            number_sheet(sources, places),
            claims_sheet(sources, places, claims),
            evidence_sheet(sources, places),
            annex_sheet(sources, places),
            decisions_sheet(sources, places),
        ),
        paper=options.layout.paper,
    )


def _about(sources: Sources, made_on: date) -> NoteSheet:
    learner = sources.portfolio
    facts = (
        ("Learner", learner.learner),
        (tr("Learner number"), learner.learner_number),
        ("Programme", programme_of(sources)),
        ("Employer", learner.employer),
        (tr("Training provider"), learner.provider),
        (tr("What is shown"), scope(sources)),
    )
    return NoteSheet(
        "About",
        (
            Note(tr("Mapped portfolio"), NoteLook.TITLE),
            *(Note(name, NoteLook.FACT, value) for name, value in facts if value),
            Note(tr("Made on"), NoteLook.FACT, made_on),
            Note(tr("The sheets"), NoteLook.HEADING),
            *(Note(name, NoteLook.FACT, tr(said), SheetLink(name)) for name, said in _SHEETS),
            *unit_notes(sources),
            Note(tr("Frameworks used"), NoteLook.HEADING),
            *_frameworks(sources),
        ),
    )


def _frameworks(sources: Sources) -> list[Note]:
    notes: list[Note] = []
    for framework in sources.frameworks:
        parts = (
            tr("{title}, version {version}.", title=framework.title, version=framework.version),
            framework.source,
            framework.attribution,
        )
        whose = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in parts if part)
        notes.append(Note(framework.code, NoteLook.FACT, whose))
    return notes
