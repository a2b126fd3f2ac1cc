"""The export options as they are remembered between two starts, and said in few words."""

import json
from typing import cast

from portfolio_app.domain.documents.export_options import ExportOptions, from_plain, to_plain
from portfolio_app.domain.documents.layout import Paper, Reading
from portfolio_app.domain.words.text import excerpt
from portfolio_app.translation import mark, tr

READINGS = {
    Reading.STANDARD: mark("Standard"),
    Reading.LARGE_PRINT: mark("Large print, 16 points"),
    Reading.DYSLEXIA: mark("Dyslexia friendly"),
}
PAPERS = {Paper.A4: "A4", Paper.LETTER: mark("US Letter")}


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
    parts = [tr("all units") if not units else "1 unit" if units == 1 else tr("{units} units", units=units)]
    parts += [tr("starred only")] * options.starred_only
    left_out = [
        name
        for name, kept in (
            (tr("quotes"), options.quotes),
            (tr("accounts"), options.evidence_pages),
            (tr("attachments"), options.attachments),
            (tr("decisions"), options.decisions),
        )
        if not kept
    ]
    parts += [tr("no {name}", name=excerpt(name)) for name in left_out]
    parts += [tr("lines to sign")] * options.signatures
    said = ", ".join(parts)
    return said[0].upper() + said[1:]


def say_looks(options: ExportOptions) -> str:
    """Say in few words how it looks."""
    layout = options.layout
    parts = [
        READINGS[layout.reading].split(",")[0],
        tr(PAPERS[layout.paper]),
        *[tr("straight edges")] * layout.justified,
    ]
    parts += [tr("Word after {name}", name=excerpt(options.template.name))] if options.template else []
    return ", ".join(parts)
