"""The parts of an e-mail, read line by line: of attachments only the size is kept, however many and large they are."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from portfolio_app.importers.evidence_files.mail_head import MailHead
from portfolio_app.importers.evidence_files.plain_text import MOST_BYTES

MOST_PARTS = 500
"""Parts of one e-mail that are told; those beyond are counted."""

MOST_DEPTH = 30
"""How many messages and groups of parts may lie in one another to be opened."""

MOST_MESSAGES = 100
_LINE = 64 * 1024
_MOST_HEAD = 256 * 1024
_RECODED = 8 * 1024 * 1024
_COUNT = re.compile(rb"(\d{1,10}) *\r?\n")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
POSTMARK = re.compile(rb"From \S+ .*\d\d:\d\d.*\d{4}")
"""The line before each e-mail of a mailbox: whom it came from, and when (RFC 4155, appendix A)."""
_MESSAGES = ("message/rfc822", "message/global", "message/news")
_UNLIKE_LINES = ("base64", "quoted-printable")


@dataclass(slots=True)
class Part:
    """Words or a file; ``group`` is the same for parts of which one is to be read. ``kept`` is what may be words."""

    head: MailHead
    group: int
    kept: bytearray = field(default_factory=bytearray)
    size: int = 0
    whole: bool = True
    may_be_words: bool = field(init=False)
    in_base64: bool = field(init=False)

    def __post_init__(self) -> None:
        # Asked for every line of what may be very many.
        self.may_be_words = self.head.content_type.startswith("text/")
        self.in_base64 = self.head.encoding == "base64"

    @property
    def bytes_inside(self) -> int:
        """How many bytes the file has once it is taken out of the e-mail."""
        return self.size * 3 // 4 if self.in_base64 else self.size


@dataclass(slots=True)
class Message:
    """An e-mail, or one inside another, with its parts in their order."""

    head: MailHead
    depth: int = 0
    parts: list[Part] = field(default_factory=list[Part])
    unlisted: int = 0


@dataclass(slots=True)
class _Group:
    """Parts that a line divides; ``before`` stands in for them until there is one."""

    boundary: bytes
    message: Message
    alternative: int
    before: Part | None


def read_messages(file: BinaryIO) -> list[Message]:
    """Return the e-mail and those inside it, the outermost first; of a mailbox each, the first ones of very many.

    Raises OSError.
    """
    return _Walk().read(_in_lines(file))


class _Walk:
    def __init__(self) -> None:
        self._messages: list[Message] = []
        self._groups: list[_Group] = []
        self._head: list[bytes] | None = []
        self._head_size = 0
        self._part: Part | None = None
        self._opens_message = True
        self._left = MOST_BYTES
        self._number = 0
        self._depth = 0

    def read(self, lines: Iterator[bytes]) -> list[Message]:
        begins, blank, in_mailbox = True, False, None
        for line in lines:
            if in_mailbox is None:
                in_mailbox = POSTMARK.match(line) is not None
            elif in_mailbox and begins and blank and POSTMARK.match(line):
                self._end_message()
                if len(self._messages) >= MOST_MESSAGES:
                    self._cut()
                    return self._messages
            blank = begins and not line.strip()
            if not (begins and line.startswith(b"--") and self._groups and self._divided(line)):
                self._take(line, begins=begins)
            begins = line.endswith(b"\n")
        self._end_head()
        self._close(0)
        return self._messages

    def _end_message(self) -> None:
        """End an e-mail of a mailbox: another one follows."""
        self._end_head()
        self._close(0)
        self._head, self._head_size, self._part, self._opens_message, self._depth = [], 0, None, True, 0

    def _cut(self) -> None:
        for part in self._messages[-1].parts:
            part.whole = False

    def _take(self, line: bytes, *, begins: bool) -> None:
        if self._head is None:
            self._body(line)
        elif begins and not line.strip():
            if self._head or not self._opens_message:
                self._end_head()
        elif begins and not (_FIELD.match(line) or line[:1] in b" \t"):
            # What is no field ends the head; mailboxes put a line of their own before it.
            if self._head or not line.startswith(b"From "):
                self._end_head()
                self._body(line)
        elif self._head_size < _MOST_HEAD:
            self._head_size += len(line)
            if begins or not self._head:
                self._head.append(line)

    def _body(self, line: bytes) -> None:
        part = self._part
        if part is None:
            return
        part.size += len(line.strip()) if part.in_base64 else len(line)
        if part.may_be_words:
            piece = line[: self._left]
            part.kept += piece
            part.whole = part.whole and len(piece) == len(line)
            self._left -= len(piece)

    def _divided(self, line: bytes) -> bool:
        """Tell whether the line ends a part, having done so."""
        said = line[2:].rstrip()
        for index in range(len(self._groups) - 1, -1, -1):
            group = self._groups[index]
            if said == group.boundary:
                self._end_head()
                self._close(index + 1)
                group.before = None
                self._head, self._head_size, self._part, self._opens_message = [], 0, None, False
                return True
            if said == group.boundary + b"--":
                self._end_head()
                self._close(index)
                self._part = None
                return True
        return False

    def _close(self, index: int) -> None:
        """Leave the groups from one on; one in which there was no part is read as plain words."""
        for group in self._groups[index:]:
            if group.before is not None and bytes(group.before.kept).strip():
                group.message.parts.append(group.before)
        del self._groups[index:]

    def _end_head(self) -> None:
        if self._head is None:
            return
        lines, self._head = self._head, None
        if self._number >= MOST_PARTS:
            self._messages[-1].unlisted += 1
            self._part = None
            return
        head = MailHead(lines)
        if self._opens_message:
            message = Message(head, self._depth)
            self._messages.append(message)
        else:
            message = self._groups[-1].message
        self._begin(head, message)

    def _begin(self, head: MailHead, message: Message) -> None:
        self._number += 1
        boundary = head.boundary
        inside = message.depth < MOST_DEPTH and len(self._messages) < MOST_MESSAGES
        if head.content_type.startswith("multipart/") and boundary and len(self._groups) < MOST_DEPTH:
            self._part = Part(MailHead(()), self._number)
            alternative = self._alternative(message)
            if not alternative and head.content_type == "multipart/alternative":
                alternative = self._number
            self._groups.append(_Group(boundary, message, alternative, self._part))
        elif head.content_type in _MESSAGES and head.encoding not in _UNLIKE_LINES and inside:
            self._head, self._head_size, self._opens_message, self._depth = [], 0, True, message.depth + 1
        else:
            if head.content_type.startswith("multipart/") and not boundary:
                head = MailHead(())
            self._part = Part(head, self._alternative(message) or self._number)
            message.parts.append(self._part)

    def _alternative(self, message: Message) -> int:
        return next((g.alternative for g in self._groups if g.message is message and g.alternative), 0)


def _in_lines(file: BinaryIO) -> Iterator[bytes]:
    """Return the lines of an e-mail, whatever ends them and whatever its letters are in."""
    start = file.read(_LINE)
    file.seek(0)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        file = io.BytesIO(file.read(_RECODED).decode("utf-16", "replace").encode())
    elif start.startswith(b"\xef\xbb\xbf"):
        file.seek(3)
    elif b"\r" in start and b"\n" not in start:
        file = io.BytesIO(file.read(_RECODED).replace(b"\r", b"\n"))
    left = -1
    if counted := _COUNT.match(start):
        # Apple's mail program says first how long the e-mail is, and writes notes of its own after it.
        file.seek(counted.end())
        left = int(counted[1])
    while line := file.readline(_LINE if left < 0 else min(_LINE, left)):
        left -= len(line) if left > 0 else 0
        yield line
