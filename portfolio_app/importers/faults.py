"""How importers name the place of a fault: the file, the line, then one sentence."""

from portfolio_app.domain.errors import InputError
from portfolio_app.translation import tr


def at_line(source: str, line: int, message: str) -> InputError:
    """Return the error for that line of the file, 1 for the first."""
    return InputError(tr("{source}, line {line}: {message}", source=source, line=line, message=message))


def in_file(source: str, message: str) -> InputError:
    """Return the error for the whole file or for a field that the message names."""
    return InputError(f"{source}: {message}")
