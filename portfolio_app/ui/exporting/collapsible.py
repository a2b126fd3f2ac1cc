"""A part of a page that is folded away until it is asked for; folded, it says in few words what is in it."""

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.widgets.collapse_button import CollapseButton
from portfolio_app.ui.widgets.labels import label


class Collapsible(QWidget):
    """Takes the title and what is below it."""

    def __init__(self, title: str, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content
        self.head = CollapseButton(title)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._summary = label("", "small", wrap=True)
        self._summary.setContentsMargins(20, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.head)
        layout.addWidget(self._summary)
        layout.addWidget(content)
        self.head.toggled.connect(self._on_toggled)
        self._on_toggled(False)

    @property
    def summary(self) -> str:
        """What it says while it is folded."""
        return self._summary.text()

    def set_summary(self, text: str) -> None:
        """Say what is in it."""
        self._summary.setText(text)
        self._on_toggled(self.head.isChecked())

    def unfold(self) -> None:
        """Show what is in it."""
        self.head.setChecked(True)

    def _on_toggled(self, unfolded: bool) -> None:
        self.content.setVisible(unfolded)
        self._summary.setVisible(not unfolded and bool(self._summary.text()))
        state = (
            tr("open")
            if unfolded
            else tr("closed: {text}", text=self._summary.text())
            if self._summary.text()
            else tr("closed")
        )
        self.head.setAccessibleDescription(state)
