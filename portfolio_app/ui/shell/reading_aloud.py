"""What is read aloud: the chosen words of the focused field, else all its words, else the row that is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

_PARAGRAPHS = str.maketrans({"\N{PARAGRAPH SEPARATOR}": "\n", "\N{LINE SEPARATOR}": "\n"})


def words_at(focused: QWidget | None) -> str:
    """Return the words to read where the focus is; nothing where there are none."""
    if isinstance(focused, QTextEdit | QPlainTextEdit):
        chosen = focused.textCursor().selectedText().translate(_PARAGRAPHS)
        return chosen or focused.toPlainText()
    if isinstance(focused, QLineEdit):
        hidden = focused.echoMode() is not QLineEdit.EchoMode.Normal
        return "" if hidden else focused.selectedText() or focused.text()
    if isinstance(focused, QAbstractItemView):
        return ". ".join(_row(focused))
    if focused is None:
        return ""
    if getattr(focused, "text", None) is None:
        return "\n".join(each.text() for each in focused.findChildren(QLabel) if each.isVisible() and _plain(each))
    return focused.accessibleName()


def _plain(label: QLabel) -> bool:
    return bool(label.text().strip()) and label.textFormat() is not Qt.TextFormat.RichText


def _row(view: QAbstractItemView) -> "Iterator[str]":
    index = view.currentIndex()
    model = view.model()
    if not index.isValid():
        return
    for column in range(model.columnCount(index.parent())):
        cell = index.siblingAtColumn(column)
        said = cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data(Qt.ItemDataRole.DisplayRole)
        if said:
            yield str(said)
