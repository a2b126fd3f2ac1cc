"""Where lines break, about: enough to set a code beside the line that its passage begins in.

Only Word knows the true breaks, and the reader may change the font; the estimate is right for the
document as it leaves here, and near enough afterwards.
"""

from functools import lru_cache

from portfolio_app.exporters.word.palette import BODY_POINTS, TEXT_WIDTH

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
_WIDTHS.update({"’": 511, "‘": 511, "“": 857, "”": 857, "–": 1020, "—": 1854, "…": 1414, "£": 1038})
_OTHER = 1060
_WIDE = 2048
_FIRST_WIDE = "\u2e80"
_SPACE = _WIDTHS[" "]
_ROOM = TEXT_WIDTH / 20 / BODY_POINTS * 2048


@lru_cache(maxsize=16_384)
def word_width(word: str) -> int:
    """Return the word's width in Calibri, in 1/2048 em."""
    return sum([_WIDTHS.get(letter) or (_WIDE if letter >= _FIRST_WIDE else _OTHER) for letter in word])


class LineCounter:
    """Counts lines as text runs on; a word is never cut, and a line end starts a line."""

    def __init__(self) -> None:
        self.line = 0
        self._used = 0.0

    def advance(self, text: str) -> None:
        """Let the text run on from where the last ended."""
        for number, part in enumerate(text.split("\n")):
            if number:
                self.line, self._used = self.line + 1, 0.0
            words = part.split(" ")
            self._extend(word_width(words[0]))
            for word in words[1:]:
                self._used += _SPACE
                self._extend(word_width(word))

    def line_of(self, text: str) -> int:
        """Return the line that the text's first word will stand in."""
        word = text.lstrip().split(maxsplit=1)[:1]
        width = word_width(word[0]) if word else 0
        return self.line + (1 if self._used and self._used + width > _ROOM else 0)

    def _extend(self, width: int) -> None:
        if self._used + width <= _ROOM:
            self._used += width
        elif width <= _ROOM:
            self.line, self._used = self.line + 1, float(width)
        else:
            # Scripts without spaces break anywhere.
            lines, rest = divmod(self._used + width, _ROOM)
            self.line, self._used = self.line + int(lines), rest
