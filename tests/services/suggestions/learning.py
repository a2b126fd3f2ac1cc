"""What a learner took for words is learned, as with a claim, though nothing is claimed."""

from collections.abc import Iterable

from portfolio_app.workspace import Workspace


def learn(workspace: Workspace, text: str, right: str, proposed: Iterable[str] = ()) -> None:
    """Learn which criterion is taken for words of those that were proposed."""
    with workspace.suggestions._database.unit_of_work() as unit:
        workspace.suggestions.learning(text, right, proposed)(unit)
        unit.commit()
