"""What stands above a file that is looked at: the way back, its name, pages and zoom."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from portfolio_app.translation import say_number, tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label


class ViewerBar(QWidget):
    """Wraps where there is little room."""

    left = Signal()
    turned = Signal(int)
    page_wanted = Signal(int)
    zoomed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons: list[tuple[QPushButton, str]] = []
        self.back = button(tr("All evidence"), "flat", name=tr("Back to all evidence"))
        self._icons.append((self.back, "arrow-left"))
        self.backward = self._icon_button("caret-left", tr("Previous page"))
        self.number = QLineEdit()
        self.number.setAccessibleName(tr("Page"))
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._numbers = QIntValidator(1, 1, self)
        self.number.setValidator(self._numbers)
        self.number.editingFinished.connect(self._on_number_entered)
        self._of = label("", "muted")
        self._shown = 1
        self.forward = self._icon_button("caret-right", tr("Next page"))
        self.smaller = self._icon_button("minus", tr("Smaller"))
        self._zoom = label("", "muted")
        self.larger = self._icon_button("plus", tr("Larger"))
        for each, signal, way in (
            (self.backward, self.turned, -1),
            (self.forward, self.turned, 1),
            (self.smaller, self.zoomed, -1),
            (self.larger, self.zoomed, 1),
        ):
            each.clicked.connect(lambda _=False, signal=signal, way=way: signal.emit(way))
        self.back.clicked.connect(self.left)
        self._paging, self._zooming = QWidget(), QWidget()
        for group, shown in (
            (self._paging, (self.backward, self.number, self._of, self.forward)),
            (self._zooming, (self.smaller, self._zoom, self.larger)),
        ):
            row = QHBoxLayout(group)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for widget in shown:
                row.addWidget(widget)
        flow = FlowLayout(self, gap=16)
        for widget in (self.back, self._paging, self._zooming):
            flow.addWidget(widget)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_page(self, page: int, pages: int) -> None:
        """Show which page it is; without pages nothing can be turned or zoomed."""
        self._paging.setVisible(pages > 1)
        self._zooming.setVisible(pages > 0)
        self._shown = page
        self._numbers.setTop(max(1, pages))
        self.number.setText(str(page))
        self._of.setText(tr("of {pages}", pages=say_number(pages)))
        self.backward.setEnabled(page > 1)
        self.forward.setEnabled(page < pages)

    def show_zoom(self, percent: int) -> None:
        """Show how large the page is."""
        self._zoom.setText(f"{percent} %")

    def _on_number_entered(self) -> None:
        if self.number.text() != str(self._shown):
            self.page_wanted.emit(int(self.number.text()))

    def _icon_button(self, icon: str, name: str) -> QPushButton:
        made = button("", "icon", name=name)
        made.setToolTip(name)
        self._icons.append((made, icon))
        return made

    def _on_theme_changed(self) -> None:
        self.number.setFixedWidth(self._theme.px(64))
        for made, name in self._icons:
            made.setIcon(self._theme.icon(name, "accent" if made is self.back else "text"))
            made.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
