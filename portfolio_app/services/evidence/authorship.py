"""The authorship record: kept with each saving of an account while the learner wants it, read and signed on request."""

from collections.abc import Iterable

from portfolio_app.domain.evidence.authorship import (
    NOTHING,
    AccountRecord,
    Authorship,
    Counts,
    TenMinutes,
    record_lines,
    stretch_of,
)
from portfolio_app.domain.evidence.evidence import Privacy, ReflectiveAccount
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.services.clock import now
from portfolio_app.services.lookup import find_account
from portfolio_app.signing.seals import is_seal, seal
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork


class AuthorshipRecord:
    """How accounts came to be written; nothing here changes it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, reference: str = "") -> Authorship | None:
        """Return the signed record of all accounts, or of one; None while there is none. Raises InputError."""
        with self._database.unit_of_work(reading=True) as unit:
            only = find_account(unit, reference).evidence.id if reference else 0
            return read_signed(unit, only)

    def accounts(self, reference: str = "") -> tuple[ReflectiveAccount, ...]:
        """Return the accounts that such a record is about: all, or one. Raises InputError."""
        with self._database.unit_of_work(reading=True) as unit:
            return (find_account(unit, reference),) if reference else unit.accounts.all()


def note(unit: UnitOfWork, evidence_id: int, counts: Counts) -> TenMinutes | None:
    """Add to the record of an account what has just come in; return that, or None where nothing is recorded."""
    if counts == NOTHING or not unit.portfolio.get().authorship_since:
        return None
    added = TenMinutes(stretch_of(now()), counts)
    _change(unit, evidence_id, [added])
    return added


def change(
    unit: UnitOfWork, evidence_id: int, *, taken_back: Iterable[TenMinutes], done_again: Iterable[TenMinutes]
) -> None:
    """Take out of the record what was undone, and put in again what was done again."""
    back, again = tuple(taken_back), tuple(done_again)
    if (back or again) and unit.portfolio.get().authorship_since:
        _change(unit, evidence_id, again, back)


def read(unit: UnitOfWork) -> tuple[AccountRecord, ...]:
    """Return the record of each account that has one, as far as it was kept since it was last turned on."""
    since = unit.portfolio.get().authorship_since
    if not since:
        return ()
    first, private = stretch_of(since), unit.packs.private_key()
    return tuple(
        AccountRecord(
            evidence_id,
            tuple(each for each in stretches if each.began_at >= first),
            _is_intact(unit, evidence_id, stretches, private),
        )
        for evidence_id, stretches in unit.authorship.all().items()
    )


def read_signed(unit: UnitOfWork, only: int = 0, *, leaving: bool = False) -> Authorship | None:
    """Return the record, signed with the portfolio's key, or None where none is kept.

    It is of one account where its number is given; with ``leaving`` private accounts are not in it.
    """
    portfolio = unit.portfolio.get()
    if not portfolio.authorship_since:
        return None
    from portfolio_app.signing.fingerprints import fingerprint_of
    from portfolio_app.signing.manifests import public_of, sign

    hidden = _private(unit) if leaving else frozenset[int]()
    records = tuple(each for each in read(unit) if only in (0, each.evidence_id) and each.evidence_id not in hidden)
    text, key = _text(portfolio, records), unit.packs.private_key()
    public = public_of(key)
    return Authorship(
        portfolio.authorship_since,
        records,
        text,
        fingerprint_of(public),
        public.hex(),
        sign(text.encode(), key).hex(),
    )


def put(unit: UnitOfWork, records: Iterable[AccountRecord]) -> None:
    """Keep the records that came with a pack; one that was broken there stays so."""
    private = unit.packs.private_key()
    for each in records:
        kept = seal(record_lines(each.evidence_id, each.stretches), private) if each.intact else ""
        unit.authorship.put(each.evidence_id, each.stretches, kept)


def _private(unit: UnitOfWork) -> frozenset[int]:
    every = (account.evidence for account in unit.accounts.all())
    return frozenset(evidence.id for evidence in every if evidence.privacy is Privacy.PRIVATE)


def _text(portfolio: Portfolio, records: Iterable[AccountRecord]) -> str:
    head = (
        f"authorship record of portfolio {portfolio.identity}",
        f"kept since {portfolio.authorship_since}",
        "each line: the ten minutes; characters typed pasted dictated reworked brought-in removed",
    )
    broken = "changed from outside\n"
    return "\n".join(
        (*head, *(record_lines(each.evidence_id, each.stretches) + broken * (not each.intact) for each in records))
    )


def _change(unit: UnitOfWork, evidence_id: int, more: Iterable[TenMinutes], less: Iterable[TenMinutes] = ()) -> None:
    former, private = unit.authorship.of(evidence_id), unit.packs.private_key()
    intact = _is_intact(unit, evidence_id, former, private)
    found = {each.began_at: each.counts for each in former}
    for each in less:
        found[each.began_at] = found.get(each.began_at, NOTHING).minus(each.counts)
    for each in more:
        found[each.began_at] = found.get(each.began_at, NOTHING).plus(each.counts)
    stretches = [TenMinutes(at, counts) for at, counts in sorted(found.items()) if counts != NOTHING]
    # What does not fit its seal is not sealed anew: the change would be hidden.
    unit.authorship.put(evidence_id, stretches, seal(record_lines(evidence_id, stretches), private) if intact else "")


def _is_intact(unit: UnitOfWork, evidence_id: int, stretches: tuple[TenMinutes, ...], private: bytes) -> bool:
    found = unit.authorship.seal(evidence_id)
    if found is None:
        return not stretches
    return is_seal(found, record_lines(evidence_id, stretches), private)
