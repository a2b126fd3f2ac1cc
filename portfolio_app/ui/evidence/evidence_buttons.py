"""What can be done with the chosen evidence: the buttons of its panel, each shown where it has a meaning."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QPushButton, QWidget

from portfolio_app.domain.evidence.evidence import EvidenceKind
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button

LOOK, WRITE, WHOLE, OUTSIDE, REPLACE, SAVE, VERSIONS, EDIT, REMOVE = (
    "look", "write", "whole", "outside", "replace", "save", "versions", "edit", "remove",
)  # fmt: skip
_BUTTONS = {
    LOOK: (mark("Look and claim"), "primary"),
    EDIT: (mark("Edit the record…"), ""),
    WRITE: (mark("Write about it"), ""),
    WHOLE: (mark("Claim all of it…"), ""),
    OUTSIDE: (mark("Open in its own program"), ""),
    REPLACE: (mark("Replace…"), ""),
    SAVE: (mark("Save a copy…"), ""),
    VERSIONS: (mark("Former versions…"), ""),
    REMOVE: (mark("Remove"), ""),
}
_FIRST = (LOOK, EDIT, WRITE, WHOLE)
_OF_FILES = frozenset((LOOK, WRITE, WHOLE, OUTSIDE, REPLACE, SAVE, REMOVE))
_CHANGES = frozenset((EDIT, WRITE, WHOLE, REPLACE, REMOVE))


class EvidenceButtons:
    """``first`` are those that are wanted most, ``others`` the rest; ``by_name`` has all of them."""

    def __init__(self, wanted: Callable[[str], None], *, writable: bool) -> None:
        self._writable = writable
        self.by_name = {name: button(tr(text), look) for name, (text, look) in _BUTTONS.items()}
        for name, made in self.by_name.items():
            made.clicked.connect(lambda _=False, name=name: wanted(name))
        self.first = _row(self.by_name[name] for name in _FIRST)
        self.others = _row(made for name, made in self.by_name.items() if name not in _FIRST)

    def show_for(self, kind: EvidenceKind, versions: int) -> None:
        """Show what can be done with evidence of a kind, of which there are so many versions."""
        shown = {
            EvidenceKind.FILE: _OF_FILES | ({VERSIONS} if versions > 1 else set()),
            EvidenceKind.HELD_ELSEWHERE: {EDIT, WRITE, WHOLE, REMOVE},
            EvidenceKind.ACCOUNT: {LOOK},
            EvidenceKind.STATEMENT: {LOOK},
        }[kind]
        for name, made in self.by_name.items():
            made.setVisible(name in shown and (self._writable or name not in _CHANGES))
        words = {EvidenceKind.ACCOUNT: tr("Go to the account"), EvidenceKind.STATEMENT: tr("Go to the statement")}
        look = self.by_name[LOOK]
        look.setText(words.get(kind, tr(_BUTTONS[LOOK][0])))
        look.setAccessibleName(look.text())


def _row(made: Iterable[QPushButton]) -> QWidget:
    row = QWidget()
    flow = FlowLayout(row, gap=8)
    for each in made:
        flow.addWidget(each)
    return row
