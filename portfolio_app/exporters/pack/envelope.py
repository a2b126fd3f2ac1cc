"""Puts a finished pack into its envelope: AES-256, as WinZip laid down and 7-Zip reads it."""

from pathlib import Path

from portfolio_app.domain.packs.envelope import INNER


def write_envelope(pack: Path, target: Path, passphrase: str) -> None:
    """Write the envelope of a pack; raises OSError."""
    from pyzipper import WZ_AES, ZIP_STORED, AESZipFile

    with AESZipFile(target, "w", compression=ZIP_STORED, encryption=WZ_AES) as archive:
        archive.setpassword(passphrase.encode())
        archive.write(pack, INNER)
