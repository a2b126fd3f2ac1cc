"""Odd documents, mails, texts and recordings: damaged, of old kinds, swelling when unpacked, in other writing."""

import io
import struct
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage

from tests.odd import Fate, Odd

_TYPES = "[Content_Types].xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PARAGRAPH = "<w:p><w:r><w:t>Rota for March</w:t></w:r></w:p>"


def odd_documents() -> Iterator[Odd]:
    """Yield files that documents name but do not show."""
    for name, content in (*_word(), *_archives(), *_mails(), *_texts(), *_recordings()):
        yield Odd(name, content, Fate.NAMED)


def archive(**parts: str | bytes) -> bytes:
    """Return a ZIP of these parts, whose names have ``__`` for a slash."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(_TYPES, "<Types/>")
        for name, content in parts.items():
            target.writestr(name.replace("__", "/") + ".xml", content)
    return made.getvalue()


def _body(inside: str) -> str:
    return f"<w:document {_W}><w:body>{inside}</w:body></w:document>"


def _word() -> Iterator[tuple[str, bytes]]:
    plain = archive(word__document=_body(_PARAGRAPH))
    yield "plain.docx", plain
    yield "cut.docx", plain[: len(plain) // 2]
    yield "damaged.docx", plain.replace(b"word/document.xml", b"word/docXment.xml", 1)
    yield "swells.docx", archive(word__document=_body(_PARAGRAPH * 800_000))
    yield "no end.docx", archive(word__document=f"<w:document {_W}><w:body>{_PARAGRAPH}")
    yield "deep.docx", archive(word__document=_body("<w:p>" * 30_000 + "</w:p>" * 30_000))
    laughs = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + _body("<w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
    yield "laughs.docx", archive(word__document=laughs)
    yield "utf-16.docx", archive(word__document=_body(_PARAGRAPH).encode("utf-16"))
    yield "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)


def _archives() -> Iterator[tuple[str, bytes]]:
    plain = archive(xl__workbook="<workbook/>")
    yield "sheet.xlsx", plain
    yield "slides.pptx", archive(ppt__presentation="<p/>")
    yield "locked.zip", plain.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
    yield "names.zip", archive(**{f"caf\u00e9 {number}": "" for number in range(300)})
    yield "no end.zip", plain[:-30]
    yield "old.rtf", b"{\\rtf1\\ansi Rota for March}"


def _mails() -> Iterator[tuple[str, bytes]]:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Pat Lee <pat@example.org>", "ann@example.org", "Thanks – rota"
    mail["Date"] = "Mon, 02 Mar 2026 09:00:00 +0000"
    mail.set_content("Thank you for the rota.\n" * 20, cte="base64")
    yield "plain.eml", bytes(mail)
    mail.add_attachment(b"%PDF-1.7 rota", maintype="application", subtype="pdf", filename="../rota.pdf")
    yield "attachment.eml", bytes(mail)
    yield (
        "unknown letters.eml",
        b"Subject: =?x-klingon?B?////?=\nContent-Type: text/plain; charset=x-klingon\n\n\xff\xfe",
    )
    yield "no headers.eml", b"\n\nThank you."
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(300))
    yield "deep.eml", b"Subject: deep\n" + deep + b"\nThank you.\n"
    yield "long header.eml", b"Subject: " + b"a" * 500_000 + b"\n\nThank you.\n"


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "western.csv", "name;caf\u00e9\n".encode("cp1252") * 50
    yield "wide.txt", "Rota für März \U0001f600".encode("utf-16")
    yield "zeros.txt", b"Rota\0\0\0for March"
    yield "one line.txt", b"word " * 600_000
    yield "half a pair.txt", b"\xff\xfe\x00\xd8A\x00"
    yield "page.html", b"<html><meta charset=x-klingon><script>alert(1)</script><p>Rota for March" + b"<div>" * 20_000
    yield "drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
    yield "deep.json", b"[" * 100_000


def _recordings() -> Iterator[tuple[str, bytes]]:
    yield "cut.mp3", b"ID3\x04\x00\x00\x7f\x7f\x7f\x7f" + bytes(100)
    yield "vast box.mp4", struct.pack(">I4s4sI", 16, b"ftyp", b"mp42", 0) + struct.pack(">I4sQ", 1, b"mdat", 2**62)
    yield "no sound.wav", b"RIFF\xff\xff\xff\xffWAVEfmt " + b"\xff" * 20
    yield "nobody knows.bin", bytes(range(256)) * 4
