"""Asks what somebody begins to write: what it is called, and of what kind it is."""

import re
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.words.text import clean_line
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel
from portfolio_app.ui.widgets.labels import label

_KINDS = (
    (
        FrameworkKind.QUALIFICATION,
        mark("Units with learning outcomes and criteria"),
        mark("numbered 1.1, 1.2"),
    ),
    (FrameworkKind.STANDARD, mark("An apprenticeship standard"), mark("knowledge, skills and behaviours: K1, S1, B1")),
    (FrameworkKind.FOUNDATION, mark("A foundation apprenticeship"), mark("numbered TK1, TS1, ESB1")),
    (FrameworkKind.NEW_MODEL, mark("A new assessment plan"), mark("assessment outcomes over K, S and B")),
    (FrameworkKind.COMPETENCIES, mark("Another list"), mark("competencies in as many levels as you like")),
)
_NOT_IN_CODES = re.compile(r"[^A-Z0-9]+")
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is to be written."""

    title: str
    kind: FrameworkKind

    @property
    def code(self) -> str:
        """A short code made of the title."""
        return _NOT_IN_CODES.sub("-", self.title.upper())[:_LONGEST].strip("-") or "OWN"


class BeginDialog(FormDialog):
    """Its value is what is to be written."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Write your own"), parent)
        self.framework_title = QLineEdit()
        self.framework_title.setAccessibleName(tr("What is it called?"))
        self.framework_title.setPlaceholderText(tr("Such as Retail Skills Level 2"))
        self.kinds: dict[FrameworkKind, QRadioButton] = {}
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(label(tr("What is it called?"), "heading"))
        layout.addWidget(self.framework_title)
        layout.addSpacing(8)
        layout.addWidget(label(tr("What does your list look like?"), "heading"))
        for kind, name, about in _KINDS:
            radio = self.kinds[kind] = QRadioButton(f"{tr(name)}: {tr(about)}")
            self._group.addButton(radio)
            layout.addWidget(radio)
        self.kinds[FrameworkKind.QUALIFICATION].setChecked(True)
        layout.addWidget(label(tr("You can change all of it later."), "small"))
        self._buttons, self.begin = keep_or_cancel(self, tr("Begin"))
        layout.addSpacing(8)
        layout.addWidget(self._buttons)
        self.framework_title.textChanged.connect(self._on_changed)
        self._on_changed()

    def value(self) -> Beginning:
        """Return what is to be written."""
        kind = next(kind for kind, radio in self.kinds.items() if radio.isChecked())
        return Beginning(clean_line(self.framework_title.text()), kind)

    def _on_changed(self) -> None:
        self.begin.setEnabled(bool(clean_line(self.framework_title.text())))
