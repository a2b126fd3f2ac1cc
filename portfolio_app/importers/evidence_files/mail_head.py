"""The head of an e-mail or of a part of one: the few lines that matter, read without trust in their form."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from email.message import EmailMessage
from email.parser import HeaderParser
from email.policy import default
from email.utils import parsedate_to_datetime

from portfolio_app.domain.time import say_date
from portfolio_app.domain.words.text import clean_line

_WANTED = frozenset(
    "from sender to cc bcc date subject content-type content-disposition content-transfer-encoding".split()
)
_MOST = 4000
"""Characters of a line of a head that are looked at."""

_MOST_SAID = 1000
_TURNED = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FIRST_YEAR = 1970


class MailHead:
    """What the head says, each in a form that can be shown; "" where it does not say it."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        text = "".join(f"{name}: {value}\r\n" for name, value in _fields(lines).items())
        self._message: EmailMessage = HeaderParser(EmailMessage, policy=default).parsestr(text)

    @property
    def content_type(self) -> str:
        """The type, in small letters: text/plain where none is said."""
        return _asked(self._message.get_content_type) or "text/plain"

    @property
    def boundary(self) -> bytes:
        """The line between the parts, without its hyphens."""
        return _asked(self._message.get_boundary).encode("utf-8", "surrogateescape").rstrip()

    @property
    def charset(self) -> str:
        """The code of the letters."""
        return _asked(self._message.get_content_charset)

    @property
    def encoding(self) -> str:
        """How the part was made fit for the post: base64, quoted-printable."""
        return clean_line(self._raw("content-transfer-encoding")).casefold()

    @property
    def is_flowed(self) -> bool:
        """Whether lines that end with a space go on in the next (RFC 3676)."""
        return "format=flowed" in self._raw("content-type").casefold().replace('"', "").replace(" ", "")

    @property
    def file_name(self) -> str:
        """The name of a part that is a file."""
        return clean_line(_TURNED.sub("", _asked(self._message.get_filename)))[:200]

    @property
    def is_attached(self) -> bool:
        """Whether the part is said to be a file, and not words to be read in their place."""
        return clean_line(self._raw("content-disposition")).casefold().startswith("attachment")

    @property
    def sent(self) -> datetime | None:
        """When it was sent, by the sender's clock."""
        try:
            found = parsedate_to_datetime(self._raw("date"))
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
        return found if found.year >= _FIRST_YEAR else None

    @property
    def sent_on(self) -> date | None:
        """The day on which it was sent, by the sender's clock."""
        return self.sent.date() if self.sent else None

    def said(self) -> tuple[tuple[str, str], ...]:
        """Return who wrote to whom, when and about what, each with its name."""
        sent = self.sent
        when = f"{say_date(sent.date())}, {sent.hour}:{sent.minute:02d}" if sent else self._shown("date")
        found = (
            ("From", self._shown("from") or self._shown("sender")),
            ("To", self._shown("to")),
            ("Cc", self._shown("cc")),
            ("Bcc", self._shown("bcc")),
            ("Date", when),
            ("Subject", self._shown("subject")),
        )
        return tuple((name, value) for name, value in found if value)

    def _shown(self, name: str) -> str:
        # An address whose writing is turned round would hide whose it is.
        said = clean_line(_TURNED.sub("", _asked(lambda: str(self._message[name] or "")) or self._raw(name)))
        return said if len(said) <= _MOST_SAID else f"{said[:_MOST_SAID]} ..."

    def _raw(self, name: str) -> str:
        return next((str(value) for key, value in self._message.raw_items() if key.casefold() == name), "")


def _fields(lines: Iterable[bytes]) -> dict[str, str]:
    """Return the fields that are wanted, the first of each name, every one on a line of its own."""
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        text = _text(line)
        if text[:1] in " \t":
            if name and len(found[name]) < _MOST:
                found[name] += f" {text.strip()}"
            continue
        key, _, value = text.partition(":")
        key = key.strip().casefold()
        name = key if key in _WANTED and key not in found else ""
        if name:
            found[name] = value.strip()
    return {key: value[:_MOST] for key, value in found.items()}


def _text(line: bytes) -> str:
    try:
        text = line.decode()
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    return text.replace("\0", "").rstrip("\r\n").replace("\r", " ")


def _asked(ask: Callable[[], str | None]) -> str:
    try:
        return ask() or ""
    except Exception:  # noqa: BLE001  # whatever a damaged head brings up in its reader
        return ""
