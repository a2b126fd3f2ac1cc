"""Makes the pictures of the documentation from the example portfolio: pages of the PDF, and the window's pages."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from portfolio_app.example import make_demo

IMAGES = Path(__file__).parents[1] / "docs" / "images"
SCALE = 1.25
GAP = 16
PAPER = (233, 233, 229)
WANTED = ("PORTFOLIO OF EVIDENCE", "Each reference leads to", "A returned kettle and a long queue")


def main() -> None:
    """Write docs/images: exported pages side by side, then each page of the window, light, dark and at 200 %."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        files = make_demo(Path(folder)).files
        _save(_side_by_side(_pages(files[1])), "pages")
        for name, picture in _window(files[0], Path(folder)):
            picture.save(str(IMAGES / f"{name}.png"))
            _save(Image.open(IMAGES / f"{name}.png"), name)


def _save(picture: Image.Image, name: str) -> None:
    """Save with few colours: flat pictures lose nothing by it and stay small."""
    picture.convert("RGB").quantize(256).save(IMAGES / f"{name}.png", optimize=True)


def _pages(path: Path) -> list[Image.Image]:
    """Return a picture of the last page in each case that begins with the words."""
    with pypdfium2.PdfDocument(path) as document:
        texts = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        numbers = [max(n for n, text in enumerate(texts) if words.upper() in text[:400].upper()) for words in WANTED]
        return [document[number].render(scale=SCALE).to_pil() for number in numbers]


def _side_by_side(pages: list[Image.Image]) -> Image.Image:
    width = sum(page.width for page in pages) + GAP * (len(pages) + 1)
    sheet = Image.new("RGB", (width, pages[0].height + 2 * GAP), PAPER)
    left = GAP
    for page in pages:
        sheet.paste(page, (left, GAP))
        left += page.width + GAP
    return sheet


def _window(portfolio: Path, folder: Path) -> Iterator[tuple[str, object]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from portfolio_app.ui.app import make_window
    from portfolio_app.ui.pages.catalogue import PAGES
    from portfolio_app.ui.pages.page import Place
    from portfolio_app.ui.settings import Settings
    from portfolio_app.ui.theme import Mode

    application = QApplication.instance() or QApplication([])
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    settings.remember("tour/seen", True)
    window = make_window(settings)
    window.resize(1280, 800)
    window.show()

    def settle() -> None:
        for _ in range(40):
            application.processEvents()
            window.tools.runner.wait()

    def look(name: str) -> tuple[str, object]:
        settle()
        return name, window.grab()

    window.tools.theme.set_mode(Mode.LIGHT)
    yield look("welcome-light")
    for mode, percent in ((Mode.LIGHT, 100), (Mode.DARK, 100), (Mode.LIGHT, 200)):
        window.open_portfolio(portfolio)
        window.tools.theme.set_mode(mode)
        window.tools.theme.set_percent(percent)
        suffix = f"{mode.value}-200" if percent == 200 else mode.value
        for entry in PAGES:
            window.show_page(entry.name)
            yield look(f"{entry.name}-{suffix}")
        window.go(Place("accounts", evidence=2))
        yield look(f"write-{suffix}")
    window.packs.assess(portfolio.with_name("Portfolio pack.zip"))
    settle()
    window.packs.assessing.criteria.choose("CS103/103/2.2")
    window.tools.theme.set_percent(100)
    yield look("assess-light")
    window.close()


if __name__ == "__main__":
    main()
