"""Signing on screen: the witness's key under their PIN, the words as a flat PDF, and the clock."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.documents.report import Report
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.time import Moment
from portfolio_app.domain.witnesses.statement import Statement, StatementVersion
from portfolio_app.domain.witnesses.statement_warnings import is_set_back
from portfolio_app.domain.witnesses.witness import Witness, WitnessKey
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.documents.report.statement import SIGNATURE_ANCHOR, build_statement
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from portfolio_app.signing.certificates import OpenKey

TRIES = 5
"""Wrong PINs that may be given one after another before each further one must wait."""

_WAIT_SECONDS = 30
_WAIT_MOST = 3_600


@dataclass(frozen=True, slots=True)
class SigningDay:
    """The moment of a signature by this computer's clock, with its time zone."""

    at: datetime

    @classmethod
    def now(cls) -> "SigningDay":
        """Return the present moment."""
        return cls(datetime.now().astimezone().replace(microsecond=0))

    @property
    def moment(self) -> str:
        """The moment as the portfolio records it: ISO 8601, UTC."""
        return Moment(self.at).recorded

    @property
    def said(self) -> str:
        """The moment as people read it."""
        return Moment(self.at).said

    def refuse_set_back(self, statement: Statement) -> None:
        """Raise InputError when the clock says a time before something that has happened already."""
        earlier = (statement.request.made_at, statement.asked_at, *(v.came_at for v in statement.versions))
        self._refuse(tr("{reference} was last worked on", reference=statement.reference), *earlier)

    def refuse_before(self, failed_at: str) -> None:
        """Raise InputError when the clock says a time before the last wrong PIN: how long ago that was is unknown."""
        self._refuse(tr("the last PIN was tried"), failed_at)

    def _refuse(self, what: str, *earlier: str) -> None:
        if is_set_back(self.moment, *earlier):
            raise InputError(
                tr(
                    "This computer's clock says {said}, but {what} on {read_said}: "
                    "set the clock right, then try again.",
                    said=self.said,
                    what=what,
                    read_said=Moment.read(max(earlier)).said,
                )
            )


def prepare_key(database: Database, witness: Witness, pin: str, day: SigningDay, *, new_key: bool) -> "OpenKey":
    """Return the witness's key, opened with the PIN, or made now; raises InputError where the PIN does not open it.

    Wrong PINs are counted in the portfolio: after five, each further try must wait, also after a restart.
    """
    from portfolio_app.signing.certificates import can_be_checked

    with database.unit_of_work(reading=True) as unit:
        keys = unit.witnesses.usable_keys(witness.id)
    if new_key or not keys:
        return _make_key(database, witness, pin, day)
    opened = _open_key(database, keys[-1], pin, day)
    # A key of a former version of the program, with a name that cannot be compared, has never signed anything.
    return opened if can_be_checked(opened) else _make_key(database, witness, pin, day)


def change_pin(database: Database, witness: Witness, old: str, new: str, day: SigningDay | None = None) -> None:
    """Put a witness's newest key under another PIN; "" takes the PIN away. Raises InputError as signing does."""
    from portfolio_app.signing.certificates import wrap_key

    with database.unit_of_work(reading=True) as unit:
        keys = unit.witnesses.usable_keys(witness.id)
    if not keys:
        raise InputError(
            tr(
                "{name} has no signing key yet: one is made at the first signature.",
                name=excerpt(witness.name),
            )
        )
    key = keys[-1]
    opened = _open_key(database, key, old, day or SigningDay.now())
    wrapped = wrap_key(opened, new)
    with database.unit_of_work() as unit:
        unit.witnesses.put_wrapped(key.id, wrapped, has_pin=bool(new))
        unit.commit()


def sign_statement(
    portfolio: Portfolio,
    statement: Statement,
    version: StatementVersion,
    key: "OpenKey",
    picture: bytes | None,
    day: SigningDay,
    frameworks: tuple[Framework, ...],
) -> tuple[StatementVersion, bytes]:
    """Return the version with its signature noted, and the signed PDF; checks its own work.

    ``frameworks`` are those whose words the statement shows.
    """
    from portfolio_app.exporters.pdf.sheet import sheet_of
    from portfolio_app.signing.places import signature_box
    from portfolio_app.signing.results import SignatureState
    from portfolio_app.signing.signatures import Signing, sign_pdf
    from portfolio_app.signing.validation import validate_pdf

    origin = tr(
        "Signed on screen on {said}, by this computer's clock, with certificate {fingerprint}.",
        said=day.said,
        fingerprint=key.fingerprint[:19],
    )
    signed = replace(version, origin=origin, signed_at=day.moment, fingerprint=key.fingerprint)
    flat = _as_pdf(build_statement(portfolio, statement, signed, Moment(day.at).day, frameworks))
    pdf = sign_pdf(
        flat,
        key,
        Signing(
            signed.typed_name or signed.witness_name,
            day.at,
            tr("Witness statement {reference}, version {number}", reference=statement.reference, number=version.number),
        ),
        picture=picture,
        box=signature_box(flat, SIGNATURE_ANCHOR, sheet_of(Layout()).left),
    )
    found = validate_pdf(pdf, {key.fingerprint})
    if found.state is not SignatureState.VALID:
        raise RuntimeError(f"the statement just signed does not hold: {found.why}")
    return signed, pdf


