"""Presets: named sets of export options; some come with the program, others are the user's own."""

from dataclasses import dataclass

from portfolio_app.domain.documents.export_options import ExportOptions
from portfolio_app.domain.documents.layout import Layout, Reading
from portfolio_app.domain.words.text import fold


@dataclass(frozen=True, slots=True)
class Preset:
    """A named set of options with a line about it; ``own`` when the user saved it."""

    name: str
    options: ExportOptions
    said: str = ""
    own: bool = False


BUNDLED = (
    Preset("Full portfolio", ExportOptions(), "Everything, on A4."),
    Preset("Starred passages only", ExportOptions(starred_only=True), "Your best evidence and nothing else."),
    Preset(
        "Map and quotes only",
        ExportOptions(evidence_pages=False),
        "The map and the claimed words, without the accounts themselves.",
    ),
    Preset("Large print", ExportOptions(layout=Layout(reading=Reading.LARGE_PRINT)), "Letters of 16 points."),
    Preset(
        "Dyslexia friendly",
        ExportOptions(layout=Layout(reading=Reading.DYSLEXIA)),
        "More space between letters and lines, on a soft tint.",
    ),
    Preset(
        "For a phone",
        ExportOptions(starred_only=True, decisions=False, layout=Layout(reading=Reading.LARGE_PRINT)),
        "Short and large: your starred passages. Best made as a web page.",
    ),
)
"""What comes with the program, the usual one first."""


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are the same to a person: case, accents and spaces do not count."""
    return fold(one) == fold(other)
