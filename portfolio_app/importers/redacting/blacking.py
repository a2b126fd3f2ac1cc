"""Boxes on a picture of a page: painted black, looked at again, and which characters are under them."""

from collections.abc import Iterable
from math import ceil, floor
from typing import TYPE_CHECKING

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.page_words import Letter, box_round

if TYPE_CHECKING:
    from PIL.Image import Image

_INSIDE = 2
"""Pixels at a box's edge that are not looked at: compressing a picture lets its edges tremble."""
_DARK, _DARK_ON_AVERAGE = 110, 14
_RIM, _ALONG = 0.25, 0.15
"""How much of a word's height, and of a character's width at its ends, may be under a box that does not mean it."""
_MIDDLE = 0.35
"""The same of a character that was written anew; it is larger, for characters are not set as they were."""


def paint(image: "Image", boxes: Iterable[Box]) -> None:
    """Paint boxes black, outwards to whole pixels."""
    for box in boxes:
        image.paste(0 if image.mode in ("1", "L") else (0, 0, 0), pixels_of(image, box))


def pixels_of(image: "Image", box: Box) -> tuple[int, int, int, int]:
    """Return the pixels of a box, outwards to whole ones."""
    width, height = image.size
    left, top = max(0, floor(box.left * width)), max(0, floor(box.top * height))
    right = min(width, ceil((box.left + box.width) * width))
    bottom = min(height, ceil((box.top + box.height) * height))
    return left, top, max(right, left + 1), max(bottom, top + 1)


def is_black(image: "Image", box: Box) -> bool:
    """Tell whether nothing but black is to be seen in a box."""
    left, top, right, bottom = pixels_of(image, box)
    inset = min(_INSIDE, (right - left - 1) // 2, (bottom - top - 1) // 2)
    shown = image.crop((left + inset, top + inset, right - inset, bottom - inset)).convert("L")
    counted = shown.histogram()
    light = sum(value * count for value, count in enumerate(counted)) / max(1, sum(counted))
    return light <= _DARK_ON_AVERAGE and not any(counted[_DARK:])


def is_under(word: list[Letter], boxes: Iterable[Box]) -> bool:
    """Tell whether a box covers more of a word than its rim, whichever way it runs."""
    place = box_round(word, 1)
    across, down = place.width, place.height
    runs_down = abs(word[-1].top - word[0].top) > abs(word[-1].left - word[0].left)
    along, rim = _ALONG / len(word), _RIM
    return _touches(place, boxes, across * (rim if runs_down else along), down * (along if runs_down else rim))


def is_touched(letter: Letter, boxes: Iterable[Box]) -> bool:
    """Tell whether a box covers the middle of a character that was written anew."""
    place = box_round([letter], 1)
    return _touches(place, boxes, _MIDDLE * place.width, _MIDDLE * place.height)


def _touches(place: Box, boxes: Iterable[Box], across: float, down: float) -> bool:
    return any(
        place.left + across < box.left + box.width
        and box.left < place.left + place.width - across
        and place.top + down < box.top + box.height
        and box.top < place.top + place.height - down
        for box in boxes
    )


def is_seen(image: "Image", letter: Letter) -> bool:
    """Tell whether anything can be seen where a character stands; what is hidden or covered has one colour there."""
    box = Box(1, letter.left, letter.top, letter.right - letter.left, letter.bottom - letter.top)
    lows = image.crop(pixels_of(image, box)).convert("L").getextrema()
    return lows[1] - lows[0] > 8 if isinstance(lows[0], int | float) and isinstance(lows[1], int | float) else True
