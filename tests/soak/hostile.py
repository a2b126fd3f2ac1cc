"""Files made to take all time and memory: each is answered within bounds by a process of its own, and it goes on."""

import io
import os
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.soak.calls import CONTRACT, said_of
from tests.soak.hostile_pdfs import hostile_pdfs
from tests.soak.outcome import Outcome
from tests.soak.seeds import Seeds

SECONDS, BYTES = 15.0, 1 << 30
"""How much of the processor's time an answer to a hostile file may take, and how much memory the program or its child."""
_BUSY = 6.0
"""How many times as long it may take by the clock: other things may run on the machine."""

Made = dict[str, bytes]


class Cost(NamedTuple):
    """What a call ended with, and what it used: seconds of the processor's time, and bytes, its child included."""

    code: int
    seconds: float
    memory: int


@dataclass(slots=True)
class Worst:
    """The most that any call used so far, and which call that was."""

    seconds: float = 0.0
    memory: int = 0
    slowest: str = ""
    largest: str = ""

    def note(self, cost: Cost, arguments: tuple[object, ...]) -> None:
        """Look at what a call used."""
        if cost.seconds > self.seconds:
            self.seconds, self.slowest = cost.seconds, said_of(arguments)
        if cost.memory > self.memory:
            self.memory, self.largest = cost.memory, said_of(arguments)

    def say(self) -> str:
        """Return the row that is printed."""
        return (
            f"at most {self.seconds:.1f} s of the processor's time of {SECONDS:.0f} s ({self.slowest}), "
            f"{self.memory >> 20} MB of {BYTES >> 20} MB ({self.largest})"
        )


def hostile_files() -> Made:
    """Return hostile files by the names that they are given."""
    return {
        **hostile_pdfs(),
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


def try_hostile(seeds: Seeds, folder: Path, shared: Path | None = None, share: float = 1.0, seed: int = 0) -> Outcome:
    """Give each hostile file, and those of the shared folder, to all that read its kind; or a share of the files."""
    chance = Random(seed)
    outcome, worst = Outcome("hostile files"), Worst()
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Path] = []
    for name, content in hostile_files().items():
        files.append(folder / name)
        files[-1].write_bytes(content)
    if shared is not None:
        files += sorted(path for path in shared.iterdir() if path.suffix != ".portfolio-journal")
    for path in chance.sample(files, max(1, round(len(files) * share))):
        for arguments in _calls(path, seeds, folder):
            outcome.tried += 1
            if fault := _fault(arguments, worst):
                outcome.failed(f"{path.name!r} in {arguments[0]} {arguments[1]}: {fault}")
    outcome.notes.append(worst.say())
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
        yield "export", portfolio, f"--{form}", folder / f"made.{form}", "--allow-personal-data"
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
    if path.suffix in (".pdf", ".docx", ".html"):
        yield "account", "add", portfolio, path, "--check"
    if path.suffix in (".pdf", ".docx", ".xlsx"):
        yield "framework", "import", path, "--check"
    if path.suffix == ".docx":
        yield "export", portfolio, "--docx", folder / "made.docx", "--template", path, "--allow-personal-data"
    if path.suffix == ".zip":
        yield "import", path, folder / "new.portfolio"


def _fault(arguments: tuple[object, ...], worst: Worst) -> str:
    """Return what of a call goes beyond the bounds or the contract."""
    given = [sys.executable, "-m", "portfolio_app", *map(str, arguments)]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(given, stdout=subprocess.DEVNULL, stderr=errors)
        cost = _ended(process)
        errors.seek(0)
        said = errors.read(1 << 20)
    if cost is None:
        return f"no answer in {SECONDS * _BUSY:.0f} s"
    worst.note(cost, arguments)
    if cost.code not in CONTRACT:
        return f"exit code {cost.code}: {said.decode(errors='replace')[:300]}"
    if b"could not be printed" in said:
        return said.decode(errors="replace")[:300]
    if b"\x1b" in said or "\u202e".encode() in said:
        return "commands reached the terminal"
    if cost.memory > BYTES:
        return f"took {cost.memory >> 20} MB, its child included"
    return f"took {cost.seconds:.1f} s of the processor's time" if cost.seconds > SECONDS else ""


def _ended(process: "subprocess.Popen[bytes]") -> Cost | None:
    """Wait for a process; return what it and its child used, None where it is killed for not coming to its end."""
    late = time.monotonic() + SECONDS * _BUSY
    while time.monotonic() < late:
        number, status, used = os.wait4(process.pid, os.WNOHANG)
        if number:
            process.returncode = os.waitstatus_to_exitcode(status)
            return Cost(process.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
        time.sleep(0.02)
    process.kill()
    process.wait()
    return None


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
