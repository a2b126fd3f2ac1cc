"""What a signed PDF's signatures are worth: strictly, and whatever the bytes.

A signature's time is the clock of the machine that signed: no time authority stands behind it. Whoever shows the time
says so. A clock that was set back shows when the document itself is younger than its signature; that is a warning.
"""

# pyright: reportAttributeAccessIssue=false, reportIndexIssue=false, reportGeneralTypeIssues=false
# pyHanko says of every object in a PDF only that it is one.

from __future__ import annotations

from datetime import UTC
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from portfolio_app.sandbox import SandboxError, run_within
from portfolio_app.signing.fingerprints import fingerprint_of
from portfolio_app.signing.results import SignatureState, Signer, Validation
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.diff_analysis import DiffPolicy
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

PDF_LIMIT = 100_000_000
"""Bytes that a PDF may have to be looked at."""

_SIGNATURES_MOST = 20
_SECONDS = 12.0


class _ChangedError(Exception):
    """The sentence that says what was changed."""


def validate_pdf(pdf: bytes, known: Collection[str] = ()) -> Validation:
    """Check every signature of a PDF; valid only when all are whole, by known certificates, and cover all bytes.

    ``known`` are the fingerprints of the certificates that are expected. Never raises, and never asks a network.
    """
    if len(pdf) > PDF_LIMIT:
        return Validation(SignatureState.DAMAGED, why=tr("The file is larger than a statement can be."))
    try:
        return run_within(_SECONDS, validation_of, pdf, tuple(known))
    except SandboxError as error:
        return Validation(SignatureState.DAMAGED, why=error.sentence(tr("It {reason}, so it cannot be checked.")))


def validation_of(pdf: bytes, known: tuple[str, ...]) -> Validation:
    """Check the signatures in this process, which is the sandbox's: the file comes from elsewhere."""
    try:
        return _validated(pdf, frozenset(known))
    except Exception:  # noqa: BLE001  # a hostile file raises whatever its parser meets
        return Validation(SignatureState.DAMAGED, why=tr("The file is damaged or is not a PDF: it cannot be checked."))


def _validated(pdf: bytes, known: frozenset[str]) -> Validation:
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(pdf), strict=True)
    signatures = tuple(reader.embedded_signatures)
    if not signatures:
        if b"/ByteRange" in pdf:
            return Validation(SignatureState.CHANGED, why=tr("The file holds a signature that was taken apart."))
        return Validation(SignatureState.UNSIGNED, why=tr("The file has no digital signature."))
    if len(signatures) > _SIGNATURES_MOST:
        return Validation(SignatureState.DAMAGED, why=tr("The file has more signatures than a statement can have."))
    signers = tuple(_signer(signature) for signature in signatures)
    why = _first_fault(pdf, reader, signatures, signers, known)
    if why:
        return Validation(SignatureState.CHANGED, signers, why)
    strangers = [signer.name for signer in signers if signer.fingerprint not in known]
    if strangers:
        why = tr("The certificate of {stranger} is not one that this portfolio knows.", stranger=strangers[0])
        return Validation(SignatureState.UNKNOWN, signers, why)
    why = tr("Nothing has changed since it was signed.")
    return Validation(SignatureState.VALID, signers, why, _warnings(reader, signatures, signers))


def _first_fault(
    pdf: bytes,
    reader: PdfFileReader,
    signatures: tuple[EmbeddedPdfSignature, ...],
    signers: tuple[Signer, ...],
    known: frozenset[str],
) -> str:
    try:
        if reader.xrefs.total_revisions < len(signatures):
            raise _ChangedError(tr("Two signatures share one version of the file."))
        _check_coverage(pdf, signatures)
        for signature, signer in zip(signatures, signers, strict=True):
            _check_contents(pdf, signature, exact=signer.fingerprint in known)
            _check_integrity(signature)
    except _ChangedError as fault:
        return str(fault)
    except Exception:  # noqa: BLE001  # what cannot be read in a signature was not written by us
        return tr("The signature cannot be read: the file was changed.")
    return ""


def _check_coverage(pdf: bytes, signatures: tuple[EmbeddedPdfSignature, ...]) -> None:
    """Raise unless each signature ends a version of the file, and the last one the file itself."""
    last_end = 0
    for signature in signatures:
        start, length, second, rest = (int(number) for number in signature.byte_range)
        if start != 0 or not 0 < length < second or rest <= 0 or second <= last_end:
            raise _ChangedError(tr("The signature does not cover the file from its start."))
        if second + rest <= last_end:
            raise _ChangedError(tr("A later signature covers less than an earlier one."))
        last_end = second + rest
    if last_end != len(pdf):
        raise _ChangedError(tr("Something was added to the file after it was signed."))


