"""Authorship: how the words of an account came to be there, as numbers of characters; never the words themselves."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import Enum
from functools import reduce

from portfolio_app.domain.evidence.evidence import StarText
from portfolio_app.translation import mark


class Origin(Enum):
    """How characters came into an account; the values are what people are told."""

    TYPED = mark("typed")
    PASTED = mark("pasted")
    DICTATED = mark("dictated")
    REWORKED = mark("reworked")
    BROUGHT_IN = mark("brought in")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many characters came in each way, and how many were taken out.

    ``reworked`` are those that came inside of words that were there; ``brought_in`` those of a document or a file.
    """

    typed: int = 0
    pasted: int = 0
    dictated: int = 0
    reworked: int = 0
    brought_in: int = 0
    removed: int = 0

    @classmethod
    def one(cls, origin: Origin, added: int, removed: int = 0) -> "Counts":
        """Return what came in one way."""
        return cls(**{_field(origin): added, "removed": removed})

    def of(self, origin: Origin) -> int:
        """Return how many came in one way."""
        return int(getattr(self, _field(origin)))

    @property
    def put_in(self) -> int:
        """How many came in, in whatever way."""
        return sum(map(self.of, Origin))

    def plus(self, other: "Counts") -> "Counts":
        """Return both together."""
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def minus(self, other: "Counts") -> "Counts":
        """Return what is left without the other; never less than nothing."""
        return Counts(*(max(0, getattr(self, f.name) - getattr(other, f.name)) for f in fields(self)))

    def shares(self) -> dict[Origin, int]:
        """Return how much came in each way, in whole per cents that make a hundred together; nothing of nothing."""
        if not self.put_in:
            return dict.fromkeys(Origin, 0)
        exact = {origin: 100 * self.of(origin) / self.put_in for origin in Origin}
        shares = {origin: int(share) for origin, share in exact.items()}
        by_rest = sorted(Origin, key=lambda origin: shares[origin] - exact[origin])
        for origin in by_rest[: 100 - sum(shares.values())]:
            shares[origin] += 1
        return shares


NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class TenMinutes:
    """What came into an account in the ten minutes that began then (ISO 8601, UTC)."""

    began_at: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class AccountRecord:
    """How one account came to be written, in the order of time.

    It is not ``intact`` once it was changed by anything but the program.
    """

    evidence_id: int
    stretches: tuple[TenMinutes, ...] = ()
    intact: bool = True

    @property
    def counts(self) -> Counts:
        """All of it together."""
        return total(stretch.counts for stretch in self.stretches)

    def unrecorded(self, text: StarText) -> int:
        """Return how many characters of the text the record cannot explain: they were there before, or came unseen."""
        counts = self.counts
        return max(0, characters(text) - counts.put_in + counts.removed)


@dataclass(frozen=True, slots=True)
class Authorship:
    """The record of a portfolio, kept since then (ISO 8601, UTC), with the signature over what it says.

    ``fingerprint`` is that of the portfolio's key, ``public`` the key itself; it and the signature are in hexadecimal.
    """

    since: str
    accounts: tuple[AccountRecord, ...]
    signed_text: str = ""
    fingerprint: str = ""
    public: str = ""
    signature: str = ""

    def of(self, evidence_id: int) -> AccountRecord:
        """Return the record of an account; an empty one where nothing was written since."""
        return next((each for each in self.accounts if each.evidence_id == evidence_id), AccountRecord(evidence_id))


def total(counts: Iterable[Counts]) -> Counts:
    """Return all of them together."""
    return reduce(Counts.plus, counts, NOTHING)


def stretch_of(moment: str) -> str:
    """Return when the ten minutes began that a recorded moment is in."""
    return f"{moment[:15]}0:00Z"


def characters(text: StarText) -> int:
    """Return how many characters a text has in all its sections."""
    return sum(len(words) for _, words in text)


def difference(former: StarText, text: StarText, origin: Origin) -> Counts:
    """Return what was taken out and put in, in one way, to make one text of the other."""
    found = NOTHING
    for section, words in text:
        before = former[section]
        if before != words:
            start = _alike(before, words)
            end = _alike(before[start:][::-1], words[start:][::-1])
            found = found.plus(Counts.one(origin, len(words) - start - end, len(before) - start - end))
    return found


def written(origin: Origin, added: int, removed: int, after: str) -> Counts:
    """Return what one change in the editor is, with the words ``after`` it in its line.

    What is typed in the middle of a line, or in the place of other words, reworks what was there.
    """
    if origin is Origin.TYPED and (after.strip() or (added and removed)):
        origin = Origin.REWORKED
    return Counts.one(origin, added, removed)


def record_lines(evidence_id: int, stretches: Iterable[TenMinutes]) -> str:
    """Return a record as lines of figures, always the same for the same record: what seals and signatures are over."""
    lines = (" ".join((each.began_at, *_figures(each.counts))) for each in stretches)
    return "\n".join((f"account {evidence_id}", *lines, ""))


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _field(origin: Origin) -> str:
    return origin.name.lower()


def _figures(counts: Counts) -> tuple[str, ...]:
    return tuple(str(getattr(counts, each.name)) for each in fields(counts))
