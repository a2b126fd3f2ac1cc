"""Words of a file as they are read: the head of an e-mail, what it says, and the messages inside it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Writing:
    """Words with what stands over them: a head of names and values, as e-mails have.

    ``title`` says what it is where it lies in another; ``whole`` is False where only the beginning was read.
    """

    words: str
    head: tuple[tuple[str, str], ...] = ()
    title: str = ""
    whole: bool = True


def say_writings(writings: Iterable[Writing]) -> str:
    """Return all of it as plain text, the head line by line over the words."""
    return "\n\n".join(filter(None, map(_said, writings)))


def _said(writing: Writing) -> str:
    head = "\n".join(f"{name}: {value}" for name, value in writing.head)
    return "\n\n".join(filter(None, (writing.title, head, writing.words.strip("\n"))))
