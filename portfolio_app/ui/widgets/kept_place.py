"""A list keeps its place while its rows are read again."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QAbstractItemView, QListView


@contextmanager
def kept_place(view: QAbstractItemView) -> Iterator[None]:
    """Let what is done to the rows leave the view scrolled as it was."""
    place = view.verticalScrollBar().value()
    yield
    bar = view.verticalScrollBar()
    if bar.value() == place:
        return
    if bar.maximum() < place:
        _lay_out(view)
    bar.setValue(place)


def _lay_out(view: QAbstractItemView) -> None:
    """Give the rows their places now: a list that was read again knows them only later, and has no length yet."""
    if isinstance(view, QListView) and view.layoutMode() is QListView.LayoutMode.Batched:
        view.setLayoutMode(QListView.LayoutMode.SinglePass)
        view.doItemsLayout()
        view.setLayoutMode(QListView.LayoutMode.Batched)
    else:
        view.doItemsLayout()
