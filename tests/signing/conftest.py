"""A key under a PIN, and a small flat PDF signed with it; made once, for keys cost time."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from portfolio_app.signing.certificates import KeyFile, OpenKey, make_certificate, open_key
from portfolio_app.signing.signatures import Signing, sign_pdf

PIN = "2580"
AT = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def key_file() -> KeyFile:
    return make_certificate("Priya Sharma", "Brightway Stores", PIN, AT)


@pytest.fixture(scope="session")
def key(key_file: KeyFile) -> OpenKey:
    return open_key(key_file.p12, PIN)


def flat_pdf(pages: int = 1) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made, invariant=1)
    for number in range(pages):
        canvas.drawString(72, 720, f"What I saw, page {number + 1}")
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture(scope="session")
def signed(key: OpenKey) -> bytes:
    return sign_pdf(flat_pdf(), key, Signing("Priya Sharma", AT, reason="Witness statement E004, version 1"))
