"""Evidence that stays where it is, because it is confidential or too large: where it is held and who checked it."""

import hashlib
from dataclasses import dataclass
from datetime import date

from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.time import say_date
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class HeldElsewhere:
    """A signpost in the place of evidence: what it is, where it is held, who looked at it and when."""

    evidence: Evidence
    what: str
    where: str
    checked_by: str = ""
    checked_on: date | None = None

    @property
    def checked(self) -> bool:
        """Whether it says who checked the original, and when."""
        return bool(self.checked_by.strip()) and self.checked_on is not None

    @property
    def digest(self) -> str:
        """The SHA-256 of what the signpost says of the original, in hexadecimal digits."""
        said = (self.what, self.where, str(self.evidence.produced_on), self.checked_by, str(self.checked_on))
        return hashlib.sha256("\0".join(said).encode()).hexdigest()

    @property
    def looked_at(self) -> str:
        """Who looked at the original and when, as a sentence that says what is not known."""
        who, day = self.checked_by.strip(), say_date(self.checked_on, "")
        if who:
            return tr("Looked at by {who} on {day}", who=who, day=day) if day else tr("Looked at by {who}", who=who)
        return tr("Looked at on {day}; it is not said by whom", day=day) if day else tr("Not looked at yet")
