"""The look: colours, sizes and icons of both themes, from one table of tokens."""

from enum import StrEnum
from functools import cache, lru_cache
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QFontMetricsF, QIcon, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from portfolio_app.domain.documents.colours import UNIT_COLOURS
from portfolio_app.translation import mark, tr
from portfolio_app.ui.icons import icon
from portfolio_app.ui.reading import Measures, Reading, tinted
from portfolio_app.ui.style_sheet import style_sheet
from portfolio_app.ui.tokens import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, Tokens
from portfolio_app.ui.typefaces import known, system_family

SIZES = {"small": 11, "body": 13, "large": 16, "title": 22}
"""Pixels at a text size of 100 %."""

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
GRID = 8
_USUAL = 100
_ALPHABET = mark("abcdefghijklmnopqrstuvwxyz e t a")


class Mode(StrEnum):
    """Which theme is wanted."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The theme in use; ``changed`` tells everything that paints by itself to paint again."""

    changed = Signal()

    def __init__(self, mode: Mode = Mode.SYSTEM, percent: int = 100, reading: Reading = Reading()) -> None:
        super().__init__()
        self._mode = mode
        self._percent = percent
        self._reading = reading
        self._tokens: Tokens | None = None
        self._dressed: WeakSet[QWidget] = WeakSet()
        hints = QApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_scheme_changed)
        _wishes()[1].contrastPreferenceChanged.connect(self.apply)

    @property
    def mode(self) -> Mode:
        """The mode that was chosen."""
        return self._mode

    @property
    def percent(self) -> int:
        """The text size, 100 for the usual one."""
        return self._percent

    @property
    def reading(self) -> Reading:
        """How words are set."""
        return self._reading

    @property
    def dark(self) -> bool:
        """Whether the dark theme shows."""
        if self._mode is Mode.SYSTEM:
            return QApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._mode is Mode.DARK

    @property
    def tokens(self) -> Tokens:
        """The colours in use; every line that is painted asks for some, the system is asked once."""
        if self._tokens is None:
            if high_contrast():
                self._tokens = HIGH_DARK if self.dark else HIGH_LIGHT
            else:
                self._tokens = tinted(DARK if self.dark else LIGHT, self._reading.tint)
        return self._tokens

    def set_mode(self, mode: Mode) -> None:
        """Switch the theme at once."""
        self._mode = mode
        self.apply()

    def set_percent(self, percent: int) -> None:
        """Change the text size at once, within 80 to 200 %."""
        self._percent = min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])
        self.apply()

    def set_reading(self, reading: Reading) -> None:
        """Set words in another way, at once."""
        if reading != self._reading:
            self._reading = reading
            self.apply()

    def step(self, direction: int) -> None:
        """Take the next larger (1) or smaller (-1) text size."""
        sizes = [size for size in TEXT_SIZES if (size - self._percent) * direction > 0]
        if sizes:
            self.set_percent(min(sizes) if direction > 0 else max(sizes))

    def dress(self, window: QWidget) -> None:
        """Give a window the style sheet, now and whenever the look changes.

        Not the application: its style sheet takes several times as long to change.
        """
        self._dressed.add(window)
        window.setStyleSheet(style_sheet(self.tokens, self.px))

    def apply(self) -> None:
        """Give the application the theme's palette and font, and its windows their style sheet."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._tokens = None
        if application.style().name() != "fusion":  # setting it anew would lay everything out twice
            application.setStyle("Fusion")
        application.setPalette(_palette(self.tokens))
        application.setFont(self.font("body"))
        for window in self._dressed:
            window.setStyleSheet(style_sheet(self.tokens, self.px))
        self.changed.emit()

    def px(self, pixels: float) -> int:
        """Return a length at the text size in use."""
        return round(pixels * self._percent / 100)

    def font(self, size: str = "body", *, bold: bool = False) -> QFont:
        """Return the interface's font in one of SIZES."""
        return self.sized(SIZES[size], bold=bold)

    def sized(self, pixels: float, *, bold: bool = False) -> QFont:
        """Return the interface's font in so many pixels at a text size of 100 %."""
        family = known(self._reading.family) if self._reading.family else system_family()
        return _font(family, self.px(pixels), bold, self._reading.measures)

    def line_length(self, pixels: float, widest: int) -> int:
        """Return how wide a column of words in this size is to be, at most so much."""
        if not self._reading.line_length:
            return widest
        letters = QFontMetricsF(self.sized(pixels)).horizontalAdvance(tr(_ALPHABET)) / len(tr(_ALPHABET))
        return min(widest, round(letters * self._reading.line_length))

    def colour(self, token: str) -> QColor:
        """Return a token's colour, such as ``accent``."""
        return QColor(getattr(self.tokens, token))

    def unit_colour(self, place: int) -> QColor:
        """Return the colour of a unit, 0 to 7."""
        return QColor(UNIT_COLOURS[place % len(UNIT_COLOURS)])

    def unit_tint(self, place: int, share: float = 0.35) -> QColor:
        """Return a unit's colour mixed into the surface, for the ground behind words."""
        return mix(self.unit_colour(place), self.colour("surface"), share)

    def icon(self, name: str, token: str = "text") -> QIcon:
        """Return an icon of the Phosphor set in a token's colour."""
        return _icon(name, getattr(self.tokens, token))

    def _on_scheme_changed(self) -> None:
        if self._mode is Mode.SYSTEM:
            self.apply()


@lru_cache(maxsize=32)
def _font(family: str, pixels: int, bold: bool, measures: Measures) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    if measures.letters != _USUAL:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, measures.letters)
        font.setWordSpacing(pixels * measures.words)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def high_contrast() -> bool:
    """Tell whether the system asks for high contrast."""
    return _wishes()[1].contrastPreference() is Qt.ContrastPreference.HighContrast


@cache
def _wishes() -> tuple[QStyleHints, QAccessibilityHints]:
    # Both are kept: PySide lets go of the second as soon as nobody holds the first.
    hints = QApplication.styleHints()
    return hints, hints.accessibility()


def mix(colour: QColor, ground: QColor, share: float) -> QColor:
    """Return so much of a colour on a ground."""

    def channel(one: int, other: int) -> int:
        return round(one * share + other * (1 - share))

    return QColor(
        channel(colour.red(), ground.red()),
        channel(colour.green(), ground.green()),
        channel(colour.blue(), ground.blue()),
    )


@lru_cache(maxsize=256)
def _icon(name: str, colour: str) -> QIcon:
    return icon(name, colour)


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.hover,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.ToolTipBase: tokens.surface,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.LinkVisited: tokens.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return palette
