"""Asks which portfolio is wanted: a new one, with whose it is and where to keep it, or one from the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.page import Tools

if TYPE_CHECKING:
    from portfolio_app.ui.shell.new_portfolio_dialog import NewPortfolio, NewPortfolioDialog

Make = Callable[[Path, "NewPortfolio"], None]


class PortfolioFiles:
    """Asks over a window; ``make`` is given the answer about a new portfolio."""

    def __init__(self, window: QWidget, tools: Tools, make: Make) -> None:
        self._window = window
        self._tools = tools
        self._make = make
        self._dialog: NewPortfolioDialog | None = None

    def ask_new(self) -> None:
        """Ask whose portfolio it is, then where to keep it."""
        from portfolio_app.services.frameworks.frameworks import shipped
        from portfolio_app.ui.shell.new_portfolio_dialog import NewPortfolioDialog

        self._dialog = NewPortfolioDialog(shipped(), self._tools, self._window)
        self._dialog.accepted.connect(self._on_accepted)
        self._dialog.open()

    def ask_open(self) -> Path | None:
        """Ask which portfolio to open."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open a portfolio"), "", tr("Portfolios (*.portfolio);;All files (*)")
        )
        return Path(chosen) if chosen else None

    def _on_accepted(self) -> None:
        if self._dialog is None:
            return
        wanted, self._dialog = self._dialog.value(), None
        suggested = free_path(Path.home(), portfolio_name(wanted.learner))
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Where to keep the portfolio"), str(suggested), tr("Portfolios (*.portfolio)")
        )
        if chosen:
            path = Path(chosen)
            self._make(path if path.suffix == ".portfolio" else path.with_name(f"{path.name}.portfolio"), wanted)


def example_folder() -> Path:
    """Return where the example is made: among the user's documents."""
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home())


def portfolio_name(learner: str) -> str:
    """Return a file name for a learner's portfolio, safe on every system."""
    kept = "".join(c for c in learner if c.isalnum() or c in " -_'").strip()
    return f"{kept or 'My portfolio'}.portfolio"


def free_path(folder: Path, name: str) -> Path:
    """Return the name in the folder, with a number where it is taken."""
    path = folder / name
    number = 2
    while path.exists():
        path = folder / f"{Path(name).stem} {number}.portfolio"
        number += 1
    return path
