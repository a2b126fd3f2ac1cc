"""What shows while a portfolio is being opened: whose it is and what is in it, as far as a first look tells."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.portfolio import FirstLook
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import label


class OpeningView(QWidget):
    """Has its title where the overview has its own, so that nothing jumps when that follows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = label("", "title", wrap=True)
        self._subtitle = label("", "subtitle", wrap=True)
        self._doing = label("", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle)
        layout.addSpacing(20)
        layout.addWidget(self._doing)
        layout.addStretch(1)

    def show_first_look(self, path: Path, glance: FirstLook | None) -> None:
        """Say what is being opened."""
        self._title.setText((glance.learner if glance else "") or path.stem)
        counts = (plural(len(glance.units), "unit"), plural(glance.accounts, "account")) if glance else ()
        self._subtitle.setText(" · ".join(filter(None, (glance.programme if glance else "", *counts))))
        self._doing.setText(tr("Opening {name}…", name=excerpt(path.name)))
        self.setAccessibleName(f"{self._title.text()}. {self._doing.text()}")
