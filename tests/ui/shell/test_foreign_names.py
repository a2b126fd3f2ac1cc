"""Names in a portfolio from elsewhere are shown as what they are, and make no window wider than a screen."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget

from portfolio_app.domain.words.text import UNSHOWN
from portfolio_app.ui.shell.catalogue import PAGES
from portfolio_app.ui.shell.main_window import MainWindow
from tests.ui.settling import settle

ODD = "\x1b\u202eQ\u2067" + "Q" * 5_000
NAMES = (
    "portfolio.learner", "portfolio.employer", "frameworks.title", "units.title", "outcomes.title", "needs.label",
    "evidence.title", "evidence.description", "accounts.place", "claims.note", "methods.name",
)  # fmt: skip
LONGEST = 340
"""Letters that are shown of a name, with some that a sentence may have of its own."""
WIDEST = 1366
OF_OURS = "\n\t\xad\u200b"
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def said_of(widget: QWidget) -> Iterator[str]:
    """Yield all that a widget shows or says: texts, tips, names, and what its lists hold."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model():
        yield from in_rows(widget.model(), QModelIndex())


def in_rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(min(3, model.rowCount(parent))):
        for column in range(1 if isinstance(model, QAbstractListModel) else min(8, model.columnCount(parent))):
            index = model.index(row, column, parent)
            yield from (each for role in ROLES if isinstance(each := index.data(role), str))
        yield from in_rows(model, model.index(row, 0, parent))


def wrong(text: str) -> str:
    """Return what is wrong with words that are shown."""
    odd = next((each for each in UNSHOWN.findall(text) if each not in OF_OURS), "")
    return f"shows {odd!r}" if odd else "goes on and on" if text.count("Q") > LONGEST else ""


def test_a_name_of_thousands_of_letters_and_signs_that_turn_the_writing(
    window: MainWindow, portfolio_file: Path
) -> None:
    with closing(sqlite3.connect(portfolio_file)) as connection, connection:
        for table, column in (name.split(".") for name in NAMES):
            connection.execute(f"UPDATE {table} SET {column} = ?", (ODD,))
    window.open_portfolio(portfolio_file)
    found: set[str] = set()
    for entry in PAGES:
        window.show_page(entry.name)
        settle()
        for widget in (each for each in window.findChildren(QWidget) if each.isVisible()):
            name = f"{entry.name}: {type(widget).__name__}"
            found |= {f"{name} {why}: {text[:40]!r}" for text in set(said_of(widget)) if (why := wrong(text))}
        if window.minimumSizeHint().width() > WIDEST:
            found.add(f"{entry.name}: as wide as {window.minimumSizeHint().width()}")
    assert not found, "\n".join(sorted(found))
