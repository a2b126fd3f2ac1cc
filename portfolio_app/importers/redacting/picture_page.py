"""A page of a PDF that is a picture, with its words once more in no ink (ISO 32000-1, 9.3.6: rendering mode 3)."""

import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.page_words import Letter, box_round

if TYPE_CHECKING:
    from pikepdf import Object, Pdf
    from PIL.Image import Image

_QUALITY = 88
_LARGE = 1_500_000
"""Bytes of a picture kept as it is; one that takes more is a photo, and becomes a JPEG."""
_SHADES = [(shade + 8) // 17 * 17 for shade in range(256)]
_WIDE = 500
_BLOCK = 100
_FROM_THE_RIGHT = ("R", "AL")


def write_page(
    path: Path, image: "Image", size: tuple[float, float], boxes: tuple[Box, ...], words: list[list[Letter]]
) -> None:
    """Write a PDF of one page that shows a picture, and on it boxes in black."""
    import pikepdf

    width, height = size
    signs = {" ", *(each.sign for word in words for each in word)}
    codes = {sign: number for number, sign in enumerate(sorted(signs), 1)}
    with pikepdf.new() as document:
        content = [f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do Q"]
        content += [_said(word, codes, width, height) for word in words]
        content += [
            f"0 g {box.left * width:.3f} {(1 - box.top - box.height) * height:.3f} "
            f"{box.width * width:.3f} {box.height * height:.3f} re f"
            for box in boxes
        ]
        page = pikepdf.Dictionary(
            Type=pikepdf.Name.Page,
            MediaBox=[0, 0, round(width, 3), round(height, 3)],
            Resources=pikepdf.Dictionary(
                XObject=pikepdf.Dictionary(Page=_picture(document, image)),
                Font=pikepdf.Dictionary(Words=_font(document, codes)),
            ),
            Contents=document.make_stream("\n".join(content).encode("ascii")),
        )
        document.pages.append(pikepdf.Page(document.make_indirect(page)))
        document.save(path)


def _said(word: list[Letter], codes: dict[str, int], width: float, height: float) -> str:
    """Return the operators that put a word where it shows, along the line on which its characters stand."""
    box = box_round(word, 1)
    left, right = box.left * width, (box.left + box.width) * width
    bottom, top = (1 - box.top - box.height) * height, (1 - box.top) * height
    across, down = (word[-1].left - word[0].left) * width, (word[-1].top - word[0].top) * height
    if abs(down) <= abs(across) and across < 0 and bidirectional(word[0].sign) not in _FROM_THE_RIGHT:
        turned, x, y, along, high = "-1 0 0 -1", right, top - 0.2 * (top - bottom), right - left, top - bottom
    elif abs(down) <= abs(across):
        turned, x, y, along, high = "1 0 0 1", left, bottom + 0.2 * (top - bottom), right - left, top - bottom
    elif down > 0:
        turned, x, y, along, high = "0 -1 1 0", left + 0.2 * (right - left), top, top - bottom, right - left
    else:
        turned, x, y, along, high = "0 1 -1 0", right - 0.2 * (right - left), bottom, top - bottom, right - left
    high = max(high, 0.1)
    stretched = 100 * max(along, 0.1) / (len(word) * high * _WIDE / 1000)
    signs = "".join(f"{codes[each.sign]:04X}" for each in word) + f"{codes[' ']:04X}"
    return f"BT 3 Tr /Words {high:.3f} Tf {stretched:.3f} Tz {turned} {x:.3f} {y:.3f} Tm <{signs}> Tj ET"


def _picture(document: "Pdf", image: "Image") -> "Object":
    import pikepdf

    grey = _is_grey(image)
    shown = image.convert("L") if grey else image
    # Sixteen shades of grey show letters as well, and take half the room.
    plain = shown.point(_SHADES) if grey else shown
    content, how = zlib.compress(plain.tobytes(), 6), pikepdf.Name.FlateDecode
    if len(content) > _LARGE:
        made = BytesIO()
        shown.save(made, "JPEG", quality=_QUALITY, subsampling=0)
        content, how = made.getvalue(), pikepdf.Name.DCTDecode
    return document.make_indirect(
        pikepdf.Stream(
            document,
            content,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=shown.width,
            Height=shown.height,
            ColorSpace=pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=how,
        )
    )


def _is_grey(image: "Image") -> bool:
    from PIL import ImageChops

    red, green, blue = image.split()
    differences = (ImageChops.difference(red, other).getextrema() for other in (green, blue))
    return all(most == 0 for _, most in differences)


def _font(document: "Pdf", codes: dict[str, int]) -> "Object":
    """Return a font without shapes: it only says which characters its codes are (ISO 32000-1, 9.7 and 9.10.3)."""
    import pikepdf

    described = pikepdf.Dictionary(
        Type=pikepdf.Name.FontDescriptor,
        FontName=pikepdf.Name.Words,
        Flags=4,
        FontBBox=[0, -200, _WIDE, 800],
        ItalicAngle=0,
        Ascent=800,
        Descent=-200,
        CapHeight=700,
        StemV=80,
    )
    drawn = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name.Words,
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=document.make_indirect(described),
        DW=_WIDE,
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name.Words,
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[document.make_indirect(drawn)],
        ToUnicode=document.make_stream(_meaning(codes).encode("ascii")),
    )
    return document.make_indirect(font)


def _meaning(codes: dict[str, int]) -> str:
    """Return the table of the characters that codes stand for."""
    lines = [f"<{code:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for sign, code in codes.items()]
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    tables = (f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Words def /CMapType 2 def",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            *tables,
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    )
