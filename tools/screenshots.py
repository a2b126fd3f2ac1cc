"""Makes the pictures of the documentation from the example portfolio: pages of the PDF as they really are."""

import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from portfolio_app.example import make_demo

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SCALE = 1.25
GAP = 16
PAPER = (233, 233, 229)


def main() -> None:
    """Write docs/images/pages.png: cover, mapping grid and an account, side by side."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = make_demo(Path(folder)).files[1]
        pages = _render(pdf, ["PORTFOLIO OF EVIDENCE", "Each reference leads to", "A returned kettle and a long queue"])
    IMAGES.mkdir(parents=True, exist_ok=True)
    _side_by_side(pages).save(IMAGES / "pages.png", optimize=True)


def _render(path: Path, wanted: list[str]) -> list[Image.Image]:
    """Return a picture of the last page in each case that begins with the words."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        numbers = [max(n for n, text in enumerate(texts) if words.upper() in text[:400].upper()) for words in wanted]
        return [document[number].render(scale=SCALE).to_pil() for number in numbers]


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, pages[0].height + 2 * GAP), PAPER)
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet.quantize(64).convert("RGB")


if __name__ == "__main__":
    main()
