"""The JSON Schema of a pack's data: made from the types that are written, with what resources/pack/data.toml says."""

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TypedDict, cast

import msgspec

from portfolio_app import paths
from portfolio_app.domain.packs.portfolio_data import SCHEMA, PortfolioData

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_REFERENCE = "#/$defs/"
_TWICE = {"portfolio_app.domain.claims.passage.Outcome": "AnchorOutcome"}
"""Types of one name, which are told apart by where they are."""

_Node = dict[str, object]


class _Said(TypedDict, total=False):
    name: str
    title: str
    about: str
    fields: dict[str, str]
    limits: dict[str, dict[str, object]]


def schema_of_data() -> _Node:
    """Return the schema; what it says of the data a reader can rely on, so no other fields are allowed."""
    _, types = msgspec.json.schema_components([PortfolioData], ref_template=_REFERENCE + "{name}")
    made = {_public(name): _described(name, cast("_Node", node)) for name, node in types.items()}
    text = json.dumps(made)
    for name in sorted(types, key=len, reverse=True):
        text = text.replace(f'"{_REFERENCE}{name}"', f'"{_REFERENCE}{_public(name)}"')
    kind, _, version = SCHEMA.rpartition("/")
    about = _texts()["PortfolioData"]
    return {
        "$schema": _DIALECT,
        "$id": f"urn:{kind}:data:{version}",
        "title": about.get("title", ""),
        "description": about.get("about", ""),
        "$ref": f"{_REFERENCE}{_public('PortfolioData')}",
        "$defs": json.loads(text),
    }


def _described(name: str, node: _Node) -> _Node:
    said = _said(name)
    made: _Node = {**node, "title": said.get("title", ""), "description": said.get("about", "")}
    fields = cast("Mapping[str, _Node] | None", node.get("properties"))
    if fields is not None:
        made["properties"] = {field: _field(said, field, value) for field, value in fields.items()}
        made["additionalProperties"] = False
    return made


def _field(said: _Said, field: str, node: _Node) -> _Node:
    about = said.get("fields", {}).get(field)
    return {**node, **said.get("limits", {}).get(field, {}), **({"description": about} if about else {})}


def _public(name: str) -> str:
    return _said(name).get("name") or name.rpartition(".")[2].casefold()


def _said(name: str) -> _Said:
    return _texts().get(_TWICE.get(name, name.rpartition(".")[2]), _Said())


@cache
def _texts() -> Mapping[str, _Said]:
    text = (paths.resources() / "pack" / "data.toml").read_text("utf-8")
    return cast("Mapping[str, _Said]", tomllib.loads(text))
