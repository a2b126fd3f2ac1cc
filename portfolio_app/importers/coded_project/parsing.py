"""The elements of a REFI-QDA project as values. Namespaces and the case of names differ and are not looked at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from portfolio_app.domain.coded_projects.identity import plain_guid
from portfolio_app.domain.coded_projects.project import Code, CodedPassage, CodedProject, CodedSource
from portfolio_app.domain.frameworks.problem import Problem
from portfolio_app.domain.words.text import clean, clean_line
from portfolio_app.importers.account_files.package import Package
from portfolio_app.importers.coded_project.counting import Marked, placed
from portfolio_app.importers.xml_tree import NotXmlError, tree_of
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_CODES = 20_000
MOST_PASSAGES = 100_000
MOST_CHARACTERS = 10_000_000
_MOST_XML = 60_000_000
_MOST_TEXT = 32 * 1024 * 1024
_LARGE = mark("it has more codes, passages or words than can be read at once; export fewer documents.")
_INTERNAL = "internal://"
_OTHER = frozenset({"PDFSource", "PictureSource", "AudioSource", "VideoSource"})


def parse_project(package: Package, name: str) -> CodedProject:
    """Return the project whose description has that name in the package; raises RefusedError."""
    root = _root(package.bytes(name, _MOST_XML))
    return _Parser(package, root).read()


def _root(content: bytes) -> "Element":
    try:
        return tree_of(content)
    except NotXmlError as error:
        said = (
            tr("it has declarations (entities) that no project needs and that can do harm; export it again.")
            if error.declares
            else tr("its project is not whole XML ({error}); export it again.", error=error)
        )
        raise RefusedError(said) from error


class _Parser:
    def __init__(self, package: Package, root: "Element") -> None:
        self._package = package
        self._root = root
        self._problems: list[Problem] = []
        self._parts = {name.casefold().rpartition("/")[2]: name for name in reversed(package.names)}
        self._notes: dict[str, str] = {}
        self._passages = 0
        self._characters = 0

    def read(self) -> CodedProject:
        codes = tuple(self._codes())
        if len(codes) > MOST_CODES:
            raise RefusedError(tr(_LARGE))
        for note in _children(_child(self._root, "Notes"), "Note"):
            self._notes[plain_guid(note.get("guid", ""))] = self._note_text(note)
        origin = clean_line(self._root.get("origin", ""))
        sources: list[CodedSource] = []
        for number, element in enumerate(_child(self._root, "Sources"), 1):
            if (source := self._source(element, number, origin)) is not None:
                sources.append(source)
        return CodedProject(
            clean_line(self._root.get("name", "")), codes, tuple(sources), origin, tuple(self._problems)
        )

    def _codes(self) -> Iterator[Code]:
        top = _child(_child(self._root, "CodeBook"), "Codes")
        waiting: list[tuple[Element, tuple[str, ...]]] = [(code, ()) for code in reversed(_children(top, "Code"))]
        while waiting:
            element, above = waiting.pop()
            name = clean_line(element.get("name", ""))
            text = _said(element) or clean(element.get("description", "")).strip()
            codable = element.get("isCodable", "true").strip().casefold() not in ("false", "0")
            yield Code(plain_guid(element.get("guid", "")), name, above, text, codable)
            waiting += [(code, (*above, name)) for code in reversed(_children(element, "Code"))]

    def _source(self, element: "Element", number: int, origin: str) -> CodedSource | None:
        name = clean_line(element.get("name", "")) or clean_line(element.get("plainTextPath", ""))
        where = name or tr("source {number}", number=number)
        if _local(element) in _OTHER:
            self._problems.append(
                Problem(where, tr("only plain text is read here; this is a PDF, a picture or a recording."))
            )
        if _local(element) != "TextSource":
            return None
        raw = self._raw_text(element, where)
        if raw is None:
            return None
        self._characters += len(raw)
        marks = list(self._marks(element, where))
        self._passages += len(marks)
        if self._characters > MOST_CHARACTERS or self._passages > MOST_PASSAGES:
            raise RefusedError(tr(_LARGE))
        text, places = placed(raw, [Marked(m.start, m.end, said) for m, said in marks], origin)
        passages: list[CodedPassage] = []
        for (passage, said), place in zip(marks, places, strict=True):
            if place is None:
                words = tr("a passage ({start} to {end}) is not in the text.", start=passage.start, end=passage.end)
                self._problems.append(Problem(where, words))
                continue
            if not place.fits:
                doubt = tr("a passage does not have the words that it is named by: “{words}”; check it.", words=said)
                self._problems.append(Problem(where, doubt))
            passages.append(CodedPassage(passage.guid, place.start, place.end, passage.code, passage.note))
        passages += [
            CodedPassage(plain_guid(coding.get("guid", "")), 0, len(text), code, self._noted(coding))
            for coding in _children(element, "Coding")
            for code in self._code_of(coding)
        ]
        return CodedSource(
            plain_guid(element.get("guid", "")), where, text, tuple(dict.fromkeys(passages)), _said(element)
        )

    def _marks(self, element: "Element", where: str) -> Iterator[tuple[CodedPassage, str]]:
        """Yield what is coded, with its name, at the places that the file says."""
        for each in _children(element, "PlainTextSelection"):
            try:
                start, end = (int(each.get(name, "")[:12]) for name in ("startPosition", "endPosition"))
            except ValueError:
                self._problems.append(Problem(where, tr("a passage has no place; it is left out.")))
                continue
            note = _said(each) or self._noted(each)
            for coding in _children(each, "Coding"):
                for code in self._code_of(coding):
                    own = note or self._noted(coding)
                    passage = CodedPassage(plain_guid(each.get("guid", "")), start, end, code, own)
                    yield passage, clean_line(each.get("name", ""))[:1000]

    def _code_of(self, coding: "Element") -> list[str]:
        return [plain_guid(ref.get("targetGUID", "")) for ref in _children(coding, "CodeRef")]

    def _noted(self, element: "Element") -> str:
        found = (self._notes.get(plain_guid(ref.get("targetGUID", "")), "") for ref in _children(element, "NoteRef"))
        return "\n".join(filter(None, found))

    def _note_text(self, note: "Element") -> str:
        raw = _child(note, "PlainTextContent").text or (self._inside(note.get("plainTextPath", "")) or "")
        return clean(raw).strip() or _said(note)

    def _raw_text(self, element: "Element", where: str) -> str | None:
        content = next(iter(_children(element, "PlainTextContent")), None)
        if content is not None and content.text:
            return content.text
        path = element.get("plainTextPath", "")
        text = self._inside(path)
        if text is None:
            self._problems.append(
                Problem(where, tr("its plain text is not in the project; export it again with its documents."))
            )
        return text

    def _inside(self, path: str) -> str | None:
        """Return the text of a part of the package, by the last part of its name: nothing outside is ever opened."""
        name = path.removeprefix(_INTERNAL).replace("\\", "/").rpartition("/")[2].casefold()
        part = self._parts.get(name)
        if not name or part is None or "://" in path.removeprefix(_INTERNAL):
            return None
        content = self._package.bytes(part, _MOST_TEXT)
        code = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return content.decode(code, "replace")


def _local(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: "Element", name: str) -> "list[Element]":
    return [child for child in element if _local(child) == name]


def _child(element: "Element", name: str) -> "Element":
    from xml.etree.ElementTree import Element

    return next(iter(_children(element, name)), Element(name))


def _said(element: "Element") -> str:
    return clean(_child(element, "Description").text or "").strip()
