"""A pack as computers and other programs give it back: packed again, unzipped, renamed, with litter between."""

import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, BinaryIO, cast

Files = Mapping[str, bytes]
Variant = Callable[[Files, Path], Path]

LITTER: Files = {
    ".DS_Store": bytes(6148),
    "evidence/.DS_Store": bytes(6148),
    "__MACOSX/._Portfolio.pdf": b"\0\5\26\7" + bytes(100),
    "__MACOSX/evidence/._E002 na\u00efve caf\u00e9.txt": b"\0\5\26\7",
    "._data": b"\0\5\26\7",
    "Thumbs.db": bytes(9000),
    "evidence/Desktop.ini": b"[.ShellClassInfo]\r\n",
    "~$cisions.xlsx": bytes(165),
    ".~lock.Decisions.xlsx#": b",Ann,laptop,20.11.2026 18:30,file:///home/ann/.config/libreoffice/4;",
    ".directory": b"[Dolphin]\n",
    "System Volume Information/WPSettings.dat": bytes(12),
    "System Volume Information/IndexerVolumeGuid": bytes(76),
    ".Trash-1000/info/old.pdf.trashinfo": b"[Trash Info]\n",
    ".Trash-1000/files/old.pdf": b"%PDF-1.7",
    ".nfs000000000a3f4c2e00000011": bytes(50_000),
    "evidence/.nfs04c2e11": b"x",
    ".com.apple.timemachine.supported": b"",
    ".Trashes": b"",
}


def files_of(pack: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Files, path: Path, *, comment: bytes = b"", **options: int) -> Path:
    with zipfile.ZipFile(path, "w", options.get("compression", zipfile.ZIP_DEFLATED)) as archive:
        archive.comment = comment
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def folder(files: Files, path: Path) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def by_hand(files: Files, path: Path, encode: Callable[[str], bytes], flags: int = 0, *, extra: bool = False) -> Path:
    """Write a ZIP of stored files byte by byte: names as ``encode`` gives them, with the flags that are given."""
    body, directory = bytearray(), bytearray()
    for name, content in files.items():
        raw = encode(name)
        more = b""
        if extra:  # Info-ZIP's Unicode path
            said = name.encode()
            more = struct.pack("<HHBI", 0x7075, 5 + len(said), 1, zlib.crc32(raw)) + said
        common = struct.pack("<HHHHIIIHH", flags, 0, 0x6000, 0x5C61, zlib.crc32(content), len(content), len(content),
                             len(raw), len(more))  # fmt: skip
        directory += b"PK\x01\x02" + struct.pack("<HH", 20, 20) + common
        directory += struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + raw + more
        body += b"PK\x03\x04" + struct.pack("<H", 20) + common + raw + more + content
    end = struct.pack("<HHHHIIH", 0, 0, len(files), len(files), len(directory), len(body), 0)
    path.write_bytes(bytes(body) + bytes(directory) + b"PK\x05\x06" + end)
    return path


def zip64(files: Files, path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=True) as entry:
                entry.write(content)
    return path


