"""The faces of the document's font, which goes with the file: every reader sees the same letters and lines.

Source Sans Pro may be embedded and installed freely (SIL Open Font License; its fsType is 0). Its Semibold is a
family of its own to Word, so bold words are in its Bold. No style is italic, so no italic goes along.
"""

import struct
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from portfolio_app.exporters.typefaces import sfnt
from portfolio_app.exporters.word.namespaces import DECLARATION, PACKAGE_RELATIONSHIPS, R, W
from portfolio_app.exporters.word.palette import FONT, FONT_INSTEAD

_FOLDER = Path(str(files("font_source_sans_pro"))) / "files"
_SCRAMBLED = 32


class Face:
    """One face: its file, read when first asked for, and its place in the package."""

    def __init__(self, number: int, name: str, element: str) -> None:
        self.part = f"word/fonts/font{number}.odttf"
        self.number = number
        self.element = element
        self._path = _FOLDER / f"{name}.ttf"
        # The key is no secret; one that is the face's own keeps the file's bytes the same each time.
        self.key = f"{{{uuid5(NAMESPACE_URL, f'urn:portfolio-evidence-mapper:{name}')}}}".upper()

    @cached_property
    def file(self) -> sfnt.TrueTypeFile:
        """The font file."""
        return sfnt.read(self._path)

    def embedded(self) -> bytes:
        """Return the whole font file as it stands in the package."""
        return scrambled(bytes(self.file.data), self.key)


REGULAR_FACE = Face(1, "SourceSansPro-Regular", "embedRegular")
BOLD_FACE = Face(2, "SourceSansPro-Bold", "embedBold")
FACES = (REGULAR_FACE, BOLD_FACE)


def scrambled(data: bytes, key: str) -> bytes:
    """Obfuscate a font file, or undo it: its first 32 bytes with the key reversed (ECMA-376, part 4, 17.8.1)."""
    digits = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ digits[place % len(digits)] for place, byte in enumerate(data[:_SCRAMBLED]))
    return head + data[_SCRAMBLED:]


def font_table() -> str:
    """Return fontTable.xml: what the font is like, what may stand in for it, and where its faces are."""
    os2 = REGULAR_FACE.file.table(b"OS/2")
    ranges = zip(("usb0", "usb1", "usb2", "usb3"), struct.unpack_from(">4I", os2, 42), strict=True)
    pages = zip(("csb0", "csb1"), struct.unpack_from(">2I", os2, 78), strict=True)
    covered = "".join(f' w:{name}="{bits:08X}"' for name, bits in (*ranges, *pages))
    faces = "".join(f'<w:{face.element} r:id="rId{face.number}" w:fontKey="{face.key}"/>' for face in FACES)
    return (
        f'{DECLARATION}<w:fonts xmlns:w="{W}" xmlns:r="{R}"><w:font w:name="{FONT}">'
        f'<w:altName w:val="{FONT_INSTEAD}"/><w:panose1 w:val="{os2[32:42].hex().upper()}"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/><w:sig{covered}/>{faces}</w:font></w:fonts>'
    )


def font_relationships() -> str:
    """Return the relationships that lead from the font table to the faces."""
    links = "".join(
        f'<Relationship Id="rId{face.number}" Type="{R}/font" Target="{face.part.removeprefix("word/")}"/>'
        for face in FACES
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">{links}</Relationships>'
