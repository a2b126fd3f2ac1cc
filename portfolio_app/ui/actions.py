"""Actions: one table that the menu, the shortcuts and the command palette read."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user can do.

    ``name`` is its id, such as ``account.new``; ``menu`` the menu that it is in; ``keys`` its shortcuts in Qt's
    notation, the one to show first, with "; " between them. ``enabled`` is asked whenever a menu or the palette opens;
    ``checked`` makes it a switch.
    """

    name: str
    text: str
    menu: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = lambda: True
    checked: Callable[[], bool] | None = None
