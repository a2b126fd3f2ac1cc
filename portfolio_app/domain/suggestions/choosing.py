"""Choosing the criteria that words may prove: up to three, best first, each with the words that speak for it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from portfolio_app.domain.suggestions.model import SuggestionModel, Vector, likeness
from portfolio_app.domain.suggestions.pieces import Word
from portfolio_app.domain.words.language import language_of

MOST = 3
FEWEST_WORDS = 3
"""Fewer words than these say too little to propose anything."""
_STRETCH = 35
"""Words that are looked at together: in a longer text each stretch may be about something else."""
FEW_STRETCHES, MANY_STRETCHES = 5, 60
"""How many stretches are read of words that are proposed for at once, and of a whole account: what is beyond is not."""
_LETTERS = 12
"""Characters that a word takes at most, on the average; so a text of any length takes little time."""
_KNOWN = 0.55
"""The part of the words that an English text has whole in the model."""
_BESIDE = 0.4
"""What part of the best one's likeness a criterion has that is worth showing beside it."""
_REASONS = 3
_SIMILAR = 0.35
"""How alike words must be to those of an earlier answer for it to count."""
_TAUGHT = 0.6
"""How much the answer to the very same words counts, for or against a criterion."""
_REFUSED = -0.55
"""What is taught of words that are as good as the very same, and for which a criterion was not the one."""
_SHORTEST_REASON = 3
_ENGLISH = frozenset(
    "a about all am an and are as at be because but by can could did do for from get got had has have he her him his i "
    "if in is it its just me my no not of off on one or our out she so than that the their them then there they this "
    "to up us was we were what when which who will with would you your".split()
)
_ENGLISH_FROM, _ENGLISH_SHARE = 8, 0.12


@dataclass(frozen=True, slots=True)
class Wanted:
    """A criterion that words may be for."""

    criterion: str
    wording: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A criterion that words may prove, how likely, from 0 to 1, and the words of the text that speak for it."""

    criterion: str
    score: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner said of a proposal: the words, as a vector, and whether the criterion was right for them."""

    criterion: str
    vector: Vector
    right: bool


def suggest(
    model: SuggestionModel,
    text: str,
    wanted: Iterable[Wanted],
    answers: Sequence[Answer] = (),
    statements: Mapping[str, Vector] | None = None,
    most: int = MOST,
    read: int = FEW_STRETCHES,
    *,
    each_fits: bool = False,
) -> tuple[Suggestion, ...]:
    """Return the criteria that words may prove; none where nothing fits, or the words are not English.

    ``statements`` are the vectors of wordings that are worked out already; ``most`` is how many are proposed, ``read``
    how many stretches of the text are looked at. With ``each_fits`` none is proposed only because another one fits.
    """
    vectors: Mapping[str, Vector] = statements or {}
    criteria = [(each.criterion, vectors.get(each.wording) or model.statement(each.wording)) for each in wanted]
    best: dict[str, tuple[float, list[Word], Vector]] = {}
    fits = False
    for words in stretches(model, text, read):
        said = model.passage(words)
        least = model.against_nothing(said)
        taught = _taught(said, answers)
        for key, statement in criteria:
            if taught.get(key, 0.0) <= _REFUSED:
                continue
            score = likeness(said, statement) + taught.get(key, 0.0)
            if each_fits and score < least:
                continue
            if score > best.get(key, (0.0,))[0]:
                best[key] = (score, words, statement)
            fits = fits or score >= least
    if not fits or not best:  # words like nothing at all may still be above nothing
        return ()
    chosen = sorted(best.items(), key=lambda each: -each[1][0])[:most]
    enough = _BESIDE * chosen[0][1][0]
    return tuple(
        Suggestion(key, round(min(1.0, score), 3), _reasons(model, words, statement))
        for key, (score, words, statement) in chosen
        if score >= enough
    )


def stretches(model: SuggestionModel, text: str, most: int = MANY_STRETCHES) -> Iterator[list[Word]]:
    """Yield the words of a text in stretches that are looked at alone; none of a text that is not English."""
    # Signs count among the words here: of seven, one is a sign.
    words = model.words_of(text[: _LETTERS * _STRETCH * most])[: (_STRETCH + 5) * most]
    text = text[: _LETTERS * _STRETCH * most]
    letters = [word for word in words if word.text.isalpha()]
    if not _is_english(text, letters):
        return
    count = max(1, round(len(letters) / _STRETCH))
    size = -(-len(words) // count)
    for place in range(0, len(words), size):
        yield words[place : place + size]


def _is_english(text: str, letters: Sequence[Word]) -> bool:
    if len(letters) < FEWEST_WORDS or sum(word.whole for word in letters) < _KNOWN * len(letters):
        return False
    if len(letters) >= _ENGLISH_FROM:
        common = sum(word.text.casefold() in _ENGLISH for word in letters)
        if common < _ENGLISH_SHARE * len(letters):
            return False
    return not language_of(text)


def _taught(said: Vector, answers: Iterable[Answer]) -> dict[str, float]:
    """Return what earlier answers on like words say for each criterion, or against it."""
    most: dict[tuple[str, bool], float] = {}
    for answer in answers:
        alike = (likeness(said, answer.vector) - _SIMILAR) / (1 - _SIMILAR)
        key = (answer.criterion, answer.right)
        if alike > most.get(key, 0.0):
            most[key] = alike
    found: dict[str, float] = {}
    for (criterion, right), alike in most.items():
        found[criterion] = found.get(criterion, 0.0) + (_TAUGHT if right else -_TAUGHT) * alike
    return found


def _reasons(model: SuggestionModel, words: Sequence[Word], statement: Vector) -> tuple[str, ...]:
    """Return the words that speak most for a criterion, in the order of the text."""
    spoken = [
        each
        for each in model.speaking(words, statement)
        if each.weight > 0 and len(each.word) >= _SHORTEST_REASON and each.word.casefold() not in _ENGLISH
    ]
    most = sorted(spoken, key=lambda each: -each.weight)[:_REASONS]
    return tuple(each.word for each in spoken if each in most)
