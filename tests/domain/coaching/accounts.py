"""A good account, and how a case of a table changes it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.coaching.advice import Advice
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, StarText
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.importers.coaching_file import joined, read_cues, read_stored
from portfolio_app.importers.unit_file import read_unit_file

RESOURCES = Path(__file__).parents[3] / "resources"
FRAMEWORKS: tuple[Framework, ...] = tuple(
    read_unit_file(path.read_text("utf-8"), path.name) for path in sorted((RESOURCES / "units").glob("*.toml"))
)
_FILES = sorted((RESOURCES / "coaching").glob("*.toml"))
CUES = joined(
    (
        *(read_cues(path.read_text("utf-8"), path.name) for path in _FILES),
        *(read_stored(unit.guidance.cues) for each in FRAMEWORKS for unit in each.units if unit.guidance.cues),
    )
)
GOOD = StarText(
    situation="It was a Tuesday and I was on the returns desk when Customer A came in with a cold toaster.",
    task="My job was to put it right within our Faulty Goods Procedure and to keep her calm.",
    action="I listened to her, looked at the receipt and saw that she had bought it nine days before. I asked which "
    "setting she used and tried the toaster at the desk with her beside me. It stayed cold, so I offered her a choice "
    "of her money back or a new one. She chose the money. I refunded £24.99 to her card, put a red tag on the toaster "
    "and wrote the fault in the log so that nobody would sell it again.",
    result="She had her money in six minutes and said that it had been easy. Two weeks later she came for a kettle.",
    reflection="I learned to try a fault together with the customer, because she could then see that I believed her.",
)


@dataclass(frozen=True)
class Case:
    """Sections put in the place of the good ones, and a criterion that the first of them is claimed for."""

    sections: dict[Section, str] = field(default_factory=dict[Section, str])
    criterion: str = ""
    need: str = ""
    day: date | None = date(2026, 3, 3)
    place: str = "Returns desk"
    earlier: str = ""
    """The action of an account before this one."""


def account(
    text: StarText, day: date | None = date(2026, 3, 3), place: str = "Returns desk", number: int = 2
) -> ReflectiveAccount:
    """Return an account with those words."""
    return ReflectiveAccount(Evidence(number, EvidenceKind.ACCOUNT, "A toaster", day), place, text)


def advice_on(case: Case, frameworks: tuple[Framework, ...] = FRAMEWORKS) -> tuple[Advice, ...]:
    """Return the advice on a case."""
    text = GOOD
    for section, words in case.sections.items():
        text = text.with_section(section, words)
    accounts = [account(text, case.day, case.place)]
    if case.earlier:
        accounts.insert(0, account(StarText(action=case.earlier), number=1))
    claims = [_claim(case, frameworks)] if case.criterion else []
    reading = PortfolioReading(accounts, claims, frameworks, CUES)
    return advise(reading.of(2))


def _claim(case: Case, frameworks: tuple[Framework, ...]) -> Claim:
    reference = next(c.reference for f in frameworks for c in f.criteria if c.reference.endswith(case.criterion))
    section, words = next(iter(case.sections.items()))
    passage = take_passage(section, words, 0, len(words))
    return Claim(1, 2, reference, "1.0", "", passage, kept(passage), need=case.need)
