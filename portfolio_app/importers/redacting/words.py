"""Words exchanged inside of files: texts, web pages, e-mails, and documents that are packages of XML."""

import codecs
import json
import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from itertools import chain
from pathlib import Path

from portfolio_app.domain.evidence.file import MAIL
from portfolio_app.domain.personal_data.replacing import places_of
from portfolio_app.importers.evidence_files.html_words import words_of as html_words
from portfolio_app.importers.evidence_files.words import read_words
from portfolio_app.importers.redacting.faults import LARGE, STANDS_OTHERWISE, UNMADE
from portfolio_app.importers.redacting.package import parts_of, rewrite, said_inside
from portfolio_app.importers.redacting.xml_words import Exchanges, all_said, exchange_in, exchanged
from portfolio_app.sandbox import Reason, RefusedError
from portfolio_app.translation import tr

_PACKAGE = re.compile(r"openxmlformats-officedocument|oasis\.opendocument")
_JSON = "application/json"
_MOST_BYTES = 32 * 1024 * 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def is_package(media_type: str) -> bool:
    """Whether files of a type are packages of XML parts."""
    return _PACKAGE.search(media_type) is not None


def can_replace(media_type: str) -> bool:
    """Whether words can be exchanged in files of a type."""
    return is_package(media_type) or media_type.startswith("text/") or media_type in (MAIL, _JSON)


def replace_words(path: Path, aside: Path, media_type: str, exchanges: tuple[tuple[str, str], ...]) -> int:
    """Write the file aside with words exchanged; return how many there were. Raises RefusedError where some stay."""
    if is_package(media_type):
        times = rewrite(path, aside, lambda _name, root: exchange_in(root, exchanges), lambda _name: False)
        said = chain((text for _, root in parts_of(aside) for text in all_said(root)), said_inside(aside))
    else:
        if path.stat().st_size > _MOST_BYTES:
            raise RefusedError(tr(LARGE))
        content = path.read_bytes()
        made, times = _mail(content, exchanges) if media_type == MAIL else _text(content, exchanges)
        aside.write_bytes(made)
        said = iter((*_said(made, media_type), read_words(aside, media_type)))
    _check(said, exchanges)
    if not times:
        raise RefusedError(tr(STANDS_OTHERWISE))
    return times


def _check(said: Iterator[str], exchanges: Exchanges) -> None:
    """Read back what was made: a number that is no text, or a name in an unknown place, is not left unsaid."""
    for text in said:
        if any(places_of(words, text) for words, instead in exchanges if words.casefold() not in instead.casefold()):
            raise RefusedError(tr(STANDS_OTHERWISE))


def _text(content: bytes, exchanges: Exchanges) -> tuple[bytes, int]:
    code = _code_of(content)
    said, times = exchanged(content.decode(code), exchanges)
    try:
        return said.encode(code), times
    except UnicodeEncodeError:
        return said.encode("utf-8-sig"), times


def _code_of(content: bytes) -> str:
    for mark, code in _MARKS:
        if content.startswith(mark):
            return code
    try:
        content.decode()
    except UnicodeDecodeError:
        return "latin-1" if _has_gaps(content) else "cp1252"
    return "utf-8"


def _has_gaps(content: bytes) -> bool:
    """Whether it has bytes that stand for nothing in the code page of Windows."""
    try:
        content.decode("cp1252")
    except UnicodeDecodeError:
        return True
    return False


def _mail(content: bytes, exchanges: Exchanges) -> tuple[bytes, int]:
    """Exchange words in the head of an e-mail and in the texts in it; what is attached stays as it is."""
    try:
        mail = BytesParser(policy=policy.SMTP).parsebytes(content)
        times = 0
        for part in mail.walk():
            for name in set(part.keys()):
                values = part.get_all(name, [])
                changed = [exchanged(str(value), exchanges) for value in values]
                if any(count for _, count in changed):
                    del part[name]
                    for value, count in changed:
                        part[name] = value
                        times += count
            part.preamble = part.epilogue = None  # round the parts; no program shows that
            if isinstance(part, EmailMessage) and part.get_content_maintype() == "text":
                said, count = exchanged(part.get_content(), exchanges)
                if count:
                    part.set_content(said, subtype=part.get_content_subtype(), cte="quoted-printable")
                    times += count
        return mail.as_bytes(), times
    except (LookupError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise RefusedError(tr(UNMADE, reason=tr(Reason.FAULT.value))) from error


def _said(content: bytes, media_type: str) -> list[str]:
    if media_type != MAIL:
        text = content.decode(_code_of(content))
        return [text, _without_codes(text)] if media_type == _JSON else [text]
    parts = list(BytesParser(policy=policy.SMTP).parsebytes(content).walk())
    heads = [str(value) for part in parts for value in part.values()]
    texts = [str(part.get_content()) for part in parts if part.get_content_maintype() == "text"]
    # Of alternatives, reading takes the plain words: a page says the same with codes and marks between.
    pages = [html_words(str(part.get_content())) for part in parts if part.get_content_type() == "text/html"]
    return [*heads, *texts, *pages]


def _without_codes(text: str) -> str:
    """Return JSON with each character as itself; "" for what is none."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except (ValueError, RecursionError):
        return ""
