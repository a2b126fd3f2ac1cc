"""A time-stamp authority of the tests' own (RFC 3161): a root, and under it a certificate that may stamp times."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import algos, cms, core, tsp
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

MADE = datetime(2025, 1, 1, tzinfo=UTC)
ENDS = datetime(2045, 1, 1, tzinfo=UTC)
STAMPED = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class TimeCentre:
    """A centre that answers requests; ``root`` is the certificate that is given out to be trusted."""

    root: x509.Certificate
    certificate: x509.Certificate
    key: rsa.RSAPrivateKey

    @property
    def root_pem(self) -> bytes:
        return self.root.public_bytes(Encoding.PEM)

    def answer(
        self,
        request: bytes,
        at: datetime = STAMPED,
        *,
        status: str = "granted",
        nonce: int | None = None,
        imprint: bytes | None = None,
        with_root: bool = True,
        with_certificates: bool = True,
    ) -> bytes:
        """Return the answer to a request, as DER; what is given instead of it makes the answer wrong."""
        if status != "granted":
            said = tsp.PKIStatusInfo({"status": status, "status_string": ["Not today"]}).dump()
            return bytes((0x30, len(said))) + said  # the token is left out, which the library's own type cannot
        asked = tsp.TimeStampReq.load(request)
        message = asked["message_imprint"].copy()
        if imprint is not None:
            message["hashed_message"] = imprint
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": "1.2.3.4",
                "message_imprint": message,
                "serial_number": 7,
                "gen_time": at,
                "accuracy": {"seconds": 1},
                "nonce": nonce if nonce is not None else asked["nonce"].native,
            }
        )
        token = self._signed(info, at, with_root=with_root, with_certificates=with_certificates)
        return tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()

    def _signed(self, info: tsp.TSTInfo, at: datetime, *, with_root: bool, with_certificates: bool) -> cms.ContentInfo:
        der = self.certificate.public_bytes(Encoding.DER)
        mine = asn1.Certificate.load(der)
        content = info.dump()
        attributes = cms.CMSAttributes(
            [
                {"type": "content_type", "values": ["tst_info"]},
                {"type": "signing_time", "values": [cms.Time({"utc_time": at})]},
                {"type": "message_digest", "values": [hashlib.sha256(content).digest()]},
                {
                    "type": "signing_certificate_v2",
                    "values": [{"certs": [{"cert_hash": hashlib.sha256(der).digest()}]}],
                },
            ]
        )
        signature = self.key.sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256())
        digest = algos.DigestAlgorithm({"algorithm": "sha256"})
        signer = cms.SignerInfo(
            {
                "version": "v1",
                "sid": {"issuer_and_serial_number": {"issuer": mine.issuer, "serial_number": mine.serial_number}},
                "digest_algorithm": digest,
                "signed_attrs": attributes,
                "signature_algorithm": {"algorithm": "rsassa_pkcs1v15"},
                "signature": signature,
            }
        )
        sent = [mine, asn1.Certificate.load(self.root.public_bytes(Encoding.DER))]
        data = {
            "version": "v3",
            "digest_algorithms": [digest],
            "encap_content_info": {"content_type": "tst_info", "content": core.ParsableOctetString(content)},
            "signer_infos": [signer],
        }
        if with_certificates:
            data["certificates"] = sent if with_root else sent[:1]
        return cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(data)})


def make_centre(name: str = "Test Time Centre", *, stamps: bool = True, ends: datetime = ENDS) -> TimeCentre:
    """Make a centre; one that does not stamp has a certificate for something else."""
    root_key, key = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    root_name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"{name} Root")])
    root = (
        _certificate(root_name, root_name, root_key.public_key(), ENDS)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    mine = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    purpose = ExtendedKeyUsageOID.TIME_STAMPING if stamps else ExtendedKeyUsageOID.CODE_SIGNING
    certificate = (
        _certificate(mine, root_name, key.public_key(), ends)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    return TimeCentre(root, certificate, key)


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: rsa.RSAPublicKey, ends: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(MADE)
        .not_valid_after(ends if ends > MADE else MADE + timedelta(days=1))
    )
