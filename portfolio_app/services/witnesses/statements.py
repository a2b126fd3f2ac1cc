"""Witness statements: asked for, changed, handed out, taken back, signed, checked; each call is one unit of work.

A witness is asked what they saw. Nothing here ever writes a word of testimony for them.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, reference_of
from portfolio_app.domain.frameworks.framework import each_unit
from portfolio_app.domain.time import Moment
from portfolio_app.domain.witnesses.asked import Asked
from portfolio_app.domain.witnesses.signature_doubts import new_keys
from portfolio_app.domain.witnesses.statement import (
    Statement,
    StatementRequest,
    StatementState,
    Testimony,
    Way,
)
from portfolio_app.domain.witnesses.statement_form import FormRequest
from portfolio_app.domain.witnesses.statement_rules import PICTURE
from portfolio_app.domain.witnesses.statement_warnings import StatementWarning, request_warnings, version_warnings
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.importers.form_values import FlatFormError
from portfolio_app.sandbox import on_one_file
from portfolio_app.services.clock import now
from portfolio_app.services.witnesses.asked_version import refuse_closed, version_of
from portfolio_app.services.witnesses.checks import StatementCheck, check_file, check_statement
from portfolio_app.services.witnesses.copied_words import likeness_to
from portfolio_app.services.witnesses.effects import (
    confirm_version,
    count_again,
    find_statement,
    next_version,
    stop_counting,
    store_version,
)
from portfolio_app.services.witnesses.requests import asked_of, form_of, make_request, store_request, title_of
from portfolio_app.services.witnesses.returns import read_return, refuse_stranger
from portfolio_app.services.witnesses.scans import read_scan, scan_found
from portfolio_app.services.witnesses.signing import SigningDay, prepare_key, refuse_unready, sign_statement
from portfolio_app.services.witnesses.witnesses import find_witness
from portfolio_app.storage.database import Database
from portfolio_app.storage.statements import StoredFile
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole

FORMS = {"pdf": ".pdf", "docx": ".docx"}
"""The kinds of form and their file endings."""


class Statements:
    """What can be done with witness statements."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Statement, ...]:
        """Return every statement with its versions, in order of reference."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.statements.all()

    def get(self, reference: str) -> Statement:
        """Return a statement; raises InputError when there is none."""
        with self._database.unit_of_work(reading=True) as unit:
            return find_statement(unit, reference)

    def ask(self, witness: str, asked: Asked) -> Statement:
        """Draft a request to a witness about criteria and an event; raises InputError for what is unknown."""
        with self._database.unit_of_work() as unit:
            who = find_witness(unit, witness)
            request = make_request(unit, 1, who, asked)
            title = title_of(asked.purpose, request.event, who)
            evidence = Evidence(0, EvidenceKind.STATEMENT, title, asked.event_on, who.method)
            refs = {criterion.ref.rsplit("/", 1)[0] for criterion in request.criteria}
            about = refs.pop() if len(refs) == 1 else ""
            drafted = StatementState.DRAFTED
            stored = unit.statements.add(Statement(evidence, who.id, who.name, asked.purpose, about, drafted, request))
            store_request(unit, stored, request)
            unit.commit()
            return find_statement(unit, stored.reference)

    def change_request(
        self,
        reference: str,
        *,
        criteria: Iterable[str] | None = None,
        event: str | None = None,
        event_on: date | None = None,
        place: str | None = None,
        prompts: Iterable[str] | None = None,
    ) -> Statement:
        """Change what is asked; what is None stays. A form that was handed out before no longer fits.

        Raises InputError when the statement was signed or confirmed: correct() asks anew.
        """
        with self._database.unit_of_work() as unit:
            statement = find_statement(unit, reference)
            refuse_closed(statement, "changed")
            old, who = statement.request, find_witness(unit, f"W{statement.witness_id}")
            asked = Asked(
                tuple(criterion.ref for criterion in old.criteria) if criteria is None else tuple(criteria),
                old.event if event is None else event,
                event_on or old.event_on,
                old.place if place is None else place,
                old.prompts if prompts is None else tuple(prompts),
                statement.purpose,
            )
            request = make_request(unit, old.number + 1, who, asked)
            evidence = replace(
                statement.evidence, title=title_of(statement.purpose, request.event, who), produced_on=request.event_on
            )
            unit.statements.save(replace(statement, evidence=evidence))
            store_request(unit, statement, request)
            unit.commit()
            return find_statement(unit, reference)

    def form(self, reference: str) -> FormRequest:
        """Return all that the blank form shows."""
        with self._database.unit_of_work(reading=True) as unit:
            return form_of(unit, find_statement(unit, reference))

    def write_form(self, reference: str, path: Path) -> Statement:
        """Write the blank form as PDF or Word, by the path's ending; the statement then counts as asked for.

        Raises InputError for another ending, FileError when the file cannot be written.
        """
        from portfolio_app.exporters.statement_form import write_form_docx, write_form_pdf

        writers = {FORMS["pdf"]: write_form_pdf, FORMS["docx"]: write_form_docx}
        write = writers.get(path.suffix.casefold())
        if write is None:
            raise InputError(
                tr("{name} must end in .pdf or .docx: those are the forms that a witness can fill in.", name=path.name)
            )
        form = self.form(reference)
        try:
            write(form, path)
        except OSError as error:
            raise FileError(
                tr(
                    "{path} could not be written ({strerror}); choose another place.",
                    path=path,
                    strerror=error.strerror or error,
                )
            ) from error
        if self._database.read_only:
            return self.get(reference)
        return self.mark_asked(reference)

    def mark_asked(self, reference: str) -> Statement:
        """Note that the witness was asked; one that was answered already stays as it is."""
        with self._database.unit_of_work() as unit:
            statement = find_statement(unit, reference)
            if statement.state is StatementState.DRAFTED:
                statement = replace(statement, state=StatementState.ASKED, asked_at=now())
                unit.statements.save(statement)
                unit.commit()
            return statement

    @on_one_file
    def take_in(self, path: Path, *, older: bool = False) -> Statement:
        """Take in a form that a witness sent back; the statement is found by what the form carries.

        With ``older`` a form of a former request is taken too. Raises InputError with what is wrong with the file, and
        ScanFoundError where it can only be attached as a scan.
        """
        try:
            returned = read_return(path)
        except FlatFormError as flat:
            with self._database.unit_of_work(reading=True) as unit:
                raise scan_found(unit, path, flat.found) from flat
        with self._database.unit_of_work() as unit:
            statement, request, testimony = refuse_stranger(unit, returned, older=older)
            moment = now()
            version = next_version(unit.portfolio.get(), statement, request, testimony, Way.FILE, moment)
            origin, state, signer = returned.origin(unit.witnesses.signing_keys(statement.witness_id))
            if signer is not None:
                signed_at = Moment(signer.signed_at).recorded if signer.signed_at else moment
                version = replace(version, fingerprint=signer.fingerprint, signed_at=signed_at)
            store_version(unit, statement, replace(version, origin=origin), returned.file, None, state)
            unit.commit()
            return find_statement(unit, statement.reference)

    def attach_scan(self, reference: str, path: Path, testimony: Testimony) -> Statement:
        """Take in a statement given on paper: the scan or photo as it is, and what the learner read from it."""
        file = read_scan(path)
        with self._database.unit_of_work() as unit:
            statement = find_statement(unit, reference)
            refuse_closed(statement, "exchanged")
            version = next_version(unit.portfolio.get(), statement, statement.request, testimony, Way.PAPER, now())
            origin = (
                tr(
                    "Given on paper, signed “{typed_name}” as the learner reads it: see the scan.",
                    typed_name=version.typed_name,
                )
                if version.typed_name
                else tr("Given on paper; the learner has not copied a name from it: see the scan.")
            )
            store_version(unit, statement, replace(version, origin=origin), file, None, StatementState.RETURNED)
            unit.commit()
            return find_statement(unit, reference)

    def sign(
        self,
        reference: str,
        testimony: Testimony,
        *,
        pin: str = "",
        picture: bytes | None = None,
        new_key: bool = False,
        day: SigningDay | None = None,
    ) -> Statement:
        """Sign on screen: the words become a flat PDF, signed by the witness's own key under their PIN.

        ``picture`` is the drawn signature as PNG; without it the typed name stands for it. ``new_key`` makes another
        key when the PIN is forgotten. Raises InputError for what is missing, a wrong PIN or a clock that was set back.
        """
        day = day or SigningDay.now()
        with self._database.unit_of_work(reading=True) as unit:
            statement = find_statement(unit, reference)
            refuse_closed(statement, tr("signed again"))
            witness = find_witness(unit, f"W{statement.witness_id}")
            portfolio, frameworks = unit.portfolio.get(), asked_of(unit, statement)
        day.refuse_set_back(statement)
        version = next_version(portfolio, statement, statement.request, testimony, Way.SCREEN, day.moment)
        refuse_unready(version, picture)
        key = prepare_key(self._database, witness, pin, day, new_key=new_key)
        version, pdf = sign_statement(portfolio, statement, version, key, picture, day, frameworks)
        with self._database.unit_of_work() as unit:
            if find_statement(unit, reference) != statement:
                raise InputError(
                    tr("{reference} was changed meanwhile: look at it again, then sign.", reference=excerpt(reference))
                )
            file = StoredFile(f"{reference} version {version.number} signed.pdf", "application/pdf", pdf)
            store_version(unit, statement, version, file, picture, StatementState.SIGNED)
            if picture is not None and unit.witnesses.sample(witness.id) is None:
                unit.witnesses.put_sample(witness.id, picture)
            unit.commit()
            return find_statement(unit, reference)

    def correct(self, reference: str) -> Statement:
        """Ask for a new version of a statement that was given; the former one is kept, and counts until it comes."""
        with self._database.unit_of_work() as unit:
            statement = find_statement(unit, reference)
            if statement.state in (StatementState.DRAFTED, StatementState.ASKED):
                raise InputError(
                    tr(
                        "{reference} is asked for already: the witness has not answered yet.",
                        reference=excerpt(reference),
                    )
                )
            unit.statements.save(replace(statement, state=StatementState.ASKED, asked_at=now(), refused_why=""))
            unit.commit()
            return find_statement(unit, reference)

    def refuse(self, reference: str, why: str) -> Statement:
        """Note that the witness will not give the statement, or that it was not accepted; it no longer counts."""
        with self._database.unit_of_work() as unit:
            stop_counting(unit, find_statement(unit, reference), StatementState.REFUSED, clean_line(why))
            unit.commit()
            return find_statement(unit, reference)

    def confirm(self, reference: str, by: str) -> Statement:
        """Note that somebody, such as the assessor, confirmed with the witness that the statement is theirs."""
        who = clean_line(by)
        if not who:
            raise InputError(tr("Say who confirmed the statement: give their name."))
        with self._database.unit_of_work() as unit:
            statement = find_statement(unit, reference)
            version = statement.latest
            if version is None or statement.state not in (StatementState.RETURNED, StatementState.SIGNED):
                raise InputError(
                    tr(
                        "{reference} is {state}: only what came back can be confirmed.",
                        reference=excerpt(reference),
                        state=tr(statement.state.value),
                    )
                )
            confirm_version(unit, statement, version, who, now())
            unit.commit()
            return find_statement(unit, reference)

    def restore_state(self, statement: Statement) -> None:
        """Put a statement's state back to what it was: undo of a refusal, a confirmation or a correction."""
        with self._database.unit_of_work() as unit:
            version = statement.latest
            if version is not None:
                unit.statements.confirm(
                    statement.evidence.id, version.number, version.confirmed_by, version.confirmed_at
                )
            count_again(unit, statement)
            unit.commit()

    def remove(self, reference: str) -> Statement:
        """Take a statement out with its claims; put_back() brings it back."""
        with self._database.unit_of_work() as unit:
            statement = find_statement(unit, reference)
            unit.statements.mark_removed(statement.evidence.id, now())
            unit.commit()
            return statement

    def put_back(self, evidence_id: int) -> Statement:
        """Bring a removed statement back."""
        with self._database.unit_of_work() as unit:
            unit.statements.mark_removed(evidence_id, "")
            statement = find_statement(unit, reference_of(evidence_id))
            unit.witnesses.mark_removed(statement.witness_id, "")  # may have left the register meanwhile
            unit.commit()
            return statement

    def verify(self, reference: str, number: int = 0) -> StatementCheck:
        """Check a version, or the latest, against its file and its signature.

        Where the file can be written, a signed statement that no longer holds is marked *changed since signing*, and
        one that holds again loses that mark.
        """
        with self._database.unit_of_work(reading=True) as unit:
            statement = find_statement(unit, reference)
            check = check_statement(unit, statement, number)
        if not self._database.read_only and check.number == statement.last_number:
            self._mark(statement, check)
        return check

    def verify_file(self, path: Path) -> StatementCheck:
        """Check a signed PDF outside of the portfolio against the keys and statements in it."""
        with self._database.unit_of_work(reading=True) as unit:
            return check_file(unit, path)

    def warnings(self, reference: str) -> tuple[StatementWarning, ...]:
        """Return what an assessor may wonder about: of the latest version, or of the request."""
        with self._database.unit_of_work(reading=True) as unit:
            statement = find_statement(unit, reference)
            witness = unit.witnesses.get(statement.witness_id, removed=True)
            assert witness is not None, "a statement's witness is never deleted"
            units = [each for _, each in each_unit(unit.frameworks.all())]
            version = statement.latest
            if version is None:
                return request_warnings(statement, witness, units)
            likeness = likeness_to(version.text, unit.accounts.all())
            changed = new_keys(unit.statements.all()).get(statement.evidence.id)
            return (
                *version_warnings(statement, version, witness, units, unit.portfolio.get().learner, likeness),
                *((changed,) if changed else ()),
            )

    def file(self, reference: str, number: int = 0) -> StoredFile:
        """Return the file of a version, or of the latest: what came back or was signed, byte for byte."""
        with self._database.unit_of_work(reading=True) as unit:
            statement = find_statement(unit, reference)
            version = version_of(statement, number)
            found = unit.statements.file(statement.evidence.id, version.number)
            if found is None:
                raise FileError(
                    tr(
                        "The file of {reference} version {number} is missing; open a backup.",
                        reference=reference,
                        number=version.number,
                    )
                )
            return found

    def save_file(self, reference: str, path: Path, number: int = 0) -> None:
        """Write the file of a version, or of the latest, somewhere else; raises FileError when that fails."""
        content = self.file(reference, number).content
        try:
            write_whole(path.resolve(), content)
        except OSError as error:
            reason = error.strerror or error
            raise FileError(
                tr("{path} could not be written ({reason}); choose another place.", path=path, reason=reason)
            ) from error

    def picture(self, reference: str, number: int = 0) -> bytes | None:
        """Return the drawn signature of a version, or of the latest, as PNG; None where none was drawn."""
        with self._database.unit_of_work(reading=True) as unit:
            statement = find_statement(unit, reference)
            found = unit.statements.file(statement.evidence.id, version_of(statement, number).number, PICTURE)
            return found.content if found else None

    def requests(self, reference: str) -> tuple[StatementRequest, ...]:
        """Return everything that the witness was asked, the oldest first."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.statements.requests(find_statement(unit, reference).evidence.id)

    def _mark(self, statement: Statement, check: StatementCheck) -> None:
        version = statement.latest
        if version is None or not version.is_signed:
            return
        with self._database.unit_of_work() as unit:
            if not check.holds and statement.state is not StatementState.CHANGED:
                stop_counting(unit, statement, StatementState.CHANGED, check.why)
            elif check.holds and statement.state is StatementState.CHANGED:
                state = StatementState.CONFIRMED if version.confirmed_by else StatementState.SIGNED
                count_again(unit, replace(statement, state=state, counts=True, refused_why=""))
            unit.commit()
