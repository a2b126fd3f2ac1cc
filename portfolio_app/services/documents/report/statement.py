"""One witness statement as a document of its own: what is signed, and what is read."""

from datetime import date

from portfolio_app.domain.documents.report import (
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
    mark_up,
)
from portfolio_app.domain.frameworks.framework import Framework, credits_of
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.time import say_date
from portfolio_app.domain.witnesses.statement import Statement, StatementVersion
from portfolio_app.domain.witnesses.statement_form import Purpose, declaration_for
from portfolio_app.domain.witnesses.statement_warnings import lacking
from portfolio_app.translation import language_tag, mark, tr

SIGNATURE_ANCHOR = "signature"
"""The anchor of the room for the signature."""

_FACTS = (Column(mark("About"), 1.6), Column(mark("What is known"), 6.4))
_SEEN, _ASKS = Column(mark("Seen"), 0.9), Column(mark("What it asks"), 5.8)
_SIGNED = (Column(mark("Signature"), 1.0),)
_SIGNATURE_LINES = 6
_BLANK: Line = (Run("\u00a0"),)


def build_statement(
    portfolio: Portfolio,
    statement: Statement,
    version: StatementVersion,
    made_on: date,
    frameworks: tuple[Framework, ...] = (),
) -> Report:
    """Return the document of one version, with room for the signature at the end.

    ``frameworks`` are those whose words it shows.
    """
    noun = noun_of(frameworks)
    title = statement_title(statement)
    blocks: tuple[Block, ...] = (
        Heading(title, 1, "top", (Run(f"{portfolio.learner} · {statement.reference}", Tone.SMALL),)),
        Table(_FACTS, facts_of(portfolio, statement, version, dated=False), tr("Who saw what, when and where.")),
        Heading(tr("What I saw"), 2),
        *mark_up(version.text, ()),
        Heading(tr("What I saw done"), 2),
        Table(
            (_SEEN, Column(noun.head, 1.3), _ASKS),
            _ticks(statement, version),
            tr("Each {one} asked about, and whether the witness saw it.", one=noun.one),
        ),
        *(Paragraph((Run(line, Tone.SMALL),), Role.NOTE) for line in credits_of(frameworks)),
        Heading(tr("Declaration"), 2),
        Paragraph((Run(declaration_for(statement.purpose)),)),
        Table(
            _SIGNED, (Row(((_BLANK,) * _SIGNATURE_LINES,), anchor=SIGNATURE_ANCHOR),), tr("The witness's signature.")
        ),
        Paragraph((Run(_identity(statement, version), Tone.SMALL),), Role.NOTE),
    )
    return Report(
        title=f"{title}: {portfolio.learner}",
        learner=version.witness_name,
        subject=signed_mark(statement, version),
        header=tr(
            "{title} {reference} for {learner}", title=title, reference=statement.reference, learner=portfolio.learner
        ),
        made_on=made_on,
        blocks=blocks,
        language=language_tag(),
    )


def statement_title(statement: Statement) -> str:
    """Return what kind of statement it is, as its heading."""
    return tr("Confirmation of behaviours") if statement.purpose is Purpose.BEHAVIOURS else tr("Witness statement")


def signed_mark(statement: Statement, version: StatementVersion) -> str:
    """Return what a signed document carries inside: which version it is, and the check code of its words."""
    return f"portfolio-statement/1 {statement.reference} {version.number} {version.digest}"


def facts_of(
    portfolio: Portfolio, statement: Statement, version: StatementVersion, *, dated: bool = True
) -> tuple[Row, ...]:
    """Return who saw what, when and where, as rows of two cells; a signature that shows says the date itself."""
    request = statement.request
    day = say_date(version.seen_on, "") or (
        tr("{date}, as asked", date=say_date(request.event_on)) if request.event_on else ""
    )
    seen = " · ".join(filter(None, (day, request.place)))
    named = (
        version.witness_name
        if _is_named(version)
        else tr("{witness_name}, who was asked; no name is given", witness_name=statement.witness_name)
    )
    witness = ", ".join(filter(None, (named, version.witness_role)))
    facts = (
        (tr("Learner"), (version.learner or portfolio.learner,)),
        (tr("Witness"), (witness, version.relationship)),
        (tr("Event"), (request.event, seen)),
        (tr("Dated"), (say_date(version.signed_on, ""),) * dated),
    )
    return tuple(
        Row((((Run(name, Tone.STRONG),),), tuple((Run(value),) for value in values if value)))
        for name, values in facts
        if any(values)
    )


def _is_named(version: StatementVersion) -> bool:
    """Tell whether somebody's name stands under it; the name in a form's field was put there by the learner."""
    return not any(lack.kind == "no name" for lack in lacking(version))


def _ticks(statement: Statement, version: StatementVersion) -> tuple[Row, ...]:
    return tuple(
        Row(
            (
                ((Run(tr("✓ yes") if criterion.ref in version.seen else "–"),),),
                ((Run(criterion.label, Tone.STRONG),),),
                ((Run(criterion.text),),),
            )
        )
        for criterion in statement.request.criteria
    )


def _identity(statement: Statement, version: StatementVersion) -> str:
    certificate = tr(" Certificate {fingerprint}.", fingerprint=version.fingerprint) if version.fingerprint else ""
    return tr(
        "Statement {reference}, version {number}.{certificate} Check code {digest}.",
        reference=statement.reference,
        number=version.number,
        certificate=certificate,
        digest=version.digest,
    )
