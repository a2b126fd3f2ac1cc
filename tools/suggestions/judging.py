"""How good a model is on passages that it was never trained on, asked as the program asks it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from portfolio_app.domain.suggestions.choosing import Wanted, suggest
from portfolio_app.domain.suggestions.model import SuggestionModel, likeness
from tools.suggestions.passages import Passage


class Mark(NamedTuple):
    """Of so many passages, how many have a right statement first, among three, and among the three that are shown."""

    count: int
    first: int
    among_three: int
    shown: int

    def __str__(self) -> str:
        """Say it in per cent."""
        first, three, shown = (100 * each / max(1, self.count) for each in self[1:])
        return f"n={self.count:4}  first {first:5.1f} %  among three {three:5.1f} %  and shown {shown:5.1f} %"


def judge(model: SuggestionModel, passages: Sequence[Passage], statements: Mapping[str, str]) -> Mark:
    """Return how often a right statement is proposed."""
    vectors = {key: model.statement(wording) for key, wording in statements.items()}
    wanted = [Wanted(key, wording) for key, wording in statements.items()]
    count = first = three = shown = 0
    for passage in passages:
        right = set(passage.accept) & set(vectors)
        if not right:
            continue
        count += 1
        said = model.passage(model.words_of(passage.text))
        best = sorted(vectors, key=lambda key: -likeness(said, vectors[key]))[:3]
        first += best[0] in right
        three += bool(right.intersection(best))
        shown += bool(right & {each.criterion for each in suggest(model, passage.text, wanted)})
    return Mark(count, first, three, shown)


def refused(model: SuggestionModel, passages: Sequence[Passage], statements: Mapping[str, str]) -> float:
    """Return the part of passages for which nothing is proposed."""
    wanted = [Wanted(key, wording) for key, wording in statements.items()]
    return sum(not suggest(model, each.text, wanted) for each in passages) / max(1, len(passages))


def margin_for(
    model: SuggestionModel, passages: Sequence[Passage], statements: Mapping[str, str], part: float
) -> float:
    """Return the margin over *nothing* at which this part of passages that fit something is refused."""
    vectors = [model.statement(wording) for wording in statements.values()]
    above: list[float] = []
    for passage in passages:
        said = model.passage(model.words_of(passage.text))
        above.append(max(likeness(said, each) for each in vectors) - likeness(said, model.nothing) - model.bias)
    return sorted(above)[int(part * len(above))]
