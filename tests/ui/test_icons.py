"""The icons: each that the window names is in the part of the font that comes with the program."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from portfolio_app import ui
from portfolio_app.paths import resources
from portfolio_app.ui.icons import icon

_KEPT: dict[str, str] = json.loads((resources() / "icons" / "phosphor.json").read_text("utf-8"))


def _named() -> Iterator[str]:
    """Yield the names that stand where an icon is asked for: ``icon("…")``, ``theme.icon("…")``, ``icon="…"``."""
    for path in sorted(Path(ui.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "icon":
                yield from _texts(node.value)
            elif isinstance(node, ast.Call) and _name_of(node.func) == "icon" and node.args:
                yield from _texts(node.args[0])


def _name_of(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _texts(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value


def test_every_icon_that_is_named_is_kept() -> None:
    named = set(_named())
    assert len(named) > 15
    assert named <= set(_KEPT), "run tools/icons.py"


def test_every_icon_that_is_kept_has_a_shape_of_its_own() -> None:
    with TTFont(resources() / "icons" / "phosphor.ttf") as font:
        glyphs, shapes = font.getBestCmap() or {}, font["glyf"]
        assert {int(code, 16) for code in _KEPT.values()} == set(glyphs)
        assert all(shapes[name].numberOfContours for name in glyphs.values())


def test_an_icon_that_is_not_kept_is_a_fault() -> None:
    with pytest.raises(KeyError):
        icon("no such icon", "#000000")
