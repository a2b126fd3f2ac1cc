"""Where a video was recorded is taken out of it when it is put in; what it shows stays byte for byte."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.importers.evidence_files import take_in
from portfolio_app.importers.evidence_files.video_places import place_boxes, write_over
from tests.importers.evidence_files.test_length import box

PLACE = b"+51.5007-000.1246+011.0/"
RECORDED = box(b"mdat", b"what was recorded" * 99)
XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + b"<x exif:GPSLatitude='51,30.0N'/>"


def video(*told: bytes, track: bytes = b"") -> bytes:
    return box(b"ftyp", b"qt  ") + RECORDED + box(b"moov", box(b"trak", track) + b"".join(told))


TOLD = {
    "QuickTime": video(box(b"udta", box(b"\xa9xyz", b"\0\x18\x15\xc7" + PLACE))),
    "3GPP": video(box(b"udta", box(b"loci", PLACE))),
    "of Apple": video(box(b"meta", box(b"keys", b"mdtacom.apple.quicktime.location.ISO6709") + box(b"ilst", PLACE))),
    "of a track": video(track=box(b"udta", box(b"\xa9xyz", PLACE))),
    "XMP": box(b"ftyp", b"isom") + RECORDED + box(b"uuid", XMP),
}


def test_the_place_is_taken_out(tmp_path: Path) -> None:
    for name, content in TOLD.items():
        path = tmp_path / f"{name}.mov"
        path.write_bytes(content)
        taken = take_in(path, tmp_path / "aside", lambda _: None)
        kept = taken.path.read_bytes()
        assert PLACE not in kept, name
        assert b"51,30" not in kept
        assert (len(kept), RECORDED in kept) == (len(content), True)
        assert taken.version.cleaned == "Taken out: where it was recorded."
        assert taken.version.sha256 != taken.version.source_sha256
        assert path.read_bytes() == content
        assert place_boxes(taken.path) == ()


def test_a_video_that_tells_no_place_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.mov"
    path.write_bytes(video(box(b"udta", box(b"name", b"My film"))))
    taken = take_in(path, tmp_path / "aside", lambda _: None)
    assert (taken.path, taken.version.cleaned) == (path, "")


@given(st.binary(max_size=400), st.sampled_from(sorted(TOLD)), st.integers(0, 300))
def test_damaged_videos_keep_their_length(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, name: str, at: int
) -> None:
    path = tmp_path_factory.mktemp("videos") / "a.mov"
    content = TOLD[name][:at] + noise + TOLD[name][at:]
    path.write_bytes(content)
    write_over(path, place_boxes(path))
    assert path.stat().st_size == len(content)
