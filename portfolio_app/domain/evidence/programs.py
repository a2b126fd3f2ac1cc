"""Files that do something when they are opened: evidence is looked at, never run. One list, for every part of it."""

from pathlib import PurePath

from portfolio_app.domain.evidence.file import HTML, WEB_ARCHIVE
from portfolio_app.translation import tr

_PROGRAMS = (
    ".app .apk .appref-ms .appx .appxbundle .bat .chm .cmd .com .command .cpl .deb .desktop .diagcab .dll .dmg "
    ".exe .gadget .hta .img .inf .iso .jar .jnlp .js .jse .library-ms .lnk .mjs .msc .msi .msix .msp .mst .pif "
    ".pkg .ps1 .psm1 .py .pyc .pyw .pyz .reg .rpm .run .scf .scr .search-ms .settingcontent-ms .sh .sys .terminal .url "
    ".vb .vbe .vbs .vhd .vhdx .website .webloc .workflow .ws .wsc .wsf .wsh .xbap .xpi"
)
_MACROS = (
    ".accda .accdb .accde .accdr .ade .adp .docm .dotm .iqy .mda .mdb .mde .odb .potm .ppa .ppam .ppsm .pptm .sldm "
    ".slk .xla .xlam .xll .xlm .xlsb .xlsm .xltm .xlw"
)
"""Documents of Office that bring macros. Those of .doc, .xls and .ppt may as well; as Office asks first, they open."""
_PAGES = ".htm .html .mht .mhtml .shtml .svg .svgz .xht .xhtm .xhtml .xml .xsl .xslt"
"""Pages, which a browser runs the scripts of."""
_RUN = frozenset(f"{_PROGRAMS} {_MACROS} {_PAGES}".split())
_PAGE_TYPES = frozenset({HTML, WEB_ARCHIVE, "image/svg+xml", "application/xhtml+xml", "application/xml", "text/xml"})


def may_run(name: str) -> bool:
    """Tell whether a file of this name may run something on the computer that opens it."""
    # Windows opens "a.exe. " as "a.exe".
    return PurePath(name.rstrip(". ")).suffix.casefold() in _RUN


def opens_as_page(name: str, media_type: str) -> bool:
    """Tell whether a browser that is led to the file may take it for a page, and run what is in it."""
    # One without an ending is told by its beginning.
    return may_run(name) or media_type.partition(";")[0] in _PAGE_TYPES or not PurePath(name).suffix


def refusal(name: str) -> str:
    """Return why a file that may run something is not opened."""
    return tr("{name} could run something on your computer, so it is not opened.", name=name)
