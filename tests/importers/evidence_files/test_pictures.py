"""Pictures are turned and cleaned without harm, and told what went; hostile ones are kept and not decoded."""

import io
import struct
import zlib
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from portfolio_app.importers.document_picture import paper_picture, scan_sizes
from portfolio_app.importers.evidence_files import Intake, take_in
from portfolio_app.importers.evidence_files.chunks import png_without_details, webp_without_details
from portfolio_app.importers.evidence_files.jpeg_parts import without_details
from portfolio_app.importers.evidence_files.media_type import becomes_jpeg
from portfolio_app.importers.evidence_files.pictures import LARGE, UNCLEANED, keep_picture
from portfolio_app.importers.evidence_files.showing import draw_page, page_shape
from portfolio_app.sandbox import run

GPS, EXIF = 0x8825, 0x8769
SECRET = b"Nokia 3310"


def details(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x0112] = orientation
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (53.0, 48.0, 0.0)
    exif.get_ifd(EXIF)[0x9003] = "2026:03:02 14:05:06"
    return exif


def scene(width: int = 320, height: int = 200) -> Image.Image:
    """A picture whose top left quarter is red."""
    noise = Random(1).randbytes(3 * (width // 8) * (height // 8))
    image = Image.frombytes("RGB", (width // 8, height // 8), noise).resize((width, height))
    image.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    return image


def take(path: Path) -> Intake:
    return take_in(path, path.with_name("aside"), lambda _: None)


def pixels(path: Path) -> bytes:
    with Image.open(path) as image:
        return image.convert("RGB").tobytes()


@pytest.mark.parametrize("progressive", [False, True])
def test_details_go_from_a_jpeg_and_its_picture_stays_to_the_bit(tmp_path: Path, progressive: bool) -> None:
    path = tmp_path / "till.jpg"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    scene().save(
        path,
        exif=details(),
        comment=b"by me",
        icc_profile=profile,
        progressive=progressive,
        quality=88,
        xmp=b"<x>Leeds</x>",
    )
    path.write_bytes(path.read_bytes() + b"trailing film" + SECRET)
    taken = take(path)
    kept = taken.path.read_bytes()
    assert taken.path != path
    for gone in (b"Exif", SECRET, b"by me", b"Leeds", b"trailing"):
        assert gone not in kept
    assert pixels(taken.path) == pixels(path)
    with Image.open(taken.path) as image:
        assert image.info["icc_profile"] == profile
    said = "Taken out: where it was taken, the camera or telephone and when it was taken."
    assert (taken.version.cleaned, taken.taken_on) == (said, date(2026, 3, 2))
    assert (taken.version.size, taken.version.name, taken.version.warning) == (len(kept), "till.jpg", "")
    with Image.open(io.BytesIO(taken.thumbnail)) as small:
        assert max(small.size) <= 320


@pytest.mark.parametrize("orientation", range(2, 9))
def test_a_jpeg_is_turned_the_right_way_up(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "turned.jpg"
    upright = scene()
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    upright.transpose(Image.Transpose(back)).save(path, exif=details(orientation), quality=95, comment=b"by me")
    taken = take(path)
    assert "turned the right way up" in taken.version.cleaned
    with Image.open(taken.path) as image:
        assert image.size == upright.size
        red, green, _ = image.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
        assert red > 180 > 100 > green
        assert not image.getexif()
    kept = taken.path.read_bytes()
    assert SECRET not in kept
    assert b"by me" not in kept


def test_a_plain_picture_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "plain.jpg"
    scene().save(path)
    taken = take(path)
    assert (taken.path, taken.version.cleaned) == (path, "")


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_details_go_from_png_and_webp(tmp_path: Path, kind: str) -> None:
    from PIL.PngImagePlugin import PngInfo

    path = tmp_path / f"shot.{kind.lower()}"
    info = PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_itxt("XML:com.adobe.xmp", "<x>Leeds</x>")
    extra = {"pnginfo": info} if kind == "PNG" else {"xmp": b"<x>Leeds</x>", "lossless": True}
    scene().convert("RGBA").save(path, kind, exif=details(), **extra)
    assert SECRET in path.read_bytes()
    taken = take(path)
    kept = taken.path.read_bytes()
    assert SECRET not in kept
    assert b"Leeds" not in kept
    assert pixels(taken.path) == pixels(path)
    assert taken.version.cleaned.startswith("Taken out: where it was taken")


@pytest.mark.parametrize(("ending", "kind"), [("heic", "HEIF"), ("avif", "AVIF")])
def test_what_few_programs_show_becomes_a_jpeg(tmp_path: Path, ending: str, kind: str) -> None:
    from pillow_heif import register_heif_opener

    register_heif_opener()
    path = tmp_path / f"IMG_1.{ending.upper()}"
    scene().save(path, kind, exif=details(6), quality=90)
    taken = take(path)
    assert (taken.version.name, taken.version.media_type) == ("IMG_1.jpg", "image/jpeg")
    assert "to JPEG" in taken.version.cleaned
    assert "where it was taken" in taken.version.cleaned
    assert taken.taken_on == date(2026, 3, 2)
    with Image.open(taken.path) as image:
        assert image.format == "JPEG"
        # In HEIF, only the container says how to turn the picture, not its Exif (ISO/IEC 23008-12).
        assert image.size == ((320, 200) if kind == "HEIF" else (200, 320))
    assert SECRET not in taken.path.read_bytes()


def huge_png(path: Path, side: int = 30_000) -> Path:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    packed = zlib.compressobj(9)
    data = b"".join(packed.compress(bytes(3 * side + 1)) for _ in range(40)) + packed.flush()
    text = chunk(b"tEXt", b"Author\0" + SECRET)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + text + chunk(b"IDAT", data) + chunk(b"IEND", b""))
    return path


def test_a_picture_of_30000_by_30000_is_kept_and_not_decoded(tmp_path: Path) -> None:
    taken = take(huge_png(tmp_path / "bomb.png"))
    assert taken.thumbnail == b""
    assert "100 million pixels" in taken.version.warning
    assert SECRET not in taken.path.read_bytes()


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_a_picture_too_large_to_turn_keeps_how_to_turn_it(tmp_path: Path, kind: str, media_type: str) -> None:
    path, aside = tmp_path / "large", tmp_path / "aside"
    scene().save(path, kind, exif=details(6))
    facts = keep_picture(path, aside, media_type, LARGE)
    assert (facts.shown, facts.warning, facts.path) == (False, LARGE, aside)
    assert SECRET not in aside.read_bytes()
    with Image.open(aside) as image:
        assert dict(image.getexif()) == {0x0112: 6}


@pytest.mark.parametrize(("kind", "ending"), [("PNG", "png"), ("WEBP", "webp")])
def test_a_moving_picture_keeps_how_to_turn_it_and_is_shown_upright(tmp_path: Path, kind: str, ending: str) -> None:
    path = tmp_path / f"moving.{ending}"
    frames = [scene(320, 200), scene(320, 200).rotate(180)]
    frames[0].save(path, kind, save_all=True, append_images=frames[1:], exif=details(6), duration=100)
    taken = take(path)
    assert SECRET not in taken.path.read_bytes()
    with Image.open(taken.path) as image:
        assert (image.getexif()[0x0112], image.n_frames) == (6, 2)  # type: ignore[attr-defined]
    with Image.open(io.BytesIO(taken.thumbnail)) as small:
        assert small.size == (200, 320)
    assert page_shape(taken.path, taken.version.media_type, 1) == (200, 320)
    drawn = draw_page(taken.path, taken.version.media_type, 1, 100, 100)
    assert max(drawn.width, drawn.height) <= 100 < 2 * drawn.width


def test_a_photograph_with_a_second_picture_inside_is_turned(tmp_path: Path) -> None:
    path = tmp_path / "phone.jpg"
    scene().save(path, "MPO", save_all=True, append_images=[scene(80, 50)], exif=details(6))
    taken = take(path)
    assert taken.version.cleaned.endswith("turned the right way up.")
    with Image.open(taken.path) as image:
        assert (image.size, image.format, len(image.getexif())) == ((200, 320), "JPEG", 0)


def test_the_tags_of_a_tiff_are_no_details_of_a_camera(tmp_path: Path) -> None:
    for number, (told, warning) in enumerate(
        (({}, ""), ({271: "Canon", 305: "Scan 3"}, ""), ({315: "Ann"}, UNCLEANED))
    ):
        path = tmp_path / f"{number}.tiff"
        scene().save(path, compression="tiff_lzw", dpi=(300, 300), tiffinfo=told)
        assert take(path).version.warning == warning


@pytest.mark.parametrize("orientation", [1, 3, 6])
def test_a_turned_tiff_is_not_squashed(tmp_path: Path, orientation: int) -> None:
    path = tmp_path / "scan.tiff"
    scene(320, 200).save(path, tiffinfo={0x0112: orientation})
    wanted = (200, 320) if orientation == 6 else (320, 200)
    with Image.open(io.BytesIO(take(path).thumbnail)) as small:
        assert small.size == wanted
    assert page_shape(path, "image/tiff", 1) == wanted == run(scan_sizes, path, 1)[0]
    with Image.open(io.BytesIO(run(paper_picture, path, 1))) as paper:
        assert paper.size == wanted


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_small_picture_can_be_viewed(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "small.png"
    scene(32, 20).convert("L" if mode == "I;16" else mode).convert(mode).save(path)
    drawn = draw_page(path, "image/png", 1, 800, 600)
    assert (drawn.width, drawn.height, len(drawn.pixels)) == (32, 20, 3 * 32 * 20)


@pytest.mark.parametrize("cut", [3, 200, 2000])
def test_a_damaged_picture_is_kept_and_said(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "cut.jpg"
    scene().save(path, exif=details())
    path.write_bytes(path.read_bytes()[:cut])
    taken = take(path)
    assert "could not be read as a picture" in taken.version.warning
    assert (taken.path, taken.thumbnail) == (path, b"")


def test_a_tiff_with_a_place_is_kept_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "scan.tif"
    scene().save(path, tiffinfo={GPS: {1: "N", 2: (53.0, 48.0, 0.0)}})
    taken = take(path)
    assert "save it as JPEG or PNG" in taken.version.warning
    assert taken.thumbnail


@given(st.binary(max_size=400))
def test_no_bytes_make_the_cleaners_fail_otherwise(content: bytes) -> None:
    for head, clean in (
        (b"\xff\xd8", without_details),
        (b"\x89PNG\r\n\x1a\n", png_without_details),
        (b"RIFF\x80\0\0\0WEBP", webp_without_details),
    ):
        for data in (content, head + content):
            try:
                cleaned = clean(data)
            except ValueError:
                continue
            assert clean(cleaned) == cleaned


@given(st.data())
def test_a_photograph_with_changed_bytes_never_fails(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    made = io.BytesIO()
    scene(64, 48).save(made, "JPEG", exif=details(data.draw(st.integers(1, 8))))
    content = bytearray(made.getvalue())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(2, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("odd") / "odd.jpg"
    path.write_bytes(content)
    assert take(path).version.size > 0


@pytest.mark.parametrize("brand", [b"heic", b"heif", b"hevc", b"heis", b"mif1", b"avif", b"avis"])
def test_a_phones_picture_is_known_by_every_brand(brand: bytes) -> None:
    assert becomes_jpeg(b"\0\0\0\x18ftyp" + brand)
    assert not becomes_jpeg(b"\0\0\0\x18ftypisom")
