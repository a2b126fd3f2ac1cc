"""A report as plain values, for engines that know nothing of this program."""

import json
from pathlib import Path

from portfolio_app.domain.documents.report import (
    Block,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    Inline,
    MarkedParagraph,
    PageRef,
    Paragraph,
    Quote,
    Report,
    Run,
    Table,
    UnitHeading,
)
from portfolio_app.exporters.typefaces.source_sans import path_of

Plain = dict[str, object]


def write_plain(report: Report, path: Path) -> None:
    """Write the report as one JSON document."""
    blocks = [_block(block) for block in report.blocks]
    fonts = str(path_of("Regular").parent)
    whole = {
        "fonts": fonts,
        "title": report.title,
        "learner": report.learner,
        "language": report.language,
        "header": report.header,
    }
    path.write_text(json.dumps({**whole, "blocks": blocks}), encoding="utf-8")


def _block(block: Block) -> Plain:
    match block:
        case Cover():
            facts = [list(fact) for fact in block.facts]
            words = {"kicker": block.kicker, "title": block.title, "lines": block.lines, "facts": facts}
            return {
                "kind": "cover", **words, "declaration_title": block.declaration_title,
                "declaration": block.declaration, "signatures": block.signatures,
            }  # fmt: skip
        case Contents():
            return {"kind": "contents", "title": block.title, "anchor": block.anchor}
        case Heading():
            return {
                "kind": "heading", "text": block.text, "level": block.level, "anchor": block.anchor,
                "kicker": _line(block.kicker), "listed": block.in_contents and block.level <= 2,
                "new_page": block.new_page or block.level == 1,
            }  # fmt: skip
        case UnitHeading():
            text = f"{block.label} {block.title}"
            listed = block.in_contents
            return {"kind": "unit", "text": text, "colour": block.colour, "anchor": block.anchor, "listed": listed}
        case CriterionHeading():
            notes = [_line(note) for note in block.notes]
            words = {"code": block.code, "text": block.text, "anchor": block.anchor}
            return {"kind": "criterion", **words, "colour": block.colour, "notes": notes}
        case Paragraph():
            return {"kind": "paragraph", "runs": _line(block.runs)}
        case Quote():
            source = _line(block.source)
            return {"kind": "quote", "text": block.text, "source": source, "colour": block.colour, "note": block.note}
        case Table():
            return _table(block)
        case MarkedParagraph():
            return _marked(block)
        case _:
            raise TypeError(f"no peer knows {type(block).__name__}")


def _table(block: Table) -> Plain:
    columns = [{"title": c.title, "share": c.share, "align": c.align.value} for c in block.columns]
    rows = [
        {"cells": [[_line(line) for line in cell] for cell in row.cells], "anchor": row.anchor} for row in block.rows
    ]
    return {"kind": "table", "columns": columns, "rows": rows, "summary": block.summary}


def _marked(block: MarkedParagraph) -> Plain:
    pieces = [
        {
            "text": piece.text,
            "colour": min(piece.marks, key=lambda mark: mark.end - mark.start).colour if piece.marks else None,
            "opens": [
                {"anchor": m.anchor, "code": m.code, "link": m.link, "colour": m.colour, "comment": m.comment}
                for m in piece.opens
            ],
            "closes": [mark.anchor for mark in piece.closes],
        }
        for piece in block.pieces
    ]
    return {"kind": "marked", "pieces": pieces}


def _line(line: tuple[Inline, ...]) -> list[Plain]:
    return [_inline(part) for part in line]


def _inline(part: Inline) -> Plain:
    if isinstance(part, Run):
        return {"text": part.text, "tone": part.tone.value, "link": part.link}
    if isinstance(part, PageRef):
        return {"text": part.before, "tone": part.tone.value, "page_of": part.anchor}
    return {"text": part.state.value, "tone": part.tone.value, "state": part.state.value}
