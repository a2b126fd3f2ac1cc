"""The parts of a document that is a ZIP package, read with bounds."""

import posixpath
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.importers.xml_tree import NotXmlError, tree_of
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_PART = 32 * 1024 * 1024
_MOST_NAMES = 20_000
_MOST_PICTURE = 64 * 1024 * 1024
_DAMAGED = mark("it is damaged or locked with a password; open it, save it again without one, and choose it again.")
_LARGE = mark("it is too large to be read here; save the accounts in smaller files.")


class Package:
    """An open document; raises RefusedError for one that cannot be read. Names inside are never used as paths."""

    def __init__(self, path: Path) -> None:
        try:
            self._archive = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as error:
            raise RefusedError(tr(_DAMAGED)) from error
        entries = self._archive.infolist()
        if len(entries) > _MOST_NAMES:
            raise RefusedError(tr(_LARGE))
        self._entries = {entry.filename: entry for entry in entries}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the parts."""
        return tuple(self._entries)

    def size(self, name: str) -> int:
        """Return how many bytes a part says that it has, 0 for none."""
        return self._entries[name].file_size if name in self._entries else 0

    def bytes(self, name: str, most: int = _MOST_PICTURE) -> bytes:
        """Return a part's bytes; raises RefusedError."""
        entry = self._entries.get(name)
        if entry is None or entry.flag_bits & 1:
            raise RefusedError(tr(_DAMAGED))
        try:
            with self._archive.open(entry) as part:
                content = part.read(most + 1)  # what the file says of its size need not be true
        except Exception as error:  # zlib's own error has no public base
            if isinstance(error, MemoryError):
                raise
            raise RefusedError(tr(_DAMAGED)) from error
        if len(content) > most:
            raise RefusedError(tr(_LARGE))
        return content

    def xml(self, name: str) -> "Element | None":
        """Return the root of an XML part, or None where there is no such; raises RefusedError."""
        if name not in self._entries:
            return None
        try:
            return tree_of(self.bytes(name, MOST_PART))
        except NotXmlError as error:
            raise RefusedError(tr(_DAMAGED)) from error

    def related(self, part: str) -> dict[str, str]:
        """Return what a part of an Office document, or for "" the package, names by relations (ECMA-376-2, 9.3)."""
        folder, name = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found: dict[str, str] = {}
        for each in root if root is not None else ():
            target = each.get("Target", "")
            if each.get("TargetMode") != "External" and target:
                joined = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[each.get("Id", "")] = posixpath.normpath(joined)
        return found
