"""What became of an onslaught: how many were tried, how many went wrong, and what the first of those were."""

from dataclasses import dataclass, field

_SHOWN = 20


@dataclass(slots=True)
class Outcome:
    """One kind of onslaught."""

    name: str
    tried: int = 0
    failures: list[str] = field(default_factory=list[str])

    def failed(self, said: str) -> None:
        """Note one that went wrong."""
        self.failures.append(said)

    def say(self) -> str:
        """Return what is printed: the numbers, and what went wrong first."""
        head = f"{self.name}: {self.tried:,} tried, {len(self.failures)} failed"
        return "\n".join((head, *(f"    {failure}" for failure in self.failures[:_SHOWN])))

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.name, self.tried + other.tried, self.failures + other.failures)
