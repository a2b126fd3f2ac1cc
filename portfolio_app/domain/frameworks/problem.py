"""Problems: what an importer read with doubt and a person should look at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt: where it is (``line 12``, a field) and what was done about it."""

    where: str
    message: str
