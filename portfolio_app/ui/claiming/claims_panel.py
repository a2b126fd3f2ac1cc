"""The claims on an account: a list in the order of the text, and what can be done with the chosen one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QVBoxLayout, QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.claim_delegate import ClaimDelegate
from portfolio_app.ui.claiming.claim_details import ClaimDetails
from portfolio_app.ui.claiming.claim_list import ClaimListModel, ClaimRow
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.kept_place import kept_place
from portfolio_app.ui.widgets.labels import label
from portfolio_app.ui.widgets.row_actions import RowAction, RowActions, chosen_rows

_EMPTY = mark("Nothing is claimed yet. Select some words, press Ctrl+T, and say what they prove.")

FEW = 8
_UNLIMITED = 16_777_215


class ClaimsPanel(QWidget):
    """Signals carry the claim that is chosen."""

    chosen = Signal(int)
    """A claim's id, chosen here by the user."""
    star_wanted = Signal(object, bool)
    change_wanted = Signal(object)
    withdraw_wanted = Signal(object)
    """A tuple of claims."""
    accept_wanted = Signal(object)
    words_wanted = Signal(object)

    def __init__(self, theme: Theme, *, writable: bool, empty: str = _EMPTY, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._writable = writable
        self._quiet = False
        self.rows = ClaimListModel()
        self.list = _ClaimView(theme)
        self.list.setModel(self.rows)
        RowActions(self.list, self._row_actions, self.withdraw_chosen)
        self.list.delete_pressed.connect(self.withdraw_chosen)
        self.list.note_pressed.connect(self.edit_note)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.details = ClaimDetails(self._keep_note)
        self.keep_note: Callable[[Claim, str, object], None] = lambda _claim, _note, _step: None
        """What saves a claim's note, as part of a step; what it raises is tried again."""
        self._title = label(tr("Claims here"), "heading")
        self._empty = label(empty, "muted", wrap=True)
        self.details.starred.connect(lambda on: self._tell(self.star_wanted, on))
        self.details.note_left.connect(self.list.setFocus)
        self.details.change_wanted.connect(lambda: self._tell(self.change_wanted))
        self.details.withdraw_wanted.connect(self.withdraw_current)
        self.details.accept_wanted.connect(lambda: self._tell(self.accept_wanted))
        self.details.words_wanted.connect(lambda: self._tell(self.words_wanted))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.details)
        layout.addStretch(0)
        self.set_claims(())

    @property
    def current(self) -> Claim | None:
        """The claim that is chosen."""
        place = self.list.currentIndex().row()
        return self.rows.claims[place].claim if 0 <= place < len(self.rows.claims) else None

    @property
    def chosen_claims(self) -> tuple[Claim, ...]:
        """The claims that are chosen, from top to bottom."""
        return tuple(self.rows.claims[row].claim for row in chosen_rows(self.list))

    def allow(self, *, writable: bool, empty: str) -> None:
        """Let claims be changed here or not; ``empty`` is said where there are none."""
        self._writable = writable
        self._empty.setText(empty)
        self._show_details()

    def set_claims(self, rows: Sequence[ClaimRow]) -> None:
        """Show other claims; the chosen one stays chosen."""
        current = self.current
        with kept_place(self.list):
            self._quiet = True
            self.rows.set_claims(rows)
            self._quiet = False
            self._fit_to(rows)
            self.choose(current.id if current else 0)

    def _fit_to(self, rows: Sequence[ClaimRow]) -> None:
        todo = sum(bool(row.trouble) for row in rows)
        self._title.setText(tr("{claims} here", claims=plural(len(rows), "claim")) if rows else tr("Claims here"))
        self._title.setToolTip(tr("{todo} to re-check", todo=todo) if todo else "")
        self._empty.setVisible(not rows)
        self.list.setVisible(bool(rows))
        # A few claims take the room that they need, and leave the rest to what is below.
        tall = QSizePolicy.Policy.Preferred if len(rows) > FEW else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self.list.fit()

    def choose(self, claim: int) -> None:
        """Choose a claim, or none (0), without telling."""
        self._quiet = True
        index = self.rows.index(self.rows.place_of(claim), 0)
        self.list.setCurrentIndex(index)
        if index.isValid():
            self.list.scrollTo(index)
        else:
            self.list.clearSelection()
        self._quiet = False
        self._show_details()

    def flush(self) -> bool:
        """Save a note that is being written; tell whether it is saved."""
        return self.details.typing.flush()

    def unsaved(self) -> tuple[str, ...]:
        """Return the note that could not be saved, if there is one."""
        return self.details.unsaved()

    def edit_note(self) -> None:
        """Write the chosen claim's note."""
        if self.current is not None:
            self.details.note.setFocus()
            self.details.note.selectAll()

    def withdraw_current(self) -> None:
        """Withdraw the claim that the details are of."""
        if self._writable and self.current is not None:
            self.withdraw_wanted.emit((self.current,))

    def withdraw_chosen(self) -> None:
        """Withdraw the chosen claims."""
        if self._writable and (claims := self.chosen_claims):
            self.withdraw_wanted.emit(claims)

    def _row_actions(self) -> list[RowAction]:
        """Return what the details offer for the one claim that is chosen, or what can be done with several."""
        count, details = len(self.chosen_claims), self.details
        if count > 1 and self._writable:
            return [RowAction(tr("Withdraw these {count} claims", count=count), self.withdraw_chosen)]
        if count != 1 or not self._writable:
            return []
        offered = (details.accept, details.words, details.change, details.withdraw)
        buttons = [RowAction(each.text(), each.click) for each in offered if not each.isHidden()]
        starred = tr("No longer the best evidence") if details.star.isChecked() else tr("Best evidence")
        return [RowAction(starred, details.star.click), RowAction(tr("Write a note"), self.edit_note), *buttons]

    def _keep_note(self, claim: Claim, note: str, step: object) -> None:
        self.keep_note(claim, note, step)

    def _tell(self, signal: SignalInstance, *more: object) -> None:
        if (claim := self.current) is not None:
            signal.emit(claim, *more)

    def _on_current_changed(self) -> None:
        if self._quiet:
            return
        self._show_details()
        self.chosen.emit(self.current.id if self.current else 0)

    def _show_details(self) -> None:
        place = self.list.currentIndex().row()
        row = self.rows.claims[place] if 0 <= place < len(self.rows.claims) else None
        self.details.show_row(row, writable=self._writable)


