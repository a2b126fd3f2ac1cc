"""The result of a check, large: a sign, a sentence, what there is to know, and a fingerprint to compare."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.progress.state import State
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.state_ring import StateRing

_RING = 28


class VerdictCard(QFrame):
    """Shows one result; the fingerprint can be selected and copied."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._ring = StateRing(theme, State.NONE, pixels=_RING)
        self.words = label("", "large", wrap=True)
        self.facts = label("", wrap=True)
        self._title = label(tr("Fingerprint of the key"), "muted")
        self.fingerprint = label("", "code", wrap=True)
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fingerprint.setAccessibleName(tr("Fingerprint of the key"))
        self.limits = label("", "small", wrap=True)
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self.words, self.facts, self._title, self.fingerprint, self.limits):
            column.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def show_result(self, state: State, words: str, facts: Iterable[str], fingerprint: str, limits: str) -> None:
        """Show a result; without a fingerprint nothing is said of one."""
        self._ring.set_state(state)
        self.words.setText(words)
        self.facts.setText("\n".join(facts))
        self.fingerprint.setText(fingerprint)
        self.limits.setText(limits)
        for widget in (self._title, self.fingerprint, self.limits):
            widget.setVisible(bool(fingerprint))
        self.setAccessibleName(words)
