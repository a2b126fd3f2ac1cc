"""What goes between the program and its worker: jobs, and how they ended; plain values that run nothing when read."""

import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar, get_type_hints

import msgspec

T = TypeVar("T")

_LENGTH = struct.Struct(">I")
_LONGEST = 512 * 1024 * 1024


class BrokenMessageError(Exception):
    """The other side ended, or said what is no message."""


@dataclass(frozen=True, slots=True)
class Job:
    """A function by its module and name, its arguments as they are sent, how long it may take, and its language.

    That is so many ``seconds`` of the processor's time, where the system counts them, and ``in_all`` by the clock.
    """

    module: str
    name: str
    arguments: bytes
    seconds: float
    in_all: float
    language: str


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended.

    ``done`` with its value, ``refused`` with its own words, ``no memory``, ``no file`` with the system's error, or
    ``fault``; after so many ``seconds`` of the processor's time.
    """

    how: str
    value: bytes = b""
    errno: int = 0
    said: str = ""
    seconds: float = 0.0


def packed(value: object) -> bytes:
    """Return a value as it is sent; paths too, whatever their bytes."""
    return msgspec.msgpack.encode(value, enc_hook=_plain)


def unpacked(content: bytes, kind: type[T]) -> T:
    """Return the value of that kind; raises BrokenMessageError for anything else."""
    try:
        return msgspec.msgpack.decode(content, type=kind, dec_hook=_made)
    except (msgspec.MsgspecError, ValueError) as error:
        raise BrokenMessageError from error


def kinds_of(function: Callable[..., object]) -> dict[str, type]:
    """Return the types of a function's arguments and, under ``return``, of its value."""
    return get_type_hints(function)


def send(stream: IO[bytes], message: object) -> None:
    """Send a message; raises OSError when nobody listens."""
    content = packed(message)
    stream.write(_LENGTH.pack(len(content)) + content)
    stream.flush()


def receive(stream: IO[bytes], kind: type[T]) -> T:
    """Wait for a message; raises BrokenMessageError when the other side has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size or _LENGTH.unpack(head)[0] > _LONGEST:
        raise BrokenMessageError
    content = stream.read(_LENGTH.unpack(head)[0])
    return unpacked(content, kind)


def _plain(value: object) -> bytes:
    if isinstance(value, Path):
        return os.fsencode(value.absolute())  # the worker may have begun in another folder
    raise TypeError(type(value))


def _made(kind: type, value: object) -> object:
    if issubclass(kind, Path) and isinstance(value, bytes):
        return Path(os.fsdecode(value))
    raise ValueError(kind)
