"""Our own checks of a tagged PDF: what validators look for and, besides, what they do not notice."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pikepdf
from bidi.mirror import MIRRORED

_NO_HEADING = 7
# The operators of the pages of the document that is being looked at.
_PAGES: dict[tuple[int, int], list[tuple[list[Any], str]]] = {}


class Leaf(NamedTuple):
    """A piece of content in the order in which it is read: its element's kind, its page, its number on it."""

    kind: str
    page: int
    content: int


def problems_of(pdf: pikepdf.Pdf) -> list[str]:
    """Return what is wrong, each as the name of the check that found it and where."""
    if "/StructTreeRoot" not in pdf.Root or not pdf.Root.get("/MarkInfo", {}).get("/Marked"):
        return ["untagged"]
    _PAGES.clear()
    found = [*_of_document(pdf), *_of_content(pdf), *_of_annotations(pdf), *_of_fonts(pdf)]
    return [*found, *_of_elements(pdf), *_of_order(pdf)]


def leaves_of(element: pikepdf.Object) -> Iterator[Leaf]:
    """Yield all content below an element in the order of the tree."""
    page = element.get("/Pg")
    for kid in _kids(element):
        if isinstance(kid, int):
            if page is not None:
                yield Leaf(str(element.S), page.objgen[0], int(kid))
        elif kid.get("/Type") == "/MCR":
            yield Leaf(str(element.S), (kid.Pg if "/Pg" in kid else element.Pg).objgen[0], int(kid.MCID))
        elif kid.get("/Type") != "/OBJR":
            yield from leaves_of(kid)


