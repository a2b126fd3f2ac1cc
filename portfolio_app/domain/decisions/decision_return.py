"""What an assessor sends back, and what taking it in would do."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from portfolio_app.domain.decisions.decided import Since
from portfolio_app.domain.decisions.decision import DecidedClaim, Decision, Origin, Role
from portfolio_app.translation import mark

FORMAT = "portfolio-evidence-decisions/1"
"""The name and version of the signed file; a version is only ever added to by fields that may be missing."""

LONGEST_NAME = 120
LONGEST_TEXT = 4_000
LONGEST_METHOD = 200
"""Characters that a name, feedback or questions, and how a decision was reached may have."""


@dataclass(frozen=True, slots=True)
class DecisionReturn:
    """Decisions on one portfolio by one person, as a file holds them.

    ``pack`` is the digest of the data that was decided on, ``fingerprint`` that of the key which signed the file or "";
    ``name`` and ``sha256`` are the file's, and ``pack_made_on`` is when the pack was made where the file says so.
    ``faults`` are the sentences on rows that were left out, ``quoted`` the claims whose words a spreadsheet repeats.
    ``earlier`` are the digests of the files of decisions that the pack spoke of, ``key`` and ``signature`` those of a
    signed file in hexadecimal digits.
    """

    portfolio: str
    learner: str
    pack: str
    decided_by: str
    role: Role
    made_at: str
    decisions: tuple[Decision, ...]
    origin: Origin = Origin.SIGNED
    fingerprint: str = ""
    name: str = ""
    sha256: str = ""
    pack_made_on: date | None = None
    faults: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    quoted: tuple[DecidedClaim, ...] = field(default=(), compare=False)
    key: str = field(default="", compare=False)
    signature: str = field(default="", compare=False)


class Fate(StrEnum):
    """What taking a file in would do with a decision."""

    NEW = mark("new")
    THERE = mark("taken in already")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A decision of a file beside the portfolio as it is now.

    ``since`` says what changed since it was decided, ``against`` who decided otherwise on the same words, ``before`` is
    the decision that counted until now, ``wording`` tells that the criterion reads otherwise now, and ``notes`` are
    what to know before relying on the decision.
    """

    decision: Decision
    fate: Fate
    since: Since
    before: Decision | None = None
    against: tuple[Decision, ...] = ()
    wording: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """A file's decisions with what taking them in would do, and what to know about the file.

    ``proves`` tells that decisions are there already whose file was not kept: this one is, and proves them.
    """

    returned: DecisionReturn
    incoming: tuple[Incoming, ...]
    warnings: tuple[str, ...] = ()
    proves: bool = False

    @property
    def new(self) -> tuple[Incoming, ...]:
        """Those that are not there yet."""
        return tuple(entry for entry in self.incoming if entry.fate is Fate.NEW)
