"""A handbook of an awarding body: its units, learning outcomes and criteria, found by numbers and words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from portfolio_app.domain.frameworks.list_items import CODE_ALONE
from portfolio_app.domain.frameworks.outline import Entry
from portfolio_app.domain.words.text import shown
from portfolio_app.importers.frameworks.blocks import Block
from portfolio_app.importers.frameworks.found import Doubts
from portfolio_app.importers.frameworks.handbook_words import (
    BESIDE,
    BULLET,
    CAN,
    CONTENTS,
    CRITERION,
    LETTER,
    NUMBER,
    OUTCOME,
    STATEMENT,
    UNIT,
    UNIT_TITLE,
    WILL,
    begins,
    is_unit,
)
from portfolio_app.translation import tr, tr_plural

_CONTINUED = re.compile(r"\s*\(?(?:continued|cont\.?|contd\.?|cont['’]d)\)?\s*\.?$", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"(?:AC\s*)?\d{1,2}\.\d{1,2}(?:\.\d{1,2})?[.)]?|(?:K|S|B|TK|TS|ESB)\d{1,3}", re.IGNORECASE)
_SHORT = 90


@dataclass(slots=True)
class _Criterion:
    code: str
    text: str
    block: Block
    numbered: bool = True


@dataclass(slots=True)
class _Outcome:
    code: str
    title: str
    block: Block
    criteria: list[_Criterion] = field(default_factory=list[_Criterion])


@dataclass(slots=True)
class _Unit:
    code: str
    title: str
    block: Block
    outcomes: list[_Outcome] = field(default_factory=list[_Outcome])


def read_handbook(blocks: Sequence[Block], doubts: Doubts) -> tuple[Entry, ...]:
    """Return the statements found; none when there is nothing numbered or named as in a handbook."""
    return _Reader(blocks, doubts).entries()


class _Reader:
    def __init__(self, blocks: Sequence[Block], doubts: Doubts) -> None:
        self._blocks = blocks
        self._doubts = doubts
        self._units: list[_Unit] = []
        self._open: _Criterion | _Outcome | _Unit | None = None
        self._last: _Criterion | _Outcome | _Unit | None = None
        self._inside = False
        self._expects = ""
        self._named = any(is_unit(block.text) and not CONTENTS.match(block.text) for block in blocks)
        self._left_out: list[Block] = []
        self._number = ""

    def entries(self) -> tuple[Entry, ...]:
        """Return the statements, unit after unit."""
        for block in self._blocks:
            if not (block.joins and self._join(block)):
                self._take(block)
            self._last = self._open or self._last
        self._say_left_out()
        made: list[Entry] = []
        units = [unit for unit in self._units if any(outcome.criteria for outcome in unit.outcomes)]
        for unit in self._units:
            if unit not in units and not any(other.code == unit.code for other in units):
                said = tr("no criteria are found in the unit {title}; it is left out.", title=unit.title or unit.code)
                self._doubt(unit.block, said, "empty unit")
        for unit in units:
            alone = len(units) == 1 and not unit.code
            base = 0 if alone else 1
            if not alone:
                made.append(_entry(0, unit.code, unit.block, title=unit.title or unit.code))
            for outcome in unit.outcomes:
                made += self._of_outcome(outcome, base)
        return tuple(made)

    def _of_outcome(self, outcome: _Outcome, base: int) -> list[Entry]:
        if not outcome.criteria:
            said = tr("no criteria are found for {code} {title}.", code=outcome.code, title=shown(outcome.title, 80))
            self._doubt(outcome.block, said, "empty outcome")
            return [_entry(base, outcome.code, outcome.block, title=outcome.title)] if outcome.title else []
        head = [_entry(base, outcome.code, outcome.block, title=outcome.title)] if outcome.title or outcome.code else []
        deeper = base + len(head)
        self._check_numbers(outcome)
        return head + [_entry(deeper, each.code, each.block, text=each.text) for each in outcome.criteria]

    def _check_numbers(self, outcome: _Outcome) -> None:
        numbers = [int(each.code.split(".")[1]) for each in outcome.criteria if re.fullmatch(r"\d+\.\d+", each.code)]
        missing = sorted(set(range(1, max(numbers, default=0))) - set(numbers))
        if missing and len(missing) < 20:
            codes = ", ".join(f"{outcome.code}.{number}" for number in missing)
            said = tr("{codes} is not found; look whether it is in the document.", codes=codes)
            self._doubt(self._before(outcome, missing[0]).block, said)

    @staticmethod
    def _before(outcome: _Outcome, missing: int) -> _Criterion:
        """Return the criterion after which one is missing; the first where it is that."""
        codes = {each.code: each for each in outcome.criteria}
        return codes.get(f"{outcome.code}.{missing - 1}", outcome.criteria[0])

    def _doubt(self, block: Block, said: str, sort: str = "") -> None:
        self._doubts.add(block.where, said, sort, block.number)

    def _join(self, block: Block) -> bool:
        """Let the statement before go on with these words, as the person says; tell whether there is one."""
        into = self._last
        if isinstance(into, _Criterion):
            into.text = f"{into.text} {block.text}"
        elif into is not None:
            into.title = f"{into.title} {block.text}".strip()
        self._open = into
        return into is not None

    def _take(self, block: Block) -> None:
        if _NUMBER_ALONE.fullmatch(block.text):
            self._number = block.text
            return
        if self._number and not begins(block.text):
            block = replace(block, text=f"{self._number} {block.text}", goes_on=False)
        self._number = ""
        self._sort(block)

    def _sort(self, block: Block) -> None:
        text = block.text
        if CONTENTS.fullmatch(text):
            self._left_out.append(block)
        elif is_unit(text):
            self._begin_unit(block)
        elif (title := UNIT_TITLE.fullmatch(text)) and self._units and not self._units[-1].outcomes:
            self._units[-1].title = title["rest"]
        elif found := WILL.match(text):
            self._keyword("outcome", text[found.end() :], block)
        elif found := CAN.match(text):
            self._keyword("criterion", text[found.end() :], block)
        elif found := STATEMENT.fullmatch(text):
            self._statement(found["code"], found["rest"], block)
        elif (found := CRITERION.fullmatch(text)) and self._is_place():
            self._criterion(found["code"], found["rest"], block)
        elif found := OUTCOME.fullmatch(text):
            self._begin_outcome(found["code"], found["rest"], block)
        elif (found := NUMBER.fullmatch(text)) and self._is_numbered_item(found["code"]):
            self._item(text, found, block)
        elif (found := NUMBER.fullmatch(text)) and self._is_outcome(found["code"]):
            self._begin_outcome(found["code"], found["rest"], block)
        elif (found := BULLET.fullmatch(text) or LETTER.fullmatch(text)) and self._inside:
            self._item(text, found, block)
        else:
            self._words(block)

    def _is_place(self) -> bool:
        """Tell whether a criterion may stand here: in a unit, or anywhere where no units are named."""
        return bool(self._units) or not self._named

    def _keyword(self, expects: str, rest: str, block: Block) -> None:
        self._expects = expects
        if not self._units:
            self._units.append(_Unit("", "", block))
        if rest:
            self._take(replace(block, text=rest, goes_on=False))
        elif expects == "outcome":
            self._open = None
        self._inside = self._inside or expects == "criterion"

    def _begin_unit(self, block: Block) -> None:
        found = UNIT.fullmatch(block.text)
        if found is None:
            return
        title = _CONTINUED.sub("", found["rest"]).strip()
        code = found["code"].rstrip(".:-")
        known = next((unit for unit in self._units if unit.code.casefold() == code.casefold()), None)
        if known is not None and (known is self._units[-1] or known.outcomes):
            known.title = known.title or title
            self._open = None
            return
        if known is not None:  # named before in a list of contents
            self._units.remove(known)
            title = title or known.title
        self._units.append(_Unit(code, title, block))
        self._open = self._units[-1]
        self._inside, self._expects = False, ""

    def _is_outcome(self, code: str) -> bool:
        """Tell whether a bare number begins a learning outcome: the next one, where outcomes are listed."""
        if not self._units:
            return False
        outcomes = self._units[-1].outcomes
        if any(outcome.code == code for outcome in outcomes):
            return self._expects == "outcome"
        last = next((outcome.code for outcome in reversed(outcomes) if outcome.code.isdigit()), "0")
        return int(code) == int(last) + 1 and bool(self._expects or self._has_numbers())

    def _has_numbers(self) -> bool:
        """Tell whether the unit has criteria with numbers of their own."""
        return any(each.numbered for outcome in self._units[-1].outcomes for each in outcome.criteria)

    def _is_numbered_item(self, code: str) -> bool:
        """Tell whether a bare number begins a criterion: below "the learner can", where they are counted 1, 2, 3."""
        if self._expects != "criterion" or not self._units or not self._units[-1].outcomes or self._has_numbers():
            return False
        return int(code) == len(self._units[-1].outcomes[-1].criteria) + 1

    def _begin_outcome(self, code: str, title: str, block: Block) -> None:
        if not self._units:
            self._units.append(_Unit("", "", block))
        unit = self._units[-1]
        known = next((outcome for outcome in unit.outcomes if outcome.code == code), None)
        if known is None:
            known = _Outcome(code, "", block)
            place = next((n for n, o in enumerate(unit.outcomes) if o.code.isdigit() and int(o.code) > int(code)), None)
            unit.outcomes.insert(len(unit.outcomes) if place is None else place, known)
        inline = re.search(CAN.pattern.replace("|$)", ")"), title, re.IGNORECASE) if title else None
        if not known.title:
            known.title = _CONTINUED.sub("", title[: inline.start()] if inline else title).strip()
        self._open = known
        self._inside = True
        if inline and title[inline.end() :]:
            self._take(replace(block, text=title[inline.end() :], goes_on=False))

    def _outcome_of(self, code: str, block: Block) -> _Outcome:
        if not self._units:
            self._units.append(_Unit("", "", block))
        unit = self._units[-1]
        number = code.split(".")[0]
        for outcome in reversed(unit.outcomes):
            if outcome.code == number:
                return outcome
        outcome = _Outcome(number, "", block)
        unit.outcomes.append(outcome)
        return outcome

    def _criterion(self, code: str, words: str, block: Block) -> None:
        outcome = self._outcome_of(code, block)
        if any(each.code == code for each in outcome.criteria):
            if code.endswith(".1") and len(self._units[-1].outcomes) and self._restarts():
                said = tr("the numbers begin anew at {code}; a new unit is begun here.", code=code)
                self._doubt(block, said)
                self._units.append(_Unit("", "", block))
                outcome = self._outcome_of(code, block)
            else:
                self._doubt(block, tr("the number {code} is there a second time.", code=code))
        criterion = _Criterion(code, words, block)
        outcome.criteria.append(criterion)
        self._open, self._inside = criterion, True

    def _restarts(self) -> bool:
        return not self._named

    def _statement(self, code: str, words: str, block: Block) -> None:
        if not self._units:
            self._units.append(_Unit("", "", block))
        letters = code.rstrip("0123456789")
        unit = self._units[-1]
        outcome = next((each for each in unit.outcomes if each.code == letters), None)
        if outcome is None:
            outcome = _Outcome(letters, "", block)
            unit.outcomes.append(outcome)
        if any(each.code == code for each in outcome.criteria):
            self._doubt(block, tr("the number {code} is there a second time.", code=code))
        criterion = _Criterion(code, words, block)
        outcome.criteria.append(criterion)
        self._open, self._inside = criterion, True

    def _item(self, text: str, found: re.Match[str], block: Block) -> None:
        """Take an item of a list: a part of the numbered criterion above, or a criterion where none has numbers."""
        if isinstance(self._open, _Criterion) and self._open.numbered:
            self._open.text = f"{self._open.text} {text}"
            return
        unit = self._units[-1]
        if self._has_numbers() or (not unit.outcomes and self._expects != "outcome"):
            self._words(block)
            return
        if self._expects == "outcome" and BULLET.fullmatch(text):
            self._begin_outcome(str(len(unit.outcomes) + 1), found["rest"], block)
            return
        outcome = unit.outcomes[-1]
        code = f"{outcome.code}.{len(outcome.criteria) + 1}"
        criterion = _Criterion(code, found["rest"], block, numbered=False)
        outcome.criteria.append(criterion)
        self._open = criterion

    def _words(self, block: Block) -> None:
        """Take words without a number: a title that was missing, what goes on from above, or nothing of ours."""
        text, into = block.text, self._open
        if (isinstance(into, _Unit) and not into.title and len(text) < 2 * _SHORT and not BESIDE.fullmatch(text)) or (
            isinstance(into, _Outcome) and not into.title and not BESIDE.fullmatch(text)
        ):
            into.title = text
        elif block.goes_on and into is not None and not isinstance(into, _Unit) and self._goes_on(block):
            if isinstance(into, _Criterion):
                into.text = f"{into.text} {text}"
            else:
                into.title = f"{into.title} {text}"
        else:
            self._left_out.append(block)
            if BESIDE.fullmatch(text) or not CODE_ALONE.fullmatch(text):
                self._end_list(block)

    def _goes_on(self, block: Block) -> bool:
        """Tell whether words at the top of a column go on from the page before; what is unsure is said."""
        if block.text[:1].islower():
            return True
        if BESIDE.fullmatch(block.text) or len(block.text) < 4:
            return False
        last = self._open.text if isinstance(self._open, _Criterion) else getattr(self._open, "title", "")
        unfinished = re.search(
            r"(?:[,;:–-]|\b(?:and|or|of|the|a|an|to|for|in|with|by|on|that|which|their|its|own))$", last
        )
        if unfinished:
            return True
        said = tr(
            "“{words}” stands at the top of the page; it is not taken for a part of the criterion before.",
            words=shown(block.text, 80),
        )
        self._doubt(block, said, "goes on")
        return False

    def _end_list(self, block: Block) -> None:
        self._open = None
        if BESIDE.fullmatch(block.text):
            self._inside, self._expects = False, ""

    def _say_left_out(self) -> None:
        if not self._left_out:
            return
        self._doubts.left_out += [block.number for block in self._left_out]
        first, last = self._left_out[0], self._left_out[-1]
        where = first.where if first is last else tr("{first} to {last}", first=first.where, last=last.where)
        words = "; ".join(shown(block.text, 40) for block in self._left_out[:4])
        said = tr_plural(
            "A piece of other text is no criterion and is left out: {words}.",
            "{count} pieces of other text are not criteria and are left out: {words}.",
            len(self._left_out),
            words=words,
        )
        self._doubts.add(where, said)


def _entry(depth: int, code: str, block: Block, title: str = "", text: str = "") -> Entry:
    return Entry(depth, code, title, text, where=block.where, piece=block.number)
