"""What can be changed of evidence, and what became of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypedDict

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.evidence.evidence import Evidence, Privacy
from portfolio_app.domain.evidence.file import EvidenceFile


class Details(TypedDict, total=False):
    """What can be changed of evidence, whatever its kind."""

    title: str
    produced_on: date | None
    method: str
    description: str
    privacy: Privacy


class HeldDetails(TypedDict, total=False):
    """What can be changed of a signpost; None leaves it as it is."""

    what: str | None
    where: str | None
    checked_by: str | None
    checked_on: date | None


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A file that was put in, with the claims made on it."""

    file: EvidenceFile
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class AddedFiles:
    """What became of files: those put in, and those that are there already with the evidence that they are."""

    added: tuple[AddedFile, ...]
    known: tuple[tuple[Path, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file with another present version, and its claims on regions as they stand now."""

    file: EvidenceFile
    claims: tuple[Claim, ...]
