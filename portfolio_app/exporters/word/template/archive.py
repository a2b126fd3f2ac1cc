"""A Word file that somebody made, read within bounds: what a template gives is copied, all else stays behind."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, tostring

from portfolio_app.domain.errors import InputError
from portfolio_app.exporters.word.namespaces import PACKAGE_RELATIONSHIPS, R
from portfolio_app.exporters.word.package import CONTENT_TYPES_PART
from portfolio_app.exporters.word.text import attribute
from portfolio_app.translation import tr

_LARGEST_FILE = 32 << 20
_LARGEST_XML, _LARGEST_OTHER, _LARGEST_SUM = 8 << 20, 16 << 20, 64 << 20
_MOST_PARTS = 4000
_OLD_FORM = b"\xd0\xcf\x11\xe0"
_STRICT = "http://purl.oclc.org/ooxml/"
_PACKINGS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_TAKEN = {"styles", "numbering", "theme", "fontTable", "header", "footer", "settings"}
_PICTURES = {"bmp", "emf", "gif", "jpeg", "jpg", "png", "svg", "tif", "tiff", "wmf"}
_WEB = ("http://", "https://", "mailto:")
# NotImplementedError is zipfile's word for an archive that asks for what it cannot do.
_NO_PACKAGE = (zipfile.BadZipFile, NotImplementedError, ValueError, LookupError, struct.error)
_NO_PART = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError)


def fault(name: str, what: str) -> InputError:
    """Return the error that says what is wrong with the template of that name."""
    return InputError(tr("The template {name} {what}.", name=name, what=what))


def sound_copy(path: Path) -> BytesIO:
    """Return a package of what a template gives, with nothing in it unread; raises InputError for what cannot be."""
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise fault(path.name, tr("is larger than 32 MB; use one with fewer or smaller pictures"))
        with path.open("rb") as file:
            if file.read(4) == _OLD_FORM:
                raise fault(
                    path.name, tr("is locked with a password or in the old .doc form; save it as .docx without one")
                )
            with zipfile.ZipFile(file) as package:
                parts = _Copy(path.name, package).parts
    except OSError as error:
        raise fault(path.name, tr("cannot be read ({strerror})", strerror=error.strerror or error)) from error
    except _NO_PACKAGE as error:
        raise fault(path.name, tr("is not a Word document; choose a .docx or .dotx file")) from error
    copy = BytesIO()
    with zipfile.ZipFile(copy, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return copy


class _Copy:
    """Copies parts by following relationships; everything that is read counts towards the bounds."""

    def __init__(self, name: str, package: zipfile.ZipFile) -> None:
        self._name = name
        self._package = package
        self._entries = {entry.filename: entry for entry in package.infolist()}
        self._read = 0
        self.parts: dict[str, bytes] = {}
        if len(self._entries) > _MOST_PARTS or len(self._entries) < len(package.infolist()):
            raise fault(name, tr("is not a sound Word document; open it in Word and save it again"))
        self._take(CONTENT_TYPES_PART)
        types = self.parts[CONTENT_TYPES_PART]
        if b"macroEnabled" in types:
            raise fault(name, tr("may hold macros; save it as .docx or .dotx, which hold none"))
        # The library opens documents alone, and a template is one by another name.
        self.parts[CONTENT_TYPES_PART] = types.replace(b".template.main+xml", b".document.main+xml")
        for main in self._take_linked("", {"officeDocument"}):
            kinds = list(self._take_linked(main, _TAKEN))
            for part in kinds:
                self._take_shown(part)

    def _take(self, part: str) -> Element | None:
        """Copy a part; return its root if it is XML."""
        xml = part.endswith((".xml", ".rels"))
        limit = _LARGEST_XML if xml else _LARGEST_OTHER
        entry = self._entries.get(part)
        if entry is None:
            raise fault(self._name, tr("lacks its part {part}; open it in Word and save it again", part=part))
        try:
            if entry.compress_type not in _PACKINGS:
                raise zipfile.BadZipFile("packed in a way that Word does not use")
            with self._package.open(entry) as file:
                data = file.read(limit + 1)
            self._read += len(data)
            if len(data) > limit or self._read > _LARGEST_SUM:
                raise fault(self._name, tr("is too large inside ({part}); use one with less in it", part=part))
            self.parts[part] = data
            return _parsed(data) if xml else None
        except _NO_PART as error:
            raise fault(
                self._name, tr("is damaged in its part {part}; open it in Word and save it again", part=part)
            ) from error

    def _take_linked(self, part: str, kinds: set[str]) -> Iterator[str]:
        """Copy the parts of these kinds that a part leads to, and yield their names; its other links go."""
        root, name = self._relationships(part)
        for link in list(root):
            kind, target = link.get("Type", ""), link.get("Target", "")
            if kind.startswith(_STRICT):
                raise fault(self._name, tr("is in Word's Strict form; save it as an ordinary Word document (.docx)"))
            if kind.removeprefix(f"{R}/") not in kinds or link.get("TargetMode") == "External":
                root.remove(link)
                continue
            target = self._inside(part, target)
            self._take(target)
            if not kind.endswith("/settings"):
                yield target
        self.parts[name] = tostring(root)

    def _take_shown(self, part: str) -> None:
        """Copy the pictures and fonts that a part shows; nothing may lead out of the file but to the web."""
        for link in self._relationships(part)[0]:
            kind, target = link.get("Type", "").removeprefix(f"{R}/"), link.get("Target", "")
            if link.get("TargetMode") == "External":
                if kind != "hyperlink" or not target.lower().startswith(_WEB):
                    raise fault(
                        self._name,
                        tr("shows something that is not in the file itself; put it into the template instead"),
                    )
                continue
            if kind not in ("image", "font"):
                shown = attribute(kind.rpartition("/")[2])[:30]
                said = f"has a thing of the kind {shown} in its running head or foot, which cannot be taken along"
                raise fault(self._name, tr("{said}; remove it", said=said))
            target = self._inside(part, target)
            if kind == "image" and target.rpartition(".")[2].lower() not in _PICTURES:
                raise fault(self._name, tr("has a picture that is none; remove it from the running head or foot"))
            self._take(target)

    def _relationships(self, part: str) -> tuple[Element, str]:
        """Return a part's relationships, copied, and the name of the part that holds them."""
        folder, own = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{own}.rels")
        root = self._take(name) if name in self._entries else None
        return (Element(f"{{{PACKAGE_RELATIONSHIPS}}}Relationships") if root is None else root), name

    def _inside(self, part: str, target: str) -> str:
        """Return the name of the part that a target names."""
        joined = target[1:] if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
        place = posixpath.normpath(joined)
        if place.startswith("..") or posixpath.isabs(place):
            raise fault(self._name, tr("points outside itself; open it in Word and save it again"))
        return place


def _parsed(data: bytes) -> Element:
    # Imported here: exports without a template need no parser.
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise zipfile.BadZipFile(str(error)) from error
