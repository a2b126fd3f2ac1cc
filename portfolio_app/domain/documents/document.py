"""The documents that can be made of a portfolio: the whole of it, or a sheet for one purpose."""

from enum import StrEnum


class Sheet(StrEnum):
    """A short document for one purpose, made of the same portfolio."""

    DISCUSSION = "discussion"
    GAPS = "gaps"
    GRID = "grid"
    FEEDBACK = "feedback"

    @property
    def called(self) -> str:
        """What it is called."""
        return _TITLES[self]


_TITLES = {
    Sheet.DISCUSSION: "Professional discussion sheet",
    Sheet.GAPS: "Gap list",
    Sheet.GRID: "Mapping grid",
    Sheet.FEEDBACK: "Feedback report",
}
