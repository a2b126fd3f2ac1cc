"""The menu bar and the shortcuts, built from the table of actions."""

from collections.abc import Iterable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from portfolio_app.ui.actions import Action
from portfolio_app.ui.theme import Theme

ORDER = ("Portfolio", "Edit", "Account", "Claim", "Witness", "Go", "View", "Help")


def build_menus(window: QMainWindow, actions: Iterable[Action], theme: Theme) -> None:
    """Fill the window's menu bar; what can be done is asked each time a menu opens."""
    bar = window.menuBar()
    for former in bar.actions():
        menu = former.menu()
        bar.removeAction(former)
        if isinstance(menu, QMenu):
            menu.deleteLater()
    grouped: dict[str, list[Action]] = {name: [] for name in ORDER}
    for action in actions:
        grouped.setdefault(action.menu, []).append(action)
    for name, entries in grouped.items():
        if entries:
            _fill(bar.addMenu(f"&{name}"), entries, theme)


def _fill(menu: QMenu, entries: list[Action], theme: Theme) -> None:
    pairs: list[tuple[Action, QAction]] = []
    for entry in entries:
        shown = QAction(entry.text, menu)
        shown.setObjectName(entry.name)
        if entry.keys:
            shown.setShortcut(QKeySequence(entry.keys))
        shown.setCheckable(entry.checked is not None)
        shown.triggered.connect(lambda _=False, entry=entry: entry.run() if entry.enabled() else None)
        menu.addAction(shown)
        pairs.append((entry, shown))

    def look() -> None:
        for entry, shown in pairs:
            if entry.icon and shown.icon().isNull():
                shown.setIcon(theme.icon(entry.icon, "muted"))
            shown.setEnabled(entry.enabled())
            if entry.checked is not None:
                shown.setChecked(entry.checked())

    def enable_all() -> None:
        # A shortcut works whether or not its menu was opened before: what may be done is asked when it is pressed.
        for _, shown in pairs:
            shown.setEnabled(True)

    menu.aboutToShow.connect(look)
    menu.aboutToHide.connect(enable_all)
