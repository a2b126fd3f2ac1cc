"""The portfolio itself: making one, and the learner's details."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import uuid4

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.services.clock import now
from portfolio_app.storage.database import Database
from portfolio_app.translation import say_number, tr

_LONGEST = 200
_LONGEST_TEXTS = {"ai_use": 3000}
"""The details that may have several lines, and how long each may be."""


def make_portfolio(learner: str, identity: str = "", **details: str) -> Portfolio:
    """Return a new portfolio's details; raises InputError when the learner has no name."""
    cleaned = _clean({"learner": learner, **details})
    return Portfolio(identity=identity or str(uuid4()), created_at=now(), **cleaned)


class Details:
    """The learner's details; each call is one unit of work."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Portfolio:
        with self._database.unit_of_work(reading=True) as unit:
            return unit.portfolio.get()

    def change(self, **fields: str) -> Portfolio:
        """Change the fields given; raises InputError when that would leave the learner without a name."""
        return self.keep(fields)

    def keep(self, fields: Mapping[str, str], *, authorship: bool | None = None) -> Portfolio:
        """Change the fields given, as ``change`` does.

        ``authorship`` begins to record how accounts come to be written, or ends it; a record that is kept goes on.
        """
        cleaned = _clean(fields)
        with self._database.unit_of_work() as unit:
            changed = replace(unit.portfolio.get(), **cleaned)
            if authorship is not None and authorship is not bool(changed.authorship_since):
                changed = replace(changed, authorship_since=now() if authorship else "")
            unit.portfolio.save(changed)
            unit.commit()
            return changed


def _clean(fields: Mapping[str, str]) -> dict[str, str]:
    cleaned = {
        field: clean(value).strip() if field in _LONGEST_TEXTS else clean_line(value) for field, value in fields.items()
    }
    if cleaned.get("learner") == "":
        raise InputError(tr("The learner's name is empty; give it with --learner."))
    for field, value in cleaned.items():
        longest = _LONGEST_TEXTS.get(field, _LONGEST)
        if len(value) > longest:
            name = field.replace("_", " ")
            raise InputError(
                tr(
                    "The {name} has {value} characters; give at most {longest}.",
                    name=name,
                    value=say_number(len(value)),
                    longest=say_number(longest),
                )
            )
    return cleaned
