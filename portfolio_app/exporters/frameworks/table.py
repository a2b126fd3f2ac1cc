"""Frameworks as tables: a row for each criterion, with its unit and outcome beside it; CSV and Excel."""

from collections.abc import Iterator
from io import BytesIO

from portfolio_app.domain.frameworks.columns import KEPT_HEAD, TABLE_HEADS
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.guidance_text import say_guidance
from portfolio_app.domain.frameworks.needs_text import say_needs
from portfolio_app.domain.frameworks.outline import in_tree_order
from portfolio_app.exporters.frameworks.whole import kept_whole

_PIECE = 30_000
"""Characters: Excel's cells hold 32,767."""
_WIDTHS = (14, 24, 9, 7, 24, 24, 12, 32, 12, 32, 12, 60, 14, 14, 28, 20, 8, 40, 10)


def table_rows(framework: Framework) -> Iterator[list[str]]:
    """Yield the head, then a row for each criterion; the last column keeps the framework whole for reading it back."""
    whole = kept_whole(framework)
    pieces = [whole[start : start + _PIECE] for start in range(0, len(whole), _PIECE)]
    yield [*TABLE_HEADS.values(), KEPT_HEAD]
    width = len(TABLE_HEADS)
    place = 0
    for row in _criteria(framework):
        yield [*row, pieces[place] if place < len(pieces) else ""]
        place += 1
    for piece in pieces[place:]:
        yield [*[""] * width, piece]


def _criteria(framework: Framework) -> Iterator[list[str]]:
    level = "" if framework.level is None else str(framework.level)
    about = [framework.code, framework.title, framework.version, level, framework.source, framework.attribution]
    for unit in framework.units:
        guidance = say_guidance(unit.guidance)
        for outcome in unit.outcomes:
            for criterion, _ in in_tree_order(outcome):
                yield [
                    *about,
                    unit.code,
                    unit.title,
                    outcome.code,
                    outcome.title,
                    criterion.code,
                    criterion.text,
                    criterion.parent,
                    criterion.kind.value,
                    say_needs(criterion.needs),
                    criterion.assessed_by,
                    "yes" if criterion.core else "no",
                    guidance,
                ]
                about = [""] * len(about)
                guidance = ""


def workbook(framework: Framework) -> bytes:
    """Return the table as an Excel workbook; no cell of it is worked out."""
    import xlsxwriter

    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Criteria")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    for place, width in enumerate(_WIDTHS):
        sheet.set_column(place, place, width, None, {"hidden": True} if place == len(TABLE_HEADS) else {})
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(table_rows(framework)):
        for place, cell in enumerate(row):
            if cell:
                look = head if not number else plain if place == len(TABLE_HEADS) else wrapped
                sheet.write_string(number, place, cell, look)
    book.close()
    return held.getvalue()
