"""The bytes of a file as text: UTF-8, UTF-16 with or without a mark, or Windows-1252; damage is refused."""

import codecs

from portfolio_app.domain.words.text import clean
from portfolio_app.importers.faults import at_line, in_file
from portfolio_app.translation import tr

_SAMPLE = 4096


def text_of(content: bytes, source: str) -> str:
    """Return the text with LF line ends; raises InputError naming the line that is in no known code."""
    return clean(_decoded(content, source))


def _decoded(content: bytes, source: str) -> str:
    code = _code_of(content)
    if code.startswith("utf-16"):
        try:
            return content.decode(code)
        except UnicodeDecodeError as error:
            said = tr("the text is damaged UTF-16; open it in the program that made it and save it as UTF-8.")
            raise in_file(source, said) from error
    if b"\0" in content:
        said = tr("this is not a text file (it holds zero bytes); save its words as a text file in UTF-8.")
        raise in_file(source, said)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        said = tr("the text is neither UTF-8 nor Windows-1252; open it in a text editor and save it as UTF-8.")
        raise at_line(source, line, said) from error


def utf8_of(content: bytes, source: str) -> bytes:
    """Return the bytes as UTF-8 without a mark, where they are in another code; raises InputError."""
    if content.startswith(codecs.BOM_UTF8):
        return content[len(codecs.BOM_UTF8) :]
    if _code_of(content).startswith("utf-16"):
        return _decoded(content, source).encode("utf-8", "replace")
    return content


def _code_of(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    # Text in Latin letters without a mark: every other byte is zero.
    head = content[:_SAMPLE]
    if len(content) % 2 == 0 and len(head) >= 4:
        even, odd = head[::2].count(0), head[1::2].count(0)
        if odd > len(head) // 5 and not even:
            return "utf-16-le"
        if even > len(head) // 5 and not odd:
            return "utf-16-be"
    return "utf-8"
