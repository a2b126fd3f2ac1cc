"""The menu bar and the shortcuts, built from the table of actions."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from portfolio_app.translation import mark, tr
from portfolio_app.ui.actions import Action
from portfolio_app.ui.theme import Theme

RECENT = mark("Portfolio > Recent")
ORDER = (
    mark("Portfolio"),
    mark("Edit"),
    mark("Account"),
    mark("Claim"),
    mark("Evidence"),
    mark("Witness"),
    mark("Go"),
    mark("View"),
    mark("Help"),
)
_INSIDE = " > "
_NATIVE = QKeySequence.SequenceFormat.NativeText
_PARTS: dict[str, tuple[str, ...]] = {
    "Portfolio": (
        "portfolio.new portfolio.open portfolio>recent portfolio.example portfolio.pack "
        "portfolio.decisions portfolio.project",
        "portfolio.details framework.import framework.write",
        "check.again check.practise",
        "portfolio.removed portfolio.copies portfolio.lock portfolio.unlock",
        "portfolio.save export.make export.preview export.print map.copy map.save",
        "",
        "portfolio.close portfolio.quit",
    ),
    "Edit": (
        "edit.undo edit.redo",
        "edit.cut edit.copy edit.paste edit.select_all",
        "edit.find edit.find_next edit.find_previous edit.replace",
        "edit.spelling edit.grammar edit.advice",
        "",
        "edit.palette",
    ),
    "Account": ("account.new account.import account.list", "account.revisions", "", "account.remove"),
    "Claim": ("claim.add claim.whole", "claim.change claim.note claim.star", "", "claim.withdraw"),
    "Evidence": ("evidence.add evidence.held", "evidence.look evidence.claim", "evidence.methods"),
    "Go": (
        "go.overview go.accounts go.evidence go.witnesses go.map go.check go.export go.assessor",
        "",
        "go.frameworks go.search",
    ),
    "View": (
        "view.system view.light view.dark",
        "view.larger view.smaller view.usual",
        "view>reading",
        "",
        "view.full",
    ),
}
"""The parts of each menu, with a line between them; what is named nowhere comes where the empty part is."""


class Menus(QObject):
    """Shows actions in a window's menu bar; what can be done is asked each time a menu opens.

    A menu stays when actions are shown anew, since making all of them again takes longer than a page takes to show.
    """

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._bar = window.menuBar()
        self._theme = theme
        self._menus: dict[str, QMenu] = {}
        self._shown: dict[str, QAction] = {}
        self._actions: dict[str, Action] = {}
        self._inside: dict[str, QAction] = {}
        """The menus within menus, by the name that the parts have for them."""
        for name in ORDER:
            self._menu(name)
        theme.changed.connect(self._on_theme_changed)

    def show_actions(self, actions: Iterable[Action]) -> None:
        """Show these actions, and no others."""
        self._actions = {action.name: action for action in actions}
        for gone in self._shown.keys() - self._actions.keys():
            self._shown.pop(gone).deleteLater()
        grouped: dict[str, list[str]] = {}
        for action in self._actions.values():
            grouped.setdefault(action.menu, []).append(action.name)
            self._show(action)
        for name in tuple(grouped):
            if _INSIDE in name:
                grouped.setdefault(name.split(_INSIDE)[0], []).append(_part_of(name))
        for name, menu in self._menus.items():
            self._arrange(menu, _in_parts(name, grouped.get(name, [])))
            menu.menuAction().setVisible(name in grouped)

    def _menu(self, name: str) -> QMenu:
        if name not in self._menus:
            if _INSIDE in name:
                menu = QMenu(name.split(_INSIDE)[1], self._menu(name.split(_INSIDE)[0]))
                menu.menuAction().setObjectName(_part_of(name))
                self._inside[_part_of(name)] = menu.menuAction()
                self._menus[name] = menu
            else:
                menu = self._menus[name] = self._bar.addMenu(f"&{tr(name)}")
            menu.aboutToShow.connect(lambda: self._look(menu))
            menu.aboutToHide.connect(lambda: self._enable_all(menu))
        return self._menus[name]

    def _show(self, action: Action) -> None:
        shown = self._shown.get(action.name)
        if shown is None:
            shown = self._shown[action.name] = QAction(self._menu(action.menu))
            shown.setObjectName(action.name)
            shown.triggered.connect(lambda _=False, name=action.name: self._run(name))
        text = _in_menu(action, action.text)
        if shown.text() != text:
            shown.setText(text)
        if action.keys and not action.by_field and shown.shortcut().isEmpty():
            shown.setShortcuts([QKeySequence(keys) for keys in action.keys.split("; ")])
        shown.setCheckable(action.checked is not None)

    def _arrange(self, menu: QMenu, parts: list[list[str]]) -> None:
        wanted = [name for part in parts for name in (*part, "")][:-1]
        if [action.objectName() for action in menu.actions()] == wanted:
            return
        for action in menu.actions():
            menu.removeAction(action)
            if action.isSeparator():
                action.deleteLater()
        for name in wanted:
            if name:
                menu.addAction(self._inside.get(name) or self._shown[name])
            else:
                menu.addSeparator()

    def _run(self, name: str) -> None:
        if name in self._actions and self._actions[name].enabled():
            self._actions[name].run()

    def _look(self, menu: QMenu) -> None:
        for shown in menu.actions():
            action = self._actions.get(shown.objectName())
            if action is None:
                continue
            # What is on or off shows a tick in the place of an icon: both would not fit there.
            if action.icon and action.checked is None and shown.icon().isNull():
                shown.setIcon(self._theme.icon(action.icon, "muted"))
            shown.setEnabled(action.enabled())
            if action.say is not None:
                shown.setText(_in_menu(action, action.words))
            if action.checked is not None:
                shown.setChecked(action.checked())

    def _enable_all(self, menu: QMenu) -> None:
        # A shortcut works whether or not its menu was opened before: what may be done is asked when it is pressed.
        for shown in menu.actions():
            shown.setEnabled(True)

    def _on_theme_changed(self) -> None:
        for name, shown in self._shown.items():
            if self._actions[name].icon and not shown.icon().isNull():
                shown.setIcon(self._theme.icon(self._actions[name].icon, "muted"))


def _part_of(menu: str) -> str:
    """Return the name that the parts of a menu have for the menu within it."""
    return menu.replace(_INSIDE, ">").lower()


def _in_menu(action: Action, words: str) -> str:
    """Return an action's words as a menu takes them: what stands after a tab it shows where the keys are."""
    text = words.replace("&", "&&")
    return f"{text}\t{QKeySequence(action.keys).toString(_NATIVE)}" if action.by_field else text


def _in_parts(menu: str, names: list[str]) -> list[list[str]]:
    """Return the names of a menu in its parts, in their order."""
    parts = [part.split() for part in _PARTS.get(menu, ("",))]
    known = {name for part in parts for name in part}
    rest = [name for name in names if name not in known]
    placed = [[name for name in part if name in names] if part else rest for part in parts]
    return [part for part in placed if part]
