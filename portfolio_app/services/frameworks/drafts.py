"""Writing frameworks: drafts are kept as they are typed, and put into use in one step that can be taken back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.comparison import Pair
from portfolio_app.domain.frameworks.editing.draft import Draft, DraftListing, loosened
from portfolio_app.domain.frameworks.editing.finishing import finished, wants
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.recoding import free_code, version_mark
from portfolio_app.domain.frameworks.versioning import known_pairs, next_version, with_choices_of
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.clock import now
from portfolio_app.services.frameworks.frameworks import shipped
from portfolio_app.services.frameworks.versions import OUTSIDE, Moving, do_move, plan_move, redo_move, undo_move
from portfolio_app.storage.database import Database
from portfolio_app.storage.unit_of_work import UnitOfWork
from portfolio_app.translation import tr


@dataclass(frozen=True, slots=True)
class Using:
    """What putting a draft into use does, or did.

    ``replaced`` is the framework that is changed in its place; ``moving`` what becomes of the claims where it is a new
    version; neither where it is new. ``pairs`` are both versions side by side.
    """

    draft: Draft
    framework: Framework
    replaced: Framework | None = None
    moving: Moving | None = None
    pairs: tuple[Pair, ...] = ()
    goes: tuple[tuple[str, str], ...] = ()
    """Where it is changed in its place: each reference before that is another one now, and that one."""


class FrameworkDrafts:
    """What is being written; each call is one unit of work."""

    def __init__(self, database: Database, renamed: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self._renamed = renamed
        """Called when criteria in use are called otherwise now: who knows them by reference reads them again."""

    def all(self) -> tuple[DraftListing, ...]:
        """Return what is being written."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.framework_drafts.all()

    def get(self, draft_id: int) -> Draft:
        """Return a draft with all in it."""
        with self._database.unit_of_work(reading=True) as unit:
            return unit.framework_drafts.get(draft_id)

    def begin(self, code: str) -> Draft:
        """Return the draft in which the framework of that code is changed, begun now unless it was before.

        One that has claims or comes with the program will be a version of its own: it is numbered so from the start.
        """
        with self._database.unit_of_work() as unit:
            for each in unit.framework_drafts.all():
                if each.base == code:
                    return unit.framework_drafts.get(each.id)
            framework = unit.frameworks.get(code)
            if framework is None:
                raise InputError(tr("There is no framework “{code}” in use here.", code=excerpt(code)))
            made = loosened(framework)
            if _is_fixed(unit, framework):
                made = _next(unit, made, framework)
            draft = unit.framework_drafts.save(Draft(0, code, made, now()))
            unit.commit()
            return draft

    def begin_new(self, framework: Framework) -> Draft:
        """Begin to write a framework from its first lines, under a code that is free here."""
        with self._database.unit_of_work() as unit:
            made = replace(framework, code=free_code(framework, _taken(unit)))
            draft = unit.framework_drafts.save(Draft(0, "", made, now()))
            unit.commit()
            return draft

    def save(self, draft: Draft) -> Draft:
        """Keep a draft as it is now, or put back one that was thrown away."""
        with self._database.unit_of_work() as unit:
            kept = unit.framework_drafts.save(replace(draft, saved_at=now()))
            unit.commit()
            return kept

    def throw_away(self, draft_id: int) -> None:
        """Remove a draft; what it began as stays as it is."""
        with self._database.unit_of_work() as unit:
            unit.framework_drafts.remove(draft_id)
            unit.commit()

    def plan(self, draft_id: int) -> Using:
        """Return what putting a draft into use does; raises InputError naming the first thing that it wants."""
        with self._database.unit_of_work(reading=True) as unit:
            return _plan(unit, unit.framework_drafts.get(draft_id), {})

    def use(self, draft_id: int, chosen: Mapping[str, str] | None = None) -> Using:
        """Put a draft into use; ``chosen`` gives the new reference by the old one, "" for claims that stay behind."""
        with self._database.unit_of_work() as unit:
            using = _plan(unit, unit.framework_drafts.get(draft_id), chosen or {})
            if using.moving is not None:
                using = replace(using, moving=do_move(unit, using.moving))
            elif using.replaced is not None:
                _replace(unit, using.replaced.code, using.framework, dict(using.goes))
            else:
                unit.frameworks.add(using.framework)
            unit.framework_drafts.remove(draft_id)
            unit.commit()
        if using.goes:
            self._renamed()
        return using

    def undo(self, using: Using) -> None:
        """Take it back: the framework and its claims are as they were, and the draft is there again."""
        with self._database.unit_of_work() as unit:
            if using.moving is not None:
                undo_move(unit, using.moving)
            elif using.replaced is not None:
                _replace(unit, using.framework.code, using.replaced, {new: old for old, new in using.goes})
            else:
                unit.frameworks.remove(using.framework.code)
            unit.framework_drafts.save(using.draft)
            unit.commit()
        if using.goes:
            self._renamed()

    def redo(self, using: Using) -> None:
        """Put it into use again."""
        with self._database.unit_of_work() as unit:
            if using.moving is not None:
                redo_move(unit, using.moving)
            elif using.replaced is not None:
                _replace(unit, using.replaced.code, using.framework, dict(using.goes))
            else:
                unit.frameworks.add(using.framework)
            unit.framework_drafts.remove(using.draft.id)
            unit.commit()
        if using.goes:
            self._renamed()


