"""Whether two names are of the same person."""

import re
from collections.abc import Iterable

from portfolio_app.domain.words.text import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
TITLES = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev revd reverend cllr councillor sgt sergeant "
    "pc".split()
)
ROLES = frozenset("nurse sister auntie aunty uncle nan grandma grandad matron father pastor imam chef".split())
"""What is a title only with a capital."""
_TITLES = TITLES | ROLES
_MEN, _WOMEN = frozenset({"mr", "sir", "lord"}), frozenset({"mrs", "ms", "miss", "dame", "lady"})


def parts_of(name: str) -> frozenset[str]:
    """Return the parts of a name without its titles, as they are compared."""
    return frozenset(word for word in _words(name) if word not in _TITLES)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be of one person: the parts of one are all in the other, and their titles agree."""
    these, those = parts_of(one), parts_of(other)
    if not these or not those or not (these <= those or those <= these):
        return False
    titles, others = set(_words(one)) & _TITLES, set(_words(other)) & _TITLES
    return not (titles & _MEN and others & _WOMEN) and not (titles & _WOMEN and others & _MEN)


def the_same_among(name: str, names: Iterable[str]) -> frozenset[str]:
    """Return the names that are this person's beyond doubt.

    A first name alone is somebody's only where one person of that name is spoken of: of two Janes it says neither.
    """
    alike = [other for other in names if same_person(name, other)]
    fuller = [other for other in alike if len(parts_of(other)) > 1]
    if len(parts_of(name)) < 2 and not all(same_person(one, other) for one in fuller for other in fuller):
        return frozenset(other for other in alike if parts_of(other) == parts_of(name))
    apart = [
        other
        for other in names
        if len(parts_of(other)) > 1 and not same_person(name, other) and parts_of(other) & parts_of(name)
    ]
    return frozenset(
        other
        for other in alike
        if len(parts_of(other)) > 1
        or parts_of(other) == parts_of(name)
        or not any(same_person(other, rival) for rival in apart)
    )


def _words(name: str) -> list[str]:
    return _WORD.findall(fold(name))
