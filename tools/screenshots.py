"""Makes the pictures of the documentation from the example: pages of the documents, and the window's pages."""

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from portfolio_app.example import make_demo
from tools.documents import picture_documents

IMAGES = Path(__file__).parents[1] / "docs" / "images"
_FILE = 11
"""The picture among the evidence of the example."""
_FLAT = 4096
"""Drawn pages have fewer colours than this, photographs many times more."""


def main() -> None:
    """Write docs/images: exported pages side by side, then each page of the window, light, dark and at 200 %."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        files = make_demo(Path(folder)).files
        picture_documents(files[0], Path(folder), Path(folder), _save)
        for name, picture in _window(files[0], Path(folder)):
            picture.save(str(IMAGES / f"{name}.png"))
            _save(Image.open(IMAGES / f"{name}.png"), name)


def _save(picture: Image.Image, name: str) -> None:
    """Save small: flat pictures with few colours, rare ones among them; those with a photograph keep every colour."""
    picture = picture.convert("RGB")
    if picture.getcolors(_FLAT):
        picture = picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=1)
    picture.save(IMAGES / f"{name}.png", optimize=True)


def _window(portfolio: Path, folder: Path) -> Iterator[tuple[str, object]]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from portfolio_app.ui.app import make_window
    from portfolio_app.ui.page import Place
    from portfolio_app.ui.settings import Settings
    from portfolio_app.ui.shell.catalogue import PAGES
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

    def looks() -> Iterator[str]:
        for mode, percent in ((Mode.LIGHT, 100), (Mode.DARK, 100), (Mode.LIGHT, 200)):
            window.tools.theme.set_mode(mode)
            window.tools.theme.set_percent(percent)
            yield f"{mode.value}-200" if percent == 200 else mode.value
        window.tools.theme.set_percent(100)

    window.tools.theme.set_mode(Mode.LIGHT)
    yield look("welcome-light")
    window.open_portfolio(portfolio)
    for suffix in looks():
        for entry in PAGES:
            window.show_page(entry.name)
            if entry.name == "search":
                window.pages["search"].field.setText("kettle")
                settle()
                time.sleep(0.4)  # what is typed is looked for after a moment
            yield look(f"{entry.name}-{suffix}")
    # Only now: a page keeps the place that it was left in.
    for suffix in looks():
        window.go(Place("accounts", evidence=2))
        yield look(f"write-{suffix}")
        window.go(Place("evidence", evidence=_FILE, claim=window.session.workspace.claims.of(_FILE)[0].id))
        yield look(f"viewer-{suffix}")
    pack = portfolio.with_name("Portfolio pack.zip")
    for suffix in looks():
        window.packs.show_pack(pack)
        yield look(f"pack-{suffix}")
        window.packs.assess(pack)
        settle()
        window.packs.assessing.criteria.choose("CS103/103/2.2")
        yield look(f"assess-{suffix}")
    window.close()


if __name__ == "__main__":
    main()
