"""The heading that folds and unfolds what is below it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from portfolio_app.ui.icons import icon


class CollapseButton(QToolButton):
    """Checked while unfolded; its arrow grows with the text, as Qt's own does not."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "fold")
        self.setText(title)
        self.setAccessibleName(title)
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggled.connect(self._turn)
        self._turn()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours in use."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._turn()

    def _turn(self) -> None:
        # The program's own palette: a style sheet makes the widget's differ from the theme's muted colour.
        colour = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        self.setIcon(icon("caret-down" if self.isChecked() else "caret-right", colour.name()))
