"""Locks a finished PDF with a password; without it nothing in the file can be read."""

from pathlib import Path

from portfolio_app.whole_files import made_beside


def lock_pdf(path: Path, password: str) -> None:
    """Encrypt the file in place (AES-256, ISO 32000-2); whoever knows the password may print, copy and annotate."""
    import pikepdf

    with made_beside(path) as part, pikepdf.open(path) as document:
        document.save(part, encryption=pikepdf.Encryption(owner=password, user=password, R=6))