class _ClaimView(QListView):
    delete_pressed = Signal()
    note_pressed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "plain-list")
        self.setAccessibleName(tr("Claims here"))
        self.setItemDelegate(ClaimDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        theme.changed.connect(self.doItemsLayout)
        theme.changed.connect(self.fit)
        self._least = 0
        self._whole = False

    def show_at_least(self, height: int) -> None:
        """Be so many pixels high, or less where the claims need less."""
        self._least = height
        self.fit()

    def show_whole(self) -> None:
        """Be as high as all claims need: what the list stands in scrolls, and the list itself does not."""
        self._whole = True
        self.fit()

    def fit(self) -> None:
        """Be no higher than a few claims need; more of them scroll, unless all are to be seen."""
        wanted = self._wanted()
        if self._whole:
            self.setFixedHeight(wanted)
            return
        self.setMaximumHeight(wanted or _UNLIMITED)
        self.setMinimumHeight(min(self._least, wanted or self._least))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        return QSize(usual.width(), self._wanted() or usual.height())

    def _wanted(self) -> int:
        """Return the height of all claims, 0 when there are many."""
        rows = self.model().rowCount() if self.model() else 0
        return sum(self.sizeHintForRow(row) for row in range(rows)) if self._whole or 0 < rows <= FEW else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Backspace withdraws; F2 and Enter write the note."""
        if event.key() == Qt.Key.Key_Backspace:
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.note_pressed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew, and keep the chosen claim in view where there is less room."""
        super().resizeEvent(event)
        before = QRect(QPoint(0, 0), event.oldSize())
        if event.size().height() < before.height() and before.intersects(self.visualRect(self.currentIndex())):
            self.scrollTo(self.currentIndex())
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.fit()
