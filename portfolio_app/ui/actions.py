"""Actions: one table that the menu, the shortcuts and the command palette read."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user can do.

    ``name`` is its id, such as ``account.new``; ``menu`` the menu that it is in, such as ``View > Reading``; ``keys``
    its shortcuts in Qt's notation, the one to show first, with "; " between them. ``enabled`` is asked whenever a menu
    or the palette opens; ``checked`` makes it a switch; ``say`` is asked for its words where they change with what was
    done. With ``by_field`` the field that has the focus listens to the keys itself.
    """

    name: str
    text: str
    menu: str
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = lambda: True
    checked: Callable[[], bool] | None = None
    say: Callable[[], str] | None = None
    by_field: bool = False

    @property
    def words(self) -> str:
        """What it says now."""
        return self.say() if self.say is not None else self.text
