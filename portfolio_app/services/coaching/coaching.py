"""Advice on the accounts of a portfolio."""

from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.domain.coaching.advice import Advice, AdviceKind
from portfolio_app.domain.coaching.advising import Turned, advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.packs.profile import EVERYTHING, Profile
from portfolio_app.services.clock import now, today
from portfolio_app.services.coaching.cues import cues_for, faults
from portfolio_app.services.lookup import find_account
from portfolio_app.storage.database import Database

if TYPE_CHECKING:
    from portfolio_app.domain.coaching.economy import Economy
    from portfolio_app.domain.coaching.ledger import LedgerEntry
    from portfolio_app.domain.coaching.thoughts import Thoughts
    from portfolio_app.domain.progress.finding import Finding
    from portfolio_app.storage.unit_of_work import UnitOfWork


class Whole(NamedTuple):
    """Of the evidence as a whole: thoughts on it, how little of it would do, and both as lines.

    The lines are advice: nothing has to be done about them.
    """

    thoughts: "Thoughts"
    economy: "Economy"
    findings: "tuple[Finding, ...]"


class Coaching:
    """Questions about what is still missing; each call is one reading of the file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    def faults() -> tuple[str, ...]:
        """Return a sentence for each coaching file of the user's own that cannot be read."""
        return faults()

    def reading(self, profile: Profile = EVERYTHING) -> PortfolioReading:
        """Return the portfolio as coaching reads it; advice can be worked out from it in any thread."""
        with self._database.unit_of_work(reading=True) as unit:
            return read(unit, profile)

    def advise(
        self, reference: str = "", *, dismissed: bool = False, profile: Profile = EVERYTHING
    ) -> tuple[Advice, ...]:
        """Return the advice on one account, or on all, the most useful of each account first.

        What the learner dismissed is among it only where that is asked for. ``profile`` is that of the pack to be.
        """
        with self._database.unit_of_work(reading=True) as unit:
            only = find_account(unit, reference).evidence.id if reference else None
            reading = read(unit, profile)
            accounts = [account.evidence.id for account in reading.accounts if only in (None, account.evidence.id)]
            turned = {each: Turned() if dismissed else unit.coaching.turned(each) for each in accounts}
        return tuple(advice for each in accounts for advice in advise(reading.of(each)) if turned[each].wants(advice))

    def ledger(self) -> "tuple[LedgerEntry, ...]":
        """Return the Acts, procedures, measures and systems that the accounts name, and where."""
        from portfolio_app.domain.coaching.ledger import ledger

        reading = self.reading()
        return ledger((each.written for each in reading.each()), reading.cues)

    def whole(self, profile: Profile = EVERYTHING) -> "Whole":
        """Return what there is to think about on the evidence as a whole, for a pack of that profile."""
        from portfolio_app.domain.coaching.economy import economy
        from portfolio_app.domain.coaching.off_point import off_point
        from portfolio_app.domain.coaching.thought_words import thought_findings
        from portfolio_app.domain.coaching.thoughts import thoughts
        from portfolio_app.domain.frameworks.framework import labels
        from portfolio_app.domain.packs.currency import too_old
        from portfolio_app.services.suggestions.model_file import shipped_model

        with self._database.unit_of_work(reading=True) as unit:
            frameworks, claims = unit.frameworks.all(), unit.claims.all()
            evidence = tuple(each.evidence for each in unit.evidence.list())
            there = {each.id for each in evidence}
            works = {note: work for note, work in unit.overview.works().items() if work in there}
            enough = economy(unit.claims.marks(), frameworks, works)
        criteria = {criterion.reference: criterion for each in frameworks for criterion in each.criteria}
        wordings = {reference: criterion.text for reference, criterion in criteria.items()}
        off = off_point(claims, wordings, shipped_model())
        found = thoughts(claims, evidence, criteria, enough, off, too_old(evidence, profile, today()))
        return Whole(found, enough, tuple(thought_findings(found, enough, labels(frameworks))))

    def turned(self, evidence_id: int) -> Turned:
        """Return what the learner does not want to be told on an account."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.coaching.turned(evidence_id)

    def dismiss(self, evidence_id: int, advice: Advice) -> None:
        """Do not give this advice on that account any more."""
        with self._database.unit_of_work() as unit:
            unit.coaching.dismiss(evidence_id, advice, now())
            unit.commit()

    def turn_off(self, kind: AdviceKind) -> None:
        """Do not give advice of this kind any more."""
        with self._database.unit_of_work() as unit:
            unit.coaching.turn_off(kind.value, now())
            unit.commit()

    def bring_back(self, evidence_id: int, advice: Advice) -> None:
        """Give advice that was dismissed on that account again."""
        with self._database.unit_of_work() as unit:
            unit.coaching.bring_back(evidence_id, advice)
            unit.commit()

    def turn_on(self, kind: AdviceKind) -> None:
        """Give advice of this kind again."""
        with self._database.unit_of_work() as unit:
            unit.coaching.turn_on(kind.value)
            unit.commit()

    def all_back(self, evidence_id: int) -> None:
        """Give all advice on an account again, and every kind that is off."""
        with self._database.unit_of_work() as unit:
            unit.coaching.clear(evidence_id)
            unit.commit()

    def put_away(self, evidence_id: int, turned: Turned) -> None:
        """Do not give the advice that was not wanted before all was brought back."""
        with self._database.unit_of_work() as unit:
            unit.coaching.put(evidence_id, turned, now())
            unit.commit()

    def off(self) -> tuple[AdviceKind, ...]:
        """Return the kinds that are off, as far as this program knows them."""
        with self._database.unit_of_work(reading=True) as unit:
            return tuple(AdviceKind(kind) for kind in unit.coaching.off() if kind in set(AdviceKind))


def read(unit: "UnitOfWork", profile: Profile = EVERYTHING) -> PortfolioReading:
    """Return the portfolio as coaching reads it, within a unit of work."""
    frameworks = unit.frameworks.all()
    return PortfolioReading(unit.accounts.all(), unit.claims.all(), frameworks, cues_for(frameworks), profile)
