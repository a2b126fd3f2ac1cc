"""Asks for a new passphrase for a portfolio, or for the present one to take the lock away."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from portfolio_app.domain.passphrase import FORGOTTEN, PASSPHRASE_SHORTEST, strength
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.shell.passphrase_dialog import secret_field, show_typing
from portfolio_app.ui.widgets.form_dialog import FormDialog, form_rows, keep_or_cancel
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.scroll_column import ScrollColumn
from portfolio_app.ui.widgets.wrapped_tick import WrappedTick


@dataclass(frozen=True, slots=True)
class Wanted:
    """What becomes of the lock: from the ``present`` passphrase to a ``new`` one, "" for none each."""

    present: str
    new: str
    remove_copies: bool = False


class LockDialog(FormDialog):
    """``fits`` tells whether a passphrase is the present one, and is None where there is none yet."""

    def __init__(
        self,
        copies: int,
        suggest: Callable[[], str],
        fits: Callable[[str], bool] | None,
        parent: QWidget | None = None,
    ) -> None:
        title = tr("Lock with a passphrase") if fits is None else tr("Change the passphrase")
        super().__init__(title, parent)
        self._fits, self._suggest = fits, suggest
        self.present = secret_field(tr("The present passphrase"))
        self.new = secret_field(tr("The new passphrase"))
        self.again = secret_field(tr("The new passphrase once more"))
        self.show_typing = QCheckBox(tr("Show what I type"))
        self.strength = label("", "small", wrap=True)
        self.said = label("", "small", wrap=True)
        self.with_copies = QRadioButton(tr("Lock the earlier copies with it too"))
        self.without_copies = QRadioButton(tr("Remove the earlier copies"))
        self.with_copies.setChecked(True)
        self.known = WrappedTick(tr("I know that nobody can open it without the passphrase."))
        self.suggest = button(tr("Suggest four words"), "flat")
        buttons, self.keep = keep_or_cancel(self, title)
        self._lay_out(copies, buttons)
        for field in (self.present, self.new, self.again):
            field.textChanged.connect(self._look)
        self.show_typing.toggled.connect(lambda shown: show_typing(shown, self.present, self.new, self.again))
        self.suggest.clicked.connect(self._on_suggest)
        self.known.toggled.connect(self._look)
        self._look()

    @property
    def value(self) -> Wanted:
        """What was chosen."""
        return Wanted(self.present.text(), self.new.text(), self.without_copies.isChecked())

    def accept(self) -> None:
        """Close, unless the present passphrase is another one."""
        if self._fits is not None and not self._fits(self.present.text()):
            self.said.setText(tr("The present passphrase is another one. Small and capital letters matter."))
            return
        super().accept()

    def _lay_out(self, copies: int, buttons: QWidget) -> None:
        form = form_rows()
        if self._fits is not None:
            form.addRow(tr("The &present passphrase"), self.present)
        else:
            self.present.setParent(self)
            self.present.hide()
        form.addRow(tr("The &new passphrase"), self.new)
        form.addRow(tr("Once &more"), self.again)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        about = tr("Whoever has the file then sees nothing of it without the passphrase. You are asked each time.")
        column.addWidget(label(about, wrap=True))
        column.addWidget(label(tr(FORGOTTEN), wrap=True))
        column.addLayout(form)
        column.addWidget(self.show_typing)
        column.addWidget(self.suggest, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.strength)
        if copies:
            said = plural(copies, "earlier copy", "earlier copies")
            column.addWidget(label(tr("The program keeps {copies} of this portfolio:", copies=said), wrap=True))
            column.addWidget(self.with_copies)
            column.addWidget(self.without_copies)
        column.addWidget(
            label(tr("Documents, packs and copies that you made yourself stay as they are."), "muted", wrap=True)
        )
        column.addWidget(self.known)
        area = ScrollColumn(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(area, 1)
        layout.addWidget(self.said)
        layout.addWidget(buttons)

    def _look(self) -> None:
        new, again = self.new.text(), self.again.text()
        self.strength.setText(strength(new))
        differ = bool(new and again) and new != again
        self.said.setText(tr("The two are not the same.") if differ else "")
        present = self._fits is None or bool(self.present.text())
        ready = len(new) >= PASSPHRASE_SHORTEST and new == again and self.known.box.isChecked()
        self.keep.setEnabled(present and ready)

    def _on_suggest(self) -> None:
        # Words that nobody has seen cannot be written down.
        self.show_typing.setChecked(True)
        words = self._suggest()
        for field in (self.again, self.new):
            field.setText(words)


class UnlockDialog(FormDialog):
    """Asks for the present passphrase before the lock is taken away."""

    def __init__(self, fits: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(tr("Take the lock away"), parent)
        self._fits = fits
        self.present = secret_field(tr("The present passphrase"))
        self.said = label("", "small", wrap=True)
        buttons, self.keep = keep_or_cancel(self, tr("Take the lock away"))
        self.keep.setEnabled(False)
        self.present.textChanged.connect(lambda text: self.keep.setEnabled(bool(text)))
        form = form_rows()
        form.addRow(tr("The &present passphrase"), self.present)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        about = tr("Whoever has the file, or an earlier copy of it, can then read all that is in it.")
        layout.addWidget(label(about, wrap=True))
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addStretch(1)
        layout.addWidget(buttons)

    @property
    def value(self) -> Wanted:
        """What was chosen."""
        return Wanted(self.present.text(), "")

    def accept(self) -> None:
        """Close, unless the passphrase is another one."""
        if not self._fits(self.present.text()):
            self.said.setText(tr("The present passphrase is another one. Small and capital letters matter."))
            return
        super().accept()
