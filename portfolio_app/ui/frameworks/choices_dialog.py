"""Asks which pathway of a framework is followed, and which of its optional units are done."""

from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.choices import open_choices, with_choices
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.sufficiency import Combination
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.form_dialog import FormDialog, keep_or_cancel
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn


class ChoicesDialog(FormDialog):
    """Its value is the code of the pathway, "" for none yet, and those of the units that are done."""

    def __init__(self, framework: Framework, parent: QWidget | None = None) -> None:
        super().__init__(tr("Choose in {title}", title=excerpt(framework.title)), parent)
        self._framework = framework
        self.pathways: dict[str, QRadioButton] = {}
        self.units: dict[str, QCheckBox] = {}
        self._group = QButtonGroup(self)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        if framework.pathways:
            column.addWidget(label(tr("Which pathway do you follow?"), "heading", wrap=True))
            for code, name in (
                *((each.code, each.title) for each in framework.pathways),
                ("", tr("I do not know yet")),
            ):
                radio = self.pathways[code] = QRadioButton(name or code)
                radio.setChecked(code == framework.pathway)
                radio.toggled.connect(self._on_changed)
                self._group.addButton(radio)
                column.addWidget(radio)
        for rule in framework.combinations:
            column.addSpacing(8)
            column.addWidget(label(_rule(rule), "heading", wrap=True))
            for unit in framework.units:
                if unit.combination == rule.code:
                    worth = " · " + plural(unit.credits, "credit") if unit.credits else ""
                    tick = self.units[unit.code] = QCheckBox(f"{unit.label}{worth}")
                    tick.setChecked(unit.chosen)
                    tick.toggled.connect(self._on_changed)
                    column.addWidget(tick)
        area = ScrollColumn()
        area.setWidget(inner)
        self._left = label("", "muted", wrap=True)
        self._buttons, self.keep = keep_or_cancel(self, tr("Choose these"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(area, 1)
        layout.addWidget(self._left)
        layout.addWidget(self._buttons)
        self._on_changed()

    @property
    def left(self) -> str:
        """What has still to be chosen, as a sentence, or ""."""
        return self._left.text()

    def value(self) -> tuple[str | None, frozenset[str] | None]:
        """Return the pathway and the units; None where there is nothing to choose."""
        pathway = next((code for code, radio in self.pathways.items() if radio.isChecked()), "")
        units = frozenset(code for code, tick in self.units.items() if tick.isChecked())
        return pathway if self.pathways else None, units if self.units else None

    def _on_changed(self) -> None:
        """Say what the rules still ask for; the choice may be kept before it is complete."""
        said = [
            tr("{rule}: {units} and {credits} more.", rule=each.rule.title or each.rule.code,
               units=plural(each.units, "unit"), credits=plural(each.credits, "credit"))
            for each in open_choices(with_choices(self._framework, *self.value()))
            if each.rule is not None
        ]  # fmt: skip
        self._left.setText(" ".join(said))
        self._left.setVisible(bool(said))


def _rule(rule: Combination) -> str:
    wanted = [
        plural(rule.units, "unit") if rule.units else "",
        plural(rule.credits, "credit") if rule.credits else "",
    ]
    said = ", ".join(filter(None, wanted))
    return tr("{rule}: at least {wanted}", rule=rule.title or rule.code, wanted=said) if said else rule.title
