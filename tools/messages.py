"""Collects the sentences that can be translated and compiles the catalogues: ``python -m tools.messages``."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
_ONE = {"tr", "mark"}
_TWO = {"tr_plural", "mark_plural"}

Found = tuple[int, str, str | tuple[str, ...], list[str]]


def main() -> None:
    """Write the template, bring every language's catalogue up to it, and compile each."""
    template = collected()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "portfolio.pot").write_bytes(_as_po(template))
    for path in sorted(FOLDER.glob("*/LC_MESSAGES/portfolio.po")):
        with path.open("rb") as file:
            catalogue = read_po(file)
        catalogue.update(template)
        path.write_bytes(_as_po(catalogue))
        compile_to(catalogue, path.with_suffix(".mo"))


def collected() -> Catalog:
    """Return the template: every sentence of the program, with where it stands."""
    # A date of its own would make each run a change.
    catalogue = Catalog(project="Portfolio Evidence Mapper", creation_date=datetime(2026, 1, 1, tzinfo=UTC))
    found = extract_from_dir(ROOT / "portfolio_app", [("**.py", "tools.messages:extract")])
    for name, line, message, _, context in found:
        catalogue.add(message, None, [(f"portfolio_app/{name}", line)], context=context)
    return catalogue


def texts_of(message: Message) -> list[str]:
    """Return the sentences of an entry: one, or that for one thing and that for many."""
    return [message.id] if isinstance(message.id, str) else list(message.id)


def compile_to(catalogue: Catalog, path: Path) -> None:
    """Write a catalogue as the program reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)


def extract(source: IO[bytes], keywords: object, comment_tags: object, options: object) -> Iterator[Found]:
    """Find the sentences of a file (a method of Babel's): what stands in ``tr``, ``mark``, ``plural`` and their kin."""
    for node in ast.walk(ast.parse(source.read())):
        if isinstance(node, ast.Call):
            yield from ((node.lineno, *message, []) for message in _messages(node))


def _messages(call: ast.Call) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    texts = [_texts(argument) for argument in call.args]
    if name in _ONE and texts:
        yield from (("gettext", text) for text in texts[0])
    elif name in _TWO and len(texts) > 1:
        yield from (("ngettext", pair) for pair in zip(texts[0], texts[1], strict=False))
    elif name == "plural" and len(texts) > 1:
        # It stands without its number, and may leave a plural in “s” out.
        many = texts[2] if len(texts) > 2 else [f"{one}s" for one in texts[1]]
        pairs = zip(texts[1], many, strict=False)
        yield from (("ngettext", (f"{{count}} {one}", f"{{count}} {other or one + 's'}")) for one, other in pairs)
    elif name == "pgettext" and len(texts) == 2:
        yield from (("pgettext", pair) for pair in zip(texts[0], texts[1], strict=False))


def _texts(node: ast.expr) -> list[str]:
    """Return the texts that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    return []


def _as_po(catalogue: Catalog) -> bytes:
    made = BytesIO()
    write_po(made, catalogue, width=100, sort_output=True, include_lineno=False)
    return made.getvalue()


if __name__ == "__main__":
    main()
