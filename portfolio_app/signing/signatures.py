"""Signing a finished PDF with a witness's key: visible on its page, added without touching a byte before it."""

# pyright: reportAttributeAccessIssue=false, reportIndexIssue=false, reportGeneralTypeIssues=false
# pyHanko says of every object in a PDF only that it is one.

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.domain.errors import InputError
from portfolio_app.signing.appearance import Look, draw
from portfolio_app.signing.certificates import OpenKey, certificate_bytes
from portfolio_app.signing.fingerprints import short_fingerprint
from portfolio_app.signing.validation import PDF_LIMIT
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from pyhanko.pdf_utils.content import PdfContent
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.writer import BasePdfFileWriter
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko.sign.signers.pdf_signer import PdfSigningSession

_FIELD = "Signature"


class Box(NamedTuple):
    """A place on a page in points from its lower left corner; page -1 is the last."""

    left: float
    bottom: float
    right: float
    top: float
    page: int = -1


DEFAULT_BOX = Box(56, 56, 316, 156)
"""Lower left on the last page of an A4 document, 260 by 100 points."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Who signs, when, and why; ``at`` is this machine's clock, with its zone: no time authority stands behind it."""

    name: str
    at: datetime
    reason: str = ""
    place: str = ""
    organisation: str = ""


def sign_pdf(
    pdf: bytes, key: OpenKey, signing: Signing, *, picture: bytes | None = None, box: Box = DEFAULT_BOX
) -> bytes:
    """Return the PDF with one more signature, visible in the box; the bytes before stay as they are.

    The page says whose clock it was. ``picture`` is a drawn signature as PNG; without it the name is set. The PDF must
    be flat: forms to fill are refused. Raises InputError for a PDF that cannot be signed, and ValueError when the time
    has no zone.
    """
    if signing.at.tzinfo is None:
        raise ValueError("the time of a signature needs a time zone")
    look = Look(signing.name, _lines(signing, key.fingerprint), picture)
    drawn = draw(look, box.right - box.left, box.top - box.bottom)
    writer, field = _prepared(pdf, box, signing.name)
    return _signed(writer, field, key, signing, drawn)


def _lines(signing: Signing, fingerprint: str) -> tuple[str, ...]:
    who = f"{signing.name}, {signing.organisation}" if signing.organisation else signing.name
    moment = signing.at.astimezone(UTC) if signing.at.utcoffset() is None else signing.at
    zone = moment.strftime("%z")
    stamp = tr(
        "{day} {moment} (UTC{zone}:{zone_shown}), by this computer's clock",
        day=moment.day,
        moment=f"{moment:%B %Y, %H:%M}",
        zone=zone[:3],
        zone_shown=zone[3:5],
    )
    return (
        who,
        tr("Signed {stamp}", stamp=stamp),
        tr("Certificate {short_fingerprint}", short_fingerprint=short_fingerprint(fingerprint)),
    )


def _prepared(pdf: bytes, box: Box, name: str) -> tuple[IncrementalPdfFileWriter, str]:
    """Return a writer on the PDF with an empty signature field in it, and the field's name."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field, enumerate_sig_fields

    from portfolio_app.signing.structure import tag_widget

    if len(pdf) > PDF_LIMIT:
        raise InputError(tr("The document is too large to be signed: export it with smaller pictures."))
    try:
        writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
        taken = {found[0] for found in enumerate_sig_fields(writer.prev)}
        flat = _is_flat(writer, len(taken))
        field = next(f"{_FIELD}{number}" for number in range(1, 1000) if f"{_FIELD}{number}" not in taken)
        if flat:
            spec = SigFieldSpec(
                field,
                on_page=box.page,
                box=(round(box.left), round(box.bottom), round(box.right), round(box.top)),
                readable_field_name=tr("Signature of {name}", name=name),
            )
            append_signature_field(writer, spec)
            tag_widget(writer, field, tr("Signature of {name}", name=name))
    except Exception as error:  # whatever a damaged PDF makes its parser raise
        raise InputError(tr("The document cannot be signed: it is damaged or is not a PDF.")) from error
    if not flat:
        raise InputError(tr("The document has fields to fill in: it must be made flat before it can be signed."))
    return writer, field


def _is_flat(writer: IncrementalPdfFileWriter, signatures: int) -> bool:
    if "/AcroForm" not in writer.root:
        return True
    form = writer.root["/AcroForm"]
    return "/Fields" not in form or len(form["/Fields"]) == signatures


def _signed(writer: IncrementalPdfFileWriter, field: str, key: OpenKey, signing: Signing, drawn: bytes) -> bytes:
    from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.stamp import StaticStampStyle

    about = PdfSignatureMetadata(
        field_name=field,
        md_algorithm="sha256",
        name=signing.name,
        reason=signing.reason or None,
        location=signing.place or None,
    )
    # The library would set the content in by a margin of its own.
    whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, margins=Margins(0, 0, 0, 0))
    style = StaticStampStyle(
        background=_content(drawn), background_opacity=1.0, background_layout=whole, border_width=0
    )

    class _TimedSigner(PdfSigner):
        def init_signing_session(
            self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
        ) -> PdfSigningSession:
            session = super().init_signing_session(pdf_out, existing_fields_only)
            session.system_time = signing.at  # the caller's clock, so that the box and the signature say the same
            return session

    signed = _TimedSigner(about, _signer(key), stamp_style=style).sign_pdf(writer, existing_fields_only=True)
    return signed.getvalue()


def _signer(key: OpenKey) -> SimpleSigner:
    from asn1crypto import keys, x509
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    private = key.private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    certificate = x509.Certificate.load(certificate_bytes(key.certificate))
    # The signer adds its own certificate; a second copy in the store would be written, too.
    return SimpleSigner(certificate, keys.PrivateKeyInfo.load(private), SimpleCertificateStore())


def _content(drawn: bytes) -> PdfContent:
    from pyhanko.pdf_utils.content import PdfContent, ResourceType
    from pyhanko.pdf_utils.generic import pdf_name
    from pyhanko.pdf_utils.layout import BoxConstraints
    from pyhanko.pdf_utils.reader import PdfFileReader

    class _Drawn(PdfContent):
        def render(self) -> bytes:
            page = self._ensure_writer.import_page_as_xobject(PdfFileReader(BytesIO(drawn)))
            self.set_resource(ResourceType.XOBJECT, pdf_name("/Drawn"), page)
            left, bottom, right, top = page.get_object()["/BBox"]
            self.box = BoxConstraints(width=right - left, height=top - bottom)
            return b"/Drawn Do"

    return _Drawn()
