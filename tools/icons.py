"""Keeps of the Phosphor font the icons that the window names, so that no package of fonts is installed for them.

Run when an icon is new, with the folder that the whole font and its names are in:
python -m tools.icons FOLDER. QtAwesome has one: pip install --no-deps --target whole QtAwesome; whole/qtawesome/fonts.
"""

import ast
import json
import sys
from collections.abc import Container, Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

_WINDOW = Path(__file__).parents[1] / "portfolio_app" / "ui"
_KEPT = Path(__file__).parents[1] / "resources" / "icons"


def named_in(source: str, known: Container[str]) -> Iterator[str]:
    """Yield the texts in a module that are names of icons; some of them may be other words as well."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in known:
            yield node.value


def main(folder: Path) -> None:
    """Write the font with these icons alone, and their names."""
    (font_file,), (names_file,) = folder.glob("phosphor-1*.ttf"), folder.glob("phosphor-charmap-1*.json")
    codes = {name: int(code, 16) for name, code in json.loads(names_file.read_text("utf-8")).items()}
    sources = [path.read_text("utf-8") for path in sorted(_WINDOW.rglob("*.py"))]
    names = sorted({name for source in sources for name in named_in(source, codes)})
    options = subset.Options(notdef_outline=True, recalc_timestamp=False, layout_features=[], hinting=True)
    with TTFont(font_file, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[codes[name] for name in names])
        cutter.subset(font)
        font.save(_KEPT / "phosphor.ttf")
    lines = ",\n".join(f'  "{name}": "{codes[name]:04x}"' for name in names)
    (_KEPT / "phosphor.json").write_text(f"{{\n{lines}\n}}\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
