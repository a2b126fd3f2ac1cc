"""PDFs made to take all time and memory of whoever opens, draws, merges or checks them: each in another way."""

import zlib

_HEAD = b"%PDF-1.7\n"
_DRAWN = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"
_MANY = 200_000


def hostile_pdfs() -> dict[str, bytes]:
    """Return them by the names that they are given."""
    return {
        "draws-itself.pdf": page(b"/X Do", b"5 0 obj%b/Length 240>>stream\n%b\nendstream endobj\n" % (_DRAWN, b"/X Do " * 40)),
        "draws-a-thousand-million.pdf": page(b"/X5 Do", _doubling(30)),
        "bomb.pdf": page(squeezed=b"0 0 m " * (50 << 20)),
        "bomb-in-bomb.pdf": page(squeezed=zlib.compress(bytes(1 << 30), 9), filters=b"[/FlateDecode/FlateDecode]"),
        "huge-page.pdf": page(b"0 0 m", box=b"[0 0 1e9 1e9]"),
        "no-page.pdf": page(b"0 0 m", box=b"[0 0 -1e-9 1e308]"),
        "million-pages.pdf": _HEAD + b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1000000/Kids[" + b"3 0 R " * 1_000_000 + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n" + _END,
        "page-tree-loop.pdf": _HEAD + b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\n" + _END,
        "deep.pdf": _HEAD + b"1 0 obj" + b"[" * _MANY + b"endobj " + _END,
        "dictionaries.pdf": _HEAD + b"1 0 obj" + b"<</a" * _MANY + b"endobj " + _END,
        "deep-content.pdf": page(b"q " * 3_000_000 + b"[" * _MANY),
        "many-objects.pdf": page(b"0 0 m", b"".join(b"%d 0 obj<</A %d 0 R>>endobj\n" % (n, n + 1) for n in range(10, 10 + 2 * _MANY))),
        "giant-picture.pdf": page(b"9 0 0 9 0 0 cm /X Do", _picture(60_000, 60_000, zlib.compress(bytes(64 << 20), 9))),
        "pictures-in-pictures.pdf": page(b"/X Do " * 20_000, _picture(8_000, 8_000, zlib.compress(bytes(64_000_000), 9))),
        "table-before-itself.pdf": _with_table(rings=False),
        "tables-in-a-ring.pdf": _with_table(rings=True),
        "table-of-all.pdf": _HEAD + b"xref\n0 999999999\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 999999999>>\nstartxref\n9\n%%EOF",
        "objects-bomb.pdf": _packed_objects(100_000_000),
        "fields-in-a-ring.pdf": page(b"0 0 m", b"5 0 obj<</T(a)/Kids[5 0 R 5 0 R]>>endobj\n", catalogue=b"/AcroForm<</Fields[5 0 R]>>"),
        "many-fields.pdf": page(b"0 0 m", b"5 0 obj<</FT/Tx/T(a)/V(b)>>endobj\n", catalogue=b"/AcroForm<</Fields[" + b"5 0 R " * _MANY + b"]>>"),
        "signed-everywhere.pdf": page(b"0 0 m", b"5 0 obj<</FT/Sig/T(a)/V<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/ByteRange[0 99999999999 0 99999999999]/Contents<00>>>>>endobj\n", catalogue=b"/AcroForm<</SigFlags 3/Fields[" + b"5 0 R " * 500 + b"]>>"),
        "many-notes.pdf": page(b"0 0 m", b"5 0 obj<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a)/Popup 5 0 R>>endobj\n", more=b"/Annots[" + b"5 0 R " * _MANY + b"]"),
        "letters-draw-letters.pdf": page(b"BT /F 9 Tf (" + b"a" * _MANY + b") Tj ET", b"5 0 obj<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>endobj\n6 0 obj<</Length 26>>stream\nBT /F 9 Tf (aaaaaaa) Tj ET\nendstream endobj\n"),
        "patterns.pdf": page(b"/Pattern cs /P scn 0 0 9e9 9e9 re f", b"5 0 obj<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.00001/YStep 0.00001/Resources<</Pattern<</P 5 0 R>>>>/Length 37>>stream\n/Pattern cs /P scn 0 0 9e9 9e9 re f  \nendstream endobj\n"),
    }  # fmt: skip


_TABLE = b"xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 9/Prev %010d>>\n"
_END = b"trailer<</Root 1 0 R>>\n%%EOF"


def page(
    content: bytes = b"",
    others: bytes = b"",
    *,
    box: bytes = b"[0 0 100 100]",
    catalogue: bytes = b"",
    more: bytes = b"",
    squeezed: bytes = b"",
    filters: bytes = b"/FlateDecode",
) -> bytes:
    """Return a PDF of one page without a table of its objects, which readers then look for."""
    packed = zlib.compress(squeezed, 9) if squeezed else content
    head = b"/Filter%b" % filters if squeezed else b""
    return (
        b"%b1 0 obj<</Type/Catalog/Pages 2 0 R%b>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox%b/Contents 4 0 R%b/Resources<</XObject<</X 5 0 R/X5 5 0 R>>"
        b"/Font<</F 5 0 R>>/Pattern<</P 5 0 R>>>>>>endobj\n4 0 obj<<%b/Length %d>>stream\n%b\nendstream endobj\n%b%b"
        % (_HEAD, catalogue, box, more, head, len(packed), packed, others, _END)
    )


def _doubling(levels: int) -> bytes:
    """Return forms each of which draws the next twice."""
    made: list[bytes] = []
    for level in range(5, 5 + levels):
        drawn = b"/X%d Do /X%d Do" % (level + 1, level + 1)
        made.append(
            b"%d 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X%d %d 0 R>>>>/Length %d>>stream\n"
            b"%b\nendstream endobj\n" % (level, level + 1, level + 1, len(drawn), drawn)
        )
    return b"".join(made)


def _picture(width: int, height: int, data: bytes) -> bytes:
    return (
        b"5 0 obj<</Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray"
        b"/Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n" % (width, height, len(data), data)
    )


def _with_table(*, rings: bool) -> bytes:
    """Return a PDF whose table of objects names itself as the one before it; in ``rings`` two name each other."""
    body = page(b"0 0 m").removesuffix(_END)
    first = len(body)
    second = first + len(_TABLE % first)
    tables = _TABLE % second + _TABLE % first if rings else _TABLE % first
    return body + tables + b"startxref\n%d\n%%%%EOF" % first


def _packed_objects(size: int) -> bytes:
    """Return a PDF whose objects lie in a squeezed stream that says to hold a thousand million of them."""
    packed = zlib.compress(b"7 0 " * (size // 4), 9)
    return _HEAD + (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"5 0 obj<</Type/ObjStm/N 1000000000/First 99/Filter/FlateDecode/Length %d>>stream\n%b\nendstream endobj\n"
        b"6 0 obj<</Type/XRef/Size 9/W[1 2 1]/Root 1 0 R/Index[0 9]/Length 36>>stream\n%b\nendstream endobj\n"
        b"startxref\n%d\n%%%%EOF" % (len(packed), packed, b"\2\0\5\0" * 9, len(_HEAD) + len(packed) + 190)
    )
