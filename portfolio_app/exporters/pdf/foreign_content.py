"""The content of foreign pages, read as far as it takes to place them (ISO 32000-1, 7.2, 8.4.2, 9.3, 9.4 and 14.6)."""

import re
from collections.abc import Collection, Iterator

_NAME = rb"/[^\s/<>\[\]()%{}]*+"
_CHOICE = _NAME + rb"\s++[-+.\d]++\s++Tf"
_STRING = rb"\((?:[^()\\]|\\.|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*+\))*+\))*+\)"
_SKIPPED = _STRING + rb"|<[0-9A-Fa-f\s]*+>|%[^\r\n]*+"
_END = rb"(?![^\s/<>\[\]()%{}])"
_CHOSEN = re.compile(rb"\s++[-+.\d]++\s++Tf" + _END + rb"(?![-+.\d\sA-PR-Za-pr-z*]*+" + _CHOICE + _END + rb")")
"""After a font's name: it is chosen, and not exchanged for another before words could be shown or the state be kept."""

_ESCAPED = re.compile(rb"/[^\s/<>\[\]()%{}#]*+#")
_TOKENS = re.compile(
    rb"(?:" + _SKIPPED + rb")|(?P<name>" + _NAME + rb")(?P<tf>\s++[-+.\d]++\s++Tf" + _END + rb")?"
    rb"|(?<![^\s\]\[)(<>])(?P<do>T[jJ]|['\"]|[qQ])" + _END, re.DOTALL
)  # fmt: skip
_INNER = rb"[^<>()]|" + _STRING + rb"|<[0-9A-Fa-f\s]*+>"
_DICTIONARY = rb"<<(?:" + _INNER + rb"|<<(?:" + _INNER + rb")*+>>)*+>>"
_MARK = re.compile(
    rb"(?P<skip>" + _SKIPPED + rb")"
    rb"|" + _NAME + rb"(?:\s*+(?:" + _DICTIONARY + rb"|" + _NAME + rb")\s*+(?:BDC|DP)|\s++(?:BMC|MP))" + _END
    + rb"|(?P<name>" + _NAME + rb")|(?<![^\s\]\[)(<>])EMC" + _END, re.DOTALL
)  # fmt: skip
_HEX = rb"<\s*+([0-9A-Fa-f]++)\s*+>"
_BAD = rb"<\s*+(?:0000|[Ff][Ee][Ff][Ff]|[Ff][Ff][Ff][Ee])\s*+>"
_SECTION = re.compile(rb"beginbf(char|range)\b(.*?)endbf", re.DOTALL)
_BAD_CHAR = re.compile(rb"(" + _HEX + rb"\s*+)" + _BAD)
_BAD_RANGE = re.compile(rb"(" + _HEX + rb"\s*+" + _HEX + rb"\s*+)" + _BAD)
_PAIRS, _TRIPLES = re.compile(_HEX + rb"\s*+" + _HEX), re.compile(_HEX + rb"\s*+" + _HEX + rb"\s*+" + _HEX)
_UNKNOWN = rb"\1<FFFD>"


def has_marks(content: bytes) -> bool:
    """Tell whether there may be marked content, such as tags for screen readers; a word of the text may look so."""
    return b"BDC" in content or b"BMC" in content or b"DP" in content or b"MP" in content


def without_marks(content: bytes) -> bytes | None:
    """Return the content without marked content; None where that takes a closer look: a layer, a picture inside."""
    if (b"BI" in content and b"EI" in content) or b"/OC" in content:
        return None
    plain = _MARK.sub(lambda match: match[0] if match["skip"] or match["name"] else b" ", content)
    return None if has_marks(plain) or b"EMC" in plain else plain


def may_show_in(content: bytes, fonts: Collection[str]) -> bool:
    """Tell whether the content shows words in one of the fonts; in doubt it does."""
    # Many writers choose a font at the top of each page and then never use it.
    if not any(_is_chosen(content, name.encode()) for name in fonts):
        # A name may be written in other ways than its own.
        return b"#" in content and _ESCAPED.search(content) is not None
    # The bytes of a picture in the content may look like anything.
    return (b"BI" in content and b"EI" in content) or any(name in fonts for name in _shown(content))


def _is_chosen(content: bytes, name: bytes) -> bool:
    at = content.find(name)
    while at >= 0:
        at += len(name)
        if _CHOSEN.match(content, at):
            return True
        at = content.find(name, at)
    return False


def _shown(content: bytes) -> Iterator[str]:
    font = ""
    kept: list[str] = []
    for match in _TOKENS.finditer(content):
        if match["tf"]:
            font = match["name"].decode(errors="replace")
        elif (done := match["do"]) == b"q":
            kept.append(font)
        elif done == b"Q":
            font = kept.pop() if kept else font
        elif done and font:
            yield font


def mended_unicode(content: bytes) -> bytes | None:
    """Return a font's map to Unicode without the values that no character has (PDF/UA-1, 7.21.7).

    None when it has some that cannot be told apart.
    """

    def mended(match: re.Match[bytes]) -> bytes:
        kind, entries = match[1], match[2]
        if kind == b"char":
            entries = _PAIRS.sub(lambda pair: _BAD_CHAR.sub(_UNKNOWN, pair[0]), entries)
        else:
            # Of a range that goes on from such a value all but the first may be right.
            entries = _TRIPLES.sub(
                lambda triple: _BAD_RANGE.sub(_UNKNOWN, triple[0]) if triple[1] == triple[2] else triple[0], entries
            )
        return b"beginbf%b%bendbf" % (kind, entries)

    plain = _SECTION.sub(mended, content)
    left = any(
        _BAD_CHAR.fullmatch(pair[0]) for kind, entries in _SECTION.findall(plain) if kind == b"char"
        for pair in _PAIRS.finditer(entries)
    ) or any(
        _BAD_RANGE.fullmatch(triple[0]) for kind, entries in _SECTION.findall(plain) if kind == b"range"
        for triple in _TRIPLES.finditer(entries)
    )  # fmt: skip
    return None if left else plain
