"""The keys of assessing: single letters that decide."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.decisions.decision import Check, Verdict
from portfolio_app.ui.assessing.decision_form import DecisionForm

_VERDICT_KEYS = {"M": Verdict.MET, "N": Verdict.NOT_YET_MET, "E": Verdict.MORE_EVIDENCE}
_CHECK_KEYS = {"V": Check.VALID, "A": Check.AUTHENTIC, "C": Check.CURRENT, "S": Check.SUFFICIENT, "R": Check.RELIABLE}


def deciding_keys(form: DecisionForm) -> dict[str, Callable[[], object]]:
    """Return the letters that give a verdict or tick a check."""
    return {
        **{key: lambda verdict=verdict: form.decide(verdict) for key, verdict in _VERDICT_KEYS.items()},
        **{key: lambda check=check: form.toggle(check) for key, check in _CHECK_KEYS.items()},
    }


def add_key(keys: str, widget: QWidget, run: Callable[[], object], context: Qt.ShortcutContext) -> None:
    """Let the keys do something while the widget has the focus, or what is in it by the context."""
    shortcut = QShortcut(QKeySequence(keys), widget)
    shortcut.setContext(context)
    shortcut.activated.connect(lambda: run())
