"""The table of methods: the centre's own codes for kinds of evidence."""

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.method import LONGEST_NAME, Method, is_code
from portfolio_app.domain.text import clean_line
from portfolio_app.storage.database import Database


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
                raise InputError(f"There is no method “{code}”; “evidence methods” lists them.")
            if found.code in unit.methods.used():
                raise InputError(f"Evidence has the method {found.code}; give it another before you remove this one.")
            unit.methods.set([each for each in known if each != found])
            unit.commit()
            return found


def _checked(code: str, name: str) -> Method:
    method = Method(code.strip().upper(), clean_line(name))
    if not is_code(method.code):
        raise InputError(f"“{code}” is no method code: give one to eight letters and digits, such as WP.")
    if not method.name or len(method.name) > LONGEST_NAME:
        raise InputError(f"Say in 1 to {LONGEST_NAME} characters what {method.code} stands for.")
    return method
