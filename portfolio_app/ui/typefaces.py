"""The typefaces that a window can be set in: those installed, and the one that comes with the program."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFontDatabase

from portfolio_app.translation import mark, tr

OWN = "Source Sans Pro"
"""Comes with the program; the documents for readers with dyslexia are set in it as well."""
_SUITED = (
    mark("Atkinson Hyperlegible"),
    mark("Atkinson Hyperlegible Next"),
    "OpenDyslexic",
    mark("Lexend"),
    OWN,
    mark("Verdana"),
    mark("Tahoma"),
    mark("Arial"),
    mark("Trebuchet MS"),
    mark("Calibri"),
    mark("Century Gothic"),
    mark("Comic Sans MS"),
    mark("Open Sans"),
)
"""What the British Dyslexia Association and the makers for low vision recommend: open forms, none like another."""


@cache
def system_family() -> str:
    """Return the system's own typeface, which shows while none is chosen."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def suited() -> tuple[str, ...]:
    """Return the installed typefaces that are made, or recommended, for those who find reading hard."""
    _load_own()
    known = set(QFontDatabase.families())
    return tuple(tr(family) for family in _SUITED if family in known)


def others() -> tuple[str, ...]:
    """Return the other installed typefaces that can be set in any size and write Latin."""
    latin = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    first = set(suited())
    return tuple(
        family
        for family in latin
        if family not in first
        and QFontDatabase.isSmoothlyScalable(family)
        and not QFontDatabase.isPrivateFamily(family)
    )


def known(family: str) -> str:
    """Return the typeface if it is there, else the system's own: it may have been chosen on another computer."""
    if family == OWN:
        _load_own()
    return family if family and QFontDatabase.hasFamily(family) else system_family()


@cache
def _load_own() -> None:
    # The package is not imported: only its files are wanted.
    spec = find_spec("font_source_sans_pro")
    if spec is not None and spec.origin is not None:
        for face in (tr("Regular"), tr("Semibold"), tr("Bold"), tr("It")):
            path = Path(spec.origin).parent / "files" / f"SourceSansPro-{face}.ttf"
            if path.is_file():
                QFontDatabase.addApplicationFont(str(path))
