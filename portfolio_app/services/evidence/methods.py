"""The table of methods: the centre's own codes for kinds of evidence."""

from collections.abc import Iterable, Sequence

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import reference_of
from portfolio_app.domain.evidence.method import BY_ITSELF, LONGEST_NAME, Method, is_code
from portfolio_app.domain.words.text import clean_line, excerpt
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr

_NAMED = 3


class Methods:
    """What can be done with the table of methods; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Method, ...]:
        """Return the methods in their order."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.methods.all()

    def put(self, code: str, name: str) -> Method:
        """Add a method, or give the one with that code another name."""
        method = _checked(code, name)
        with self._database.unit_of_work() as unit:
            known = unit.methods.all()
            there = any(each.code == method.code for each in known)
            unit.methods.set([method if each.code == method.code else each for each in known] + [method] * (not there))
            unit.commit()
            return method

    def remove(self, code: str) -> Method:
        """Take a method out of the table; raises InputError when evidence has it."""
        with self._database.unit_of_work() as unit:
            known = unit.methods.all()
            found = next((each for each in known if each.code == code.strip().upper()), None)
            if found is None:
                raise InputError(tr("There is no method “{code}”; “evidence methods” lists them.", code=excerpt(code)))
            _refuse_used(unit, (found,))
            unit.methods.set([each for each in known if each != found])
            unit.commit()
            return found

    def uses(self) -> dict[str, tuple[str, ...]]:
        """Return by code the references of the evidence that has it."""
        with self._database.unit_of_work(reading=True) as unit:
            return {code: tuple(map(reference_of, ids)) for code, ids in unit.methods.uses().items()}

    def exchange(self, methods: Sequence[Method]) -> None:
        """Make these the whole table; raises InputError for a wrong one, or when evidence has one that is gone."""
        checked = [_checked(method.code, method.name) for method in methods]
        codes = [method.code for method in checked]
        twice = next((code for code in codes if codes.count(code) > 1), None)
        if twice or not checked:
            raise InputError(tr("{twice} is there twice.", twice=twice) if twice else tr("Keep one method at least."))
        with self._database.unit_of_work() as unit:
            _refuse_used(unit, (each for each in unit.methods.all() if each.code not in codes))
            unit.methods.set(checked)
            unit.commit()


def _refuse_used(unit: UnitOfWork, gone: Iterable[Method]) -> None:
    uses = unit.methods.uses()
    for method in gone:
        if method.code in BY_ITSELF:
            raise InputError(
                tr(
                    "{code} stays: {by_itself} have it from the start; rename it instead.",
                    code=method.code,
                    by_itself=tr(BY_ITSELF[method.code]),
                )
            )
        if ids := uses.get(method.code):
            more = len(ids) - _NAMED
            named = ", ".join(map(reference_of, ids[:_NAMED])) + (tr(" and {more} more", more=more) if more > 0 else "")
            raise InputError(
                tr(
                    "Evidence has the method {code} ({named}); give it another before you remove this one.",
                    code=method.code,
                    named=named,
                )
            )


def _checked(code: str, name: str) -> Method:
    method = Method(code.strip().upper(), clean_line(name))
    if not is_code(method.code):
        raise InputError(
            tr(
                "“{code}” is no method code: give one to eight letters and digits, such as WP.",
                code=excerpt(code),
            )
        )
    if not method.name or len(method.name) > LONGEST_NAME:
        raise InputError(
            tr(
                "Say in 1 to {longest_name} characters what {code} stands for.",
                longest_name=LONGEST_NAME,
                code=method.code,
            )
        )
    return method
