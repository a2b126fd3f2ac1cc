"""The look of a spreadsheet: the document's calm colours, in the font that every spreadsheet program has."""

from typing import TYPE_CHECKING

from portfolio_app.domain.documents.workbook import Cell, Look, NoteLook
from portfolio_app.domain.progress.state import State

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook as Book

FONT = "Calibri"
TEXT, MUTED, ACCENT, DANGER, RULE, HEAD = "#1F2328", "#57606A", "#0B6E6E", "#B3261E", "#D5DAE0", "#E3F0EF"
OPEN = "#FFF9E5"
"""Behind cells that are to be filled in; the words beside them say so too."""
UNITS = ("#77AADD", "#44BB99", "#EE8866", "#BBCC33", "#FFAABB", "#99DDFF", "#EEDD88", "#AAAA00")
SIGNS = {
    State.NONE: "○",
    State.PARTLY: "◐",
    State.CLAIMED: "●",
    State.MET: "✓",
    State.NOT_YET_MET: "✗",
    State.RECHECK: "↪",
}
_STATE_COLOURS = {State.CLAIMED: ACCENT, State.MET: ACCENT, State.NOT_YET_MET: DANGER, State.RECHECK: DANGER}
_ALIGN = {Look.SIGN: "center", Look.NUMBER: "right"}
_NOTES: dict[NoteLook, dict[str, object]] = {
    NoteLook.TITLE: {"bold": True, "font_size": 20},
    NoteLook.HEADING: {"bold": True, "font_size": 14, "font_color": ACCENT, "valign": "bottom"},
    NoteLook.TEXT: {"text_wrap": True},
    NoteLook.FACT: {"font_color": MUTED},
    NoteLook.FIELD: {"bold": True},
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: "Book") -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def head(self, look: Look, *, upright: bool, linked: bool) -> "Format":
        """Return the format of a column's head."""
        side = {} if upright else {"align": "right" if look is Look.NUMBER else "left"}
        turned = {"rotation": 90, "align": "center"} if upright else {"text_wrap": True, "indent": 1}
        return self._format(
            bold=True,
            font_color=ACCENT if linked else TEXT,
            bg_color=HEAD,
            valign="bottom",
            bottom=1,
            **side,
            **turned,
        )

    def cell(self, look: Look, cell: Cell, *, opened: bool, quoted: bool) -> "Format":
        """Return the format of a cell; ``quoted`` marks it as text, ``opened`` as to be filled in."""
        # At the top, words would touch the rule above: a cell has no room of its own.
        more: dict[str, object] = {"valign": "vcenter", "text_wrap": True}
        if look is not Look.SIGN:
            more["indent"] = 1
        if look in _ALIGN:
            more["align"] = _ALIGN[look]
        elif look is not Look.SIGN:
            more["align"] = "left"
        if look is Look.DATE:
            more["num_format"] = "d mmm yyyy"
        if look is Look.STRONG or cell.head or isinstance(cell.value, State):
            more["bold"] = True
        if cell.head:
            more |= {"bg_color": HEAD, "top": 1, "top_color": MUTED}
        if cell.link is not None:
            more["font_color"] = ACCENT
        if isinstance(cell.value, State):
            more["font_color"] = _STATE_COLOURS.get(cell.value, MUTED)
        if cell.colour is not None:
            more |= {"left": 5, "left_color": UNITS[cell.colour % len(UNITS)]}
        if opened:
            more |= {"bg_color": OPEN, "locked": False, "left": 1, "right": 1, "left_color": RULE, "right_color": RULE}
        if quoted:
            more["quote_prefix"] = True
        return self._format(bottom=1, bottom_color=RULE, **more)

    def note(self, look: NoteLook) -> "Format":
        """Return the format of a line of text."""
        return self._format(**_NOTES[look])

    def value(self, *, dated: bool = False, linked: bool = False, opened: bool = False) -> "Format":
        """Return the format of a fact's value, or of a place to fill in."""
        more: dict[str, object] = {"num_format": "d mmm yyyy"} if dated else {}
        if linked:
            more["font_color"] = ACCENT
        if opened:
            more |= {"bg_color": OPEN, "locked": False, "border": 1, "border_color": RULE}
        return self._format(text_wrap=True, align="left", **more)

    def _format(self, **properties: object) -> "Format":
        properties = {"font_name": FONT, "font_size": 11, "font_color": TEXT, "valign": "top", **properties}
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
