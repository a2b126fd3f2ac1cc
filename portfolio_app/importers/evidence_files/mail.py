"""E-mails as they are read: who wrote to whom, when and about what, the words, and what was attached."""

import binascii
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from portfolio_app.domain.evidence.file import say_media_type, say_size
from portfolio_app.domain.evidence.writing import Writing
from portfolio_app.domain.words.text import plural
from portfolio_app.importers.evidence_files.charsets import charset_in, decoded
from portfolio_app.importers.evidence_files.html_words import words_of
from portfolio_app.importers.evidence_files.mail_parts import Message, Part, read_messages
from portfolio_app.translation import tr

_MOST_LISTED = 50
_STUB = 3
"""By how much a web page must be longer than the plain words beside it for these to be no more than a stand-in."""

_SOFT_END = re.compile(r"(?<!\n--) \n(?![> \n])")
_WEB_PAGE = "text/html"
_NOT_LETTERS = re.compile(rb"[^A-Za-z0-9+/]")


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail, and after it each that lies in it; ``sent_on`` is the day by its sender's clock.

    Of a mailbox, which holds several, the day is that of the last one.
    """

    writings: tuple[Writing, ...]
    sent_on: date | None


def read_mail(path: Path) -> Mail:
    """Return an e-mail as it is read; raises OSError. Nothing in it is run or fetched."""
    with path.open("rb") as file:
        messages = read_messages(file)
    outer = [message for message in messages if not message.depth]
    titles = {id(message): tr("E-mail {number}", number=number) for number, message in enumerate(outer, 1)}
    titles = titles if len(outer) > 1 else {}
    writings = tuple(_writing(message, titles.get(id(message), "")) for message in messages)
    return Mail(writings, max((day for message in outer if (day := message.head.sent_on)), default=None))


def _writing(message: Message, title: str) -> Writing:
    named = [part for part in message.parts if _is_file(part)]
    unnamed = [part for part in message.parts if not _is_file(part)]
    words = "\n\n".join(filter(None, (text.strip("\n ") for text in _texts(unnamed))))
    if not words:  # some name even the words as if they were a file
        unnamed = [part for part in named if part.may_be_words and not part.head.is_attached]
        words = "\n\n".join(filter(None, (text.strip("\n ") for text in _texts(unnamed))))
    attached = tuple(_attached(named, message.unlisted))
    head = message.head.said() + ((("Attached", "; ".join(attached)),) if attached else ())
    title = tr("An e-mail inside this one") if message.depth else title
    return Writing(words, head, title, all(part.whole for part in unnamed))


def _is_file(part: Part) -> bool:
    return part.head.is_attached or bool(part.head.file_name) or not part.may_be_words


def _texts(parts: Iterable[Part]) -> Iterator[str]:
    """Return the words of each part, of alternatives one: the plain words unless they only stand in for the others."""
    groups: dict[int, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.group, []).append(part)
    for group in groups.values():
        pages = "\n\n".join(_words(part) for part in group if part.head.content_type == _WEB_PAGE)
        plain = "\n\n".join(_words(part) for part in group if _is_plain(part, alone=len(group) == 1))
        yield pages if len(pages) > _STUB * len(plain) else plain


def _is_plain(part: Part, *, alone: bool) -> bool:
    # Beside the words of an invitation stands the same for calendars.
    return part.head.content_type == "text/plain" or (alone and part.head.content_type != _WEB_PAGE)


def _words(part: Part) -> str:
    content = _content(part)
    if part.head.content_type == _WEB_PAGE:
        return words_of(decoded(content, part.head.charset or charset_in(content)))
    text = decoded(content, part.head.charset)
    return _SOFT_END.sub(" ", text) if part.head.is_flowed else text


def _content(part: Part) -> bytes:
    kept = bytes(part.kept)
    if part.head.encoding == "base64":
        letters = _NOT_LETTERS.sub(b"", kept)
        try:
            return binascii.a2b_base64(letters[: len(letters) // 4 * 4] + _padded(letters[len(letters) // 4 * 4 :]))
        except binascii.Error:
            return b""
    return quopri.decodestring(kept) if part.head.encoding == "quoted-printable" else kept


def _padded(rest: bytes) -> bytes:
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""


def _attached(parts: list[Part], unlisted: int) -> Iterator[str]:
    for part in parts[:_MOST_LISTED]:
        name = part.head.file_name or f"{say_media_type(part.head.content_type)} without a name"
        yield f"{name} ({say_size(part.bytes_inside)})"
    more = len(parts[_MOST_LISTED:]) + unlisted
    if more:
        yield f"and {plural(more, 'other')}"
