"""Asks how words are to be set, and shows it at once: in the dialog's own words and in the window behind it."""

import math
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from portfolio_app.translation import mark, tr
from portfolio_app.ui.reading import LINE_LENGTHS, Reading, Spacing, Tint
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.typefaces import others, suited, system_family
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.labels import button, label

_SPACINGS = {Spacing.USUAL: mark("Usual"), Spacing.WIDE: mark("Wide"), Spacing.WIDER: mark("Wider")}
_TINTS = {
    Tint.NONE: mark("None"),
    Tint.CREAM: mark("Cream"),
    Tint.PEACH: mark("Peach"),
    Tint.BLUE: mark("Blue"),
    Tint.GREEN: mark("Green"),
}
_SAMPLE = mark(
    "On Monday a customer brought back a coat without a receipt. I listened, looked the sale up on the till, and told "
    "her what we could do. She chose a gift card and thanked me for my patience."
)
_SAMPLE_SIZE = 16
_WIDEST = 560
_LINE_HEIGHT = 115


class ReadingDialog(QDialog):
    """Every choice shows at once and is kept; *Back to usual* takes all of them back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Reading"))
        self._theme = theme
        self.family = _choice(tr("Letters"), [(tr("The system’s"), ""), *((name, name) for name in suited())])
        self.family.insertSeparator(self.family.count())
        for name in others():
            if name != system_family():
                self.family.addItem(name, name)
        self.spacing = _choice(tr("Spacing"), [(tr(text), spacing) for spacing, text in _SPACINGS.items()])
        self.tint = _choice(tr("Paper"), [(tr(text), tint) for tint, text in _TINTS.items()])
        lengths = [
            (tr("About {length} letters", length=length) if length else tr("As wide as there is room"), length)
            for length in LINE_LENGTHS
        ]
        self.line_length = _choice(tr("Lines"), lengths)
        self.sample = QTextEdit(tr(_SAMPLE))
        self.sample.setReadOnly(True)
        self.sample.setProperty("look", "prose")
        self.sample.setAccessibleName(tr("How words look now"))
        self.sample.setTabChangesFocus(True)
        self.sample.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sample.document().setDocumentMargin(0)
        self.sample.document().documentLayout().documentSizeChanged.connect(self._on_sample_grown)
        self.usual = button(tr("Back to usual"))
        self._lay_out()
        self._show(theme.reading)
        for box in (self.family, self.spacing, self.tint, self.line_length):
            box.currentIndexChanged.connect(self._on_chosen)
        self.usual.clicked.connect(lambda: self._show(Reading()))
        theme.changed.connect(self._set_sample)

    def value(self) -> Reading:
        """Return what is chosen."""
        chosen = replace(self._theme.reading, family=str(self.family.currentData() or ""))
        return replace(
            chosen,
            spacing=Spacing(self.spacing.currentData()),
            tint=Tint(self.tint.currentData()),
            line_length=int(self.line_length.currentData()),
        )

    def _show(self, reading: Reading) -> None:
        values = (reading.family, reading.spacing.value, reading.tint.value, reading.line_length)
        for box, value in zip((self.family, self.spacing, self.tint, self.line_length), values, strict=True):
            box.blockSignals(True)
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
        self._theme.set_reading(reading)
        self._set_sample()

    def _on_chosen(self) -> None:
        self._theme.set_reading(self.value())

    def _set_sample(self) -> None:
        theme = self._theme
        self.setMinimumWidth(theme.px(_WIDEST) + 88)
        self.sample.setFixedWidth(theme.line_length(_SAMPLE_SIZE, theme.px(_WIDEST)))
        shape = QTextBlockFormat()
        lines = _LINE_HEIGHT * theme.reading.measures.lines
        shape.setLineHeight(lines, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.sample.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def _on_sample_grown(self, size: QSizeF) -> None:
        self.sample.setFixedHeight(math.ceil(size.height()))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, box in (
            (tr("Letters"), self.family),
            (tr("Spacing"), self.spacing),
            (tr("Paper"), self.tint),
            (tr("Lines"), self.line_length),
        ):
            form.addRow(label(name), box)
        card = QFrame()
        card.setProperty("look", "card")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(20, 16, 20, 16)
        inside.addWidget(self.sample)
        inside.addStretch(1)
        close = button(tr("Close"), "primary")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.usual)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(label(tr("How words are set"), "large"))
        layout.addLayout(form)
        layout.addWidget(card, 1)
        layout.addLayout(buttons)


def _choice(name: str, entries: Sequence[tuple[str, str | int]]) -> QComboBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    for text, value in entries:
        box.addItem(text, value.value if isinstance(value, Spacing | Tint) else value)
    return box
