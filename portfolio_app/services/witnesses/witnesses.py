"""The witness register, and what is refused of a witness's details; each call is one unit of work."""

from dataclasses import replace
from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.witnesses.witness import Witness, WitnessKey, WitnessStatus, witness_id_of
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.witnesses.signing import SigningDay, change_pin
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import say_number, tr

TEXTS = ("name", "role", "organisation", "relationship", "known_since", "contact", "qualification")
"""The fields of a witness that are words."""

_LONGEST = 200
_PICTURE_MOST = 5_000_000
_PNG = b"\x89PNG\r\n\x1a\n"


class Witnesses:
    """What can be done with the register."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Witness, ...]:
        """Return the register in order of reference."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.witnesses.all()

    def get(self, reference: str) -> Witness:
        """Return a witness by reference or by full name; raises InputError when there is none."""
        with self._database.unit_of_work(reading=True) as unit:
            return find_witness(unit, reference)

    def add(self, witness: Witness) -> Witness:
        """Put somebody into the register; raises InputError when the name is empty or there already."""
        cleaned = _cleaned(witness)
        with self._database.unit_of_work() as unit:
            _check_name(unit, cleaned)
            added = unit.witnesses.add(cleaned)
            unit.commit()
            return added

    def save(self, witness: Witness) -> Witness:
        """Change what is known of a witness; what they signed keeps what it said then."""
        cleaned = _cleaned(witness)
        with self._database.unit_of_work() as unit:
            find_witness(unit, witness.reference)
            _check_name(unit, cleaned)
            unit.witnesses.save(cleaned)
            _follow_status(unit, cleaned)
            unit.commit()
            return cleaned

    def remove(self, reference: str) -> Witness:
        """Take a witness out of the register; raises InputError while a statement names them."""
        with self._database.unit_of_work() as unit:
            witness = find_witness(unit, reference)
            theirs = [s.reference for s in unit.statements.all() if s.witness_id == witness.id]
            if theirs:
                raise InputError(
                    tr(
                        "{name} cannot be removed, because {theirs} is theirs.",
                        name=excerpt(witness.name),
                        theirs=", ".join(theirs),
                    )
                )
            unit.witnesses.mark_removed(witness.id, now())
            unit.commit()
            return witness

    def put_back(self, witness_id: int) -> Witness:
        """Bring a removed witness back."""
        with self._database.unit_of_work() as unit:
            unit.witnesses.mark_removed(witness_id, "")
            unit.commit()
            return find_witness(unit, f"W{witness_id}")

    def keys(self, reference: str, *, usable: bool = False) -> tuple[WitnessKey, ...]:
        """Return the signing keys of a witness, the newest last; ``usable`` are those that can sign here."""
        with self._database.unit_of_work(reading=True) as unit:
            witness_id = find_witness(unit, reference).id
            return unit.witnesses.usable_keys(witness_id) if usable else unit.witnesses.signing_keys(witness_id)

    def change_pin(self, reference: str, old: str, new: str, day: SigningDay | None = None) -> None:
        """Put the newest key under another PIN, "" for none; raises InputError for a wrong PIN, as signing does."""
        with self._database.unit_of_work(reading=True) as unit:
            witness = find_witness(unit, reference)
        change_pin(self._database, witness, old, new, day or SigningDay.now())

    def sample(self, reference: str) -> bytes | None:
        """Return the witness's sample signature as PNG, if there is one."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.witnesses.sample(find_witness(unit, reference).id)

    def put_sample(self, reference: str, picture: bytes) -> None:
        """Keep a sample signature (PNG) in place of a former one; raises InputError for what is no such picture."""
        if not picture.startswith(_PNG) or len(picture) > _PICTURE_MOST:
            raise InputError(tr("The sample signature must be a PNG picture of up to 5 MB."))
        with self._database.unit_of_work() as unit:
            unit.witnesses.put_sample(find_witness(unit, reference).id, picture)
            unit.commit()


def read_picture(path: Path) -> bytes:
    """Return the bytes of a PNG picture of up to 5 MB; raises InputError for anything else."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= _PICTURE_MOST else b""
    except OSError as error:
        raise InputError(
            tr("{path} cannot be read ({strerror}); check the name.", path=path, strerror=error.strerror or error)
        ) from error
    if not content.startswith(_PNG):
        raise InputError(tr("{path} is not a PNG picture of up to 5 MB: save the signature as one.", path=path))
    return content


def find_witness(unit: UnitOfWork, wanted: str) -> Witness:
    """Return the witness with that reference or name; raises InputError when there is none."""
    witness_id = witness_id_of(wanted)
    witness = unit.witnesses.get(witness_id) if witness_id is not None else None
    if witness is None:
        named = [each for each in unit.witnesses.all() if each.name.casefold() == clean_line(wanted).casefold()]
        witness = named[0] if len(named) == 1 else None
    if witness is None:
        raise InputError(
            tr(
                "There is no witness “{wanted}” in this portfolio; “portfolio-app witness list” shows them.",
                wanted=excerpt(wanted),
            )
        )
    return witness


def status_of(text: str) -> WitnessStatus:
    """Return the status of that word, or of its beginning; raises InputError when there is none."""
    wanted = clean_line(text).casefold()
    found = [status for status in WitnessStatus if wanted and status.value.startswith(wanted)]
    if len(found) != 1:
        known = ", ".join(f"“{status.value}”" for status in WitnessStatus)
        raise InputError(tr("There is no witness status “{text}”; there are {known}.", text=excerpt(text), known=known))
    return found[0]


def _cleaned(witness: Witness) -> Witness:
    texts = {field: clean_line(getattr(witness, field)) for field in TEXTS}
    if not texts["name"]:
        raise InputError(tr("The witness has no name: give their name."))
    for field, value in texts.items():
        if len(value) > _LONGEST:
            what = field.replace("_", " ")
            raise InputError(
                tr(
                    "The witness's {what} has {value} characters; give at most {longest}.",
                    what=what,
                    value=say_number(len(value)),
                    longest=_LONGEST,
                )
            )
    return replace(witness, **texts)


def _check_name(unit: UnitOfWork, witness: Witness) -> None:
    for other in unit.witnesses.all():
        same = (other.name.casefold(), other.organisation.casefold())
        if other.id != witness.id and same == (witness.name.casefold(), witness.organisation.casefold()):
            raise InputError(
                tr(
                    "{name} is in the register already, as {reference}.",
                    name=excerpt(witness.name),
                    reference=other.reference,
                )
            )


def _follow_status(unit: UnitOfWork, witness: Witness) -> None:
    """Let statements that nobody has given yet take the method of the witness's present status."""
    for statement in unit.statements.all():
        if statement.witness_id == witness.id and not statement.versions:
            evidence = replace(statement.evidence, method=witness.method)
            unit.statements.save(replace(statement, evidence=evidence))
