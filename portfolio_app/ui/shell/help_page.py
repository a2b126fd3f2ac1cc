"""The help: short texts on what can be done, and every key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QMainWindow, QMenu, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change
from portfolio_app.translation import mark, tr
from portfolio_app.ui.page import Page, Place, Tools
from portfolio_app.ui.session import Session
from portfolio_app.ui.shell.help_topics import Topic, help_topics, keys_table
from portfolio_app.ui.shell.help_view import HelpView
from portfolio_app.ui.widgets.labels import label

_KEYS = "keyboard"
_LIST_WIDTH = 220


class HelpPage(Page):
    """A list of topics and the text of the chosen one."""

    name = "help"
    title = mark("Help")
    icon = "question"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Topics"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for topic in help_topics():
            item = QListWidgetItem(topic.title)
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self.list.addItem(item)
        self.view = HelpView(tools.theme)
        self._lay_out()
        self.list.currentItemChanged.connect(self._on_topic_chosen)
        self.setFocusProxy(self.list)
        self.list.setCurrentRow(0)

    @property
    def topic(self) -> str:
        """The name of the topic that shows."""
        chosen = self._chosen()
        return chosen.name if chosen else ""

    def show_topic(self, name: str) -> None:
        """Show a topic; one that there is not leaves what shows."""
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole).name == name:
                self.list.setCurrentRow(row)

    def open_place(self, place: Place) -> None:
        """Show the topic that the place names as its section."""
        self.show_topic(place.section)

    def refresh(self) -> None:
        """Show the keys that there now are."""
        self._on_topic_chosen()

    def concerns(self, change: Change) -> bool:
        """Nothing in the portfolio changes the help."""
        return False

    def show_now(self) -> None:
        """Pages that were opened meanwhile may have brought keys with them."""
        super().show_now()
        if self.topic == _KEYS:
            self._on_topic_chosen()

    def on_theme_changed(self) -> None:
        """Keep the list as wide as its words."""
        self.list.setFixedWidth(self.tools.theme.px(_LIST_WIDTH))
        super().on_theme_changed()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addWidget(label(tr("Help"), "title"))
        row = QHBoxLayout()
        row.setSpacing(32)
        row.addWidget(self.list)
        row.addWidget(self.view, 1000)  # all there is, up to its greatest width
        row.addStretch(1)
        layout.addLayout(row, 1)
        self.list.setFixedWidth(self.tools.theme.px(_LIST_WIDTH))

    def _chosen(self) -> Topic | None:
        item = self.list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item else None

    def _on_topic_chosen(self) -> None:
        topic = self._chosen()
        if topic is None:
            return
        text = topic.text
        if topic.name == _KEYS and (keys := self._keys()):
            text = tr("{text}\n\n## In the menus\n\n{keys_table}", text=text, keys_table=keys_table(keys))
        self.view.show_markdown(f"## {topic.title}\n\n{text}")

    def _keys(self) -> list[tuple[str, str]]:
        """Return what the window's menus offer with a shortcut: they are built from the table of actions."""
        window = self.window()
        if not isinstance(window, QMainWindow):
            return []
        entries = [
            action
            for top in window.menuBar().actions()
            if isinstance(menu := top.menu(), QMenu)
            for action in menu.actions()
            if isinstance(action, QAction) and not action.shortcut().isEmpty()
        ]
        native = QKeySequence.SequenceFormat.NativeText
        return [(entry.text().replace("&", "").rstrip(". "), entry.shortcut().toString(native)) for entry in entries]
