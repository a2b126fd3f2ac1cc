"""Adding 200 MB of photographs: CPU beside decoding them once, peak memory, and listing them afterwards."""

import tempfile
import time
from pathlib import Path
from random import Random

from PIL import Image

from benchmarks.measure import cost_of, head, line, median_ms
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import create_workspace, open_workspace

PHOTOS = 80
_SIZE = (4000, 3000)
_BYTES = 2_500_000


def make_photos(folder: Path) -> list[Path]:
    """Write photographs of 12 megapixels and 2.5 MB, as a telephone makes them, no two alike."""
    exif = Image.Exif()
    exif[0x010F] = "Telephone"
    exif.get_ifd(0x8825)[1] = "N"
    noise = Image.frombytes("RGB", (320, 240), Random(1).randbytes(3 * 320 * 240))
    template = folder / "template.jpg"
    noise.resize(_SIZE, Image.Resampling.BICUBIC).save(template, quality=85, exif=exif)
    content = template.read_bytes()
    # A comment brings each to its size: it is read through like everything else.
    left = max(0, _BYTES - len(content))
    paths: list[Path] = []
    for number in range(PHOTOS):
        path = folder / f"photo {number}.jpg"
        part = Random(number).randbytes(40_000)
        comments = b"\xff\xfe" + (len(part) + 2).to_bytes(2, "big") + part
        path.write_bytes(content[:2] + comments * (left // len(comments)) + content[2:])
        paths.append(path)
    template.unlink()
    return paths


def add(portfolio: str, folder: str) -> float:
    """Add the photographs; return the CPU seconds."""
    paths = sorted(Path(folder).glob("*.jpg"))
    with open_workspace(Path(portfolio)) as workspace:
        began = time.process_time()
        assert len(workspace.evidence.add(paths).added) == len(paths)
        return time.process_time() - began


def decode(folder: str) -> float:
    """Decode the photographs as small as a thumbnail needs, which adding them cannot do without."""
    paths = sorted(Path(folder).glob("*.jpg"))
    began = time.process_time()
    for path in paths:
        with Image.open(path) as image:
            image.draft("RGB", (640, 640))
            image.load()
    return time.process_time() - began


def main() -> None:
    """Print the figures."""
    head(f"Evidence files: {PHOTOS} photographs of 12 megapixels")
    with tempfile.TemporaryDirectory() as name:
        folder, portfolio = Path(name) / "photos", Path(name) / "a.portfolio"
        folder.mkdir()
        size = sum(path.stat().st_size for path in make_photos(folder))
        create_workspace(portfolio, make_portfolio("Ann")).close()
        adding = cost_of("benchmarks.evidence_files:add", str(portfolio), str(folder))
        decoding = cost_of("benchmarks.evidence_files:decode", str(folder))
        line("added, in all", f"{size / 1e6:.0f} MB in {adding.cpu:.2f} s CPU", "")
        line("decoding alone", f"{decoding.cpu:.2f} s CPU", "")
        line("beside decoding", f"{adding.cpu - decoding.cpu:.2f} s CPU", "at most 5 s")
        line("peak memory", f"{adding.memory:.0f} MB", "under 250 MB")
        with open_workspace(portfolio) as workspace:
            line("listed", f"{median_ms(workspace.evidence.list):.1f} ms", "at once")
            ids = range(1, PHOTOS + 1)
            line("all small pictures", f"{median_ms(lambda: workspace.evidence.thumbnails(ids)):.1f} ms", "")
