"""Advice beside the account that is being written: worked out after a pause, shown under the section it concerns."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.coaching.advice import Advice
from portfolio_app.domain.coaching.advising import Turned, advise, shown
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.services.packs.profiles import chosen_profile
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.tasks import TaskRunner
from portfolio_app.ui.writing.advice_card import AdviceCard
from portfolio_app.ui.writing.star_editor import StarEditor
from portfolio_app.workspace import Workspace

_PAUSE_MS = 2_500
"""After the last key: longer than the saving takes, so that claims stand where the words are."""
_ENDS = (".", "!", "?", "…", "”", '"', ":")


class _Found(NamedTuple):
    account: ReflectiveAccount
    reading: PortfolioReading
    advice: tuple[Advice, ...]
    turned: Turned


def _work_out(
    workspace: Workspace, account: ReflectiveAccount, reading: PortfolioReading | None, profile: str
) -> _Found | None:
    """Return the advice on an account as it is written; None while that is not what is saved.

    ``profile`` is the name of that of the pack to be.
    """
    stored = workspace.overview.account(account.evidence.reference).state
    if not stored.account.same_as(account):
        return None
    reading = reading or workspace.coaching.reading(chosen_profile(profile))
    found = advise(reading.with_words(account, stored.standing))
    return _Found(account, reading, found, workspace.coaching.turned(account.evidence.id))


class AdviceBeside(QObject):
    """Reads the portfolio when an account is opened, and after each pause the account as it is written."""

    said = Signal(str, bool)
    """A sentence to show, and whether what was done can be undone."""

    def __init__(self, session: Session, settings: Settings, star: StarEditor) -> None:
        super().__init__(star)
        self._session = session
        self._settings = settings
        self._star = star
        self._reading: PortfolioReading | None = None
        self._opened = self._busy = self._stale = False
        self.runner: TaskRunner | None = None
        """Who does the reading, given by the page."""
        self.cards: list[AdviceCard] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)

    def opened(self) -> None:
        """Give advice on the account that was just opened, once it has been looked at for a moment."""
        if self._session.read_only:
            return
        if not self._opened:
            self._opened = True
            self._star.edited.connect(self._pause.start)
            self._session.changed.connect(self._on_changed)
        self._reading = None
        self._show(())
        self._pause.start()

    def all_back(self) -> None:
        """Show again what was put away on the open account, and the kinds that are off."""
        coaching, evidence = self._session.workspace.coaching, self._star.value().evidence
        turned = coaching.turned(evidence.id)
        if turned == Turned():
            self.said.emit(tr("No advice has been put away here."), False)
            return
        self._do(
            tr("bringing advice back"),
            lambda: coaching.all_back(evidence.id),
            lambda: coaching.put_away(evidence.id, turned),
        )
        self.said.emit(tr("All advice is given again, on this account and of every kind."), True)

    def look(self) -> None:
        """Begin to work out what is shown now, off the thread that the writing is done in."""
        if self.runner is None or not self._star.isVisible():
            return
        if self._busy:
            self._pause.start()
            return
        self._busy = True
        account, reading, workspace = self._star.value(), self._reading, self._session.workspace
        profile = self._settings.profile
        task = self.runner.start(lambda _: _work_out(workspace, account, reading, profile))
        task.finished.connect(self._on_found)
        for ended in (task.failed, task.cancelled):
            ended.connect(self._on_failed)

    def _on_found(self, found: "_Found | None") -> None:
        self._busy = False
        if found is None or not found.account.same_as(self._star.value()):
            self._pause.start()  # it is still being written or saved
            return
        if not self._stale:
            self._reading = found.reading
        self._stale = False
        writing = self._star.current if self._star.edit(self._star.current).hasFocus() else None
        unfinished = writing if writing and self._in_a_sentence(writing) else None
        old = {card.advice.key for card in self.cards}
        ready = (a for a in found.advice if unfinished is None or a.section is not unfinished or a.key in old)
        self._show(shown(ready, found.turned, writing))

    def _on_failed(self, _: object = None) -> None:
        """Say nothing: advice must not disturb the writing, and the account may be there no more."""
        self._busy = False
        self._show(())

    def _show(self, found: tuple[Advice, ...]) -> None:
        """Let just these stand there; those that stood there already stay as they are."""
        if [card.advice for card in self.cards] == list(found):
            return
        for card in self.cards:
            if card.isAncestorOf(card.window().focusWidget()):
                self._star.edit(card.advice.section or Section.SITUATION).setFocus()
            card.hide()
            card.deleteLater()
        self.cards = [AdviceCard(advice) for advice in found]
        for card in self.cards:
            card.dismissed.connect(self._on_dismissed)
            card.turned_off.connect(self._on_turned_off)
            card.words_wanted.connect(self._on_words_wanted)
            self._star.blocks[card.advice.section or Section.SITUATION].advice.addWidget(card)

    def _in_a_sentence(self, section: Section) -> bool:
        """Tell whether the sentence at the caret is not ended yet."""
        cursor = self._star.edit(section).textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()].rstrip()
        return bool(before) and not before.endswith(_ENDS)

    def _on_changed(self, change: Change) -> None:
        own = self._star.value().evidence.id
        if change.concerns(Kind.FRAMEWORK) or (change.concerns(Kind.ACCOUNT, Kind.CLAIM) and change.evidence != {own}):
            self._reading, self._stale = None, self._busy
        if change.concerns(Kind.ADVICE):
            self.look()
        elif change.concerns(Kind.FRAMEWORK, Kind.ACCOUNT, Kind.CLAIM):
            self._pause.start()

    def _on_words_wanted(self, advice: Advice) -> None:
        if advice.section:
            self._star.show_words(advice.section, advice.start, advice.end)

    def _on_dismissed(self, advice: Advice) -> None:
        evidence = self._star.value().evidence
        coaching = self._session.workspace.coaching
        self._do(
            tr("dismissing advice in {reference}", reference=evidence.reference),
            lambda: coaching.dismiss(evidence.id, advice),
            lambda: coaching.bring_back(evidence.id, advice),
        )
        self.said.emit(tr("Dismissed: {title}", title=advice.title), True)

    def _on_turned_off(self, advice: Advice) -> None:
        coaching = self._session.workspace.coaching
        self._do(
            tr("turning a kind of advice off"),
            lambda: coaching.turn_off(advice.kind),
            lambda: coaching.turn_on(advice.kind),
        )
        self.said.emit(tr("No more advice of this kind will be given."), True)

    def _do(self, words: str, do: Callable[[], None], undo: Callable[[], None]) -> None:
        """Do what changes which advice is given on this account, so that it can be undone."""
        evidence = self._star.value().evidence.id
        do()
        change, place = changed(Kind.ADVICE, evidence=evidence), Place("accounts", evidence=evidence)
        self._session.did(Deed(words, undo, do, change, place))
