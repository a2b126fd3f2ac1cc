"""Moving to another version of a framework, as a learner whose standard was renumbered does it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_app.domain.frameworks.framework import Criterion, Framework
from portfolio_app.exporters.unit_file import unit_file
from portfolio_app.services.frameworks.frameworks import find_bundled
from tests.cli.conftest import Call


def edited(framework: Framework, edit: Callable[[list[Criterion]], list[Criterion]], version: str = "2.0") -> Framework:
    """Return the framework with the criteria of its first outcome edited."""
    unit = framework.units[0]
    first = unit.outcomes[0]
    outcomes = (replace(first, criteria=tuple(edit(list(first.criteria)))), *unit.outcomes[1:])
    return replace(framework, version=version, units=(replace(unit, outcomes=outcomes), *framework.units[1:]))


@pytest.fixture
def write(tmp_path: Path) -> Callable[[Framework], Path]:
    def do(framework: Framework) -> Path:
        path = tmp_path / "new version.toml"
        path.write_text(unit_file(framework), encoding="utf-8")
        return path

    return do


def renumbered(criteria: list[Criterion]) -> list[Criterion]:
    """Return the criteria with 1.3 as 1.2 reworded, and what was 1.2 gone."""
    kept = [each for each in criteria if each.code != "1.2"]
    return [replace(each, code="1.2") if each.code == "1.3" else each for each in kept]


def test_versions_are_compared(call: Call, portfolio: Path, write: Callable[[Framework], Path]) -> None:
    path = write(edited(find_bundled("CS101"), renumbered))
    pairs = call("framework", "compare", portfolio, "CS101", path, "--json").json
    by_old = {pair["old"]: pair for pair in pairs}
    assert by_old["CS101/101/1.1"] == {
        "old": "CS101/101/1.1",
        "new": "CS101-v2.0/101/1.1",
        "change": "same",
        "likeness": 1.0,
    }
    assert (by_old["CS101/101/1.2"]["new"], by_old["CS101/101/1.2"]["change"]) == (None, "gone")
    assert (by_old["CS101/101/1.3"]["new"], by_old["CS101/101/1.3"]["change"]) == ("CS101-v2.0/101/1.2", "renumbered")
    table = call("framework", "compare", portfolio, "CS101", path).out
    assert "renumbered" in table


def test_claims_move_with_their_old_wording_and_come_back(
    call: Call, portfolio: Path, write: Callable[[Framework], Path]
) -> None:
    before = call("claim", "list", portfolio, "--json").json
    claim = next(each for each in before if each["criterion"] == "CS101/101/1.3")
    reworded = edited(
        find_bundled("CS101"),
        lambda criteria: [
            replace(each, code="1.2", text=f"{each.text}, every time") if each.code == "1.3" else each
            for each in criteria
            if each.code != "1.2"
        ],
    )
    path = write(reworded)
    planned = call("framework", "move", portfolio, "CS101", path, "--check", "--json").json
    assert call("claim", "list", portfolio, "--json").json == before
    done = call("framework", "move", portfolio, "CS101", path, "--json")
    assert done.json == planned
    assert done.json["moved"] == [
        {
            "claim": claim["id"],
            "evidence": "E001",
            "old": "CS101/101/1.3",
            "new": "CS101-v2.0/101/1.2",
            "to_recheck": True,
        }
    ]
    moved = next(each for each in call("claim", "list", portfolio, "--json").json if each["id"] == claim["id"])
    assert (moved["criterion"], moved["to_recheck"]) == ("CS101-v2.0/101/1.2", True)
    assert (moved["wording"], moved["framework_version"], moved["quote"]) == (
        claim["wording"],
        claim["framework_version"],
        claim["quote"],
    )
    assert "reads otherwise now" in call("check", portfolio).out
    assert "Archived: CS101." in call("framework", "list", portfolio).out
    assert call("framework", "restore", portfolio, "CS101").code == 0
    assert call("framework", "move", portfolio, "CS101-v2.0", "CS101").code == 0
    assert call("claim", "list", portfolio, "--json").json == before


def test_a_learner_says_that_a_reworded_criterion_still_holds(
    call: Call, portfolio: Path, write: Callable[[Framework], Path]
) -> None:
    path = write(
        edited(find_bundled("CS101"), lambda criteria: [replace(each, text=f"{each.text} well") for each in criteria])
    )
    moved = call("framework", "move", portfolio, "CS101", path, "--json").json["moved"][0]
    assert call("claim", "accept", portfolio, moved["claim"]).code == 0
    claim = next(each for each in call("claim", "list", portfolio, "--json").json if each["id"] == moved["claim"])
    assert (claim["to_recheck"], claim["framework_version"]) == (False, "2.0")
    assert claim["wording"].endswith(" well")


def test_a_table_comes_before_what_comparing_finds(
    call: Call, portfolio: Path, write: Callable[[Framework], Path], tmp_path: Path
) -> None:
    path, table = write(replace(find_bundled("CS101"), version="2.0")), tmp_path / "map.csv"
    table.write_text("note;new;old\nmoved by the centre;2.1;1.3\n", encoding="utf-8")
    done = call("framework", "move", portfolio, "CS101", path, "--map", table, "--check", "--json").json
    assert [each["new"] for each in done["moved"]] == ["CS101-v2.0/101/2.1"]
    table.write_text("old,new\n101/1.3,\n", encoding="utf-8")
    done = call("framework", "move", portfolio, "CS101", path, "--map", table, "--check", "--json").json
    assert (done["moved"], [each["criterion"] for each in done["left"]]) == ([], ["CS101/101/1.3"])


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("old,new\n9.9,1.1\n", "map.csv, line 2: “9.9” is no criterion of CS101"),
        ("old,new\n1.1,1.2\n1.1,1.3\n", "map.csv, line 3: 1.1 is there twice"),
        ("von,nach\n1.1,1.2\n", "map.csv: the first line must name the columns"),
        ("", "map.csv: the first line must name the columns"),
        ("old,new\n,1.2\n", "map.csv, line 2: the column “old” is empty"),
        ('old,new\n"1.1,1.2\n', "map.csv, line 2: this is no table"),
    ],
)
def test_a_faulty_table_is_named_with_its_line(
    call: Call, portfolio: Path, tmp_path: Path, table: str, says: str
) -> None:
    path = tmp_path / "map.csv"
    path.write_text(table, encoding="utf-8")
    answer = call("framework", "move", portfolio, "CS101", "CS103", "--map", path)
    assert (answer.code, says in answer.err) == (3, True), answer.err
    assert any(each["criterion"] == "CS101/101/1.3" for each in call("claim", "list", portfolio, "--json").json)


def test_claims_move_to_a_framework_that_is_there(call: Call, portfolio: Path, tmp_path: Path) -> None:
    table = tmp_path / "map.csv"
    table.write_text("old,new\n1.3,103/2.2\n", encoding="utf-8")
    done = call("framework", "move", portfolio, "CS101", "CS103", "--map", table)
    assert (done.code, "1 claim moved to CS103" in done.out) == (0, True)
    assert "CS101" not in {each["code"] for each in call("framework", "list", portfolio, "--json").json}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("CS999", "CS101", "no framework “CS999”"),
        ("CS101", "nothing.toml", "no framework of this portfolio, no bundled one and no file"),
        ("CS101", "cs101", "both the old and the new one"),
    ],
)
def test_unknown_versions_are_named(call: Call, portfolio: Path, old: str, new: str, says: str) -> None:
    answer = call("framework", "move", portfolio, old, new)
    assert (answer.code, says in answer.err) == (3, True), answer.err


def test_a_pathway_and_optional_units_are_chosen(call: Call, portfolio: Path, tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_text(
        'code = "P"\ntitle = "Plan"\nversion = "1"\npathway = [{ code = "a", title = "Alpha" }]\n'
        'combination = [{ code = "O", title = "Options", units = 1 }]\n'
        + "".join(
            f'[[unit]]\ncode = "{unit}"\ntitle = "Unit {unit}"\n{rule}[[unit.outcome]]\ncode = "1"\ntitle = "All"\n'
            f'[[unit.outcome.criterion]]\ncode = "1.1"\ntext = "Do {unit}"\nkind = "skill"\n'
            for unit, rule in (("M", ""), ("X", 'combination = "O"\n'), ("Y", 'combination = "O"\n'))
        ),
        encoding="utf-8",
    )
    assert call("framework", "import", path, "--into", portfolio).code == 0
    found = call("check", portfolio).out
    assert "not chosen your pathway in P" in found
    assert "Choose 1 more unit from “Options” in P." in found
    assert call("framework", "choose", portfolio, "P", "--pathway", "alpha", "--unit", "y").code == 0
    shown = call("framework", "show", "P", "--in", portfolio, "--json").json
    assert (shown["pathway"], [unit["chosen"] for unit in shown["units"]]) == ("a", [True, False, True])
    assert "in P" not in call("check", portfolio).out
    assert "no optional unit “M”; there are X, Y" in call("framework", "choose", portfolio, "P", "--unit", "M").err
    assert call("framework", "choose", portfolio, "P").code == 2
