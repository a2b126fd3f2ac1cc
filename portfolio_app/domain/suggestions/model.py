"""The model: a vector for each piece of a word, whose weighted sum tells what words are about."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import mul
from typing import NamedTuple

from portfolio_app.domain.suggestions.pieces import Word, words_in_pieces

Vector = Sequence[float]


class Contribution(NamedTuple):
    """A word, and how much it speaks for a statement."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class SuggestionModel:
    """What was learned; ``vectors`` are whole numbers, ``dims`` for each piece, that the weights bring to size.

    ``nudges`` say, by the wording, where the examples of a statement lie away from its words. ``nothing`` and ``bias``
    tell how much words speak for no statement at all; ``margin`` is by how much the best must be above that.
    """

    identity: str
    dims: int
    known: Mapping[str, int]
    vectors: Sequence[int]
    of_passages: Sequence[float]
    of_statements: Sequence[float]
    nudges: Mapping[str, Vector]
    nothing: Vector
    bias: float
    margin: float

    def words_of(self, text: str) -> list[Word]:
        """Return the words of a text, with the pieces that the model knows them by."""
        return list(words_in_pieces(text, self.known))

    def passage(self, words: Iterable[Word]) -> Vector:
        """Return what words are about, as a vector of length one; of nothing known, one of zeros."""
        return self._sum((piece for word in words for piece in word.pieces), self.of_passages)

    def statement(self, wording: str) -> Vector:
        """Return what a criterion asks for, by its wording and by examples where there were some."""
        words = words_in_pieces(wording, self.known)
        told = self._sum((piece for word in words for piece in word.pieces), self.of_statements)
        nudge = self.nudges.get(wording)
        return unit_of([a + b for a, b in zip(told, nudge, strict=True)]) if nudge else told

    def against_nothing(self, passage: Vector) -> float:
        """Return the least likeness that a statement must have for these words to fit it."""
        return likeness(passage, self.nothing) + self.bias + self.margin

    def speaking(self, words: Iterable[Word], statement: Vector) -> list[Contribution]:
        """Return each different word with what it adds to the likeness to a statement."""
        return [
            Contribution(
                word.text,
                sum(self.of_passages[piece] * likeness(self._row(piece), statement) for piece in word.pieces),
            )
            for word in {word.text.casefold(): word for word in words}.values()
        ]

    def _sum(self, pieces: Iterable[int], weights: Sequence[float]) -> Vector:
        total = [0.0] * self.dims
        for piece, count in Counter(pieces).items():
            weight = weights[piece] * count
            total = [a + weight * b for a, b in zip(total, self._row(piece), strict=True)]
        return unit_of(total)

    def _row(self, piece: int) -> Sequence[int]:
        return self.vectors[piece * self.dims : (piece + 1) * self.dims]


def likeness(one: Vector, other: Vector) -> float:
    """Return how alike two vectors of length one are, at most 1."""
    return sum(map(mul, one, other))


def unit_of(vector: Vector) -> Vector:
    """Return a vector made length one; zeros stay."""
    length = math.sqrt(likeness(vector, vector))
    return [each / length for each in vector] if length else vector
