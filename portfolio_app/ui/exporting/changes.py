"""What is done on the export page: the learner's details, and the user's own presets, each with what takes it back."""

from collections.abc import Callable
from dataclasses import dataclass

from portfolio_app.domain.change import Kind, changed
from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.preset import same_name
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.documents.presets import find_preset, presets, remove_preset, rename_preset, save_preset
from portfolio_app.translation import tr
from portfolio_app.ui.history import Deed
from portfolio_app.ui.place import Place
from portfolio_app.ui.session import Session


@dataclass(frozen=True, slots=True)
class PresetChange:
    """What it does, in words for the menu; ``said`` is told when it is done. Each step may raise PortfolioError."""

    words: str
    make: Callable[[], object]
    undo: Callable[[], object]
    said: str


def saving(name: str, options: ExportOptions) -> PresetChange:
    """Return the change that keeps the options under a name."""
    former = next((preset for preset in presets() if preset.own and same_name(preset.name, name)), None)

    def undo() -> None:
        remove_preset(name)
        if former is not None:
            save_preset(former.name, former.options)

    return PresetChange(
        tr("keeping the preset “{name}”", name=excerpt(name)),
        lambda: save_preset(name, options),
        undo,
        tr("“{name}” is kept with your presets.", name=excerpt(name)),
    )


def renaming(former: str, name: str) -> PresetChange:
    """Return the change that gives a preset another name."""
    return PresetChange(
        tr("renaming the preset “{former}”", former=excerpt(former)),
        lambda: rename_preset(former, name),
        lambda: rename_preset(name, former),
        tr("“{former}” is now called “{name}”.", former=excerpt(former), name=excerpt(name)),
    )


def deleting(name: str) -> PresetChange:
    """Return the change that forgets a preset."""
    options = find_preset(name).options
    return PresetChange(
        tr("deleting the preset “{name}”", name=excerpt(name)),
        lambda: remove_preset(name),
        lambda: save_preset(name, options),
        tr("The preset “{name}” is deleted.", name=excerpt(name)),
    )


def keep_details(session: Session, fields: dict[str, str]) -> None:
    """Change the learner's details."""
    details = session.workspace.details
    present = details.get()
    former = {field: str(getattr(present, field)) for field in fields}
    details.change(**fields)
    session.did(
        Deed(
            tr("changing your details"),
            lambda: details.change(**former),
            lambda: details.change(**fields),
            changed(Kind.DETAILS),
            Place("export"),
        )
    )


def keep_preset_change(session: Session, change: PresetChange) -> None:
    """Make a change of the presets; they are no part of the portfolio, yet are undone in turn with it."""
    change.make()
    session.did(Deed(change.words, change.undo, change.make, changed(Kind.PRESETS), Place("export")))
