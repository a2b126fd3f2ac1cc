"""``framework catalogue`` on the command line, and the calls that take codes from it."""

from pathlib import Path

from portfolio_app import paths
from tests.cli.conftest import Call
from tests.saved_standards import save_standards


def test_a_saved_file_becomes_a_catalogue_that_is_searched_and_taken_from(call: Call, tmp_path: Path) -> None:
    saved = save_standards(tmp_path / "standards.json")
    made = call("framework", "catalogue", saved)
    assert (made.code, made.out.split(", made of")[0]) == (0, "The catalogue has 4 standards in 5 versions")
    found = call("framework", "catalogue", "--search", "butcher", "--json").json
    assert found[0] == {
        "code": "ST0010",
        "title": "Butcher",
        "version": "1.1",
        "level": 2,
        "status": "Approved for delivery",
        "criteria": 3,
    }
    assert "ST0002" in call("framework", "catalogue", "--search", "level", "3").out
    assert call("framework", "catalogue", "--search", "plumber").out == "No standard of the catalogue is called that.\n"
    portfolio = tmp_path / "mine.portfolio"
    assert call("new", portfolio, "--learner", "Ann", "--framework", "ST0010", "CS101").code == 0
    assert call("framework", "import", "ST0002", "--into", portfolio).code == 0
    assert call("framework", "add", portfolio, "ST0004").code == 0
    codes = [each["code"] for each in call("framework", "list", portfolio, "--json").json]
    assert sorted(codes) == ["CS101", "ST0002", "ST0004", "ST0010"]
    older = call("framework", "import", "ST0010", "--version", "1.0", "--check", "--json").json
    assert (older["version"], older["attribution"][:19]) == ("1.0", "© Skills England 20")


def test_it_says_what_is_there_and_how_it_is_made(call: Call, tmp_path: Path) -> None:
    none = call("framework", "catalogue", "--search", "butcher")
    assert none.code == 3
    assert "save https://skillsengland.education.gov.uk/api/apprenticeshipstandards with a browser" in none.err
    unknown = call("framework", "import", "ST9999", "--check")
    assert (unknown.code, "framework catalogue" in unknown.err) == (3, True)
    call("framework", "catalogue", save_standards(tmp_path / "standards.json"))
    there = call("framework", "catalogue", "--json").json
    assert (there["source"], there["standards"], there["versions"]) == ("standards.json", 4, 5)


def test_a_damaged_one_is_refused_in_one_sentence(call: Call, tmp_path: Path) -> None:
    call("framework", "catalogue", save_standards(tmp_path / "standards.json"))
    paths.catalogue_file().write_bytes(paths.catalogue_file().read_bytes()[:-100])
    refused = call("framework", "catalogue", "--search", "butcher")
    assert (refused.code, refused.err.count("\n")) == (3, 1)
    assert "the catalogue is damaged; make it again" in refused.err


def test_a_bundled_standard_is_imported_by_its_code_without_a_catalogue(call: Call) -> None:
    assert len(call("framework", "import", "st0072", "--check", "--json").json["units"]) == 3
