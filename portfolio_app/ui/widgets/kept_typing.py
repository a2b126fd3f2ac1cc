"""What is typed into fields: saved by itself while it is typed, in steps that end at sentences and pauses."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from portfolio_app.ui.widgets.autosave import Autosave
from portfolio_app.ui.widgets.kept_fields import KeptField
from portfolio_app.ui.widgets.text_steps import How, TextChange
from portfolio_app.ui.widgets.typing_step import TypingStep

Keep = Callable[[str, str, TypingStep | None], None]


class Typing(QObject):
    """Watches fields by name; ``keep`` is given a field's name, its words and the step that they are part of.

    What ``keep`` raises is tried again: the words wait until it does not.
    """

    def __init__(self, keep: Keep, parent: QObject) -> None:
        super().__init__(parent)
        self._keep = keep
        self._waiting: dict[str, str] = {}
        self._step: TypingStep | None = None
        self._keeping = False
        self.saving = Autosave(self._save, self)

    def watch(self, name: str, where: str, field: KeptField, *, at_a_time: bool = True) -> None:
        """Save what is typed into a field, called ``where`` for people; one read as a whole has no steps inside."""
        field.typed.connect(partial(self._on_typed, name, where, field, at_a_time=at_a_time))

    def waits(self, name: str) -> bool:
        """Tell whether a field's words are not saved yet."""
        return name in self._waiting

    def flush(self) -> bool:
        """Save now, and end the step that is under way; tell whether everything is saved."""
        if self._keeping:  # whoever keeps the words flushes everything first
            return True
        if not self.saving.flush():
            return False
        self._step = None
        return True

    def forget(self) -> None:
        """Save nothing of what waits."""
        self._waiting.clear()
        self._step = None
        self.saving.stop()

    def _on_typed(self, name: str, where: str, field: KeptField, former: str, caret: int, *, at_a_time: bool) -> None:
        words = field.words
        change = TextChange.between(where, former, words, caret) if at_a_time else TextChange(where, How.FIELD)
        if self._step is not None and not self._step.takes(change):
            with suppress(Exception):  # it is tried again with the next saving, which says so
                self._save()
            self._step = None
        if self._step is None:
            self._step = TypingStep(change)
        self._waiting[name] = words
        if change.how.at_once:
            self.saving.soon()
        else:
            self.saving.changed()

    def _save(self) -> None:
        if self._keeping:
            return
        self._keeping = True
        try:
            for name, words in tuple(self._waiting.items()):
                self._keep(name, words, self._step)
                if self._waiting.get(name) == words:
                    del self._waiting[name]
        finally:
            self._keeping = False
        if self._step is not None and self._step.is_over():
            self._step = None
