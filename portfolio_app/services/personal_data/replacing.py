"""Replacing words by a pseudonym everywhere they are written, in one unit of work; claims follow."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple, TypeVar

from portfolio_app.domain.claims.account_state import AccountState
from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence, ReflectiveAccount, Section
from portfolio_app.domain.evidence.held_elsewhere import HeldElsewhere
from portfolio_app.domain.personal_data.allowance import DECIDED_BY_USER, words_key
from portfolio_app.domain.personal_data.found import Found
from portfolio_app.domain.personal_data.hit import Hit, Kind
from portfolio_app.domain.personal_data.people import the_same_among
from portfolio_app.domain.personal_data.place import Part, Place
from portfolio_app.domain.personal_data.pseudonym import (
    Noun,
    Pseudonym,
    known_pseudonym,
    new_pseudonym,
    noun_near,
    say_pseudonym,
)
from portfolio_app.domain.personal_data.redaction import Redaction
from portfolio_app.domain.personal_data.replacing import (
    Replacement,
    Span,
    exchange,
    follow,
    places_of,
    without_overlaps,
)
from portfolio_app.domain.words.file_names import safe_name
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.evidence.rewriting import rewrite
from portfolio_app.services.lookup import find_account
from portfolio_app.services.personal_data.finding import Finder, Judge
from portfolio_app.services.personal_data.texts import Holding, Text, account_texts, texts_of
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr

_Value = TypeVar("_Value")
PEOPLE = frozenset({Kind.NAME, Kind.HANDLE, Kind.ROLE})
"""What is a person's: only of these the portfolio keeps whose pseudonym it is."""


