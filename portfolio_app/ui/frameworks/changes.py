"""What is done with the frameworks in use, each with what takes it back."""

from collections.abc import Callable, Mapping

from portfolio_app.domain.change import Kind, changed
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.frameworks.versions import Moving
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session


class FrameworkChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._frameworks = session.workspace.frameworks

    def add(self, frameworks: tuple[Framework, ...]) -> None:
        """Put frameworks into use."""
        self._frameworks.add(frameworks)
        codes = ", ".join(framework.code for framework in frameworks)
        self._session.did(
            Deed(
                tr("adding {codes}", codes=codes),
                lambda: self._take_out(frameworks),
                lambda: self._frameworks.add(frameworks),
                changed(Kind.FRAMEWORK),
                Place("frameworks"),
            )
        )

    def remove(self, code: str) -> None:
        """Take an unused framework out."""
        removed = (self._frameworks.get(code),)
        self._take_out(removed)
        self._session.did(
            Deed(
                tr("removing {code}", code=excerpt(code)),
                lambda: self._frameworks.add(removed),
                lambda: self._take_out(removed),
                changed(Kind.FRAMEWORK),
                Place("frameworks"),
            )
        )

    def archive(self, code: str) -> None:
        """Hide a framework with its claims: it is kept, and counted nowhere."""
        self._frameworks.archive(code)
        self._hid(
            tr("archiving {code}", code=excerpt(code)),
            lambda: self._frameworks.restore(code),
            lambda: self._frameworks.archive(code),
        )

    def restore(self, code: str) -> None:
        """Bring an archived framework back."""
        self._frameworks.restore(code)
        self._hid(
            tr("bringing {code} back", code=excerpt(code)),
            lambda: self._frameworks.archive(code),
            lambda: self._frameworks.restore(code),
        )

    def choose(self, code: str, pathway: str | None, units: frozenset[str] | None) -> None:
        """Follow a pathway and do just those of the optional units; None leaves what was chosen."""
        before = self._frameworks.get(code)
        chosen = frozenset(unit.code for unit in before.units if unit.combination and unit.chosen)
        self._frameworks.choose(code, pathway, units)
        self._hid(
            tr("choosing in {code}", code=excerpt(code)),
            lambda: self._frameworks.choose(code, before.pathway, chosen),
            lambda: self._frameworks.choose(code, pathway, units),
        )

    def move(self, old: str, new: str, chosen: Mapping[str, str]) -> Moving:
        """Move the claims to another version, as one deed."""
        versions = self._session.workspace.versions
        moving = versions.move(old, new, chosen=chosen)
        self._hid(
            tr("moving to {code}", code=excerpt(moving.new.code)),
            lambda: versions.undo(moving),
            lambda: versions.redo(moving),
        )
        return moving

    def _hid(self, words: str, undo: Callable[[], object], redo: Callable[[], object]) -> None:
        self._session.did(Deed(words, undo, redo, changed(Kind.FRAMEWORK, Kind.CLAIM), Place("frameworks")))

    def _take_out(self, frameworks: tuple[Framework, ...]) -> None:
        for framework in frameworks:
            self._frameworks.remove(framework.code)
