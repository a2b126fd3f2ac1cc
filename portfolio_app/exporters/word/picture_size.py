"""How large a picture stands on the page, and what is said below it: for the text and for the count of pages."""

from portfolio_app.domain.report import Line, Picture, Run, Tone
from portfolio_app.exporters.word.setting import Page

_AROUND = 40.0
"""Room in points kept for the stamp above and the words below."""


def picture_size(block: Picture, page: Page) -> tuple[float, float]:
    """Return a picture's width and height in points, as large as the text is wide and the page high."""
    share = min(max(block.share, 0.05), 1.0)
    across, down = page.text_width / 20 * share, (page.text_height / 20 - _AROUND - 20 * len(block.outlines)) * share
    scale = min(across / max(block.width, 1), down / max(block.height, 1))
    return max(block.width * scale, 1.0), max(block.height * scale, 1.0)


def caption_of(block: Picture) -> Line:
    """Return what stands below a picture: a page of another document has its description there."""
    return (*block.caption, *((Run(f" {block.alt}", Tone.SMALL),) if block.page else ()))
