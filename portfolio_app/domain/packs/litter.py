"""Litter: what computers put into folders and ZIPs by themselves, which changes nothing of a pack."""

import re

_HIDDEN = frozenset(
    {
        ".ds_store", ".localized", ".directory", ".apdisk", ".dropbox", ".dropbox.attr", ".volumeicon.icns", "icon\r",
        ".com.apple.timemachine.supported", ".com.apple.timemachine.donotpresent", ".trashes", ".metadata_never_index",
        "thumbs.db", "thumbs.db:encryptable", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini",
    }
)  # fmt: skip
_FOLDERS = frozenset(
    {
        ".spotlight-v100", ".trashes", ".fseventsd", ".temporaryitems", ".documentrevisions-v100", ".appledouble",
        "$recycle.bin", "recycler", "system volume information",
    }
)  # fmt: skip
# Of each user of a memory stick on Linux (freedesktop.org, Trash specification 1.0).
_TRASH = re.compile(r"\.trash(-\d{1,10})?")
# What a network drive keeps of a deleted file while that is open somewhere: all of it.
_DELETED = re.compile(r"\.nfs\.?[0-9a-f][0-9a-f.]{3,}|\.fuse_hidden[0-9a-f]{16,}")
# Lock files of Microsoft Office and LibreOffice.
_LOCK = re.compile(r"~\$.+\.[a-z]{3,4}|\.~lock\..+#")
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
    if any(folder in _FOLDERS or _TRASH.fullmatch(folder) for folder in folders) or _DELETED.fullmatch(name):
        return size <= _LARGEST
    if _LOCK.fullmatch(name) or _ZONE.fullmatch(name):
        return size <= _LARGEST_LOCK
    return name in _HIDDEN and size <= _LARGEST
