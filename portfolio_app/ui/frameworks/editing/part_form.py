"""The fields of one part of a draft, one under another; it shows what the draft holds and tells what is wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.editing.draft import At
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.ui.frameworks.editing.fields import Choice, Field, Heading, Table, Ticks, Words
from portfolio_app.ui.frameworks.editing.rows_field import RowsField
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.kept_fields import KeptField, KeptLine, KeptText
from portfolio_app.ui.widgets.kept_typing import Typing
from portfolio_app.ui.widgets.labels import label, line

Write = Callable[[Framework, At], Framework]


class PartForm(QWidget):
    """``wanted`` carries what writes a choice, a tick or a table; words go through the typing that it is given."""

    wanted = Signal(object, str)  # Write, the field's label

    def __init__(
        self, theme: Theme, fields: Sequence[Field], typing: Typing, prefix: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields = tuple(fields)
        self._typing = typing
        self._prefix = prefix
        self._faults: dict[str, QLabel] = {}
        self.inputs: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._around: dict[str, list[QWidget]] = {}
        for field in self._fields:
            self._add(field)
        self._column.addStretch(1)

    def writer(self, name: str) -> Callable[[Framework, At, str], Framework] | None:
        """Return what writes the words of a field, None when it is no field of words of this form."""
        return next((field.write for field in self._fields if isinstance(field, Words) and field.name == name), None)

    def show_part(self, framework: Framework, at: At) -> None:
        """Show what the draft holds there; what is being typed stays."""
        for field in self._fields:
            if isinstance(field, Words):
                edit = self.inputs[field.name]
                if isinstance(edit, KeptLine | KeptText):
                    if not self._typing.waits(self._prefix + field.name):
                        edit.show_words(field.read(framework, at))
                elif isinstance(edit, QLineEdit) and not edit.isModified():
                    edit.setText(field.read(framework, at))
            elif isinstance(field, Choice):
                self._show_choice(field, framework, at)
            elif isinstance(field, Ticks):
                self._show_ticks(field, framework, at)
            elif isinstance(field, Table):
                rows = self.inputs[field.name]
                if isinstance(rows, RowsField):
                    rows.show_rows(field.read(framework, at))

    def say_fault(self, name: str, fault: str) -> None:
        """Say under a field why its words are not taken, or take that away."""
        edit = self.inputs.get(name)
        if not fault and isinstance(edit, QLineEdit):
            edit.setModified(False)
        if (said := self._faults.get(name)) is not None:
            said.setText(fault)
            said.setVisible(bool(fault))

    def finish(self) -> None:
        """Take what stands in the fields that are kept when they are left."""
        for edit in self.inputs.values():
            if isinstance(edit, QLineEdit) and edit.isModified():
                edit.editingFinished.emit()

    def refused(self) -> tuple[tuple[str, str], ...]:
        """Return the words that were not taken, which stand in their fields to be mended, and why they were not."""
        return tuple(
            (edit.text(), self._faults[name].text())
            for name, edit in self.inputs.items()
            if isinstance(edit, QLineEdit) and self._is_refused(edit)
        )

    def start(self, *, same: bool = False) -> None:
        """Begin with another part: forget what was not taken; where it is the ``same`` one that stays to be mended."""
        for name, edit in self.inputs.items():
            if not (same and self._is_refused(edit)):
                self.say_fault(name, "")

    @staticmethod
    def _is_refused(edit: QWidget) -> bool:
        return isinstance(edit, QLineEdit) and not isinstance(edit, KeptLine) and edit.isModified()

    def set_writable(self, *, writable: bool) -> None:
        """Let the fields be changed or only read."""
        for edit in self.inputs.values():
            if isinstance(edit, QLineEdit | KeptText):
                edit.setReadOnly(not writable)
            else:
                edit.setEnabled(writable)

    def _add(self, field: Field) -> None:
        if isinstance(field, Heading):
            self._column.addSpacing(self._theme.px(12))
            self._column.addWidget(line())
            self._column.addSpacing(self._theme.px(4))
            self._column.addWidget(label(field.label, "large"))
            if field.hint:
                self._column.addWidget(label(field.hint, "small", wrap=True))
            return
        name = label(field.label, "heading", wrap=True)
        edit = self._input(field)
        edit.setAccessibleName(field.label)
        if field.hint:
            edit.setAccessibleDescription(field.hint)
        name.setBuddy(edit)
        around: list[QWidget] = [name, edit]
        self._column.addSpacing(self._theme.px(6))
        self._column.addWidget(name)
        self._column.addWidget(edit)
        if field.hint:
            around.append(label(field.hint, "small", wrap=True))
            self._column.addWidget(around[-1])
        fault = label("", "danger", wrap=True)
        fault.hide()
        self._column.addWidget(fault)
        self._faults[field.name] = fault
        self.inputs[field.name] = edit
        self._around[field.name] = around

    def _input(self, field: Words | Choice | Ticks | Table) -> QWidget:
        if isinstance(field, Words):
            return self._words(field)
        if isinstance(field, Choice):
            box = ChoiceBox()
            box.activated.connect(lambda _: self._on_chosen(field, box))
            return box
        if isinstance(field, Ticks):
            made = QWidget()
            QVBoxLayout(made).setContentsMargins(0, 0, 0, 0)
            return made
        rows = RowsField(self._theme, field.heads, field.least, field.add)
        rows.table.setAccessibleName(field.label)
        rows.edited.connect(
            lambda: self.wanted.emit(lambda framework, at: field.write(framework, at, rows.rows()), field.name)
        )
        return rows

    def _words(self, field: Words) -> QWidget:
        if field.whole:
            whole = QLineEdit()
            whole.editingFinished.connect(lambda: self._on_finished(field, whole))
            return whole
        edit: KeptField
        if field.lines > 1:
            edit = KeptText()
            edit.setFixedHeight(edit.fontMetrics().lineSpacing() * field.lines + self._theme.px(20))
        else:
            edit = KeptLine()
        self._typing.watch(self._prefix + field.name, field.label, edit)
        return edit

    def _on_finished(self, field: Words, edit: QLineEdit) -> None:
        if edit.isModified():
            words = edit.text()
            self.wanted.emit(lambda framework, at: field.write(framework, at, words), field.name)

    def _on_chosen(self, field: Choice, box: ChoiceBox) -> None:
        value = str(box.currentData(Qt.ItemDataRole.UserRole))
        self.wanted.emit(lambda framework, at: field.write(framework, at, value), field.name)

    def _show_choice(self, field: Choice, framework: Framework, at: At) -> None:
        box, options = self.inputs[field.name], field.options(framework, at)
        for widget in self._around[field.name]:
            widget.setVisible(len(options) > 1)
        if not isinstance(box, ChoiceBox):
            return
        shown = [(box.itemData(place), box.itemText(place)) for place in range(box.count())]
        if shown != list(options):
            box.clear()
            for value, name in options:
                box.addItem(name, value)
        box.setCurrentIndex(next((n for n, (value, _) in enumerate(options) if value == field.read(framework, at)), -1))

    def _show_ticks(self, field: Ticks, framework: Framework, at: At) -> None:
        whole, options = self.inputs[field.name], field.options(framework, at)
        for widget in self._around[field.name]:
            widget.setVisible(bool(options))
        layout = whole.layout()
        if layout is None:
            return
        chosen = field.read(framework, at)
        boxes = whole.findChildren(QCheckBox)
        if [(box.objectName(), box.text()) for box in boxes] != list(options):
            for box in boxes:
                layout.removeWidget(box)
                box.setParent(None)
                box.deleteLater()
            boxes = [self._tick(field, whole, value, name) for value, name in options]
        for box in boxes:
            box.setChecked(box.objectName() in chosen)

    def _tick(self, field: Ticks, whole: QWidget, value: str, name: str) -> QCheckBox:
        box = QCheckBox(name)
        box.setObjectName(value)
        if (layout := whole.layout()) is not None:
            layout.addWidget(box)
        box.clicked.connect(lambda: self._on_ticked(field, whole))
        return box

    def _on_ticked(self, field: Ticks, whole: QWidget) -> None:
        values = tuple(box.objectName() for box in whole.findChildren(QCheckBox) if box.isChecked())
        self.wanted.emit(lambda framework, at: field.write(framework, at, values), field.name)
