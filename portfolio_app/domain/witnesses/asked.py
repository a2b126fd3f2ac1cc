"""What a witness is to be asked, as the learner says it."""

from dataclasses import dataclass
from datetime import date

from portfolio_app.domain.witnesses.statement_form import Purpose


@dataclass(frozen=True, slots=True)
class Asked:
    """The criteria, by any name that tells them apart, and the event; no prompts are those usual for the purpose."""

    criteria: tuple[str, ...]
    event: str = ""
    event_on: date | None = None
    place: str = ""
    prompts: tuple[str, ...] = ()
    purpose: Purpose = Purpose.TESTIMONY
