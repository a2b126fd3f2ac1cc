"""Writes a report as one HTML file that needs nothing beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from portfolio_app import paths
from portfolio_app.domain.documents.layout import Layout, Paper, Reading
from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.anchors import Places, faults, find_places
from portfolio_app.exporters.html.blocks import Body
from portfolio_app.exporters.html.inline import symbols
from portfolio_app.exporters.html.palette import TINT, properties, unit_classes
from portfolio_app.exporters.html.text import escaped
from portfolio_app.whole_files import made_beside

Progress = Callable[[int, int], None]
_STEP = 64
"""Blocks between two reports of progress."""
# Even a page that was tampered with on its way runs nothing and loads nothing.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
_CLASSES = {Reading.STANDARD: "", Reading.LARGE_PRINT: "large", Reading.DYSLEXIA: "dyslexia"}
_PAPERS = {Paper.A4: "A4", Paper.LETTER: "letter"}


def write_html(report: Report, path: Path, progress: Progress | None = None) -> tuple[str, ...]:
    """Write the report to ``path`` and return warnings, one sentence each; raises OSError when it cannot be written.

    ``progress`` is called with the blocks done and their number and may raise to stop.
    """
    places = find_places(report.blocks)
    with made_beside(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for piece in _page(report, places, progress):
            file.write(piece)
    return faults(places)


def _page(report: Report, places: Places, progress: Progress | None) -> Iterator[str]:
    total = len(report.blocks)
    classes = " ".join(filter(None, (_CLASSES[report.layout.reading], "justified" * report.layout.justified)))
    attributes = f'lang="{escaped(report.language)}"' + (f' class="{classes}"' if classes else "")
    yield (
        f"<!DOCTYPE html>\n<html {attributes}>\n"
        f"<head>\n{_head(report)}</head>\n<body>\n"
        f'{symbols()}<a class="skip" href="#main">Skip to the content</a>\n'
    )
    for done, piece in enumerate(Body(places).render(report.blocks, report.title), 1):
        yield piece + "\n"
        if progress is not None and (done % _STEP == 0 or done >= total):
            progress(min(done, total), total)
    yield f"<footer><p>{escaped(report.header)}</p></footer>\n</body>\n</html>\n"


def _head(report: Report) -> str:
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="format-detection" content="telephone=no">\n'
        f'<meta name="author" content="{escaped(report.learner)}">\n'
        f'<meta name="description" content="{escaped(report.subject)}">\n'
        f'<meta name="date" content="{report.made_on.isoformat()}">\n'
        f"<title>{escaped(report.title)}</title>\n<style>\n{_style(report.layout)}</style>\n"
    )


def _style(layout: Layout) -> str:
    sheet = (paths.resources() / "html" / "report.css").read_text("utf-8")
    tint = "".join(f"--{name}:{colour};" for name, colour in TINT.items())
    return (
        f":root{{color-scheme:light dark;{properties(dark=False)}}}\n"
        f".dyslexia{{{tint}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{properties(dark=True)}}}}}\n"
        f"{unit_classes()}\n@page{{size:{_PAPERS[layout.paper]};margin:18mm 16mm 18mm 16mm}}\n{sheet}"
    )
