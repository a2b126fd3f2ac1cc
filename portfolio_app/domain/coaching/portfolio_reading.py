"""A whole portfolio as coaching reads it: every account once, with what is claimed on all of them."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.coaching.cues import Cues, Demand
from portfolio_app.domain.coaching.reading import ClaimedWords, Reading, Room, claimed_words, demand_of
from portfolio_app.domain.coaching.room import room_of
from portfolio_app.domain.coaching.written import Written
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.frameworks.framework import Criterion, Framework, labels
from portfolio_app.domain.packs.profile import EVERYTHING, Profile


class PortfolioReading:
    """Holds what is the same for all accounts, so that each is read once; ``claims`` are those that stand."""

    def __init__(
        self,
        accounts: Iterable[ReflectiveAccount],
        claims: Iterable[Claim],
        frameworks: tuple[Framework, ...],
        cues: Cues,
        profile: Profile = EVERYTHING,
    ) -> None:
        self.cues = cues
        self.profile = profile
        self.accounts = tuple(accounts)
        self.claims = tuple(claims)
        self.frameworks = frameworks
        self._elsewhere: tuple[int, dict[str, list[ClaimedWords]]] | None = None
        self._written = {account.evidence.id: Written(account) for account in self.accounts}

    @cached_property
    def criteria(self) -> dict[str, Criterion]:
        """The criteria in use, by reference."""
        return {criterion.reference: criterion for each in self.frameworks for criterion in each.criteria}

    @cached_property
    def codes(self) -> dict[str, str]:
        """How each criterion's code is shown."""
        return labels(self.frameworks)

    @cached_property
    def levels(self) -> dict[str, int]:
        """That of each criterion: its unit's, or else its framework's."""
        return {
            criterion.reference: level
            for framework in self.frameworks
            for unit in framework.units
            if (level := unit.level or framework.level)
            for criterion in unit.criteria
        }

    def demand(self, criterion: Criterion) -> Demand | None:
        """Return what a criterion's verb wants at its level."""
        return demand_of(criterion, self.cues, self.levels)

    @cached_property
    def claimed(self) -> dict[str, tuple[ClaimedWords, ...]]:
        """What is claimed, by criterion in use, in the order of evidence and text."""
        found = _by_criterion(self.claims, self._written)
        return {criterion: tuple(sorted(words, key=_place)) for criterion, words in found.items()}

    def written(self, evidence_id: int) -> Written:
        """Return an account of the portfolio, read."""
        return self._written[evidence_id]

    def of(self, evidence_id: int) -> Reading:
        """Return one account with all around it."""
        before = tuple(self._written[a.evidence.id] for a in self.accounts if a.evidence.id < evidence_id)
        written = self._written[evidence_id]
        return Reading(
            written, self.cues, self.criteria, self.codes, self.claimed, before, self._room(written), self.levels
        )

    def with_words(self, account: ReflectiveAccount, claims: Iterable[Claim]) -> Reading:
        """Return an account as it is being written, with the claims on it, and all others as they were read."""
        written = Written(account)
        if self._elsewhere is None or self._elsewhere[0] != written.evidence_id:
            others = (claim for claim in self.claims if claim.evidence_id != written.evidence_id)
            self._elsewhere = written.evidence_id, _by_criterion(others, self._written)
        claimed = {criterion: list(words) for criterion, words in self._elsewhere[1].items()}
        for criterion, words in _by_criterion(claims, {written.evidence_id: written}).items():
            claimed.setdefault(criterion, []).extend(words)
        in_order = {criterion: tuple(sorted(words, key=_place)) for criterion, words in claimed.items()}
        before = tuple(self._written[a.evidence.id] for a in self.accounts if a.evidence.id < written.evidence_id)
        return Reading(
            written, self.cues, self.criteria, self.codes, in_order, before, self._room(written), self.levels
        )

    def _room(self, written: Written) -> Room | None:
        """Return how all accounts stand to the words that the profile takes, this one as it is written."""
        if not self.profile.most_words:
            return None
        return room_of({**self._written, written.evidence_id: written}.values(), self.profile)

    def each(self) -> Iterator[Reading]:
        """Yield every account with all around it."""
        return (self.of(account.evidence.id) for account in self.accounts)


def _by_criterion(claims: Iterable[Claim], written: dict[int, Written]) -> dict[str, list[ClaimedWords]]:
    found: dict[str, list[ClaimedWords]] = {}
    for claim in claims:
        words = claimed_words(claim, written.get(claim.evidence_id))
        if words:
            found.setdefault(claim.criterion, []).append(words)
    return found


def _place(words: ClaimedWords) -> tuple[int, str, int]:
    return words.evidence_id, words.section.value if words.section else "", words.start
