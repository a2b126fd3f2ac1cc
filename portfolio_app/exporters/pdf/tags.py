"""The structure tree: what each drawn piece is, for those who have the document read to them (ISO 32000-1, 14.7)."""

from portfolio_app.exporters.pdf.syntax import ObjectFile

_LEAF = 400
_DIGITS = tuple(b"%d" % number for number in range(256))
"""A page has hardly more pieces than that."""


class Element:
    """One element of the structure; ``kids`` are its children as they stand in the file."""

    __slots__ = ("attributes", "kids", "kind", "language", "number", "page", "parent", "waiting")

    def __init__(self, number: int, kind: bytes, parent: int, attributes: bytes, language: str = "") -> None:
        self.number = number
        self.kind = kind
        self.parent = parent
        self.attributes = attributes + b"/Lang(%b)" % language.encode("ascii") if language else attributes
        self.language = language
        self.page = 0
        self.kids: list[bytes] = []
        self.waiting: dict[int, Element] | None = None  # stand-ins for what is drawn later, by their place among kids

    def add_content(self, page: int, content: int) -> None:
        """Add a piece of marked content that stands on the page (given as object number)."""
        if not self.page:
            self.page = page
        if page == self.page:
            self.kids.append(_DIGITS[content] if content < 256 else b"%d" % content)
        else:
            self.kids.append(b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (page, content))

    def add_object(self, page: int, number: int) -> None:
        """Add an annotation on the page."""
        if not self.page:
            self.page = page
        place = b"" if page == self.page else b"/Pg %d 0 R" % page
        self.kids.append(b"<</Type/OBJR%b/Obj %d 0 R>>" % (place, number))

    def body(self) -> bytes:
        """Return the element as it stands in the file."""
        kids = b" ".join(self.flat_kids() if self.waiting else self.kids)
        if not self.page:
            return b"<</S/%b/P %d 0 R%b/K[%b]>>" % (self.kind, self.parent, self.attributes, kids)
        return b"<</S/%b/P %d 0 R/Pg %d 0 R%b/K[%b]>>" % (self.kind, self.parent, self.page, self.attributes, kids)

    def later(self, page: int) -> "Element":
        """Return a stand-in for what is drawn later but belongs at this place among the children."""
        if not self.page:
            self.page = page
        stand_in = Element(self.number, self.kind, self.parent, b"", self.language)
        stand_in.page = self.page
        self.waiting = self.waiting or {}
        self.waiting[len(self.kids)] = stand_in
        self.kids.append(b"")
        return stand_in

    def flat_kids(self) -> list[bytes]:
        """Return the children with those of stand-ins in their places."""
        kids: list[bytes] = []
        for index, kid in enumerate(self.kids):
            stand_in = self.waiting.get(index) if self.waiting else None
            kids.extend([kid] if stand_in is None else stand_in.flat_kids())
        return kids


class Tree:
    """All elements of a document, and which of them owns each piece of content and each annotation."""

    def __init__(self, target: ObjectFile, language: str) -> None:
        self._target = target
        self._reserve = reserve = target.reserve
        self._open: dict[int, Element] = {}
        self._owners: list[bytes | list[int]] = []
        self.number = reserve()
        self.root = Element(reserve(), b"Document", self.number, b"/Lang(%b)" % language.encode("ascii", "replace"))
        self._open[self.root.number] = self.root

    def add(self, parent: Element, kind: bytes, attributes: bytes = b"", language: str = "") -> Element:
        """Add an element as the parent's last child; ``language`` is that of its words where it is another."""
        number = self._reserve()
        self._open[number] = element = Element(number, kind, parent.number, attributes, language)
        if not language:
            element.language = parent.language
        parent.kids.append(b"%d 0 R" % number)
        return element

    def close(self, element: Element) -> None:
        """Write an element to which nothing more will be added; one that waits for page numbers stays open."""
        if element.waiting is None and self._open.pop(element.number, None) is not None:
            self._target.put(element.number, element.body())

    def own_page(self) -> tuple[int, list[int]]:
        """Return a fresh key for a page, and the list of the owners of its content, to be filled."""
        owners: list[int] = []
        self._owners.append(owners)
        return len(self._owners) - 1, owners

    def own_annotation(self, element: Element) -> int:
        """Return a fresh key for an annotation that the element owns."""
        self._owners.append(b"%d 0 R" % element.number)
        return len(self._owners) - 1

    def write(self) -> int:
        """Write what is still open and the tree's root, and return that one's object number."""
        target = self._target
        for element in self._open.values():
            target.put(element.number, element.body())
        values = [
            owner if isinstance(owner, bytes) else b"[%b]" % b" ".join(b"%d 0 R" % number for number in owner)
            for owner in self._owners
        ]
        leaves: list[bytes] = []
        for start in range(0, len(values), _LEAF):
            part = values[start : start + _LEAF]
            entries = b" ".join(b"%d %b" % (start + i, value) for i, value in enumerate(part))
            number = target.add(b"<</Limits[%d %d]/Nums[%b]>>" % (start, start + len(part) - 1, entries))
            leaves.append(b"%d 0 R" % number)
        parents = target.add(b"<</Kids[%b]>>" % b" ".join(leaves))
        target.put(
            self.number,
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self.root.number, parents, len(values)),
        )
        return self.number
