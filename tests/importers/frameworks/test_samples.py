"""Real files of others, where they lie beside this checkout: each is read whole, as counted without the importer."""

import csv
import html
import json
import re
from pathlib import Path
from typing import Any  # what JSON holds
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.kinds import FrameworkKind, Regime
from portfolio_app.domain.words.text import clean_line
from portfolio_app.importers.frameworks.chooser import read_framework
from portfolio_app.importers.frameworks.found import Asked, ManyError

SAMPLES = next(
    (folder for up in (4, 5) if (folder := Path(__file__).parents[up] / "shared" / "samples").exists()),
    Path("no samples"),
)
pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside this checkout")

Said = list[tuple[int, str, str]]
"""Depth, code and words of each statement, in order."""


def said(framework: Framework) -> Said:
    made: Said = []
    for unit in framework.units:
        if [(c.code, c.text) for c in unit.criteria] != [(unit.code, unit.title)]:
            made.append((0, unit.code, unit.title))
        top = len(made) and made[-1] == (0, unit.code, unit.title)
        for outcome in unit.outcomes:
            implied = (outcome.code, outcome.title) == (unit.code, unit.title)
            if not implied:
                made.append((1, outcome.code, outcome.title))
            depths = {"": (1 if implied else 2) if top else 0}
            for criterion in outcome.criteria:
                depth = depths[criterion.parent]
                depths[criterion.code] = depth + 1
                made.append((depth, criterion.code, criterion.text))
    return made


def plain(text: str) -> str:
    return clean_line(html.unescape(re.sub(r"<[^>]+>", " ", text)))


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text)


def test_a_standard_of_skills_england() -> None:
    path = SAMPLES / "skills-england" / "skillsengland-api-ST0072-v1.1.json"
    record: Any = json.loads(path.read_text(encoding="utf-8"))
    found = read_framework(path)
    framework = found.framework
    expected = [
        (f"{letter}{number}", clean_line(each["detail"]), each[key])
        for letter, name, key in (
            ("K", "knowledges", "knowledgeId"),
            ("S", "skills", "skillId"),
            ("B", "behaviours", "behaviourId"),
        )
        for number, each in enumerate(record[name], 1)
    ]
    assert [(c.code, c.text, c.identity) for c in framework.criteria] == expected
    assert len(expected) == 35
    assert (framework.code, framework.version, framework.level, framework.minimum_hours) == ("ST0072", "1.1", 2, 278)
    assert framework.kind is FrameworkKind.STANDARD
    assert "© Skills England 2025" in framework.attribution
    assert str(framework.valid_from) == "2018-10-03"
    assert not found.problems


def test_every_record_of_the_older_shape() -> None:
    path = SAMPLES / "skills-england" / "das-fat-prototype-standards-excerpt-13.json"
    records: Any = json.loads(path.read_text(encoding="utf-8"))["list"]
    with pytest.raises(ManyError, match="it holds 13 standards; say which one with --pick") as error:
        read_framework(path)
    assert [listing.title for listing in error.value.listings] == [record["title"] for record in records]
    for record in records:
        lists = [record.get(name) or [] for name in ("knowledges", "skills", "behaviours")]
        asked = Asked(pick=record["title"])
        if not any(lists):
            with pytest.raises(InputError, match="has no list of knowledge, skills and behaviours"):
                read_framework(path, asked)
            continue
        framework = read_framework(path, asked).framework
        texts = [clean_line(each["detail"]) for each in (each for part in lists for each in part)]
        assert [squeezed(c.text) for c in framework.criteria] == [squeezed(html.unescape(text)) for text in texts]


def test_a_new_plan() -> None:
    path = SAMPLES / "new-plan" / "ST1483-v2.0.json"
    plan: Any = json.loads(path.read_text(encoding="utf-8"))
    found = read_framework(path)
    framework = found.framework
    assert (framework.kind, framework.regime) == (FrameworkKind.NEW_MODEL, Regime.NEW_PLAN)
    layer = framework.units[-1].criteria
    assert [(c.code, c.text, list(c.covers)) for c in layer] == [
        (each["code"], each["title"], each["statements"]) for each in plan["outcomes"]
    ]
    below = {c.code: c for unit in framework.units[:-1] for c in unit.criteria}
    assert {code: list(c.pathways) for code, c in below.items()} == {
        each["code"]: each["pathways"] for each in plan["statements"]
    }
    assert len([p for p in found.problems if "has no words" in p.message]) == min(
        40, sum(1 for each in plan["statements"] if not each["text"])
    )


