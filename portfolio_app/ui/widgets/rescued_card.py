"""Words that could not be saved before: looked at, put in, copied, or thrown away; never lost silently."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QVBoxLayout, QWidget

from portfolio_app.domain.time import say_moment, today
from portfolio_app.translation import tr
from portfolio_app.ui import unsaved
from portfolio_app.ui.unsaved import Rescued
from portfolio_app.ui.widgets.flow_layout import FlowLayout
from portfolio_app.ui.widgets.labels import button, label

_PREVIEW_LINES = 9


class RescuedCard(QFrame):
    """Shows the latest of what waits; the next one follows when that is dealt with. Hidden when nothing waits."""

    wanted = Signal(object)
    """The Rescued that is to be put in, or whose portfolio is to be opened."""
    said = Signal(str)

    def __init__(self, put_in: str, *, accounts: bool | None = None, parent: QWidget | None = None) -> None:
        """Make a card for what belongs to accounts, for what does not, or for both."""
        super().__init__(parent)
        self._accounts = accounts
        self._but: Collection[Path] = ()
        self.setProperty("look", "card")
        self.setAccessibleName(tr("Words that were not saved"))
        self._waiting: tuple[Rescued, ...] = ()
        self._portfolio: Path | None = None
        self._said = label("", "muted", wrap=True)
        self._title = label("", "heading", wrap=True)
        self.view = QTextEdit()
        self.view.setReadOnly(True)
        self.view.setTabChangesFocus(True)
        self.view.setAccessibleName(tr("The words that were not saved"))
        self.put_in = button(put_in)
        self.look = button(tr("Look at them"))
        self.look.setCheckable(True)
        self.copy = button(tr("Copy them"))
        self.throw = button(tr("Throw away"), "flat")
        self.put_in.clicked.connect(lambda: self.wanted.emit(self._waiting[0]))
        self.look.toggled.connect(self._on_looked)
        self.copy.clicked.connect(self._on_copy)
        self.throw.clicked.connect(self._on_throw)
        row = FlowLayout(gap=8)
        for each in (self.put_in, self.look, self.copy, self.throw):
            row.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        for widget in (self._title, self._said, self.view):
            layout.addWidget(widget)
        layout.addLayout(row)
        self.hide()

    def show_waiting(self, portfolio: Path | None = None, *, writable: bool = True, but: Collection[Path] = ()) -> None:
        """Show what waits, of one portfolio or of any, ``but`` not those files: what is in them is being saved."""
        self._portfolio = portfolio
        self._but = but
        self._waiting = tuple(
            each
            for each in unsaved.waiting(portfolio)
            if self._accounts in (None, each.is_account) and each.path not in but
        )
        self._sure(sure=False)
        self.look.setChecked(False)
        self.view.hide()
        if self._waiting:
            self._tell(self._waiting[0])
            known = portfolio is not None or ((where := self._waiting[0].portfolio) is not None and where.is_file())
            self.put_in.setVisible(writable and known)
        self.setVisible(bool(self._waiting))

    def _tell(self, rescued: Rescued) -> None:
        more = len(self._waiting) - 1
        self._title.setText(
            tr("Words that could not be saved") + (tr("  ·  {more} more after these", more=more) if more else "")
        )
        when = say_moment(rescued.saved_at.isoformat(), today())
        piece = f"{rescued.reference} “{rescued.title}”" if rescued.reference else tr("an account")
        what = tr("words for {piece}", piece=piece) if rescued.is_account else tr("details of {piece}", piece=piece)
        where = tr(" in {stem}", stem=rescued.portfolio.stem) if rescued.portfolio else ""
        self._said.setText(
            tr("Your {what}{where}, {when}. They are kept until you decide.", what=what, where=where, when=when)
        )
        self.view.setPlainText(rescued.words)
        self.view.setFixedHeight(self.view.fontMetrics().lineSpacing() * _PREVIEW_LINES)

    def _on_looked(self, looked: bool) -> None:  # a signal's
        self.view.setVisible(looked)
        self.look.setText(tr("Hide them") if looked else tr("Look at them"))

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(self._waiting[0].words)
        self.said.emit(tr("The words are copied. Paste them where you want them."))

    def _on_throw(self) -> None:
        if not self.throw.property("sure"):
            self._sure(sure=True)
            return
        try:
            unsaved.throw_away(self._waiting[0].path)
        except OSError as error:
            self.said.emit(
                tr(
                    "{path} could not be deleted ({strerror}); delete it yourself.",
                    path=self._waiting[0].path,
                    strerror=error.strerror,
                )
            )
            return
        self.show_waiting(self._portfolio, writable=not self.put_in.isHidden(), but=self._but)

    def _sure(self, *, sure: bool) -> None:
        self.throw.setProperty("sure", sure)
        self.throw.setText(tr("Throw away for good") if sure else tr("Throw away"))
        self.throw.setAccessibleName(self.throw.text())
