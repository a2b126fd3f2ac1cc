"""What a witness sent back by file or gave on paper: read, matched to its request, kept as it is."""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import id_of, reference_of
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.witnesses.statement import (
    Statement,
    StatementRequest,
    StatementState,
    Testimony,
    short_digest,
)
from portfolio_app.domain.witnesses.statement_form import FormReturn
from portfolio_app.domain.witnesses.witness import WitnessKey
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.signing.results import SignatureState, Signer, Validation
from portfolio_app.storage.statements import StoredFile
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr

SCAN_LIMIT = 50_000_000
"""Bytes that a scan may have."""

_TYPES = {
    ".odt": "application/vnd.oasis.opendocument.text",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Return:
    """A form that came back: its values, and the file as it is."""

    form: FormReturn
    file: StoredFile

    @property
    def sha256(self) -> str:
        """The file's SHA-256 in hexadecimal digits."""
        return hashlib.sha256(self.file.content).hexdigest()

    def origin(self, keys: Collection[WitnessKey]) -> tuple[str, StatementState, Signer | None]:
        """Return how far it is known who wrote it, the state, and who signed with a key that is known here.

        Raises InputError for a digital signature that does not hold.
        """
        if not self.form.signed:
            return tr("Typed, origin not verified: it came back by file."), StatementState.RETURNED, None
        if self.file.media_type != _TYPES[".pdf"]:
            said = tr("Typed, origin not verified: the Word file carries a signature, which only Word can check.")
            return said, StatementState.RETURNED, None
        found = _validated(self.file.content, {key.fingerprint for key in keys})
        if found.state is SignatureState.VALID:
            signer = found.signers[-1]
            return (
                tr("Signed by file with the known certificate {fingerprint}.", fingerprint=signer.fingerprint[:19]),
                StatementState.SIGNED,
                signer,
            )
        if found.state is SignatureState.UNKNOWN:
            signer = found.signers[-1]
            said = tr(
                "Typed, and signed digitally as “{name}” with a certificate that nobody here has checked "
                "({fingerprint}).",
                name=signer.name,
                fingerprint=signer.fingerprint[:19],
            )
            return said, StatementState.RETURNED, None
        raise InputError(
            tr(
                "The digital signature in {name} does not hold: {why} Ask the witness to send it again.",
                name=excerpt(self.file.name),
                why=found.why,
            )
        )


def read_words(path: Path) -> str:
    """Return the words in a text file; raises InputError when it cannot be read as text."""
    from portfolio_app.importers.source import read_source

    return read_source(path)


def read_return(path: Path) -> Return:
    """Read a returned form; raises InputError for what cannot be read or is no form of this program."""
    from portfolio_app.importers.statement_form import read_form

    content = read_file(path)
    form = read_form(content, path.name)
    kind = _kind_of(content)
    return Return(form, StoredFile(clean_line(path.name), _TYPES[kind], content))


def _kind_of(content: bytes) -> str:
    if content[:1024].lstrip().startswith(b"%PDF"):
        return ".pdf"
    return ".odt" if b"mimetypeapplication/vnd.oasis" in content[:200] else ".docx"


def closed_sentence(name: str, statement: Statement) -> str:
    """Return why nothing more comes to a statement, and what to do."""
    return tr(
        "{name} answers {reference}, which is {state} already; “correct” asks for a new version and keeps that one.",
        name=name,
        reference=statement.reference,
        state=tr(statement.state.value),
    )


def refuse_stranger(
    unit: UnitOfWork, returned: Return, *, older: bool
) -> tuple[Statement, StatementRequest, Testimony]:
    """Return what the form answers, and what it says; raises InputError when it fits nothing that was asked."""
    form, name = returned.form, returned.file.name
    if form.portfolio_identity != unit.portfolio.get().identity:
        raise InputError(
            tr("{name} belongs to another portfolio: open the portfolio that the form was made in.", name=name)
        )
    evidence_id = id_of(form.statement_ref)
    statement = unit.statements.get(evidence_id) if evidence_id else None
    if statement is None:
        raise InputError(
            tr(
                "{name} answers {statement_ref}, which is not in this portfolio (any more).",
                name=name,
                statement_ref=excerpt(form.statement_ref),
            )
        )
    before = unit.statements.came_before(returned.sha256)
    if before is not None:
        day = say_day_of(before.came_at)
        raise InputError(
            tr(
                "{name} came back already, on {day}: it is version {number} of {reference}.",
                name=name,
                day=day,
                number=before.number,
                reference=reference_of(before.evidence_id),
            )
        )
    request = _request_of(unit, statement, form, name, older=older)
    if not form.text.strip() and not form.seen and not form.seen_named:
        raise InputError(
            tr("{name} is not filled in: ask the witness to fill it in, save it and send it again.", name=name)
        )
    if not statement.is_open:
        raise InputError(closed_sentence(name, statement))
    return statement, request, _testimony(form, request)


def _request_of(
    unit: UnitOfWork, statement: Statement, form: FormReturn, name: str, *, older: bool
) -> StatementRequest:
    known = {request.digest: request for request in unit.statements.requests(statement.evidence.id)}
    request = known.get(form.digest)
    if request is None:
        raise InputError(
            tr(
                "The check code in {name} ({short_digest}) is not one of {reference}: "
                "the form was altered. Send the witness a new one.",
                name=name,
                short_digest=excerpt(short_digest(form.digest)[:19]),
                reference=statement.reference,
            )
        )
    if request.number != statement.request.number and not older:
        raise InputError(
            tr(
                "{name} is an older form of {reference}: what you ask was changed on "
                "{day}. Send the new form, or bring this one in as an older form.",
                name=name,
                reference=statement.reference,
                day=say_day_of(statement.request.made_at),
            )
        )
    return request


def _testimony(form: FormReturn, request: StatementRequest) -> Testimony:
    return Testimony(
        _without_questions(form.text, request),
        _seen(form, request),
        form.witness_name,
        form.witness_role,
        form.relationship,
        form.seen_on,
        form.declared,
        form.typed_name,
        form.typed_on,
    )


def _seen(form: FormReturn, request: StatementRequest) -> tuple[str, ...]:
    """Return what is ticked, also where a program kept only the words beside the boxes."""
    shown = {_words(f"{each.label} {each.text}"): each.ref for each in request.criteria}
    return (*form.seen, *(shown.get(_words(name), name) for name in form.seen_named))


def _without_questions(text: str, request: StatementRequest) -> str:
    """Return the text without the form's own questions, which stand before it where fields were lost."""
    lines, asked = text.split("\n"), {_words(question) for question in request.prompts}
    while lines and lines[0].lstrip().startswith("•") and _words(lines[0].lstrip(" \t•")) in asked:
        lines = lines[1:]
    return "\n".join(lines)


def _words(text: str) -> str:
    return " ".join(text.split())


def _validated(content: bytes, known: set[str]) -> Validation:
    from portfolio_app.signing.validation import validate_pdf

    return validate_pdf(content, known)


def read_file(path: Path) -> bytes:
    """Return a file's bytes; raises InputError when it cannot be read or is too large."""
    try:
        size = path.stat().st_size
        if size > SCAN_LIMIT:
            raise InputError(tr("{name} is larger than 50 MB: send the form or a smaller scan of it.", name=path.name))
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            tr(
                "{path} cannot be read ({strerror}); check the name and the place.",
                path=path,
                strerror=error.strerror or error,
            )
        ) from error
