"""Small reports for the tests, and what is read back out of the file."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pypdfium2

from portfolio_app.domain.documents.report import (
    Block,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    Mark,
    PageRef,
    Paragraph,
    Report,
    Run,
)

MADE_ON = date(2026, 11, 21)


def report(*blocks: Block, header: str = "Example Learner · Customer Service") -> Report:
    return Report("Example portfolio", "Example Learner", "Customer Service", header, MADE_ON, blocks)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def cover() -> Cover:
    return Cover(
        "Portfolio of evidence",
        "Example Learner",
        ("Level 2 Customer Service", "Framework version 1.0"),
        (("Employer", "Example Stores Ltd"), ("Check code", "4F2A 9C01")),
        "Declaration of authenticity",
        "I declare that this is my own work.",
        ("Learner, date", "Assessor, date", "Quality assurer, date"),
    )


def contents() -> Contents:
    return Contents("Contents", "contents")


def mark(text: str, words: str, code: str = "101 1.1", colour: int = 0, **more: bool) -> Mark:
    start = text.index(words)
    return Mark(
        start,
        start + len(words),
        code,
        colour,
        f"passage {code} {start}",
        f"criterion {code}",
        f"{code}: claimed for “{words}”",
        "Example Learner",
        "2026-11-03T10:15:00+00:00",
        **more,
    )


def criteria(*codes: str) -> tuple[Block, ...]:
    """The places that marks lead to."""
    return (
        Heading("Criteria", 1, "criteria"),
        *(CriterionHeading(code, f"Explain {code}", 1, f"criterion {code}") for code in codes),
    )


def page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as document:
        return [page.get_textpage().get_text_range() for page in document]


def words_of(texts: Iterable[str]) -> list[str]:
    """Words in the order in which they stand, with hyphenation undone."""
    whole = " ".join(texts)
    return re.sub(r"[\xad\x02\ufffe]\s*", "", unicodedata.normalize("NFC", whole)).split()


def body_words(path: Path) -> list[str]:
    """The words without running heads, which end with the page's number."""
    texts = page_texts(path)
    return words_of(re.sub(rf"^.*?\b{number}\s", "", text, count=1, flags=re.S) for number, text in enumerate(texts, 1))


def reference(anchor: str) -> Paragraph:
    return Paragraph((Run("See "), PageRef(anchor), Run(".")))


Rect = tuple[float, float, float, float]


def page_boxes(path: Path) -> list[list[tuple[str, Rect]]]:
    """Return for each page its stretches of text with their boxes (left, bottom, right, top)."""
    pages: list[list[tuple[str, Rect]]] = []
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            text = page.get_textpage()
            boxes = [text.get_rect(n) for n in range(text.count_rects())]
            pages.append([(text.get_text_bounded(*box), box) for box in boxes])
    return pages
