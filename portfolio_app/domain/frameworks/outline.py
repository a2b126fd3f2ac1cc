"""A framework as most files have it: statements one under another, however deep; and what it becomes here."""

from dataclasses import dataclass

from portfolio_app.domain.frameworks.framework import CriterionKind, Guidance, Need
from portfolio_app.domain.words.text import clean_line


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement in its order: ``depth`` 0 is the top, and the entries after it that are deeper stand under it.

    ``title`` is its short name and ``text`` its words in full; either may be "". ``where`` is its place in the file.
    """

    depth: int
    code: str
    title: str = ""
    text: str = ""
    where: str = ""
    kind: CriterionKind | None = None
    verb: str = ""
    needs: tuple[Need, ...] = ()
    assessed_by: str = "assessor"
    core: bool = False
    guidance: Guidance = Guidance()
    identity: str = ""

    @property
    def words(self) -> str:
        """The statement in full: what it is called, unless its text begins so, and its text."""
        title, text = clean_line(self.title), clean_line(self.text)
        if not title or not text:
            return text or title
        cut = title.removesuffix("...").removesuffix("…").rstrip()
        return text if text.startswith(cut) or title == self.code else f"{title}: {text}"


@dataclass(frozen=True, slots=True)
class Outline:
    """The statements of a framework in their order, and what is known of the framework itself."""

    code: str
    title: str
    entries: tuple[Entry, ...]
    version: str = ""
    level: int | None = None
    source: str = ""
    attribution: str = ""
