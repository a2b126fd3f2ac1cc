"""Frameworks: the bundled units, those of the portfolio, and importing one from a file."""

from functools import cache

from portfolio_app import paths
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.choices import with_choices
from portfolio_app.domain.frameworks.codes import natural_key
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.services.clock import now
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


@cache
def bundled() -> tuple[Framework, ...]:
    """Return the units in the project's own words that come with the program, in natural order of their codes."""
    return _read_all("units")


@cache
def shipped() -> tuple[Framework, ...]:
    """Return all that comes with the program: the bundled units, then the standards, which are others' words."""
    return (*bundled(), *_read_all("standards"))


def find_bundled(code: str) -> Framework:
    """Return the bundled framework of that code, in any case; raises InputError when there is none."""
    for framework in shipped():
        if framework.code.casefold() == code.strip().casefold():
            return framework
    known = ", ".join(framework.code for framework in shipped())
    raise InputError(tr("There is no bundled framework “{code}”; there are {known}.", code=excerpt(code), known=known))


class Frameworks:
    """The frameworks in use in a portfolio; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Framework, ...]:
        with self._database.unit_of_work(reading=True) as unit:
            return unit.frameworks.all()

    def get(self, code: str) -> Framework:
        """Return the portfolio's framework of that code, in any case."""
        with self._database.unit_of_work(reading=True) as unit:
            return _find(unit, code)

    def add(self, frameworks: tuple[Framework, ...]) -> None:
        """Put frameworks into use: all, or none when the code of one is in use already."""
        with self._database.unit_of_work() as unit:
            for framework in frameworks:
                unit.frameworks.add(framework)
            unit.commit()

    def choose(self, code: str, pathway: str | None, units: frozenset[str] | None) -> Framework:
        """Follow that pathway and do just those of the optional units; None leaves what was chosen."""
        with self._database.unit_of_work() as unit:
            chosen = with_choices(_find(unit, code), pathway, units)
            unit.frameworks.choose(chosen)
            unit.commit()
            return chosen

    def check_free(self, code: str) -> None:
        """Raise InputError when the portfolio has a framework of that code already, in any case."""
        with self._database.unit_of_work(reading=True) as unit:
            known = (*unit.frameworks.all(), *unit.frameworks.archived())
            if code.casefold() in (framework.code.casefold() for framework in known):
                raise InputError(
                    tr(
                        "There is a framework {code} in the portfolio already; give another code with --code.",
                        code=excerpt(code),
                    )
                )

    def archived(self) -> tuple[Framework, ...]:
        """Return the frameworks that are kept with their claims and hidden."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.frameworks.archived()

    def archive(self, code: str) -> Framework:
        """Hide a framework with everything claimed and decided on it; nothing of it counts until it is restored."""
        with self._database.unit_of_work() as unit:
            framework = _find(unit, code)
            unit.frameworks.archive(framework.code, now())
            unit.commit()
            return framework

    def restore(self, code: str) -> Framework:
        """Bring an archived framework back with its claims and decisions."""
        with self._database.unit_of_work() as unit:
            framework = _find_archived(unit, code)
            unit.frameworks.archive(framework.code, "")
            unit.commit()
            return framework

    def remove(self, code: str) -> Framework:
        """Take a framework out of use; refused while any claim, even a withdrawn one, is on it."""
        with self._database.unit_of_work() as unit:
            framework = _find(unit, code)
            claims = unit.claims.count_of_framework(framework.code)
            if claims:
                raise InputError(
                    tr(
                        "{code} has {claims}, withdrawn ones included, so it stays with them; "
                        "archive it to hide them all.",
                        code=framework.code,
                        claims=plural(claims, "claim"),
                    )
                )
            unit.frameworks.remove(framework.code)
            unit.commit()
            return framework


def _read_all(folder: str) -> tuple[Framework, ...]:
    from portfolio_app.importers.source import read_source
    from portfolio_app.importers.unit_file import read_unit_file

    files = sorted((paths.resources() / folder).glob("*.toml"))
    read = (read_unit_file(read_source(path), path.name) for path in files)
    return tuple(sorted(read, key=lambda framework: natural_key(framework.code)))


def _find(unit: UnitOfWork, code: str) -> Framework:
    for framework in unit.frameworks.all():
        if framework.code.casefold() == code.strip().casefold():
            return framework
    if any(framework.code.casefold() == code.strip().casefold() for framework in unit.frameworks.archived()):
        raise InputError(
            tr("The framework {code} is archived; bring it back (“framework restore”).", code=excerpt(code))
        )
    raise InputError(
        tr("There is no framework “{code}” in this portfolio; “framework list FILE” shows them.", code=excerpt(code))
    )


def _find_archived(unit: UnitOfWork, code: str) -> Framework:
    archived = unit.frameworks.archived()
    for framework in archived:
        if framework.code.casefold() == code.strip().casefold():
            return framework
    known = ", ".join(framework.code for framework in archived)
    hint = tr("archived are {known}", known=known) if known else tr("none is")
    raise InputError(
        tr("There is no archived framework “{code}” in this portfolio; {hint}.", code=excerpt(code), hint=hint)
    )
