"""What can be decided about the personal data of a line, each with its key."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.personal_data.allowance import Settled
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button

REPLACE = "replace"
IN_FILE = "in the file"
_KEYS = {
    Qt.Key.Key_R: REPLACE,
    Qt.Key.Key_A: Settled.HERE,
    Qt.Key.Key_E: Settled.EVERYWHERE,
    Qt.Key.Key_N: Settled.NOT_PERSONAL,
    Qt.Key.Key_F: IN_FILE,
}


class SettleButtons(QWidget):
    """Tells what is decided: a Settled, REPLACE or IN_FILE. The keys are taken in the list that it stands above."""

    wanted = Signal(object)

    def __init__(self, keys_in: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=6)
        texts = {
            REPLACE: tr("Replace (R)"),
            Settled.HERE: tr("Allow here (A)"),
            Settled.EVERYWHERE: tr("Allow everywhere (E)"),
            Settled.NOT_PERSONAL: tr("Not personal (N)"),
            IN_FILE: tr("Change the file… (F)"),
        }
        self.buttons = {what: button(text, "chip") for what, text in texts.items()}
        for what, each in self.buttons.items():
            each.clicked.connect(lambda _=False, what=what: self.wanted.emit(what))
            flow.addWidget(each)
        keys_in.installEventFilter(self)

    def offer(self, pseudonym: str, in_file: str = "") -> None:
        """Say what the words would be replaced with; "" where they stand inside of a file and cannot be.

        ``in_file`` is what can be done with the file itself, or "".
        """
        self.buttons[IN_FILE].setVisible(bool(in_file))
        self.buttons[IN_FILE].setEnabled(bool(in_file))
        self.buttons[IN_FILE].setText(tr("{what} (F)", what=in_file))
        self.buttons[IN_FILE].setAccessibleName(in_file)
        text = tr("Replace with {pseudonym} (R)", pseudonym=pseudonym) if pseudonym else tr("Replace (R)")
        self.buttons[REPLACE].setEnabled(bool(pseudonym))
        self.buttons[REPLACE].setText(text)
        self.buttons[REPLACE].setAccessibleName(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys while there is something to decide."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.isVisible():
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            what = _KEYS.get(Qt.Key(event.key())) if plain else None
            if what is not None and self.buttons[what].isEnabled():
                self.wanted.emit(what)
                return True
        return super().eventFilter(watched, event)
