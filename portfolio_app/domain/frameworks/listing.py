"""One of many frameworks in a file, as a list to pick from shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """What is known of a framework before it is read whole."""

    code: str
    title: str
    version: str
    level: int | None
    status: str
    criteria: int

    @property
    def is_delivered(self) -> bool:
        """Whether learners may start on it, as its source says."""
        return self.status.casefold() == "approved for delivery"
