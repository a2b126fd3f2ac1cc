"""Opens a Word file that somebody made: a bounded look into its package, with nothing believed unchecked."""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from portfolio_app.domain.errors import InputError
from portfolio_app.exporters.word.namespaces import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, WORD_TYPE, R

_LARGEST_FILE = 32 << 20
_LARGEST_XML, _LARGEST_OTHER, _LARGEST_SUM = 8 << 20, 16 << 20, 64 << 20
_MOST_PARTS = 4000
_OLD_FORM = b"\xd0\xcf\x11\xe0"
_STRICT = "http://purl.oclc.org/ooxml/"
_DOCUMENTS = {f"{WORD_TYPE}.document.main+xml", f"{WORD_TYPE}.template.main+xml"}


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship of a part: its id, its kind without the namespace, and the part or address that it leads to."""

    key: str
    kind: str
    target: str
    external: bool


class Archive:
    """A template's package; ``name`` is the file's, for sentences about it. Raises InputError for what cannot be."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._read = 0
        try:
            if path.stat().st_size > _LARGEST_FILE:
                raise self.fault("is larger than 32 MB; use one with fewer or smaller pictures")
            with path.open("rb") as file:
                if file.read(4) == _OLD_FORM:
                    raise self.fault("is locked with a password or in the old .doc form; save it as .docx without one")
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise self.fault(f"cannot be read ({error.strerror or error})") from error
        except zipfile.BadZipFile as error:
            raise self.fault("is not a Word document; choose a .docx or .dotx file") from error
        self._names = set(self._zip.namelist())
        if len(self._names) > _MOST_PARTS or len(self._names) < len(self._zip.namelist()):
            self.close()
            raise self.fault("is not a sound Word document; open it in Word and save it again")

    def __enter__(self) -> "Archive":
        """Return the archive."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def fault(self, what: str) -> InputError:
        """Return the error that says what is wrong with the template."""
        return InputError(f"The template {self.name} {what}.")

    def holds(self, part: str) -> bool:
        """Tell whether there is such a part."""
        return part in self._names

    def read(self, part: str) -> bytes:
        """Return a part's bytes."""
        limit = _LARGEST_XML if part.endswith((".xml", ".rels")) else _LARGEST_OTHER
        if not self.holds(part):
            raise self.fault(f"lacks its part {part}; open it in Word and save it again")
        try:
            with self._zip.open(part) as file:
                data = file.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
            raise self.fault(f"is damaged in its part {part}; open it in Word and save it again") from error
        self._read += len(data)
        if len(data) > limit or self._read > _LARGEST_SUM:
            raise self.fault(f"is too large inside ({part}); use one with less in it")
        return data

    def text(self, part: str) -> str:
        """Return the text of an XML part, known to be sound."""
        data = self.read(part)
        self.parse(part, data)
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self.fault(f"is not in UTF-8 ({part}); open it in Word and save it again") from error

    def xml(self, part: str) -> Element:
        """Return an XML part's root."""
        return self.parse(part, self.read(part))

    def parse(self, part: str, data: bytes) -> Element:
        """Return the root of XML that stands, or is to stand, in a part."""
        # Imported here: exports without a template need no parser.
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        try:
            return fromstring(data, forbid_dtd=True)
        except (ParseError, DefusedXmlException, ValueError) as error:
            raise self.fault(f"is damaged in its part {part}; open it in Word and save it again") from error

    def links(self, part: str) -> Iterator[Link]:
        """Yield a part's relationships; the package's own for ""."""
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.holds(place):
            return
        for element in self.xml(place).iter(f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"):
            kind, target = element.get("Type", ""), element.get("Target", "")
            if kind.startswith(_STRICT):
                raise self.fault("is in Word's Strict form; save it as an ordinary Word document (.docx)")
            external = element.get("TargetMode", "") == "External"
            if not external:
                joined = target[1:] if target.startswith("/") else posixpath.join(folder, target)
                target = posixpath.normpath(joined)
                if target.startswith("..") or posixpath.isabs(target):
                    raise self.fault("points outside itself; open it in Word and save it again")
            yield Link(element.get("Id", ""), kind.removeprefix(f"{R}/"), target, external)

    def main_part(self) -> str:
        """Return the name of the document's part; raises InputError when it is no plain Word document."""
        found = [link.target for link in self.links("") if link.kind == "officeDocument" and not link.external]
        if len(found) != 1:
            raise self.fault("is not a Word document; choose a .docx or .dotx file")
        kind = self.kind_of(found[0])
        if "macroEnabled" in kind:
            raise self.fault("may hold macros; save it as .docx or .dotx, which hold none")
        if kind not in _DOCUMENTS:
            raise self.fault("is not a Word document; choose a .docx or .dotx file")
        return found[0]

    def kind_of(self, part: str) -> str:
        """Return a part's content type, or "" when none is told."""
        if not hasattr(self, "_kinds"):
            types = self.xml("[Content_Types].xml")
            self._kinds = {
                (element.get("PartName") or f".{element.get('Extension', '').lower()}").lstrip("/"): element.get(
                    "ContentType", ""
                )
                for element in types
                if element.tag in (f"{{{CONTENT_TYPES}}}Override", f"{{{CONTENT_TYPES}}}Default")
            }
        return self._kinds.get(part) or self._kinds.get(posixpath.splitext(part)[1].lower(), "")
