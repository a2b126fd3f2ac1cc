"""Reads a Word file back: its text, its comments' extents, its bookmarks and links."""

import zipfile
from pathlib import Path

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] (lxml has no types)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}


class Package:
    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.parts[name])

    @property
    def document(self) -> etree._Element:
        return self.xml("word/document.xml")

    @property
    def comments(self) -> etree._Element:
        return self.xml("word/comments.xml")

    def find(self, path: str) -> list[etree._Element]:
        found = self.document.xpath(path, namespaces=NAMES)
        assert isinstance(found, list)
        return [element for element in found if isinstance(element, etree._Element)]

    def rule_of(self, style: str) -> etree._Element:
        """The rule at the left of paragraphs in the style."""
        found = self.xml("word/styles.xml").xpath(
            f"w:style[@w:styleId='{style}']/w:pPr/w:pBdr/w:left", namespaces=NAMES
        )
        assert isinstance(found, list)
        (rule,) = found
        assert isinstance(rule, etree._Element)
        return rule

    def styles_used(self) -> set[str]:
        values = [element.get(f"{W}val") or "" for element in self.find("//w:pStyle|//w:rStyle|//w:tblStyle")]
        return set(values)

    def paragraphs(self, *styles: str) -> list[str]:
        """The text of each paragraph in the styles; of all when none is given."""
        return [text_of(paragraph) for paragraph in self.find("//w:p") if not styles or style_of(paragraph) in styles]

    def ranges(self) -> dict[str, str]:
        """Per comment the words between its start and its end, a line feed between paragraphs."""
        found: dict[str, list[str]] = {}
        live: set[str] = set()
        for element in self.find("//w:body//*"):
            number = element.get(f"{W}id") or ""
            if element.tag == f"{W}commentRangeStart":
                live.add(number)
                found[number] = []
            elif element.tag == f"{W}commentRangeEnd":
                live.remove(number)
            elif element.tag == f"{W}p" and style_of(element) != "MarginCode":
                for open_one in live:
                    found[open_one].append("\n")
            elif (shown := shown_by(element)) and not is_in_margin(element):
                for open_one in live:
                    found[open_one].append(shown)
        assert not live
        return {number: "".join(parts) for number, parts in found.items()}


def rewrite(path: Path, target: Path, part: str, old: bytes, new: bytes) -> None:
    """Write the package with every ``old`` in one part made ``new``."""
    package = Package(path)
    assert old in package.parts[part]
    with zipfile.ZipFile(target, "w") as file:
        for name, data in package.parts.items():
            file.writestr(name, data.replace(old, new) if name == part else data)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val") or ""


def is_in_margin(element: etree._Element) -> bool:
    paragraph = next(element.iterancestors(f"{W}p"), None)
    return paragraph is not None and style_of(paragraph) == "MarginCode"


def shown_by(element: etree._Element) -> str:
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}br":
        return "\n"
    in_run = element.tag == f"{W}tab" and (element.getparent() is not None) and element.getparent().tag == f"{W}r"
    return "\t" if in_run else ""


def text_of(element: etree._Element) -> str:
    return "".join(shown_by(part) for part in element.iter())