def _texts_of(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """Return the text of each piece of marked content, by page object and number."""
    return {(page.obj.objgen[0], number): text for page in pdf.pages for number, text in _marked_texts(page)}


def texts_in(pdf: pikepdf.Pdf) -> dict[tuple[int, int], str]:
    """Return the text of each piece of marked content of a document that has not been looked at yet."""
    _PAGES.clear()
    return _texts_of(pdf)


def text_in_order(pdf: pikepdf.Pdf) -> str:
    """Return the whole document as it is read out: the text of the structure tree, in the tree's order."""
    texts = texts_in(pdf)
    return " ".join(texts.get((leaf.page, leaf.content), "") for leaf in leaves_of(pdf.Root.StructTreeRoot.K))


def _of_document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "language"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "title not shown"
    with pdf.open_metadata() as metadata:
        if not metadata.get("dc:title"):
            yield "title"
        if metadata.get("pdfuaid:part") != "1":
            yield "not said to be PDF/UA"
    if "/Outlines" not in root and len(pdf.pages) > _NO_HEADING:
        yield "bookmarks"
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Annots") and page.get("/Tabs") != "/S":
            yield f"tab order on page {number}"


def _of_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Check that all that is drawn is an artifact or in the tree exactly once, and that the page knows whose it is."""
    read = [(leaf.page, leaf.content) for leaf in leaves_of(pdf.Root.StructTreeRoot.K)]
    for twice in {place for place in read if read.count(place) > 1} if len(set(read)) < len(read) else ():
        yield f"content read twice: {twice}"
    parents = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    known, drawn = set(read), set[tuple[int, int]]()
    for number, page in enumerate(pdf.pages, 1):
        outside, marked = _drawn(page)
        drawn |= {(page.objgen[0], content) for content in marked}
        if outside:
            yield f"content outside the tree on page {number}"
        owners = parents.get(int(page.get("/StructParents", -1)))
        for content in marked:
            if (page.objgen[0], content) not in known:
                yield f"content {content} on page {number} is in no element"
            elif owners is None or content >= len(owners) or "/S" not in owners[content]:
                yield f"content {content} on page {number} has no owner"
    if known - drawn:
        yield f"read but not drawn: {min(known - drawn)}"


def _of_annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    parents = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
    texts = _texts_of(pdf)
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.get("/Annots", []):
            kind = "/Link" if annotation.Subtype == "/Link" else "/Annot"
            owner = parents.get(int(annotation.StructParent)) if "/StructParent" in annotation else None
            if owner is None or owner.get("/S") != kind:
                yield f"annotation without its element on page {number}"
            elif not any(not isinstance(kid, int) and kid.get("/Type") == "/OBJR" for kid in _kids(owner)):
                yield f"element without its annotation on page {number}"
            elif kind == "/Link" and not "".join(texts.get(leaf[1:], "") for leaf in leaves_of(owner)).strip():
                yield f"link without words on page {number}"
            if not str(annotation.get("/Contents", "")):
                yield f"annotation that says nothing on page {number}"


def _of_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for font in pdf.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        if "/FontFile2" not in descriptor:
            yield f"font {font.BaseFont} is not in the file"
        if "/ToUnicode" not in font:
            yield f"font {font.BaseFont} cannot be read back"


def _of_elements(pdf: pikepdf.Pdf) -> Iterator[str]:
    level = 0
    for element, parent in _elements(pdf.Root.StructTreeRoot.K, None):
        kind = str(element.S)
        above = str(parent.S) if parent is not None else ""
        if parent is not None and element.get("/P") is not None and element.P.objgen != parent.objgen:
            yield f"{kind} with another parent"
        if kind[:2] == "/H" and kind[2:].isdigit():
            if int(kind[2:]) > level + 1:
                yield f"heading level skipped at {kind}"
            level = int(kind[2:])
        elif kind == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield "figure without alternative text"
        elif kind == "/TH" and "/Scope" not in element.get("/A", {}):
            yield "head cell without scope"
        elif kind == "/TR" and above not in ("/Table", "/THead", "/TBody"):
            yield "row outside a table"
        elif kind in ("/TD", "/TH") and above != "/TR":
            yield "cell outside a row"
        elif kind == "/LI" and above != "/L":
            yield "item outside a list"
        elif kind == "/Table" and not any(str(cell.S) == "/TH" for cell, _ in _elements(element, None)):
            yield "table without head cells"


def _of_order(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Check that each page is drawn from top to bottom in the order in which it is read."""
    read: dict[int, list[int]] = {}
    for leaf in leaves_of(pdf.Root.StructTreeRoot.K):
        read.setdefault(leaf.page, []).append(leaf.content)
    for number, page in enumerate(pdf.pages, 1):
        _, drawn = _drawn(page)
        if [content for content in read.get(page.obj.objgen[0], []) if content in set(drawn)] != drawn:
            yield f"reading order on page {number}"


def _drawn(page: pikepdf.Page) -> tuple[bool, list[int]]:
    """Return whether something is drawn outside all marked content, and the numbers of that which is in the tree."""
    outside, depth, numbers = False, 0, []
    for operands, name in _read(page):
        if name in ("BDC", "BMC"):
            depth += 1
            if name == "BDC" and "/MCID" in operands[1]:
                numbers.append(int(operands[1].MCID))
        elif name == "EMC":
            depth -= 1
        elif name in ("Tj", "TJ", "f", "S", "B", "Do") and not depth:
            outside = True
    return outside, numbers


def _read(page: pikepdf.Page) -> list[tuple[list[Any], str]]:
    """Return the operators of a page that say something about its structure or draw."""
    key = page.obj.objgen
    if key not in _PAGES:
        wanted = {"BDC", "BMC", "EMC", "Tf", "Tj", "TJ", "f", "S", "B", "Do"}
        read = ((operands, str(operator)) for operands, operator in pikepdf.parse_content_stream(page))
        _PAGES[key] = [(list(operands), operator) for operands, operator in read if operator in wanted]
    return _PAGES[key]


def _marked_texts(page: pikepdf.Page) -> Iterator[tuple[int, str]]:
    maps = {name: _unicode_of(font) for name, font in page.Resources.Font.items()}
    current: dict[int, str] = {}
    stack: list[int] = []
    text: dict[int, list[str]] = {}
    turned: list[bool] = []
    for operands, name in _read(page):
        if name in ("BDC", "BMC"):
            is_numbered = name == "BDC" and "/MCID" in operands[1]
            stack.append(int(operands[1].MCID) if is_numbered else stack[-1] if stack else -1)
            turned.append((turned[-1] if turned else False) or str(operands[0]) == "/ReversedChars")
        elif name == "EMC":
            stack.pop()
            turned.pop()
        elif name == "Tf":
            current = maps[str(operands[0])]
        elif name in ("Tj", "TJ") and stack and stack[-1] >= 0:
            strings = (
                [operands[0]] if name == "Tj" else [part for part in operands[0] if isinstance(part, pikepdf.String)]
            )
            shown = "".join(_decoded(bytes(string), current) for string in strings)
            text.setdefault(stack[-1], []).append(_turned(shown) if turned[-1] else shown)
    for number, parts in text.items():
        yield number, "".join(parts)


def _turned(shown: str) -> str:
    """Return what is written from right to left as it reads; brackets are drawn mirrored there, as readers know."""
    return "".join(MIRRORED.get(character, character) for character in reversed(shown))


def _decoded(data: bytes, codes: dict[int, str]) -> str:
    return "".join(
        codes.get(int.from_bytes(data[place : place + 2], "big"), "\ufffd") for place in range(0, len(data), 2)
    )


_MAPS: dict[bytes, dict[int, str]] = {}


def _unicode_of(font: pikepdf.Object) -> dict[int, str]:
    data = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
    if data not in _MAPS:
        codes: dict[int, str] = {}
        for line in data.decode("ascii").splitlines():
            parts = line.replace("<", " ").replace(">", " ").split()
            if len(parts) == 2 and all(set(part) <= set("0123456789ABCDEF") for part in parts) and "begin" not in line:
                codes[int(parts[0], 16)] = bytes.fromhex(parts[1]).decode("utf-16-be")
        _MAPS[data] = codes
    return _MAPS[data]


def _elements(
    element: pikepdf.Object, parent: pikepdf.Object | None
) -> Iterator[tuple[pikepdf.Object, pikepdf.Object | None]]:
    yield element, parent
    for kid in _kids(element):
        if not isinstance(kid, int) and "/S" in kid:
            yield from _elements(kid, element)


def _kids(element: pikepdf.Object) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]
