"""How much of what two texts say is the same, by the words that both have, in whatever order."""

from collections import Counter

from portfolio_app.domain.words.word_likeness import says, words_of

_ALMOST = 0.99
"""What two texts of the same words are that are not the same text."""


class Words:
    """The words of a text, counted once and compared with many."""

    def __init__(self, text: str) -> None:
        self.counts = Counter(words_of(text))
        self.weight = sum(says(word) * count for word, count in self.counts.items())

    def shared_with(self, other: "Words") -> float:
        """Return the weight of the words that both have."""
        few, many = sorted((self.counts, other.counts), key=len)
        return sum(says(word) * min(count, many[word]) for word, count in few.items() if word in many)

    def likeness(self, other: "Words") -> float:
        """Return how alike the texts are, from 0 to just under 1."""
        total = self.weight + other.weight
        return min(_ALMOST, 2 * self.shared_with(other) / total) if total else 0.0

    def part_in(self, other: "Words") -> float:
        """Return how much of this text stands in the other, from 0 to 1."""
        return self.shared_with(other) / self.weight if self.weight else 0.0


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same: white space, upper case and signs between the words do not count."""
    return one == other or words_of(one) == words_of(other)
