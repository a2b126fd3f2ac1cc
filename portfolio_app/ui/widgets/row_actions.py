"""What can be done with the chosen rows of a list: by a right click, the menu key, or Delete."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

_DELETE = (Qt.Key.Key_Delete, *((Qt.Key.Key_Backspace,) if sys.platform == "darwin" else ()))
"""Keyboards of a Mac have no other key to delete with."""


@dataclass(frozen=True, slots=True)
class RowAction:
    """What an entry of the menu says, and what it does."""

    text: str
    run: Callable[[], object]


class RowActions(QObject):
    """Asks for the actions each time: they are those of the rows that are chosen then."""

    def __init__(
        self, view: QAbstractItemView, actions: Callable[[], Iterable[RowAction]], remove: Callable[[], object]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._actions = actions
        self._remove = remove
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._on_menu_wanted)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remove with Delete."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _DELETE
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._remove()
            return True
        return super().eventFilter(watched, event)

    def _on_menu_wanted(self, place: QPoint) -> None:
        index = self._view.indexAt(place)
        if not index.isValid():
            return
        if not self._view.selectionModel().isSelected(index):
            self._view.setCurrentIndex(index)
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self._actions():
            menu.addAction(action.text).triggered.connect(lambda _=False, run=action.run: run())
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(self._view.viewport().mapToGlobal(place))


def chosen_rows(view: QAbstractItemView) -> list[int]:
    """Return the rows that are chosen, from top to bottom."""
    return sorted({index.row() for index in view.selectionModel().selectedIndexes()})
