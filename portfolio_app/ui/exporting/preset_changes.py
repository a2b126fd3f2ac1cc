"""Changes of the user's own presets, each with what undoes it and what to say of it."""

from collections.abc import Callable
from dataclasses import dataclass

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.preset import same_name
from portfolio_app.services.documents.presets import find_preset, presets, remove_preset, rename_preset, save_preset


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
        f"keeping the preset “{name}”", lambda: save_preset(name, options), undo, f"“{name}” is kept with your presets."
    )


def renaming(former: str, name: str) -> PresetChange:
    """Return the change that gives a preset another name."""
    return PresetChange(
        f"renaming the preset “{former}”",
        lambda: rename_preset(former, name),
        lambda: rename_preset(name, former),
        f"“{former}” is now called “{name}”.",
    )


def deleting(name: str) -> PresetChange:
    """Return the change that forgets a preset."""
    options = find_preset(name).options
    return PresetChange(
        f"deleting the preset “{name}”",
        lambda: remove_preset(name),
        lambda: save_preset(name, options),
        f"The preset “{name}” is deleted.",
    )
