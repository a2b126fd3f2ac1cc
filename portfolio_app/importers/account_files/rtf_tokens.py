"""The words and signs of an RTF document (RTF 1.9.1, “RTF Syntax”), in the order in which they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([A-Za-z]{1,40})(-?[0-9]{1,10})?[ ]?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A brace, a control word with its number, a byte, or bytes of plain text."""

    kind: str
    word: str = ""
    number: int | None = None
    content: bytes = b""


def tokens(content: bytes) -> Iterator[Token]:
    """Yield what the document consists of; bytes that a control word such as ``bin`` announces are passed over."""
    place, size = 0, len(content)
    while place < size:
        match = _TOKEN.match(content, place)
        if match is None:
            place += 1
            continue
        place = match.end()
        if match[1]:
            word, number = match[1].decode("ascii"), int(match[2]) if match[2] else None
            if word == "bin":
                place += max(0, number or 0)
                continue
            yield Token("word", word, number)
        elif match[3]:
            yield Token("byte", content=bytes.fromhex(match[3].decode("ascii")))
        elif match[4]:
            yield Token("sign", match[4].decode("latin-1"))
        elif match[5]:
            yield Token("open" if match[5] == b"{" else "close")
        elif match[6]:
            yield Token("text", content=match[6])
