"""A key, and a small flat PDF signed with it; made once, for keys cost time."""

from datetime import UTC, datetime
from io import BytesIO

import pytest

from portfolio_app.signing.certificates import OpenKey, make_key
from portfolio_app.signing.signatures import Signing, sign_pdf

AT = datetime(2026, 3, 2, 14, 5, tzinfo=UTC)


@pytest.fixture(scope="session")
def key() -> OpenKey:
    return make_key("Priya Sharma", "Brightway Stores", AT)


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
