"""Decisions.xlsx: the assessor's form, one row a criterion and a claim, to be filled in and sent back."""

from collections.abc import Iterable, Mapping
from datetime import date

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.decisions import return_form as form
from portfolio_app.domain.decisions.return_form import FormColumn
from portfolio_app.domain.documents.workbook import (
    Cell,
    Look,
    Note,
    NoteLook,
    NoteSheet,
    Sheet,
    SheetColumn,
    SheetLink,
    Value,
)
from portfolio_app.domain.documents.workbook import Workbook as Book
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.frameworks.assessments import say_assessment
from portfolio_app.domain.frameworks.framework import Criterion, credits_of
from portfolio_app.domain.words.quotation import quoted
from portfolio_app.services.documents.report.content import STAR, Content, Sources
from portfolio_app.services.documents.report.cover import programme_of
from portfolio_app.services.documents.report.criteria import words_of
from portfolio_app.services.documents.report.decided import by_whom
from portfolio_app.services.documents.workbook.places import Beside, Places
from portfolio_app.translation import tr

_HELP = {
    FormColumn.DECISION: "Choose “met”, “not yet met” or “more evidence needed”. Leave it empty to decide later.",
    FormColumn.ACCEPTED: "Choose “yes” when these words help to prove the {one}, “no” when they do not.",
    FormColumn.VALID: "Choose “yes” when the evidence matches what the {one} asks.",
    FormColumn.AUTHENTIC: "Choose “yes” when you are sure that it is the learner's own work.",
    FormColumn.CURRENT: "Choose “yes” when it still holds under today's law and procedures.",
    FormColumn.SUFFICIENT: "Choose “yes” when there is enough of it.",
    FormColumn.RELIABLE: "Choose “yes” when it agrees with other evidence and would be so again.",
    FormColumn.FEEDBACK: "What is good, what is missing, what to do next. The learner reads it at these words.",
    FormColumn.METHOD: "Such as: examination of evidence, observation, professional discussion, questions.",
    FormColumn.QUESTIONS: "What you will ask the learner, a question on each line.",
}
_WIDTHS = {
    FormColumn.KEY: 6,
    FormColumn.UNIT: 7,
    FormColumn.CODE: 10,
    FormColumn.WHAT: 62,
    FormColumn.EVIDENCE: 10,
    FormColumn.PLACE: 14,
    FormColumn.PAGE: 6,
    FormColumn.STATE: 14,
    FormColumn.DECISION: 18,
    FormColumn.ACCEPTED: 10,
    FormColumn.FEEDBACK: 44,
    FormColumn.METHOD: 22,
    FormColumn.QUESTIONS: 34,
}
_LOOKS = {FormColumn.UNIT: Look.STRONG, FormColumn.CODE: Look.STRONG, FormColumn.PAGE: Look.NUMBER}
_STEPS = (
    "1. Fill in your name, your role and the date on this sheet.",
    "2. Go to the sheet “Decisions”. Each {one} has a tinted row; below it stand the claims made for it, each with "
    "the exact words and a link to where they stand.",
    "3. On the tinted row choose a decision. Choose “yes” for each of the five checks that you made. Write "
    "feedback to the learner, how you decided, and questions that you will ask.",
    "4. On a claim's row you may say whether you accept it, and write feedback on these very words.",
    "5. Only the pale yellow cells can be filled in. Leave the decision empty where you have not decided yet.",
    "6. Save the file as it is (Excel Workbook, .xlsx) and send it back to the learner, who takes it in.",
)


def build_return_form(content: Content, made_on: date, pack: str, beside: Beside = Beside()) -> Book:
    """Return the form for deciding on this content; ``pack`` is the digest of the data that it is made from."""
    sources = Sources(content)
    rows = list(_rows(sources))
    return Book(
        title=f"Decisions: {sources.portfolio.learner}",
        learner=sources.portfolio.learner,
        subject=programme_of(sources),
        made_on=made_on,
        sheets=(_start(sources, made_on), _decisions(sources, rows, beside), _data(sources, rows, made_on, pack)),
        properties=dict(_facts(sources, made_on, pack)),
    )


_Row = tuple[str, Criterion, Claim | None]


def _rows(sources: Sources) -> Iterable[_Row]:
    """Yield the key, criterion and claim of each row."""
    for number, criterion in enumerate(sources.criterion.values(), start=1):
        yield form.criterion_key(number), criterion, None
        for claim in sources.claims_on(criterion):
            yield form.claim_key(claim.id), criterion, claim


def _facts(sources: Sources, made_on: date, pack: str) -> tuple[tuple[str, str], ...]:
    values = (form.FORMAT, sources.portfolio.identity, sources.portfolio.learner, pack, made_on.isoformat())
    return tuple(zip(form.FACTS, values, strict=True))


