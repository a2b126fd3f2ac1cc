"""How long a recording plays, where its file says so; nothing of it is decoded.

WAV: RIFF chunks `fmt ` and `data`. FLAC: STREAMINFO (RFC 9639, 8.2). MP4, M4A and QuickTime: `mvhd` in `moov`
(ISO/IEC 14496-12, 8.2.2). MP3: the number of frames in a Xing or Info header; without one its length is a guess.
"""

import struct
from pathlib import Path
from typing import BinaryIO

_MOST_PARTS = 2000
"""How many chunks or boxes are looked at: more are no recording's."""
_MP3_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def seconds_of(path: Path, media_type: str) -> float | None:
    """Return how many seconds a recording plays, or None where its file does not say; raises OSError."""
    read = {
        "audio/wav": _wav,
        "audio/flac": _flac,
        "audio/mpeg": _mp3,
        "audio/mp4": _mp4,
        "video/mp4": _mp4,
        "video/quicktime": _mp4,
    }.get(media_type)
    if read is None:
        return None
    with path.open("rb") as stream:
        try:
            seconds = read(stream, path.stat().st_size)
        except (struct.error, ZeroDivisionError, OverflowError):
            return None  # cut off or not what it says it is
    return seconds if seconds is not None and seconds > 0 else None


def _wav(stream: BinaryIO, size: int) -> float | None:
    stream.seek(12)
    bytes_a_second = 0
    for _ in range(_MOST_PARTS):
        name, length = struct.unpack("<4sI", stream.read(8))
        if name == b"fmt ":
            (bytes_a_second,) = struct.unpack("<8xI", stream.read(12))
            stream.seek(length - 12 + length % 2, 1)
        elif name == b"data":
            # A recorder that was cut off leaves the length unset.
            return min(length, size - stream.tell()) / bytes_a_second
        else:
            stream.seek(length + length % 2, 1)
    return None


def _flac(stream: BinaryIO, _size: int) -> float | None:
    stream.seek(8)
    packed = int.from_bytes(stream.read(18)[10:], "big")
    rate, samples = packed >> 44, packed & ((1 << 36) - 1)
    return samples / rate


def _mp4(stream: BinaryIO, size: int) -> float | None:
    moov = _box(stream, b"moov", 0, size)
    header = _box(stream, b"mvhd", *moov) if moov else None
    if header is None:
        return None
    stream.seek(header[0])
    long = stream.read(4)[:1] == b"\1"
    scale, duration = struct.unpack(">16xIQ" if long else ">8xII", stream.read(28 if long else 16))
    unknown = duration == (1 << (64 if long else 32)) - 1
    return None if unknown else duration / scale


def _box(stream: BinaryIO, wanted: bytes, start: int, end: int) -> tuple[int, int] | None:
    """Return where the content of a box begins and ends among those between two places."""
    at = start
    for _ in range(_MOST_PARTS):
        if at + 8 > end:
            return None
        stream.seek(at)
        length, name = struct.unpack(">I4s", stream.read(8))
        head = 8
        if length == 1:
            (length,) = struct.unpack(">Q", stream.read(8))
            head = 16
        elif length == 0:
            length = end - at
        if length < head:
            return None
        if name == wanted:
            return at + head, min(at + length, end)
        at += length
    return None


def _mp3(stream: BinaryIO, _size: int) -> float | None:
    start = stream.read(10)
    skip = 0
    if start[:3] == b"ID3":
        skip = 10 + sum((byte & 0x7F) << shift for byte, shift in zip(start[6:10], (21, 14, 7, 0), strict=True))
    stream.seek(skip)
    frame = stream.read(1024)
    at = next((place for place in (frame.find(b"Xing"), frame.find(b"Info")) if 0 <= place <= 200), -1)
    if at < 0 or len(frame) < at + 12 or frame[0] != 0xFF or not frame[at + 7] & 1:
        return None
    version, rate = frame[1] >> 3 & 3, frame[2] >> 2 & 3
    if version not in _MP3_RATES or rate > 2:
        return None
    (frames,) = struct.unpack(">I", frame[at + 8 : at + 12])
    return frames * (1152 if version == 3 else 576) / _MP3_RATES[version][rate]
