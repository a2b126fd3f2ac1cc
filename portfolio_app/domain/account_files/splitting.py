"""Where accounts begin in a flow of pieces: at their titles, found by the parts and the headings that follow."""

from itertools import pairwise

from portfolio_app.domain.account_files.flow import Piece, Role
from portfolio_app.domain.account_files.headings import Detail, names_account
from portfolio_app.domain.evidence.evidence import Section

_FEW_WORDS = 25
"""Fewer words under a heading make no account of their own, where nothing else says that they are one."""
_ENOUGH = 60
"""So many words on average make accounts of what stands under the headings below a document's own title."""
_NO_LEVEL = 9
"""The level of a title that is only bold."""


def split(pieces: tuple[Piece, ...]) -> list[tuple[Piece, ...]]:
    """Return the pieces of each account, in order; nothing is dropped, and there is at least one."""
    starts = _by_parts(pieces) if any(piece.role is Role.PART for piece in pieces) else _by_headings(pieces)
    edges = [0, *sorted(starts - {0}), len(pieces)]
    groups = [pieces[first:last] for first, last in pairwise(edges)]
    return _with_front(groups)


def _by_parts(pieces: tuple[Piece, ...]) -> set[int]:
    """Return where accounts begin: at the title before a part that comes again, and that the account began with."""
    starts: set[int] = set()
    seen: list[Section] = []
    last = -1
    titles: set[int] = set()
    for place, piece in enumerate(pieces):
        if piece.role is not Role.PART or piece.section is None:
            continue
        opens = not seen or (piece.section is seen[0] and piece.section in seen and len(seen) > 1)
        if opens or (seen and _is_titled(pieces, last, place) and piece.section in seen):
            start = _title_before(pieces, last, place)
            starts.add(start)
            titles.add(start)
            seen = []
        seen.append(piece.section)
        last = place
    return starts | _same_titles(pieces, titles)


def _is_titled(pieces: tuple[Piece, ...], last: int, place: int) -> bool:
    return any(pieces[at].role is Role.HEADING for at in range(last + 1, place))


def _title_before(pieces: tuple[Piece, ...], last: int, place: int) -> int:
    """Return where the account begins whose first part is at ``place``: at its title, or at the details before it."""
    heads = [at for at in range(last + 1, place) if _begins(pieces[at])]
    if not heads:
        at = place
        while at - 1 > last and _stands_over(pieces[at - 1], pieces[at]):
            at -= 1
        return at
    first = heads[-1]
    # Details may stand above the title: “Date: …” over it belongs to it.
    while first - 1 > last and _stands_over(pieces[first - 1], pieces[first]):
        first -= 1
    return first


def _stands_over(detail: Piece, piece: Piece) -> bool:
    """Tell whether a detail belongs to the account that begins below it, and not to the one that ends with it."""
    ended = detail.block.table > 0 and detail.block.table != piece.block.table
    own = detail.detail in (Detail.DATE, Detail.PLACE, Detail.TITLE) or detail.block.table > 0
    return detail.role is Role.DETAIL and own and not ended


def _begins(piece: Piece) -> bool:
    return piece.role is Role.HEADING or piece.detail is Detail.TITLE


def _same_titles(pieces: tuple[Piece, ...], starts: set[int]) -> set[int]:
    """Return other headings as high as the titles found, where parts stand below them: accounts without parts."""
    levels = {pieces[start].block.level for start in starts if pieces[start].role is Role.HEADING}
    parts = {piece.block.level for piece in pieces if piece.role is Role.PART}
    if len(levels) != 1:
        return set()
    level = levels.pop()
    if not level or any(part and part <= level for part in parts):
        return set()
    return {
        place
        for place, piece in enumerate(pieces)
        if piece.role is Role.HEADING and piece.block.level == level and place
    }


def _by_headings(pieces: tuple[Piece, ...]) -> set[int]:
    named = {at for at, piece in enumerate(pieces) if piece.role is Role.HEADING and names_account(piece.block.text)}
    if len(named) > 1:
        return named
    headed = [(at, piece.block.level or _NO_LEVEL) for at, piece in enumerate(pieces) if piece.role is Role.HEADING]
    for level in sorted({level for _, level in headed}):
        places = [at for at, its in headed if its == level]
        if len(places) < 2:
            continue
        words = [_words(pieces[first:last]) for first, last in zip(places, [*places[1:], len(pieces)], strict=True)]
        above = any(its < level for _, its in headed)
        if level == _NO_LEVEL or above:
            return set(places) if min(words) >= _FEW_WORDS and sum(words) / len(words) >= _ENOUGH else set()
        return set(places) if sum(words) / len(words) >= _FEW_WORDS else set()
    return set()


def _words(pieces: tuple[Piece, ...]) -> int:
    return sum(len(piece.block.text.split()) for piece in pieces if piece.role in (Role.WORDS, Role.PART))


def _with_front(groups: list[tuple[Piece, ...]]) -> list[tuple[Piece, ...]]:
    """Join what stands before the first account to it, unless there are words enough to be one."""
    if len(groups) > 1 and _words(groups[0]) < _FEW_WORDS and not any(p.role is Role.PART for p in groups[0]):
        return [(*groups[0], *groups[1]), *groups[2:]]
    return groups
