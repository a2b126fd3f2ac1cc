"""Pictures blacked out: decoded, painted, and written without anything that stood beside their pixels."""

from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image, ImageSequence, PngImagePlugin

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.redacting.making import UnmadeError, black_out

_BOX = Box(1, 0.25, 0.25, 0.5, 0.25)


def noise(size: tuple[int, int] = (160, 120)) -> Image.Image:
    return Image.effect_noise(size, 90).convert("RGB")


class Made(NamedTuple):
    content: bytes
    kind: str
    pages: list[Image.Image]


def made_of(path: Path, media_type: str, *boxes: Box) -> Made:
    folder = path.parent / f"{path.name} made"
    folder.mkdir()
    made = black_out(path, media_type, boxes or (_BOX,), folder, lambda _done, _total: None)
    with Image.open(made.path) as image:
        assert not image.getexif() or image.format == "TIFF"
        pages = [page.copy() for page in ImageSequence.Iterator(image)]
        return Made(made.path.read_bytes(), str(image.format), pages)


def darkest_and_lightest(picture: Image.Image, box: Box = _BOX) -> tuple[int, int]:
    width, height = picture.size
    left, top = round(box.left * width), round(box.top * height)
    inside = (left + 2, top + 2, left + round(box.width * width) - 2, top + round(box.height * height) - 2)
    return picture.convert("L").crop(inside).getextrema()  # pyright: ignore[reportReturnType]


def test_a_photo_is_written_anew_without_what_the_camera_noted(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x010E] = "Zebrafinch at the till"
    noise().save(path, exif=exif, comment=b"Zebrafinch")
    made = made_of(path, "image/jpeg")
    assert made.kind == "JPEG"
    assert darkest_and_lightest(made.pages[0])[1] < 60
    assert b"Zebrafinch" not in made.content


def test_a_drawing_keeps_its_other_pixels_and_loses_its_notes(tmp_path: Path) -> None:
    path, picture = tmp_path / "drawing.png", noise()
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Title", "Zebrafinch")
    picture.save(path, pnginfo=notes)
    made = made_of(path, "image/png")
    assert darkest_and_lightest(made.pages[0]) == (0, 0)
    assert b"Zebrafinch" not in made.content
    below = (0, 61, 160, 120)
    assert made.pages[0].convert("RGB").crop(below).tobytes() == picture.crop(below).tobytes()


def test_a_picture_that_moves_keeps_what_is_shown_of_it(tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    noise().save(path, save_all=True, append_images=[noise(), noise()])
    made = made_of(path, "image/gif")
    assert made.kind == "PNG"
    assert len(made.pages) == 1
    assert darkest_and_lightest(made.pages[0]) == (0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_scan_of_several_pages_is_blacked_out_on_the_page_that_is_meant(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "scan.tif"
    pages = [Image.new(mode, (160, 120), "white") for _ in range(3)]
    pages[0].save(path, save_all=True, append_images=pages[1:], tiffinfo={270: "Zebrafinch"})
    made = made_of(path, "image/tiff", Box(2, 0.25, 0.25, 0.5, 0.25))
    assert b"Zebrafinch" not in made.content
    assert [darkest_and_lightest(page)[1] for page in made.pages] == [255, 0, 255]


def test_a_page_that_is_not_there_and_a_broken_picture_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "drawing.png"
    noise().save(path)
    with pytest.raises(UnmadeError, match="no page 2"):
        made_of(path, "image/png", Box(2))
    broken = tmp_path / "broken.png"
    broken.write_bytes(path.read_bytes()[:900])
    with pytest.raises(UnmadeError, match="nothing was changed"):
        made_of(broken, "image/png")
