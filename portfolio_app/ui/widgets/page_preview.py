"""A picture, or a page, with the claimed part of it framed: as wide as its panel, and larger or smaller on request."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.box_codes import ShownBox
from portfolio_app.ui.widgets.labels import button, label
from portfolio_app.ui.widgets.page_view import PageView


class PagePreview(QWidget):
    """Shows one picture at a time; nothing can be drawn on it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self._frame: ShownBox | None = None
        self.view = PageView(theme, writable=False)
        self.view.setAccessibleName(tr("The claimed page"))
        self.smaller = self._icon_button(tr("Smaller"))
        self._zoom = label("100 %", "muted")
        self.larger = self._icon_button(tr("Larger"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.smaller, self._zoom, self.larger):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.smaller.clicked.connect(lambda: self.view.step(-1))
        self.larger.clicked.connect(lambda: self.view.step(1))
        self.view.zoom_changed.connect(self._on_zoomed)
        self.view.picture_wanted.connect(self._on_picture_wanted)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_picture(self, content: bytes, name: str, frame: ShownBox | None = None) -> bool:
        """Show a picture, with the claimed part of it framed; tell whether it is one."""
        self._image = QImage.fromData(content) if content else QImage()
        self.setVisible(not self._image.isNull())
        if self._image.isNull():
            self.view.clear()
            return False
        self._frame = frame
        self.view.show_page(frame.box.page if frame else 1, name, self._image.width(), self._image.height())
        self.view.canvas.set_boxes((frame,) if frame else (), frame.claim if frame else 0)
        self._bring_into_sight()
        return True

    def _bring_into_sight(self) -> None:
        if self._frame is not None:
            self.view.reveal(self._frame.box)

    def _on_picture_wanted(self, _width: int, _height: int) -> None:
        self.view.set_image(self._image)
        self._bring_into_sight()

    def _on_zoomed(self, percent: int) -> None:
        self._zoom.setText(f"{percent} %")
        self._bring_into_sight()

    def _icon_button(self, name: str) -> QPushButton:
        made = button("", "icon", name=name)
        made.setToolTip(name)
        return made

    def _on_theme_changed(self) -> None:
        for made, icon in ((self.smaller, "minus"), (self.larger, "plus")):
            made.setIcon(self._theme.icon(icon, "text"))
            made.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
