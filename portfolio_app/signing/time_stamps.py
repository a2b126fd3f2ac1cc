"""Time stamps by file (RFC 3161): making a request, and checking an answer. Nothing here goes to a network."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, NamedTuple

from portfolio_app.domain.time_stamps.time_stamp import ANSWER_LIMIT, StampCheck, Trust
from portfolio_app.domain.words.text import excerpt
from portfolio_app.signing.fingerprints import fingerprint_of
from portfolio_app.translation import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from asn1crypto import tsp
    from cryptography import x509
    from rfc3161_client import TimeStampResponse

_MOST_CERTIFICATES = 20
_DEEPEST = 10
_DAMAGED = mark("The time stamp is damaged, or is no answer of a time-stamp centre: ask the centre for it again.")
_SHA256 = "2.16.840.1.101.3.4.2.1"


class BrokenStampError(Exception):
    """The sentence that says why an answer is no time stamp for these bytes."""


class _RootMissingError(BrokenStampError):
    """The certificate at the top of the chain is missing."""


class _Chain(NamedTuple):
    signer: x509.Certificate
    top: x509.Certificate


def make_request(content: bytes) -> bytes:
    """Return a request (DER) to stamp these bytes, which do not leave: only their SHA-256 is in it, and a nonce."""
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    builder = TimestampRequestBuilder().data(content).hash_algorithm(HashAlgorithm.SHA256)
    return builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()


def imprint_in(answer: bytes) -> str:
    """Return the SHA-256, in hexadecimal digits, of what an answer stamps; "" where there is none to be read."""
    try:
        return _read(answer).tst_info.message_imprint.message.hex()
    except BrokenStampError:
        return ""


def check_stamp(
    answer: bytes, digest: str, *, request: bytes = b"", trusted: Sequence[bytes] = (), given: Sequence[bytes] = ()
) -> StampCheck:
    """Check an answer against the SHA-256 of what was stamped, and against the request where there is one.

    ``trusted`` are certificates (DER) that this computer trusts, ``given`` others that may complete the chain. Never
    raises, and never asks a network.
    """
    try:
        return _checked(answer, digest, request, _loaded(trusted), _loaded(given))
    except BrokenStampError as broken:
        return StampCheck(Trust.BROKEN, why=str(broken), lacks_root=isinstance(broken, _RootMissingError))
    except Exception:  # noqa: BLE001  # a hostile file raises whatever its parser meets
        return StampCheck(Trust.BROKEN, why=tr(_DAMAGED))


def completed(answer: bytes, given: Sequence[bytes]) -> bytes:
    """Return the answer with these certificates among its own, so that others can follow the chain without them.

    They stand in a part that is not signed (RFC 5652, 5.1).
    """
    from asn1crypto import cms, tsp
    from asn1crypto import x509 as asn1

    response = tsp.TimeStampResp.load(answer)
    data = response["time_stamp_token"]["content"]
    there = {each.chosen.dump() for each in data["certificates"]} if data["certificates"].native else set()
    added = [der for der in dict.fromkeys(given) if der not in there]
    if not added:
        return answer
    choices = [cms.CertificateChoices("certificate", asn1.Certificate.load(der)) for der in (*there, *added)]
    data["certificates"] = cms.CertificateSet(choices)
    return response.dump(force=True)


def _checked(
    answer: bytes,
    digest: str,
    request: bytes,
    trusted: list[x509.Certificate],
    given: list[x509.Certificate],
) -> StampCheck:
    from rfc3161_client import VerificationError, VerifierBuilder

    response = _read(answer)
    imprint = response.tst_info.message_imprint
    if imprint.hash_algorithm.dotted_string != _SHA256 or imprint.message.hex() != digest:
        raise BrokenStampError(tr("The time stamp is for something else: it does not fit these words or this pack."))
    nonce = _nonce(request)
    if nonce is not None and response.tst_info.nonce != nonce:
        raise BrokenStampError(tr("The time stamp answers another request: bring in the answer to the latest one."))
    sent = _loaded(response.signed_data.certificates)
    if len(sent) > _MOST_CERTIFICATES:
        raise BrokenStampError(tr(_DAMAGED))
    others = [*sent, *given]
    broken: BrokenStampError = _RootMissingError(
        tr(
            "The certificate at the top of the time-stamp centre's chain is missing: get it from the centre, and give "
            "it along."
        )
    )
    for trust, roots in ((Trust.TRUSTED, trusted), (Trust.UNKNOWN, [each for each in others if _is_root(each)])):
        chain = _chain(response, [*roots, *trusted, *others])
        # Each at its own turn: which of them is at the top is to be said.
        if chain is None or chain.top not in roots:
            continue
        middle = [each for each in others if each not in (chain.top, chain.signer) and not _is_root(each)]
        verifier = VerifierBuilder(
            roots=[chain.top], intermediates=middle, tsa_certificate=chain.signer, nonce=nonce
        ).build()
        try:
            verifier.verify(response, bytes.fromhex(digest))
        except VerificationError:
            broken = BrokenStampError(
                tr("The time stamp does not hold: its signature, or a certificate behind it, is not right.")
            )
            continue
        return StampCheck(
            trust,
            response.tst_info.gen_time.astimezone(UTC),
            _name(chain.signer),
            _name(chain.top),
            fingerprint_of(_der(chain.top)),
        )
    raise broken


def _read(answer: bytes) -> TimeStampResponse:
    from rfc3161_client import decode_timestamp_response

    if len(answer) > ANSWER_LIMIT:
        raise BrokenStampError(tr(_DAMAGED))
    try:
        _refuse_refusal(answer)
        return decode_timestamp_response(answer)
    except ValueError as error:
        raise BrokenStampError(tr(_DAMAGED)) from error


def _refuse_refusal(answer: bytes) -> None:
    """Raise where the centre says that it gave no time stamp (RFC 3161, 2.4.2)."""
    from asn1crypto import core, tsp

    outer = core.Sequence.load(answer, strict=True)
    status = tsp.PKIStatusInfo.load(outer[0].dump())
    if status["status"].native != "granted":
        said = excerpt(" ".join(status["status_string"].native or ()))
        raise BrokenStampError(
            tr("The centre gave no time stamp ({said}): ask it again.", said=said or status["status"].native)
        )


def _nonce(request: bytes) -> int | None:
    from asn1crypto import tsp

    asked: tsp.TimeStampReq | None = tsp.TimeStampReq.load(request) if request else None
    return asked["nonce"].native if asked is not None else None


def _chain(response: TimeStampResponse, certificates: list[x509.Certificate]) -> _Chain | None:
    """Return the certificate that stamped and the one at the top, as far as the names lead."""
    (signer_info, *more) = response.signed_data.signer_infos
    if more:
        raise BrokenStampError(tr(_DAMAGED))
    wanted = (signer_info.issuer, signer_info.serial_number)
    signer = next((each for each in certificates if (each.issuer, each.serial_number) == wanted), None)
    top = signer
    for _ in range(_DEEPEST):
        if top is None or _is_root(top):
            break
        issuer = top.issuer
        top = next((each for each in certificates if each.subject == issuer), None)
    return _Chain(signer, top) if signer is not None and top is not None and _is_root(top) else None


def _is_root(certificate: x509.Certificate) -> bool:
    return certificate.issuer == certificate.subject


def _loaded(certificates: Iterable[bytes]) -> list[x509.Certificate]:
    from cryptography import x509

    return [x509.load_der_x509_certificate(der) for der in sorted(certificates)]


def _der(certificate: x509.Certificate) -> bytes:
    from cryptography.hazmat.primitives.serialization import Encoding

    return certificate.public_bytes(Encoding.DER)


def _name(certificate: x509.Certificate) -> str:
    from cryptography.x509.oid import NameOID

    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        if found := certificate.subject.get_attributes_for_oid(kind):
            return excerpt(str(found[0].value))
    return excerpt(certificate.subject.rfc4514_string())


def certificates_in(content: bytes) -> tuple[bytes, ...]:
    """Return the certificates (DER) of a file, PEM or DER; none where it holds none, or too many."""
    from cryptography import x509

    try:
        if b"-----BEGIN" in content:
            found = x509.load_pem_x509_certificates(content)
        else:
            found = [x509.load_der_x509_certificate(content)]
    except ValueError:
        return ()
    return tuple(map(_der, found)) if len(found) <= _MOST_CERTIFICATES else ()


def is_top(certificate: bytes) -> bool:
    """Tell whether a certificate (DER) is issued by itself, as the one at the top of a chain is."""
    return _is_root(_loaded([certificate])[0])


def name_of(certificate: bytes) -> str:
    """Return the name in a certificate (DER), as it may stand in a message."""
    return _name(_loaded([certificate])[0])


def as_pem(certificate: bytes) -> bytes:
    """Return a certificate (DER) as PEM."""
    from cryptography.hazmat.primitives.serialization import Encoding

    return _loaded([certificate])[0].public_bytes(Encoding.PEM)


def checks_of(stamps: Iterable[tuple[str, bytes]]) -> dict[str, tuple[StampCheck, ...]]:
    """Return what time stamps, given as SHA-256 and answer, are worth to whoever trusts them, by SHA-256."""
    found: dict[str, tuple[StampCheck, ...]] = {}
    for digest, answer in stamps:
        found[digest] = (*found.get(digest, ()), check_stamp(answer, digest))
    return found
