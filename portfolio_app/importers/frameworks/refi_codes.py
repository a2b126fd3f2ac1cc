"""The codes of REFI-QDA codebooks (``.qdc``) and projects (``.qdpx``), as QualCoder, NVivo, ATLAS.ti and MAXQDA write.

Namespaces differ between programs and are not looked at; Taguette writes what stands under what into the names.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.words.text import clean, clean_line, plural
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.arrange import Linked, arranged
from portfolio_app.importers.frameworks.become import become
from portfolio_app.importers.frameworks.codes import split_code
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found, check_count
from portfolio_app.importers.frameworks.kept_whole import kept_or
from portfolio_app.importers.xml_tree import NotXmlError, tree_of
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

OWN = "Portfolio Evidence Mapper"
"""The origin that this program's own codebooks name: their names begin with codes."""
_PROJECT = "project.qde"
_MOST = 60_000_000
_LAST = 20_000_000
_PATH = re.compile(r"::|\\")


def root_of(content: bytes, source: str) -> "Element":
    """Return the root of an XML file without entities; raises InputError."""
    try:
        return tree_of(content)
    except NotXmlError as error:
        said = (
            tr("it has declarations (entities) that no codebook needs and that can do harm; export it again.")
            if error.declares
            else tr("the file is not whole XML ({error}); export it again.", error=error)
        )
        raise in_file(source, said) from error


def project_of(path: Path) -> bytes:
    """Return the project in a ``.qdpx``; raises InputError."""
    try:
        with zipfile.ZipFile(path) as package:
            entry = next(e for e in package.infolist() if e.filename.casefold().rpartition("/")[2] == _PROJECT)
            with package.open(entry) as part:
                content = part.read(_MOST + 1)
    except (StopIteration, zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as error:
        raise in_file(path.name, tr("the project is damaged or locked; export it again.")) from error
    if len(content) > _MOST:
        raise in_file(path.name, tr("the project unpacks to more than can be read; export its codebook instead."))
    return content


def read_codes(content: bytes, source: str, stem: str, asked: Asked) -> Found:
    """Return the codes as a framework; raises InputError."""
    root = root_of(content, source)
    # A comment, which XML readers pass over, may keep the framework whole.
    kept = content[-_LAST:].decode("utf-8", "ignore") if b"<!--" in content[-_LAST:] else ""
    doubts = Doubts()
    own = OWN in root.get("origin", "")
    items = list(_items(root, own=own, doubts=doubts))
    check_count(len(items), source)
    sets = [element for element in root.iter() if local(element) == "Set"]
    if sets:
        said = tr("{count} of codes are left out: a code stands in one place only.", count=plural(len(sets), "set"))
        doubts.add(tr("sets"), said)
    title = clean_line(root.get("name", "")) or stem
    outline = Outline(stem, title, arranged(items, doubts))
    return kept_or(kept, outline, asked, lambda: become(outline, source, asked, doubts, FrameworkKind.COMPETENCIES))


def _items(root: "Element", *, own: bool, doubts: Doubts) -> Iterator[Linked]:
    top = next((element for element in root.iter() if local(element) == "Codes"), None)
    if top is None:
        return
    names: dict[str, str] = {}
    nested = any(local(inner) == "Code" for code in top for inner in code)
    waiting = [(code, "") for code in reversed([e for e in top if local(e) == "Code"])]
    number = 0
    while waiting:
        code, parent = waiting.pop()
        number += 1
        guid = code.get("guid", "").strip("{}").casefold() or f"code {number}"
        name = clean_line(code.get("name", ""))
        where = tr("code {number}", number=number)
        if not name:
            doubts.add(where, tr("the code has no name; write one."), "no name")
        if not nested and not own and (parts := _PATH.split(name))[1:]:
            above = name[: -len(parts[-1])].rstrip(":\\")
            if above in names:
                parent, name_here = names[above], parts[-1]
            else:
                name_here = name
        else:
            name_here = name
        names.setdefault(name, guid)
        text = _description(code)
        if any(local(inner) == "NoteRef" for inner in code):
            doubts.add(where, tr("the notes of a code are left out."), "notes")
        first, rest = name_here.partition(" ")[::2] if own else split_code(name_here)
        yield Linked(guid, parent, Entry(0, first, rest, text, where, identity=guid))
        waiting += [(each, guid) for each in reversed([e for e in code if local(e) == "Code"])]


def _description(code: "Element") -> str:
    for inner in code:
        if local(inner) == "Description":
            return clean(inner.text or "").strip()
    return clean(code.get("description", "")).strip()


def local(element: "Element") -> str:
    """Return an element's name without its namespace, which every program writes in its own way."""
    return str(element.tag).rpartition("}")[2]
