"""The criterion picker: type a few letters, Enter; then, where a criterion has several, the need."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.framework import Criterion, credits_of
from portfolio_app.translation import mark, tr
from portfolio_app.ui.claiming.criterion_list import Row, criterion_rows, need_rows
from portfolio_app.ui.claiming.criterion_view import CriterionView
from portfolio_app.ui.session import Session
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import button, label

_WIDTH = 420
_HEIGHT = 380
_LEAST = 210
_LEAST_WIDTH = 300
_HINT = mark("Alt with a number takes one that you used lately.")
_HINT_PLAIN = mark("Type a code or some words, then press Enter.")
_HINT_SUGGESTED = mark("Those at the top may fit your words. You decide.")
_HINT_GAPS = mark("Those at the top are still open, and this account may prove them. You decide.")
_HINT_NOTHING = mark("Nothing stands out for these words. Type a code or some words.")
_HINT_NEED = mark("Press its number or Enter. Backspace goes back.")


class CriterionPicker(QFrame):
    """Floats over its parent near the words; never a window of its own."""

    picked = Signal(str, str)
    """A criterion's reference and a need's label, or "" where there is none to choose."""
    closed = Signal()
    refused = Signal(str)
    """The reference of a criterion that was suggested and is not the one."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = theme
        self._former_focus: QWidget | None = None
        self._criterion: Criterion | None = None
        self._recent: tuple[str, ...] = ()
        self._suggested: Mapping[str, str] | None = None
        self._gaps = False
        self._near = QRect()
        self.setProperty("look", "popup")
        self.setAccessibleName(tr("Choose a {one}", one=session.noun.one))
        self._title = label("", "muted", wrap=True)
        self._key = label(tr("Ctrl+T"), "key")
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Find a {one}", one=session.noun.one))
        self.field.textChanged.connect(self._on_typed)
        self.field.installEventFilter(self)
        self.list = CriterionView(theme, tr("{heads} that fit", heads=session.noun.heads))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.taken.connect(self._on_taken)
        self._empty = label(
            tr("No {one} has these words. Try fewer letters.", one=session.noun.one), "muted", wrap=True
        )
        self.refuse = button(tr("Not this one"), "flat")
        self.refuse.setToolTip(tr("Do not suggest this for these words again (Delete)"))
        self.refuse.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the picker goes when its field is left
        self.refuse.clicked.connect(self._on_refused)
        self.list.selectionModel().currentChanged.connect(self._show_refusal)
        self.list.rows.modelReset.connect(self._show_refusal)
        self._hint = label("", "small", wrap=True)
        self.credit = label("", "small", wrap=True)
        self._lay_out()
        self.hide()

    @property
    def choosing_need(self) -> bool:
        """Whether a need of a criterion is being chosen now."""
        return self._criterion is not None

    def suggest(self, suggested: Mapping[str, str] | None, *, gaps: bool = False) -> None:
        """Show these criteria first when it opens next, each with its reason; None where nothing was asked for.

        ``gaps`` says that they are the open ones that a whole account may prove.
        """
        self._suggested, self._gaps = suggested, gaps

    def open(self, title: str, near: QRect, recent: tuple[str, ...], criterion: str = "") -> None:
        """Ask which criterion is meant; ``near`` is where the words are, in the parent."""
        self._former_focus = self.window().focusWidget()
        self._recent = recent
        self._title.setText(title)
        self.field.clear()
        self._near = near
        self._show_criteria(criterion)
        self.show()
        self.raise_()
        self.field.setFocus()

    def open_needs(self, criterion: Criterion, title: str, near: QRect) -> None:
        """Ask only which need of a criterion is meant."""
        self.open(title, near, self._recent)
        self._show_needs(criterion)

    def close_picker(self) -> None:
        """Give the focus back to where it was."""
        if not self.isHidden():
            self._leave()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows, Enter and number keys work in the list while the typing goes on."""
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and self.isActiveWindow():
            self.hide()
            self.closed.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 5, Qt.Key.Key_PageUp: -5}
        if key is Qt.Key.Key_Escape:
            self.close_picker()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list.take_current()
        elif key in steps:
            self.list.step(steps[key])
        elif key is Qt.Key.Key_Delete and not self.refuse.isHidden() and not self.field.text():
            self._on_refused()
        elif key is Qt.Key.Key_Backspace and self.choosing_need and not self.field.text():
            self._show_criteria(self._criterion.reference if self._criterion else "")
        else:
            return self._take_number(event)
        return True

    def _take_number(self, event: QKeyEvent) -> bool:
        """Take the need or, with Alt, the recent criterion of a number; without Alt a digit is part of a code."""
        number = event.key() - Qt.Key.Key_0.value
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        row = self.list.rows.numbered(number) if 0 < number <= 9 and not self.field.text() else None
        if row is None or alt is self.choosing_need:
            return False
        self._on_taken(row)
        return True

    def _show_criteria(self, chosen: str = "") -> None:
        self._criterion = None
        self.credit.setText("\n".join(credits_of(self._session.frameworks)))
        self.credit.setVisible(bool(self.credit.text()))
        one = self._session.noun.one
        self.field.setPlaceholderText(tr("Find a {one}…", one=one))
        self.field.setAccessibleName(tr("Find a {one}", one=one))
        self._empty.setText(tr("No {one} has these words. Try fewer letters.", one=one))
        self._hint.setText(self._hint_on_criteria())
        self.list.rows.filter("")
        self.list.rows.set_gaps_first(True)
        self.list.rows.set_rows(criterion_rows(self._session), self._recent, self._suggested)
        self.list.choose(max(0, self.list.rows.place_of(chosen)))
        self._show_emptiness()
        self._place(self._near, self._theme.px(_HEIGHT))

    def _show_needs(self, criterion: Criterion) -> None:
        self._criterion = criterion
        self.field.clear()
        self.field.setPlaceholderText(tr("{code}: which part do they show?", code=self._session.code_of(criterion)))
        self._hint.setText(tr(_HINT_NEED))
        rows = need_rows(self._session, criterion)
        self.list.rows.set_gaps_first(False)
        self.list.rows.set_rows(rows)
        self.list.choose(next((place for place, row in enumerate(rows) if not row.covered), 0))
        self._show_emptiness()
        needed = sum(self.list.sizeHintForRow(place) for place in range(len(rows)))
        around = self.sizeHint().height() - self.list.sizeHint().height()
        self._place(self._near, min(self._theme.px(_HEIGHT), max(around + needed, self._theme.px(_LEAST))))

    def _hint_on_criteria(self) -> str:
        if self._suggested is not None:
            if self._suggested and self._gaps:
                return tr(_HINT_GAPS)
            return tr(_HINT_SUGGESTED) if self._suggested else tr(_HINT_NOTHING)
        return tr(_HINT) if self._recent else tr(_HINT_PLAIN)

    def _refusable(self) -> str:
        """Return the reference of the chosen criterion where it was suggested."""
        row = self.list.current_row()
        proposed = row is not None and not self.choosing_need and not self.field.text()
        return row.key if row is not None and proposed and row.key in (self._suggested or {}) else ""

    def _show_refusal(self) -> None:
        self.refuse.setVisible(bool(self._refusable()))

    def _on_refused(self) -> None:
        if not (reference := self._refusable()):
            return
        place = self.list.rows.place_of(reference)
        self._suggested = {key: why for key, why in (self._suggested or {}).items() if key != reference}
        self.list.rows.set_rows(criterion_rows(self._session), self._recent, self._suggested)
        self.list.choose(min(place, max(0, len(self._suggested) - 1)))
        code = self._session.code_of(self._session.criteria[reference])
        self._hint.setText(tr("{code} is not suggested for these words again.", code=code))
        self.refused.emit(reference)

    def _show_emptiness(self) -> None:
        nothing = self.list.rows.rowCount() == 0
        if nothing and not self._session.criteria:
            self._empty.setText(tr("This portfolio has no criteria yet. Add a framework on the Frameworks page."))
        self._empty.setVisible(nothing)
        self.list.setVisible(not nothing)

    def _on_typed(self, typed: str) -> None:
        self.list.rows.filter(typed)
        self.list.choose(0)
        self._show_refusal()
        self._show_emptiness()

    def _on_taken(self, row: Row) -> None:
        if self._criterion is not None:
            self._finish(self._criterion, row.key)
            return
        criterion = self._session.criteria[row.key]
        if len(criterion.needs) > 1:
            self._show_needs(criterion)
        else:
            self._finish(criterion, "")

    def _finish(self, criterion: Criterion, need: str) -> None:
        self._leave()
        self.picked.emit(criterion.reference, need)

    def _leave(self) -> None:
        self.hide()
        if self._former_focus is not None:
            self._former_focus.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.field)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.refuse)
        layout.addLayout(foot)
        layout.addWidget(self.credit)

    def _place(self, near: QRect, wanted: int) -> None:
        """Stand below the words, above or beside them, wherever there is room; never on them if that can be."""
        px = self._theme.px
        room = self.parentWidget().rect().adjusted(12, 12, -12, -12)
        gap = px(8)
        width, height = min(px(_WIDTH), room.width()), min(wanted, room.height())
        left = near.left() - width // 3
        below, above = room.bottom() - near.bottom() - gap, near.top() - gap - room.top()
        right = room.right() - near.right() - gap
        if below >= min(height, px(_LEAST)):
            place = QRect(left, near.bottom() + gap, width, min(height, below))
        elif above >= min(height, px(_LEAST)):
            place = QRect(left, near.top() - gap - min(height, above), width, min(height, above))
        elif right >= min(width, px(_LEAST_WIDTH)):
            place = QRect(near.right() + gap, near.top(), min(width, right), height)
        else:
            height = min(height, max(above, below, px(_LEAST)))
            place = QRect(left, near.bottom() + gap if below >= above else near.top() - gap - height, width, height)
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveLeft(max(place.left(), room.left()))
        place.moveTop(max(place.top(), room.top()))
        self.setGeometry(place)