def _start(sources: Sources, made_on: date) -> NoteSheet:
    learner = sources.portfolio
    facts = (
        ("Learner", learner.learner),
        ("Learner number", learner.learner_number),
        ("Programme", programme_of(sources)),
        ("Employer", learner.employer),
        ("Training provider", learner.provider),
        ("Assessment", say_assessment(sources.frameworks)),
    )
    return NoteSheet(
        form.START,
        (
            Note("Assessor's decisions", NoteLook.TITLE),
            *(Note(name, NoteLook.FACT, value) for name, value in facts if value),
            Note("Pack made on", NoteLook.FACT, made_on),
            Note("Who decides", NoteLook.HEADING),
            Note(form.NAME, NoteLook.FIELD, help="Your name as it is to stand beside each decision."),
            Note(form.ROLE, NoteLook.FIELD, choices=form.ROLES, help="Choose one of the list."),
            Note(form.DATE, NoteLook.FIELD, help="The day of your decisions, such as 2026-03-04."),
            Note("How to fill this in", NoteLook.HEADING),
            *(Note(tr(step, one=sources.noun.one)) for step in _STEPS),
            Note("Next", NoteLook.FACT, "Go to the decisions", SheetLink(form.DECISIONS)),
            *(Note(line) for line in credits_of(sources.frameworks)),
        ),
        protected=True,
    )


def _decisions(sources: Sources, rows: list[_Row], beside: Beside) -> Sheet:
    claims = [claim for _, _, claim in rows if claim]
    places = Places(sources.criterion, claims, sources, beside)
    columns = tuple(
        SheetColumn(
            tr(column.value),
            _WIDTHS.get(column, 10),
            Look.SIGN if column in form.CHECKS else _LOOKS.get(column, Look.TEXT),
            open=column in (*form.CRITERION_ANSWERS, *form.CLAIM_ANSWERS),
            choices=_choices(column),
            help=tr(_HELP[column], one=sources.noun.one) if column in _HELP else "",
            hidden=column is FormColumn.KEY,
        )
        for column in FormColumn
    )
    table = tuple(_row(sources, key, criterion, claim, places) for key, criterion, claim in rows)
    return Sheet(form.DECISIONS, columns, table, frozen=3, protected=True)


def _choices(column: FormColumn) -> tuple[str, ...]:
    if column is FormColumn.DECISION:
        return form.VERDICTS
    if column is FormColumn.ACCEPTED:
        return (form.YES, form.NO)
    return (form.YES,) if column in form.CHECKS else ()


def _row(
    sources: Sources, key: str, criterion: Criterion, claim: Claim | None, places: Places
) -> tuple[Cell | Value, ...]:
    said: Mapping[FormColumn, Cell] = (
        _criterion_cells(sources, criterion) if claim is None else _claim_cells(sources, claim, places)
    )
    opened = form.CRITERION_ANSWERS if claim is None else form.CLAIM_ANSWERS
    common = {
        FormColumn.KEY: Cell(key, head=claim is None),
        FormColumn.UNIT: Cell(criterion.unit_code, colour=sources.colour(criterion), head=claim is None),
        FormColumn.CODE: Cell(criterion.code, head=claim is None),
    }
    return tuple(
        (common | dict(said)).get(column, Cell(head=claim is None and column not in opened, shut=column not in opened))
        for column in FormColumn
    )


def _criterion_cells(sources: Sources, criterion: Criterion) -> dict[FormColumn, Cell]:
    standing = sources.standings.get(criterion.reference)
    last = (standing.decision or standing.history[-1]) if standing else None
    before = f"\n{tr('Before: {who}.', who=by_whom(standing, last))}" if standing and last else ""
    return {
        FormColumn.WHAT: Cell(f"{criterion.text}{before}", head=True),
        FormColumn.STATE: Cell(
            sources.unneeded.get(criterion.reference) or sources.covered(criterion).state, head=True
        ),
    }


def _claim_cells(sources: Sources, claim: Claim, places: Places) -> dict[FormColumn, Cell]:
    words = words_of(sources, claim)
    need = f" ({claim.need})" if claim.need else ""
    note = f"\n{claim.note}" if claim.note else ""
    star = f" {STAR}" if claim.starred else ""
    return {
        FormColumn.WHAT: Cell(f"{quoted(words)}{need}{note}" if claim.passage else f"{words}{need}{note}"),
        FormColumn.EVIDENCE: Cell(f"{reference_of(claim.evidence_id)}{star}", places.words(claim)),
        FormColumn.PLACE: Cell(sources.section_of(claim), places.words(claim)),
        FormColumn.PAGE: Cell(places.page(claim)),
    }


def _data(sources: Sources, rows: list[_Row], made_on: date, pack: str) -> Sheet:
    """Return the hidden sheet: what the form belongs to, then what each row is about."""
    versions = {c.reference: framework.version for framework in sources.frameworks for c in framework.criteria}
    digests = sources.whole.claim_digests()
    columns = tuple(SheetColumn(title, 20) for title in form.DATA_COLUMNS)
    facts = tuple((name, value, "", "", "", "") for name, value in _facts(sources, made_on, pack))
    table = tuple(
        (
            key,
            criterion.reference,
            str(claim.id) if claim else "",
            digests.get(claim.id, "") if claim else "",
            versions[criterion.reference],
            "" if claim else criterion.text,
        )
        for key, criterion, claim in rows
    )
    return Sheet(form.DATA, columns, (*facts, *table), protected=True, hidden=True)
