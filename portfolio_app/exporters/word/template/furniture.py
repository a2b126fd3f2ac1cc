"""What goes along with a template's pages: its running heads and feet, theme, numbering, fonts, and their pictures."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from portfolio_app.exporters.word.design import PackagePart
from portfolio_app.exporters.word.namespaces import (
    DECLARATION,
    FONT_TYPE,
    PACKAGE_RELATIONSHIPS,
    THEME_TYPE,
    WORD_TYPE,
    R,
    W,
)
from portfolio_app.exporters.word.template.archive import Archive, Link
from portfolio_app.exporters.word.text import attribute

_KINDS = {
    **{kind: f"{WORD_TYPE}.{kind}+xml" for kind in ("header", "footer", "numbering", "fontTable", "styles")},
    "theme": THEME_TYPE,
}
_PLACES = {
    **{kind: f"word/{kind}.xml" for kind in ("numbering", "fontTable", "styles")},
    "theme": "word/theme/theme1.xml",
}
"""Where programs look for them, whatever their relationship says."""
_PICTURE = re.compile(r"image/[A-Za-z0-9.+-]+")
_WEB = ("http://", "https://", "mailto:")
# Fields that only tell about the document itself. Others fetch files, run programs or ask the reader questions.
_FIELDS = frozenset(
    "page numpages section sectionpages title author subject keywords comments category company manager lastsavedby"
    " date time createdate savedate printdate filename docproperty styleref pageref ref seq if quote symbol"
    " revnum edittime numwords numchars".split()
)
_ODD = re.compile(r"[^A-Za-z0-9]")


class Furniture:
    """Gathers parts of a template and what they need, under names of their own; nothing reaches outside the file."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names: dict[str, str] = {}
        self.parts: list[PackagePart] = []
        self.has_fonts = False
        self.numbers_pages = False

    def add(self, link: Link, key: str, text: str | None = None) -> str:
        """Take the part that the link leads to, with what it needs; return its text."""
        if text is None:
            text = self._archive.text(link.target)
        name = self._names.setdefault(link.target, _PLACES.get(link.kind) or self._free(link.kind, "xml"))
        self._check_fields(link)
        self._take_needed(link.target, name)
        self.parts.append(PackagePart(name, text.encode(), _KINDS[link.kind], link.kind, key))
        return text

    def _take_needed(self, part: str, name: str) -> None:
        """Take the pictures and fonts that a part shows, and the addresses on the web that it leads to."""
        links = [self._needed(link) for link in self._archive.links(part)]
        if not links:
            return
        folder, _, file = name.rpartition("/")
        written = f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{"".join(links)}</Relationships>'
        self.parts.append(PackagePart(f"{folder}/_rels/{file}.rels", written.encode(), ""))

    def _needed(self, link: Link) -> str:
        archive = self._archive
        start = f'<Relationship Id="{attribute(link.key)}" Type="{R}/{attribute(link.kind)}" Target="'
        if link.external:
            if link.kind != "hyperlink" or not link.target.lower().startswith(_WEB):
                raise archive.fault("shows something that is not in the file itself; put it into the template instead")
            return f'{start}{attribute(link.target)}" TargetMode="External"/>'
        if link.kind not in ("image", "font"):
            shown = attribute(link.kind.rpartition("/")[2])[:30]
            raise archive.fault(
                f"has a thing of the kind {shown} in its running head or foot, which cannot be taken along; remove it"
            )
        kind = archive.kind_of(link.target)
        if link.kind == "image" and not _PICTURE.fullmatch(kind):
            raise archive.fault("has a picture that is none; remove it from the running head or foot")
        if link.kind == "font":
            kind, self.has_fonts = FONT_TYPE, True
        if link.target not in self._names:
            ending = "odttf" if link.kind == "font" else _ODD.sub("", link.target.rpartition(".")[2])[:5].lower()
            name = self._names[link.target] = self._free("fonts/font" if link.kind == "font" else "media/image", ending)
            self.parts.append(PackagePart(name, archive.read(link.target), kind))
        return f'{start}/{self._names[link.target]}"/>'

    def _free(self, stem: str, ending: str) -> str:
        """Return a name for a part that is none of the template's own choosing."""
        return f"word/{stem}{len(self._names) + 1}.{ending}"

    def _check_fields(self, link: Link) -> None:
        if link.kind not in ("header", "footer"):
            return
        root = self._archive.xml(link.target)
        for code in _codes(root):
            word = (code.split() or ["(empty)"])[0].casefold()
            self.numbers_pages |= word == "page"
            if word not in _FIELDS:
                shown = attribute(word.upper())[:20]
                raise self._archive.fault(f"has a field {shown} in its {link.kind}, which may fetch things; remove it")


def _codes(root: Element) -> Iterator[str]:
    """Yield every field's instructions, those within others too."""
    for field in root.iter(f"{{{W}}}fldSimple"):
        yield field.get(f"{{{W}}}instr", "")
    waiting: list[str] = []
    for element in root.iter():
        if element.tag == f"{{{W}}}instrText":
            if waiting:
                waiting[-1] += element.text or ""
            else:
                yield element.text or ""
        elif element.tag != f"{{{W}}}fldChar":
            continue
        elif element.get(f"{{{W}}}fldCharType") == "begin":
            waiting.append("")
        elif waiting:
            # At the separator the instructions are complete; the field's end closes one without a result.
            yield waiting[-1]
            if element.get(f"{{{W}}}fldCharType") == "end":
                waiting.pop()
    yield from waiting
