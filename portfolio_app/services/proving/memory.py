"""Who decided, by which key, in which file: what this computer has seen, so that another key or a gap is noticed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from portfolio_app.domain.decisions.decision_return import DecisionReturn
from portfolio_app.domain.decisions.proving import LeftOut
from portfolio_app.domain.decisions.trust import Name, SeenKey, name_of
from portfolio_app.domain.time import say_day_of
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.seen import keep_seen, read_seen
from portfolio_app.translation import tr

_PEOPLE, _FILES = "people-keys.json", "decisions-seen.json"
_MOST_PEOPLE, _MOST_KEYS = 20_000, 20
_MOST_PORTFOLIOS, _MOST_FILES = 20_000, 500
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """A person and the keys that they signed with, the first one first."""

    name: str
    keys: tuple[SeenKey, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A signed file of decisions on a portfolio."""

    sha256: str
    decided_by: str
    made_at: str


def people() -> Mapping[Name, tuple[SeenKey, ...]]:
    """Return the keys of everybody who was seen, by name."""
    return {name_of(each.name): each.keys for each in _people()}


def seen_people() -> tuple[SeenPerson, ...]:
    """Return everybody who was seen with a key."""
    return tuple(_people())


def remember(portfolio: str, signed: Iterable[DecisionReturn]) -> None:
    """Remember who signed by which key, and that there are these files on the portfolio."""
    signed = tuple(signed)
    if signed:
        _remember_people(signed)
        _remember_files(portfolio[:_LONGEST], signed)


def forget(fingerprint: str) -> bool:
    """Forget a key, whose owner has another one now; tell whether it was known."""
    wanted = "".join(fingerprint.split()).upper()
    known = _people()
    left = [SeenPerson(p.name, tuple(k for k in p.keys if "".join(k.fingerprint.split()) != wanted)) for p in known]
    if left == known:
        return False
    keep_seen(_PEOPLE, [person for person in left if person.keys])
    return True


def forgotten(portfolio: str, there: Collection[str], before: str = "") -> tuple[LeftOut, ...]:
    """Return a sentence for each signed file that this computer has seen on the portfolio and that is not there.

    ``before`` is when a pack was made (ISO 8601, UTC): what was signed after that it cannot hold.
    """
    known = (read_seen(_FILES, dict[str, list[SeenFile]]) or {}).get(portfolio[:_LONGEST], [])
    missing = [each for each in known if each.sha256 not in there and not (before and each.made_at >= before)]
    return tuple(LeftOut("", _gone(each)) for each in missing)


def _gone(file: SeenFile) -> str:
    return tr(
        "LEFT OUT: this computer has seen decisions that {decided_by} signed on {date}, and they are not here.",
        decided_by=excerpt(file.decided_by),
        date=say_day_of(file.made_at),
    )


def _people() -> list[SeenPerson]:
    return read_seen(_PEOPLE, list[SeenPerson]) or []


def _remember_people(signed: Iterable[DecisionReturn]) -> None:
    known = {name_of(each.name): each for each in _people()}
    before = dict(known)
    for returned in signed:
        name = name_of(returned.decided_by)
        person = known.get(name, SeenPerson(returned.decided_by[:_LONGEST]))
        new = returned.fingerprint not in {key.fingerprint for key in person.keys}
        if new and len(person.keys) < _MOST_KEYS and len(known) < _MOST_PEOPLE:
            known[name] = SeenPerson(person.name, (*person.keys, SeenKey(returned.fingerprint, now())))
    if known != before:
        keep_seen(_PEOPLE, list(known.values()))


def _remember_files(portfolio: str, signed: Iterable[DecisionReturn]) -> None:
    known = read_seen(_FILES, dict[str, list[SeenFile]]) or {}
    files = known.get(portfolio, [])
    there = {file.sha256 for file in files}
    new = [SeenFile(r.sha256, r.decided_by[:_LONGEST], r.made_at) for r in signed if r.sha256 not in there]
    if new and len(known) < _MOST_PORTFOLIOS and len(files) < _MOST_FILES:
        keep_seen(_FILES, {**known, portfolio: [*files, *new]})
