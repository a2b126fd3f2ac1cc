"""Frameworks of Mahara's SmartEvidence (``.matrix``): standards, and elements under them at any depth.

What Mahara itself gets wrong is read as it is meant: numbers as text, ``parentid`` in its own exports, and the older
form with the elements inside their standards.
"""

from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec

from portfolio_app.domain.frameworks.kinds import FrameworkKind
from portfolio_app.domain.frameworks.outline import Entry, Outline
from portfolio_app.domain.words.text import clean, clean_line, shown
from portfolio_app.importers.evidence_files.html_words import words_of
from portfolio_app.importers.faults import in_file
from portfolio_app.importers.frameworks.arrange import Linked, arranged
from portfolio_app.importers.frameworks.become import become
from portfolio_app.importers.frameworks.case import code_of_title
from portfolio_app.importers.frameworks.codes import without_code
from portfolio_app.importers.frameworks.found import Asked, Doubts, Found
from portfolio_app.importers.frameworks.json_parts import not_json
from portfolio_app.importers.frameworks.kept_whole import kept_or
from portfolio_app.translation import tr


class _Framework(msgspec.Struct):
    name: str = ""
    description: str | None = None
    standards: list[dict[str, Any]] | None = None
    standardelements: list[dict[str, Any]] | None = None
    portfolioevidencemapper: str | None = None


class _Matrix(msgspec.Struct):
    framework: _Framework


def read_matrix(content: bytes, source: str, asked: Asked) -> Found:
    """Return the framework of a matrix; raises InputError."""
    try:
        framework = msgspec.json.decode(content, type=_Matrix, strict=False).framework
    except msgspec.ValidationError as error:
        raise in_file(
            source, tr("the matrix is not as Mahara's are ({error}); export it again.", error=error)
        ) from error
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise not_json(source, error) from error
    doubts = Doubts()
    entries = arranged(list(_items(framework, doubts)), doubts)
    title = clean_line(framework.name)
    about = _plain(framework.description)
    outline = Outline(code_of_title(title), title, entries, source=about)
    return kept_or(
        framework.portfolioevidencemapper or "",
        outline,
        asked,
        lambda: become(outline, source, asked, doubts, FrameworkKind.COMPETENCIES),
    )


def _items(framework: _Framework, doubts: Doubts) -> Iterator[Linked]:
    standards = framework.standards or []
    ours = framework.portfolioevidencemapper is not None
    known = {_text(standard, "standardid") for standard in standards}
    elements = [(tr("element {number}", number=n), e) for n, e in enumerate(framework.standardelements or (), 1)]
    for number, standard in enumerate(standards, 1):
        own = _text(standard, "standardid") or f"#{number}"
        yield Linked(f"{own}/", "", _entry(standard, tr("standard {number}", number=number), own=ours))
        inner = standard.get("standardelement") or standard.get("options") or []
        if isinstance(inner, list):
            for place, element in enumerate(inner, 1):
                if isinstance(element, dict):
                    where = tr("standard {number}, element {place}", number=number, place=place)
                    yield _element(element, own, where)
    for where, element in elements:
        standard = _text(element, "standardid")
        if standard not in known:
            said = tr(
                "its standard {standard} is not there; it is put at the top.", standard=shown(standard, 40) or "?"
            )
            doubts.add(where, said, "standard")
        yield (
            _element(element, standard, where, own=ours)
            if standard in known
            else Linked(where, "", _entry(element, where))
        )


def _element(element: dict[str, Any], standard: str, where: str, *, own: bool = False) -> Linked:
    number = _text(element, "elementid") or _text(element, "shortname") or where
    parent = _text(element, "parentelementid") or _text(element, "parentid")
    return Linked(f"{standard}/{number}", f"{standard}/{parent}", _entry(element, where, own=own))


def _entry(values: dict[str, Any], where: str, *, own: bool = False) -> Entry:
    code = _text(values, "shortname") or _text(values, "elementid")
    name = clean_line(_text(values, "name"))
    title = name.removeprefix(f"{code} ") if own else without_code(name, code)
    text = _plain(_text(values, "description"))
    return Entry(0, code, title, text, where)


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    if isinstance(value, bool) or value is None:
        return ""
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _plain(text: str | None) -> str:
    words = text or ""
    return words_of(words).strip() if "<" in words else clean(unescape(words)).strip()
