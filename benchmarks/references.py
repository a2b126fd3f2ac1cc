"""Reads a finished PDF back: whether each page number that it prints is where its words are."""

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.services.documents.report.content import claim_anchor

_NUMBER = re.compile(r"Go to (?:.*\D)?(\d+)$", re.S)


def wrong_references(path: Path, claims: tuple[Claim, ...]) -> tuple[int, list[str]]:
    """Return how many references there are, and those that are wrong."""
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places = {str(name): pages[place[0].objgen] for name, place in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        said = list(_said(pdf))
    wrong = [f"“p. {number}” leads to page {places.get(to)}" for number, to in said if places.get(to) != number]
    with pypdfium2.PdfDocument(path) as document:
        texts = [_letters(page.get_textpage().get_text_range()) for page in document]
    for claim in claims:
        if claim.passage is not None:
            first = _letters(" ".join(claim.passage.quote.split()[:3]))
            page = places.get(claim_anchor(claim), 0)
            # A passage may begin with the last word of a page.
            if first not in texts[page - 1] + (texts[page] if page < len(texts) else ""):
                wrong.append(f"“{first}” is not on page {page}")
    return len(said), wrong


def _said(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Yield the page number that each link names, and where it leads."""
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            match = _NUMBER.match(str(annotation.get("/Contents", "")))
            if annotation.Subtype == "/Link" and match and re.search(r"p\. |page ", match[0]):
                yield int(match[1]), str(annotation.Dest)


def _letters(text: str) -> str:
    """Return the letters alone: the codes in the margin are digits and may stand among the words."""
    return re.sub(r"[\W\d_]", "", text)
