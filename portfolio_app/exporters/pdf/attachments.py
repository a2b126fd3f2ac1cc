"""Files that travel inside the document (ISO 32000-1, 7.11.4): listed by readers, opened only by who asks for them."""

from hashlib import md5
from urllib.parse import quote

from portfolio_app.domain.documents.report import Attachment
from portfolio_app.exporters.pdf.syntax import ObjectFile, text_string


def write_attachments(file: ObjectFile, attachments: tuple[Attachment, ...]) -> int:
    """Write the files, one in memory at a time, and return the number of the tree that names them; 0 for none."""
    if not attachments:
        return 0
    named = sorted((text_string(attachment.name), _specification(file, attachment)) for attachment in attachments)
    return file.add(b"<</Names[%b]>>" % b"".join(b"%b %d 0 R" % entry for entry in named))


def _specification(file: ObjectFile, attachment: Attachment) -> int:
    name = text_string(attachment.name)
    stream = _stream(file, attachment)
    # Both names, as PDF/UA-1 asks for (7.11).
    return file.add(
        b"<</Type/Filespec/F%b/UF%b/Desc%b/EF<</F %d 0 R/UF %d 0 R>>>>"
        % (name, name, text_string(attachment.description), stream, stream)
    )


def _stream(file: ObjectFile, attachment: Attachment) -> int:
    content = attachment.load()
    stream = file.reserve()
    check = md5(content, usedforsecurity=False).hexdigest().encode("ascii")  # what the format asks for (table 46)
    kind = quote(attachment.media_type, safe="+").replace("%", "#").encode("ascii")
    entries = b"/Type/EmbeddedFile/Subtype/%b/Params<</Size %d/CheckSum<%b>>>" % (kind, len(content), check)
    file.put_stream(stream, entries, content)
    return stream
