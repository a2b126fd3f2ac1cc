"""What advice is worked out from: an account, what is claimed, the criteria in use, and the other accounts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.coaching.cues import USUAL_LEVEL, Cues, Demand
from portfolio_app.domain.coaching.phrases import prepared
from portfolio_app.domain.coaching.verbs import VERBS, verb_of
from portfolio_app.domain.coaching.written import Written
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.frameworks.framework import Criterion


@dataclass(frozen=True)
class ClaimedWords:
    """What one claim points at: words of an account, a whole account (no section), or what has no words (no text)."""

    criterion: str
    need: str
    evidence_id: int
    text: str
    section: Section | None = None
    start: int = 0
    end: int = 0

    @cached_property
    def low(self) -> str:
        """The words as phrases are looked for in them."""
        return prepared(self.text)


@dataclass(frozen=True, slots=True)
class Room:
    """How many words the accounts may have by the profile of that title, and have; ``longest`` has the longest of them.

    Private accounts are not among them: they stay at home.
    """

    profile: str
    most: int
    words: int
    longest: int


@dataclass(frozen=True)
class Reading:
    """One account with all around it.

    ``claimed`` is what is claimed in the whole portfolio, by criterion; ``others`` are the accounts before this one.
    """

    written: Written
    cues: Cues
    criteria: Mapping[str, Criterion] = field(default_factory=dict[str, Criterion])
    codes: Mapping[str, str] = field(default_factory=dict[str, str])
    claimed: Mapping[str, tuple[ClaimedWords, ...]] = field(default_factory=dict[str, tuple[ClaimedWords, ...]])
    others: tuple[Written, ...] = ()
    room: Room | None = None
    levels: Mapping[str, int] = field(default_factory=dict[str, int])
    """That of each criterion, where its framework says one."""

    @cached_property
    def here(self) -> dict[str, tuple[ClaimedWords, ...]]:
        """What is claimed on this account, by criterion in use, in the order of the text."""
        mine = self.written.evidence_id
        found = {c: tuple(w for w in words if w.evidence_id == mine) for c, words in self.claimed.items()}
        return {c: words for c, words in found.items() if words and c in self.criteria}

    def demand(self, criterion: Criterion) -> Demand | None:
        """Return what the criterion's verb wants at its level."""
        return demand_of(criterion, self.cues, self.levels)

    def code(self, criterion: str) -> str:
        """Return the criterion's code as it is shown."""
        return self.codes.get(criterion, criterion.rpartition("/")[2])


def demand_of(criterion: Criterion, cues: Cues, levels: Mapping[str, int]) -> Demand | None:
    """Return what a criterion's verb wants at its level, where the cues say it."""
    return cues.demand(VERBS.get(verb_of(criterion), ""), levels.get(criterion.reference, USUAL_LEVEL))


def claimed_words(claim: Claim, written: Written | None) -> ClaimedWords | None:
    """Return what a claim points at now; None where its words are lost."""
    if claim.lost:
        return None
    if claim.passage is None or claim.anchor is None or written is None:
        text = "\n\n".join(part.text for part in written) if written and claim.whole else ""
        return ClaimedWords(claim.criterion, claim.need, claim.evidence_id, text)
    section, start, end = claim.passage.section, claim.anchor.start, claim.anchor.end
    text = written[section].text[start:end]
    return ClaimedWords(claim.criterion, claim.need, claim.evidence_id, text, section, start, end)
