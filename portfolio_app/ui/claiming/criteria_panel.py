"""The criteria beside an account: what is still open first, filtered by what is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.framework import credits_of
from portfolio_app.translation import tr
from portfolio_app.ui.claiming.criterion_list import criterion_rows
from portfolio_app.ui.claiming.criterion_view import CriterionView
from portfolio_app.ui.session import Session
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.kept_place import kept_place
from portfolio_app.ui.widgets.labels import button, label


class CriteriaPanel(QWidget):
    """Enter on a criterion claims the selected words for it; either can be dropped on the other too."""

    wanted = Signal(str)
    """A criterion's reference: the selected words are to be claimed for it."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.gaps_first = button(tr("Gaps first"), "chip")
        self.gaps_first.setCheckable(True)
        self.gaps_first.setChecked(True)
        self.field = QLineEdit()
        ClearButton(self.field)
        self.list = CriterionView(theme, tr("Criteria"), ruled=True)
        if not session.read_only:
            self.list.offer_drags()
            self.list.take_drops()
        self.list.words_dropped.connect(lambda row: self.wanted.emit(row.key))
        self.list.doubleClicked.connect(lambda _index: self._on_taken())
        self.list.activated.connect(lambda _index: self._on_taken() if self.list.hasFocus() else None)
        self._empty = label("", "muted", wrap=True)
        self.field.textChanged.connect(self._on_typed)
        self.gaps_first.toggled.connect(self.list.rows.set_gaps_first)
        top = QHBoxLayout()
        self._heading = label("", "heading")
        top.addWidget(self._heading, 1)
        top.addWidget(self.gaps_first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.field)
        layout.addWidget(self._empty, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        self._credit = label("", "small", wrap=True)
        layout.addWidget(self._credit)

    def refresh(self) -> None:
        """Show the criteria as they are now; the list stays where it is."""
        noun = self._session.noun
        self._heading.setText(noun.heads)
        self._credit.setText("\n".join(credits_of(self._session.frameworks)))
        self._credit.setVisible(bool(self._credit.text()))
        self.field.setPlaceholderText(tr("Find a {one}…", one=noun.one))
        self.field.setAccessibleName(tr("Find a {one}", one=noun.one))
        row = self.list.current_row()
        with kept_place(self.list):
            self.list.rows.set_rows(criterion_rows(self._session))
            if row is not None:
                self.list.setCurrentIndex(self.list.rows.index(self.list.rows.place_of(row.key), 0))
        self._show_emptiness()

    def show_criterion(self, reference: str) -> None:
        """Bring a criterion into view."""
        place = self.list.rows.place_of(reference)
        if place >= 0:
            self.list.choose(place)

    def _on_typed(self, typed: str) -> None:
        self.list.rows.filter(typed)
        self._show_emptiness()

    def _on_taken(self) -> None:
        if row := self.list.current_row():
            self.wanted.emit(row.key)

    def _show_emptiness(self) -> None:
        nothing = self.list.rows.rowCount() == 0
        none_at_all = tr("This portfolio has no criteria yet. Add a framework on the Frameworks page.")
        self._empty.setText(
            tr("No {one} has these words.", one=self._session.noun.one) if self._session.criteria else none_at_all
        )
        self._empty.setVisible(nothing)
        self.list.setVisible(not nothing)
