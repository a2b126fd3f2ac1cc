"""What makes one wonder about the keys that witnesses sign with."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.witnesses.statement import Statement
from portfolio_app.domain.witnesses.statement_warnings import StatementWarning
from portfolio_app.domain.words.text import fold
from portfolio_app.translation import tr


class SignedBy(NamedTuple):
    """A signature: when it was made (ISO 8601, UTC), with which key, and whose name it bears."""

    at: str
    fingerprint: str
    name: str


class FirstKeys:
    """The key that each witness signed with first; of two in one second the one given first, as on record.

    Witnesses are told apart by their names: a second entry in the register is no second person.
    """

    def __init__(self, signatures: Iterable[SignedBy]) -> None:
        self._first: dict[str, SignedBy] = {}
        for signed in sorted(signatures, key=lambda signed: signed.at):
            self._first.setdefault(fold(signed.name), signed)

    def doubt(self, signed: SignedBy) -> StatementWarning | None:
        """Return what to know of a signature that a known witness made with another key than their first."""
        first = self._first.get(fold(signed.name), signed)
        if first.fingerprint == signed.fingerprint:
            return None
        return StatementWarning(
            "new key",
            tr(
                "It is signed with a new key: on {day} the same witness signed with another one. Ask the witness "
                "whether both are theirs.",
                day=say_day_of(first.at),
            ),
        )


def new_keys(statements: Iterable[Statement]) -> Mapping[int, StatementWarning]:
    """Return the statements, by number, whose latest version is signed with another key than the witness's first."""
    statements = tuple(statements)
    signed = {
        (statement.evidence.id, version.number): SignedBy(version.signed_at, version.fingerprint, version.signer)
        for statement in statements
        for version in statement.versions
        if version.is_signed
    }
    first = FirstKeys(signed.values())
    latest = ((each.evidence.id, signed.get((each.evidence.id, each.last_number))) for each in statements)
    return {number: doubt for number, by in latest if by is not None and (doubt := first.doubt(by)) is not None}
