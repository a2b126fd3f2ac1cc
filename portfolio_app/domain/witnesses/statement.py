"""Witness statements: what was asked, what came back in which version, and how far it can be relied on."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.witnesses.statement_form import FormCriterion, Purpose
from portfolio_app.translation import mark, tr


class StatementState(StrEnum):
    """Where a statement stands; the value is the word for it."""

    DRAFTED = mark("drafted")
    ASKED = mark("asked")
    RETURNED = mark("returned")
    SIGNED = mark("signed")
    CONFIRMED = mark("confirmed")
    REFUSED = mark("refused")
    CHANGED = mark("changed since signing")

    @property
    def sign(self) -> str:
        """The state's symbol."""
        return _SIGNS[self]


_SIGNS = {
    StatementState.DRAFTED: "✎",
    StatementState.ASKED: "…",
    StatementState.RETURNED: "↩",
    StatementState.SIGNED: "✓",
    StatementState.CONFIRMED: "✓✓",
    StatementState.REFUSED: "✗",
    StatementState.CHANGED: "!",
}


class Way(StrEnum):
    """How a version came."""

    SCREEN = mark("on screen")
    FILE = mark("by file")
    PAPER = mark("on paper")


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """What the witness is asked; a changed request has the next number, and the former one is kept."""

    number: int
    criteria: tuple[FormCriterion, ...]
    event: str
    event_on: date | None
    place: str
    prompts: tuple[str, ...]
    witness: str
    made_at: str
    digest: str


@dataclass(frozen=True, slots=True)
class Testimony:
    """What a witness says, by whatever way: their words, the criteria that they ticked, and who they say they are."""

    text: str
    seen: tuple[str, ...]
    witness_name: str = ""
    witness_role: str = ""
    relationship: str = ""
    seen_on: date | None = None
    declared: bool = False
    typed_name: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """What a witness has written and not signed: it is theirs to go on with, and no version of the statement."""

    text: str
    seen: tuple[str, ...] = ()
    name: str = ""
    role: str = ""
    relationship: str = ""
    seen_on: str = ""
    typed_name: str = ""


@dataclass(frozen=True, slots=True)
class StatementVersion:
    """What a witness said at one time. It is never changed: a correction is the next version.

    ``seen`` are full references of criteria. ``origin`` says in words how far it is known who wrote it.
    ``digest`` is the check code of these words; ``sha256`` that of the file that came or was signed. ``learner`` is
    whom it was given for; versions of before 2027 do not say.
    """

    number: int
    request: int
    text: str
    seen: tuple[str, ...]
    way: Way
    came_at: str
    witness_name: str
    witness_role: str = ""
    relationship: str = ""
    seen_on: date | None = None
    declared: bool = False
    typed_name: str = ""
    signed_on: date | None = None
    origin: str = ""
    signed_at: str = ""
    fingerprint: str = ""
    digest: str = ""
    file_name: str = ""
    media_type: str = ""
    sha256: str = ""
    confirmed_by: str = ""
    confirmed_at: str = ""
    learner: str = ""

    @property
    def signer(self) -> str:
        """The name that stands under this version."""
        return self.typed_name or self.witness_name

    @property
    def is_signed(self) -> bool:
        """Whether a digital signature stands behind this version."""
        return bool(self.fingerprint and self.signed_at)

    @property
    def verification(self) -> str:
        """Who wrote this version, when and how far that is certain, in a line or two."""
        if not self.confirmed_by:
            return self.origin
        return tr(
            "{origin} Confirmed by {confirmed_by} on {day}.",
            origin=self.origin,
            confirmed_by=self.confirmed_by,
            day=say_day_of(self.confirmed_at),
        )


def proof_of(name: str) -> str:
    """Return what the digital signature of a witness shows, and what it cannot show."""
    return tr(
        "The signature shows that nothing was changed since it was made. It cannot show that {name} made it: the key "
        "was made on the learner's computer, where the learner could have made it, too. Only {name} can say so.",
        name=name,
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A witness statement with its latest request and all its versions, the oldest first.

    ``evidence.produced_on`` is the day of the event; ``unit`` is ``FRAMEWORK/UNIT``, or "" for several. ``counts`` says
    whether what was ticked counts: it does on while a correction of a version that counted is awaited.
    """

    evidence: Evidence
    witness_id: int
    witness_name: str
    purpose: Purpose
    unit: str
    state: StatementState
    request: StatementRequest
    versions: tuple[StatementVersion, ...] = ()
    asked_at: str = ""
    refused_why: str = ""
    counts: bool = False

    @property
    def reference(self) -> str:
        """The permanent reference, such as E012."""
        return self.evidence.reference

    @property
    def latest(self) -> StatementVersion | None:
        """The newest version, or None while nothing has come back."""
        return self.versions[-1] if self.versions else None

    @property
    def last_number(self) -> int:
        """The number of the newest version, 0 while nothing has come back; former versions may be kept elsewhere."""
        return self.versions[-1].number if self.versions else 0

    @property
    def is_open(self) -> bool:
        """Whether a new version may come: not while the newest one is signed, unless a correction was begun."""
        return self.state in (StatementState.DRAFTED, StatementState.ASKED, StatementState.RETURNED)

    @property
    def is_correction(self) -> bool:
        """Whether a new version was asked for although there is one."""
        return bool(self.versions) and self.state in (StatementState.DRAFTED, StatementState.ASKED)


def request_digest(identity: str, reference: str, purpose: Purpose, request: StatementRequest) -> str:
    """Return the check code of a request: SHA-256 over everything that the form asks, in hexadecimal digits."""
    return _digest(
        "request",
        identity,
        reference,
        purpose.value,
        request.number,
        request.witness,
        [[criterion.ref, criterion.text] for criterion in request.criteria],
        request.event,
        request.event_on.isoformat() if request.event_on else "",
        request.place,
        list(request.prompts),
    )


def version_digest(identity: str, reference: str, request: str, version: StatementVersion) -> str:
    """Return the check code of what a witness said: SHA-256 over all of it and the request's own code."""
    return _digest(
        "statement",
        identity,
        reference,
        request,
        version.number,
        version.text,
        list(version.seen),
        version.way.value,
        version.witness_name,
        version.witness_role,
        version.relationship,
        version.seen_on.isoformat() if version.seen_on else "",
        version.declared,
        version.typed_name,
        version.signed_on.isoformat() if version.signed_on else "",
        *([version.learner] if version.learner else []),  # check codes of before 2027 are made without
    )


def short_digest(digest: str) -> str:
    """Return the first sixteen digits of a check code in groups of four, for reading aloud."""
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))


def _digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
