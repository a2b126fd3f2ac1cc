"""Witnesses and their statements as open data; private keys never leave the portfolio."""

from dataclasses import dataclass

from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.witnesses.statement import Statement, StatementRequest
from portfolio_app.domain.witnesses.witness import Witness


@dataclass(frozen=True, slots=True)
class KeyData:
    """What is public of a signing key: by it a signature can be checked, not made."""

    fingerprint: str
    made_at: str
    certificate: bytes


@dataclass(frozen=True, slots=True)
class WitnessData:
    """A witness with the sample signature (PNG, or nothing) and the keys."""

    witness: Witness
    sample: bytes = b""
    keys: tuple[KeyData, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementFileData:
    """A file of a version: ``kind`` is ``file`` for what came or was signed, ``picture`` for the drawn signature.

    ``path`` is where the pack holds it, "" outside of a pack.
    """

    number: int
    kind: str
    name: str
    media_type: str
    size: int
    sha256: str
    path: str = ""


@dataclass(frozen=True, slots=True)
class StatementData:
    """A statement with every request, and the files of every version."""

    statement: Statement
    requests: tuple[StatementRequest, ...]
    files: tuple[StatementFileData, ...] = ()

    @property
    def evidence(self) -> Evidence:
        """The statement as a piece of evidence."""
        return self.statement.evidence
