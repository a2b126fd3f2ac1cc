"""Files made to harm, and files that contradict themselves: read with what is odd in them said, or refused."""

import json
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.importers.frameworks.chooser import read_framework, read_words
from portfolio_app.importers.frameworks.found import Asked

HEAD = "Parent ID number,ID number,Short name,Description,Description format,a,b,c,d,e,f,g,Is framework,Taxonomy\n"


def moodle(*rows: tuple[str, str, str]) -> str:
    made = [f"{parent},{own},{short},,1,,,,,,,,," for parent, own, short in rows]
    return HEAD + ",F,Mine,,1,,,,,,,,1,\n" + "\n".join(made) + "\n"


def test_entities_of_a_codebook_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.qdc"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE CodeBook [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="&b;"/></Codes></CodeBook>'
    )
    with pytest.raises(InputError, match=r"bomb\.qdc: it has declarations \(entities\)"):
        read_framework(path)


def test_loops_are_cut_and_said() -> None:
    text = moodle(("", "A", "First"), ("C", "B", "Second"), ("B", "C", "Third"), ("A", "D", "Fourth"))
    found = read_words(text, "m.csv", "m", Asked())
    assert sorted(c.code for c in found.framework.criteria) == ["C", "D"]
    assert {unit.code for unit in found.framework.units} == {"A", "B"}
    assert any("stands under itself" in problem.message for problem in found.problems)


def test_statements_without_their_parents_and_doubles_are_kept_and_said() -> None:
    text = moodle(("", "A", "First"), ("A", "B", "One"), ("A", "B", "Two"), ("gone", "D", "Lost"))
    found = read_words(text, "m.csv", "m", Asked())
    assert [(c.code, c.text) for c in found.framework.criteria] == [("B", "One"), ("B-2", "Two"), ("D", "Lost")]
    assert {problem.where for problem in found.problems} == {"line 5", "line 6"}


@pytest.mark.parametrize("head", [HEAD.replace(",", ";"), HEAD])
def test_heads_in_another_language_and_columns_in_another_order(head: str) -> None:
    names = "Est un référentiel,Nom abrégé,ID,Description,ID de la compétence parente,x,y,z,q".split(",")
    rows = [names, ["1", "Le cadre", "F", "", "", "", "", "", ""], ["", "Un", "U1", "Parler", "", "", "", "", ""]]
    rows.append(["", "Deux", "U2", "Lire", "U1", "", "", "", ""])
    sign = ";" if ";" in head else ","
    found = read_words("\n".join(sign.join(row) for row in rows), "m.csv", "m", Asked())
    assert (found.framework.title, [c.text for c in found.framework.criteria]) == ("Le cadre", ["Deux: Lire"])


@pytest.mark.parametrize(
    "content",
    [
        b"{" * 100_000,
        b"[" * 100_000,
        b'{"CFDocument": {"title": 5}, "CFItems": [1, {"identifier": []}]}',
        b'{"CFDocument": null}',
        b'{"framework": {"name": "x", "standards": null, "standardelements": [{}]}}',
        b'{"framework": []}',
        b'[{"larsCode": 1, "knowledges": "no list"}]',
        b'[1, 2, {"referenceNumber": "ST0001", "knowledges": [5]}]',
        b'{"statements": 1, "outcomes": []}',
        b'{"nothing": "known"}',
        b"<CodeBook><Codes><Code/></Codes>",
    ],
)
def test_what_is_no_framework_is_refused_in_one_sentence_or_read(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    try:
        read_framework(path)
    except InputError as error:
        assert "odd.json" in str(error)  # noqa: PT017  # both ends are right, a third is not
        assert "\n" not in str(error)  # noqa: PT017


def test_records_that_cannot_be_read_are_named_and_the_others_are_there(tmp_path: Path) -> None:
    good = {"referenceNumber": "ST0001", "larsCode": 1, "title": "Baker", "version": "1.0"}
    good["knowledges"] = [{"knowledgeId": "a", "detail": "Know &lt;b&gt;bread&lt;/b&gt;&amp;nbsp;well"}]
    path = tmp_path / "some.json"
    path.write_text(json.dumps([{"referenceNumber": "ST0009", "knowledges": 5, "larsCode": 1}, good]))
    found = read_framework(path, Asked(pick="st0001"))
    assert [c.text for c in found.framework.criteria] == ["Know bread well"]
    assert [problem.where for problem in found.problems] == ["record 1"]


def test_the_present_version_is_taken_unless_another_is_asked_for(tmp_path: Path) -> None:
    def record(version: str, status: str) -> dict[str, object]:
        each = {"knowledgeId": version, "detail": f"Know {version}"}
        return {
            "referenceNumber": "ST0001",
            "title": "Baker",
            "version": version,
            "status": status,
            "knowledges": [each],
        }

    path = tmp_path / "versions.json"
    records = [
        record("1.9", "Approved for delivery"),
        record("1.10", "Approved for delivery"),
        record("2.0", "Retired"),
    ]
    path.write_text(json.dumps(records))
    found = read_framework(path)
    assert found.framework.version == "1.10"
    assert "1.9, 2.0" in found.problems[0].message
    assert read_framework(path, Asked(version="2.0")).framework.version == "2.0"
    with pytest.raises(InputError, match="there is no version 3"):
        read_framework(path, Asked(version="3"))
