"""Saving the details of evidence: what cannot be saved is kept for each piece, put aside, and tried again."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from portfolio_app.domain.errors import FileError, PortfolioError
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.services.clock import today
from portfolio_app.translation import mark, tr
from portfolio_app.ui import unsaved
from portfolio_app.ui.errors import message_of
from portfolio_app.ui.evidence.changes import EvidenceChanges
from portfolio_app.ui.evidence.unsaved_details import UnsavedDetails, details_in
from portfolio_app.ui.unsaved import Rescued
from portfolio_app.ui.widgets.autosave import Autosave
from portfolio_app.ui.widgets.typing_step import TypingStep

_KEPT = mark("What you wrote is kept and tried again until it is saved.")


class EvidenceSaving(QObject):
    """Holds what is not saved, by evidence, until it is; details are saved one by one, so none holds up another."""

    said = Signal(str)
    kept = Signal(object)
    """The evidence as it was just saved."""
    changed = Signal(int)
    """What waits for a piece of evidence is something else now."""

    def __init__(self, changes: EvidenceChanges, portfolio: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._changes = changes
        self._portfolio = portfolio
        self._unkept: dict[int, UnsavedDetails] = {}
        self._files: dict[int, Path] = {}
        self._saved: list[str] = []
        self._step: TypingStep | None = None
        self._saving = Autosave(self._save_all, self)
        self._saving.failed.connect(lambda why: self.said.emit(f"{why} {tr(_KEPT)}"))
        self._saving.recovered.connect(self._on_recovered)

    @property
    def put_aside(self) -> tuple[Path, ...]:
        """The files that the words are put aside in while they wait."""
        return tuple(self._files.values())

    def of(self, evidence_id: int) -> UnsavedDetails | None:
        """Return what waits to be saved of a piece of evidence."""
        return self._unkept.get(evidence_id)

    def edit(self, evidence: Evidence, details: Mapping[str, object], step: TypingStep | None = None) -> bool:
        """Save details, with what waits; tell whether this piece's are all saved. They may be part of a step."""
        former = self._unkept.get(evidence.id)
        waiting = {**former.details, **details} if former else dict(details)
        self._unkept[evidence.id] = UnsavedDetails(evidence, waiting, former.faults if former else {})
        self._step = step
        self._saving.soon()
        self._saving.flush()
        self._step = None
        return evidence.id not in self._unkept

    def put_in(self, rescued: Rescued, evidence: Evidence) -> bool:
        """Save details that were put aside before, which are then thrown away; tell whether they are saved."""
        if not self.edit(evidence, details_in(rescued, today())):
            return False
        with suppress(OSError):  # then they are offered once more, which does no harm
            unsaved.throw_away(rescued.path)
        return True

    def flush(self) -> bool:
        """Try now what waits; tell whether nothing waits that another try could save."""
        return self._saving.flush()

    def unsaved(self) -> tuple[str, ...]:
        """Return the words that are not saved, each piece's apart."""
        return tuple(unkept.words for unkept in self._unkept.values())

    def _save_all(self) -> None:
        failure: Exception | None = None
        for evidence_id, unkept in list(self._unkept.items()):
            failure = self._save(unkept) or failure
            self._put_aside(evidence_id)
            self.changed.emit(evidence_id)
        if failure is not None:
            raise failure

    def _save(self, unkept: UnsavedDetails) -> Exception | None:
        """Save a piece's details one by one; return why that has to be tried again, if it has."""
        evidence, left, faults = unkept.evidence, dict(unkept.details), dict[str, str]()
        failure: Exception | None = None
        for name, value in unkept.details.items():
            try:
                evidence = self._changes.edit(evidence, self._step, **{name: value})  # type: ignore[arg-type]  # its own fields
            except FileError as error:
                failure = error
                break
            except PortfolioError as error:
                faults[name] = error.message
                if unkept.faults.get(name) != error.message:
                    self.said.emit(error.message)
            except Exception as error:  # noqa: BLE001  # whatever it is, the words are not saved and must not be forgotten
                failure = error
                break
            else:
                del left[name]
                self.kept.emit(evidence)
        if left:
            why = message_of(failure) if failure else ""
            self._unkept[evidence.id] = replace(unkept, evidence=evidence, details=left, faults=faults, why=why)
        else:
            del self._unkept[evidence.id]
            if unkept.why:
                self._saved.append(evidence.reference)
        return failure

    def _put_aside(self, evidence_id: int) -> None:
        """Keep the words in a file of their own while they are not saved, in case the program ends."""
        unkept = self._unkept.get(evidence_id)
        with suppress(OSError):
            if unkept is not None:
                into = self._files.get(evidence_id)
                self._files[evidence_id] = unsaved.rescue(unkept.words, self._portfolio, into)
            elif (path := self._files.pop(evidence_id, None)) is not None:
                unsaved.throw_away(path)

    def _on_recovered(self) -> None:
        references, self._saved = ", ".join(self._saved), []
        self.said.emit(
            tr("What you wrote about {references} is saved now.", references=references)
            if references
            else tr("Your words are saved now.")
        )
