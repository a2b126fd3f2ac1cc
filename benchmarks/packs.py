"""Packs: 50 accounts and 200 files of 300 MB, written and verified, beside zip and sha256sum over the same bytes."""

import os
import resource
import subprocess
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

from benchmarks.content import make_content
from benchmarks.measure import cost_of, head, line
from benchmarks.portfolio_file import fill
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind
from portfolio_app.domain.evidence.file import FileVersion
from portfolio_app.domain.packs.profile import EVERYTHING, Part, Profile
from portfolio_app.storage.database import Database

FILES, SIZE = 200, 1_500_000
MADE_AT = "2026-11-01T12:00:00Z"
BARE = Profile("bare", "Bare", parts=frozenset({Part.EVIDENCE, Part.DATA}))


def make(path: str) -> None:
    """Make the portfolio."""
    fill(Path(path), make_content(50)).close()
    with Database.open(Path(path)) as database:
        for number in range(FILES):
            content = os.urandom(SIZE)
            with database.unit_of_work() as unit:
                evidence = Evidence(0, EvidenceKind.FILE, f"Photo {number}", None, "WP")
                version = FileVersion(1, f"photo {number}.jpg", "image/jpeg", SIZE, "", "", MADE_AT)
                unit.files.add(evidence, version, BytesIO(content))
                unit.commit()


def pack(path: str, target: str, documents: bool) -> float:
    """Write a pack and return the CPU seconds that it took."""
    from portfolio_app.workspace import open_workspace

    with open_workspace(Path(path), read_only=True) as workspace:
        began = time.process_time()
        workspace.packs.make(Path(target), MADE_AT, EVERYTHING if documents else BARE)
        return time.process_time() - began


def check(target: str) -> None:
    """Verify a pack."""
    from portfolio_app.services.packs.verifying import verify

    assert verify(Path(target)).intact


def main() -> None:
    """Print the figures."""
    head(f"A pack of 50 accounts and {FILES} files, {FILES * SIZE / 1e6:.0f} MB")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        portfolio, target = folder / "p.portfolio", folder / "p.zip"
        cost_of("benchmarks.packs:make", str(portfolio))
        whole = cost_of("benchmarks.packs:pack", str(portfolio), str(target), True)
        bare = cost_of("benchmarks.packs:pack", str(portfolio), str(folder / "bare.zip"), False)
        with zipfile.ZipFile(target) as archive:
            archive.extractall(folder / "out")
        files = [str(path.relative_to(folder / "out")) for path in (folder / "out").rglob("*") if path.is_file()]
        zipped = _cpu_of(["zip", "-0", "-q", "-X", "../peer.zip", *files], folder / "out")
        hashed = _cpu_of(["sha256sum", *files], folder / "out")
        verified = cost_of("benchmarks.packs:check", str(target))
    peer = zipped + hashed
    line(
        "written, documents apart",
        f"{bare.cpu:.2f} s, {bare.memory:.0f} MB",
        f"ratio {bare.cpu / peer:.2f}, at most 1.5",
    )
    line("written with four documents of 50 accounts", f"{whole.cpu:.2f} s, {whole.memory:.0f} MB", "at most 300 MB")
    line("peer: zip -0 and sha256sum of the same bytes", f"{zipped:.2f} s + {hashed:.2f} s", "")
    limit = 1.3 * hashed + 0.3
    line(
        "verified, start of the program included",
        f"{verified.cpu:.2f} s, {verified.memory:.0f} MB",
        f"at most {limit:.2f} s",
    )


def _cpu_of(command: list[str], folder: Path) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
