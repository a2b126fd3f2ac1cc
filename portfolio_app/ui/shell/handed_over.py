"""A view that takes the whole window, for somebody else to use, until they give it back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

if TYPE_CHECKING:
    from portfolio_app.ui.witnesses.hand_over import HandOver


class HandedOver(QObject):
    """Hides everything beside the view: also the menu bar, with which its shortcuts go."""

    def __init__(self, window: QMainWindow, stack: QStackedWidget, beside: Sequence[QWidget]) -> None:
        super().__init__(window)
        self._window = window
        self._stack = stack
        self._beside = tuple(beside)
        self._hidden: list[QWidget] = []
        self._shown: QWidget | None = None
        self._view: HandOver | None = None

    @property
    def is_up(self) -> bool:
        """Whether somebody else has the window."""
        return self._view is not None

    def may_close(self) -> bool:
        """Tell whether the window may be closed without losing what somebody else writes in it."""
        return self._view is None or self._view.may_leave()

    def show_view(self, view: "HandOver") -> None:
        """Show nothing but this view until it is left."""
        self._view, self._shown = view, self._stack.currentWidget()
        self._hidden = [each for each in (*self._beside, self._window.menuBar()) if not each.isHidden()]
        for each in self._hidden:
            each.hide()
        self._window.setAcceptDrops(False)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.left.connect(self._on_left)

    def _on_left(self) -> None:
        view, self._view = self._view, None
        for each in self._hidden:
            each.show()
        self._window.setAcceptDrops(True)
        if self._shown is not None:
            self._stack.setCurrentWidget(self._shown)
        if view is not None:
            self._stack.removeWidget(view)
            view.deleteLater()