def _as_pdf(report: Report) -> bytes:
    from portfolio_app.exporters.pdf import write_pdf

    with TemporaryFolder() as folder:
        path = folder / "statement.pdf"
        write_pdf(report, path)
        return path.read_bytes()


def refuse_unready(version: StatementVersion, picture: bytes | None) -> None:
    """Raise InputError where something is missing that a witness must give before they sign."""
    if not version.text:
        raise InputError(tr("The statement is empty: write what you saw before you sign."))
    if not version.declared:
        raise InputError(tr("The declaration is not ticked: read it, tick it, then sign."))
    if picture is None and not version.typed_name:
        raise InputError(tr("There is no signature: draw one, or type your name to sign."))


def _make_key(database: Database, witness: Witness, pin: str, day: SigningDay) -> "OpenKey":
    from portfolio_app.signing.certificates import certificate_bytes, make_key, wrap_key

    made = make_key(witness.name, witness.organisation, day.at)
    wrapped = wrap_key(made, pin)
    with database.unit_of_work() as unit:
        key = WitnessKey(0, witness.id, made.fingerprint, bool(pin), day.moment)
        unit.witnesses.add_key(key, certificate_bytes(made.certificate), wrapped)
        unit.commit()
    return made


def _open_key(database: Database, key: WitnessKey, pin: str, day: SigningDay) -> "OpenKey":
    from portfolio_app.signing.certificates import WrongPinError, open_key

    if not key.has_pin:
        with database.unit_of_work(reading=True) as unit:
            kept = unit.witnesses.kept_key(key.id)
        return open_key(kept.wrapped, kept.certificate, "")
    if not pin:
        raise InputError(tr("Type your PIN: your signing key is kept under it."))
    with database.unit_of_work() as unit:
        # Counted before the PIN is tried: whoever stops the program in between has used up a try, too.
        failures = _refuse_too_soon(unit, key, day)
        unit.witnesses.put_failures(key.id, failures + 1, day.moment)
        kept = unit.witnesses.kept_key(key.id)
        unit.commit()
    try:
        opened = open_key(kept.wrapped, kept.certificate, pin)
    except WrongPinError as error:
        raise InputError(_after(failures + 1)) from error
    stronger = _wrapped_again(kept.wrapped, opened, pin)
    with database.unit_of_work() as unit:
        unit.witnesses.put_failures(key.id, 0, "")
        if stronger:
            unit.witnesses.put_wrapped(key.id, stronger, has_pin=True)
        unit.commit()
    return opened


def _wrapped_again(wrapped: bytes, key: "OpenKey", pin: str) -> bytes:
    """Return a key that a former version of the program kept at a lower cost a guess as it is kept now, else b""."""
    from portfolio_app.signing.certificates import wrap_key
    from portfolio_app.signing.wrapped_keys import is_weaker

    return wrap_key(key, pin) if is_weaker(wrapped) else b""


def _refuse_too_soon(unit: UnitOfWork, key: WitnessKey, day: SigningDay) -> int:
    failures, failed_at = unit.witnesses.failures(key.id)
    if failures < TRIES:
        return failures
    day.refuse_before(failed_at)
    again = Moment.read(failed_at).at + timedelta(seconds=_wait(failures))
    if day.at < again:
        left = max(1, round((again - day.at).total_seconds()))
        raise InputError(
            tr(
                "The PIN was wrong {failures} times: wait {span}, then try again. "
                "If it is forgotten, sign with a new key.",
                failures=failures,
                span=_span(left),
            )
        )
    return failures


def _wait(failures: int) -> int:
    """Return how many seconds to wait after so many wrong PINs: half a minute, doubled each time, an hour at most."""
    return min(_WAIT_MOST, _WAIT_SECONDS * 2 ** min(failures - TRIES, 16))


def _after(failures: int) -> str:
    left = TRIES - failures
    if left > 0:
        return tr(
            "This PIN does not open your signing key: type it again ({tries} before a wait).",
            tries=plural(left, "try", "tries"),
        )
    return tr("This PIN does not open your signing key: wait {span} before you try again.", span=_span(_wait(failures)))


def _span(seconds: int) -> str:
    return plural(seconds, "second") if seconds < 120 else plural(round(seconds / 60), "minute")
