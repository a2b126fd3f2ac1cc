"""How wide the words of a page become on a wide screen."""

from portfolio_app.ui.theme import Theme

_WIDEST = 1280
_LEAST = 24


def side_margin(theme: Theme, width: int) -> int:
    """Return the margin in pixels at both sides of a page of this width, so that no line becomes too long to follow."""
    return max(_LEAST, (width - theme.px(_WIDEST)) // 2)
