"""Labels and frames in the looks of the style sheet."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from portfolio_app.domain.words.text import readable

LONGEST_LINE = 200
"""Characters of a text that is shown on one line, such as a name: of a longer one the beginning."""
_LONGEST = 20_000
_WIDEST = 480
"""Pixels that a line of text insists on; where there is less room, its end is not seen."""
_HEADINGS = ("title", "large", "heading")
"""Looks of what is no longer than a line or two, and may be a name."""
_BREAK = "\u200b"
_ENDLESS_WORD = re.compile(r"\S{80,}")
_LONG_WORD = re.compile(r"\S{21,}")
_BREAKS = re.compile(r"[_.](?=.)|[^_.]{16}(?=[^_.]{4})")


def label(text: str, look: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label of plain text in a look."""
    made = _Label(parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if look:
        made.setProperty("look", look)
    made.setText(text)
    return made


class _Label(QLabel):
    """Shows whatever stands in a file as it is, control characters too, and grows no wider than a window for it."""

    def setText(self, text: str) -> None:
        is_long = self.wordWrap() and self.property("look") not in _HEADINGS
        text = readable(text, _LONGEST if is_long else LONGEST_LINE)
        if self.wordWrap():
            text = _ENDLESS_WORD.sub(lambda word: _broken(word.group()), text)
        super().setText(text)

    def text(self) -> str:
        """Return the text without the places where its words may be broken."""
        return super().text().replace(_BREAK, "")

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().boundedTo(QSize(_WIDEST, 16_777_215))


def bullet(text: str) -> QWidget:
    """Return a point of a list, whose further lines stand under its first."""
    point = QWidget()
    row = QHBoxLayout(point)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label("•", "muted"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, "muted", wrap=True), 1)
    return point


def breakable(text: str) -> str:
    """Return the text with places where a label may break long words without spaces, such as names of files."""
    return _LONG_WORD.sub(lambda word: _broken(word.group()), text)


def _broken(word: str) -> str:
    return _BREAKS.sub(f"\\g<0>{_BREAK}", word)


def button(text: str, look: str = "", *, name: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button in a look; ``name`` is what screen readers say when the text does not say it all."""
    made = _Button(readable(text, LONGEST_LINE), parent)
    made.setAccessibleName(readable(name or text, LONGEST_LINE))
    made.setAutoDefault(False)
    if look:
        made.setProperty("look", look)
    return made


class _Button(QPushButton):
    """Enter presses it as the space bar does, on pages as in dialogs."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def card(parent: QWidget | None = None, *, margin: int = 16) -> tuple[QFrame, QVBoxLayout]:
    """Return a card and its layout."""
    frame = QFrame(parent)
    frame.setProperty("look", "card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(margin, margin, margin, margin)
    return frame, layout


def line(parent: QWidget | None = None) -> QFrame:
    """Return a thin rule."""
    rule = QFrame(parent)
    rule.setProperty("look", "line")
    rule.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return rule


def set_look(widget: QWidget, look: str) -> None:
    """Change a widget's look at once."""
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
