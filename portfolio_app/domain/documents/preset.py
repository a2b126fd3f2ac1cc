"""Presets: named sets of export options; some come with the program, others are the user's own."""

from dataclasses import dataclass

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.domain.words.text import fold
from portfolio_app.translation import mark


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of options with a line about it; ``own`` when the user saved it."""

    name: str
    options: ExportOptions
    said: str = ""
    own: bool = False


BUNDLED = (
    Preset(mark("Full portfolio"), ExportOptions(), mark("Everything, on A4.")),
    Preset(
        mark("Starred passages only"), ExportOptions(starred_only=True), mark("Your best evidence and nothing else.")
    ),
    Preset(
        mark("Map and quotes only"),
        ExportOptions(evidence_pages=False),
        mark("The map and the claimed words, without the accounts themselves."),
    ),
    Preset(
        mark("Large print"), ExportOptions(layout=Layout(reading=Reading.LARGE_PRINT)), mark("Letters of 16 points.")
    ),
    Preset(
        mark("Dyslexia friendly"),
        ExportOptions(layout=Layout(reading=Reading.DYSLEXIA)),
        mark("More space between letters and lines, on a soft tint."),
    ),
    Preset(
        mark("For a phone"),
        ExportOptions(starred_only=True, decisions=False, layout=Layout(reading=Reading.LARGE_PRINT)),
        mark("Short and large: your starred passages. Best made as a web page."),
    ),
)
"""What comes with the program, the usual one first."""


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same to a person: case, accents and spaces do not count."""
    return fold(one) == fold(other)
