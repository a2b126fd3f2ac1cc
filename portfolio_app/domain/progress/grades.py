"""Grades of criteria: what is asked for of everybody, and what only a better result takes."""

_HIGHER = frozenset({"merit", "distinction"})


def is_higher(grade: str) -> bool:
    """Tell whether it is a grade that nobody has to reach."""
    return grade.casefold() in _HIGHER
