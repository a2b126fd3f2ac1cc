"""The open data and its schema: every field is described, and nothing strange slips in unseen."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from portfolio_app.domain.claims.region import Box
from portfolio_app.domain.packs.data_rules import first_fault
from portfolio_app.domain.packs.pack import DATA
from portfolio_app.exporters.pack import data_schema, encode_data
from portfolio_app.importers.portfolio_json import read_data, unknown_fields
from portfolio_app.services.assessing.assessment import open_assessment
from portfolio_app.services.packs import building as pack_making
from portfolio_app.workspace import Workspace, import_workspace
from tests.services.packs.conftest import made_pack

SCHEMA = json.loads(data_schema())


@pytest.mark.parametrize("name", SCHEMA["$defs"])
def test_every_type_and_every_field_of_the_schema_is_described(name: str) -> None:
    kind = SCHEMA["$defs"][name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert kind["title"]
    assert kind["description"].endswith(".")
    assert kind.get("additionalProperties", False) is False
    for field, about in kind.get("properties", {}).items():
        assert about.get("description", "").endswith("."), field


def test_the_schema_is_one_and_has_no_names_of_the_program(workspace: Workspace) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"].startswith("urn:")
    assert SCHEMA["title"]
    assert not re.search(r"portfolio_app|``|[a-z]Data\b|[a-z]Row\b", data_schema().decode())
    jsonschema.validate(json.loads(encode_data(workspace.packs.data())), SCHEMA)


def with_box(workspace: Workspace, folder: Path, box: dict[str, float]) -> dict[str, object]:
    """Return a portfolio's data as JSON has it, with a claim on a box of a picture."""
    from tests.services.evidence.test_evidence import photo

    workspace.evidence.add([photo(folder / "till.jpg")])
    workspace.claims.add("E002", "101/1.1", region=Box())
    plain = json.loads(encode_data(workspace.packs.data()))
    next(claim for claim in plain["claims"] if claim["box"])["box"] |= box
    return plain


@pytest.mark.parametrize(
    "box",
    [{"page": 0}, {"left": -0.1}, {"left": 0.5, "width": 0.6}, {"top": 1.2}, {"height": 0}, {"width": 7}, {"page": 2}],
    ids=str,
)
def test_a_box_outside_of_the_page_is_refused(workspace: Workspace, tmp_path: Path, box: dict[str, float]) -> None:
    from portfolio_app.domain.errors import InputError

    with pytest.raises(InputError, match="claim"):
        read_data(json.dumps(with_box(workspace, tmp_path, box)).encode(), "pack.zip")


def test_a_box_on_a_page_that_the_version_has_not_is_at_fault(workspace: Workspace, tmp_path: Path) -> None:
    data = read_data(json.dumps(with_box(workspace, tmp_path, {})).encode(), "pack.zip")
    assert first_fault(data) == ""
    file = replace(data.files[0], media_type="application/pdf", pages=3)
    claims = tuple(replace(claim, box=Box(4)) if claim.box else claim for claim in data.claims)
    assert "page 4, and the file has 3" in first_fault(replace(data, files=(file,), claims=claims))


ADDING: dict[str, Callable[[dict[str, object]], object]] = {
    "colour": lambda data: data.update(colour="red"),
    "portfolio.age": lambda data: data["portfolio"].update(age=7),  # type: ignore[attr-defined]
    "claims[0].weight": lambda data: data["claims"][0].update(weight={"of": [1]}),  # type: ignore[index]
}


@pytest.mark.parametrize("name", ADDING)
def test_fields_that_nobody_knows_are_named(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def with_more(data: object) -> bytes:
        plain = json.loads(encode_data(data))  # type: ignore[arg-type]
        ADDING[name](plain)
        return json.dumps(plain).encode()

    content = with_more(workspace.packs.data())
    assert unknown_fields(content, read_data(content, DATA)) == (name,)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(content), SCHEMA)
    monkeypatch.setattr(pack_making, "encode_data", with_more)
    pack = made_pack(workspace.packs, tmp_path / "pack.zip")
    assert any(name in note for note in open_assessment(pack).notes)
    with import_workspace(pack, tmp_path / "new.portfolio") as new:
        assert any(name in warning for warning in new.warnings)


def test_a_usual_pack_has_no_field_that_is_not_known(workspace: Workspace) -> None:
    data = workspace.packs.data()
    assert unknown_fields(encode_data(data), data) == ()
