"""Accounts from documents that people have already: looked at first, then taken in with what was accepted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_app.domain.account_files.accounts_in import accounts_in
from portfolio_app.domain.account_files.block import Picture
from portfolio_app.domain.account_files.found import FoundAccount, FoundFile
from portfolio_app.domain.account_files.known_codes import KnownCodes
from portfolio_app.domain.claims.draft import AccountDraft, EvidenceDraft
from portfolio_app.domain.coded_projects.found_sources import found_accounts
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.progress.readiness import shorten
from portfolio_app.domain.words.file_names import safe_name
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.services.evidence.accounts import add_drafts, read_draft
from portfolio_app.services.evidence.evidence import AddedFiles, EvidenceItems
from portfolio_app.services.lookup import Criteria
from portfolio_app.storage.database import Database
from portfolio_app.temporary_folders import TemporaryFolder
from portfolio_app.translation import tr

_LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be taken in: accounts with the claims that were accepted, and pictures of documents."""

    drafts: tuple[AccountDraft, ...]
    pictures: tuple[tuple[Path, Picture], ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What became of it."""

    accounts: tuple[ReflectiveAccount, ...]
    pictures: AddedFiles


class AccountFiles:
    """Reads documents and takes in what was found in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def look(self, paths: Iterable[Path], *, as_one: bool = False, unit: str = "") -> tuple[FoundFile, ...]:
        """Return what would become of documents; nothing is written. Raises InputError naming the file at fault.

        ``unit`` is the unit or framework that codes are of which several have, where a document names none.
        """
        from portfolio_app.importers.coded_project import is_project

        with self._database.unit_of_work(reading=True) as work:
            frameworks = work.frameworks.all()
        codes = KnownCodes((criterion for framework in frameworks for criterion in framework.criteria), unit)
        if unit and codes.usual not in codes.units:
            raise InputError(tr("There is no unit “{unit}” in this portfolio.", unit=excerpt(unit)))
        criteria = Criteria(frameworks)
        return tuple(
            _project(path, frameworks) if is_project(path) else self._look_at(path, codes, criteria, as_one=as_one)
            for path in paths
        )

    def take(self, wanted: Wanted) -> TakenIn:
        """Take accounts in with their claims, and pictures as evidence: all of it or nothing."""
        if not wanted.pictures:
            with self._database.unit_of_work() as unit:
                added = add_drafts(unit, wanted.drafts)
                unit.commit()
                return TakenIn(added, AddedFiles(()))
        with TemporaryFolder() as folder:
            paths = _written(wanted.pictures, folder)
            accounts: list[ReflectiveAccount] = []
            pictures = EvidenceItems(self._database).add(
                paths, EvidenceDraft(), first=lambda unit: accounts.extend(add_drafts(unit, wanted.drafts))
            )
            return TakenIn(tuple(accounts), pictures)

    @staticmethod
    def _look_at(path: Path, codes: KnownCodes, criteria: Criteria, *, as_one: bool) -> FoundFile:
        from portfolio_app.importers.account_files import is_own_form, read_document

        if is_own_form(path):
            draft = read_draft(path)
            named = tuple(
                replace(claim, criterion=criteria.find(claim.criterion, _where(path, claim.line)).reference)
                for claim in draft.claims
            )
            return FoundFile(str(path), (FoundAccount(replace(draft, claims=named)),))
        document = read_document(path)
        found = accounts_in(document, codes, str(path), path.stem.replace("_", " "), as_one=as_one)
        if not any(account.draft.text.words for account in found):
            raise InputError(tr("{path}: there are no words of an account in it; choose another document.", path=path))
        return FoundFile(str(path), found, document.pictures)


def endings() -> tuple[str, ...]:
    """Return how the names of documents end that accounts can be read from."""
    from portfolio_app.importers.account_files import ENDINGS

    return (*ENDINGS, ".qdpx")


def can_be_read(paths: Iterable[Path]) -> bool:
    """Tell whether files are all documents that accounts can be read from, by their names."""
    return all(path.suffix.casefold() in endings() for path in paths)


def drafts_of(files: Iterable[FoundFile], *, claims: bool = True) -> tuple[AccountDraft, ...]:
    """Return the accounts of documents as they were found, with the claims that they propose or without."""
    found = (account.draft for file in files for account in file.accounts)
    return tuple(draft if claims else replace(draft, claims=()) for draft in found)


def pictures_of(files: Iterable[FoundFile]) -> tuple[tuple[Path, Picture], ...]:
    """Return the pictures of documents, each with the document that it is in."""
    return tuple((Path(file.source), picture) for file in files for picture in file.pictures)


def _project(path: Path, frameworks: tuple[Framework, ...]) -> FoundFile:
    """Return the texts of a coded project as accounts, with their codings as claims."""
    from portfolio_app.importers.coded_project import read_project

    found = found_accounts(read_project(path), frameworks, str(path))
    if not found:
        raise InputError(tr("{path}: there are no words of an account in it; choose another document.", path=path))
    return FoundFile(str(path), found)


def _where(path: Path, line: int) -> str:
    return tr("{source}, line {line}: ", source=path, line=line) if line else f"{path}: "


def _written(pictures: Sequence[tuple[Path, Picture]], folder: Path) -> tuple[Path, ...]:
    from portfolio_app.importers.account_files import extract_pictures

    written: list[Path] = []
    for number, source in enumerate(dict.fromkeys(path for path, _ in pictures)):
        inside = folder / str(number)
        inside.mkdir()
        own = [picture for path, picture in pictures if path == source]
        made = extract_pictures(source, tuple(picture.part for picture in own), inside)
        for place, (path, picture) in enumerate(zip(made, own, strict=True), 1):
            (inside / f"of {place}").mkdir()
            written.append(path.rename(inside / f"of {place}" / _name(source, picture, place, path.suffix)))
    return tuple(written)


def _name(source: Path, picture: Picture, place: int, ending: str) -> str:
    """Return a picture's file name, which becomes its title: what the document says of it, or which one it is."""
    described = shorten(clean_line(picture.description), _LONGEST_TITLE)
    return safe_name((described or tr("{stem} picture {place}", stem=source.stem, place=place)) + ending)
