"""Odd PDFs as they turn up in real life and in libraries' own tests, written by hand or with pikepdf."""

import io
import zlib
from collections.abc import Iterator, Mapping

import pikepdf

from tests.odd import Fate, Odd

_WORDS = b"BT /F1 24 Tf 40 300 Td (Rota for March) Tj ET"
_LENGTH = b"/Length %d" % len(_WORDS)
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_BOX = b"/MediaBox[0 0 300 400]"
_SHOWS = b"/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R"


def odd_pdfs() -> Iterator[Odd]:
    """Yield PDFs of every kind."""
    yield Odd("plain.pdf", pdf({}))
    yield from _pages()
    yield from _boxes()
    yield from _contents()
    yield from _structures()
    yield from _locked()
    yield from _active()


def drawing_itself() -> bytes:
    """Return a PDF whose page shows a form that shows itself twenty times."""
    form = stream(b"/F Do " * 20, b"/Type/XObject/Subtype/Form/BBox[0 0 300 400]/Resources<</XObject<</F 6 0 R>>>>")
    return pdf({3: page(b"/Resources<</XObject<</F 6 0 R>>>>/Contents 4 0 R"), 4: stream(b"/F Do"), 6: form})


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def page(entries: bytes = _SHOWS, box: bytes = _BOX) -> bytes:
    """Return a page object."""
    return b"<</Type/Page/Parent 2 0 R%b%b>>" % (box, entries)


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF of one page with some words, with these objects in the place of its own or beside them."""
    whole = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page(),
        4: stream(_WORDS),
        5: _FONT,
        **objects,
    }
    out, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), dict[int, int]()
    for number, content in whole.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    size, table = max(whole) + 1, len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    out += b"".join(b"%010d 00000 n \n" % places.get(number, 0) for number in range(1, size))
    return bytes(out + b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table))


def _pages() -> Iterator[Odd]:
    two = b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>"
    yield Odd("second page missing.pdf", pdf({2: two}), Fate.TOLD)
    yield Odd("no pages.pdf", pdf({2: b"<</Type/Pages/Kids[]/Count 0>>"}), Fate.TOLD)
    yield Odd("says it has 1000000 pages.pdf", pdf({2: b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>"}), Fate.EITHER)
    yield Odd("pages in a ring.pdf", pdf({2: b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 5>>"}), Fate.EITHER)
    yield Odd("one page twice.pdf", pdf({2: b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"}), Fate.EITHER)
    yield Odd("page is a number.pdf", pdf({3: b"42"}), Fate.TOLD)
    yield Odd("pages is no dictionary.pdf", pdf({2: b"[]"}), Fate.TOLD)
    yield Odd("parent of itself.pdf", pdf({2: b"<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>"}), Fate.EITHER)
    many = pikepdf.new()
    for _ in range(70):
        many.add_blank_page(page_size=(200, 200))
    made = io.BytesIO()
    many.save(made)
    yield Odd("70 pages.pdf", made.getvalue())


def _boxes() -> Iterator[Odd]:
    for name, box in {
        "crop box outside": _BOX + b"/CropBox[1000 1000 1200 1200]",
        "crop box upside down": _BOX + b"/CropBox[250 350 50 50]",
        "crop box without height": _BOX + b"/CropBox[10 10 200 10]",
        "trim box smaller": _BOX + b"/TrimBox[100 100 200 200]",
        "box upside down": b"/MediaBox[300 400 0 0]",
        "box with negative corner": b"/MediaBox[-300 -400 0 0]",
        "no box": b"",
        "turned": _BOX + b"/Rotate 90",
        "turned a little": _BOX + b"/Rotate 45",
        "turned and cut": _BOX + b"/Rotate 270/CropBox[10 10 200 100]",
        "units of a mile": _BOX + b"/UserUnit 100000",
    }.items():
        yield Odd(f"{name}.pdf", pdf({3: page(box=box)}))
    for name, box in {
        "box without size": b"/MediaBox[0 0 0 0]",
        "box of one point": b"/MediaBox[0 0 1 1]",
        "box of words": b"/MediaBox[(a) (b) (c) (d)]",
        "box of two": b"/MediaBox[0 0]",
        "box of a thousand million": b"/MediaBox[0 0 1000000000 1000000000]",
        "box of 1e9 by 1": b"/MediaBox[0 0 1000000000 1]",
    }.items():
        yield Odd(f"{name}.pdf", pdf({3: page(box=box)}), Fate.EITHER)


def _contents() -> Iterator[Odd]:
    packed = zlib.compress(_WORDS)
    swollen = zlib.compress(zlib.compress(b" " * 300_000_000, 9), 9)
    broken = {
        "cut in its words": stream(packed[: len(packed) // 2], b"/Filter/FlateDecode"),
        "no packing at all": stream(_WORDS, b"/Filter/FlateDecode"),
        "unknown packing": stream(_WORDS, b"/Filter/Rot13Decode"),
        "500 packings": stream(_WORDS, b"/Filter[%b]" % (b"/ASCIIHexDecode" * 500)),
        "absurd columns": stream(packed, b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647>>"),
        "damaged lzw": stream(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", b"/Filter/LZWDecode"),
        "swells": stream(swollen, b"/Filter[/FlateDecode/FlateDecode]"),
        "wrong length": stream(_WORDS).replace(_LENGTH, b"/Length 9999999"),
        "negative length": stream(_WORDS).replace(_LENGTH, b"/Length -5"),
        "length is itself": b"<</Length 4 0 R>>stream\n" + _WORDS + b"\nendstream",
        "deep brackets": stream(b"[" * 100_000),
        "deep states": stream(b"q " * 200_000 + _WORDS),
        "never ends its words": stream(b"BT /F1 24 Tf (" + b"(" * 50_000),
        "no numbers": stream(b"1e400 -- ++1 .-. 0/0 re f " + _WORDS),
        "dots": stream(b"0 0 m 1e30 1e30 l 99999999999999999999 w S"),
        "picture in the words": stream(b"q 50 0 0 50 0 0 cm BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789abcdef EI Q"),
        "picture in the words, cut": stream(b"BI /W 100000 /H 100000 /BPC 8 /CS /RGB ID abc"),
    }
    for name, content in broken.items():
        yield Odd(f"{name}.pdf", pdf({4: content}), Fate.EITHER)
    for name, entries in {
        "no contents": b"",
        "contents missing": b"/Contents 77 0 R",
        "contents null": b"/Contents null",
        "contents in parts": b"/Resources<</Font<</F1 5 0 R>>>>/Contents[4 0 R 77 0 R null 4 0 R]",
        "resources missing": b"/Contents 4 0 R/Resources 77 0 R",
        "font is a page": b"/Resources<</Font<</F1 3 0 R>>>>/Contents 4 0 R",
    }.items():
        yield Odd(f"{name}.pdf", pdf({3: page(entries)}))
    for name, packing in {
        "jpeg cut": b"/DCTDecode",
        "jpeg 2000": b"/JPXDecode",
        "fax": b"/CCITTFaxDecode",
        "jbig2": b"/JBIG2Decode",
    }.items():
        entries = (
            b"/Type/XObject/Subtype/Image/Width 20000/Height 20000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter%b"
        )
        shown = {3: page(b"/Resources<</XObject<</I 6 0 R>>>>/Contents 4 0 R"), 4: stream(b"300 0 0 400 0 0 cm /I Do")}
        yield Odd(
            f"picture {name}.pdf", pdf({**shown, 6: stream(b"\xff\xd8\xff\x00\x01", entries % packing)}), Fate.EITHER
        )
    nested = {
        n: stream(b"/F Do " * 10, b"/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F %d 0 R>>>>" % (n + 1))
        for n in range(6, 9)
    }
    last = {9: stream(b"0 0 5 5 re f", b"/Subtype/Form/BBox[0 0 9 9]")}
    top = {3: page(b"/Resources<</XObject<</F 6 0 R>>>>/Contents 4 0 R"), 4: stream(b"/F Do")}
    yield Odd("forms in forms.pdf", pdf({**top, **nested, **last}))


def _structures() -> Iterator[Odd]:
    plain = pdf({})
    yield Odd("junk before.pdf", b"\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + plain)
    yield Odd("junk behind.pdf", plain + b"\0" * 3000)
    yield Odd("cut.pdf", plain[: len(plain) // 2], Fate.EITHER)
    yield Odd("only its mark.pdf", b"%PDF-1.7\nnothing else", Fate.TOLD)
    yield Odd("no table.pdf", plain[: plain.index(b"xref")] + b"trailer<</Root 1 0 R>>", Fate.EITHER)
    yield Odd("wrong table.pdf", plain.replace(b"startxref\n", b"startxref\n9"), Fate.EITHER)
    yield Odd("table before itself.pdf", pdf({}, b"/Prev %d" % plain.index(b"xref")), Fate.EITHER)
    yield Odd("no root.pdf", plain.replace(b"/Root 1 0 R", b"/Root 9 0 R"), Fate.EITHER)
    yield Odd("version 9.pdf", plain.replace(b"%PDF-1.7", b"%PDF-9.9"))
    yield Odd("deep objects.pdf", pdf({6: b"[" * 20_000 + b"]" * 20_000}), Fate.EITHER)
    outlines = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R/Names 7 0 R>>"
    rings = {1: outlines, 6: b"<</First 6 0 R/Last 6 0 R/Next 6 0 R>>", 7: b"<</EmbeddedFiles 7 0 R/Kids[7 0 R]>>"}
    yield Odd("outlines in a ring.pdf", pdf(rings))
    title = b"/Info<</Title<FEFFD800>/CreationDate(D:never)>>"
    yield Odd("half a character.pdf", pdf({}, title))
    notes = page(_SHOWS + b"/Annots[6 0 R 77 0 R null 3]")
    ring = b"<</Type/Annot/Subtype/Widget/Parent 6 0 R/Kids[6 0 R]/Rect[0 0 9 9]/AP<</N 6 0 R>>>>"
    yield Odd("notes in a ring.pdf", pdf({3: notes, 6: ring}))
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as whole:
        whole.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    packed = made.getvalue()
    yield Odd("packed objects.pdf", packed)
    yield Odd("packed objects, damaged.pdf", packed.replace(b"/ObjStm", b"/ObjSmt"), Fate.EITHER)


def _locked() -> Iterator[Odd]:
    for name, lock, fate in (
        ("with a password", pikepdf.Encryption(owner="a", user="b"), Fate.TOLD),
        ("for its owner alone", pikepdf.Encryption(owner="a", user=""), Fate.SHOWN),
        ("old lock", pikepdf.Encryption(owner="a", user="", R=2, aes=False, metadata=False), Fate.SHOWN),
    ):
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf({}))) as whole:
            whole.save(made, encryption=lock)
        yield Odd(f"{name}.pdf", made.getvalue(), fate)
    # Only what is attached is encrypted (ISO 32000-1, 7.6.5): the words are not.
    zeros = b"<" + b"00" * 32 + b">"
    lock = (
        b"/Encrypt<</Filter/Standard/V 4/R 4/Length 128/P -4/O%b/U%b"
        b"/CF<</StdCF<</CFM/AESV2/AuthEvent/EFOpen/Length 16>>>>/StmF/Identity/StrF/Identity/EFF/StdCF>>/ID[<00><00>]"
        % (zeros, zeros)
    )
    yield Odd("only attachments locked.pdf", pdf({}, lock), Fate.EITHER)


def _active() -> Iterator[Odd]:
    root = b"<</Type/Catalog/Pages 2 0 R%b>>"
    yield Odd("script.pdf", pdf({1: root % b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"}))
    yield Odd("starts a program.pdf", pdf({1: root % b"/OpenAction<</S/Launch/F(calc.exe)>>"}))
    field = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Ann)/Rect[10 10 200 40]/DA(/F1 12 Tf)>>"
    form = b"/AcroForm<</Fields[6 0 R]/NeedAppearances true/DR<</Font<</F1 5 0 R>>>>>>"
    yield Odd("form without looks.pdf", pdf({1: root % form, 3: page(_SHOWS + b"/Annots[6 0 R]"), 6: field}))
    yield Odd("form of XML.pdf", pdf({1: root % b"/AcroForm<</Fields[]/XFA(<xdp/>)>>"}))
    layer = stream(b"/OC /L BDC " + _WORDS + b" EMC")
    layered = _SHOWS.replace(b"/Font", b"/Properties<</L 6 0 R>>/Font")
    layers = b"/OCProperties<</OCGs[6 0 R]/D<</OFF[6 0 R]>>>>"
    objects = {1: root % layers, 3: page(layered), 4: layer, 6: b"<</Type/OCG/Name(hidden)>>"}
    yield Odd("hidden layer.pdf", pdf(objects))
    glyph = {3: page(_SHOWS.replace(b"5 0 R", b"6 0 R")), 7: stream(b"500 0 d0 0 0 400 400 re f")}
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a 7 0 R>>"
        b"/Encoding<</Differences[82/a]>>/FirstChar 82/LastChar 82/Widths[500]>>"
    )
    yield Odd("drawn letters.pdf", pdf({**glyph, 6: font}))
    tagged = stream(b"/P <</MCID 0>> BDC " + _WORDS + b" EMC")
    yield Odd("tagged.pdf", pdf({3: page(_SHOWS + b"/StructParents 0"), 4: tagged}))
