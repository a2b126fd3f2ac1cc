"""The pack to make or not: a tick, its file name, the profile that it follows, and what breaks that profile."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from portfolio_app.domain.packs.profile import EVERYTHING, Profile
from portfolio_app.domain.progress.finding import Finding
from portfolio_app.domain.words.text import excerpt, plural
from portfolio_app.translation import mark, tr
from portfolio_app.ui.exporting.document_choice import DocumentChoice
from portfolio_app.ui.exporting.documents import pack_form
from portfolio_app.ui.exporting.explained_tick import ExplainedTick
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.choice_box import ChoiceBox
from portfolio_app.ui.widgets.labels import label, set_look

_SHOWN = 4
"""More reasons than these are counted, not listed."""
_FORMER_TEXTS = mark(
    "Also what you have since changed or withdrawn, and how your witnesses can be reached. For a new provider; leave "
    "it out for anybody else."
)


class PackChoice(DocumentChoice):
    """A document choice with a profile; ``profile_changed`` also tells that the pack is wanted now."""

    profile_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._profiles: tuple[Profile, ...] = (EVERYTHING,)
        super().__init__(theme, pack_form(), parent)
        self.profiles = ChoiceBox()
        self.profiles.setAccessibleName(tr("Profile of the pack"))
        self.profiles.view().setAccessibleName(tr("Profiles of packs"))
        self.profiles.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._about = label("", "small", wrap=True)
        self.former_texts = ExplainedTick(theme, tr("With former texts and files"), tr(_FORMER_TEXTS))
        self.reasons = label("", "small", wrap=True)
        self.reasons.hide()
        for widget in (self.profiles, self._about, self.former_texts, self.reasons):
            self._more.layout().addWidget(widget)
        self.profiles.currentIndexChanged.connect(self._on_profile_changed)
        self.former_texts.changed.connect(self._on_former_texts_changed)
        self.box.toggled.connect(lambda: self.profile_changed.emit())

    @property
    def profile(self) -> Profile:
        """What the pack must be."""
        return replace(self._chosen, history=self.former_texts.on)

    @property
    def _chosen(self) -> Profile:
        return self._profiles[max(self.profiles.currentIndex(), 0)]

    def set_profiles(self, profiles: tuple[Profile, ...], name: str) -> None:
        """Offer these profiles, the one of that name first chosen."""
        self._profiles = profiles
        self.profiles.blockSignals(True)
        self.profiles.clear()
        self.profiles.addItems([profile.title for profile in profiles])
        names = [profile.name for profile in profiles]
        self.profiles.setCurrentIndex(names.index(name) if name in names else 0)
        self.profiles.blockSignals(False)
        self._show_chosen()

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say what keeps the pack from being what its profile wants; it can be made all the same."""
        found = tuple(findings)
        lines = [tr("Not yet right for “{title}”:", title=excerpt(self.profile.title))]
        lines += [f"• {finding.message}" for finding in found[:_SHOWN]]
        if len(found) > _SHOWN:
            lines.append(tr("• and {things} to do.", things=plural(len(found) - _SHOWN, "more thing")))
        self.reasons.setText("\n".join(lines))
        set_look(self.reasons, "danger" if found else "small")
        self.reasons.setVisible(bool(found))

    def _show_chosen(self) -> None:
        self._about.setText(self._chosen.about)
        # Each profile says for itself whether it wants them: a tick for one reader must not stay for the next.
        self.former_texts.blockSignals(True)
        self.former_texts.set_on(self._chosen.history)
        self.former_texts.blockSignals(False)

    def _on_former_texts_changed(self) -> None:
        self.show_findings(())
        self.profile_changed.emit()

    def _on_profile_changed(self) -> None:
        self._show_chosen()
        self.show_findings(())
        self.profile_changed.emit()
        self.changed.emit()
