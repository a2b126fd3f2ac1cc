"""Coded projects that came back from other programs: compared with the portfolio, and taken in where it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.coded_projects.building import CodedPortfolio, coded_portfolio
from portfolio_app.domain.coded_projects.comparing import Difference, Kind, What, differences
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.services.claiming.claims import Claimer
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
    """How many accounts and claims came in, and how many claims and notes were changed."""

    accounts: int
    claims: int
    changed: int


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
        with self._database.unit_of_work() as unit:
            accounts = add_drafts(unit, [each.found.draft for each in found if each.found])
            claims = _add_claims(unit, found)
            changed = sum(_change(unit, each) for each in found)
            unit.commit()
        return Taken(len(accounts), claims + sum(len(each.found.draft.claims) for each in found if each.found), changed)


def is_coded_project(path: Path) -> bool:
    """Tell whether a file is a coded project, by its content."""
    from portfolio_app.importers.coded_project import is_project

    return is_project(path)


def _coded(unit: UnitOfWork) -> CodedPortfolio:
    return coded_portfolio(unit.portfolio.get(), unit.frameworks.all(), unit.accounts.all(), unit.claims.all())


def _add_claims(unit: UnitOfWork, found: Sequence[Difference]) -> int:
    claimer = Claimer(unit)
    new = [each for each in found if each.kind is Kind.NEW and each.what is What.CLAIM and each.draft]
    added = 0
    for reference in dict.fromkeys(each.evidence for each in new):
        evidence = find_account(unit, reference).evidence
        drafts = [each.draft for each in new if each.evidence == reference and each.draft]
        added += len(claimer.add_all(evidence, drafts, reference))
    return added


def _change(unit: UnitOfWork, each: Difference) -> int:
    """Point claims at their words' new place, or change the note of a claim that stands alone at its place."""
    if each.kind is not Kind.CHANGED:
        return 0
    if each.what is What.NOTE and len(each.claims) == 1:
        stored = unit.claims.get(each.claims[0].id)
        if stored is not None:
            unit.claims.save(replace(stored, note=each.note))
            return 1
    if each.what is What.CLAIM and each.draft is not None and each.draft.section is not None:
        text = find_account(unit, each.evidence).text[each.draft.section]
        passage = take_passage(each.draft.section, text, each.draft.start, each.draft.end)
        for claim in each.claims:
            if (stored := unit.claims.get(claim.id)) is not None:
                unit.claims.save(replace(stored, passage=passage, anchor=kept(passage)))
        return len(each.claims)
    return 0
