"""Regions of files: whether a file has such a place, and what becomes of claims when it is replaced."""

from dataclasses import replace

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import Anchor, Outcome
from portfolio_app.domain.claims.region import Box, Region, fault_of
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.domain.words.text import excerpt
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import say_number, tr


def check_region(unit: UnitOfWork, evidence: Evidence, region: Region, where: str = "") -> int:
    """Return the version of the file that the region is of; raises InputError when the file has no such place."""
    fault = fault_of(region)
    if fault:
        raise InputError(f"{where}{fault}.")
    file = unit.files.get(evidence.id)
    if file is None:
        what = evidence.kind.described
        raise InputError(
            tr(
                "{where}{reference} is {what}: only a file has pages, pictures or recorded time.",
                where=where,
                reference=evidence.reference,
                what=what,
            )
        )
    present = file.present
    if not isinstance(region, Box):
        if not present.is_recording:
            raise InputError(
                tr(
                    "{where}{name} is no recording; leave the times out.",
                    where=where,
                    name=excerpt(present.name),
                )
            )
    elif not (present.is_picture or present.is_pdf):
        raise InputError(
            tr(
                "{where}{name} is no picture or PDF, so no page of it can be named; claim all of it.",
                where=where,
                name=excerpt(present.name),
            )
        )
    elif not _has_page(present, region.page):
        pages = tr("has one page") if present.pages <= 1 else tr("has {pages} pages", pages=say_number(present.pages))
        raise InputError(
            tr(
                "{where}{name} {pages}; there is no page {page}.",
                where=where,
                name=excerpt(present.name),
                pages=pages,
                page=region.page,
            )
        )
    return present.number


def anchored(claim: Claim, present: FileVersion) -> Claim:
    """Return a claim on a region, saying what became of its place now that this version is the present one."""
    if claim.region is None:
        return claim
    if claim.file_version == present.number:
        return replace(claim, anchor=None)
    if isinstance(claim.region, Box):
        gone = not (present.is_picture or present.is_pdf) or not _has_page(present, claim.region.page)
    else:
        gone = not present.is_recording
    return replace(claim, anchor=Anchor(Outcome.LOST if gone else Outcome.CHANGED, 0, 0))


def _has_page(version: FileVersion, page: int) -> bool:
    if version.is_picture:
        return page <= max(1, version.pages)
    return version.pages == 0 or page <= version.pages
