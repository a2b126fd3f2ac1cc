"""The export options as they are remembered between two starts, and said in few words."""

import json
from typing import cast

from portfolio_app.domain.documents.export_options import ExportOptions, from_plain, to_plain
from portfolio_app.domain.documents.layout import Paper, Reading

READINGS = {
    Reading.STANDARD: "Standard",
    Reading.LARGE_PRINT: "Large print, 16 points",
    Reading.DYSLEXIA: "Dyslexia friendly",
}
PAPERS = {Paper.A4: "A4", Paper.LETTER: "US Letter"}


def to_text(options: ExportOptions) -> str:
    """Return the options for the settings; the units and the password are not kept."""
    return json.dumps(to_plain(options))


def from_text(text: str) -> ExportOptions:
    """Return remembered options; a broken text is as good as none."""
    try:
        values: object = json.loads(text)
    except (ValueError, RecursionError):
        return ExportOptions()
    return from_plain(cast("dict[str, object]", values)) if isinstance(values, dict) else ExportOptions()


def say_content(options: ExportOptions) -> str:
    """Say in few words what goes in."""
    units = len(options.units)
    parts = ["all units" if not units else "1 unit" if units == 1 else f"{units} units"]
    parts += ["starred only"] * options.starred_only
    left_out = [
        name
        for name, kept in (
            ("quotes", options.quotes),
            ("accounts", options.evidence_pages),
            ("attachments", options.attachments),
            ("decisions", options.decisions),
        )
        if not kept
    ]
    parts += [f"no {name}" for name in left_out]
    parts += ["lines to sign"] * options.signatures
    said = ", ".join(parts)
    return said[0].upper() + said[1:]


def say_looks(options: ExportOptions) -> str:
    """Say in few words how it looks."""
    layout = options.layout
    parts = [READINGS[layout.reading].split(",")[0], PAPERS[layout.paper], *["straight edges"] * layout.justified]
    parts += [f"Word after {options.template.name}"] if options.template else []
    return ", ".join(parts)
