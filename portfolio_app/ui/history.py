"""What was done to an open portfolio, in the order of time, with what takes each deed back and does it again."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from portfolio_app.domain.change import Change
from portfolio_app.domain.errors import InputError, PortfolioError
from portfolio_app.ui.place import Place


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that was done, named by ``words`` such as “typing in Action”.

    ``undo`` and ``redo`` change the portfolio or raise PortfolioError; ``change`` is what either of them changes, and
    ``place`` is where it can be seen.
    """

    words: str
    undo: Callable[[], object]
    redo: Callable[[], object]
    change: Change
    place: Place
    step: object = None
    """The step of typing that it is part of; what comes next of the same one is one deed with it."""


@dataclass(frozen=True, slots=True)
class Together:
    """Several steps as one: where one of them fails, those before it are taken back, and its error is raised."""

    steps: tuple[tuple[Callable[[], object], Callable[[], object]], ...]
    """What does each, and what takes it back."""

    def do(self) -> None:
        """Do all of them."""
        _run(self.steps)

    def undo(self) -> None:
        """Take all of them back, the last one first."""
        _run([(back, forth) for forth, back in reversed(self.steps)])


def _run(steps: Sequence[tuple[Callable[[], object], Callable[[], object]]]) -> None:
    done: list[Callable[[], object]] = []
    try:
        for forth, back in steps:
            forth()
            done.append(back)
    except PortfolioError:
        for back in reversed(done):
            back()
        raise


class History(QObject):
    """The deeds that can be taken back, and those that were; a step that fails leaves everything as it is."""

    moved = Signal(int)
    """How many deeds could be undone now, after any change of that."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done: list[Deed] = []
        self._undone: list[Deed] = []

    @property
    def index(self) -> int:
        """How many deeds can be undone."""
        return len(self._done)

    @property
    def next_undo(self) -> Deed | None:
        """The deed that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Deed | None:
        """The deed that redo would do again."""
        return self._undone[-1] if self._undone else None

    def add(self, deed: Deed) -> None:
        """Take note of a deed that was just done; what was undone before it cannot be done again."""
        last = self._done[-1] if self._done else None
        if last is not None and deed.step is not None and last.step is deed.step:
            self._done[-1] = replace(last, words=deed.words, redo=deed.redo)
        else:
            self._done.append(deed)
        self._undone.clear()
        self.moved.emit(self.index)

    def undo(self) -> Deed | None:
        """Take the last deed back and return it; None when there is none."""
        return self._step(self._done, self._undone, lambda deed: deed.undo())

    def redo(self) -> Deed | None:
        """Do the deed again that was undone last and return it; None when there is none."""
        return self._step(self._undone, self._done, lambda deed: deed.redo())

    def seal(self, evidence: Collection[int]) -> None:
        """Forget every deed on pieces of evidence that somebody else has signed or sent: no key takes those back."""
        sealed = frozenset(evidence)
        self._done = [deed for deed in self._done if deed.change.evidence.isdisjoint(sealed)]
        self._undone = [deed for deed in self._undone if deed.change.evidence.isdisjoint(sealed)]
        self.moved.emit(self.index)

    def clear(self) -> None:
        """Forget everything."""
        self._done.clear()
        self._undone.clear()
        self.moved.emit(0)

    def _step(self, source: list[Deed], target: list[Deed], run: Callable[[Deed], object]) -> Deed | None:
        if not source:
            return None
        deed = source[-1]
        try:
            run(deed)
        except InputError:
            # The portfolio does not allow it any more, and never will: it must not stand before all else for good.
            source.pop()
            self.moved.emit(self.index)
            raise
        source.pop()
        target.append(deed)
        self.moved.emit(self.index)
        return deed
