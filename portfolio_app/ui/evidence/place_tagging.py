"""Claiming files, places in them and records, and changing, noting, starring and withdrawing those claims."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtWidgets import QWidget

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.claims.region import Region, Stretch, say_region
from portfolio_app.domain.errors import PortfolioError
from portfolio_app.domain.evidence.evidence import Evidence
from portfolio_app.ui.claiming.changes import ClaimChanges
from portfolio_app.ui.claiming.claims_panel import ClaimsPanel
from portfolio_app.ui.claiming.criterion_picker import CriterionPicker
from portfolio_app.ui.claiming.recent_criteria import recent_criteria, remember_criterion
from portfolio_app.ui.session import Session
from portfolio_app.ui.settings import Settings


class PlaceTagging(QObject):
    """Asks through a picker and does what was picked; what goes wrong is said, not raised."""

    said = Signal(str, bool)
    claimed = Signal(object)
    """A claim that was just made or pointed elsewhere."""

    def __init__(self, session: Session, settings: Settings, picker: CriterionPicker, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._changes = ClaimChanges(session)
        self._settings = settings
        self._picker = picker
        self._evidence: Evidence | None = None
        self._region: Region | None = None
        self._changing: Claim | None = None
        picker.picked.connect(self._on_picked)

    def follow(self, panel: ClaimsPanel, near: Callable[[], QRect]) -> None:
        """Do what is wanted on a panel of claims; the picker stands near a place of its parent."""
        panel.star_wanted.connect(lambda claim, on: self._do(lambda: self._changes.star(claim, on)))
        panel.note_written.connect(lambda claim, note: self._do(lambda: self._changes.note(claim, note)))
        panel.accept_wanted.connect(lambda claim: self._do(lambda: self._changes.accept(claim)))
        panel.withdraw_wanted.connect(self.withdraw)
        panel.change_wanted.connect(lambda claim: self.change(claim, near()))

    def claim(self, evidence: Evidence, region: Region | None, near: QRect, *, picture: bool = False) -> None:
        """Ask which criterion a place, or all of the evidence, meets."""
        if self._session.read_only:
            return
        self._evidence, self._region, self._changing = evidence, region, None
        what, meets = f"all of {evidence.reference}", "does"
        if region is not None:
            meets = "do" if isinstance(region, Stretch) else "does"
            place = "these seconds" if isinstance(region, Stretch) else "this place"
            what = f"{place} ({say_region(region, picture=picture)})"
        recent = recent_criteria(self._session, self._settings)
        self._picker.open(f"Which criterion {meets} {what} meet?", near, recent)

    def change(self, claim: Claim, near: QRect) -> None:
        """Ask for another criterion or need for a claim; its place stays."""
        if self._session.read_only:
            return
        self._changing = claim
        recent = recent_criteria(self._session, self._settings)
        self._picker.open("What do you want to claim it for?", near, recent, claim.criterion)

    def frame(self, claim: Claim, region: Region) -> None:
        """Point a claim at another place."""
        if (framed := self._do(lambda: self._changes.frame(claim, region))) is not None:
            self.claimed.emit(framed)

    def withdraw(self, claim: Claim) -> None:
        """Withdraw a claim."""
        if self._session.read_only:
            return
        try:
            self._changes.withdraw(claim)
        except PortfolioError as error:
            self.said.emit(error.message, False)
            return
        self.said.emit(f"The claim for {self._session.code_of_claim(claim)} is withdrawn.", True)

    def _on_picked(self, reference: str, need: str) -> None:
        changing, self._changing = self._changing, None
        evidence, region = self._evidence, self._region
        if changing is not None:
            claim = self._do(lambda: self._changes.move(changing, reference, need))
        elif evidence is not None:
            draft = ClaimDraft(reference, need=need, region=region)
            claim = self._do(lambda: self._changes.add(evidence.reference, draft))
        else:
            return
        if claim is not None:
            remember_criterion(self._session, self._settings, reference)
            self.claimed.emit(claim)

    def _do(self, step: Callable[[], Claim]) -> Claim | None:
        if self._session.read_only:
            return None
        try:
            return step()
        except PortfolioError as error:
            self.said.emit(error.message, False)
            return None
