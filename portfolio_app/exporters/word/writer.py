"""Writes a report as a Word file: rendered, checked, and only then put in the former file's place."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from portfolio_app.domain.documents.report import Report
from portfolio_app.exporters.word.blocks import Body
from portfolio_app.exporters.word.check import check_package
from portfolio_app.exporters.word.design import Design, own_design
from portfolio_app.exporters.word.package import document_end, document_start, write_package
from portfolio_app.exporters.word.places import find_places
from portfolio_app.exporters.word.sections import Sections
from portfolio_app.translation import tr
from portfolio_app.whole_files import made_beside

Progress = Callable[[int, int], None]
_STEP = 64
"""Blocks between two reports of progress."""


def write_docx(
    report: Report,
    path: Path,
    progress: Progress | None = None,
    pages: Mapping[str, int] | None = None,
    template: Path | None = None,
    found: dict[str, int] | None = None,
) -> tuple[str, ...]:
    """Write the report to ``path`` and return warnings, one sentence each.

    ``progress`` is called with the blocks done and their number and may raise to stop. ``pages`` holds the
    page of each anchor as another layout found them; without it they are estimated. ``template`` is a Word file
    whose styles, page set-up, running heads and theme are used. ``found`` is given the page of each anchor. The
    former file stays as it is until the new one has been checked. Raises InputError for a template that cannot be
    used, FaultyDocumentError when the document is not sound, OSError when it cannot be written.
    """
    design = own_design(report) if template is None else _templated(template, report)
    places = find_places(report.blocks, pages, design.setting, design.numbers)
    if found is not None:
        found.update(places.pages)
    sections = Sections(design.setting, design.heads, design.wide_heads, design.cover_heads)
    body = Body(report, places, design.setting, sections)
    document = _document(report, body, design.setting.ground, progress)
    with made_beside(path) as part:
        with part.open("wb") as file:
            write_package(file, report, design, document, body.comments.part(), body.pictures.media())
        check_package(part, design.own_fonts)
    lost = [
        tr("A link leads nowhere: there is no place called “{anchor}”.", anchor=anchor) for anchor in sorted(body.lost)
    ]
    twice = [tr("Two places are called “{anchor}”; links lead to the first.", anchor=anchor) for anchor in places.twice]
    return (*design.warnings, *lost, *twice)


def _templated(template: Path, report: Report) -> Design:
    # Imported here: few exports have a template, and reading one needs an XML parser.
    from portfolio_app.exporters.word.template import template_design

    return template_design(template, report)


def _document(report: Report, body: Body, ground: str, progress: Progress | None) -> Iterator[str]:
    total = len(report.blocks)
    yield document_start(ground)
    for done, xml in enumerate(body.render(), 1):
        yield xml
        if progress is not None and (done % _STEP == 0 or done == total) and done <= total:
            progress(done, total)
    yield document_end()
