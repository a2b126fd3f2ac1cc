"""Regions: the part of a file that a claim points at, a box on a page or picture, or seconds of a recording."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_app.translation import tr

SMALLEST = 0.004
"""The least width and height of a box, as a part of the page: less cannot be seen."""

LONGEST_SECONDS = 100 * 3600
_TIME = re.compile(r"(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,6}(?:\.\d{1,3})?)")
_EDGE = 1e-6


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """A box on a page (1 for the first; a picture has one), in parts of its width and height from the top left."""

    page: int = 1
    left: float = 0.0
    top: float = 0.0
    width: float = 1.0
    height: float = 1.0

    @property
    def whole_page(self) -> bool:
        """Whether the box is all of its page."""
        return self.left <= _EDGE and self.top <= _EDGE and min(self.width, self.height) >= 1 - _EDGE

    def overlaps(self, other: "Box") -> bool:
        """Tell whether the two share any part of a page; boxes that only touch do not."""
        return (
            self.page == other.page
            and min(self.left + self.width, other.left + other.width) - max(self.left, other.left) > _EDGE
            and min(self.top + self.height, other.top + other.height) - max(self.top, other.top) > _EDGE
        )


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Seconds of a recording, from ``start`` until ``end``."""

    start: float
    end: float

    def overlaps(self, other: "Stretch") -> bool:
        """Tell whether the two share any moment; stretches that only touch do not."""
        return min(self.end, other.end) - max(self.start, other.start) > _EDGE


Region = Box | Stretch


def fault_of(region: Region) -> str:
    """Return what is wrong with the numbers of a region, as a sentence's beginning, or "" when nothing is."""
    if isinstance(region, Stretch):
        if not all(map(math.isfinite, (region.start, region.end))) or region.start < 0 or region.end > LONGEST_SECONDS:
            return tr("The times must lie between 0:00 and 100:00:00")
        return "" if region.start < region.end else tr("The end must come after the start")
    if region.page < 1:
        return tr("Pages are counted from 1")
    edges = (region.left, region.top, region.width, region.height)
    if not all(map(math.isfinite, edges)) or min(region.left, region.top) < 0:
        return tr("The box's numbers must lie between 0 and 1")
    if min(region.width, region.height) < SMALLEST:
        return tr("The box is too small to be seen")
    if max(region.left + region.width, region.top + region.height) > 1 + _EDGE:
        return tr("The box reaches beyond its page: left and width, and top and height, may have a sum of at most 1")
    return ""


def count_apart(regions: Iterable[Region]) -> int:
    """Return how many of one file's regions can be chosen so that no two overlap, the smallest chosen first."""
    chosen: list[Region] = []
    for region in sorted(regions, key=_extent):
        if not any(_overlap(region, other) for other in chosen):
            chosen.append(region)
    return len(chosen)


def parse_time(text: str) -> float | None:
    """Return the seconds that ``75``, ``1:15`` or ``1:02:03.5`` stand for, or None when it is not a time."""
    match = _TIME.fullmatch(text.strip())
    if match is None:
        return None
    hours, minutes, seconds = match.groups()
    if (minutes and float(seconds) >= 60) or (hours and int(minutes) >= 60):
        return None
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds)


def say_time(seconds: float) -> str:
    """Return the seconds as a clock shows them: 1:15, 1:02:03.5."""
    tenths = round(seconds * 10)
    whole, tenth = divmod(tenths, 10)
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    clock = f"{hours}:{minutes:02d}:{second:02d}" if hours else f"{minutes}:{second:02d}"
    return f"{clock}.{tenth}" if tenth else clock


def say_region(region: Region, *, picture: bool = False) -> str:
    """Return the region in words: “page 2”, “box on page 2”, “0:10 to 0:25”; the page of a picture is not named."""
    if isinstance(region, Stretch):
        return tr("{time} to {end_time}", time=say_time(region.start), end_time=say_time(region.end))
    if region.whole_page:
        return tr("the whole picture") if picture else tr("page {page}", page=region.page)
    return tr("box in the picture") if picture else tr("box on page {page}", page=region.page)


def _overlap(one: Region, other: Region) -> bool:
    if isinstance(one, Box):
        return isinstance(other, Box) and one.overlaps(other)
    return isinstance(other, Stretch) and one.overlaps(other)


def _extent(region: Region) -> tuple[float, int, tuple[float, ...]]:
    if isinstance(region, Box):
        return region.width * region.height, 0, (region.page, region.top, region.left, region.width)
    return region.end - region.start, 1, (region.start,)
