"""Scans of several pages are counted and turned to; of pictures that move it is said that the first one shows."""

from pathlib import Path

import pytest
from PIL import Image

from portfolio_app.domain.evidence.file import MOVES
from portfolio_app.importers.document_picture import paper_picture, scan_sizes
from portfolio_app.importers.evidence_files import Intake, picture_pages, take_in
from portfolio_app.importers.evidence_files.showing import UnshownError, draw_page, page_shape
from portfolio_app.sandbox import SandboxError, run
from tests.odd_pictures import odd_pictures

COLOURS = ((250, 0, 0), (0, 250, 0), (0, 0, 250))


def scan(path: Path, pages: int = 3, **options: object) -> Path:
    """A scan whose pages are red, green, blue and of three shapes."""
    made = [Image.new("RGB", (60 + 20 * (n % 3), 80), COLOURS[n % 3]) for n in range(pages)]
    made[0].save(path, "TIFF", save_all=True, append_images=made[1:], **options)
    return path


def take(path: Path) -> Intake:
    return take_in(path, path.with_name("aside"), lambda _: None)


def middle(width: int, height: int, pixels: bytes) -> tuple[int, ...]:
    at = 3 * (height // 2 * width + width // 2)
    return tuple(pixels[at : at + 3])


@pytest.mark.parametrize("compression", ["raw", "tiff_lzw", "jpeg", "tiff_deflate"])
def test_every_page_of_a_scan_is_counted_and_drawn(tmp_path: Path, compression: str) -> None:
    path = scan(tmp_path / "scan.tiff", compression=compression)
    taken = take(path)
    assert (taken.version.pages, taken.version.warning, taken.version.cleaned) == (3, "", "")
    for number, colour in enumerate(COLOURS):
        drawn = draw_page(path, "image/tiff", number + 1, 40, 40)
        assert (
            max(abs(a - b) for a, b in zip(middle(drawn.width, drawn.height, drawn.pixels), colour, strict=True)) < 12
        )
        assert page_shape(path, "image/tiff", number + 1) == (60 + 20 * number, 80)


def test_pages_in_black_and_white_and_in_colour_may_stand_side_by_side(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    fax = Image.new("1", (64, 80), 1)
    fax.save(path, save_all=True, append_images=[Image.new("RGB", (50, 80), "blue"), Image.new("L", (70, 80), 128)])
    assert take(path).version.pages == 3
    assert page_shape(path, "image/tiff", 3) == (70, 80)
    for page in (1, 2, 3, 1):
        assert draw_page(path, "image/tiff", page, 40, 40).pixels


def test_each_page_comes_onto_paper(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.tiff")
    assert scan_sizes(path, 4) == ((60, 80), (80, 80), (100, 80), None)
    assert paper_picture(path, 3).startswith(b"\xff\xd8")


def test_a_page_that_is_not_there_is_said(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.tiff")
    with pytest.raises(UnshownError):
        draw_page(path, "image/tiff", 4, 40, 40)


def test_a_smaller_copy_of_a_page_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "scan.tiff"
    small = Image.new("RGB", (10, 10), "green")
    small.encoderinfo = {"tiffinfo": {254: 1}}
    Image.new("RGB", (80, 80), "red").save(path, save_all=True, append_images=[small])
    with Image.open(path) as made:
        made.seek(1)
        assert made.tag_v2.get(254) == 1  # type: ignore[attr-defined]
    assert take(path).version.pages == 1


def test_of_a_very_long_scan_the_first_pages_are_shown_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_pages, "MOST_PAGES", 5)
    found = picture_pages.look(scan(tmp_path / "scan.tiff", 7), "image/tiff")
    assert found.pages == 5
    assert "more than" in found.note


def test_a_scan_whose_pages_lead_in_a_circle_comes_to_an_end(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.tiff", 2)
    content = bytearray(path.read_bytes())
    first = int.from_bytes(content[4:8], "little")
    entries = int.from_bytes(content[first : first + 2], "little")
    link = first + 2 + 12 * entries
    content[link : link + 4] = content[4:8]
    path.write_bytes(content)
    assert take(path).version.pages == 1


def cut(path: Path, pages: int) -> None:
    """Cut a scan off after the directory of so many pages."""
    with Image.open(path) as whole:
        whole.seek(pages)
        places = whole._frame_pos  # type: ignore[attr-defined]
    path.write_bytes(path.read_bytes()[: places[pages] + 1])


@pytest.mark.parametrize("left", [1, 2])
def test_of_a_scan_that_is_cut_off_it_is_said_what_is_missing(tmp_path: Path, left: int) -> None:
    path = scan(tmp_path / "scan.tiff", 4)
    cut(path, left)
    taken = take(path)
    # One more stands for all that cannot be read, so that documents name it.
    assert taken.version.pages == left + 1
    assert f"What follows page {left} cannot be read" in taken.version.warning
    sizes = scan_sizes(path, 0)
    assert sizes == scan_sizes(path, left + 1)
    assert [size is None for size in sizes] == [*(False,) * left, True]
    with pytest.raises(UnshownError):
        draw_page(path, "image/tiff", left + 1, 40, 40)


def test_a_damaged_page_and_one_that_is_too_large_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = scan(tmp_path / "scan.tiff", 5, compression="tiff_lzw")
    monkeypatch.setattr(picture_pages, "MOST_PIXELS", 90 * 80)
    found = picture_pages.look(path, "image/tiff")
    assert (found.pages, found.note.split(":")[0]) == (5, "Page 3")
    assert "too many to be shown here" in found.note
    odd = {each.name: each.content for each in odd_pictures()}
    path.write_bytes(odd["last page cut.tiff"])
    taken = take(path)
    assert (taken.version.pages, taken.version.warning.split(",")[0]) == (3, "Page 3: damaged")


def test_a_page_that_is_too_large_is_not_called_damaged(tmp_path: Path) -> None:
    path = tmp_path / "scan.tiff"
    path.write_bytes({each.name: each.content for each in odd_pictures()}["vast second page.tiff"])
    assert take(path).version.pages == 2
    with pytest.raises(UnshownError, match="100 million pixels"):
        draw_page(path, "image/tiff", 2, 40, 40)
    with pytest.raises(SandboxError, match="100 million pixels"):
        run(paper_picture, path, 2)
    assert draw_page(path, "image/tiff", 1, 40, 40).pixels


def test_what_a_scanner_says_of_its_file_is_not_taken_for_a_camera_s_notes(tmp_path: Path) -> None:
    path = scan(tmp_path / "scan.tiff", 1, software="Scan 2", tiffinfo={271: "Canon", 272: "LiDE", 306: "2026:03:02"})
    taken = take(path)
    assert (taken.version.pages, taken.version.warning, taken.version.cleaned) == (1, "", "")


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_of_a_picture_that_moves_it_is_said_that_the_first_shows(tmp_path: Path, kind: str) -> None:
    frames = [Image.new("RGB", (40, 40), colour) for colour in COLOURS]
    path = tmp_path / f"moving.{kind.lower()}"
    frames[0].save(path, kind, save_all=True, append_images=frames[1:], duration=100)
    taken = take(path)
    assert (taken.version.pages, taken.version.warning) == (1, MOVES)
    frames[0].save(path, kind)
    assert take(path).version.warning == ""
