"""Writes docs/modules.md: every file of the program with what it says of itself, to search before the code.

Run after a file was added or renamed: python -m tools.modules
"""

import ast
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

ROOT = Path(__file__).parent.parent
LIST = ROOT / "docs" / "modules.md"
_HEAD = """# What each file is for

The first line of each file of `portfolio_app/`, written by `python -m tools.modules`: search here, then open the file.
"""


def text() -> str:
    """Return the list as it should be."""
    return _HEAD + "".join(_lines())


def _lines() -> Iterator[str]:
    files = sorted((ROOT / "portfolio_app").rglob("*.py"), key=lambda path: (path.parent, path.name))
    for folder, members in groupby(files, key=lambda path: path.parent):
        yield f"\n## {folder.relative_to(ROOT).as_posix()}/\n\n"
        for path in members:
            said = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
            first = " ".join(said.partition("\n\n")[0].split())
            yield first + "\n\n" if path.name == "__init__.py" and first else ""
            yield f"- `{path.name}`: {first}\n" if path.name != "__init__.py" else ""


def main() -> None:
    """Write the list."""
    LIST.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()