class Written(NamedTuple):
    """What was written at one moment in all that a replacing touched."""

    accounts: tuple[AccountState, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    held: tuple[HeldElsewhere, ...] = ()
    claims: tuple[Claim, ...] = ()
    names: tuple[tuple[int, str], ...] = ()
    """Files by number, with the names they have."""

    @property
    def numbers(self) -> frozenset[int]:
        """The evidence that is touched."""
        pieces = (*(each.account.evidence for each in self.accounts), *self.evidence)
        of_others = (*(each.evidence.id for each in self.held), *(claim.evidence_id for claim in self.claims))
        return frozenset({*(each.id for each in pieces), *of_others, *(number for number, _ in self.names)})


class Replaced(NamedTuple):
    """What was replaced, with what takes it back; ``left`` is where the words still stand, inside of files."""

    pseudonym: str
    times: int
    before: Written
    after: Written
    redactions: tuple[Redaction, ...]
    given: tuple[Pseudonym, ...]
    left: tuple[Found, ...]


class _Wanted:
    """Which words are to be replaced, and by what; counts what was."""

    def __init__(self, finder: Finder, judge: Judge, words: str, keys: frozenset[str], kind: Kind) -> None:
        self._finder = finder
        self._judge = judge
        self._words = words
        self._keys = keys
        self.kind = kind
        self.instead = ""
        self.done: Counter[Place] = Counter()
        self.said: set[str] = set()

    def spans(self, text: Text) -> tuple[Span, ...]:
        """Return where the words stand in a text: not where the user lets them stay, or as part of another's name."""
        others: list[Span] = []
        mine: list[Span] = []
        for hit in self._finder.in_text(text):
            stays = self._judge.judge(text.place, hit).settled in DECIDED_BY_USER
            (mine if words_key(hit.text) in self._keys and not stays else others).append((hit.start, hit.end))
        literal = places_of(self._words, text.words)
        mine += (span for span in literal if not any(_overlap(span, other) for other in others))
        return without_overlaps(mine)

    def exchange(self, text: Text) -> Replacement:
        """Return the text with the words replaced, and take note of how many were."""
        spans = self.spans(text)
        if spans:
            self.done[text.place] += len(spans)
            self.said.update(text.words[start:end] for start, end in spans)
        return exchange(text.words, spans, self.instead)


class Sought(NamedTuple):
    """The words that are to be replaced, all that was found around them, and where they stand."""

    words: str
    asked: _Wanted
    everywhere: list[tuple[Text, Hit]]
    places: list[tuple[Text, Span]]


def propose_pseudonym(unit: UnitOfWork, holding: Holding, finder: Finder, judge: Judge, words: str) -> str:
    """Return what ``replace_words`` would put in their place, without working out what is written then.

    Raises InputError as that does.
    """
    sought = seek(unit, holding, finder, judge, words, "")
    if not _is_reached(unit, holding, sought):
        raise _only_inside(sought)
    return sought.asked.instead


def replace_words(
    unit: UnitOfWork,
    holding: Holding,
    finder: Finder,
    judge: Judge,
    words: str,
    wanted: str | Noun = "",
) -> Replaced:
    """Replace words wherever the portfolio itself has them; raises InputError where it has them nowhere."""
    sought = seek(unit, holding, finder, judge, words, wanted)
    asked, kind = sought.asked, sought.asked.kind
    before, after = _exchange(unit, holding, asked)
    if not asked.done:
        raise _only_inside(sought)
    moment = now()
    redactions = tuple(
        Redaction(moment, place.evidence_id, place.part, kind, asked.instead, times, place.claim_id)
        for place, times in asked.done.items()
    )
    spoken = sorted(asked.said | {sought.words}) if kind in PEOPLE else []
    given = tuple({words_key(each): Pseudonym(words_key(each), each, kind, asked.instead) for each in spoken}.values())
    left = tuple(
        judge.judge(text.place, hit)
        for text, hit in sought.everywhere
        if not text.place.can_be_written and words_key(hit.text) in map(words_key, asked.said)
    )
    return Replaced(asked.instead, asked.done.total(), before, after, redactions, given, left)


def seek(
    unit: UnitOfWork,
    holding: Holding,
    finder: Finder,
    judge: Judge,
    words: str,
    wanted: str | Noun,
    more: tuple[Text, ...] = (),
) -> Sought:
    """Return where words, and a person's other names, stand, also in ``more`` texts; raises InputError for nowhere."""
    words = " ".join(words.split())
    texts = (*texts_of(holding), *more)
    everywhere = [(text, hit) for text in texts for hit in finder.in_text(text)]
    named = {hit.text for text, hit in everywhere if hit.kind is Kind.NAME and not judge.judge(text.place, hit).decided}
    kind = next((hit.kind for _, hit in everywhere if words_key(hit.text) == words_key(words)), Kind.NAME)
    same = the_same_among(words, named) if kind is Kind.NAME else frozenset[str]()
    asked = _Wanted(finder, judge, words, frozenset(map(words_key, {*same, words})), kind)
    places = [(text, span) for text in texts for span in asked.spans(text)] if words else []
    if not places:
        raise InputError(
            tr("“{words}” is nowhere in this portfolio; write it as it stands there.", words=excerpt(words))
        )
    known = unit.personal_data.pseudonyms()
    asked.instead = _instead(wanted, words, kind, known, places, holding)
    return Sought(words, asked, everywhere, places)


def _only_inside(sought: Sought) -> InputError:
    return InputError(
        tr(
            "“{words}” stands only inside of a file ({where}): “evidence redact” replaces it there, or allow it.",
            words=excerpt(sought.words),
            where=sought.places[0][0].place,
        )
    )


def _is_reached(unit: UnitOfWork, holding: Holding, sought: Sought) -> bool:
    """Tell whether the words stand anywhere that can be written."""
    held = {each.evidence.id for each in holding.held}
    found = (text.place for text, _ in sought.places)
    if any(each.can_be_written and not (each.part is Part.DETAILS and each.evidence_id in held) for each in found):
        return True
    return any(sought.asked.spans(text) for text in _read_apart(unit, holding))


def _read_apart(unit: UnitOfWork, holding: Holding) -> Iterator[Text]:
    """Yield what is written otherwise than it is found: details field by field, and notes of claims withdrawn."""
    for each in holding.held:
        for words in (each.evidence.description, each.what, each.where, each.checked_by):
            yield Text(Place(each.evidence.id, Part.DETAILS), words)
    of_others = (each.evidence for each in (*holding.accounts, *holding.files, *holding.held))
    for evidence in (*of_others, *holding.others):
        for claim in unit.claims.of_evidence(evidence.id, withdrawn=True):
            yield Text(Place(claim.evidence_id, Part.NOTE, claim.id), claim.note)


def _instead(
    wanted: str | Noun,
    words: str,
    kind: Kind,
    known: tuple[Pseudonym, ...],
    places: list[tuple[Text, Span]],
    holding: Holding,
) -> str:
    if isinstance(wanted, Noun):
        return new_pseudonym(kind, wanted, known, _all_words(holding))
    if said := say_pseudonym(wanted):
        if words_key(said) == words_key(words):
            raise InputError(tr("“{said}” is what stands there already; choose other words.", said=excerpt(said)))
        return said
    nouns = [noun_near(text.words, *span) for text, span in places]
    noun = next((noun for noun in nouns if noun is not Noun.PERSON), Noun.PERSON)
    return known_pseudonym(words, kind, known) or new_pseudonym(kind, noun, known, _all_words(holding))


def _all_words(holding: Holding) -> str:
    return "\n".join(text.words for text in texts_of(holding) if text.place.can_be_written)


def _exchange(unit: UnitOfWork, holding: Holding, asked: _Wanted) -> tuple[Written, Written]:
    """Work out what is written before and after, in all that changes."""
    accounts: list[tuple[AccountState, AccountState]] = []
    evidence: list[tuple[Evidence, Evidence]] = []
    held: list[tuple[HeldElsewhere, HeldElsewhere]] = []
    claims: list[tuple[Claim, Claim]] = []
    names: list[tuple[tuple[int, str], tuple[int, str]]] = []
    hidden = unit.claims.archived()
    for account in holding.accounts:
        former = unit.claims.of_evidence(account.evidence.id, withdrawn=True)
        made, settled = _account(account, former, asked)
        if made != account or settled != former:
            accounts.append((AccountState(account, former, hidden), AccountState(made, settled, hidden)))
        described = _described(made.evidence, asked, Part.DETAILS)
        if described != made.evidence:
            evidence.append((account.evidence, described))
    for each in (*(file.evidence for file in holding.files), *holding.others):
        _append(evidence, each, _described(each, asked, Part.TITLE, Part.DETAILS))
        _claims(unit, each, asked, claims)
    for file in holding.files:
        place = Place(file.evidence.id, Part.FILE_NAME)
        name = asked.exchange(Text(place, file.name)).text
        if name != file.name:
            names.append(((file.evidence.id, file.name), (file.evidence.id, safe_name(name))))
    for signpost in holding.held:
        described = _described(signpost.evidence, asked, Part.TITLE, Part.DETAILS)
        what, where, by = (
            asked.exchange(Text(Place(signpost.evidence.id, Part.DETAILS), words)).text
            for words in (signpost.what, signpost.where, signpost.checked_by)
        )
        _append(held, signpost, replace(signpost, evidence=described, what=what, where=where, checked_by=by))
        _claims(unit, signpost.evidence, asked, claims)

    def at(side: int) -> Written:
        return Written(
            tuple(pair[side] for pair in accounts),
            tuple(pair[side] for pair in evidence),
            tuple(pair[side] for pair in held),
            tuple(pair[side] for pair in claims),
            tuple(pair[side] for pair in names),
        )

    return at(0), at(1)


def _account(
    account: ReflectiveAccount, claims: tuple[Claim, ...], asked: _Wanted
) -> tuple[ReflectiveAccount, tuple[Claim, ...]]:
    made = {text.place.part: asked.exchange(text) for text in account_texts(account)}
    text = account.text
    settled = list(claims)
    for section in Section:
        exchanged = made[Part(section.value)]
        if exchanged.spans:
            text = text.with_section(section, exchanged.text)
            settled = [
                follow(claim, exchanged, asked.said) if claim.passage and claim.passage.section is section else claim
                for claim in settled
            ]
    evidence = replace(account.evidence, title=made[Part.TITLE].text)
    changed = replace(account, evidence=evidence, place=made[Part.PLACE].text, text=text)
    return changed, tuple(_noted(claim, asked) for claim in settled)


def _claims(unit: UnitOfWork, evidence: Evidence, asked: _Wanted, into: list[tuple[Claim, Claim]]) -> None:
    for claim in unit.claims.of_evidence(evidence.id, withdrawn=True):
        _append(into, claim, _noted(claim, asked))


def _noted(claim: Claim, asked: _Wanted) -> Claim:
    note = asked.exchange(Text(Place(claim.evidence_id, Part.NOTE, claim.id), claim.note)).text
    return replace(claim, note=note) if note != claim.note else claim


def _described(evidence: Evidence, asked: _Wanted, *parts: Part) -> Evidence:
    fields = {Part.TITLE: "title", Part.DETAILS: "description"}
    made = {
        fields[part]: asked.exchange(Text(Place(evidence.id, part), getattr(evidence, fields[part]))).text
        for part in parts
    }
    return replace(evidence, **made)


def _append(into: list[tuple[_Value, _Value]], before: _Value, after: _Value) -> None:
    if before != after:
        into.append((before, after))


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def put_written(unit: UnitOfWork, written: Written) -> None:
    """Store what is written in all these, exactly as it is here."""
    for state in written.accounts:
        rewrite(unit, find_account(unit, state.account.evidence.reference), state.account)
        unit.claims.save_all(state.claims)
    for evidence in written.evidence:
        unit.evidence.save(evidence)
    for held in written.held:
        unit.held_elsewhere.save(held)
    unit.claims.save_all(written.claims)
    for number, name in written.names:
        unit.files.rename(number, name)
