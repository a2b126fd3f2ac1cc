"""What became of an onslaught: how many were tried, how many went wrong, and what the first of those were."""

from dataclasses import dataclass, field

_SHOWN = 20


@dataclass(slots=True)
class Outcome:
    """One kind of onslaught."""

    name: str
    tried: int = 0
    failures: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])
    seconds: float = 0.0
    """What they used of the processor's time, where that was measured."""

    def failed(self, said: str) -> None:
        """Note one that went wrong."""
        self.failures.append(said)

    def say(self) -> str:
        """Return what is printed: the numbers, and what went wrong first."""
        head = f"{self.name}: {self.tried:,} tried, {len(self.failures)} failed"
        if self.seconds and self.tried:
            head += f"; {1000 * self.seconds / self.tried:.0f} ms of the processor's time each"
        return "\n".join((head, *(f"    {said}" for said in (*self.notes, *self.failures[:_SHOWN]))))

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(
            self.name,
            self.tried + other.tried,
            self.failures + other.failures,
            self.notes + other.notes,
            self.seconds + other.seconds,
        )
