"""*Earlier copies*: the backups of a portfolio, one of which can be looked at or saved under another name."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.file import say_size
from portfolio_app.domain.portfolio import EarlierCopy
from portfolio_app.domain.time import say_lately, today
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr
from portfolio_app.ui.page import Tools
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.form_dialog import resize_within
from portfolio_app.ui.widgets.labels import breakable, button, label

if TYPE_CHECKING:
    from portfolio_app.ui.session import Session

_ABOUT = mark(
    "The program makes a copy each day before you change anything, and before each update of the file. Looking at one "
    "changes nothing, and what you want back can be copied from it."
)
_NONE = mark("There is no copy yet. The first one is made when you next open the portfolio.")

Look = Callable[[Path, Path], None]


class EarlierCopies(QObject):
    """Opens the dialog over a window; ``look`` is given the copy to open and the portfolio that it is a copy of."""

    said = Signal(str)

    def __init__(self, window: QWidget, tools: Tools, look: Look) -> None:
        super().__init__(window)
        self._window = window
        self._tools = tools
        self._look = look
        self.dialog: EarlierCopiesDialog | None = None
        self.day_shown: date | None = None
        """The day of the copy that was opened last."""

    def show(self, session: "Session") -> None:
        """Show the copies of a portfolio, or those beside the one that is open."""
        present = session.workspace.copy_of or session.workspace.path
        copies = session.workspace.earlier.all()
        dialog = EarlierCopiesDialog(copies, present, self._tools.theme, self._window)
        dialog.look_wanted.connect(lambda copy: self._on_look_wanted(copy, present))
        dialog.save_wanted.connect(self._on_save_wanted)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def save(self, copy: EarlierCopy, target: Path) -> None:
        """Write a copy to a file that is not there yet, and say so."""
        from portfolio_app.services.earlier import save_copy

        path = target if target.suffix == ".portfolio" else target.with_name(f"{target.name}.portfolio")
        try:
            save_copy(copy, path)
        except PortfolioError as error:
            self.said.emit(error.message)
        else:
            self.said.emit(tr("The copy is saved as {path}.", path=path))

    def _on_look_wanted(self, copy: EarlierCopy, present: Path) -> None:
        self.day_shown = copy.day
        self._look(copy.path, present)

    def _on_save_wanted(self, copy: EarlierCopy) -> None:
        from portfolio_app.ui.shell.portfolio_files import free_path

        suggested = free_path(Path.home(), copy.path.name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("Save a copy"),
            str(suggested),
            tr("Portfolios (*.portfolio)"),
            options=QFileDialog.Option.DontConfirmOverwrite,  # nothing is ever written over
        )
        if chosen:
            self.save(copy, Path(chosen))

    def _on_closed(self) -> None:
        self.dialog = None


class EarlierCopiesDialog(QDialog):
    """Lists copies, the latest first."""

    look_wanted = Signal(object)
    save_wanted = Signal(object)

    def __init__(
        self, copies: Sequence[EarlierCopy], present: Path, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Earlier copies"))
        resize_within(self, theme.px(620), theme.px(440))
        self._copies = tuple(copies)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Earlier copies"))
        self.list.addItems([_line(copy, present) for copy in copies])
        self.list.setVisible(bool(copies))
        self.look = button(tr("Look at it"), "primary")
        self.look.clicked.connect(self._on_look)
        self.save = button(tr("Save a copy of it…"))
        self.save.clicked.connect(lambda: self.save_wanted.emit(self._chosen()))
        self.list.itemDoubleClicked.connect(lambda _: self._on_look())
        for each in (self.look, self.save):
            each.setEnabled(bool(copies))
        self._lay_out()
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addStretch(1)
        buttons.addWidget(close)
        buttons.addWidget(self.look)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(label(tr(_ABOUT), "muted", wrap=True))
        layout.addWidget(self.list, 1)
        if self._copies:
            where = breakable(str(self._copies[0].path.parent))
            layout.addWidget(label(tr("They lie in {where}", where=where), "small", wrap=True))
        else:
            layout.addWidget(label(tr(_NONE), "muted", wrap=True), 1, Qt.AlignmentFlag.AlignCenter)
        layout.addLayout(buttons)

    def _chosen(self) -> EarlierCopy:
        return self._copies[max(0, self.list.currentRow())]

    def _on_look(self) -> None:
        copy = self._chosen()
        self.close()
        self.look_wanted.emit(copy)


def _line(copy: EarlierCopy, present: Path) -> str:
    """Return a copy as the list shows it; its name only where it is another than the present file's."""
    day = say_lately(copy.day, today())
    parts = (
        f"{day[:1].upper()}{day[1:]}",
        tr("before an update") if copy.before_upgrade else "",
        say_size(copy.size),
        tr("called {name}", name=excerpt(copy.name)) if copy.name != present.stem else "",
    )
    return ", ".join(filter(None, parts))
