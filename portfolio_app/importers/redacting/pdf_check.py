"""A PDF that was made anew, read back: nothing is under its boxes, and what was there stands nowhere else."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from portfolio_app.domain.claims.region import Box
from portfolio_app.importers.evidence_files.page_words import letters_of
from portfolio_app.importers.evidence_files.pdf_file import draw, opened, page_of
from portfolio_app.importers.redacting.blacking import is_black, is_touched
from portfolio_app.importers.redacting.faults import STILL_THERE
from portfolio_app.pdfium_lock import PDFIUM
from portfolio_app.sandbox import RefusedError
from portfolio_app.translation import tr

if TYPE_CHECKING:
    from pikepdf import Object
    from pypdfium2 import PdfDocument

_MOST_PAGES = 300
"""So many pages are read for the words that are gone; of all, what is beside their pictures."""
_SIDE = 2400
_WORD = re.compile(r"\w+")
_LEAST, _LEAST_RAW = 2, 5
"""Shorter words are found anywhere by chance: in text, and in bytes."""
_NAME = re.compile(rb"/[^\s()<>\[\]{}/%]*")
_NO_WORDS = frozenset(("/Image", "/Type1C", "/CIDFontType0C", "/OpenType"))
_NOT_SAID = ("/Length1", "/Length2", "/Length3", "/N", "/FunctionType")
"""What only fonts, profiles of colours and functions have (ISO 32000-1, 7.10, 8.6.5.5 and 9.9)."""
_SYNTAX = frozenset(("adobe", "identity"))
_CATALOGUE = frozenset(("/Type", "/Pages", "/Version"))


def check_page(path: Path, number: int, boxes: tuple[Box, ...]) -> None:
    """Look at a page that was made anew; raises RefusedError where anything but black, or a word, is in a box."""
    with opened(path) as document:
        with PDFIUM:
            page = page_of(document, number - 1)
            letters = [letter for letter in letters_of(page) if not letter.sign.isspace()]
            page.close()
        image = draw(document, number - 1, _SIDE, _SIDE)
    if any(is_touched(letter, boxes) for letter in letters) or not all(is_black(image, box) for box in boxes):
        raise RefusedError(tr(STILL_THERE))


def check_pdf(path: Path, flat: Path, anew: tuple[int, ...], gone: tuple[str, ...], left: tuple[str, ...]) -> None:
    """Look for words that are gone in all that a PDF holds; raises RefusedError where one is found.

    Words that also stand where no box was, on these pages or on others, are not looked for.
    """
    with opened(flat) as document:
        known = len(document) <= _MOST_PAGES  # of more it is not known what else they say
        stays = "\n".join((*left, *_texts(document, skip=frozenset(anew)))).casefold()
    wanted = _tokens(gone, _LEAST) - _tokens((stays,), _LEAST)
    with opened(path) as document:
        if wanted & _tokens(_texts(document), _LEAST):
            raise RefusedError(tr(STILL_THERE))
    raw = [token for token in wanted - _SYNTAX if known and len(token) >= _LEAST_RAW and token not in stays]
    patterns = {code for token in raw for code in (token.encode(), token.encode("utf-16-be"))}
    if any(pattern in content for content in _contents(path) for pattern in patterns):
        raise RefusedError(tr(STILL_THERE))


def _texts(document: "PdfDocument", skip: frozenset[int] = frozenset()) -> Iterator[str]:
    for number in range(min(len(document), _MOST_PAGES)):
        if number + 1 not in skip:
            with PDFIUM:
                page = document[number]
                found = page.get_textpage()
                text = found.get_text_bounded()
                found.close()
                page.close()
            yield text


def _tokens(texts: Iterable[str], least: int) -> set[str]:
    return {token for text in texts for token in _WORD.findall(text.casefold()) if len(token) >= least}


def _contents(path: Path) -> Iterator[bytes]:
    """Yield all that stands in a PDF but pixels and fonts, in small letters, and what hangs on its catalogue."""
    import pikepdf

    with pikepdf.open(path) as document:
        if set(document.Root.keys()) - _CATALOGUE or document.docinfo:
            raise RefusedError(tr(STILL_THERE))
        for each in document.objects:
            yield from _content(each)


def _content(each: "Object") -> Iterator[bytes]:
    """Yield what an object says: not its keys and names, and nothing of pixels, fonts, and tables of characters."""
    import pikepdf

    if not isinstance(each, pikepdf.Stream):
        yield _NAME.sub(b" ", each.unparse(resolved=False)).lower()
    elif str(each.get("/Subtype", "")) not in _NO_WORDS and not any(name in each for name in _NOT_SAID):
        try:
            said = each.read_bytes()
        except pikepdf.PdfError as error:  # a filter that nothing here can read
            raise RefusedError(tr(STILL_THERE)) from error
        if b"begincmap" not in said:
            yield _NAME.sub(b" ", said).lower()
