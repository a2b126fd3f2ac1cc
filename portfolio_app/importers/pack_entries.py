"""What the files of a pack are called: by whatever name they came, each is found under its name in the pack's list."""

import posixpath
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.packs.litter import is_litter
from portfolio_app.domain.packs.pack import MANIFEST
from portfolio_app.domain.words.file_names import fold, is_safe_path
from portfolio_app.domain.words.text import shown
from portfolio_app.importers.zip_entries import readings
from portfolio_app.translation import mark, tr

AGAIN = mark("ask for the pack again.")
_DEEPEST = 2
"""Folders that may be wrapped round a pack."""
_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Found(Generic[_Thing]):
    """A file as it came: its name in bytes, other bytes that may be its name, its size, and what to read it by."""

    raw: bytes
    size: int
    thing: _Thing
    other: bytes = b""


class Entries(Generic[_Thing]):
    """The files of a pack by path; raises InputError for names that no pack has.

    Litter is kept apart. What lies outside of the folder that the pack is in has a path that begins with "../".
    """

    def __init__(self, name: str, found: Iterable[Found[_Thing]]) -> None:
        self._name = name
        every = list(found)
        first = {id(each): readings(each.raw)[0] for each in every}
        litter = {id(each) for each in every if is_litter(first[id(each)], each.size)}
        kept = [each for each in every if id(each) not in litter]
        self._check([first[id(each)] for each in kept])
        root = _root([each.raw for each in kept])
        self._known: dict[str, Found[_Thing]] = {}
        self._litter: dict[str, Found[_Thing]] = {}
        self._others: dict[str, tuple[str, ...]] = {}
        for each in every:
            inside = each.raw.startswith(root)
            names = readings(each.raw[len(root) :]) if inside else (first[id(each)],)
            if id(each) in litter:
                self._litter[names[0]] = each
            else:
                names = names if inside else (_outside(names[0], root),)
                self._known[names[0]] = each
            if inside and each.other.startswith(root):
                names = (*names, *readings(each.other[len(root) :]))
            self._others[names[0]] = names[1:]

    @property
    def litter(self) -> tuple[str, ...]:
        """The paths of what a computer put there by itself."""
        return tuple(self._litter)

    def __getitem__(self, path: str) -> _Thing:
        return self._known[path].thing

    def sizes(self) -> dict[str, int]:
        """Return the size of every file but litter by path."""
        return {path: found.size for path, found in self._known.items()}

    def settle(self, listed: Collection[str]) -> None:
        """Call files as they are listed, where their names may be read so."""
        wanted = frozenset(listed)
        for path in wanted & self._litter.keys():
            self._known[path] = self._litter.pop(path)
        for path in [path for path in self._known if path not in wanted]:
            better = next((name for name in self._others[path] if name in wanted and name not in self._known), None)
            if better is not None:
                self._known[better] = self._known.pop(path)

    def _check(self, paths: list[str]) -> None:
        seen: dict[str, str] = {}
        for path in paths:
            if not is_safe_path(path):
                name = shown(path, 80)
                raise InputError(
                    tr(
                        "{self} holds a file with the name “{name}”, which no pack does; {again}",
                        self=self._name,
                        name=name,
                        again=tr(AGAIN),
                    )
                )
            other = seen.setdefault(fold(path), path)
            if other is not path:
                both = tr("{shown} and {path_shown}", shown=shown(other, 80), path_shown=shown(path, 80))
                raise InputError(
                    tr(
                        "{self} holds {both}, which Windows takes for one file; {again}",
                        self=self._name,
                        both=both,
                        again=tr(AGAIN),
                    )
                )


def _root(raws: list[bytes]) -> bytes:
    """Return the folder that the pack is in, with its slash: where the list of files lies least deep."""
    ending = f"/{MANIFEST}".encode()
    if ending[1:] in raws:
        return b""
    places = [raw[: -len(MANIFEST)] for raw in raws if raw.endswith(ending) and raw.count(b"/") <= _DEEPEST]
    least = min((place.count(b"/") for place in places), default=0)
    shallow = [place for place in places if place.count(b"/") == least]
    return shallow[0] if len(shallow) == 1 else b""


def _outside(path: str, root: bytes) -> str:
    return posixpath.join(*[".."] * root.count(b"/"), path)
