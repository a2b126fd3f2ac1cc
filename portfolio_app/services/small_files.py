"""Small files from elsewhere, read whole and bounded."""

from pathlib import Path

from portfolio_app.domain.errors import InputError
from portfolio_app.translation import tr


def read_small(path: Path, most: int) -> bytes:
    """Return a file's bytes; raises InputError when it cannot be read or has more than ``most``."""
    try:
        with path.open("rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise InputError(
            tr("{path} cannot be read ({strerror}); check the name.", path=path, strerror=error.strerror or error)
        ) from error
    if len(content) > most:
        raise InputError(tr("{path} is too large to be what it should be; check which file it is.", path=path))
    return content
