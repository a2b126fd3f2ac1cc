"""Frameworks as Moodle's competency CSV (admin/tool/lpimportcsv): 14 columns today, 12 or 9 in older versions."""

import json
from collections.abc import Iterator, Sequence

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.guidance_text import say_guidance
from portfolio_app.domain.frameworks.outline import Entry, outline_of
from portfolio_app.exporters.frameworks.whole import kept_whole

_HEAD = (
    "Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,"
    "Rule type (optional),Rule outcome (optional),Rule config (optional),Cross-referenced competency ID numbers,"
    "Exported ID (optional),Is framework,Taxonomy"
).split(",")
_SCALE = '[{"scaleid":"2"},{"id":2,"scaledefault":1,"proficient":1}]'
_HTML, _PLAIN = "1", "2"
_SHORT = 90
"""Moodle cuts a short name at 100 characters."""
WIDTHS = (9, 12, 14)
_LEFT_OUT = {14: (), 12: (10, 11), 9: (7, 8, 9, 10, 11)}
"""The columns that a narrower form is without: rules, cross-references and exported ids."""


def moodle_rows(framework: Framework, width: int = WIDTHS[-1]) -> Iterator[Sequence[str]]:
    """Yield the rows in one of the widths, the framework's own first.

    Moodle takes 1.1 and 1.10 for one number: codes have those of their unit and a letter before them.
    """
    without = _LEFT_OUT[width]
    for row in _rows(framework, as_json=width != WIDTHS[-1]):
        yield [cell for place, cell in enumerate(row) if place not in without]


def _rows(framework: Framework, *, as_json: bool) -> Iterator[Sequence[str]]:
    outline = outline_of(framework)
    yield _HEAD
    about = f"<p>{_escaped(framework.attribution)}</p><!-- {kept_whole(framework)} -->"
    deepest = max(entry.depth for entry in outline.entries) + 1
    levels = ["domain", "outcome", *["competency"] * deepest][: max(deepest, 4)]
    taxonomy = (
        json.dumps({str(number): level for number, level in enumerate(levels, 1)}) if as_json else ",".join(levels)
    )
    scale = ["Not yet competent,Competent", _SCALE]
    yield ["", framework.code, framework.title, about, _HTML, *scale, "", "", "", "", "", "1", taxonomy]
    path: list[str] = []
    unit = ""
    for entry in outline.entries:
        if not entry.depth:
            unit = f"U-{entry.code}"
        between = "LO" if entry.depth == 1 and entry.kind is None else "AC"
        own = f"{unit}-{between}-{entry.code}" if entry.depth else unit
        del path[entry.depth :]
        parent = path[-1] if path else ""
        yield [parent, own, _short(entry), _words(entry), _PLAIN, "", "", "", "0", "null", "", "", "", ""]
        path.append(own)


def _short(entry: Entry) -> str:
    if entry.title:
        return f"{entry.code} {entry.title}"
    cut = entry.text if len(entry.text) <= _SHORT else f"{entry.text[:_SHORT].rstrip()}…"
    return f"{entry.code} {cut}"


def _words(entry: Entry) -> str:
    return entry.text or say_guidance(entry.guidance)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
