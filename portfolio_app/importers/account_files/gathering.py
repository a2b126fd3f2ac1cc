"""What the readers of documents gather: the words of a paragraph with what is bold, and the remarks on them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from portfolio_app.domain.account_files.block import COMMENT, Block, LeftOut, Picture, Remark, SourceText
from portfolio_app.domain.words.text import clean
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

MOST_BLOCKS = 50_000
MOST_CHARACTERS = 3_000_000
MOST_PICTURES = 200
PICTURES = {
    ".png": "png",
    ".jpg": "jpg",
    ".jpeg": "jpg",
    ".gif": "gif",
    ".bmp": "bmp",
    ".tif": "tif",
    ".tiff": "tif",
    ".webp": "webp",
}
"""Endings of pictures that can become evidence; drawings (EMF, WMF, SVG) cannot be shown here."""
LEAST_PICTURE = 2_000
"""Bytes: what is smaller is a bullet or a line."""


@dataclass(slots=True)
class Line:
    """A paragraph as it is read: pieces of words, whether they are bold, and the comments that are open."""

    pieces: list[str] = field(default_factory=list[str])
    length: int = 0
    lead: int = 0
    plain: bool = False
    remarks: list[Remark] = field(default_factory=list[Remark])

    def add(self, text: str, *, bold: bool = False) -> None:
        """Put words behind the others."""
        if not text:
            return
        text = clean(text)
        self.pieces.append(text)
        self.length += len(text)
        if bold and not self.plain:
            self.lead = self.length
        elif text.strip():
            self.plain = True

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self.pieces)

    @property
    def is_blank(self) -> bool:
        """Whether there are no words."""
        return not any(piece.strip() for piece in self.pieces)


@dataclass(slots=True)
class Place:
    """Where in tables a paragraph stands; 0 outside of them."""

    table: int = 0
    row: int = 0
    column: int = 0


class Gathered:
    """A document as it grows; raises RefusedError when it has more than can be read."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.pictures: list[Picture] = []
        self.title = ""
        self._characters = 0

    def add(
        self,
        line: Line,
        place: Place,
        *,
        level: int = 0,
        listed: bool = False,
        prefix: str = "",
        where: str = "",
        note: bool = False,
    ) -> None:
        """Take a paragraph as a block, if it has words."""
        if line.is_blank and not line.remarks:
            return
        text = f"{prefix}{line.text}".rstrip()
        shift = len(prefix)
        remarks = tuple(Remark(r.start + shift, r.end + shift, r.text, r.by, r.key, r.kind) for r in line.remarks)
        self._count(len(text))
        lead = line.lead + shift if line.lead else 0
        self.blocks.append(Block(text, level, lead, where, place.table, place.row, place.column, listed, note, remarks))

    def add_notes(self, notes: Iterable[str], place: Place) -> None:
        """Take the notes of the paragraph before, a block each."""
        for text in notes:
            note = Line()
            note.add(text)
            self.add(note, place, note=True)

    def leave_out(self, what: str, text: str) -> None:
        """Take note of words that are not the document's own."""
        words = "\n".join(" ".join(part.split()) for part in clean(text).split("\n") if part.strip())
        if words:
            self._count(len(words))
            if LeftOut(what, words) not in self.left_out[-20:]:
                self.left_out.append(LeftOut(what, words))

    def picture(self, picture: Picture) -> None:
        """Take note of a picture, once."""
        if len(self.pictures) < MOST_PICTURES and all(picture.part != known.part for known in self.pictures):
            self.pictures.append(picture)

    def text(self) -> SourceText:
        """Return what was gathered."""
        return SourceText(tuple(self.blocks), self.title, tuple(self.left_out), tuple(self.pictures))

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MOST_CHARACTERS or len(self.blocks) >= MOST_BLOCKS:
            raise RefusedError(tr("it has more words than can be read at once; save the accounts in smaller files."))


def remark_of(text: str, start: int, end: int, *, by: str = "", key: int = 0, kind: str = COMMENT) -> Remark:
    """Return a remark with its words on single lines."""
    return Remark(
        start, end, "\n".join(filter(None, (" ".join(p.split()) for p in clean(text).split("\n")))), by, key, kind
    )


def paragraphs(texts: Iterable[str]) -> str:
    """Return paragraphs as one text."""
    return "\n".join(text for text in texts if text.strip())