def _plan(unit: UnitOfWork, draft: Draft, chosen: Mapping[str, str]) -> Using:
    for want in wants(draft.framework):
        raise InputError(want.message)
    base = unit.frameworks.get(draft.base) if draft.base else None
    fixed = base is not None and _is_fixed(unit, base)
    written = draft.framework
    taken = _taken(unit)
    if base is not None and not fixed:
        taken.remove(base.code)
    elif base is not None and (written.version == base.version or written.code.casefold() in _folded(taken)):
        written = _next(unit, written, base)
    if written.code.casefold() in _folded(taken):
        said = tr("There is a framework {code} here already: give this one another code.", code=excerpt(written.code))
        raise InputError(said)
    framework, became = finished(written)
    if base is None:
        return Using(draft, framework)
    framework = with_choices_of(framework, base)
    pairs = known_pairs(base, framework, became)
    if not fixed:
        return Using(draft, framework, replaced=base, pairs=pairs, goes=_goes(base, became))
    goes = {each.reference: became.get(each.reference, "") for each in base.criteria}
    return Using(draft, framework, moving=plan_move(unit, base, framework, OUTSIDE, {**goes, **chosen}), pairs=pairs)


def _goes(base: Framework, became: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return where what is kept on criteria goes: of those that are gone, where it waits and belongs to no other."""
    gone = now()
    ends = ((each.reference, became.get(each.reference) or f"{each.reference}/{gone}") for each in base.criteria)
    return tuple((old, new) for old, new in ends if old != new)


def _replace(unit: UnitOfWork, code: str, framework: Framework, goes: Mapping[str, str]) -> None:
    """Put a framework in the place of another, and what the learner said of its criteria under what they are now."""
    unit.frameworks.replace(code, framework)
    for each in (unit.practice, unit.suggestion_answers, unit.coaching) if goes else ():
        each.move(goes)


def _is_fixed(unit: UnitOfWork, framework: Framework) -> bool:
    """Tell whether a framework is not changed in its place: it comes with the program, or has claims or decisions."""
    if any(each.code == framework.code for each in shipped()):
        return True
    return unit.frameworks.has_claims(framework.code)


def _next(unit: UnitOfWork, framework: Framework, base: Framework) -> Framework:
    """Return a draft as the next version of its base, under a code that is free."""
    version = framework.version if framework.version != base.version else next_version(base.version)
    # The version that was put behind the code before is left out, so that they do not pile up there.
    made = replace(framework, version=version, code=framework.code.removesuffix(version_mark(base.version)))
    return replace(made, code=free_code(made, _taken(unit)))


def _taken(unit: UnitOfWork) -> list[str]:
    return [each.code for each in (*unit.frameworks.all(), *unit.frameworks.archived())]


def _folded(codes: list[str]) -> set[str]:
    return {code.casefold() for code in codes}
