"""*Removed things*: brought back as a deed, removed for good in the background, and by themselves where that is set."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject, Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.change import Change, Kind
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.removed import PERIODS, RemovedKind, RemovedThing
from portfolio_app.domain.words.text import plural
from portfolio_app.services.clock import today
from portfolio_app.translation import tr
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.history import Deed
from portfolio_app.ui.page import Tools
from portfolio_app.ui.place import Place

if TYPE_CHECKING:
    from portfolio_app.ui.session import Session
    from portfolio_app.ui.shell.removed_dialog import RemovedDialog
    from portfolio_app.ui.tasks import Work

_PAGES = {
    RemovedKind.FILE: "evidence",
    RemovedKind.HELD_ELSEWHERE: "evidence",
    RemovedKind.STATEMENT: "witnesses",
    RemovedKind.WITNESS: "witnesses",
}
"""Where things are shown again; what a claim is on shows itself where it belongs."""
_KINDS = frozenset({Kind.ACCOUNT, Kind.EVIDENCE, Kind.CLAIM, Kind.WITNESS})


class Removing(QObject):
    """Opens the dialog over a window and does what is wanted there; whoever made it watches ``said``."""

    said = Signal(str, bool)
    """A sentence, and whether what it tells can be undone."""

    def __init__(self, window: QWidget, tools: Tools, present: "Callable[[], Session | None]") -> None:
        super().__init__(window)
        self._window = window
        self._present = present
        self._tools = tools
        self.dialog: RemovedDialog | None = None

    def show(self, session: "Session") -> None:
        """Show what was taken out of the portfolio."""
        from portfolio_app.ui.shell.removed_dialog import RemovedDialog

        things = session.workspace.removed.all()
        dialog = RemovedDialog(self._tools.theme, self._days(session), read_only=session.read_only, parent=self._window)
        dialog.set_things(things)
        dialog.back_wanted.connect(lambda wanted: self._bring_back(session, wanted))
        dialog.purge_wanted.connect(lambda wanted: self._purge(session, wanted))
        dialog.empty_wanted.connect(lambda: self._run(session, session.workspace.removed.empty))
        dialog.period_chosen.connect(lambda days: self._set_days(session, days))
        renew = session.changed.connect(lambda _: self._renew(session))
        dialog.finished.connect(lambda _: self._on_closed(session, renew))
        self.dialog = dialog
        dialog.open()

    def clear_out(self, session: "Session") -> None:
        """Remove for good what was taken out so long ago as the learner has set; nothing where nothing is set."""
        days = 0 if session.read_only else self._days(session)
        if days:
            removed = session.workspace.removed
            self._run(session, lambda progress: removed.purge_older(days, today(), progress), days)

    def _days(self, session: "Session") -> int:
        known = self._tools.settings.text(_key(session))
        return int(known) if known in map(str, PERIODS) else 0

    def _set_days(self, session: "Session", days: int) -> None:
        # Nothing goes at once: who chose the wrong line can choose again.
        self._tools.settings.remember(_key(session), str(days))

    def _bring_back(self, session: "Session", wanted: Sequence[str]) -> None:
        removed = session.workspace.removed
        try:
            back = removed.bring_back(wanted)
        except PortfolioError as error:
            self.said.emit(error.message, False)
            return
        names = back[0].name if len(back) == 1 else plural(len(back), "thing")
        session.did(
            Deed(
                tr("bringing {names} back", names=names),
                lambda: removed.take_out(back),
                lambda: removed.bring_back(wanted),
                _change_of(back),
                _place_of(back[0]),
            )
        )
        self.said.emit(
            tr(
                "{names}{names_shown} {what} back.",
                names=names[:1].upper(),
                names_shown=names[1:],
                what=tr("is") if len(back) == 1 else tr("are"),
            ),
            True,
        )

    def _purge(self, session: "Session", wanted: Sequence[str]) -> None:
        removed = session.workspace.removed
        self._run(session, lambda progress: removed.purge(wanted, progress))

    def _run(self, session: "Session", work: "Work", days: int = 0) -> None:
        task = self._tools.runner.start(work)
        task.finished.connect(lambda gone: self._on_gone(session, gone, days))
        task.failed.connect(lambda error: self.said.emit(message_of(error), False))

    def _on_gone(self, session: "Session", gone: tuple[RemovedThing, ...], days: int) -> None:
        if not gone or session is not self._present():  # the portfolio was closed meanwhile
            return
        # No key may bring back what is not there any more.
        change = _change_of(gone)
        session.seal(*change.evidence)
        session.tell(change)
        count = plural(len(gone), "thing is", "things are")
        old = tr(", taken out over {days} days ago", days=days) if days else ""
        self.said.emit(tr("{count} removed for good{old}.", count=count, old=old), False)

    def _renew(self, session: "Session") -> None:
        if self.dialog is not None:
            self.dialog.set_things(session.workspace.removed.all())

    def _on_closed(self, session: "Session", renew: QMetaObject.Connection) -> None:
        self.dialog = None
        session.disconnect(renew)


def _key(session: "Session") -> str:
    return f"removed/{session.workspace.details.get().identity}"


def _change_of(things: Sequence[RemovedThing]) -> Change:
    return Change(_KINDS, frozenset(thing.concerned for thing in things) - {0})


def _place_of(thing: RemovedThing) -> Place:
    page = _PAGES.get(thing.kind, "accounts")
    return Place(page, evidence=thing.concerned, claim=thing.id if thing.kind is RemovedKind.CLAIM else 0)
