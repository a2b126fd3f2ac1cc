"""How large pictures are, so that each stands on one page with all that is said of it."""

from collections.abc import Iterator

from portfolio_app.domain.documents.report import Picture, Run
from portfolio_app.exporters.word.captions import caption_of, claimed_line
from portfolio_app.exporters.word.flow import Box, at
from portfolio_app.exporters.word.measure import Measure
from portfolio_app.exporters.word.setting import PICTURE_AFTER, PICTURE_BEFORE

_LEAST_SHARE = 0.45
"""A picture makes room for what stands above it, as long as it has that share of the page."""


class PictureSizes:
    """Fits pictures to the pages that are measured for."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def boxes(self, block: Picture, height: float) -> Iterator[Box]:
        """Yield the boxes of a picture of that height, of the stamp above it and of what is said below."""
        stamp, said = self._around(block)
        if stamp:
            stamp.keep_next = True
            yield stamp
        before, after = PICTURE_BEFORE, PICTURE_AFTER
        yield Box(1, height, before, after, at(block.anchor), keep_next=bool(said), keep_lines=True)
        yield from said

    def size(self, block: Picture, above: float, below: Box) -> tuple[float, float]:
        """Return a picture's width and height in points: as wide as the text, but with all that is said on its page.

        It makes room for what stands ``above`` on the page too, unless it would become small.
        """
        share = min(max(block.share, 0.05), 1.0)
        stamp, said = self._around(block)
        boxes = [*([stamp] if stamp else []), *said, below]
        around = sum(box.before + box.height + box.after for box in boxes) + PICTURE_BEFORE + PICTURE_AFTER
        down = max(self._measure.height - around, self._measure.height / 3)
        if down - above > self._measure.height * _LEAST_SHARE:
            down -= above
        scale = min(self._measure.width * share / max(block.width, 1), down * share / max(block.height, 1))
        return max(block.width * scale, 1.0), max(block.height * scale, 1.0)

    def _around(self, block: Picture) -> tuple[Box | None, list[Box]]:
        """Return the boxes of what stands above and below a picture."""
        stamp = self._measure.box("Kicker", (Run(block.stamp),)) if block.stamp else None
        caption = caption_of(block)
        said = [self._measure.box("Caption", caption)] if caption else []
        for outline in block.outlines:
            box = self._measure.box("Caption", claimed_line(outline.mark))
            box.anchors = at(outline.mark.anchor)
            said.append(box)
        return stamp, said
