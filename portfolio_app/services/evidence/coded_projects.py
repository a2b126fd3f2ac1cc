"""Coded projects that came back from other programs: compared with the portfolio, and taken in where it is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.coded_projects.building import CodedPortfolio, coded_portfolio
from portfolio_app.domain.coded_projects.comparing import Difference, Kind, What, differences
from portfolio_app.domain.evidence.evidence import ReflectiveAccount
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.services.claiming.claims import Claimer
from portfolio_app.services.clock import now
from portfolio_app.services.evidence.accounts import add_drafts
from portfolio_app.services.lookup import find_account
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Compared:
    """A project against the portfolio: what differs, and what of it could not be read."""

    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in, and claims as they were ``before`` they were changed and are ``after``: enough to take it back."""

    accounts: tuple[ReflectiveAccount, ...]
    added: tuple[Claim, ...]
    """The new claims on accounts that were there."""
    before: tuple[Claim, ...]
    after: tuple[Claim, ...]
    claims: int
    """How many claims came in, those of new accounts included."""


class CodedProjects:
    """Looks at coded projects and takes in what is new and changed in them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def compare(self, path: Path) -> Compared:
        """Return what is new, changed, unknown and gone; nothing is written. Raises InputError naming the file."""
        from portfolio_app.importers.coded_project import read_project

        project = read_project(path)
        with self._database.unit_of_work(reading=True) as unit:
            frameworks = unit.frameworks.all()
            found = differences(_coded(unit), project, frameworks, str(path))
        return Compared(found, project.problems, project.origin)

    def take(self, found: Sequence[Difference]) -> Taken:
        """Take in new accounts and claims, and changed places and notes of claims: all of it or nothing.

        Words of accounts stay as they are here, and nothing is withdrawn because another program does not have it.
        """
        wanted = [each for each in found if each.can_be_taken]
        with self._database.unit_of_work() as unit:
            accounts = add_drafts(unit, [each.found.draft for each in wanted if each.found])
            added = _add_claims(unit, wanted)
            before: dict[int, Claim] = {}
            after: dict[int, Claim] = {}
            for each in wanted:
                for stored, now_so in _changed(unit, each):
                    before.setdefault(stored.id, stored)
                    after[stored.id] = now_so
                    unit.claims.save(now_so)
            unit.commit()
        came = len(added) + sum(len(each.found.draft.claims) for each in wanted if each.found)
        return Taken(accounts, added, tuple(before.values()), tuple(after.values()), came)

    def take_back(self, taken: Taken) -> None:
        """Undo what was taken in: accounts and claims that came are out, and the others are as they were."""
        with self._database.unit_of_work() as unit:
            at = now()
            unit.claims.save_all((*taken.before, *(replace(claim, withdrawn_at=at) for claim in taken.added)))
            for account in reversed(taken.accounts):
                unit.accounts.remove(account.evidence.id, at)
            unit.commit()

    def take_again(self, taken: Taken) -> None:
        """Do again what was taken back."""
        with self._database.unit_of_work() as unit:
            for account in taken.accounts:
                unit.accounts.restore(account.evidence.id)
            unit.claims.save_all((*taken.after, *taken.added))
            unit.commit()


def is_coded_project(path: Path) -> bool:
    """Tell whether a file is a coded project, by its content."""
    from portfolio_app.importers.coded_project import is_project

    return is_project(path)


def _coded(unit: UnitOfWork) -> CodedPortfolio:
    return coded_portfolio(unit.portfolio.get(), unit.frameworks.all(), unit.accounts.all(), unit.claims.all())


def _add_claims(unit: UnitOfWork, wanted: Sequence[Difference]) -> tuple[Claim, ...]:
    claimer = Claimer(unit)
    new = [each for each in wanted if each.kind is Kind.NEW and each.what is What.CLAIM]
    added: list[Claim] = []
    for reference in dict.fromkeys(each.evidence for each in new):
        evidence = find_account(unit, reference).evidence
        drafts = [each.draft for each in new if each.evidence == reference and each.draft]
        added += claimer.add_all(evidence, drafts, reference)
    return tuple(added)


def _changed(unit: UnitOfWork, each: Difference) -> Iterator[tuple[Claim, Claim]]:
    """Yield the claims that a difference changes, each as it is stored and as it becomes."""
    if each.kind is not Kind.CHANGED:
        return
    stored = [claim for known in each.claims if (claim := unit.claims.get(known.id)) is not None]
    if each.what is What.NOTE:
        yield from ((claim, replace(claim, note=each.note)) for claim in stored)
    elif each.draft is not None and each.draft.section is not None:
        text = find_account(unit, each.evidence).text[each.draft.section]
        passage = take_passage(each.draft.section, text, each.draft.start, each.draft.end)
        yield from ((claim, replace(claim, passage=passage, anchor=kept(passage))) for claim in stored)
