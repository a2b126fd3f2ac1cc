"""What is to be made: the documents and sheets, what goes into them, how they look, and who can open them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.preset import Preset
from portfolio_app.domain.packs.profile import Profile
from portfolio_app.translation import tr
from portfolio_app.ui.exporting.collapsible import Collapsible
from portfolio_app.ui.exporting.content_options import ContentOptions
from portfolio_app.ui.exporting.document_choice import DocumentChoice
from portfolio_app.ui.exporting.documents import document_forms
from portfolio_app.ui.exporting.export_settings import from_text, say_content, say_looks, to_text
from portfolio_app.ui.exporting.export_work import Order, PackOrder
from portfolio_app.ui.exporting.lock_option import LockOption
from portfolio_app.ui.exporting.look_options import LookOptions
from portfolio_app.ui.exporting.pack_choice import PackChoice
from portfolio_app.ui.exporting.preset_bar import PresetBar
from portfolio_app.ui.exporting.sheet_choices import SheetChoices
from portfolio_app.ui.settings import Settings
from portfolio_app.ui.theme import Theme
from portfolio_app.ui.widgets.labels import label, line

_TICKED_AT_FIRST = ("pdf", "docx")


class ExportForm(QWidget):
    """Remembers what was chosen last, but for the units, which are one portfolio's, and the password."""

    changed = Signal()
    options_changed = Signal()

    def __init__(self, theme: Theme, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._learner = ""
        self._changing = False
        self.choices = tuple(DocumentChoice(theme, form) for form in document_forms())
        self.pack = PackChoice(theme)
        self.sheets = SheetChoices(theme)
        self.presets = PresetBar()
        self.content = ContentOptions(theme)
        self.looks = LookOptions(theme)
        self.lock = LockOption()
        self.sheets_fold = Collapsible(tr("Sheets"), self.sheets)
        self.content_fold = Collapsible(tr("What goes in"), self.content)
        self.looks_fold = Collapsible(tr("How it looks"), self.looks)
        self.lock_fold = Collapsible(tr("Who can open it"), self.lock)
        self._lay_out()
        self._restore()
        self._connect()
        self._summarise()

    @property
    def options(self) -> ExportOptions:
        """The options of all documents; the password only where there is a PDF that it can lock."""
        options = self.looks.apply(self.content.apply(ExportOptions()))
        return replace(options, password=self.lock.password if self._has_pdf else "")

    @property
    def order(self) -> Order:
        """What is to be made."""
        targets = {choice.form.ending: choice.path for choice in self.choices if choice.wanted}
        sheets = tuple(
            (choice.form.sheet, choice.path) for choice in self.sheets.choices if choice.wanted and choice.form.sheet
        )
        has_word = any(choice.form.ending == "docx" for choice in self._wanted)
        options = self.options if has_word else replace(self.options, template=None)
        pack = PackOrder(self.pack.path, self.pack.profile, self.lock.seal) if self.pack.wanted else None
        return Order(targets, sheets, options, pack)

    @property
    def is_ready(self) -> bool:
        """Whether something is wanted and nothing stands against making it."""
        wanted = self._wanted
        sealing = self.pack.wanted and self.lock.fault
        return bool(wanted) and not any(choice.fault for choice in wanted) and not self.content.fault and not sealing

    def set_learner(self, learner: str) -> None:
        """Name the files after the learner, where they have no names of their own."""
        with self._all_at_once():
            for choice in self._all:
                choice.set_learner(self._learner, learner)
        self._learner = learner

    def set_folder(self, folder: Path) -> None:
        """Put everything into a folder."""
        with self._all_at_once():
            for choice in self._all:
                choice.set_folder(folder)

    def set_presets(self, presets: tuple[Preset, ...]) -> None:
        """Offer these presets."""
        self.presets.set_presets(presets, self.options)

    def set_profiles(self, profiles: tuple[Profile, ...]) -> None:
        """Offer these profiles of packs, the one that was chosen last first."""
        self.pack.set_profiles(profiles, self._settings.profile)

    def show_options(self, options: ExportOptions) -> None:
        """Show other options; the units and the password stay."""
        self.content.show_options(options)
        self.looks.show_options(options)
        self._on_options_changed()

    @property
    def _all(self) -> tuple[DocumentChoice, ...]:
        return (*self.choices, self.pack, *self.sheets.choices)

    @property
    def _wanted(self) -> list[DocumentChoice]:
        return [choice for choice in self._all if choice.wanted]

    @property
    def _has_pdf(self) -> bool:
        return any(choice.form.ending == "pdf" for choice in self._wanted)

    def _on_options_changed(self) -> None:
        self.presets.show_options(self.options)
        self._settings.remember("export/options", to_text(self.options))
        self._summarise()
        self.options_changed.emit()
        self.changed.emit()

    @contextmanager
    def _all_at_once(self) -> Iterator[None]:
        self._changing = True
        try:
            yield
        finally:
            self._changing = False
        self._on_choice_changed()

    def _on_choice_changed(self) -> None:
        if self._changing:
            return
        for choice in self._all:
            self._settings.remember(f"export/{choice.form.key}", choice.wanted)
        self._settings.remember("export/sheets", self.sheets.ending)
        self._settings.profile = self.pack.profile.name
        self._summarise()
        self.changed.emit()

    def _on_lock_changed(self) -> None:
        self._summarise()
        self.changed.emit()

    def _restore(self) -> None:
        for choice in self._all:
            first = choice.form.key in _TICKED_AT_FIRST
            choice.box.setChecked(self._settings.flag(f"export/{choice.form.key}", default=first))
        self.sheets.set_ending(self._settings.text("export/sheets", "pdf"))
        options = from_text(self._settings.text("export/options"))
        self.content.show_options(options)
        self.looks.show_options(options)

    def _summarise(self) -> None:
        options = self.options
        self.sheets_fold.set_summary(self.sheets.summary)
        self.content_fold.set_summary(say_content(options))
        self.looks_fold.set_summary(say_looks(options))
        self.lock_fold.set_summary(self._who_can_open())

    def _who_can_open(self) -> str:
        said: list[str] = []
        if self.lock.password:
            said.append(tr("With a password") if self._has_pdf else tr("A password, but no PDF that it could lock"))
        if self.lock.seal and self.pack.wanted:
            said.append(self.lock.fault or tr("The pack is sealed"))
        elif self.lock.seal:
            said.append(tr("A passphrase, but no pack that it could seal"))
        return " · ".join(said) or tr("Anyone who has the file")

    def _connect(self) -> None:
        for choice in self.choices:
            choice.changed.connect(self._on_choice_changed)
        self.pack.changed.connect(self._on_choice_changed)
        self.sheets.changed.connect(self._on_choice_changed)
        self.presets.chosen.connect(lambda preset: self.show_options(preset.options))
        self.content.changed.connect(self._on_options_changed)
        self.looks.changed.connect(self._on_options_changed)
        self.lock.changed.connect(self._on_lock_changed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for choice in self.choices:
            layout.addWidget(choice)
            layout.addWidget(line())
        layout.addWidget(self.pack)
        layout.addWidget(line())
        layout.addWidget(self.sheets_fold)
        layout.addSpacing(8)
        layout.addWidget(label(tr("Preset"), "heading"))
        layout.addWidget(self.presets)
        for fold in (self.content_fold, self.looks_fold, self.lock_fold):
            layout.addWidget(fold)
