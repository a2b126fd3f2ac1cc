"""A searched list of frameworks of which some are ticked; nothing is ticked by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.translation import tr
from portfolio_app.ui.widgets.labels import label

_ROWS = 7
"""Rows that are seen at once."""


class FrameworkChooser(QWidget):
    """Finds by code, title, unit, kind or level; what is ticked stays ticked while others are looked for."""

    def __init__(self, frameworks: tuple[Framework, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frameworks = frameworks
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search by name, code or level"))
        self.search.setAccessibleName(tr("Search what you work towards"))
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("What you are working towards"))
        self._none = label(
            tr("Nothing is called that. You can add it later from a file, on the Frameworks page."), wrap=True
        )
        self._items = [self._item(framework) for framework in frameworks]
        self._none.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for each in (self.search, self.list, self._none):
            layout.addWidget(each)
        row = self.list.sizeHintForRow(0) if self._items else self.fontMetrics().height()
        self.list.setMinimumHeight(row * min(_ROWS, max(1, len(self._items))) + 2 * self.list.frameWidth() + 4)
        self.search.textChanged.connect(self._on_searched)

    def chosen(self) -> tuple[Framework, ...]:
        """Return what is ticked, in the order of the list."""
        ticked = zip(self._frameworks, self._items, strict=True)
        return tuple(each for each, item in ticked if item.checkState() == Qt.CheckState.Checked)

    def tick(self, code: str) -> None:
        """Tick the framework of that code."""
        for framework, item in zip(self._frameworks, self._items, strict=True):
            if framework.code == code:
                item.setCheckState(Qt.CheckState.Checked)

    def _item(self, framework: Framework) -> QListWidgetItem:
        item = QListWidgetItem(_words(framework), self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        item.setToolTip(item.text())
        return item

    def _on_searched(self, text: str) -> None:
        wanted = text.casefold().split()
        for framework, item in zip(self._frameworks, self._items, strict=True):
            units = " ".join(unit.label for unit in framework.units)
            words = f"{_words(framework)} {units}".casefold()
            item.setHidden(not all(word in words for word in wanted))
        self._none.setVisible(all(item.isHidden() for item in self._items))


def _words(framework: Framework) -> str:
    level = tr("level {level}", level=framework.level) if framework.level is not None else ""
    kind = "" if framework.kind is FrameworkKind.QUALIFICATION else tr(framework.kind.value)
    return " · ".join(filter(None, (f"{framework.code}  {framework.title}", kind, level)))
