"""The panel beside a file while places on it are chosen that are to be blacked out for good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QListWidget, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from portfolio_app.domain.claims.region import Box
from portfolio_app.translation import tr
from portfolio_app.ui.evidence.place_fields import BoxFields
from portfolio_app.ui.evidence.responsive_panel import ResponsivePanel
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label, line
from portfolio_app.ui.widgets.progress_line import ProgressLine

_WIDTH, _HEIGHT = 320, 280
_LEAST_LIST = 72


class BlackOutPanel(ResponsivePanel):
    """Tells what is wanted; whoever shows it does it."""

    chosen = Signal(int)
    removed = Signal(int)
    hits_wanted = Signal()
    wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Black out"), _WIDTH, _HEIGHT, parent)
        self._title = label(tr("Black out"), "strong")
        how = tr("Draw a box over what nobody is to see. With the keyboard: Enter, then the arrows.")
        self._how = label(how, "muted", wrap=True)
        self.box = BoxFields()
        self.places = QListWidget()
        self.places.setAccessibleName(tr("Places to black out"))
        self.places.setMinimumHeight(theme.px(_LEAST_LIST))
        self.places.setWordWrap(True)
        self.places.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.remove = button(tr("Remove"), name=tr("Remove the chosen box"))
        self.hits = button(tr("Mark what was found"), name=tr("Mark the personal data found on this page"))
        self.keep = QRadioButton(tr("Save the former file somewhere else"))
        self.forget = QRadioButton(tr("Do not keep the former file"))
        self._former = QButtonGroup(self)
        self._working = False
        self._warning = label(
            tr(
                "What is under the boxes leaves this portfolio for good, with all former versions, links, notes and "
                "signatures of the file. This cannot be undone."
            ),
            "small",
            wrap=True,
        )
        self._trouble = label("", "danger", wrap=True)
        self.go = button(tr("Black out for good"), "primary")
        self.back = button(tr("Cancel"))
        self.progress = ProgressLine()
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show that nothing is chosen yet; what becomes of the former file is for the user to say."""
        self._former.setExclusive(False)
        for choice in (self.keep, self.forget):
            choice.setChecked(False)
        self._former.setExclusive(True)
        self.show_trouble("")
        self.show_working(working=False)
        self.show_places((), -1)
        self.to_top()

    def show_places(self, places: Sequence[str], current: int) -> None:
        """Show the places in words, and which of them is being drawn (-1 for none)."""
        self.places.blockSignals(True)
        self.places.clear()
        self.places.addItems(list(places))
        self.places.setCurrentRow(current)
        self.places.blockSignals(False)
        self._show_ready()

    def show_box(self, box: Box | None) -> None:
        """Show the numbers of the box that is being drawn."""
        self.box.setVisible(box is not None)
        if box is not None:
            self.box.show_box(box)

    def show_trouble(self, said: str) -> None:
        """Say what keeps it from being done."""
        self._trouble.setText(said)
        self._trouble.setVisible(bool(said))

    def show_working(self, *, working: bool) -> None:
        """Show how far it is, and let nothing else be asked meanwhile."""
        self.progress.setVisible(working)
        for each in (self.places, self.keep, self.forget, self.back, self.hits, self.box):
            each.setEnabled(not working)
        self._working = working
        self._show_ready()

    def _lay_out(self) -> None:
        content = QWidget()
        inner = QVBoxLayout(content)
        inner.setContentsMargins(16, 16, 16, 16)
        inner.setSpacing(10)
        marking, doing = QWidget(), QWidget()
        for row, buttons in ((marking, (self.hits, self.remove)), (doing, (self.go, self.back))):
            flow = FlowLayout(row, gap=8)
            for each in buttons:
                flow.addWidget(each)
        for choice in (self.keep, self.forget):
            self._former.addButton(choice)
        choosing = (self._title, self._how, self.box, self.places, marking)
        deciding = (self.keep, self.forget, self._warning, self._trouble, doing, self.progress)
        for widget in (*choosing, line(), *deciding):
            inner.addWidget(widget, 1 if widget is self.places else 0)
        self.fill(content)

    def _connect(self) -> None:
        self.places.currentRowChanged.connect(self.chosen)
        self.remove.clicked.connect(self._on_remove)
        gone = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.places)
        gone.setContext(Qt.ShortcutContext.WidgetShortcut)
        gone.activated.connect(self._on_remove)
        self.hits.clicked.connect(self.hits_wanted)
        self.go.clicked.connect(self.wanted)
        self.back.clicked.connect(self.left)
        for choice in (self.keep, self.forget):
            choice.toggled.connect(self._show_ready)

    def _on_remove(self) -> None:
        if self.places.currentRow() >= 0:
            self.removed.emit(self.places.currentRow())

    def _show_ready(self) -> None:
        free = not self._working
        self.go.setEnabled(free and self.places.count() > 0 and (self.keep.isChecked() or self.forget.isChecked()))
        self.remove.setEnabled(free and self.places.currentRow() >= 0)
