"""What was read with doubt, each beside its place in the document, with the ways to settle it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.frameworks.settling import Settled, Way
from portfolio_app.services.frameworks.reading import Document
from portfolio_app.translation import tr, tr_plural
from portfolio_app.ui.frameworks.doubt_place import DoubtPlace
from portfolio_app.ui.frameworks.doubt_rows import DoubtRow, DoubtRows, left_out_of
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label


class DoubtList(QListWidget):
    """The doubts; Delete leaves out, Enter goes to the words."""

    leave_out_wanted = Signal()
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What to look at"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Settle by keys."""
        if event.key() == Qt.Key.Key_Delete:
            self.leave_out_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.words_wanted.emit()
        else:
            super().keyPressEvent(event)


class DoubtsView(QWidget):
    """Its value is what was settled; it tells of each change."""

    changed = Signal()

    def __init__(self, theme: Theme, runner: TaskRunner, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._known = DoubtRows()
        self._problems: tuple[Problem, ...] = ()
        self._left_out: tuple[int, ...] = ()
        self._shown: list[DoubtRow] = []
        self._head = label("", "heading", wrap=True)
        self.list = DoubtList()
        self.list.setMinimumHeight(theme.px(90))
        self.show_left_out = QCheckBox()
        self.place = DoubtPlace(theme, runner, document)
        self.place.setMinimumHeight(theme.px(150))
        self.keep = button(tr("&Keep it as it is"), name=tr(Way.KEEP))
        self.leave_out = button(tr("&Leave it out"), name=tr(Way.LEAVE_OUT))
        self.join = button(tr("&Join it with the one before"), name=tr(Way.JOIN))
        self.ask_again = button(tr("Ask me &again"), "flat", name=tr("Ask me again about this place"))
        self.words = QPlainTextEdit()
        self.words.setAccessibleName(tr("The words, a line for each criterion"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(self.words.fontMetrics().lineSpacing() * 3 + theme.px(18))
        self.change = button(tr("&Use these words"), name=tr("Use these words instead"))
        self._lay_out()
        self._connect()

    def value(self) -> tuple[Settled, ...]:
        """Return what was settled."""
        return tuple(self._known.settled.values())

    def begin(self, document: Document) -> None:
        """Look at a document that was taken apart anew: nothing of it is settled."""
        self._document = document
        self._known = DoubtRows()
        self.place.show_document(document)

    def show_doubts(self, problems: tuple[Problem, ...], left_out: tuple[int, ...]) -> None:
        """List what is open now, beside what was settled; go to the next that is open."""
        self._problems, self._left_out = problems, left_out
        self.show_left_out.setText(
            tr_plural("Show the piece of text that is left out", "Show all {count} pieces left out", len(left_out))
        )
        self.show_left_out.setVisible(bool(left_out))
        self._fill(forward=True)

    def open(self) -> int:
        """Return how many places wait to be settled."""
        return sum(row.open for row in self._shown)

    def _fill(self, *, forward: bool = False) -> None:
        at = max(0, self.list.currentRow())
        rest = dict(left_out_of(self._document, self._left_out)) if self.show_left_out.isChecked() else {}
        self._shown = self._known.rows(self._problems, rest)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems([row.words for row in self._shown])
        self.list.blockSignals(False)
        following = [n for n, row in enumerate(self._shown) if row.open and n >= at]
        anywhere = following or [n for n, row in enumerate(self._shown) if row.open]
        if forward and anywhere and (at >= len(self._shown) or not self._shown[at].unasked):
            at = anywhere[0]
        waiting = self.open()
        done = tr("Every place is settled.") if self._known.settled else tr("Nothing is in doubt.")
        said = tr_plural("Look at this place", "Look at these {count} places", waiting)
        self._head.setText(said if waiting else done)
        self.list.setCurrentRow(min(at, len(self._shown) - 1))
        self._on_row(self.list.currentRow())

    def _row(self) -> DoubtRow | None:
        at = self.list.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _on_row(self, _: int) -> None:
        row = self._row()
        piece = row.problem.piece if row is not None else None
        for each in (self.keep, self.leave_out, self.join, self.words, self.change):
            each.setEnabled(piece is not None)
        self.ask_again.setVisible(row is not None and row.settled is not None)
        self.place.show_piece(piece)
        settled = self._known.settled.get(piece) if piece is not None else None
        own = self._document.blocks[piece].text if piece is not None else ""
        self.words.setPlainText(settled.words if settled is not None and settled.way is Way.WORDS else own)
        self._on_words()

    def _on_words(self) -> None:
        row = self._row()
        piece = row.problem.piece if row is not None else None
        words = self.words.toPlainText().strip()
        self.change.setEnabled(piece is not None and bool(words) and words != self._document.blocks[piece].text.strip())

    def _settle(self, way: Way) -> None:
        row = self._row()
        if row is None or row.problem.piece is None:
            return
        words = self.words.toPlainText() if way is Way.WORDS else ""
        self._known.settle(row, Settled(row.problem.piece, way, words))
        self.changed.emit()

    def _take_back(self) -> None:
        row = self._row()
        if row is not None and row.problem.piece is not None:
            self._known.take_back(row.problem.piece)
            self.changed.emit()

    def _to_words(self) -> None:
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self.list.leave_out_wanted.connect(lambda: self._settle(Way.LEAVE_OUT))
        self.list.words_wanted.connect(self._to_words)
        self.show_left_out.toggled.connect(lambda _: self._fill())
        self.keep.clicked.connect(lambda: self._settle(Way.KEEP))
        self.leave_out.clicked.connect(lambda: self._settle(Way.LEAVE_OUT))
        self.join.clicked.connect(lambda: self._settle(Way.JOIN))
        self.change.clicked.connect(lambda: self._settle(Way.WORDS))
        self.ask_again.clicked.connect(self._take_back)
        self.words.textChanged.connect(self._on_words)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addWidget(self.list, 2)
        column.addWidget(self.show_left_out)
        column.addWidget(self.place, 5)
        ways = QWidget()
        flow = FlowLayout(ways)
        for each in (self.keep, self.leave_out, self.join, self.ask_again):
            flow.addWidget(each)
        column.addWidget(ways)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
