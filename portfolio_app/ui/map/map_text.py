"""A table of texts as other programs take it from the clipboard."""

from collections.abc import Iterable, Sequence
from html import escape


def as_tabs(table: Iterable[Sequence[str]]) -> str:
    """Return rows of cells with tabs between them, as spreadsheets take them."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in table)


def as_html(table: Iterable[Sequence[str]]) -> str:
    """Return an HTML table, as word processors take it; the first row is the heading."""
    rows = [list(row) for row in table]
    if not rows:
        return ""
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows[1:])
    heading = "".join(f"<th>{escape(cell)}</th>" for cell in rows[0])
    return f"<table border='1'><thead><tr>{heading}</tr></thead><tbody>{body}</tbody></table>"
