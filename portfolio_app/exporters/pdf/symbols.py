"""State symbols drawn as shapes: ring empty, half or filled, tick, cross, bent arrow. The word stands beside them."""

from portfolio_app.domain.progress.state import State
from portfolio_app.exporters.pdf.page import Page
from portfolio_app.exporters.pdf.style import Colour, TextStyle, fill, stroke

# How far a control point lies from the end of a quarter circle of radius 1.
_ARC = 0.5523


def draw_state(page: Page, state: State, x: float, baseline: float, style: TextStyle) -> None:
    """Draw the state's symbol before its word, as high as the word's letters."""
    size = style.size * 0.72
    bottom = baseline - style.size * 0.03
    colour = style.colour
    if state is State.RECHECK:
        draw_bent_arrow(page, x, baseline, size, colour)
    elif state is State.MET:
        points = ((0.02, 0.48), (0.36, 0.12), (0.98, 0.9))
        page.shape(_pen(colour, style.size * 0.14) + _line(points, x, bottom, size) + b"S\n")
    elif state is State.NOT_YET_MET:
        lines = _line(((0.1, 0.1), (0.9, 0.9)), x, bottom, size) + _line(((0.1, 0.9), (0.9, 0.1)), x, bottom, size)
        page.shape(_pen(colour, style.size * 0.14) + lines + b"S\n")
    else:
        _draw_ring(page, state, x, bottom, size, colour)


def draw_bent_arrow(page: Page, x: float, baseline: float, size: float, colour: Colour) -> None:
    """Draw an arrow that comes from above and turns right: look here again."""
    stem = _line(((0.12, 0.95), (0.12, 0.38), (0.95, 0.38)), x, baseline, size)
    head = _line(((0.62, 0.7), (0.95, 0.38), (0.62, 0.06)), x, baseline, size)
    page.shape(_pen(colour, max(size * 0.14, 0.9)) + stem + b"S\n" + head + b"S\n")


def _draw_ring(page: Page, state: State, x: float, bottom: float, size: float, colour: Colour) -> None:
    radius = size / 2 - 0.5
    across, up = x + size / 2, bottom + size / 2
    circle = _circle(across, up, radius)
    if state is State.CLAIMED:
        page.shape(_pen(colour, 1) + fill(colour) + circle + b"B\n")
        return
    if state is State.PARTLY:
        half = b"%.2f %.2f %.2f %.2f re W n\n" % (across - radius, up - radius, radius, 2 * radius)
        page.shape(fill(colour) + half + circle + b"f\n")
    page.shape(_pen(colour, 1) + circle + b"S\n")


def _pen(colour: Colour, width: float) -> bytes:
    return stroke(colour) + b"%.2f w 1 J 1 j " % width


def _line(points: tuple[tuple[float, float], ...], x: float, y: float, size: float) -> bytes:
    placed = [(x + across * size, y + up * size) for across, up in points]
    return b"%.2f %.2f m " % placed[0] + b"".join(b"%.2f %.2f l " % point for point in placed[1:])


def _circle(x: float, y: float, r: float) -> bytes:
    c = r * _ARC
    return (
        b"%.2f %.2f m " % (x + r, y)
        + b"%.2f %.2f %.2f %.2f %.2f %.2f c " % (x + r, y + c, x + c, y + r, x, y + r)
        + b"%.2f %.2f %.2f %.2f %.2f %.2f c " % (x - c, y + r, x - r, y + c, x - r, y)
        + b"%.2f %.2f %.2f %.2f %.2f %.2f c " % (x - r, y - c, x - c, y - r, x, y - r)
        + b"%.2f %.2f %.2f %.2f %.2f %.2f c h " % (x + c, y - r, x + r, y - c, x + r, y)
    )
