"""Problems: what an importer read with doubt and a person should look at."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt: where it is (``line 12``, a field) and what was done about it.

    ``piece`` is the number of the piece of a document that it is about, where it can be shown and settled.
    """

    where: str
    message: str
    piece: int | None = field(default=None, compare=False)
