"""The times of a recording: from and to, typed; what is wrong with them is said at the field."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from portfolio_app.domain.claims.region import Stretch, fault_of, parse_time, say_region, say_time
from portfolio_app.translation import mark, tr
from portfolio_app.ui.widgets.labels import label, set_look

_HINT = mark("Minutes and seconds, such as 1:05.")


class TimeFields(QWidget):
    """The value is a stretch once both are times; Enter goes on to the second, and there tells that they are done."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._length: float | None = None
        self._left: set[QLineEdit] = set()
        self.start = _time_field(tr("From"), "0:10")
        self.end = _time_field(tr("To"), "0:25")
        self._said = label("", "small", wrap=True)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(4)
        for column, (text, field) in enumerate(((tr("From"), self.start), (tr("To"), self.end))):
            said = QLabel(text)
            said.setProperty("look", "small")
            said.setBuddy(field)
            layout.addWidget(said, 0, column)
            layout.addWidget(field, 1, column)
            field.textEdited.connect(lambda _, field=field: self._left.discard(field))
            field.textChanged.connect(self._on_typed)
            field.editingFinished.connect(lambda field=field: self._on_left(field))
        self.start.returnPressed.connect(self._on_start_entered)
        self.end.returnPressed.connect(self._on_end_entered)
        layout.addWidget(self._said, 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        self._on_typed()

    @property
    def text(self) -> str:
        """What is said of the times: how to write them, what they are, or what is wrong."""
        return self._said.text()

    def value(self) -> Stretch | None:
        """Return the stretch that the two times are, or None."""
        start, end = parse_time(self.start.text()), parse_time(self.end.text())
        if start is None or end is None:
            return None
        stretch = Stretch(start, end)
        return None if self._fault(stretch) else stretch

    def show_stretch(self, stretch: Stretch) -> None:
        """Show times, to be changed."""
        self.start.setText(say_time(stretch.start))
        self.end.setText(say_time(stretch.end))

    def begin(self, length: float | None = None) -> None:
        """Empty both, for a recording that plays so many seconds; None where that is not known."""
        self._length = length
        self._left.clear()
        self.start.clear()
        self.end.clear()
        self._on_typed()

    def _fault(self, stretch: Stretch) -> str:
        fault = fault_of(stretch)
        # What people read off a clock is rounded up.
        if not fault and self._length is not None and stretch.end > int(self._length) + 1:
            fault = tr("The recording ends at {time}; choose times before that", time=say_time(int(self._length)))
        return fault

    def _wrong(self) -> tuple[QLineEdit | None, str]:
        """Return the field that has to be changed and why; a field that is still being written is let be."""
        for field in (self.start, self.end):
            typed = field.text().strip()
            if typed and field in self._left and parse_time(typed) is None:
                return field, tr("“{typed}” is not a time; write minutes and seconds, such as 1:05.", typed=typed)
        start, end = parse_time(self.start.text()), parse_time(self.end.text())
        if start is not None and end is not None and self.end in self._left:
            fault = self._fault(Stretch(start, end))
            return (self.end, f"{fault}.") if fault else (None, "")
        return None, ""

    def _on_typed(self) -> None:
        wrong, why = self._wrong()
        value = self.value()
        right = f"{say_region(value)}." if value else tr(_HINT)
        if value is None and self._length is not None:
            right = tr("{hint} The recording ends at {time}.", hint=tr(_HINT), time=say_time(int(self._length)))
        self._said.setText(why or right)
        set_look(self._said, "danger" if why else "small")
        for field in (self.start, self.end):
            field.setAccessibleDescription(why if field is wrong else "")
        self.changed.emit()

    def _on_left(self, field: QLineEdit) -> None:
        self._left.add(field)
        self._on_typed()

    def _on_start_entered(self) -> None:
        if self._wrong()[0] is not self.start:
            self.end.setFocus()
            self.end.selectAll()

    def _on_end_entered(self) -> None:
        self._on_left(self.end)
        if self.value() is not None:
            self.entered.emit()
        elif not self.start.text().strip():
            self.start.setFocus()


def _time_field(name: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(tr("{name}, in minutes and seconds", name=name))
    field.setMaxLength(12)
    return field
