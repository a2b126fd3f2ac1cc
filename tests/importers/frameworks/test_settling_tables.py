"""Doubts of tables and of other programs' files: each is about its row, and is settled as a handbook's is."""

import json
from pathlib import Path

import pytest

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Framework
from portfolio_app.domain.frameworks.settling import Settled, Way
from portfolio_app.importers.frameworks.chooser import read_framework
from portfolio_app.importers.frameworks.found import Asked, Found

TABLE = """Code,Criterion,Kind
1.1,Describe a product,knowledge
1.2,Explain its price,wisdom
1.2,Explain its price again,knowledge
1.3,,knowledge
"""


def saved(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def piece(found: Found, words: str) -> int:
    return next(p.piece for p in found.problems if words in p.message and p.piece is not None)


def criteria(framework: Framework) -> list[tuple[str, str]]:
    return [(criterion.code, criterion.text) for criterion in framework.criteria]


def test_each_doubt_of_a_table_is_shown_with_its_row_and_settled(tmp_path: Path) -> None:
    path = saved(tmp_path, "list.csv", TABLE)
    found = read_framework(path)
    assert found.document is not None
    twice, empty, kind = (piece(found, words) for words in ("a second time", "has no words", "is not known"))
    assert found.document.blocks[twice].text == "1.2 Explain its price again"
    assert found.document.blocks[kind].where == "line 3"
    after = read_framework(
        path,
        Asked(settled=(Settled(twice, Way.JOIN), Settled(empty, Way.WORDS, "1.3 Say it"), Settled(kind, Way.KEEP))),
    )
    assert criteria(after.framework) == [
        ("1.1", "Describe a product"),
        ("1.2", "Explain its price Explain its price again"),
        ("1.3", "Say it"),
    ]
    assert after.problems == ()
    less = read_framework(path, Asked(settled=(Settled(twice, Way.LEAVE_OUT),)))
    assert [code for code, _ in criteria(less.framework)] == ["1.1", "1.2", "1.3"]
    assert {p.piece for p in less.problems} == {empty, kind}


def test_new_words_are_looked_at_again(tmp_path: Path) -> None:
    path = saved(tmp_path, "list.csv", TABLE)
    twice = piece(read_framework(path), "a second time")
    after = read_framework(path, Asked(settled=(Settled(twice, Way.WORDS, "1.1 Describe it\n1.4 Sell it"),)))
    assert [code for code, _ in criteria(after.framework)] == ["1.1", "1.2", "1.1-2", "1.4", "1.3"]
    assert piece(after, "1.1 is there a second time") == twice


def test_a_statement_without_words_in_a_saved_standard_is_written_in(tmp_path: Path) -> None:
    record = {
        "title": "Finishing trades",
        "referenceNumber": "FA0004",
        "versionNumber": "1.0",
        "larsCode": 805,
        "technicalKnowledges": [{"detail": "TK1: TK1 Safety on site"}, {"detail": ""}],
        "technicalSkills": [{"detail": "TS1 - Prepare"}, {"detail": "TS1 is measured by TS2"}],
    }
    path = saved(tmp_path, "standard.json", json.dumps(record))
    found = read_framework(path)
    assert criteria(found.framework)[0] == ("TK1", "Safety on site")
    assert [text for _, text in criteria(found.framework)[2:]] == ["Prepare", "TS1 is measured by TS2"]
    empty = piece(found, "TK2 has no words")
    after = read_framework(path, Asked(settled=(Settled(empty, Way.WORDS, "Basics of preparing"),)))
    assert criteria(after.framework)[1] == ("TK2", "Basics of preparing")
    assert after.framework.units[0].code == "TK"
    assert after.problems == ()


def test_a_list_in_a_table_stands_as_its_numbers_say(tmp_path: Path) -> None:
    text = "code;text\n1;Care\n1.1;Wash\n1.1.1;Hands\n1.1.1.1;Ask first\n2;Speak\n2.1;Listen\n"
    framework = read_framework(saved(tmp_path, "care.csv", text)).framework
    assert [unit.code for unit in framework.units] == ["1", "2"]
    assert {c.code: c.parent for c in framework.units[0].criteria} == {"1.1.1": "", "1.1.1.1": "1.1.1"}
    assert [o.code for o in framework.units[0].outcomes] == ["1.1"]


def test_one_statement_at_least_is_kept(tmp_path: Path) -> None:
    path = saved(tmp_path, "list.csv", "Code,Criterion,Kind\n1.1,Describe it,wisdom\n")
    with pytest.raises(InputError, match="keep one at least"):
        read_framework(path, Asked(settled=(Settled(0, Way.LEAVE_OUT),)))


def test_a_table_without_doubts_asks_nothing(tmp_path: Path) -> None:
    found = read_framework(saved(tmp_path, "list.csv", "Code,Criterion\n1.1,Describe a product\n1.2,Explain it\n"))
    assert (found.problems, found.document) == ((), None)
