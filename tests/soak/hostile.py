"""Files made to take all time and memory: each is answered within bounds by a process of its own, and it goes on."""

import io
import os
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.soak.calls import CONTRACT
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds

SECONDS, BYTES = 15.0, 1 << 30
"""How long an answer to a hostile file may take on a quiet machine, and how much memory the program and its child."""
_BUSY = 4.0
"""How many times as long it may take here: other things may run on the machine."""

Made = dict[str, bytes]


def hostile_files() -> Made:
    """Return hostile files by the names that they are given."""
    return {
        "draws-itself.pdf": _pdf(b"/X Do", b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>", b"/X Do " * 40),
        "bomb.pdf": _pdf_bomb(300 << 20),
        "huge-page.pdf": _pdf(b"0 0 m", page=b"[0 0 1e9 1e9]"),
        "deep.pdf": b"%PDF-1.7\n1 0 obj" + b"[" * 200_000 + b"endobj trailer<</Root 1 0 R>>",
        "dictionaries.pdf": b"%PDF-1.7\n1 0 obj" + b"<</a" * 200_000 + b"endobj trailer<</Root 1 0 R>>",
        "bomb.docx": _package({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<w>" + b"a" * (200 << 20) + b"</w>"}),
        "entities.docx": _package({"[Content_Types].xml": b"<a/>", "word/document.xml": _LAUGHS}),
        "deep.docx": _package({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<w>" * 300_000}),
        "bomb.xlsx": _package({"xl/workbook.xml": b"<w>" + b"a" * (200 << 20) + b"</w>"}),
        "entities.xlsx": _package({"xl/workbook.xml": _LAUGHS}),
        "bomb.png": _png(30_000, 30_000),
        "wide.png": _png(2_000_000_000, 1),
        "deep.html": b"<!doctype html><html>" + b"<div>" * 400_000,
        "deep.eml": _nested_mail(3_000),
        "brackets.md": b"---\ntitle: a\n---\n\n## Action\n\n" + b"[" * 400_000,
        "spans.md": b"---\ntitle: a\n---\n\n## Action\n\n" + b"[a" * 100_000 + b']{criterion="101/1.3"}' * 100_000,
        "yaml.md": b"---\n" + b"a: {" * 100_000 + b"\n---\n",
        "dots.toml": b"a" + b".a" * 200_000 + b" = 1",
        "digits.toml": b"a = " + b"9" * 200_000,
        "points.txt": b"Examiner Marking Points\n" + b"at least two " * 200_000,
        "\u202egpj.exe": b"MZ",
        "a\x1b]0;owned\x07.txt": b"words",
        "=cmd|'calc'!A0.csv": b"=1+1",
        "con.txt": b"words",
        "-rf.txt": b"words",
    }  # fmt: skip


_LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%b">' % (98 + n, b"&%c;" % (97 + n) * 12) for n in range(12)
) + b"]><x>&m;</x>"  # fmt: skip


def try_hostile(seeds: Seeds, folder: Path, shared: Path | None = None) -> Outcome:
    """Give each hostile file, and those of the shared folder, to all that read its kind."""
    outcome = Outcome("hostile files")
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / name for name in hostile_files()]
    for path, content in zip(files, hostile_files().values(), strict=True):
        path.write_bytes(content)
    if shared is not None:
        files += sorted(path for path in shared.iterdir() if path.suffix != ".portfolio-journal")
    for path in files:
        for arguments in _calls(path, seeds, folder):
            outcome.tried += 1
            if fault := _fault(arguments):
                outcome.failed(f"{path.name!r} in {arguments[0]} {arguments[1]}: {fault}")
    return outcome


def _calls(path: Path, seeds: Seeds, folder: Path) -> Iterator[tuple[object, ...]]:
    portfolio = folder / "ours.portfolio"
    portfolio.write_bytes(seeds.portfolio.read_bytes())
    if path.suffix == ".portfolio":
        copy = folder / "theirs.portfolio"
        copy.write_bytes(path.read_bytes())
        yield "check", copy
        yield "account", "add", copy, seeds.folder / "account.md"
        return
    yield "evidence", "add", portfolio, path
    for form in ("pdf", "docx", "pack"):
        yield "export", portfolio, f"--{form}", folder / f"made.{form}"
    readers: dict[str, Callable[[], tuple[object, ...]]] = {
        ".md": lambda: ("account", "add", portfolio, path),
        ".txt": lambda: ("framework", "import", path, "--check"),
        ".toml": lambda: ("framework", "import", path, "--check"),
        ".pdf": lambda: ("witness", "import", portfolio, path),
        ".docx": lambda: ("witness", "import", portfolio, path),
        ".xlsx": lambda: ("decisions", "import", portfolio, path),
        ".decisions": lambda: ("decisions", "import", portfolio, path),
        ".zip": lambda: ("verify", path),
    }
    if path.suffix in readers:
        yield readers[path.suffix]()
    if path.suffix == ".docx":
        yield "export", portfolio, "--docx", folder / "made.docx", "--template", path
    if path.suffix == ".zip":
        yield "import", path, folder / "new.portfolio"


def _fault(arguments: tuple[object, ...]) -> str:
    """Return what of a call goes beyond the bounds or the contract."""
    began = time.monotonic()
    given = [sys.executable, "-m", "portfolio_app", *map(str, arguments)]
    process = subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _, said = process.communicate(timeout=SECONDS * _BUSY)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return f"no answer in {SECONDS * _BUSY:.0f} s"
    taken = time.monotonic() - began
    if process.returncode not in CONTRACT:
        return f"exit code {process.returncode}: {said.decode(errors='replace')[:300]}"
    if b"could not be printed" in said:
        return said.decode(errors="replace")[:300]
    if b"\x1b" in said or "\u202e".encode() in said:
        return "commands reached the terminal"
    if (used := _memory()) > BYTES:
        return f"took {used >> 20} MB, its child included"
    return f"took {taken:.0f} s" if taken > SECONDS * _BUSY else ""


def _memory() -> int:
    """Return the most memory that any process that ended so far had, its children included."""
    if os.name != "posix":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024


def _pdf(content: bytes, form: bytes = b"", inside: bytes = b"", page: bytes = b"[0 0 100 100]") -> bytes:
    """Return a PDF of one page without a table of its objects, which readers then look for."""
    drawn = b"5 0 obj%b/Length %d>>stream\n%b\nendstream endobj\n" % (form, len(inside), inside) if form else b""
    return (
        b"%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length %d>>stream\n%b\nendstream endobj\n%btrailer<</Root 1 0 R>>\n%%%%EOF"
        % (page, len(content), content, drawn)
    )


def _pdf_bomb(size: int) -> bytes:
    packed = zlib.compress(b"0 0 m " * (size // 6), 9)
    plain = _pdf(b"")
    return plain.replace(
        b"4 0 obj<</Length 0>>stream\n\n",
        b"4 0 obj<</Filter/FlateDecode/Length %d>>stream\n%b\n" % (len(packed), packed),
    )


def _package(parts: Made) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def _png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(1 << 20)))
        + chunk(b"IEND", b"")
    )


def _nested_mail(depth: int) -> bytes:
    heads = (b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (level, level) for level in range(depth))
    return b"From: a@b.c\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nMIME-Version: 1.0\n" + b"".join(heads) + b"\nwords\n"
