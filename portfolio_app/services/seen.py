"""What this computer has seen of the portfolios of others, kept for this user alone, so that a change is noticed."""

from contextlib import suppress
from typing import TypeVar

import msgspec

from portfolio_app import paths
from portfolio_app.whole_files import write_whole

_Value = TypeVar("_Value")


def read_seen(name: str, kind: type[_Value]) -> _Value | None:
    """Return what was kept under the name; None for nothing, or for what is no longer of the kind."""
    try:
        return msgspec.json.decode((paths.user_data() / name).read_bytes(), type=kind)
    except (OSError, ValueError, RecursionError):
        return None


def keep_seen(name: str, value: object) -> None:
    """Keep what was seen; what cannot be written is not kept."""
    path = paths.user_data() / name
    with suppress(OSError):
        paths.own_folder(path.parent)
        write_whole(path, msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n")
