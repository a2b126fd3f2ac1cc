"""Bytes of e-mails and web pages as text, whatever name they give to their code."""

import codecs
import re

from portfolio_app.domain.words.text import clean

# What browsers read for these names (https://encoding.spec.whatwg.org/#names-and-labels), and names without a reader.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_NAMES = {"iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "x-sjis": "cp932", "x-gbk": "gb18030"}
_NO_TEXT = frozenset(("punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"))
"""Readers of Python that are for something else than text, or are slow."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_META = re.compile(rb"<meta[^<>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_META_WITHIN = 4096


def decoded(content: bytes, charset: str = "") -> str:
    """Return the text in the code that it is said to be in; where that is unknown or wrong, in the likeliest."""
    for mark, code in _MARKS:
        if content.startswith(mark):
            return clean(content.decode(code, "replace"))
    known = _known(charset)
    if known in ("", "cp1252"):
        try:
            return clean(content.decode())
        except UnicodeDecodeError:
            return clean(content.decode("cp1252", "replace"))
    try:
        return clean(content.decode(known, "replace"))
    except (UnicodeError, ValueError):
        return clean(content.decode("utf-8", "replace"))


def charset_in(page: bytes) -> str:
    """Return the code that a web page names itself, or ""."""
    found = _META.search(page[:_META_WITHIN])
    name = found[1].decode("ascii", "replace") if found else ""
    # A page whose name of UTF-16 can be read as plain letters is not in UTF-16.
    return "" if name.casefold().startswith("utf-16") else name


def _known(charset: str) -> str:
    name = charset.strip().casefold()
    try:
        known = codecs.lookup(_NAMES.get(name, name)).name
        b"a".decode(known)
    except (LookupError, ValueError):
        return ""
    return "" if known in _NO_TEXT else _MEANT.get(known, known)
