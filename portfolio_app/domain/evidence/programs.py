"""Files that do something when they are opened: evidence is looked at, never run."""

from pathlib import PurePath

from portfolio_app.translation import tr

_PROGRAMS = frozenset(
    ".app .bat .chm .cmd .com .cpl .dll .exe .hta .jar .js .jse .lnk .msc .msi .ps1 .reg .scr .sh .vb .vbe .vbs .wsf "
    ".wsh".split()
)
_OPENED = frozenset(
    ".appref-ms .bin .command .desktop .gadget .htm .html .inf .iso .mht .msp .pif .py .pyw .run .scf .svg .url "
    ".workflow .ws .xht .xhtml".split()
)
"""What some system's own program for it runs or follows."""


def is_program(name: str) -> bool:
    """Tell whether a file of this name is one that readers of PDF and e-mail servers refuse."""
    return _ending(name) in _PROGRAMS


def may_run(name: str) -> bool:
    """Tell whether a file of this name may run something on the computer that opens it."""
    return is_program(name) or _ending(name) in _OPENED


def refusal(name: str) -> str:
    """Return why a file that may run something is not opened."""
    return tr("{name} could run something on your computer, so it is not opened.", name=name)


def _ending(name: str) -> str:
    return PurePath(name).suffix.casefold()
