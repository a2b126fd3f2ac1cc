"""Shows what a file of decisions holds and what taking it in would do, before anything is taken in."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from portfolio_app.domain.decisions.decision_return import Preview
from portfolio_app.domain.frameworks.nouns import Noun
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.decision_rows import preview_rows
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import keep_or_cancel, resize_within
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_tree import RowTree

CodeOf = Callable[[str], tuple[str, str, int]]
"""A criterion's code, text and colour by its reference."""


class TakeDecisionsDialog(QDialog):
    """Takes a preview and what the frameworks ask for; it is accepted when the decisions are wanted."""

    def __init__(
        self, theme: Theme, preview: Preview, code_of: CodeOf, noun: Noun, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Take in decisions"))
        resize_within(self, theme.px(720), theme.px(640))
        returned, new = preview.returned, len(preview.new)
        self._title = label(
            tr(
                "{decisions} by {decided_by}",
                decisions=plural(new, "decision"),
                decided_by=excerpt(returned.decided_by),
            ),
            "large",
            wrap=True,
        )
        signed = (
            tr("Signed. Fingerprint of the key: {fingerprint}", fingerprint=returned.fingerprint)
            if returned.fingerprint
            else tr("This is not signed.")
        )
        self.facts = label(
            tr(
                "As {role}, from the file {name}.\n{signed}",
                role=tr(returned.role.value),
                name=excerpt(returned.name),
                signed=signed,
            ),
            "muted",
            wrap=True,
        )
        self.facts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.facts.setAccessibleName(tr("About the file"))
        self.warnings = [label(warning, "danger", wrap=True) for warning in preview.warnings]
        self.tree = RowTree(theme, tr("What would be taken in"))
        self.tree.set_rows(preview_rows(preview, code_of, noun))
        proves = preview.proves and not new
        take = tr("Keep the file") if proves else tr("Take it in") if new == 1 else tr("Take them in")
        buttons, self.take = keep_or_cancel(self, take)
        self.take.setEnabled(bool(new) or preview.proves)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(8)
        for widget in (self._title, self.facts, *self.warnings):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.tree, 1)
        kept = (
            tr("Its decisions are in your portfolio already. Keep the file as well: it proves them.")
            if proves
            else tr("Earlier decisions stay in your portfolio. You can undo this.")
        )
        layout.addWidget(label(kept, "small", wrap=True))
        layout.addWidget(buttons)
        self.tree.setFocus()
