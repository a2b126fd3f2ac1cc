"""Writes a report as one Markdown file."""

from collections.abc import Callable
from pathlib import Path

from portfolio_app.domain.documents.report import Cover, MarkedParagraph, Report
from portfolio_app.exporters.anchors import faults, find_places
from portfolio_app.exporters.markdown.blocks import Body
from portfolio_app.whole_files import made_beside

Progress = Callable[[int, int], None]
_STEP = 64
"""Blocks between two reports of progress."""


def write_markdown(report: Report, path: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the report to ``path`` and return warnings, one sentence each; raises OSError when it cannot be written.

    ``progress`` is called with the blocks done and their number and may raise to stop.
    """
    places = find_places(report.blocks)
    body = Body(places, under_title=any(isinstance(block, Cover) for block in report.blocks))
    total = len(report.blocks)
    with made_beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        parted, former = "", None
        for done, block in enumerate(report.blocks, 1):
            content = body.render(block)
            if content:
                # An empty line between the items of a list would set them apart as paragraphs.
                goes_on = isinstance(block, MarkedParagraph) and block.continues(former)
                file.write(f"{'' if goes_on else parted}{content}\n")
                parted, former = "\n", block
            if progress is not None and (done % _STEP == 0 or done == total):
                progress(done, total)
    return faults(places)
