"""Pages that share one list of what can be drawn: what only a page that was blacked out drew is in no part of it."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.pdf_file import draw, opened
from portfolio_app.importers.redacting.pdf import flatten, make_page, put_together

_GREY, _SECRET = b"\x80" * 400, bytes(range(200)) * 2
_ITS_OWN = b"q 200 0 0 200 20 20 cm /I#6d2 Do Q "


def shared(path: Path, second: bytes) -> Path:
    """Write two pages with one list of resources; the first draws a secret, the second what is given."""
    with pikepdf.new() as document:

        def picture(pixels: bytes) -> pikepdf.Stream:
            made = document.make_stream(pixels, Type=Name.XObject, Subtype=Name.Image, Width=20, Height=20)
            made.update({"/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8})
            return made

        secret, grey = document.make_indirect(picture(_SECRET)), picture(_GREY)
        box = {"/BBox": [0, 0, 20, 20]}
        form = document.make_stream(b"q 20 0 0 20 0 0 cm /Im2 Do Q", Type=Name.XObject, Subtype=Name.Form)
        form.update(box)
        tile = document.make_stream(b"/Im1 Do", Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1)
        tile.update({**box, "/XStep": 20, "/YStep": 20, "/Resources": Dictionary(XObject=Dictionary(Im1=secret))})
        group = document.make_stream(b"/Im1 Do", Type=Name.XObject, Subtype=Name.Form)
        group.update({**box, "/Resources": Dictionary(XObject=Dictionary(Im1=secret))})
        group["/Group"] = Dictionary(S=Name.Transparency)
        soft = Dictionary(Type=Name.ExtGState, SMask=Dictionary(Type=Name.Mask, S=Name.Luminosity, G=group))
        whole = Dictionary(XObject=Dictionary(Im1=secret, Im2=grey))
        lends = document.make_stream(b"q 20 0 0 20 0 0 cm /Im2 Do Q ( not closed", Type=Name.XObject, Subtype=Name.Form)
        lends.update({**box, "/Resources": document.make_indirect(whole)})
        resources = document.make_indirect(
            Dictionary(
                XObject=Dictionary(Im1=secret, Im2=grey, Form=form, Lends=lends),
                Pattern=Dictionary(P1=tile),
                ExtGState=Dictionary(G1=soft),
            )
        )
        for content in (b"q 200 0 0 200 20 20 cm /Im1 Do Q", second):
            page = document.add_blank_page(page_size=(240, 240))
            page.obj["/Contents"] = document.make_stream(content)
            page.obj["/Resources"] = resources
        document.pages[0].obj["/UserUnit"] = 2
        document.save(path)
    return path


@pytest.mark.parametrize(
    "second",
    [
        _ITS_OWN,
        _ITS_OWN + b"/Nothing Do",
        _ITS_OWN + b"( not closed",
        b"q 10 0 0 10 20 20 cm /Form Do Q",
        b"q 10 0 0 10 20 20 cm /Lends Do Q",
    ],
    ids=["plain", "names nothing", "broken", "form without resources", "form with the whole list"],
)
def test_what_another_page_drew_is_gone_and_its_own_stays(tmp_path: Path, second: bytes) -> None:
    flat, one, made = tmp_path / "flat", tmp_path / "one", tmp_path / "made.pdf"
    flatten(shared(tmp_path / "shared.pdf", second), flat)
    make_page(flat, 1, (Box(1, 0, 0, 1, 1),), one)
    put_together(flat, ((1, one),), made)
    with pikepdf.open(made) as document:
        held = [each.read_bytes() for each in document.objects if isinstance(each, pikepdf.Stream)]
        assert _GREY in held
        assert not any(_SECRET in each for each in held)
        assert document.pages[0].obj["/UserUnit"] == 2
    with opened(flat) as before, opened(made) as after:
        was = draw(before, 1, 240, 240)
        assert was.convert("L").getextrema()[0] == 128
        assert was.tobytes() == draw(after, 1, 240, 240).tobytes()
