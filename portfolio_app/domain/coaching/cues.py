"""What coaching knows: phrases by name, Acts, models of steps, mistakes and signs of needs, as the files give them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from portfolio_app.domain.coaching.advice import AdviceKind
from portfolio_app.domain.coaching.phrases import Phrases
from portfolio_app.domain.words.text import fold


@dataclass(frozen=True, slots=True)
class Act:
    """A law by its full name; ``forms`` name it, ``by`` is what took its place on the day ``since``.

    Where ``unless`` is in the account, it still holds or is rightly named.
    """

    name: str
    forms: Phrases
    by: str = ""
    since: date | None = None
    unless: Phrases = field(default_factory=Phrases)


@dataclass(frozen=True, slots=True)
class GenericLaw:
    """A broad way of speaking of law, such as “health and safety”, and the Acts of which one is meant."""

    name: str
    forms: Phrases
    acts: tuple[str, ...]
    question: str
    """Phrases that go on as something else, such as a policy's name."""
    unless: Phrases = field(default_factory=Phrases)


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a model; ``needs`` are the labels of needs that are the same thing."""

    name: str
    signs: Phrases
    question: str
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class StepModel:
    """Steps that belong together; it applies to criteria whose wording has one of ``asked_by``.

    ``told_by`` are words of an account that say that the model is being followed. ``kind`` is the kind of advice.
    A need whose label has one of ``needs`` is of the model as a whole.
    """

    name: str
    kind: AdviceKind
    asked_by: Phrases
    told_by: Phrases
    steps: tuple[Step, ...]
    needs: Phrases = field(default_factory=Phrases)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A common mistake that a sentence can show: it has one of each of ``has`` and none of ``lacks``.

    ``kind`` is the kind of advice; the sentence before and after must have none of ``near`` either.
    """

    kind: AdviceKind
    has: tuple[Phrases, ...]
    lacks: Phrases
    near: Phrases
    why: str = ""
    question: str = ""
    asked_by: Phrases | None = None
    """Only where a claimed criterion's wording has one of these."""


@dataclass(frozen=True, slots=True)
class NeedSigns:
    """Words that may show a need of one of these labels."""

    labels: frozenset[str]
    signs: Phrases


@dataclass(frozen=True, slots=True)
class Demand:
    """What a verb wants from a level on, and a question on it; ``words`` are the fewest that can say it, 0 for any."""

    verb: str
    level: int
    wants: str
    question: str
    words: int = 0


USUAL_LEVEL = 2
"""The level of a framework that names none, and the least that is asked of anybody."""


@dataclass(frozen=True, eq=False)
class Cues:
    """All of it; compared by what it is, not by what it holds, as there are thousands of phrases."""

    words: Mapping[str, Phrases]
    acts: tuple[Act, ...] = ()
    generic: tuple[GenericLaw, ...] = ()
    models: tuple[StepModel, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    needs: tuple[NeedSigns, ...] = ()
    demands: tuple[Demand, ...] = ()

    def __getitem__(self, name: str) -> Phrases:
        return self.words.get(name, _NONE)

    @cached_property
    def any_act(self) -> Phrases:
        """The names of all Acts."""
        return Phrases(form for act in self.acts for form in act.forms.given)

    def demand(self, verb: str, level: int) -> Demand | None:
        """Return what a verb wants at a level: of those up to it the highest, of equal ones the last that was given."""
        reached = [each for each in self.demands if each.verb == verb and each.level <= max(level, USUAL_LEVEL)]
        return max(reversed(reached), key=lambda each: each.level, default=None)

    def signs_of(self, label: str) -> Phrases:
        """Return the phrases that may show a need of that label."""
        wanted = fold(label)
        return next((each.signs for each in self.needs if wanted in each.labels), _NONE)


_NONE = Phrases()