def _check_contents(pdf: bytes, signature: EmbeddedPdfSignature, *, exact: bool) -> None:
    """Raise unless the bytes that no digest covers, the signature itself, are the only way to write them."""
    _, start, end, _ = (int(number) for number in signature.byte_range)
    written = pdf[start:end]
    raw = _message(signature) if exact else bytes(signature.pkcs7_content)
    # This program writes capital digits; others may write either kind.
    expected = raw.hex().upper().encode()
    hexes = written[1:-1] if exact else written[1:-1].upper()
    if written[:1] != b"<" or written[-1:] != b">" or not hexes.startswith(expected):
        raise _ChangedError(tr("The signature itself was changed."))
    if hexes[len(expected) :].strip(b"0"):
        raise _ChangedError(tr("Something was put behind the signature."))


def _message(signature: EmbeddedPdfSignature) -> bytes:
    """Return the signature's message built anew from what is signed, as this program writes it (RFC 5652, 5.1)."""
    from asn1crypto import algos, cms, x509

    info = signature.signer_info
    certificate = x509.Certificate.load(signature.signer_cert.dump())
    digest = algos.DigestAlgorithm({"algorithm": "sha256"})
    signer = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": certificate.issuer, "serial_number": certificate.serial_number}
                    )
                }
            ),
            "digest_algorithm": digest,
            "signed_attrs": cms.CMSAttributes.load(info["signed_attrs"].untag().dump()),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
            "signature": info["signature"].native,
        }
    )
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": cms.DigestAlgorithms([digest]),
            "encap_content_info": {"content_type": "data"},
            "certificates": [certificate],
            "signer_infos": [signer],
        }
    )
    return cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()


def _check_integrity(signature: EmbeddedPdfSignature) -> None:
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    signed_at = signature.self_reported_timestamp
    if signed_at is None:
        raise _ChangedError(tr("The signature has no time."))
    # A root's own dates are not looked at by the library.
    certificate = signature.signer_cert
    if not certificate.not_valid_before <= signed_at <= certificate.not_valid_after:
        raise _ChangedError(tr("The certificate was not valid when the file was signed: a clock was wrong."))
    # A self-signed certificate is its own root; whether it is a known one is asked apart, by its fingerprint.
    context = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False, moment=signed_at)
    status = validate_pdf_signature(signature, context, diff_policy=_policy())
    if not (status.intact and status.valid):
        raise _ChangedError(tr("The words were changed after they were signed."))
    if not status.trusted:
        raise _ChangedError(tr("The certificate may not sign documents."))
    level = status.modification_level
    if level is ModificationLevel.OTHER or level is None or not status.docmdp_ok:
        raise _ChangedError(tr("A page, a note or a field was added or changed after the file was signed."))


def _policy() -> DiffPolicy:
    """Return what may follow a signature: another signature, and nothing else."""
    from pyhanko.sign.diff_analysis import ModificationLevel, StandardDiffPolicy
    from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
    from pyhanko.sign.diff_analysis.rules.file_structure_rules import (
        CatalogModificationRule,
        ObjectStreamRule,
        XrefStreamRule,
    )
    from pyhanko.sign.diff_analysis.rules.form_field_rules import SigFieldCreationRule, SigFieldModificationRule
    from pyhanko.sign.diff_analysis.rules.metadata_rules import DocInfoRule, MetadataUpdateRule

    level = ModificationLevel.LTA_UPDATES
    return StandardDiffPolicy(
        global_rules=[
            CatalogModificationRule(),
            DocInfoRule().as_qualified(level),
            XrefStreamRule().as_qualified(level),
            ObjectStreamRule().as_qualified(level),
            MetadataUpdateRule().as_qualified(level),
        ],
        form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
    )


def _signer(signature: EmbeddedPdfSignature) -> Signer:
    certificate = signature.signer_cert
    subject = certificate.subject.native
    signed_at = signature.self_reported_timestamp
    return Signer(
        str(subject.get("common_name") or ""),
        fingerprint_of(certificate.dump()),
        signed_at.astimezone(UTC) if signed_at else None,
        str(subject.get("organization_name") or ""),
    )


def _warnings(
    reader: PdfFileReader, signatures: tuple[EmbeddedPdfSignature, ...], signers: tuple[Signer, ...]
) -> tuple[str, ...]:
    from pyhanko.pdf_utils.generic import parse_pdf_date

    times = [signer.signed_at for signer in signers if signer.signed_at]
    warnings: list[str] = []
    info = reader.get_historical_resolver(signatures[0].signed_revision).trailer_view.get("/Info", {}).get_object()
    # Not /ModDate: signing itself sets it, a moment after the time that it signs with.
    if "/CreationDate" in info and times:
        made = parse_pdf_date(str(info["/CreationDate"]), strict=False)
        if made.tzinfo is not None and made > times[0]:
            warnings.append(tr(CLOCK_SET_BACK))
    if any(later < earlier for earlier, later in pairwise(times)):
        warnings.append(tr("A later signature says an earlier time than the one before it: a clock was wrong."))
    return tuple(warnings)


CLOCK_SET_BACK = mark(
    "The signature says a time before the document was made: the computer's clock may have been set back."
)
