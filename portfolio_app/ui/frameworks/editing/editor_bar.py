"""The head of the editor: what is written, whether it is kept, and what can be done with the chosen part."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.editing.draft import At, Draft
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.nouns import noun_of
from portfolio_app.domain.words.text import clean_line
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.translation import tr
from portfolio_app.ui.frameworks.editing.outline_view import KEYS_SAID
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.saved_chip import SavedChip


class EditorBar(QWidget):
    """Buttons; the editor listens to them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title", wrap=True)
        self._about = label("", "subtitle", wrap=True)
        self.saved = SavedChip()
        self.use = button(tr("Use it"), "primary")
        self.use.setToolTip(tr("From then on you can claim its criteria; you can undo it"))
        self.throw = button(tr("Throw away"))
        self.leave = button(tr("Close"), name=tr("Close and go on later"))
        self.criterion = button("")
        self.under = button(tr("Add one under it"))
        self.outcome = button("")
        self.unit = button("")
        self.paste = button(tr("Paste lines"))
        self.paste.setToolTip(tr("Each line that you copied becomes an entry here (Ctrl+V)"))
        self.up = button(tr("Up"), name=tr("Move up"))
        self.down = button(tr("Down"), name=tr("Move down"))
        self.remove = button(tr("Remove"))
        self.number = button(tr("Number in order"))
        self.number.setToolTip(tr("Number all in the unit in its order: 1.1, 1.2, or K1, K2"))
        for each, name in ((self.up, "arrow-up"), (self.down, "arrow-down")):
            each.setIcon(theme.icon(name, "text"))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self._title)
        words.addWidget(self._about)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        for widget in (self.saved, self.throw, self.leave, self.use):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        line = QWidget()
        flow = FlowLayout(line, gap=8)
        for each in self._parts():
            flow.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(line)
        self.setToolTip(tr(KEYS_SAID))

    def show_draft(self, draft: Draft, at: At, *, writable: bool, flat: bool) -> None:
        """Show which draft it is and what can be done at a place; ``flat`` where the part has no outcomes."""
        framework = draft.framework
        self._title.setText(clean_line(framework.title) or tr("A framework of your own"))
        self._about.setText(_about(draft))
        self.saved.opened(draft.saved_at)
        noun = noun_of((framework,))
        self.criterion.setText(tr("Add a {one}", one=noun.one))
        self.outcome.setText(tr("Add a heading") if flat else tr("Add an outcome"))
        self.unit.setText(tr("Add a {one}", one=noun.part))
        self.under.setVisible(framework.kind is FrameworkKind.COMPETENCIES)
        for each in (*self._parts(), self.use, self.throw):
            each.setEnabled(writable)
        self.under.setEnabled(writable and len(at) == 3)
        for each in (self.up, self.down, self.remove):
            each.setEnabled(writable and bool(at))

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self.criterion, self.under, self.outcome, self.unit, self.paste,
            self.up, self.down, self.remove, self.number,
        )  # fmt: skip


def _about(draft: Draft) -> str:
    if not draft.base:
        return tr("Write down what you are assessed on. All you type is kept; “Use it” puts it into your portfolio.")
    if draft.framework.code != draft.base and any(each.code == draft.base for each in shipped()):
        return tr(
            "{base} comes with the program and stays as it is: this becomes your own version, {code}. "
            "Your claims move to it when you use it, and keep the wording that you made them on.",
            base=draft.base,
            code=draft.framework.code,
        )
    if draft.framework.code != draft.base:
        return tr(
            "This becomes version {version} of {base}, as {code}. Your claims move to it when you use it, "
            "and keep the wording that you made them on.",
            version=draft.framework.version,
            base=draft.base,
            code=draft.framework.code,
        )
    return tr("You are changing {base}. All you type is kept; “Use it” puts the changes in its place.", base=draft.base)
