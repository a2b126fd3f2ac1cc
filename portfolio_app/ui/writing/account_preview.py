"""How an account that was found in a document will read: its parts, what it claims, and what is left out of it."""

from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from portfolio_app.domain.account_files.found import FoundAccount
from portfolio_app.domain.words.text import clean, plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.british_date import show_date
from portfolio_app.ui.widgets.utf16 import Offsets

_SPACE = 8
_MARK = 60


class AccountPreview(QTextEdit):
    """Shows plain words in the theme's colours; nothing in a document is taken for anything else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("How the account will read"))

    def show_account(self, account: FoundAccount) -> None:
        """Show an account from its beginning."""
        self.clear()
        draft = account.draft
        self._line(draft.title, bold=True, larger=True)
        self._line(", ".join(filter(None, (show_date(draft.produced_on), draft.place))), muted=True)
        for problem in account.problems:
            self._line(f"{problem.message[:1].upper()}{problem.message[1:]}", colour="danger")
        for section, text in draft.text:
            if text:
                self._line(draft.form.title(section), bold=True)
                start = self.textCursor().position()
                self._line(text)
                spans = [(c.start, c.end) for c in draft.claims if c.section is section]
                self._mark(start, text, spans)
        if account.left_out:
            count = plural(len(account.left_out), "piece")
            self._line(tr("Left out of the account ({count})", count=count), bold=True)
            for each in account.left_out:
                self._line(f"{tr(each.what).capitalize()}: {' '.join(each.text.split())}", muted=True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _line(
        self, text: str, *, bold: bool = False, larger: bool = False, muted: bool = False, colour: str = ""
    ) -> None:
        if not text:
            return
        form = QTextCharFormat()
        form.setForeground(self._theme.colour(colour or ("muted" if muted else "text")))
        form.setFontWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        if larger:
            form.setFontPointSize(self.font().pointSizeF() * 1.25 if self.font().pointSizeF() > 0 else 13)
        block = QTextBlockFormat()
        block.setTopMargin(_SPACE)
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        cursor.insertText(clean(text), form)
        cursor.insertBlock(block)
        self.setTextCursor(cursor)

    def _mark(self, start: int, text: str, spans: list[tuple[int, int]]) -> None:
        """Set a colour behind the words that are claimed."""
        offsets = Offsets(text)
        colour = QColor(self._theme.colour("accent"))
        colour.setAlpha(_MARK)
        form = QTextCharFormat()
        form.setBackground(colour)
        for first, last in spans:
            cursor = self.textCursor()
            cursor.setPosition(start + offsets.to_qt(first))
            cursor.setPosition(start + offsets.to_qt(last), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(form)
