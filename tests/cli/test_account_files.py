"""``account add`` of documents: shown by --check, taken in with claims and pictures, all or nothing."""

import re
from collections import Counter
from pathlib import Path

from tests.cli.conftest import Call
from tests.word_accounts import columns, headings, many, pictured, words_of


def one_unit(call: Call, tmp_path: Path) -> Path:
    path = tmp_path / "one.portfolio"
    assert call("new", path, "--learner", "Ann", "--framework", "CS103").code == 0
    return path


def test_check_shows_what_it_would_become_and_writes_nothing(call: Call, tmp_path: Path) -> None:
    portfolio, story = one_unit(call, tmp_path), headings().save(tmp_path)
    before = portfolio.read_bytes()
    (shown,) = call("account", "add", portfolio, story, "--check", "--json").json
    assert set(shown) >= {"title", "date", "words", "sections", "claims", "left_out"}
    assert (shown["title"], shown["date"], shown["place"]) == ("The returned kettle", "2026-03-14", "Leeds branch")
    assert list(shown["sections"]) == ["situation", "task", "action", "result", "reflection"]
    assert sum(shown["sections"].values()) == shown["words"]
    assert shown["claims"][0] == {
        "criterion": "CS103/103/1.1",
        "section": "action",
        "quote": "Then I offered an exchange",
        "note": "",
    }
    assert [each["message"] for each in shown["problems"] if "K3" in each["message"]]
    assert "would claim CS103/103/1.1" in call("account", "add", portfolio, story, "--check").out
    assert portfolio.read_bytes() == before


def test_accounts_are_added_with_their_claims_and_every_word(call: Call, tmp_path: Path) -> None:
    portfolio = one_unit(call, tmp_path)
    made = [headings(), many(), columns()]
    stories = [it.save(tmp_path) for it in made]
    left = [
        text
        for each in call("account", "add", portfolio, *stories, "--check", "--json").json
        for text in each["left_out"]
    ]
    answer = call("account", "add", portfolio, *stories)
    assert answer.code == 0
    assert re.findall(r"Added (E\d+)", answer.out) == ["E001", "E002", "E003", "E004", "E005"]
    listed = call("account", "list", portfolio, "--json").json
    assert [each["title"] for each in listed] == [title for it in made for title in it.titles]
    claims = call("claim", "list", portfolio, "--json").json
    assert [(each["evidence"], each["criterion"]) for each in claims] == [
        ("E001", "CS103/103/1.1"),
        ("E001", "CS103/103/1.2"),
        ("E002", "CS103/103/1.1"),
    ]
    shown = [call("account", "show", portfolio, each["ref"], "--json").json for each in listed]
    have = [text for each in shown for text in (each["title"], each["place"], *each["sections"].values())]
    words = Counter(words_of(" ".join(text for it in made for text in it.words)))
    assert not words - Counter(words_of(" ".join([*have, *left])))


def test_without_claims_and_as_one(call: Call, tmp_path: Path) -> None:
    portfolio, story = one_unit(call, tmp_path), many().save(tmp_path)
    assert call("account", "add", portfolio, story, "--no-claims", "--as-one").code == 0
    assert len(call("account", "list", portfolio, "--json").json) == 1
    assert call("claim", "list", portfolio, "--json").json == []


def test_pictures_come_along_when_they_are_wanted(call: Call, tmp_path: Path) -> None:
    portfolio, story = one_unit(call, tmp_path), pictured().save(tmp_path)
    assert "--pictures" in call("account", "add", portfolio, story).out
    assert "as evidence" in call("account", "add", portfolio, story, "--pictures").out
    kinds = Counter(each["kind"] for each in call("evidence", "list", portfolio, "--json").json)
    assert kinds == {"account": 2, "file": 1}


def test_one_at_fault_leaves_the_portfolio_as_it_was(call: Call, tmp_path: Path) -> None:
    portfolio, story = one_unit(call, tmp_path), headings().save(tmp_path)
    before = portfolio.read_bytes()
    for name, content in (
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("cut.docx", b"PK\x03\x04"),
        ("e.txt", b""),
    ):
        bad = tmp_path / name
        bad.write_bytes(content)
        answer = call("account", "add", portfolio, story, bad)
        assert answer.code == 3
        assert name in answer.err
        assert answer.err.count("\n") == 1
    assert portfolio.read_bytes() == before


def test_codes_that_several_units_have_are_of_the_one_that_is_named(
    call: Call, portfolio: Path, tmp_path: Path
) -> None:
    story = tmp_path / "story.txt"
    story.write_text("Situation:\n\nI listened to him and said it back (1.1). Then he went.\n", encoding="utf-8")
    told = call("account", "add", portfolio, story, "--check", "--json").json[0]
    assert told["claims"] == []
    assert "may mean" in told["problems"][0]["message"]
    named = call("account", "add", portfolio, story, "--unit", "103", "--check", "--json").json[0]
    assert [claim["criterion"] for claim in named["claims"]] == ["CS103/103/1.1"]
    assert named["problems"] == []
    refused = call("account", "add", portfolio, story, "--unit", "999")
    assert (refused.code, refused.err) == (3, "portfolio-app: There is no unit “999” in this portfolio.\n")
