"""Bytes changed as accidents and attackers change them; what a change is depends on the random number's seed alone."""

import io
import zipfile
from random import Random

_ODD = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1b]0;x\x07", b"\xe2\x80\xae", b"\r", b"\n\n\n", b"'\"", b"<!DOCTYPE x [", b"&lt;"),
    *(b"-1", b"99999999999999999999", b"1e999", b"NaN", b"null", b"[[[[[[[[", b"}}}}", b"../../etc/passwd", b"=cmd()", b"{0}"),
    *(b"\xed\xa0\x80", b"\xf0\x9f\x98\x80", b"/Length 999999999", b"encoding='x-none'", b"9999-12-31", b"0000-00-00"),
)  # fmt: skip
_WHOLE_TO_SHUFFLE = 4096


def mutated(content: bytes, chance: Random) -> bytes:
    """Return the content with one to four changes."""
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        _change(changed, chance)
    return bytes(changed)


def _change(content: bytearray, chance: Random) -> None:
    at = chance.randrange(len(content) + 1)
    size = min(chance.choice((1, 1, 2, 4, 16, 200, _WHOLE_TO_SHUFFLE)), len(content) - at)
    match chance.randrange(8):
        case 0 if at < len(content):
            content[at] ^= 1 << chance.randrange(8)
        case 1:
            del content[at : at + size]
        case 2:
            content[at:at] = content[at : at + size] * chance.choice((1, 2, 50))
        case 3:
            content[at:at] = chance.choice(_ODD)
        case 4:
            content[at : at + size] = chance.randbytes(size)
        case 5:
            content[at : at + size] = chance.choice(_ODD)
        case 6:
            del content[at:]
        case _:
            other = chance.randrange(len(content) + 1)
            content[at : at + size] = content[other : other + size]


def mutated_inside(content: bytes, chance: Random) -> bytes:
    """Return a ZIP in which one part is changed and packed soundly again, so that its reader comes to see it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [(entry, package.read(entry)) for entry in package.infolist()]
    chosen = chance.randrange(len(parts))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for place, (entry, part) in enumerate(parts):
            if place == chosen and chance.randrange(12) == 0:
                continue  # it is missing
            package.writestr(entry, mutated(part, chance) if place == chosen else part)
    return made.getvalue()


def odd_text(chance: Random) -> bytes:
    """Return a long text of one thing again and again, which takes careless readers more and more time."""
    one = chance.choice(
        (b"[", b"[a]{", b"# ", b"a.", b"- ", b"`", b"*", b"<b>", b'"', b"&amp;", b": ", b"{a: ", b"|", b"\n\n", b" ", b"\t", b">",
         b"1.", b"(", b"\\", b"_", b"a\n", b"=\n", b"---\n", b"[[a]]\n", b"\xcc\x81", b"\xe2\x80\xae", b"0")
    )  # fmt: skip
    return one * chance.choice((10, 1_000, 60_000))
