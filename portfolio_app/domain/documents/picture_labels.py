"""Where the codes of claimed parts stand on a picture: beside their outlines, hiding nothing that is claimed."""

from collections.abc import Iterator, Sequence

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, counted from the upper left corner."""
_GAP = 0.15
"""How far a label stands off its outline, in heights of a label."""


def place_labels(
    outlines: Sequence[Box], sizes: Sequence[tuple[float, float]], width: float, height: float
) -> list[Box]:
    """Return a place inside a picture of ``width`` and ``height`` for each outline's label, given the labels' sizes."""
    placed: list[Box] = []
    for outline, size in zip(outlines, sizes, strict=True):
        places = [*_places(outline, size, width, height)]
        free = [place for place in places if not _meets(place, placed)]
        best = next((place for place in free if not _meets(place, outlines)), None)
        placed.append(best or (free or places)[0])
    return placed


def _places(outline: Box, size: tuple[float, float], width: float, height: float) -> Iterator[Box]:
    """Yield the places for a label, the best first; the last are over the outline's own corner."""
    wide, high = size
    left, top, right, bottom = outline
    gap = high * _GAP
    for across in (left - gap - wide, right + gap):
        # At the outline's upper edge, or under what already stands there.
        for step in range(max(1, min(8, int((height - top) / high)))):
            yield from _inside(across, top + step * (high + gap), size, width, height)
    # An outline may reach a line's breadth beyond the picture's edge; its label does not.
    across = min(max(left, 0), width - wide)
    yield from _inside(across, top - gap - high, size, width, height)
    yield from _inside(across, bottom + gap, size, width, height)
    for step in range(8):
        down = min(max(top, 0) + step * high, height - high)
        yield across, down, across + wide, down + high


def _inside(left: float, top: float, size: tuple[float, float], width: float, height: float) -> Iterator[Box]:
    right, bottom = left + size[0], top + size[1]
    if left >= 0 and top >= 0 and right <= width and bottom <= height:
        yield left, top, right, bottom


def _meets(one: Box, others: Sequence[Box]) -> bool:
    return any(one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3] for other in others)
