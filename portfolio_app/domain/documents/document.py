"""The documents that can be made of a portfolio: the whole of it, or a sheet for one purpose."""

from enum import StrEnum

from portfolio_app.translation import mark, tr


class Sheet(StrEnum):
    """A short document for one purpose, made of the same portfolio."""

    DISCUSSION = "discussion"
    GAPS = "gaps"
    GRID = "grid"
    ANNEX = "annex"
    FEEDBACK = "feedback"
    AUTHORSHIP = "authorship"

    @property
    def called(self) -> str:
        """What it is called."""
        return tr(_TITLES[self])


_TITLES = {
    Sheet.DISCUSSION: mark("Professional discussion sheet"),
    Sheet.GAPS: mark("Gap list"),
    Sheet.GRID: mark("Mapping grid"),
    Sheet.ANNEX: mark("Mapping annex"),
    Sheet.FEEDBACK: mark("Feedback report"),
    Sheet.AUTHORSHIP: mark("Authorship record"),
}
