"""Claims whose words say nothing of their criterion, though it is plain what they are about: another one.

The figures are those at which, on passages that the model never saw, one right claim in three hundred is doubted and
four wrong ones in ten are found.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.suggestions.choosing import stretches
from portfolio_app.domain.suggestions.model import SuggestionModel, Vector, likeness

_NOTHING_OF_IT = 0.05
_PLAINLY = 0.4


@dataclass(frozen=True, slots=True)
class OffPoint:
    """A claim, and the criterion that its words seem to be about."""

    claim: Claim
    better: str


def off_point(claims: Iterable[Claim], wordings: Mapping[str, str], model: SuggestionModel) -> Iterator[OffPoint]:
    """Yield the claims on words that speak for another of the criteria, and not at all for theirs.

    ``wordings`` are the criteria's. Of those that the model has no examples of it knows too little to say this.
    """
    known = {key: model.statement(wording) for key, wording in wordings.items() if wording in model.nudges}
    read: dict[str, list[Vector]] = {}
    for claim in claims:
        if claim.criterion not in known or claim.passage is None or claim.lost or claim.starred:
            continue
        words = claim.passage.quote
        if words not in read:
            read[words] = [model.passage(stretch) for stretch in stretches(model, words)]
        said = read[words]
        if said and _most(said, known[claim.criterion]) < _NOTHING_OF_IT:
            better = max(known, key=lambda key: _most(said, known[key]))
            if _most(said, known[better]) >= _PLAINLY:
                yield OffPoint(claim, better)


def _most(said: list[Vector], statement: Vector) -> float:
    return max(likeness(each, statement) for each in said)
