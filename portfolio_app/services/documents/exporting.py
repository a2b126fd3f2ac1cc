"""Exporting: the report, written as each document asked for; all of them are put in place, or none."""

import gc
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from portfolio_app.domain.documents.document import Sheet
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.errors import UsageError
from portfolio_app.services.documents.finished_files import aside, check_targets, put_in_place, said
from portfolio_app.services.documents.report import Content
from portfolio_app.services.documents.writers import SHEET_FORMS, WRITERS, Job, Source, codes_beside, writer_of
from portfolio_app.services.long_work import Progress, silent
from portfolio_app.translation import language, tr

_LONGEST_PASSWORD = 127
"""Bytes that a PDF's password may have (ISO 32000-2, 7.6.4.3.3)."""
_ALSO = {"htm": "html", "markdown": "md"}
"""Other endings that mean a form."""


def export(
    content: Content,
    targets: Mapping[str, Path],
    made_on: date,
    progress: Progress = silent,
    *,
    options: ExportOptions = ExportOptions(),
    sheets: Iterable[tuple[Sheet, Path]] = (),
    pages: dict[str, int] | None = None,
) -> tuple[str, ...]:
    """Write the documents and return warnings; ``targets`` are the portfolio's paths by form, such as {"pdf": path}.

    A sheet's form is told by its path's ending. The documents are made aside first, so that a failure, a full disk
    or a killed process leaves former files as they were. ``pages`` is given the page of each place in the portfolio's
    PDF. Raises UsageError for an ending or a password that does not fit, InputError as the reports do, FileError for a
    target that cannot be written.
    """
    jobs = [Job(form, target) for form, target in targets.items()]
    if "qdpx" in targets:
        jobs.append(Job("csv", codes_beside(targets["qdpx"])))
    jobs += [Job(form_of(target), target, sheet) for sheet, target in sheets]
    # A spreadsheet names the pages of the documents made with it, so it comes last.
    jobs = [job for job in jobs if job.form != "xlsx"] + [job for job in jobs if job.form == "xlsx"]
    check_targets([job.target for job in jobs])
    for job in jobs:
        _check_ending(job)
    warnings = [*_check_password(options.password, jobs), *_check_template(options.template, jobs)]
    with aside() as folder, _uncollected():
        made = {job.target: folder / f"document{number}.{job.form}" for number, job in enumerate(jobs)}
        source, more = _written(jobs, content, made, progress, lambda: Source(content, made_on, options))
        put_in_place(made, folder)
        if pages is not None:
            pages.update(source.pages)
        warnings += more
    return tuple(dict.fromkeys(warnings))


def _written(
    jobs: list[Job], content: Content, made: Mapping[Path, Path], progress: Progress, sources: Callable[[], Source]
) -> tuple[Source, list[str]]:
    """Write all documents, and once more when pieces of evidence turned out to be unreadable in doing so.

    Only so do all of them say the same, and every reference leads to its page. Each round knows more faults than the
    one before, so it ends.
    """
    while True:
        known = content.reader.faults if content.reader else 0
        source, warnings = sources(), list[str]()
        for job in jobs:
            with said(job.target):
                warnings += _write(job, source, made[job.target], progress)
        if content.reader is None or content.reader.faults == known:
            return source, warnings


def form_of(path: Path) -> str:
    """Return the form of a sheet that a file's ending tells; raises UsageError for an ending that is none."""
    form = _told_form(path)
    if form not in SHEET_FORMS:
        endings = [f".{ending}" for ending in SHEET_FORMS]
        known = tr("{endings} or {ending}", endings=", ".join(endings[:-1]), ending=endings[-1])
        raise UsageError(tr("{path} does not say what to make: let its name end in {known}.", path=path, known=known))
    return form


def _told_form(path: Path) -> str:
    ending = path.suffix[1:].casefold()
    return _ALSO.get(ending, ending)


def _check_ending(job: Job) -> None:
    """Refuse a name that would make every program take the file for what it is not."""
    told = _told_form(job.target)
    if told in WRITERS and told != job.form:
        name, other = tr(writer_of(job.form)[0]), tr(WRITERS[told][0])
        raise UsageError(
            tr(
                "{target} is named as {other} but is to be {name}: let its name end in .{form}.",
                target=job.target,
                other=other,
                name=name,
                form=job.form,
            )
        )


def _check_password(password: str, jobs: list[Job]) -> list[str]:
    """Return what to know about documents that stay open to all; raises UsageError where the password cannot serve."""
    if not password:
        return []
    if len(password.encode()) > _LONGEST_PASSWORD:
        raise UsageError(
            tr(
                "The password is too long for a PDF; use at most {longest_password} letters.",
                longest_password=_LONGEST_PASSWORD,
            )
        )
    if all(job.form != "pdf" for job in jobs):
        raise UsageError(tr("A password locks PDF files only; make a PDF, or leave the password out."))
    return [
        tr("{name} has no password: only PDF files are locked.", name=job.target.name)
        for job in jobs
        if job.form != "pdf"
    ]


def _check_template(template: Path | None, jobs: list[Job]) -> list[str]:
    """Return what to know about a template that nothing uses; raises UsageError where it would be written over."""
    if template is None:
        return []
    if any(job.target.resolve() == template.resolve() for job in jobs):
        raise UsageError(tr("{template} is the template; give the document a name of its own.", template=template))
    return (
        []
        if any(job.form == "docx" for job in jobs)
        else [tr("{name} is for Word files, and none was made.", name=template.name)]
    )


def _write(job: Job, source: Source, path: Path, progress: Progress) -> tuple[str, ...]:
    write = writer_of(job.form)[1]
    doing = tr("Making {name}", name=job.name)  # in the language of whoever waits for it
    with language(source.options.language):
        return write(job, source, path, lambda done, total: progress(doing, done, total))


@contextmanager
def _uncollected() -> Generator[None, None, None]:
    """Keep the garbage collector still: it would walk a report's many values, which have no cycles, again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def written_with(targets: Mapping[str, Path]) -> tuple[Path, ...]:
    """Return every file that these targets make, in order."""
    return tuple(
        path for form, target in targets.items() for path in (target, *([codes_beside(target)] * (form == "qdpx")))
    )
