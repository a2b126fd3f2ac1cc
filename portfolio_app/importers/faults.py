"""How importers name the place of a fault: the file, the line, then one sentence."""

from portfolio_app.domain.errors import InputError


def at_line(source: str, line: int, message: str) -> InputError:
    """Return the error for that line of the file, 1 for the first."""
    return InputError(f"{source}, line {line}: {message}")


def in_file(source: str, message: str) -> InputError:
    """Return the error for the whole file or for a field that the message names."""
    return InputError(f"{source}: {message}")
