"""The side bar: the pages by icon and word, or by icon alone where there is little room."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from portfolio_app.translation import tr
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.autosave import SaveState
from portfolio_app.ui.widgets.labels import button, label, set_look
from portfolio_app.ui.widgets.saved_chip import saved_words

_WIDTH = 212
_NARROW = 64


class SideBar(QFrame):
    """Tells which page is wanted; the main window tells it which one shows."""

    page_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "side-bar")
        self.setAccessibleName(tr("Pages"))
        self._theme = theme
        self._entries: dict[str, tuple[QPushButton, str, str, str]] = {}
        self._badges: dict[str, QLabel] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._narrow = False
        self._at_foot = 0
        self._brand = label("Evidence Mapper", "strong")
        self._foot = label("", "small", wrap=True)
        self._saved = label("", "small", wrap=True)
        self._saved.setAccessibleName(tr("Whether everything is saved"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 20, 12, 16)
        self._layout.setSpacing(2)
        self._layout.addWidget(self._brand)
        self._layout.addSpacing(12)
        self._layout.addStretch(1)
        self._layout.addWidget(self._saved)
        self._layout.addWidget(self._foot)
        self._brand.setContentsMargins(12, 0, 0, 0)
        self._foot.setContentsMargins(12, 0, 0, 0)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def add_page(self, name: str, title: str, icon: str, *, at_foot: bool = False) -> None:
        """Add a page at the end of those of the work, or at the foot."""
        entry = button(title, "navigation")
        entry.setCheckable(True)
        entry.setIconSize(QSize(18, 18))
        entry.setCursor(Qt.CursorShape.PointingHandCursor)
        entry.clicked.connect(lambda: self.page_wanted.emit(name))
        self._group.addButton(entry)
        self._entries[name] = (entry, title, icon, "")
        badge = self._badges[name] = label("", "badge")
        badge.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QHBoxLayout(entry)
        inside.setContentsMargins(0, 0, 12, 0)
        inside.addWidget(badge, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        below = 2 if at_foot else 3 + self._at_foot  # what is saved, and whose it is; the room between, and the foot
        self._layout.insertWidget(self._layout.count() - below, entry)
        self._at_foot += at_foot
        self._show(name)

    def set_current(self, name: str) -> None:
        """Mark the page that shows; none for what is not of this portfolio, such as a pack."""
        self._group.setExclusive(False)
        for each, (entry, *_) in self._entries.items():
            entry.setChecked(each == name)
            self._show(each)
        self._group.setExclusive(True)

    def set_badge(self, name: str, badge: str) -> None:
        """Show a small text, such as a count, beside a page's name."""
        if name in self._entries:
            entry, title, icon, _ = self._entries[name]
            self._entries[name] = (entry, title, icon, badge)
            self._show(name)

    def set_foot(self, text: str) -> None:
        """Show which portfolio it is."""
        self._foot.setText(text)

    def show_saved(self, state: SaveState, at: str) -> None:
        """Show when it was saved last, or that something waits to be; nothing of one that can only be read."""
        self._saved.setText(saved_words(state, at) if at else "")
        self._saved.setVisible(bool(at))
        set_look(self._saved, "danger" if state is SaveState.FAILED else "small")

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone, or icons with words."""
        if narrow != self._narrow:
            self._narrow = narrow
            for entry, *_ in self._entries.values():
                entry.setProperty("narrow", narrow)
                set_look(entry, "navigation")
            self._on_theme_changed()

    def _show(self, name: str) -> None:
        entry, title, icon, badge = self._entries[name]
        entry.setText("" if self._narrow else f" {title}")
        self._badges[name].setText(badge)
        self._badges[name].setVisible(bool(badge) and not self._narrow)
        set_look(self._badges[name], "badge-on" if entry.isChecked() else "badge")
        entry.setToolTip(title if self._narrow else "")
        entry.setAccessibleName(f"{title} {badge}".strip())
        entry.setIcon(self._theme.icon(icon, "accent" if entry.isChecked() else "muted"))
        entry.setIconSize(QSize(self._theme.px(18), self._theme.px(18)))

    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.px(_NARROW if self._narrow else _WIDTH))
        self._brand.setVisible(not self._narrow)
        self._foot.setVisible(not self._narrow)
        self._saved.setContentsMargins(0 if self._narrow else 12, 0, 0, 0)
        centre = Qt.AlignmentFlag.AlignHCenter if self._narrow else Qt.AlignmentFlag.AlignLeft
        self._saved.setAlignment(centre | Qt.AlignmentFlag.AlignVCenter)
        for name in self._entries:
            self._show(name)
