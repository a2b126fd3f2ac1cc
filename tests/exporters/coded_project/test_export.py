"""``export --qdpx``: valid by the format's schema, every passage where its words are, the same at each run."""

import csv
import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue] (lxml has no types)

from tests.cli.conftest import Call, account_file, call, portfolio

__all__ = ["account_file", "call", "portfolio"]
SCHEMA = Path(__file__).with_name("project.xsd")
"""QDA-XML 1.0 by REFI, under the MIT licence that stands in it."""
SPACE = "{urn:QDA-XML:project:1.0}"
EMOJI = """---
title: A café/“queue” 👩‍🔧
date: 2026-03-02
---

## Situation

👩‍🔧🇬🇧 A cafe\u0301 was full. [The rain 🌧️ kept people in]{criterion="103/2.2" need="external factor" note="=1+1 <b>"}.

## Action

I said “hello” and [listened]{criterion="101/1.3"}.
"""


@pytest.fixture
def made(call: Call, portfolio: Path, tmp_path: Path) -> Path:
    story = tmp_path / "story.md"
    story.write_text(EMOJI, encoding="utf-8")
    assert call("account", "add", portfolio, story).code == 0
    target = tmp_path / "Ann.qdpx"
    answer = call("export", portfolio, "--qdpx", target)
    assert (answer.code, answer.out.split("\n")[:2]) == (0, [str(target), str(tmp_path / "Ann codes.csv")])
    return target


def project(path: Path) -> Element:
    with zipfile.ZipFile(path) as package:
        return fromstring(package.read("project.qde"))


def test_it_is_valid_by_the_schema(made: Path) -> None:
    with zipfile.ZipFile(made) as package:
        read = etree.fromstring(package.read("project.qde"))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(read)


def test_every_passage_is_where_its_words_are_and_bears_the_code_of_its_criterion(
    made: Path, call: Call, portfolio: Path
) -> None:
    claims = call("claim", "list", portfolio, "--json").json
    root = project(made)
    names = {code.get("guid"): code.get("name", "") for code in root.iter(f"{SPACE}Code")}
    found: list[tuple[str, str]] = []
    with zipfile.ZipFile(made) as package:
        for source in root.iter(f"{SPACE}TextSource"):
            name = source.get("plainTextPath", "").removeprefix("internal://")
            text = package.read(f"sources/{name}").decode()
            assert "\r" not in text
            for each in source.iter(f"{SPACE}PlainTextSelection"):
                start, end = int(each.get("startPosition", "")), int(each.get("endPosition", ""))
                code = names[next(each.iter(f"{SPACE}CodeRef")).get("targetGUID")]
                found.append((code.split()[0], "" if (start, end) == (0, len(text)) else text[start:end]))
    said = [(claim["criterion"].rsplit("/", 1)[-1], claim["quote"] or "") for claim in claims]
    assert sorted(found) == sorted(said)
    assert ("2.2", "The rain 🌧️ kept people in") in found


def test_names_of_texts_can_be_names_of_files_and_notes_stand_beside_the_passage(made: Path) -> None:
    root = project(made)
    assert [source.get("name") for source in root.iter(f"{SPACE}TextSource")] == [
        "E001 A returned kettle",
        "E002 A café-“queue” 👩 🔧",
    ]
    notes = [each.findtext(f"{SPACE}Description") for each in root.iter(f"{SPACE}PlainTextSelection")]
    assert "[external factor] =1+1 <b>" in notes
    names = [code.get("name") for code in root.iter(f"{SPACE}Code")]
    assert len(set(names)) == len(names)


def test_it_is_the_same_at_each_run(made: Path, call: Call, portfolio: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.qdpx"
    assert call("export", portfolio, "--qdpx", again).code == 0
    assert again.read_bytes() == made.read_bytes()


def test_the_codes_stand_in_a_table_beside_it(made: Path) -> None:
    with made.with_name("Ann codes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    by_criterion = {(row["framework"], row["unit"], row["criterion"]): row for row in rows}
    assert by_criterion["CS103", "103", "2.2"]["passages"] == "2"
    assert all(row["name"].startswith(f"{row['criterion']} ") and row["description"] for row in rows)


def test_what_has_no_place_in_it_is_said(call: Call, portfolio: Path, tmp_path: Path) -> None:
    text = tmp_path / "kettle.md"
    kettle = "It was very quiet at the desk"
    words = re.sub(r"It was \[raining[^}]*\}", kettle, text.read_text(encoding="utf-8"))
    text.write_text(words, encoding="utf-8")
    assert call("evidence", "add", portfolio, SCHEMA, "--criterion", "101/1.1").code == 0
    assert call("account", "update", portfolio, "E001", text).code == 0
    answer = call("export", portfolio, "--qdpx", tmp_path / "out.qdpx")
    assert answer.code == 0
    assert "1 claim on evidence that is no account" in answer.err
    assert "1 claim whose words are no longer in the account" in answer.err


def test_a_former_file_stays_where_one_of_both_cannot_be_written(call: Call, portfolio: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.qdpx"
    target.write_bytes(b"former")
    (tmp_path / "out codes.csv").mkdir()
    assert call("export", portfolio, "--qdpx", target).code == 4
    assert target.read_bytes() == b"former"
