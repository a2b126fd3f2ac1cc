"""Which language words are in, as far as their letters tell; so that they are read aloud and hyphenated as such.

The names are those of BCP 47 (https://www.rfc-editor.org/info/bcp47); ``und-Cyrl`` is some language in Cyrillic.
"""

import re
from functools import lru_cache

_SCRIPTS = (
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("und-Cyrl", "\u0400-\u052f"),
    ("hy", "\u0530-\u058f"),
    ("he", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("ar", "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"),
    ("und-Deva", "\u0900-\u097f"),
    ("bn", "\u0980-\u09ff"),
    ("pa", "\u0a00-\u0a7f"),
    ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"),
    ("th", "\u0e00-\u0e7f"),
    ("ka", "\u10a0-\u10ff"),
    ("und-Ethi", "\u1200-\u137f"),
    ("zh", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"),
    ("ja", "\u3040-\u30ff"),
    ("ko", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
)
_LETTER = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS}
_OTHER = re.compile(f"[{''.join(letters for _, letters in _SCRIPTS)}]")
# Letters that only one language of a script has; the first that is met decides.
_TELLTALES = {
    "ar": (("ur", re.compile("[\u0679\u0688\u0691\u06ba\u06d2]")), ("fa", re.compile("[\u067e\u0686\u0698\u06af]"))),
    "und-Cyrl": (
        ("be", re.compile("[\u040e\u045e]")),
        ("uk", re.compile("[\u0404\u0407\u0454\u0457\u0490\u0491]")),
        ("sr", re.compile("[\u0402\u0408\u0409\u040a\u040b\u040f\u0452\u0458\u0459\u045a\u045b\u045f]")),
        ("ru", re.compile("[\u042b\u042d\u0401\u044b\u044d\u0451]")),
    ),
    "zh": (("ja", _LETTER["ja"]),),
}
_WORD = re.compile(r"[^\W\d_]+")
_WELSH = frozenset(
    """a ac aeth am ar at bod bu byddai cael cwsmer dan dim ei ein er eu fe felly fi fy gan gwaith gyda hi hynny i iddi
    iddo mae maen mi mynd na nad ni o oedd oes ond ond roedd roeddwn rydw rydym sydd sy trwy wedi wrth y yn yna yr yw
    ymlaen""".split()
)
_FEWEST_WORDS, _WELSH_SHARE = 6, 0.3


def language_of(text: str) -> str:
    """Return the language of most of a text; "" when its letters do not tell, as those of English do not."""
    if text.isascii():
        return "cy" if " yn " in text and _is_welsh(text) else ""
    letters = sum(len(word) for word in _WORD.findall(text))
    if 2 * len(_OTHER.findall(text)) > letters:
        return language_of_letters(text)
    return "cy" if " yn " in text and _is_welsh(text) else ""


def is_other_script(character: str) -> bool:
    """Say whether a character is a letter of a script that English is not written in."""
    return not character.isascii() and _OTHER.match(character) is not None


@lru_cache(maxsize=1000)
def language_of_letters(text: str) -> str:
    """Return the language that the most frequent of the other scripts in a text tells; "" when there is none."""
    counts = {name: len(letter.findall(text)) for name, letter in _LETTER.items()}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return ""
    return next((name for name, sign in _TELLTALES.get(script, ()) if sign.search(text)), script)


def _is_welsh(text: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text)]
    return len(words) >= _FEWEST_WORDS and sum(word in _WELSH for word in words) >= len(words) * _WELSH_SHARE