class _Pipe:
    """A stream that cannot go back, as a pipe."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, piece: bytes) -> int:
        return self._file.write(piece)

    def flush(self) -> None:
        self._file.flush()


def streamed(files: Files, path: Path) -> Path:
    """Write a ZIP as into a pipe, so that sizes stand behind the bytes (data descriptors)."""
    with path.open("wb") as file, zipfile.ZipFile(cast("IO[bytes]", _Pipe(file)), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def dated(files: Files, path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, content) in enumerate(files.items()):
            archive.writestr(zipfile.ZipInfo(name, (2027, 1, 1 + number, 12, 0, 0)), content)
    return path


def nfd(name: str) -> str:
    return unicodedata.normalize("NFD", name)


def wrapped(files: Files, top: str) -> Files:
    return {f"{top}/{name}": content for name, content in files.items()}


HARMLESS: Mapping[str, Variant] = {
    "packed again": lambda files, to: zipped(files, to / "a.zip"),
    "stored": lambda files, to: zipped(files, to / "a.zip", compression=zipfile.ZIP_STORED),
    "another order": lambda files, to: zipped(dict(reversed([*files.items()])), to / "a.zip"),
    "other times": lambda files, to: dated(files, to / "a.zip"),
    "a comment": lambda files, to: zipped(files, to / "a.zip", comment=b"Made by another program"),
    "Zip64": lambda files, to: zip64(files, to / "a.zip"),
    "streamed": lambda files, to: streamed(files, to / "a.zip"),
    "UTF-8 that is not said to be": lambda files, to: by_hand(files, to / "a.zip", str.encode),
    "UTF-8, decomposed": lambda files, to: by_hand(files, to / "a.zip", lambda name: nfd(name).encode(), 0x800),
    "UTF-8, decomposed, not said": lambda files, to: by_hand(files, to / "a.zip", lambda name: nfd(name).encode()),
    "CP437": lambda files, to: by_hand(files, to / "a.zip", lambda name: name.encode("cp437")),
    "CP850": lambda files, to: by_hand(files, to / "a.zip", lambda name: name.encode("cp850")),
    "Windows 1252": lambda files, to: by_hand(files, to / "a.zip", lambda name: name.encode("cp1252")),
    "Info-ZIP's second name": lambda files, to: by_hand(
        files, to / "a.zip", lambda name: name.encode("ascii", "replace").replace(b"?", b"_"), extra=True
    ),
    "names misread once": lambda files, to: zipped(
        {name.encode().decode("cp437"): content for name, content in files.items()}, to / "a.zip"
    ),
    "backslashes": lambda files, to: by_hand(files, to / "a.zip", lambda name: name.replace("/", "\\").encode()),
    "a dot before each name": lambda files, to: by_hand(
        {f"./{name}": content for name, content in files.items()}, to / "a.zip", str.encode
    ),
    "a dot before each name, and folders": lambda files, to: zipped(
        {"./": b"", "./evidence/": b"", **wrapped(files, ".")}, to / "a.zip"
    ),
    "a folder round it": lambda files, to: zipped(wrapped(files, "Zo\u00eb\u2019s pack"), to / "a.zip"),
    "two folders round it": lambda files, to: zipped(wrapped(files, "Downloads/pack (1)"), to / "a.zip"),
    "folders of their own": lambda files, to: zipped({"evidence/": b"", "data/": b"", **files}, to / "a.zip"),
    "litter": lambda files, to: zipped({**LITTER, **files}, to / "a.zip"),
    "litter round a folder": lambda files, to: zipped(
        {".DS_Store": b"", "__MACOSX/pack/._data": b"", **wrapped({**LITTER, **files}, "pack")}, to / "a.zip"
    ),
    "unzipped": lambda files, to: folder(files, to / "out"),
    "unzipped, with litter": lambda files, to: folder({**LITTER, **files}, to / "out"),
    "unzipped, decomposed": lambda files, to: folder({nfd(name): c for name, c in files.items()}, to / "out"),
    "unzipped, names misread": lambda files, to: folder(
        {name.encode().decode("cp437"): c for name, c in files.items()}, to / "out"
    ),
    "unzipped into a folder": lambda files, to: folder({".DS_Store": b"", **wrapped(files, "pack")}, to / "out"),
    "the form filled in": lambda files, to: folder({**files, "Decisions.xlsx": b"filled in"}, to / "out"),
    "the form filled in and zipped": lambda files, to: zipped({**files, "Decisions.xlsx": b"x"}, to / "a.zip"),
}

ADDED: Mapping[str, Files] = {
    "a document": {"Portfolio (final).pdf": b"%PDF-1.7"},
    "evidence": {"evidence/E009 more.txt": b"more"},
    "a hidden file": {".hidden": b"x"},
    "what looks like a folder of macOS": {"__MACOSX/more.pdf": b"%PDF-1.7"},
    "a name like that of the trash": {".Trash-1000.pdf": b"%PDF-1.7"},
    "a large lock file": {"~$Portfolio.docx": bytes(100_000)},
    "another list": {"data/manifest.json": b"{}"},
    "another form": {"evidence/Decisions.xlsx": b"x"},
    "a program called like litter": {"Thumbs.db.exe": b"MZ", "desktop.ini.lnk": b"L"},
}
