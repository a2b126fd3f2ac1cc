"""Where lines break: Calibri's widths, and a counter that fills lines as Word does.

Only Word knows the true breaks, and the reader may change the font. The count is right for the document as it
leaves here: good enough to fill in page numbers and to set a code beside the line that its passage begins in.
"""

# Calibri's advance widths in 1/2048 em.
_WIDTHS: dict[str, int] = dict(
    zip(
        " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
        (
            *(463, 667, 821, 1020, 1038, 1464, 1397, 452, 621, 621, 1020, 1020, 511, 627, 517, 791),
            *(1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548, 548, 1020, 1020, 1020, 949, 1831),
            *(1185, 1114, 1092, 1260, 1000, 941, 1292, 1276, 516, 653, 1064, 861, 1751, 1322, 1356, 1058, 1378, 1112),
            *(941, 998, 1314, 1162, 1822, 1063, 998, 959, 628, 791, 628, 1020, 1020, 596),
            *(981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636, 1076, 1080, 1076, 1076, 714, 801),
            *(686, 1076, 925, 1464, 887, 927, 809, 644, 943, 644, 1020),
        ),
        strict=True,
    )
)
_WIDTHS.update({"’": 511, "‘": 511, "“": 857, "”": 857, "–": 1020, "—": 1854, "…": 1414, "£": 1038, "·": 517})
_WIDTHS["\u00a0"] = _WIDTHS[" "]
_OTHER, _WIDE = 1060, 2048
_FIRST_WIDE = "\u2e80"
_SPACE = _WIDTHS[" "]
BOLD = 1.03
"""Bold letters are about this much wider."""


class _Widths(dict[str, int]):
    """Each word's width with the space before it, in 1/2048 em, found once."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST_KNOWN:
            self.clear()
        width = self[word] = _SPACE + sum(
            [_WIDTHS.get(letter) or (_WIDE if letter >= _FIRST_WIDE else _OTHER) for letter in word]
        )
        return width


_MOST_KNOWN = 50_000
_KNOWN = _Widths()


class LineCounter:
    """Counts lines of a width, in points, as text runs on; a line end in the text starts a line."""

    def __init__(self, width: float) -> None:
        self.line = 0
        self._room = width * 2048
        self._used = 0.0

    def advance(self, text: str, points: float) -> None:
        """Let the text, in letters of that size, run on from where the last ended."""
        if "\n" not in text:
            self._fill(text, points)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                self.line, self._used = self.line + 1, 0.0
            self._fill(part, points)

    def line_of(self, text: str, points: float) -> int:
        """Return the line that the text's first word will stand in."""
        word = text.lstrip().split(maxsplit=1)[:1]
        width = (_KNOWN[word[0]] - _SPACE) * points if word else 0
        return self.line + (1 if self._used and self._used + width > self._room else 0)

    def _fill(self, text: str, points: float) -> None:
        # This loop sees every word of the document: one look-up, one sum and one comparison a word.
        known, room = _KNOWN, self._room / points
        used = self._used / points - _SPACE
        for word in text.split(" "):
            used += known[word]
            if used > room and word:
                width = known[word] - _SPACE
                if used > width:
                    self.line += 1
                used = width
                if width > room:
                    # Scripts without spaces break anywhere.
                    more, used = divmod(width, room)
                    self.line += int(more)
        self._used = used * points
