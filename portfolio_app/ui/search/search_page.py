"""The search page: type words, see where they stand, and go there."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.evidence.evidence import id_of
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.criterion_words import coverage_of, open_needs, still_asked
from portfolio_app.ui.page import Page, Place, Tools
from portfolio_app.ui.search.likely_results import likely_results
from portfolio_app.ui.search.search_delegate import SearchDelegate
from portfolio_app.ui.search.search_results import Result, SearchResultsModel, results
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.clear_button import ClearButton
from portfolio_app.ui.widgets.invitation import Invitation
from portfolio_app.ui.widgets.kept_place import kept_place
from portfolio_app.ui.widgets.labels import button, label

_WAIT_MS = 150
_MOST = 50
_WIDTH = 760


class SearchPage(Page):
    """Looks through titles, places and sections of every account."""

    name = "search"
    title = mark("Search")
    icon = "magnifying-glass"
    help_topic = "first-steps"

    def __init__(self, session: Session, tools: Tools, parent: QWidget | None = None) -> None:
        super().__init__(session, tools, parent)
        self._empty_portfolio = True
        self._criterion = ""
        """The criterion that words are being looked for, "" for none."""
        self.about = label("", "strong", wrap=True)
        self.leave = button(tr("Search for anything"), "chip")
        self.leave.clicked.connect(self._leave_criterion)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Words, or how they begin"))
        self.field.setAccessibleName(tr("Search your accounts"))
        ClearButton(self.field)
        self.field.installEventFilter(self)
        self.model = SearchResultsModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(SearchDelegate(tools.theme, self.list))
        self.list.setAccessibleName(tr("Places found"))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(False)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._on_chosen)
        self.list.installEventFilter(self)
        self._said = label("", "subtitle", wrap=True)
        self._empty = Invitation("", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.search)
        self.field.textChanged.connect(self._on_typed)
        self._lay_out()
        self.setFocusProxy(self.field)
        self._fit()

    def refresh(self) -> None:
        """Search again in what the portfolio now holds."""
        accounts = self.session.workspace.accounts
        # Nearly always one of the first is still there, and asking for those costs next to nothing.
        self._empty_portfolio = not (accounts.list(range(1, 10)) or accounts.recent(1))
        row = self.list.currentIndex().row()
        with kept_place(self.list):
            self.search()
            if 0 < row < self.model.rowCount():
                self.list.setCurrentIndex(self.model.index(row))

    def concerns(self, change: Change) -> bool:
        """Look again when an account changed, or a claim while words for a criterion are being looked for."""
        return change.concerns(Kind.ACCOUNT) or (bool(self._criterion) and change.concerns(Kind.CLAIM))

    def open_place(self, place: Place) -> None:
        """Be ready for other words, or show those that may prove a criterion."""
        if place.criterion in self.session.criteria:
            self._criterion = place.criterion
            self.field.clear()
            self.search()
            self.list.scrollToTop()
            self.list.setFocus()
            return
        self.field.selectAll()
        self.field.setFocus()

    def show_now(self) -> None:
        """Whoever comes here wants to type: the former words give way to the first key."""
        super().show_now()
        self.field.selectAll()

    def search(self) -> None:
        """Search for what is typed."""
        self._timer.stop()
        typed = self.field.text().strip()
        found = self._find(typed) if typed else self._likely()
        self.model.set_results(found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        self._say(typed, found)

    def flush(self) -> bool:
        """Stop what waits."""
        self._timer.stop()
        return True

    def on_theme_changed(self) -> None:
        """Lay the results out anew."""
        self._fit()
        self.list.doItemsLayout()
        super().on_theme_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column readable."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go there and the arrow keys choose while the typing goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._timer.isActive():
                    self.search()
                self._on_chosen(self.list.currentIndex())
                return True
            if watched is self.field and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._move(1 if key == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(label(tr("Search"), "title"))
        head.addWidget(self._said)
        layout.addLayout(head)
        layout.addLayout(self._lay_out_criterion())
        layout.addWidget(self.field)
        layout.addWidget(self._stack, 1)

    def _lay_out_criterion(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.about, 1)
        row.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        self.about.hide()
        self.leave.hide()
        return row

    def _fit(self) -> None:
        side = max(24, (self.width() - self.tools.theme.px(_WIDTH)) // 2)
        self.layout().setContentsMargins(side, 24, side, 24)

    def _find(self, typed: str) -> tuple[Result, ...]:
        workspace = self.session.workspace
        hits = workspace.overview.search(typed)
        ids = {id_of(hit.evidence) or 0 for hit in hits}
        titles = {summary.evidence.reference: summary.evidence.title for summary in workspace.evidence.list(ids)}
        return results(hits, titles, typed)

    def _likely(self) -> tuple[Result, ...]:
        """Return what may prove the criterion that words are being looked for."""
        entry = coverage_of(self.session, self._criterion) if self._criterion else None
        return likely_results(self.session, entry.criterion, open_needs(entry)) if entry else ()

    def _leave_criterion(self) -> None:
        self._criterion = ""
        self.search()
        self.field.setFocus()

    def _say(self, typed: str, found: tuple[Result, ...]) -> None:
        pieces = len({result.hit.evidence for result in found})
        text = tr("Finds words in titles, places and every section.")
        self._show_criterion()
        if self._criterion and found and not typed:
            text = tr(
                "The likeliest first. Press Enter on one to go there and claim it, or type other words to look for."
            )
        elif found:
            more = tr(" The first are shown: add a word to find fewer.") if len(found) >= _MOST else ""
            text = tr(
                "{places} in {pieces} of evidence.{more}",
                places=plural(len(found), "place"),
                pieces=plural(pieces, "piece", "pieces"),
                more=more,
            )
        self._said.setText(text)
        self._stack.setCurrentIndex(0 if found else 1)
        if self._empty_portfolio:
            heading, sentence = (
                tr("Nothing to search yet"),
                tr("Write your first account, and its words can be found here."),
            )
        elif self._criterion and not typed:
            heading, sentence = (
                tr("Nothing that you wrote sounds like it yet"),
                tr("Look for other words, or write about it."),
            )
        elif not typed:
            heading, sentence = (
                tr("What are you looking for?"),
                tr("The beginning of a word is enough: cust finds customer."),
            )
        else:
            heading = tr("Nothing found for “{typed}”", typed=typed)
            sentence = tr("Try fewer words, or only how a word begins.")
        self._empty.heading.setText(heading)
        self._empty.sentence.setText(sentence)

    def _show_criterion(self) -> None:
        """Name the criterion that words are being looked for."""
        entry = coverage_of(self.session, self._criterion) if self._criterion else None
        if entry is not None:
            asked = still_asked(entry)
            said = tr("Words for {code}: {text}", code=self.session.code_of(entry.criterion), text=entry.criterion.text)
            self.about.setText(f"{said}\n{asked}" if asked else said)
        self.about.setVisible(entry is not None)
        self.leave.setVisible(entry is not None)

    def _move(self, step: int) -> None:
        row = self.list.currentIndex().row() + step
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def _on_typed(self) -> None:
        self._timer.start()

    def _on_chosen(self, index: QModelIndex) -> None:
        result: Result | None = index.data(Qt.ItemDataRole.UserRole)
        if result is None:
            return
        if result.section is None:
            self.go.emit(Place("accounts", evidence=result.evidence_id))
            return
        hit = result.hit
        self.go.emit(
            Place(
                "accounts",
                evidence=result.evidence_id,
                section=result.section,
                start=hit.start,
                end=hit.end,
                criterion=self._criterion,
            )
        )
