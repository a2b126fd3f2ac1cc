"""What is done to drafts, each with what takes it back."""

from collections.abc import Mapping
from dataclasses import replace

from portfolio_app.domain.change import Change, Kind, changed
from portfolio_app.domain.frameworks.editing.draft import Draft
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.frameworks.drafts import Using
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session
from portfolio_app.ui.widgets.typing_step import TypingStep

_DRAFT = changed(Kind.DRAFT)
_USED = Change(frozenset({Kind.DRAFT, Kind.FRAMEWORK, Kind.CLAIM}))


class DraftChanges:
    """Calls the workspace, then tells the session; raises PortfolioError as the workspace does."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._drafts = session.workspace.framework_drafts

    def begin(self, code: str) -> Draft:
        """Begin to change a framework, or go on with that."""
        there = any(each.base == code for each in self._drafts.all())
        draft = self._drafts.begin(code)
        if not there:
            self._begun(draft)
        return draft

    def begin_new(self, framework: Framework) -> Draft:
        """Begin to write one from its first lines."""
        draft = self._drafts.begin_new(framework)
        self._begun(draft)
        return draft

    def step(self, before: Draft, framework: Framework, words: str, step: TypingStep | None = None) -> Draft:
        """Keep a draft as it is after a step, perhaps of typing."""
        after = self._drafts.save(replace(before, framework=framework))
        self._did(before, after, words, step)
        return after

    def throw_away(self, draft: Draft) -> None:
        """Remove a draft."""
        self._drafts.throw_away(draft.id)
        self._session.did(
            Deed(
                tr("throwing away the draft of {title}", title=excerpt(draft.framework.title)),
                lambda: self._drafts.save(draft),
                lambda: self._drafts.throw_away(draft.id),
                _DRAFT,
                Place("frameworks"),
            )
        )

    def use(self, draft: Draft, chosen: Mapping[str, str] | None = None) -> Using:
        """Put a draft into use."""
        using = self._drafts.use(draft.id, chosen)
        self._session.did(
            Deed(
                tr("putting {code} into use", code=excerpt(using.framework.code)),
                lambda: self._drafts.undo(using),
                lambda: self._drafts.redo(using),
                _USED,
                Place("frameworks"),
            )
        )
        return using

    def _begun(self, draft: Draft) -> None:
        self._session.did(
            Deed(
                tr("beginning to write {title}", title=excerpt(draft.framework.title)),
                lambda: self._drafts.throw_away(draft.id),
                lambda: self._drafts.save(draft),
                _DRAFT,
                Place("frameworks"),
            )
        )

    def _did(self, before: Draft, after: Draft, words: str, step: TypingStep | None) -> None:
        self._session.did(
            Deed(
                words,
                lambda: self._drafts.save(before),
                lambda: self._drafts.save(after),
                _DRAFT,
                Place("frameworks", draft=after.id),
                step,
            )
        )
