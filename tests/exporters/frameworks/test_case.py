"""CASE packages are what the standard asks for: by its JSON Schema where that is at hand, and by a look of our own."""

import json
from datetime import date
from pathlib import Path
from typing import Any  # what JSON holds
from uuid import UUID

import jsonschema
import pytest
from hypothesis import given, settings

from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.exporters.frameworks.case import case_package
from portfolio_app.services.frameworks.frameworks import find_bundled, shipped
from tests.generated_frameworks import frameworks

MOMENT = "2026-11-30T10:00:00+00:00"
FORMATS = (None, jsonschema.FormatChecker())
"""Programs that look at formats and such as do not must both take what is written."""


def package_of(framework: Framework) -> Any:  # noqa: ANN401  # what JSON holds
    return json.loads(case_package(framework, MOMENT))


@pytest.fixture(scope="session")
def schema(shared: Path) -> dict[str, object]:
    path = shared / "samples" / "case" / "opensalt-case-v1p0-cfpackage-schema.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("formats", FORMATS, ids=("without formats", "with formats"))
@pytest.mark.parametrize("framework", shipped(), ids=lambda framework: framework.code)
def test_what_is_shipped_is_valid_by_the_schema(
    schema: dict[str, object],
    framework: Framework,
    formats: jsonschema.FormatChecker | None,
) -> None:
    jsonschema.validate(package_of(framework), schema, jsonschema.Draft7Validator, format_checker=formats)


@settings(max_examples=15)
@given(framework=frameworks())
def test_any_framework_is_valid_by_the_schema(schema: dict[str, object], framework: Framework) -> None:
    jsonschema.validate(package_of(framework), schema, jsonschema.Draft7Validator)


@settings(max_examples=15)
@given(framework=frameworks())
def test_every_statement_has_an_identifier_of_its_own_and_one_place(framework: Framework) -> None:
    package = package_of(framework)
    items, links = package["CFItems"], package["CFAssociations"]
    document = package["CFDocument"]["identifier"]
    own = [item["identifier"] for item in items]
    everything = [document, *own, *(link["identifier"] for link in links)]
    assert len(set(everything)) == len(everything)
    assert [str(UUID(each)) for each in everything] == everything
    assert [link["originNodeURI"]["identifier"] for link in links] == own
    known = {document}
    for link in links:  # whatever stands above comes first
        assert link["destinationNodeURI"]["identifier"] in known
        known.add(link["originNodeURI"]["identifier"])
    assert all(item["fullStatement"] and item["lastChangeDateTime"] == MOMENT for item in items)


def test_when_a_version_is_valid_is_told() -> None:
    package = package_of(find_bundled("ST0072"))
    assert package["CFDocument"]["notes"] == "Valid from 2018-10-03."
    assert find_bundled("ST0072").valid_from == date(2018, 10, 3)
    assert package["CFDocument"]["publisher"].startswith("© Skills England")
