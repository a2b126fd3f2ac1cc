"""The former texts of an account: looked at, compared with the present one, and chosen to be brought back."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from portfolio_app.domain.evidence.evidence import Revision
from portfolio_app.domain.time import say_moment, today
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.comparison import Kind, format_of, write_comparison
from portfolio_app.ui.widgets.labels import button, label

_LINE_HEIGHT = 125
_LIST_WIDTH = 230
_LIST_SHARE = 0.28


class RevisionsDialog(QDialog):
    """Takes every text that an account has had, the oldest first, the last one being the present one.

    Once accepted, its value is the number of the text to bring back.
    """

    def __init__(
        self,
        revisions: tuple[Revision, ...],
        theme: Theme,
        *,
        read_only: bool = False,
        on: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Former texts"))
        self._revisions = revisions
        self._theme = theme
        self._read_only = read_only
        self._first_difference = -1
        self._today = on or today()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Times at which the text was saved, the latest first"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = QTextEdit()
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName(tr("The text as it was, compared with the present one"))
        self.restore = button(tr("Bring this back"), "primary")
        self.restore.clicked.connect(self.accept)
        self._close = button(tr("Close"))
        self._close.clicked.connect(self.reject)
        self._said = label("", "muted", wrap=True)
        self._lay_out()
        self._fill()
        self.list.currentRowChanged.connect(self._on_row_changed)
        theme.changed.connect(self._on_theme_changed)
        self.list.setCurrentRow(1 if len(revisions) > 1 else 0)
        if not revisions:
            self._on_row_changed()

    def value(self) -> int | None:
        """Return the number of the text that was chosen, or None."""
        revision = self._chosen()
        accepted = self.result() == QDialog.DialogCode.Accepted.value
        return revision.number if accepted and revision is not None and revision is not self._revisions[-1] else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of the width to the text."""
        super().resizeEvent(event)
        self._fit_list()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the first difference into view, now that there is a height."""
        super().showEvent(event)
        self._show_first_difference()

    def _lay_out(self) -> None:
        px = self._theme.px
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(min(px(920), room.width()), min(px(600), room.height()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr("Former texts"), "title"))
        layout.addWidget(self._said)
        parts = QHBoxLayout()
        parts.setSpacing(16)
        parts.addWidget(self.list)
        parts.addWidget(self.view, 1)
        layout.addLayout(parts, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(
            label(tr("Your present text is kept as well, so you can always go back to it."), "small", wrap=True), 1
        )
        row.addWidget(self._close)
        row.addWidget(self.restore)
        layout.addLayout(row)

    def _fill(self) -> None:
        for revision in reversed(self._revisions):
            when = say_moment(revision.saved_at, self._today)
            present = tr("\nThe present text") if revision is self._revisions[-1] else ""
            words = plural(revision.text.words, "word")
            item = QListWidgetItem(f"{when[0].upper()}{when[1:]}\n{words}{present}")
            item.setData(Qt.ItemDataRole.UserRole, revision)
            self.list.addItem(item)

    def _chosen(self) -> Revision | None:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _on_row_changed(self) -> None:
        revision = self._chosen()
        if revision is None:
            self._said.setText(tr("Nothing has been saved yet."))
            self.restore.setEnabled(False)
            return
        present = self._revisions[-1]
        self.restore.setEnabled(revision is not present and not self._read_only)
        if revision is present:
            self._said.setText(tr("This is the present text. Choose an earlier time to see what was different then."))
        elif revision.text == present.text and revision.title == present.title:
            self._said.setText(tr("The words are the same as now."))
        else:
            self._said.setText(tr("Words with + come back when you bring this text back. Words with − go away."))
        self._show(revision, present)

    def _fit_list(self) -> None:
        self.list.setFixedWidth(min(self._theme.px(_LIST_WIDTH), round(self.width() * _LIST_SHARE)))

    def _on_theme_changed(self) -> None:
        self._fit_list()
        self._on_row_changed()

    def _show(self, revision: Revision, present: Revision) -> None:
        self.view.clear()
        self._first_difference = -1
        cursor = self.view.textCursor()
        cursor.beginEditBlock()
        cursor.mergeBlockFormat(_spacing(0, _LINE_HEIGHT))
        if revision.title != present.title:
            self._write_part(cursor, tr("Title"), revision.title, present.title, first=True)
        for section, text in revision.text:
            if text or present.text[section]:
                self._write_part(cursor, section.title, text, present.text[section], first=cursor.position() == 0)
        if cursor.position() == 0:
            cursor.insertText(tr("Nothing was written yet."), format_of(Kind.SAME, self._theme))
        cursor.endEditBlock()
        self._show_first_difference()

    def _show_first_difference(self) -> None:
        self.view.moveCursor(QTextCursor.MoveOperation.End)
        place = QTextCursor(self.view.document())
        if self._first_difference >= 0:
            place.setPosition(self._first_difference)
        self.view.setTextCursor(place)
        bar, height = self.view.verticalScrollBar(), self.view.viewport().height()
        top = bar.value() + self.view.cursorRect().top()
        # What is not on the first page stands some lines below the top, with the words before it.
        bar.setValue(top - height // 4 if top > height * 3 // 4 else 0)

    def _write_part(self, cursor: QTextCursor, heading: str, former: str, present: str, *, first: bool) -> None:
        shown = QTextCharFormat()
        shown.setForeground(self._theme.colour("muted"))
        shown.setFontWeight(QFont.Weight.DemiBold)
        if not first:
            cursor.insertBlock(_spacing(self._theme.px(16), _LINE_HEIGHT))
        cursor.insertText(heading, shown)
        cursor.insertBlock(_spacing(self._theme.px(2), _LINE_HEIGHT))
        difference = write_comparison(cursor, former, present, self._theme)
        if self._first_difference < 0:
            self._first_difference = difference


def _spacing(above: int, line_height: int) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setTopMargin(above)
    shape.setLineHeight(line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return shape