def _case(package: dict[str, Any]) -> Said:
    items = {item["identifier"]: item for item in package["CFItems"]}
    top = package["CFDocument"]["identifier"]
    children: dict[str, list[tuple[float, str, str]]] = {}
    for link in package["CFAssociations"]:
        child = link["originNodeURI"]["identifier"]
        if link["associationType"] == "isChildOf" and child in items:
            order = float(link.get("sequenceNumber") or 1e9)
            code = items[child].get("humanCodingScheme", "")
            children.setdefault(link["destinationNodeURI"]["identifier"], []).append((order, code, child))
    made: Said = []

    def walk(node: str, depth: int) -> None:
        for _, code, child in sorted(children.get(node, [])):
            made.append((depth, code, clean_line(items[child]["fullStatement"])))
            walk(child, depth + 1)

    walk(top, 0)
    return made


@pytest.mark.parametrize("name", ["opensalt-framework-20c5134f", "opensalt-test-MarkdownFramework"])
def test_a_case_package(name: str) -> None:
    path = SAMPLES / "case" / f"{name}.json"
    package: Any = json.loads(path.read_text(encoding="utf-8"))
    expected = _case(package)
    made = said(read_framework(path).framework)
    if all(depth == 0 for depth, _, _ in expected):  # a list: it is put under one unit
        made = [(depth - 1, code, text) for depth, code, text in made[1:]]
    if name.endswith("Markdown"):
        made.sort()
    assert sorted(made) == sorted(expected)
    assert [each for each in made if each[0] < 2] == [each for each in expected if each[0] < 2] or "Markdown" in name
    assert len(made) == len(package["CFItems"])


def test_a_case_package_beyond_the_first_plane_and_one_without_statements() -> None:
    framework = read_framework(SAMPLES / "case" / "opensalt-test-Utf8TestFramework.json").framework
    assert [c.text for c in framework.criteria] == ["Item 𝑑 1"]
    with pytest.raises(InputError, match="has no statements in it"):
        read_framework(SAMPLES / "case" / "opensalt-test-EmptyExternalFramework.json")


def _moodle(path: Path) -> tuple[str, list[tuple[int, str, str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [[cell.strip() for cell in row] for row in csv.reader(file)][1:]
    children: dict[str, list[list[str]]] = {}
    title = ""
    for row in rows:
        if row[12] == "1":
            title = row[2]
        else:
            children.setdefault(row[0], []).append(row)
    made: list[tuple[int, str, str, str]] = []

    def walk(node: str, depth: int) -> None:
        for row in children.get(node, []):
            made.append((depth, re.sub(r"\s+", "-", row[1]), row[2], plain(row[3])))
            walk(row[1], depth + 1)

    walk("", 0)
    return title, made


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("moodle-csv/*.csv")), ids=lambda path: path.stem)
def test_a_competency_framework_of_moodle(path: Path) -> None:
    title, expected = _moodle(path)
    framework = read_framework(path).framework
    made = said(framework)
    assert framework.title == title
    assert [(depth, code) for depth, code, _ in made] == [(depth, code) for depth, code, _, _ in expected]
    synopses = {unit.code: unit.guidance.synopsis for unit in framework.units}
    for (_, code, text), (depth, _, short, words) in zip(made, expected, strict=True):
        whole = text if depth else f"{text} {synopses.get(code, '')}"
        assert squeezed(words or short) in squeezed(whole), code


def test_a_matrix_of_mahara() -> None:
    path = SAMPLES / "smartevidence" / "mahara-behat-example.matrix"
    source: Any = json.loads(path.read_text(encoding="utf-8"))["framework"]
    made = said(read_framework(path).framework)
    expected: list[tuple[int, str]] = []
    for standard in source["standards"]:
        expected.append((0, standard["shortname"]))
        for element in source["standardelements"]:
            if element["standardid"] == standard["standardid"]:
                expected.append((element["elementid"].count("."), element["shortname"]))
    assert [depth for depth, _, _ in made] == [depth for depth, _ in expected]
    assert [re.sub(r"-\d$", "", code) for _, code, _ in made] == [code for _, code in expected]


def _codes(root: ElementTree.Element) -> Said:
    made: Said = []

    def walk(node: ElementTree.Element, depth: int) -> None:
        for child in node:
            if child.tag.endswith("}Code"):
                text = next((part.text or "" for part in child if part.tag.endswith("}Description")), "")
                made.append((depth, child.get("name", ""), clean_line(text)))
                walk(child, depth + 1)

    walk(next(element for element in root.iter() if element.tag.endswith("}Codes")), 0)
    return made


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("refi-qda/*.qd[cp]*")), ids=lambda path: path.stem)
def test_the_codes_of_a_codebook_or_project(path: Path) -> None:
    if path.suffix == ".qdpx":
        with ZipFile(path) as package:
            root = ElementTree.fromstring(package.read("project.qde"))
    else:
        root = ElementTree.parse(path).getroot()
    expected = _codes(root)
    made = said(read_framework(path).framework)
    if all(depth == 0 for depth, _, _ in expected):
        made = [(depth - 1, code, text) for depth, code, text in made[1:]]
    assert len(made) == len(expected)
    for (_, _, text), (_, name, words) in zip(made, expected, strict=True):
        assert name in text or text.startswith(name.split()[-1])
        assert words in text
