"""Details of evidence that could not be saved, and the text that they are put aside as."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from portfolio_app.domain.evidence.evidence import Evidence, Privacy
from portfolio_app.translation import mark, tr
from portfolio_app.ui.unsaved import ABOUT, Rescued
from portfolio_app.ui.widgets.british_date import read_date, show_date

_HEADINGS = {
    "title": mark("Title"),
    "produced_on": mark("Day it was made"),
    "method": mark("Method"),
    "privacy": mark("Who may see it"),
    "description": mark("Description"),
}
"""What each detail is called; the description comes last, for it may hold any line."""


@dataclass(frozen=True, slots=True)
class UnsavedDetails:
    """A piece of evidence as it is saved, and the details by name that are not; ``faults`` says what is wrong with one.

    ``why`` says why those without a fault could not be saved: they are tried again.
    """

    evidence: Evidence
    details: Mapping[str, object]
    faults: Mapping[str, str] = field(default_factory=dict[str, str])
    why: str = ""

    @property
    def waits(self) -> bool:
        """Whether trying again may save something."""
        return bool(self.details.keys() - self.faults.keys())

    @property
    def shown(self) -> Evidence:
        """The evidence as its user wrote it."""
        return replace(self.evidence, **self.details)

    @property
    def words(self) -> str:
        """The details as a text that can be put aside."""
        lines = [f"{ABOUT}{self.evidence.reference} {self.evidence.title}"]
        for name, heading in _HEADINGS.items():
            if name in self.details:
                value = self.details[name]
                said = show_date(value) if isinstance(value, date) else str(value or "")
                lines.append(f"\n## {tr(heading)}\n\n{said}")
        return "\n".join(lines) + "\n"


def details_in(rescued: Rescued, today: date) -> dict[str, object]:
    """Return the details that were put aside, by name; one that cannot be read is left out."""
    names = {f"## {tr(heading)}": name for name, heading in _HEADINGS.items()}
    found: dict[str, list[str]] = {}
    name = ""
    for line in rescued.words.splitlines()[1:]:
        if name != "description" and line in names and names[line] not in found:
            name = names[line]
            found[name] = []
        elif name:
            found[name].append(line)
    details: dict[str, object] = {name: "\n".join(lines).strip() for name, lines in found.items()}
    for name, read in (("produced_on", lambda said: read_date(said, today)), ("privacy", Privacy)):
        if name in details:
            try:
                details[name] = read(details[name])
            except ValueError:
                del details[name]
    return details
