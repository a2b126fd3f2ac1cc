"""Whose time this computer trusts: certificates at the top of time-stamp centres' chains, which its user gave."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from portfolio_app import paths
from portfolio_app.domain.errors import FileError, InputError
from portfolio_app.domain.words.text import excerpt
from portfolio_app.services.small_files import read_small
from portfolio_app.translation import tr
from portfolio_app.whole_files import write_whole

_FILE = "time-centres.pem"
_LARGEST = 200_000


class Centre(NamedTuple):
    """A certificate that is trusted: its name, its fingerprint, and its bytes (DER)."""

    name: str
    fingerprint: str
    certificate: bytes


def read_certificates(path: Path) -> tuple[bytes, ...]:
    """Return the certificates (DER) of a file, PEM or DER; raises InputError for anything else."""
    from portfolio_app.signing.time_stamps import certificates_in

    found = certificates_in(read_small(path, _LARGEST))
    if not found:
        raise InputError(
            tr("{path} holds no certificate: give the file (.pem, .crt or .cer) that the centre publishes.", path=path)
        )
    return found


def trusted() -> tuple[Centre, ...]:
    """Return the centres that this computer trusts; none when that was never said, or cannot be read."""
    from portfolio_app.signing.time_stamps import certificates_in

    with suppress(OSError):
        return tuple(map(_centre, certificates_in((paths.user_data() / _FILE).read_bytes()[:_LARGEST])))
    return ()


def trust(path: Path) -> tuple[Centre, ...]:
    """Trust the centres whose certificates are in a file, and return them; raises InputError for no top of a chain."""
    from portfolio_app.signing.time_stamps import is_top

    given = [der for der in read_certificates(path) if is_top(der)]
    if not given:
        raise InputError(
            tr(
                "{path} holds no certificate that signs itself, as the one at the top of a centre's chain does: ask "
                "the centre for its root certificate.",
                path=path,
            )
        )
    new = tuple(map(_centre, given))
    known = {each.fingerprint: each for each in (*trusted(), *new)}
    _write(tuple(known.values()))
    return new


def distrust(fingerprint: str) -> Centre:
    """Trust a centre no longer, named by its fingerprint or the beginning of it; raises InputError for none."""
    wanted = fingerprint.replace(" ", "").upper()
    known = trusted()
    found = [each for each in known if wanted and each.fingerprint.replace(" ", "").startswith(wanted)]
    if len(found) != 1:
        raise InputError(
            tr("No one centre has the fingerprint “{wanted}”; “stamp centres” lists them.", wanted=excerpt(fingerprint))
        )
    _write(tuple(each for each in known if each is not found[0]))
    return found[0]


def _centre(certificate: bytes) -> Centre:
    from portfolio_app.signing.fingerprints import fingerprint_of
    from portfolio_app.signing.time_stamps import name_of

    return Centre(name_of(certificate), fingerprint_of(certificate), certificate)


def _write(centres: tuple[Centre, ...]) -> None:
    from portfolio_app.signing.time_stamps import as_pem

    path = paths.user_data() / _FILE
    try:
        paths.own_folder(path.parent)
        write_whole(path, b"".join(as_pem(each.certificate) for each in centres))
    except OSError as error:
        raise FileError(
            tr("{path} could not be written ({reason}).", path=path, reason=error.strerror or error)
        ) from error
