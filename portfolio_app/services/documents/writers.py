"""The forms of document, what writes each, and what they are given to write from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from portfolio_app.domain.coded_projects.building import CodedPortfolio, coded_portfolio
from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.report import Report
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.services.documents.report import (
    Content,
    build_annex,
    build_authorship,
    build_discussion,
    build_feedback,
    build_gaps,
    build_grid,
    build_report,
    select,
)
from portfolio_app.translation import language, mark, tr

Told = Callable[[int, int], None]


class Source:
    """What the documents of one export are made from; each report is built once, when first asked for."""

    def __init__(self, content: Content, made_on: date, options: ExportOptions) -> None:
        self.content = content
        self.made_on = made_on
        self.options = options
        self._pages: dict[str, int] | None = None
        self._word_pages: dict[str, int] | None = None

    @cached_property
    def paged(self) -> Report:
        """The mapped portfolio as forms on paper show it."""
        with language(self.options.language):
            return build_report(self.content, self.made_on, self.options)

    @cached_property
    def flowing(self) -> Report:
        """The same for forms without pages."""
        with language(self.options.language):
            return build_report(self.content, self.made_on, self.options, paged=False)

    @property
    def pages(self) -> dict[str, int]:
        """The page of each of the portfolio's places, as its PDF has them; laid out for this where none is made."""
        if self._pages is None:
            from portfolio_app.exporters.pdf import pages_of

            self._pages = pages_of(self.paged)
        return self._pages

    def learn_pages(self, pages: dict[str, int]) -> None:
        """Take the pages from the PDF of the portfolio, which was made."""
        self._pages = pages

    def learn_word_pages(self, pages: dict[str, int]) -> None:
        """Take the pages from the Word file of the portfolio, which was made."""
        self._word_pages = pages

    @property
    def printed_pages(self) -> dict[str, int]:
        """The pages of the document that is made beside a spreadsheet: the PDF, else the Word file, else as a PDF."""
        if self._pages is None and self._word_pages is not None:
            return self._word_pages
        if self._pages is None and self.options.starred_only:
            # A spreadsheet has the claims without a star too, and may have none with one.
            return Source(self.content, self.made_on, replace(self.options, starred_only=False)).pages
        return self.pages

    @cached_property
    def coded(self) -> CodedPortfolio:
        """The portfolio as a coded project."""
        chosen = self._chosen
        return coded_portfolio(chosen.portfolio, chosen.frameworks, chosen.accounts, chosen.claims)

    @property
    def coded_frameworks(self) -> tuple[Framework, ...]:
        """The frameworks whose criteria are its codes."""
        return self._chosen.frameworks

    @cached_property
    def _chosen(self) -> Content:
        return select(self.content, self.options)

    def sheet(self, sheet: Sheet) -> Report:
        """Return what a sheet says."""
        match sheet:
            case Sheet.DISCUSSION:
                return build_discussion(self.content, self.made_on, self.options, self.pages)
            case Sheet.GAPS:
                return build_gaps(self.content, self.made_on, self.options)
            case Sheet.FEEDBACK:
                return build_feedback(self.content, self.made_on, self.options)
            case Sheet.ANNEX:
                return build_annex(self.content, self.made_on, self.options, self.pages)
            case Sheet.AUTHORSHIP:
                return build_authorship(self.content, self.made_on, self.options)
            case Sheet.GRID:
                return build_grid(self.content, self.made_on, self.options, self.pages)


@dataclass(frozen=True, slots=True)
class Job:
    """One document to write; without a sheet it is the whole portfolio."""

    form: str
    target: Path
    sheet: Sheet | None = None

    @property
    def name(self) -> str:
        """What is being made, for people."""
        name = tr(writer_of(self.form)[0])
        return tr("{called} as {name}", called=self.sheet.called, name=name) if self.sheet else name

    def report(self, source: Source) -> Report:
        """Return what the document says."""
        if self.sheet is not None:
            return source.sheet(self.sheet)
        return source.flowing if self.form in PAGELESS else source.paged


Writer = Callable[[Job, Source, Path, Told], tuple[str, ...]]


def _write_pdf(job: Job, source: Source, path: Path, progress: Told) -> tuple[str, ...]:
    from portfolio_app.exporters.pdf import lock_pdf, write_pdf

    pages: dict[str, int] = {}
    report = job.report(source)
    warnings = (*report.unshown, *write_pdf(report, path, progress, pages=pages))
    if job.sheet is None:
        source.learn_pages(pages)
    if source.options.password:
        lock_pdf(path, source.options.password)
    return warnings


def _write_docx(job: Job, source: Source, path: Path, progress: Told) -> tuple[str, ...]:
    from portfolio_app.exporters.word import write_docx

    pages: dict[str, int] = {}
    report = job.report(source)
    warnings = write_docx(report, path, progress, template=source.options.template, found=pages)
    if job.sheet is None:
        source.learn_word_pages(pages)
    return (*report.unshown, *warnings)


def _write_markdown(job: Job, source: Source, path: Path, progress: Told) -> tuple[str, ...]:
    from portfolio_app.exporters.markdown import write_markdown

    report = job.report(source)
    return (*report.unshown, *write_markdown(report, path, progress))


def _write_xlsx(_job: Job, source: Source, path: Path, progress: Told) -> tuple[str, ...]:
    from portfolio_app.exporters.xlsx import write_xlsx
    from portfolio_app.services.documents.workbook import Beside, build_workbook

    # Its tables count and can be filtered, so it holds every claim on the units shown, starred or not.
    content = select(source.content, replace(source.options, starred_only=False))
    return write_xlsx(
        build_workbook(content, source.made_on, beside=Beside(pages=source.printed_pages)), path, progress
    )


def _write_html(job: Job, source: Source, path: Path, progress: Told) -> tuple[str, ...]:
    from portfolio_app.exporters.html import write_html

    report = job.report(source)
    return (*report.unshown, *write_html(report, path, progress))


def _write_qdpx(_job: Job, source: Source, path: Path, _progress: Told) -> tuple[str, ...]:
    from portfolio_app.exporters.coded_project import write_project

    write_project(source.coded, source.content.portfolio, source.coded_frameworks, path)
    return source.coded.left_out


def _write_codes(_job: Job, source: Source, path: Path, _progress: Told) -> tuple[str, ...]:
    from portfolio_app.exporters.coded_project import write_codes

    write_codes(source.coded, path)
    return ()


WRITERS: Mapping[str, tuple[str, Writer]] = {
    "pdf": ("PDF", _write_pdf),
    "docx": (mark("Word"), _write_docx),
    "html": (mark("web page"), _write_html),
    "md": (mark("Markdown"), _write_markdown),
    "xlsx": (mark("spreadsheet"), _write_xlsx),
    "qdpx": (mark("coded project"), _write_qdpx),
}
"""The forms of document by file ending: what they are called, and what writes them."""
BESIDE: Mapping[str, tuple[str, Writer]] = {"csv": (mark("list of codes"), _write_codes)}
"""What is written beside another form, and never asked for alone."""
PAGELESS = frozenset({"html", "md"})
"""Forms that flow, where a page's number means nothing."""
SHEET_FORMS = tuple(form for form in WRITERS if form not in ("xlsx", "qdpx"))
"""The forms that a sheet can have."""


def writer_of(form: str) -> tuple[str, Writer]:
    """Return what a form is called, and what writes it."""
    return WRITERS[form] if form in WRITERS else BESIDE[form]


def codes_beside(project: Path) -> Path:
    """Return where the table of codes of a coded project goes."""
    return project.with_name(f"{project.stem} codes.csv")
