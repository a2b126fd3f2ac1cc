"""The step of writing that is under way in an account, with what stood before it."""

from portfolio_app.domain.claims.account_state import AccountState
from portfolio_app.domain.evidence.authorship import TenMinutes
from portfolio_app.ui.widgets.text_steps import TextChange
from portfolio_app.ui.widgets.typing_step import TypingStep


class WritingStep(TypingStep):
    """A step that knows the account, with its claims, as it was when the step began."""

    def __init__(self, before: AccountState, change: TextChange) -> None:
        super().__init__(change)
        self.before = before
        self.noted: tuple[TenMinutes, ...] = ()
        """What the authorship record has of it so far."""
