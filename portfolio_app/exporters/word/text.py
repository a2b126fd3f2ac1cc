"""Text as WordprocessingML: escaped, with line ends and tabs as elements, right-to-left words as such."""

import re
from functools import lru_cache

from portfolio_app.domain.words.text import clean

# What needs more than copying: markup, control characters, what XML cannot carry, right-to-left letters.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_PLAIN_BREAKERS = "&<>\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_SPECIAL = re.compile(f"[{_PLAIN_BREAKERS}{_RTL}]")
_RTL_WORDS = re.compile(f"([{_RTL}]+(?:[^\\w\n\t]+[{_RTL}]+)*)")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_RTL_LETTER = re.compile(f"[{_RTL}]")
_SHORT = 48
_BREAKS = re.compile(r"([\n\t])")
_BREAK_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def escaped(text: str) -> str:
    """Return the text fit to stand between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """Return the text cleaned, on one line and fit to stand in double quotes."""
    return escaped(" ".join(clean(text).split())).replace('"', "&quot;")


def run(text: str, properties: str = "") -> str:
    """Return runs with the text; ``properties`` is what stands inside ``w:rPr``, in the schema's order."""
    return _known_run(text, properties) if len(text) < _SHORT else _run(text, properties)


def _run(text: str, properties: str) -> str:
    if not text:
        return ""
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    if _is_plain(text):
        if text[0] == " " or text[-1] == " " or "  " in text:
            return f'<w:r>{shown}<w:t xml:space="preserve">{text}</w:t></w:r>'
        return f"<w:r>{shown}<w:t>{text}</w:t></w:r>"
    text = clean(text)
    if _RTL_LETTER.search(text) is None:
        return f"<w:r>{shown}{_content(text)}</w:r>" if text else ""
    # Word sets bold, size and font of right-to-left letters only where the run says that it is one.
    turned = f"<w:rPr>{properties}<w:rtl/></w:rPr>"
    parts = enumerate(_RTL_WORDS.split(text))
    return "".join(f"<w:r>{turned if index % 2 else shown}{_content(part)}</w:r>" for index, part in parts if part)


_known_run = lru_cache(maxsize=8192)(_run)
"""References, methods, dates and codes come again and again."""


def _is_plain(text: str) -> bool:
    """Tell whether the text can stand between tags as it is."""
    if text.isascii():
        return text.isprintable() and "&" not in text and "<" not in text and ">" not in text
    return _SPECIAL.search(text) is None


def reads_from_right(text: str) -> bool:
    """Tell whether a paragraph with this text runs from right to left: its first letter decides."""
    if _RTL_LETTER.search(text) is None:
        return False
    letter = _FIRST_LETTER.search(text)
    return letter is not None and _RTL_LETTER.match(letter.group()) is not None


def _content(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return _words(text)
    return "".join(_BREAK_ELEMENTS.get(part) or _words(part) for part in _BREAKS.split(text) if part)


def _words(text: str) -> str:
    # Spaces at the edges are dropped unless they are said to count.
    kept = ' xml:space="preserve"' if text[0] == " " or text[-1] == " " or "  " in text else ""
    return f"<w:t{kept}>{escaped(text)}</w:t>"
