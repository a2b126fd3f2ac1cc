"""What a statement that was signed on screen says of itself in its properties, which the signature covers."""

from io import BytesIO
from typing import NamedTuple

_MARK = "portfolio-statement/1 "


class SignedMark(NamedTuple):
    """Which version of which statement it is, with the check code of its words; and the learner whom it names."""

    mark: str = ""
    learner: str = ""


def read_mark(content: bytes) -> SignedMark:
    """Return what a PDF says of itself; both are empty where it is no such statement, or cannot be read."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            subject, title = (str(pdf.docinfo.get(name, "")) for name in ("/Subject", "/Title"))
    except Exception:  # noqa: BLE001  # a damaged file raises whatever its parser meets
        return SignedMark()
    if not subject.startswith(_MARK):
        return SignedMark()
    # The title is the kind of statement and the learner: "Witness statement: Ann Example".
    return SignedMark(subject, title.partition(": ")[2])
