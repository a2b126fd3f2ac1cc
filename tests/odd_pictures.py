"""Odd pictures as they turn up in real life and in libraries' own tests: turned, cut, huge, rare, or hostile."""

import io
import struct
import zlib
from collections.abc import Iterator
from random import Random

from PIL import Image, ImageCms

from tests.odd import Fate, Odd

_TURN = 0x0112


def odd_pictures() -> Iterator[Odd]:
    """Yield pictures of every kind."""
    yield from _jpegs()
    yield from _pngs()
    yield from _webps()
    yield from _gifs_and_bmps()
    yield from _tiffs()
    yield from _from_phones()


def scene(width: int = 160, height: int = 100, mode: str = "RGB") -> Image.Image:
    """Return a picture whose top left quarter is red."""
    small = Image.frombytes("RGB", (width // 4, height // 4), Random(1).randbytes(3 * (width // 4) * (height // 4)))
    image = small.resize((width, height))
    image.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return the picture as a file."""
    made = io.BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def turned(orientation: int) -> Image.Exif:
    """Return a camera's details."""
    exif = Image.Exif()
    exif[0x010F], exif[_TURN] = "Nokia", orientation
    exif.get_ifd(0x8825)[1] = "N"
    return exif


def _jpegs() -> Iterator[Odd]:
    plain = saved(scene(), "JPEG")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    yield Odd("plain.jpg", plain)
    yield Odd("cut.jpg", plain[: len(plain) // 2], Fate.TOLD)
    yield Odd("cut in its head.jpg", plain[:30], Fate.TOLD)
    yield Odd("only its mark.jpg", b"\xff\xd8\xff\xe0 no picture", Fate.TOLD)
    yield Odd("grey.jpg", saved(scene(mode="L"), "JPEG"))
    yield Odd("for print.jpg", saved(scene(mode="CMYK"), "JPEG"))
    yield Odd("progressive.jpg", saved(scene(), "JPEG", progressive=True))
    yield Odd("with a profile.jpg", saved(scene(), "JPEG", icc_profile=profile))
    yield Odd("with half a profile.jpg", saved(scene(), "JPEG", icc_profile=profile[:90]))
    for orientation in (2, 5, 6, 8):
        yield Odd(f"turned {orientation}.jpg", saved(scene(), "JPEG", exif=turned(orientation)))
    yield Odd("turned 99.jpg", saved(scene(), "JPEG", exif=turned(99)))
    yield Odd("damaged details.jpg", plain[:2] + b"\xff\xe1\x00\x10Exif\0\0MM\0*\xff\xff\xff\xff" + plain[2:])
    yield Odd("a film behind it.jpg", plain + b"\0\0\0\x18ftypmp42" + bytes(3000))
    yield Odd("second picture.jpg", _two_in_one())
    yield Odd(
        "no width.jpg",
        plain.replace(b"\xff\xc0\x00\x11\x08\x00\x64\x00\xa0", b"\xff\xc0\x00\x11\x08\x00\x64\x00\x00"),
        Fate.TOLD,
    )
    yield Odd("65500 wide.jpg", saved(Image.new("L", (65500, 1)), "JPEG"))


def _two_in_one() -> bytes:
    return saved(scene(), "MPO", save_all=True, append_images=[scene(40, 40)], exif=turned(6))


def _pngs() -> Iterator[Odd]:
    plain = saved(scene(), "PNG")
    for mode in ("1", "L", "LA", "P", "RGBA"):
        yield Odd(f"colours {mode}.png", saved(scene(mode="RGB").convert(mode), "PNG"))
    yield Odd("16 bits.png", saved(Image.new("I;16", (30, 20), 40_000), "PNG"))
    yield Odd("one point.png", saved(scene().resize((1, 1)), "PNG"))
    yield Odd("3000 by 1.png", saved(scene().resize((3000, 1)), "PNG"))
    yield Odd("cut.png", plain[: len(plain) // 2], Fate.TOLD)
    yield Odd("without pixels.png", _png(10, 10, [(b"IEND", b"")]), Fate.TOLD)
    yield Odd("wrong check.png", plain[:60] + b"XX" + plain[62:], Fate.TOLD)
    yield Odd("turned.png", saved(scene(), "PNG", exif=turned(6)))
    frames = [scene(), scene().rotate(180)]
    yield Odd("turned, moves.png", saved(frames[0], "PNG", save_all=True, append_images=frames[1:], exif=turned(6)))
    yield Odd(
        "huge.png",
        _png(20_000, 9_000, [(b"IDAT", zlib.compress(bytes(9_000 * 2_501), 9)), (b"IEND", b"")], 1),
        Fate.TOLD,
    )
    yield Odd("says it is huge.png", _png(2**31 - 1, 2**31 - 1, [(b"IDAT", b""), (b"IEND", b"")]), Fate.TOLD)
    bomb = b"Comment\0\0" + zlib.compress(bytes(100_000_000), 9)
    rows = zlib.compress(bytes(10 * 31))
    yield Odd("words that swell.png", _png(10, 10, [(b"zTXt", bomb), (b"IDAT", rows), (b"IEND", b"")]), Fate.EITHER)


def _png(width: int, height: int, chunks: list[tuple[bytes, bytes]], bits: int = 8) -> bytes:
    colour = 0 if bits == 1 else 2
    head = (b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in (head, *chunks)
    )


def _webps() -> Iterator[Odd]:
    plain = saved(scene(), "WEBP")
    yield Odd("plain.webp", plain)
    yield Odd("clear.webp", saved(scene(mode="RGBA"), "WEBP", lossless=True))
    yield Odd("turned.webp", saved(scene(), "WEBP", exif=turned(6)))
    frames = [scene(), scene().rotate(180)]
    yield Odd("turned, moves.webp", saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], exif=turned(8)))
    yield Odd("cut.webp", plain[: len(plain) // 2], Fate.TOLD)
    yield Odd("60000 by 60000.webp", _vast_webp(), Fate.TOLD)


def _vast_webp() -> bytes:
    """Return a moving picture with a canvas of 3.6 thousand million points, and one small frame."""
    size = (59_999).to_bytes(3, "little")
    still = saved(scene(16, 16), "WEBP")[12:]
    frame = bytes(6) + (15).to_bytes(3, "little") * 2 + bytes((100, 0, 0, 0)) + still
    parts = ((b"VP8X", bytes((2, 0, 0, 0)) + size + size), (b"ANIM", bytes(6)), (b"ANMF", frame))
    body = b"WEBP" + b"".join(name + struct.pack("<I", len(data)) + data + bytes(len(data) % 2) for name, data in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _gifs_and_bmps() -> Iterator[Odd]:
    plain = saved(scene(mode="P"), "GIF")
    yield Odd("plain.gif", plain)
    yield Odd("clear.gif", saved(scene(mode="P"), "GIF", transparency=0, comment=b"clear"))
    yield Odd("moves.gif", saved(scene(mode="P"), "GIF", save_all=True, append_images=[scene(mode="P").rotate(180)]))
    yield Odd("cut.gif", plain[:900], Fate.TOLD)
    yield Odd("no frame.gif", plain[:13] + b";", Fate.TOLD)
    bmp = saved(scene(), "BMP")
    yield Odd("plain.bmp", bmp)
    yield Odd("two colours.bmp", saved(scene(mode="1"), "BMP"))
    yield Odd("cut.bmp", bmp[:5000], Fate.TOLD)
    yield Odd("says it is huge.bmp", bmp[:18] + struct.pack("<ii", 2**30, 2**30) + bmp[26:], Fate.TOLD)


def _tiffs() -> Iterator[Odd]:
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        yield Odd(f"{compression}.tiff", saved(scene(), "TIFF", compression=compression))
    yield Odd("fax.tiff", saved(scene(mode="1"), "TIFF", compression="group4"))
    yield Odd("for print.tiff", saved(scene(mode="CMYK"), "TIFF"))
    yield Odd("16 bits.tiff", saved(Image.new("I;16", (30, 20), 40_000), "TIFF"))
    yield Odd("fractions.tiff", saved(scene(mode="F"), "TIFF"))
    yield Odd("turned.tiff", saved(scene(), "TIFF", tiffinfo={_TURN: 6}))
    pages = [scene(), scene(mode="L"), scene(80, 120)]
    several = saved(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    yield Odd("three pages.tiff", several)
    yield Odd("later pages cut off.tiff", several[: _directories(several)[1] + 1], Fate.TOLD)
    yield Odd("last page cut.tiff", _page_cut(several), Fate.TOLD)
    yield Odd("vast second page.tiff", _vast_page(), Fate.TOLD)
    yield Odd("goes round for ever.tiff", _endless_tiff(), Fate.EITHER)
    yield Odd("cut.tiff", saved(scene(), "TIFF")[:2000], Fate.TOLD)
    yield Odd("odd tag.tiff", saved(scene(), "TIFF", compression="tiff_lzw", tiffinfo={65000: "what is this"}))


def _directories(tiff: bytes) -> list[int]:
    """Return where the directory of each page begins."""
    found: list[int] = []
    (at,) = struct.unpack_from("<I", tiff, 4)
    while at:
        found.append(at)
        (entries,) = struct.unpack_from("<H", tiff, at)
        (at,) = struct.unpack_from("<I", tiff, at + 2 + 12 * entries)
    return found


def _page_cut(tiff: bytes) -> bytes:
    """Return a scan whose last page says that its pixels lie behind the end of the file."""
    cut = bytearray(tiff)
    at = _directories(tiff)[-1]
    (entries,) = struct.unpack_from("<H", tiff, at)
    for entry in range(at + 2, at + 2 + 12 * entries, 12):
        if struct.unpack_from("<H", tiff, entry) == (273,):
            struct.pack_into("<I", cut, entry + 8, len(tiff))
    return bytes(cut)


def _vast_page() -> bytes:
    return saved(
        scene(mode="1"), "TIFF", compression="group4", save_all=True, append_images=[Image.new("1", (20_000, 9_000))]
    )


def _endless_tiff() -> bytes:
    plain = bytearray(saved(scene(), "TIFF"))
    (first,) = struct.unpack_from("<I", plain, 4)
    (entries,) = struct.unpack_from("<H", plain, first)
    struct.pack_into("<I", plain, first + 2 + 12 * entries, first)
    return bytes(plain)


def _from_phones() -> Iterator[Odd]:
    import pillow_heif

    made = io.BytesIO()
    pillow_heif.from_pillow(scene()).save(made, quality=80)
    heic = made.getvalue()
    yield Odd("phone.heic", heic)
    yield Odd("cut.heic", heic[: len(heic) // 2], Fate.TOLD)
    wide = saved(scene(), "JPEG2000")
    yield Odd("plain.jp2", wide)
    yield Odd("named otherwise.jpg", wide[wide.index(b"\xff\x4f\xff\x51") :])
    yield Odd("cut.jp2", wide[:90], Fate.TOLD)
    avif = saved(scene(), "AVIF", exif=turned(6))
    yield Odd("phone.avif", avif)
    yield Odd("cut.avif", avif[: len(avif) // 2], Fate.TOLD)
