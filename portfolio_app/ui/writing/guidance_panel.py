"""Help beside the text: what belongs in the section, and the tips and common mistakes of the units in use."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from portfolio_app.domain.evidence.evidence import AccountForm, Section
from portfolio_app.domain.frameworks.framework import Guidance, each_unit
from portfolio_app.translation import tr
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.collapse_button import CollapseButton
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.writing.questions import hint


class GuidancePanel(QWidget):
    """Folded up until it is wanted, and scrolls then; a unit's texts are made when they are first unfolded."""

    unfolded = Signal()
    """The tips were unfolded or folded up."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._hint = label("", "muted", wrap=True)
        self._title = label(tr("For this section"), "heading")
        self._fold = _fold_button(tr("Tips and common mistakes"))
        self._fold.toggled.connect(self._on_toggled)
        self._body = QWidget()
        self._units = QVBoxLayout(self._body)
        self._units.setContentsMargins(0, 0, 0, 0)
        self._units.setSpacing(4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self._fold)
        self._area = ScrollColumn(self._body)
        self._area.hide()
        layout.addWidget(self._area, 1)
        self.set_section(Section.SITUATION)
        self.refresh()

    def set_section(self, section: Section, form: AccountForm = AccountForm.STAR) -> None:
        """Show what belongs in a section of an account of that form."""
        self._title.setText(tr("For this section: {title}", title=form.title(section)))
        self._hint.setText(hint(section, form))

    @property
    def is_unfolded(self) -> bool:
        """Whether the tips show."""
        return self._fold.isChecked()

    def fold_up(self) -> None:
        """Hide the tips."""
        self._fold.setChecked(False)

    def show_hint(self, *, shown: bool) -> None:
        """Show what belongs in the section, or leave the room to others."""
        self._title.setVisible(shown)
        self._hint.setVisible(shown)

    def refresh(self) -> None:
        """List the units in use that have guidance."""
        while (item := self._units.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        self._fold.setVisible(
            any(u.guidance.tips or u.guidance.mistakes for _, u in each_unit(self._session.frameworks))
        )
        for _, unit in each_unit(self._session.frameworks):
            if unit.guidance.tips or unit.guidance.mistakes:
                self._units.addWidget(_Unit(unit.label, unit.guidance))
        self._units.addStretch(1)

    def _on_toggled(self, unfolded: bool) -> None:  # Qt's
        self._area.setVisible(unfolded)
        self.unfolded.emit()


class _Unit(QWidget):
    def __init__(self, title: str, guidance: Guidance) -> None:
        super().__init__()
        self._guidance = guidance
        self._body: QWidget | None = None
        self._button = _fold_button(title)
        self._button.toggled.connect(self._on_toggled)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 0, 0, 0)
        self._layout.addWidget(self._button)

    def _on_toggled(self, unfolded: bool) -> None:  # Qt's
        if self._body is None:
            self._body = self._made()
            self._layout.addWidget(self._body)
        self._body.setVisible(unfolded)

    def _made(self) -> QWidget:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(8, 0, 0, 8)
        layout.setSpacing(6)
        for title, texts in ((tr("Tips"), self._guidance.tips), (tr("Common mistakes"), self._guidance.mistakes)):
            if texts:
                layout.addWidget(label(title, "strong"))
            for text in texts:
                layout.addWidget(label(text, "muted", wrap=True))
        return body


def _fold_button(title: str) -> CollapseButton:
    made = CollapseButton(title)
    made.setToolTip(title)
    # A long title is shortened rather than making the panel wider; the tool tip has all of it.
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made
