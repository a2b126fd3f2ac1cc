"""Files of every kind with one of their fields exchanged for other words: each field of a kind once."""

import csv
import io
import json
import re
import tomllib
import zipfile
from collections.abc import Iterator
from typing import Any, cast

import tomli_w

Leaf = tuple[tuple[str | int, ...], bool]
"""The way to a text in nested lists and tables; and whether it is the name of a field and not its value."""


def toml_with(content: bytes, words: str) -> Iterator[bytes]:
    """Yield TOML files each with one text, or the name of one field, exchanged."""
    made = tomllib.loads(content.decode())
    for leaf in _leaves(made):
        yield tomli_w.dumps(_exchanged(made, leaf, words)).encode()


def json_with(content: bytes, words: str, *, names: bool = True) -> Iterator[bytes]:
    """Yield JSON files each with one text, or, with ``names``, the name of one field, exchanged."""
    made = json.loads(content)
    for leaf in _leaves(made):
        if leaf[1] and not names:
            continue
        yield json.dumps(_exchanged(made, leaf, words)).encode()


def table_with(content: bytes, words: str) -> Iterator[bytes]:
    """Yield CSV files each with one cell exchanged, of the head and of the first two rows."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    for row in range(min(3, len(rows))):
        for column in range(len(rows[row])):
            changed = [list(each) for each in rows]
            changed[row][column] = words
            made = io.StringIO()
            csv.writer(made).writerows(changed)
            yield made.getvalue().encode()


def workbook_with(content: bytes, words: str) -> Iterator[bytes]:
    """Yield workbooks each with one cell exchanged: the first of each column that holds a text, and what follows it."""
    import openpyxl

    places = [
        (sheet.title, cell.row, column)
        for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets
        for column, cells in enumerate(sheet.iter_cols(max_row=40, max_col=12), 1)
        for cell in [each for each in cells if isinstance(each.value, str)][:2]
    ]
    for sheet, row, column in places:
        book = openpyxl.load_workbook(io.BytesIO(content))
        book[sheet].cell(cast("int", row), column, _for_xml(words))
        made = io.BytesIO()
        book.save(made)
        yield made.getvalue()


def form_with(content: bytes, words: str) -> Iterator[bytes]:
    """Yield PDF forms each with the value of one field exchanged, and one with the name of one."""
    import pikepdf

    def changed(place: int, key: str) -> bytes:
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            field = pdf.Root.AcroForm.Fields[place]
            field[key] = pikepdf.String(words)
            pdf.save(made)
        return made.getvalue()

    with pikepdf.open(io.BytesIO(content)) as pdf:
        count = len(pdf.Root.AcroForm.Fields)
    for place in range(count):
        yield changed(place, "/V")
    yield changed(0, "/T")


def package_with(
    content: bytes, part: str, pieces: list[bytes], words: str, *, is_markup: bool = False
) -> Iterator[bytes]:
    """Yield packages each with one piece of a part's XML exchanged; ``is_markup`` words are XML themselves."""
    inside = (_for_xml(words) if is_markup else _for_xml(words).replace("&", "&amp;").replace("<", "&lt;")).encode()
    for piece in pieces:
        made = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(made, "w") as target:
            for entry in package.infolist():
                old = package.read(entry)
                target.writestr(entry, old.replace(piece, inside, 1) if entry.filename == part else old)
        yield made.getvalue()


def package_attributes_with(content: bytes, part: str, words: str) -> Iterator[bytes]:
    """Yield packages each with the first value of one attribute of a part's XML exchanged, whatever element has it."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        made = package.read(part).decode()
    for name in dict.fromkeys(re.findall(r'(\w+)="', made)):
        found = re.search(rf'\b{name}="[^"]*"', made)
        assert found
        yield from package_with(content, part, [found[0].encode()], f'{name}="{words}"', is_markup=True)


def plain_with(content: bytes, pieces: list[bytes], words: str) -> Iterator[bytes]:
    """Yield texts each with one piece of them exchanged."""
    return pieces_with(content, pieces, words.encode("utf-8", "surrogatepass"))


def rtf_with(content: bytes, pieces: list[bytes], words: str) -> Iterator[bytes]:
    """Yield RTF files each with one piece exchanged."""
    written = (f"\\u{ord(sign)}?" if ord(sign) > 126 or ord(sign) < 32 else sign for sign in words)
    return pieces_with(content, pieces, "".join(written).encode())


def pieces_with(content: bytes, pieces: list[bytes], words: bytes) -> Iterator[bytes]:
    """Yield contents each with one piece of them exchanged."""
    for piece in pieces:
        assert piece in content
        yield content.replace(piece, words, 1)


def _for_xml(words: str) -> str:
    """Return words without what XML cannot carry, which no file of that kind holds."""
    return re.sub("[\x00-\x08\x0b-\x1f]", "", words)


def _leaves(value: object) -> Iterator[Leaf]:
    """Yield the way to each text, the places in lists apart: of many alike the first, and the name of each field."""
    seen: set[tuple[object, ...]] = set()
    for way in _ways(value, ()):
        kind = tuple(step if isinstance(step, str) else "[]" for step in way[0]), way[1]
        if kind not in seen:
            seen.add(kind)
            yield way


def _ways(value: object, way: tuple[str | int, ...]) -> Iterator[Leaf]:
    if isinstance(value, dict):
        for name, inner in cast("dict[str, object]", value).items():
            yield (*way, name), True
            yield from _ways(inner, (*way, name))
    elif isinstance(value, list):
        for place, inner in enumerate(cast("list[object]", value)):
            yield from _ways(inner, (*way, place))
    else:
        yield way, False


def _exchanged(value: Any, leaf: Leaf, words: str) -> Any:  # noqa: ANN401  # whatever such files hold
    copy = json.loads(json.dumps(value, default=str))
    (*way, last), is_name = leaf
    inner = copy
    for step in way:
        inner = inner[step]
    if is_name:
        inner[words] = inner.pop(last)
    else:
        inner[last] = words
    return copy
