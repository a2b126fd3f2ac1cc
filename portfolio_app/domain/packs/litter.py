"""Litter: what computers put into folders and ZIPs by themselves, which changes nothing of a pack."""

import re

_HIDDEN = frozenset(
    {
        ".ds_store", ".localized", ".directory", ".apdisk", ".dropbox", ".dropbox.attr", ".volumeicon.icns", "icon\r",
        "thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini",
    }
)  # fmt: skip
_FOLDERS = frozenset({".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", ".appledouble", "$recycle.bin"})
# Lock files of Microsoft Office and LibreOffice, and files that a network drive keeps while a deleted one is open.
_LOCK = re.compile(r"~\$.+\.[a-z]{3,4}|\.~lock\..+#|\.nfs[0-9a-f]{16,}|\.fuse_hidden[0-9a-f]{16,}")
_ZONE = re.compile(r".+[:\uf03a]zone\.identifier")
_LARGEST = 16 << 20
_LARGEST_LOCK = 4096
_LARGEST_FORK = 1 << 20
"""Bytes of what macOS keeps beside a file on other systems' disks."""


def is_litter(path: str, size: int) -> bool:
    """Tell whether a file is one that a system or an office program makes by itself, by its name and its size."""
    *folders, name = path.replace("\\", "/").casefold().split("/")
    if name.startswith("._") and len(name) > len("._"):
        return size <= _LARGEST_FORK
    if folders and any(folder in _FOLDERS for folder in folders):
        return size <= _LARGEST
    if _LOCK.fullmatch(name) or _ZONE.fullmatch(name):
        return size <= _LARGEST_LOCK
    return name in _HIDDEN and size <= _LARGEST
