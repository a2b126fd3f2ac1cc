"""What goes into the documents: units, starred passages, quotes, accounts, decisions."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.frameworks.nouns import Noun, begun
from portfolio_app.translation import tr
from portfolio_app.ui.exporting.explained_tick import ExplainedTick
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label


class ContentOptions(QWidget):
    """A unit is shown when it is ticked; with all of them ticked, units added later are shown too."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.starred = ExplainedTick(theme, tr("Starred only"), tr("Leave out passages without a star."))
        self.quotes = ExplainedTick(theme, tr("Quotes"), tr("Your claimed words below what they prove."))
        self.accounts = ExplainedTick(theme, tr("Accounts"), tr("Each account as a whole, with its marks."))
        self.attachments = ExplainedTick(theme, tr("Attachments"), tr("Files that paper cannot show, inside the PDF."))
        self.decisions = ExplainedTick(theme, tr("Decisions"), tr("What your assessor has decided so far."))
        self.signatures = ExplainedTick(theme, tr("Lines to sign"), tr("Below each account, for signature and date."))
        self.practice = ExplainedTick(
            theme, tr("Practice answers"), tr("What you answered in practice, in the discussion sheet only.")
        )
        self.units: dict[str, ExplainedTick] = {}
        self._fault = label(tr("Tick at least one unit."), "danger", wrap=True)
        self._units_head = label(tr("Units"), "heading")
        self._units = QVBoxLayout()
        self._units.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 0, 8)
        layout.setSpacing(2)
        ticks = (
            *(self.starred, self.quotes, self.accounts, self.attachments),
            *(self.decisions, self.signatures, self.practice),
        )
        for tick in ticks:
            layout.addWidget(tick)
            tick.changed.connect(self._on_changed)
        layout.addWidget(self._units_head)
        layout.addLayout(self._units)
        layout.addWidget(self._fault)
        self.show_options(ExportOptions())
        self.set_units(())

    @property
    def fault(self) -> str:
        """What must be changed before anything can be made, or ""."""
        none = bool(self.units) and not any(tick.on for tick in self.units.values())
        return self._fault.text() if none else ""

    def apply(self, options: ExportOptions) -> ExportOptions:
        """Return the options with what is chosen here."""
        ticked = tuple(key for key, tick in self.units.items() if tick.on)
        return replace(
            options,
            units=() if len(ticked) == len(self.units) else ticked,
            starred_only=self.starred.on,
            quotes=self.quotes.on,
            evidence_pages=self.accounts.on,
            attachments=self.attachments.on,
            decisions=self.decisions.on,
            signatures=self.signatures.on,
            practice=self.practice.on,
        )

    def show_options(self, options: ExportOptions) -> None:
        """Show other choices; the units stay as they are, for they are of this portfolio alone."""
        ticks = (
            (self.starred, options.starred_only),
            (self.quotes, options.quotes),
            (self.accounts, options.evidence_pages),
            (self.attachments, options.attachments),
            (self.decisions, options.decisions),
            (self.signatures, options.signatures),
            (self.practice, options.practice),
        )
        for tick, on in ticks:
            blocker = QSignalBlocker(tick)
            tick.set_on(on)
            del blocker

    def set_units(self, units: tuple[tuple[str, str, str], ...], noun: Noun = Noun.CRITERION) -> None:
        """Offer these units by key, code and title; those that were there keep their ticks.

        ``noun`` says what they are called, and what is proved in them.
        """
        self._units_head.setText(begun(noun.parts))
        self._fault.setText(tr("Tick at least one {part}.", part=noun.part))
        off = {key for key, tick in self.units.items() if not tick.on}
        for tick in self.units.values():
            self._units.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.units = {}
        for key, code, title in units:
            tick = self.units[key] = ExplainedTick(self._theme, code, title)
            tick.set_on(key not in off)
            tick.changed.connect(self._on_changed)
            self._units.addWidget(tick)
        self._units_head.setVisible(bool(units))
        self._fault.setVisible(bool(self.fault))

    def _on_changed(self) -> None:
        self._fault.setVisible(bool(self.fault))
        self.changed.emit()
