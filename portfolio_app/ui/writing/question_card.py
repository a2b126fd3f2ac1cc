"""The criterion that an account is being written for: its question, what is still to be shown, and claiming for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.claiming.criterion_words import coverage_of, still_asked
from portfolio_app.ui.session import Session
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.code_tag import CodeTag
from portfolio_app.ui.widgets.labels import button, label


class QuestionCard(QFrame):
    """Stands above the account until it is closed, or another account is opened."""

    claim_wanted = Signal(str)
    """The selected words are to be claimed for this criterion."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self.criterion = ""
        self.setProperty("look", "card")
        self.question = label("", "strong", wrap=True)
        self.asked = label("", "small", wrap=True)
        self.claim = button(tr("Claim selected words for it"), "chip")
        self.claim.clicked.connect(lambda: self.claim_wanted.emit(self.criterion))
        self.claim.setEnabled(not session.read_only)
        self._close = button(tr("Close"), "flat", name=tr("Close the question"))
        self._close.clicked.connect(self.close_question)
        self._code = QWidget()
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.question)
        words.addWidget(self.asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 8, 8)
        self._row.setSpacing(12)
        self._row.addWidget(self._code)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.claim)
        self._row.addWidget(self._close)
        self.hide()

    def ask(self, criterion: str) -> None:
        """Show the question of a criterion."""
        self.criterion = criterion
        self.refresh()

    def close_question(self) -> None:
        """Show no question any more."""
        self.criterion = ""
        self.hide()

    def refresh(self) -> None:
        """Show how far the criterion is now."""
        entry = coverage_of(self._session, self.criterion) if self.criterion else None
        if entry is None:
            self.hide()
            return
        code = CodeTag(self._theme, self._session.code_of(entry.criterion), self._session.colour_of(entry.criterion))
        self._row.replaceWidget(self._code, code)
        self._code.deleteLater()
        self._code = code
        self.question.setText(entry.criterion.text)
        asked = tr("This is claimed now.") if entry.covered else still_asked(entry)
        self.asked.setText(asked)
        self.asked.setVisible(bool(asked))
        self.setAccessibleName(f"{self._session.code_of(entry.criterion)}: {entry.criterion.text}. {asked}")
        self.show()
