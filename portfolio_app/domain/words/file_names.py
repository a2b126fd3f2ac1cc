"""Makes any name safe as a file's, everywhere; what files in a pack are called is in ``services/packs/packs.py``."""

import re
import unicodedata

LONGEST = 120
"""Characters of a name: Windows allows 260 for a whole path, and packs are unzipped in deep folders."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(?=\.|\s|$)")
_LONGEST_ENDING = 12


def safe_name(name: str, instead: str = "file") -> str:
    """Return the name as any system takes it: one path part, NFC, of at most LONGEST characters and 240 bytes."""
    text = unicodedata.normalize("NFC", name)
    # Control characters, surrogates, and marks that turn the direction of writing, which can hide an ending.
    text = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in text)
    text = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", text)).strip(" .")
    stem, dot, ending = text.rpartition(".")
    if not dot or not stem or len(ending) > _LONGEST_ENDING:
        stem, ending = text, ""
    stem = stem.strip(" .")[: LONGEST - len(ending) - 1].strip(" .") or instead
    while len(stem.encode()) > 240 - len(ending.encode()) - 1:
        stem = stem[:-1].strip(" .")
    made = f"{stem}.{ending}" if ending else stem
    return f"{instead} {made}" if _RESERVED.match(made) else made


def fold(path: str) -> str:
    """Return what two paths share that Windows or macOS would take for the same file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def is_safe_path(path: str) -> bool:
    """Tell whether a pack may hold this path: relative, forward slashes, no part that any system reads otherwise."""
    parts = path.split("/")
    return len(path) <= 2 * 260 and len(parts) <= 8 and all(_is_safe_part(part) for part in parts)


def _is_safe_part(part: str) -> bool:
    return (
        bool(part)
        and part not in (".", "..")
        and not _FORBIDDEN.search(part)
        and not _RESERVED.match(part)
        and part[-1] not in " ."
        and all(unicodedata.category(c) not in ("Cc", "Cs") for c in part)
    )
