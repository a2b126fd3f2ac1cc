"""How long recordings play, by what their files say; a hostile file is of no known length, and quickly so."""

import struct
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.importers.evidence_files.length import seconds_of


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def mp4(scale: int, duration: int, *, long: bool = False) -> bytes:
    times = struct.pack(">B3xQQIQ" if long else ">B3xIIII", long, 0, 0, scale, duration)
    moov = box(b"moov", box(b"udta", b"") + box(b"mvhd", times + bytes(80)))
    return box(b"ftyp", b"M4A ") + box(b"mdat", bytes(500)) + moov


def mp3(frames: int) -> bytes:
    tag = b"ID3\4\0\0" + bytes((0, 0, 0, 20)) + bytes(20)
    return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * frames  # of 128 kbit/s at 44,100 Hz


def flac(rate: int, samples: int) -> bytes:
    return b"fLaC\0\0\0\x22" + bytes(10) + (rate << 44 | samples).to_bytes(8, "big") + bytes(16)


@pytest.mark.parametrize(
    ("name", "content", "seconds"),
    [
        ("call.m4a", mp4(600, 42_000), 70),
        ("call.mov", mp4(600, 42_000, long=True), 70),
        ("call.mp3", mp3(2680), 2680 * 1152 / 44100),
        ("call.flac", flac(44100, 44100 * 70), 70),
        ("call.ogg", b"OggS" + bytes(60), None),
        ("call.mp3", b"\xff\xfb", None),
        ("call.mp4", mp4(600, (1 << 32) - 1), None),
        ("call.mp4", mp4(0, 42_000), None),
        ("call.mp4", box(b"free", b"") * 100_000, None),
        ("call.mp4", box(b"ftyp", b"M4A ") + b"\x7f\0\0\0moov\x7e\0\0\0mvhd" + bytes(2_000_000), None),
        ("call.wav", b"RIFF\0\0\0\0WAVE" + (b"junk" + bytes(4)) * 100_000, None),
    ],
)
def test_length(tmp_path: Path, name: str, content: bytes, seconds: float | None) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert seconds_of(path) == (None if seconds is None else pytest.approx(seconds))


def test_length_of_a_wav(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(2 * 8000 * 5))
    assert seconds_of(path) == pytest.approx(5)


@given(
    st.sampled_from(["call.wav", "call.m4a", "call.mp3", "call.flac"]),
    st.sampled_from([mp4(600, 42_000), mp3(100), flac(44100, 44100), b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0"]),
    st.binary(max_size=40),
    st.integers(0, 80),
)
def test_whatever_a_file_holds_it_has_a_length_or_none(
    tmp_path_factory: pytest.TempPathFactory, name: str, content: bytes, noise: bytes, at: int
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content[:at] + noise + content[at + len(noise) :])
    seconds = seconds_of(path)
    assert seconds is None or seconds > 0
