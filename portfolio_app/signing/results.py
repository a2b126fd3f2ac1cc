"""What can be said of signatures, as values; importing this costs nothing."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class SignatureState(Enum):
    """What can be said of a PDF's signatures; the value is the word for it."""

    VALID = "valid"
    CHANGED = "changed"
    UNKNOWN = "unknown signer"
    UNSIGNED = "unsigned"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: the name in their certificate, its fingerprint, and the signing machine's own clock."""

    name: str
    fingerprint: str
    signed_at: datetime | None
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """The state, all signers in order of signing, the reason in one sentence, and what makes one wonder."""

    state: SignatureState
    signers: tuple[Signer, ...] = ()
    why: str = ""
    warnings: tuple[str, ...] = ()
