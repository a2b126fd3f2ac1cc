"""Coaching files: the words, Acts, steps and mistakes that advice goes by, as TOML (docs/coaching.md)."""

import json
from collections.abc import Iterable
from datetime import date
from itertools import chain
from typing import Annotated, cast

import msgspec

from portfolio_app.domain.coaching.advice import AdviceKind
from portfolio_app.domain.coaching.cues import Act, Cues, Demand, GenericLaw, Mistake, NeedSigns, Step, StepModel
from portfolio_app.domain.coaching.phrases import Phrases, is_phrase
from portfolio_app.domain.coaching.verbs import VERBS
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.words.text import clean_line, excerpt, fold
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.toml_shape import Shape, read_toml
from portfolio_app.translation import tr

MOST_PHRASES = 5_000
"""In one file: more would make advice slow."""
_MODELS = frozenset(
    kind for kind in AdviceKind if kind.value.endswith(("step_missing", "part_missing", "stage_missing"))
)
_MISTAKES = frozenset(
    {
        AdviceKind.SATISFACTION_TAKEN_FOR_LOYALTY,
        AdviceKind.SERVICE_TAKEN_FOR_SALES,
        AdviceKind.ONLY_FRIENDLINESS,
        AdviceKind.NO_WAY_TO_ESCALATE,
        AdviceKind.ONE_SIZE_FOR_ALL,
        AdviceKind.COMMON_MISTAKE,
    }
)
"""What others say has blanks that a mistake cannot fill."""
_List = list[str]
_Empty = msgspec.field(default_factory=list[str])


class _ActShape(Shape, frozen=True):
    name: str
    forms: _List
    by: str = ""
    since: date | None = None
    unless: _List = _Empty


class _GenericShape(Shape, frozen=True):
    name: str
    forms: _List
    acts: _List
    question: str
    unless: _List = _Empty


class _StepShape(Shape, frozen=True):
    name: str
    signs: _List
    question: str
    needs: _List = _Empty


class _ModelShape(Shape, frozen=True):
    name: str
    asked_by: _List
    step: list[_StepShape]
    kind: AdviceKind = AdviceKind.MODEL_STEP_MISSING
    told_by: _List = _Empty
    needs: _List = _Empty


class _MistakeShape(Shape, frozen=True):
    has: list[list[str]]
    kind: AdviceKind = AdviceKind.COMMON_MISTAKE
    lacks: _List = _Empty
    near: _List = _Empty
    why: str = ""
    question: str = ""
    asked_by: _List = _Empty


class _NeedShape(Shape, frozen=True):
    labels: _List
    signs: _List


class _DemandShape(Shape, frozen=True):
    verb: str
    level: Annotated[int, msgspec.Meta(ge=1, le=12)]
    wants: str
    question: str
    words: Annotated[int, msgspec.Meta(ge=0, le=1_000)] = 0


class CuesShape(Shape, frozen=True):
    """What a coaching file holds, or what a unit file has of it for one of its units."""

    words: dict[str, list[str]] = msgspec.field(default_factory=dict[str, list[str]])
    act: list[_ActShape] = msgspec.field(default_factory=list[_ActShape])
    generic: list[_GenericShape] = msgspec.field(default_factory=list[_GenericShape])
    model: list[_ModelShape] = msgspec.field(default_factory=list[_ModelShape])
    mistake: list[_MistakeShape] = msgspec.field(default_factory=list[_MistakeShape])
    need: list[_NeedShape] = msgspec.field(default_factory=list[_NeedShape])
    demand: list[_DemandShape] = msgspec.field(default_factory=list[_DemandShape])


def read_cues(text: str, source: str) -> Cues:
    """Return what a coaching file says; raises InputError naming the line, or the phrase, that is wrong."""
    return _Reader(source).cues(read_toml(text, source, CuesShape))


def stored_cues(shape: CuesShape, source: str, where: str) -> str:
    """Return what a unit's cues are kept as, "" where it has none; raises InputError naming what is wrong."""
    _Reader(source, where).cues(shape)
    told = _told(msgspec.to_builtins(shape))
    return json.dumps(told, ensure_ascii=False) if told else ""


def _told(value: object) -> object:
    """Return what says something: what is left out is read as empty."""
    if isinstance(value, dict):
        told = {key: _told(each) for key, each in cast("dict[str, object]", value).items()}
        return {key: each for key, each in told.items() if each not in ("", [], {}, None)}
    return [_told(each) for each in cast("list[object]", value)] if isinstance(value, list) else value


def read_stored(stored: str) -> Cues:
    """Return what a unit's cues say as they are kept; raises InputError where they are kept otherwise."""
    source = "cues"
    try:
        shape = msgspec.json.decode(stored, type=CuesShape)
    except (msgspec.DecodeError, RecursionError) as error:
        raise in_file(source, tr("{what}; import the framework again.", what=excerpt(str(error)))) from error
    return _Reader(source).cues(shape)


