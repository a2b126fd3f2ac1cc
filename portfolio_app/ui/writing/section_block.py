"""A section of an account: heading, question, words, and its text with the margin beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from portfolio_app.domain.evidence.evidence import AccountForm, Section
from portfolio_app.domain.words.text import count_words, plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.writing.margin import Margin
from portfolio_app.ui.writing.questions import question
from portfolio_app.ui.writing.section_edit import SectionEdit


class SectionBlock(QWidget):
    """Its text is ``edit``; its codes are in ``margin``."""

    def __init__(self, section: Section, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.section = section
        self.words = 0
        self.edit = SectionEdit(section, theme)
        self.margin = Margin(self.edit, theme)
        self._heading = label("", "heading")
        self._question = label("", "muted", wrap=True)
        self._count = label("", "small")
        self._top = QHBoxLayout()
        self._top.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(label("·", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self._question, 1)
        self._top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.margin)
        row.addWidget(self.edit, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._top)
        column.addLayout(row)
        self.advice = QVBoxLayout()
        """Where advice on the section stands while there is any."""
        self.advice.setSpacing(8)
        column.addLayout(self.advice)
        self._ask(AccountForm.STAR)
        self.on_theme_changed()

    def show_form(self, form: AccountForm) -> None:
        """Ask what the account's form asks here; an annotation has no reflection unless there is one already."""
        self._ask(form)
        unasked = form is AccountForm.WORK and self.section is Section.REFLECTION
        self.setVisible(not unasked or bool(self.edit.text.strip()))

    def count(self) -> int:
        """Count the section's words and show how many there are."""
        self.words = count_words(self.edit.text)
        self._count.setText(plural(self.words, "word") if self.words else tr("empty"))
        return self.words

    def on_theme_changed(self) -> None:
        """Take the text size in use."""
        self.margin.on_theme_changed()
        self.edit.on_theme_changed()
        font = self._theme.font
        self._top.setContentsMargins(self.margin.width(), 0, 0, 0)
        self.advice.setContentsMargins(self.margin.width(), 0, 0, 0)
        self._top.setSpacing(6)
        # The smaller letters stand on the same line as the heading.
        lower = QFontMetrics(font("body")).ascent() - QFontMetrics(font("small")).ascent()
        self._count.setContentsMargins(0, lower, 0, 0)

    def _ask(self, form: AccountForm) -> None:
        asks = question(self.section, form)
        self._heading.setText(form.title(self.section))
        self._question.setText(asks)
        self.edit.setAccessibleName(f"{form.title(self.section)}: {asks}")
