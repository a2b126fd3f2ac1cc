"""The standards of a saved file, kept on a computer for all portfolios, to be searched by code, title and level."""

from dataclasses import dataclass
from functools import cached_property

from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.listing import Listing
from portfolio_app.domain.words.text import fold


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A standard in one version as the catalogue keeps it: what a list shows, and its record in the source's form."""

    listing: Listing
    record: bytes


@dataclass(frozen=True)
class Catalogue:
    """What the catalogue lists, in its order; ``source`` is the file that it was made of, ``made_on`` the day."""

    listings: tuple[Listing, ...]
    source: str = ""
    made_on: str = ""

    def find(self, words: str) -> tuple[Listing, ...]:
        """Return what has all the words in its code, title, level, version or status, the likeliest first."""
        wanted = fold(words)
        each_word = wanted.split()
        found = [
            (listing, place)
            for place, (listing, name) in enumerate(zip(self.listings, self._names, strict=True))
            if all(_has(name, word) for word in each_word)
        ]
        return tuple(listing for listing, _ in sorted(found, key=lambda each: (_rank(each[0], wanted), each[1])))

    def current(self, code: str) -> Listing | None:
        """Return the version that somebody who starts now is on, of the standard of that code in any case."""
        versions = [each for each in self.listings if each.code.casefold() == code.strip().casefold()]
        return max(versions, key=_preference, default=None)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the standards, each once however many versions there are."""
        return frozenset(listing.code for listing in self.listings)

    @cached_property
    def _names(self) -> tuple[str, ...]:
        return tuple(
            fold(f"{each.code} {each.title} level {each.level} version {each.version} {each.status}")
            for each in self.listings
        )


def _has(name: str, word: str) -> bool:
    """Tell whether a word is in a name; a small number, such as that of a level, only as a word of its own."""
    return word in (name.split() if word.isdecimal() and len(word) < 3 else name)


def _rank(listing: Listing, wanted: str) -> tuple[object, ...]:
    """Return a key that is lowest for what was most likely meant: its code, the beginning of its title, in use."""
    title = fold(listing.title)
    return (
        listing.code.casefold() != wanted,
        title != wanted,
        not title.startswith(wanted),
        not listing.is_delivered,
        not listing.criteria,
        natural_key(listing.code),
        [-number for _, number, _ in natural_key(listing.version)],
    )


def _preference(listing: Listing) -> tuple[object, ...]:
    return bool(listing.criteria), listing.is_delivered, natural_key(listing.version)
