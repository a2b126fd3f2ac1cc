"""The contract of the command line: what each call does, prints and returns."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ACCOUNT, Call


def test_new_takes_all_bundled_units_or_those_named(call: Call, tmp_path: Path) -> None:
    assert call("new", tmp_path / "all.portfolio", "--learner", "Ann").code == 0
    assert len(call("framework", "list", tmp_path / "all.portfolio", "--json").json) == 5
    assert call("new", tmp_path / "two.portfolio", "--learner", "Ann", "--framework", "CS101", "cs103").code == 0
    listed = call("framework", "list", tmp_path / "two.portfolio", "--json").json
    assert [entry["code"] for entry in listed] == ["CS101", "CS103"]
    assert set(listed[0]) >= {"code", "title", "version", "criteria"}
    assert call("new", tmp_path / "none.portfolio", "--learner", "Ann", "--framework", "none").code == 0
    assert call("framework", "list", tmp_path / "none.portfolio", "--json").json == []


def test_new_never_overwrites(call: Call, portfolio: Path) -> None:
    before = portfolio.read_bytes()
    answer = call("new", portfolio, "--learner", "Bob")
    assert answer.code == 4
    assert str(portfolio) in answer.err
    assert portfolio.read_bytes() == before


def test_framework_show_has_the_shape_of_the_contract(call: Call, portfolio: Path) -> None:
    for answer in (
        call("framework", "show", "CS103", "--json"),
        call("framework", "show", "cs103", "--in", portfolio, "--json"),
    ):
        shown = answer.json
        assert set(shown) >= {"code", "title", "version", "units", "problems"}
        unit = shown["units"][0]
        assert set(unit["guidance"]) == {"synopsis", "concepts", "tips", "mistakes"}
        criterion = unit["outcomes"][1]["criteria"][1]
        assert criterion["code"] == "2.2"
        assert criterion["needs"] == [
            {"label": "internal factor", "at_least": 2},
            {"label": "external factor", "at_least": 2},
        ]
    assert "Identify two internal and two external factors" in call("framework", "show", "CS103").out


def test_topic_sheet_import(call: Call, portfolio: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.txt"
    sheet.write_text(
        "A unit about service.\nTopic Synopsis\nService matters.\n"
        "Key Concepts & Core Principles\n- **Care:** for people.\n"
        "Exam Tips & Revision Strategies\n- Read.\nCommon Misconceptions & Mistakes to Avoid\n- Guessing.\n"
        "Examiner Marking Points\n- Award credit for explaining at least two benefits of service.\n",
        encoding="utf-8",
    )
    checked = call("framework", "import", sheet, "--check", "--code", "S1", "--json").json
    assert checked["code"] == "S1"
    assert checked["units"][0]["outcomes"][0]["criteria"][0]["needs"] == [{"label": "benefit", "at_least": 2}]
    assert len(call("framework", "list", portfolio, "--json").json) == 5
    assert call("framework", "import", sheet, "--into", portfolio, "--code", "S1", "--title", "Service").code == 0
    assert call("framework", "list", portfolio, "--json").json[-1]["title"] == "Service"
    again = call("framework", "import", sheet, "--into", portfolio, "--code", "S1")
    assert (again.code, "already" in again.err) == (3, True)
    assert call("framework", "import", sheet).code == 2
    assert call("framework", "remove", portfolio, "s1").code == 0
    refused = call("framework", "remove", portfolio, "CS103")
    assert (refused.code, "1 claim" in refused.err) == (3, True)


def test_account_list_and_show(call: Call, portfolio: Path) -> None:
    listed = call("account", "list", portfolio, "--json").json
    assert listed == [{"ref": "E001", "title": "A returned kettle", "date": "2026-03-02", "words": 34, "claims": 3}]
    assert "A returned kettle" in call("account", "list", portfolio).out
    shown = call("account", "show", portfolio, "e001")
    assert "star" in shown.out
    assert "[repeated the problem in my own words]{" in shown.out
    assert call("account", "show", portfolio, "E001", "--json").json["sections"]["task"] == "I had to help him."
    missing = call("account", "show", portfolio, "E009")
    assert (missing.code, "E009" in missing.err) == (3, True)


def test_what_show_prints_can_be_added_again(call: Call, portfolio: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    copy.write_text(call("account", "show", portfolio, "E001").out, encoding="utf-8")
    assert call("account", "add", portfolio, copy).code == 0
    assert call("account", "show", portfolio, "E002").out == copy.read_text(encoding="utf-8")
    claims = call("claim", "list", portfolio, "--json").json
    plain = [{k: v for k, v in claim.items() if k not in ("id", "evidence", "made")} for claim in claims]
    assert plain[:3] == plain[3:]


def test_claims_are_added_listed_and_withdrawn(call: Call, portfolio: Path) -> None:
    added = call(
        "claim",
        "add",
        portfolio,
        "E001",
        "105/1.1",
        "--quote",
        "he  nodded",
        "--need",
        "Closing",
        "--note",
        "n",
        "--json",
    )
    assert added.code == 0
    assert set(added.json) >= {
        "id", "evidence", "criterion", "section", "start", "end", "quote", "need", "note", "starred", "anchor",
    }  # fmt: skip
    assert (added.json["criterion"], added.json["need"], added.json["quote"]) == (
        "CS105/105/1.1",
        "closing",
        "he nodded",
    )
    assert added.json["anchor"] == "kept"
    listed = call("claim", "list", portfolio, "--json").json
    assert len(listed) == 4
    assert call("claim", "remove", portfolio, added.json["id"]).code == 0
    assert len(call("claim", "list", portfolio, "--json").json) == 3
    gone = call("claim", "remove", portfolio, added.json["id"])
    assert (gone.code, "claim list" in gone.err) == (3, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("E001", "9.9"), "no criterion “9.9”"),
        (("E001", "1.2"), "may mean"),
        (("E001", "105/1.1", "--need", "smile"), "has no need “smile”"),
        (("E001", "105/1.1", "--quote", "not in there"), "are not in E001"),
        (("E001", "105/1.1", "--quote", "ed "), "times"),
        (("E007", "105/1.1"), "no evidence E007"),
        (("E001", "105/1.1", "--quote", ""), "quote is empty"),
        (("E001", "101/1.3", "--quote", "repeated the problem in my own words"), "already"),
    ],
)
def test_claims_that_cannot_be_made(call: Call, portfolio: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = call("claim", "add", portfolio, *arguments)
    assert answer.code == 3
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert len(call("claim", "list", portfolio, "--json").json) == 3


def test_rewriting_an_account_carries_its_claims(call: Call, portfolio: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.md"
    new.write_text(
        ACCOUNT.replace("A customer came in", "On Monday a customer came in").replace(
            "repeated the problem", "repeated the whole problem"
        )
    )
    text = new.read_text()
    for mark in ('{criterion="103/2.2" need="external factor"}', '{criterion="101/1.3" star}'):
        text = text.replace(mark, "")
    new.write_text(
        text.replace("[raining, so fewer people came]", "raining, so fewer people came").replace(
            "[repeated the whole problem in my own words]", "repeated the whole problem in my own words"
        )
    )
    answer = call("account", "update", portfolio, "E001", new)
    assert answer.code == 0
    anchors = {claim["criterion"]: claim["anchor"] for claim in call("claim", "list", portfolio, "--json").json}
    assert anchors == {"CS105/105/1.7": "kept", "CS103/103/2.2": "moved", "CS101/101/1.3": "changed"}
    assert any(finding["kind"] == "re-check" for finding in call("check", portfolio, "--json").json)
    assert call("claim", "accept", portfolio, 3).code == 0
    assert call("account", "history", portfolio, "E001", "--json").json[1]["revision"] == 2
    assert "the whole problem" not in call("account", "show", portfolio, "E001", "--revision", "1").out
    assert call("account", "restore", portfolio, "E001", "1").code == 0
    assert "the whole problem" not in call("account", "show", portfolio, "E001").out
    assert call("account", "restore", portfolio, "E001", "77").code == 3


def test_a_marked_up_text_says_which_claims_stand(call: Call, portfolio: Path, tmp_path: Path) -> None:
    call("claim", "add", portfolio, "E001", "204/1.5", "--quote", "he nodded")
    edited = tmp_path / "edited.md"
    text = call("account", "show", portfolio, "E001").out
    text = text.replace('need="external factor"', 'need="internal factor" note="staff"')
    text = text.replace('[he nodded]{criterion="CS204/204/1.5"}', "he nodded")
    text = text.replace("repeated the problem in my own words", "said the problem again, slowly")
    text = text.replace("He went home happy", '[He went home happy]{criterion="103/1.2"}')
    edited.write_text(text, encoding="utf-8")
    before = {claim["id"] for claim in call("claim", "list", portfolio, "--json").json}
    answer = call("account", "update", portfolio, "E001", edited)
    assert answer.code == 0
    claims = {claim["criterion"]: claim for claim in call("claim", "list", portfolio, "--json").json}
    assert set(claims) == {"CS105/105/1.7", "CS103/103/2.2", "CS101/101/1.3", "CS103/103/1.2"}
    assert (claims["CS103/103/2.2"]["need"], claims["CS103/103/2.2"]["note"]) == ("internal factor", "staff")
    assert claims["CS101/101/1.3"]["quote"] == "said the problem again, slowly"
    assert {claim["anchor"] for claim in claims.values()} == {"kept"}
    assert {claims["CS103/103/2.2"]["id"], claims["CS101/101/1.3"]["id"]} < before
    assert "CS204/204/1.5: withdrawn" in answer.out
    again = call("account", "update", portfolio, "E001", edited)
    assert "claim" not in again.out


def test_words_put_into_another_section_take_their_claim_along(call: Call, portfolio: Path, tmp_path: Path) -> None:
    text = ACCOUNT.replace('[raining, so fewer people came]{criterion="103/2.2" need="external factor"}', "dull")
    text = text.replace("I had to help him.", "I had to help him. It was raining, so fewer people came.")
    text = text.replace('[repeated the problem in my own words]{criterion="101/1.3" star}', "repeated it")
    plain = tmp_path / "plain.md"
    plain.write_text(text)
    assert call("account", "update", portfolio, "E001", plain).code == 0
    moved = next(c for c in call("claim", "list", portfolio, "--json").json if c["criterion"] == "CS103/103/2.2")
    assert (moved["section"], moved["anchor"]) == ("task", "moved")


def test_a_removed_account_gives_its_reference_to_nobody(call: Call, portfolio: Path, account_file: Path) -> None:
    assert call("account", "remove", portfolio, "E001").code == 0
    assert call("claim", "list", portfolio, "--json").json == []
    assert call("claim", "remove", portfolio, 1).code == 3
    assert call("account", "add", portfolio, account_file).code == 0
    assert [entry["ref"] for entry in call("account", "list", portfolio, "--json").json] == ["E002"]
    assert call("account", "bring-back", portfolio, "E001").code == 0
    assert len(call("claim", "list", portfolio, "--json").json) == 6
    assert call("account", "bring-back", portfolio, "E099").code == 3


def test_coverage_and_check(call: Call, portfolio: Path) -> None:
    coverage = call("coverage", portfolio, "--json").json
    states = {entry["criterion"]: entry for entry in coverage["criteria"]}
    assert len(states) == 58
    assert states["CS101/101/1.3"]["state"] == "claimed"
    assert states["CS103/103/2.2"]["state"] == "partly"
    assert states["CS103/103/2.2"]["needs"][1] == {"label": "external factor", "at_least": 2, "have": 1}
    assert coverage["units"][0].keys() >= {"unit", "claimed", "total"}
    assert "45 of" not in call("coverage", portfolio).out
    checked = call("check", portfolio, "--json")
    assert checked.code == 1
    assert {"kind", "where", "message"} == set(checked.json[0])


UNIT = """code = "X"
title = "One thing"
version = "1"
source = ""
attribution = ""
[[unit]]
code = "1"
title = "One"
[[unit.outcome]]
code = "1"
title = "All"
[[unit.outcome.criterion]]
code = "1.1"
text = "Explain one thing"
verb = "explain"
kind = "knowledge"
"""


def test_check_of_a_finished_portfolio_says_ready(call: Call, tmp_path: Path) -> None:
    path, unit, account = tmp_path / "ready.portfolio", tmp_path / "unit.toml", tmp_path / "a.md"
    call("new", path, "--learner", "Ann", "--framework", "none")
    empty = call("check", path, "--json")
    assert (empty.code, [finding["kind"] for finding in empty.json]) == (1, ["no framework", "no accounts"])
    unit.write_text(UNIT)
    imported = call("framework", "import", unit, "--into", path)
    assert imported.code == 0, imported.err
    account.write_text(
        "---\ntitle: T\ndate: 2026-02-02\ncriteria: [1.1]\n---\n\n## Situation\n\na\n\n## Task\n\nb\n\n"
        "## Action\n\nc\n\n## Result\n\nd\n"
    )
    assert call("account", "add", path, account).code == 0
    thin = call("check", path, "--json").json
    assert [(finding["kind"], "4 words" in finding["message"]) for finding in thin] == [("thin", True)]
    account.write_text(account.read_text().replace("\nc\n", f"\n{'I explained it. ' * 30}\n"))
    assert call("account", "update", path, "E001", account).code == 0
    assert call("check", path, "--json").json == []
    assert "Ready" in call("check", path).out
    account.write_text(account.read_text().replace("2026-", "2226-"))
    call("account", "update", path, "E001", account)
    assert [finding["kind"] for finding in call("check", path, "--json").json] == ["odd date"]


def test_search(call: Call, portfolio: Path) -> None:
    hits = call("search", portfolio, "kettl", "--json").json
    assert {(hit["evidence"], hit["section"]) for hit in hits} == {("E001", "title"), ("E001", "situation")}
    assert set(hits[0]) >= {"evidence", "section", "start", "end", "excerpt"}
    assert "kettle" in call("search", portfolio, "kettle").out
    assert call("search", portfolio, 'zebra "AND (', "--json").json == []


def test_details(call: Call, portfolio: Path) -> None:
    assert call("details", portfolio, "--employer", "Example Stores").code == 0
    shown = call("details", portfolio, "--json").json
    assert (shown["learner"], shown["employer"]) == ("Ann Example", "Example Stores")
    assert call("details", portfolio, "--learner", " ").code == 3


def test_export_writes_every_document(call: Call, portfolio: Path, tmp_path: Path) -> None:
    pdf, docx, xlsx = (tmp_path / f"out.{ending}" for ending in ("pdf", "docx", "xlsx"))
    answer = call("export", portfolio, "--pdf", pdf, "--docx", docx, "--xlsx", xlsx)
    assert (answer.code, answer.out.splitlines()) == (0, [str(pdf), str(docx), str(xlsx)])
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert docx.read_bytes().startswith(b"PK")
    assert call("export", portfolio).code == 2


def test_demo_makes_everything_twice(call: Call, tmp_path: Path) -> None:
    made: list[Path] = []
    for _ in range(2):
        answer = call("demo", tmp_path / "demo folder", "--no-window")
        assert answer.code == 0
        lines = answer.out.splitlines()
        made = [Path(line) for line in lines[lines.index("Made:") + 1 :]]
        assert len(made) >= 9
        assert all(path.is_file() for path in made)
    accounts = call("account", "list", made[0], "--json").json
    assert len(accounts) >= 8
    assert all(350 <= account["words"] <= 700 for account in accounts)
    assert {account["claims"] > 0 for account in accounts} == {True}
    states = {entry["state"] for entry in call("coverage", made[0], "--json").json["criteria"]}
    assert states == {"none", "partly", "claimed"}
    assert {claim["anchor"] for claim in call("claim", "list", made[0], "--json").json} == {"kept"}


def test_the_demo_does_not_touch_another_portfolio(call: Call, tmp_path: Path) -> None:
    call("new", tmp_path / "Example learner.portfolio", "--learner", "Somebody")
    before = (tmp_path / "Example learner.portfolio").read_bytes()
    assert call("demo", tmp_path, "--no-window").code == 4
    assert (tmp_path / "Example learner.portfolio").read_bytes() == before


def test_a_criterion_of_a_bundled_unit_not_in_use_is_explained(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "one.portfolio"
    call("new", path, "--learner", "Ann", "--framework", "CS103")
    account = tmp_path / "a.md"
    account.write_text(ACCOUNT, encoding="utf-8")
    answer = call("account", "add", path, account)
    assert answer.code == 3
    assert "framework add FILE CS105" in answer.err


def test_what_cannot_be_printed_is_done_all_the_same(call: Call, portfolio: Path, account_file: Path) -> None:
    command = [sys.executable, "-m", "portfolio_app", "account", "add", str(portfolio), str(account_file)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "done and saved" in done.stderr) == (4, True)
    closed = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *command], capture_output=True, text=True, check=False)
    assert (closed.returncode, closed.stderr) == (0, "")
    assert len(call("account", "list", portfolio, "--json").json) == 3


@pytest.mark.parametrize(
    "arguments", [(), ("frobnicate",), ("new",), ("account", "add"), ("export", "x", "--gif", "y")]
)
def test_wrong_use_is_2_with_one_line(call: Call, arguments: tuple[str, ...]) -> None:
    answer = call(*arguments)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert "--help" in answer.err


def test_a_fault_of_ours_is_70_with_a_report(call: Call, portfolio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("portfolio_app.services.early_overview.CoverageMeter", fail)
    answer = call("coverage", portfolio)
    assert answer.code == 70
    log = Path(answer.err.split("the file ")[1].split("; it holds")[0])
    assert "in fail" in log.read_text(encoding="utf-8")
    assert "RuntimeError" in log.read_text(encoding="utf-8")


def test_a_framework_is_archived_and_restored(call: Call, portfolio: Path) -> None:
    before = call("coverage", portfolio, "--json").json
    archived = call("framework", "archive", portfolio, "cs105")
    assert (archived.code, archived.out.startswith("Archived CS105")) == (0, True)
    left = call("coverage", portfolio, "--json").json
    assert len(left["units"]) == len(before["units"]) - 1
    assert "Archived: CS105." in call("framework", "list", portfolio).out
    assert call("framework", "archive", portfolio, "CS105").code == 3
    assert call("framework", "restore", portfolio, "CS105").code == 0
    assert call("coverage", portfolio, "--json").json == before
