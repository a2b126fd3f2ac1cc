"""Locks a finished PDF with a password; without it nothing in the file can be read."""

from pathlib import Path


def lock_pdf(path: Path, password: str) -> None:
    """Encrypt the file in place (AES-256, ISO 32000-2); whoever knows the password may print, copy and annotate."""
    import pikepdf

    part = path.with_name(f".{path.name}.locked")
    try:
        with pikepdf.open(path) as document:
            document.save(part, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