def joined(files: Iterable[Cues]) -> Cues:
    """Return what several files say together; words of one name are all of them."""
    files = tuple(files)
    names = dict.fromkeys(name for each in files for name in each.words)
    return Cues(
        {name: _united(each.words[name] for each in files if name in each.words) for name in names},
        tuple(chain.from_iterable(each.acts for each in files)),
        tuple(chain.from_iterable(each.generic for each in files)),
        tuple(chain.from_iterable(each.models for each in files)),
        tuple(chain.from_iterable(each.mistakes for each in files)),
        tuple(chain.from_iterable(each.needs for each in files)),
        tuple(chain.from_iterable(each.demands for each in files)),
    )


def _united(sets: Iterable[Phrases]) -> Phrases:
    sets = tuple(sets)
    return sets[0] if len(sets) == 1 else Phrases(chain.from_iterable(each.given for each in sets))


class _Reader:
    """Turns shapes into values, and refuses what is no phrase, naming it."""

    def __init__(self, source: str, within: str = "") -> None:
        self._source = source
        self._within = within
        self._phrases = 0

    def cues(self, shape: CuesShape) -> Cues:
        return Cues(
            {name: self._set(phrases, f"words, {excerpt(name)}") for name, phrases in shape.words.items()},
            tuple(
                Act(
                    self._line(act.name, "act, name"),
                    self._set(act.forms, f"act {excerpt(act.name)}, forms"),
                    clean_line(act.by),
                    act.since,
                    self._set(act.unless, f"act {excerpt(act.name)}, unless"),
                )
                for act in shape.act
            ),
            tuple(
                GenericLaw(
                    self._line(law.name, "generic, name"),
                    self._set(law.forms, f"generic {excerpt(law.name)}, forms"),
                    tuple(map(clean_line, law.acts)),
                    self._line(law.question, f"generic {excerpt(law.name)}, question"),
                    self._set(law.unless, f"generic {excerpt(law.name)}, unless"),
                )
                for law in shape.generic
            ),
            tuple(map(self._model, shape.model)),
            tuple(self._mistake(mistake, number) for number, mistake in enumerate(shape.mistake, 1)),
            tuple(
                NeedSigns(frozenset(map(fold, need.labels)), self._set(need.signs, f"need {number}, signs"))
                for number, need in enumerate(shape.need, 1)
            ),
            tuple(self._demand(demand, f"demand {number}") for number, demand in enumerate(shape.demand, 1)),
        )

    def _model(self, shape: _ModelShape) -> StepModel:
        where = f"model {excerpt(shape.name)}"
        if shape.kind not in _MODELS:
            raise self._wrong(tr("{where}, kind: it is not one of steps; leave it out.", where=where))
        steps = tuple(
            Step(
                self._line(step.name, f"{where}, step, name"),
                self._set(step.signs, f"{where}, step {excerpt(step.name)}, signs"),
                self._line(step.question, f"{where}, step {excerpt(step.name)}, question"),
                frozenset(map(fold, step.needs)),
            )
            for step in shape.step
        )
        return StepModel(
            self._line(shape.name, "model, name"),
            shape.kind,
            self._set(shape.asked_by, f"{where}, asked_by"),
            self._set(shape.told_by, f"{where}, told_by"),
            steps,
            self._set(shape.needs, f"{where}, needs"),
        )

    def _demand(self, shape: _DemandShape, where: str) -> Demand:
        verb = clean_line(shape.verb).lower()
        if VERBS.get(verb) != verb:
            known = ", ".join(dict.fromkeys(VERBS.values()))
            raise self._wrong(tr("{where}, verb: it is not one of {known}.", where=where, known=known))
        wants, question = self._line(shape.wants, f"{where}, wants"), self._line(shape.question, f"{where}, question")
        return Demand(verb, shape.level, wants, question, shape.words)

    def _mistake(self, shape: _MistakeShape, number: int) -> Mistake:
        where = f"mistake {number}"
        if not shape.has:
            raise self._wrong(tr("{where}, has: give at least one list of phrases.", where=where))
        if shape.kind not in _MISTAKES:
            raise self._wrong(tr("{where}, kind: it is not one of mistakes; leave it out.", where=where))
        if shape.kind is AdviceKind.COMMON_MISTAKE:
            self._line(shape.why, f"{where}, why")
            self._line(shape.question, f"{where}, question")
        return Mistake(
            shape.kind,
            tuple(self._set(phrases, f"{where}, has") for phrases in shape.has),
            self._set(shape.lacks, f"{where}, lacks"),
            self._set(shape.near, f"{where}, near"),
            clean_line(shape.why),
            clean_line(shape.question),
            self._set(shape.asked_by, f"{where}, asked_by") if shape.asked_by else None,
        )

    def _set(self, phrases: list[str], where: str) -> Phrases:
        self._phrases += len(phrases)
        if self._phrases > MOST_PHRASES:
            raise self._wrong(tr("it has more than {most} phrases; split it up.", most=MOST_PHRASES))
        for phrase in phrases:
            if not is_phrase(phrase):
                raise self._wrong(
                    tr(
                        "{where}: “{phrase}” is no phrase; write words with blanks between them (docs/coaching.md).",
                        where=where,
                        phrase=excerpt(phrase),
                    ),
                )
        return Phrases(phrases)

    def _line(self, text: str, where: str) -> str:
        line = clean_line(text)
        if not line:
            raise self._wrong(tr("{where} is empty; write it or leave the entry out.", where=where))
        return line

    def _wrong(self, said: str) -> InputError:
        return in_file(self._source, f"{self._within}{said}")
