"""What is done with decisions that came back: they are taken out only by a command of their own."""

from collections.abc import Sequence
from pathlib import Path

from portfolio_app.domain.change import Kind, changed
from portfolio_app.domain.decisions.decision import Decision
from portfolio_app.domain.words.text import plural
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session


class DecisionChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._decisions = session.workspace.decisions

    def take_in(self, path: Path, *, good_rows: bool = False) -> tuple[Decision, ...]:
        """Take in what an assessor sent back; an assessor decided it, so no key takes it back."""
        _, added = self._decisions.take_in(path, good_rows=good_rows)
        self._session.tell(changed(Kind.CLAIM, Kind.DECISION))
        return added

    def take_out(self, decisions: Sequence[Decision]) -> None:
        """Let decisions count no longer; that can be taken back."""
        self._decisions.undo(decisions)
        self._session.did(
            Deed(
                tr("taking {decisions} out", decisions=plural(len(decisions), "decision")),
                lambda: self._decisions.redo(decisions),
                lambda: self._decisions.undo(decisions),
                changed(Kind.CLAIM, Kind.DECISION),
                Place("check"),
            )
        )
