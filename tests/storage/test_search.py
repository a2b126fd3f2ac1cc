from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portfolio_app.domain.evidence.evidence import ReflectiveAccount, Section
from portfolio_app.domain.search import SearchHit
from portfolio_app.storage.database import Database
from tests.storage.conftest import NOW, account

Store = Callable[[ReflectiveAccount], ReflectiveAccount]


def find(database: Database, words: str, limit: int = 50) -> tuple[SearchHit, ...]:
    with database.unit_of_work(reading=True) as unit:
        return unit.search.find(words, limit)


def test_a_hit_names_the_place_and_its_words(database: Database, stored: Store) -> None:
    long = (
        "One two three four five six 👩‍🚒 I escalated the complaint to my line manager before the shop closed that day"
    )
    stored(account(action=long))
    (hit,) = find(database, "ESCAL")
    assert (hit.evidence, hit.section) == ("E001", "action")
    assert long[hit.start : hit.end] == "escalated"
    assert hit.excerpt == "four five six 👩‍🚒 I escalated the complaint to my line"


def test_titles_and_places_are_searched_too(database: Database, stored: Store) -> None:
    stored(account("Complaint", task="A complaint"))
    assert [hit.section for hit in find(database, "complaint")] == ["title", "task"]
    assert [hit.section for hit in find(database, "floor")] == ["place"]


@pytest.mark.parametrize("words", ["cafe", "CAFÉ", "café", "naive caf", "naïv"])
def test_case_and_accents_do_not_matter(database: Database, stored: Store, words: str) -> None:
    stored(account(result="A naïve CAFÉ"))
    assert [hit.section for hit in find(database, words)] == ["result"]


def test_every_word_must_occur_somewhere_in_the_account(database: Database, stored: Store) -> None:
    stored(account(task="refund", result="policy"))
    stored(account(task="refund"))
    assert {hit.evidence for hit in find(database, "pol ref")} == {"E001"}
    assert find(database, "refund queue") == ()


def test_the_best_account_comes_first_and_the_limit_holds(database: Database, stored: Store) -> None:
    stored(account("Other", task="a refund, and many words that are about something else altogether"))
    stored(account("Refund", task="refund refund", result="refund"))
    hits = find(database, "refund")
    assert [hit.evidence for hit in hits] == ["E002", "E002", "E002", "E001"]
    assert find(database, "refund", limit=2) == hits[:2]
    assert find(database, "refund", limit=0) == ()


def test_saving_changes_what_is_found(database: Database, stored: Store) -> None:
    kept = stored(account("Old title", task="old words"))
    with database.unit_of_work() as unit:
        evidence = replace(kept.evidence, title="New heading")
        unit.accounts.save(replace(kept, evidence=evidence, text=kept.text.with_section(Section.TASK, "fresh")), NOW)
        unit.commit()
    assert find(database, "old") == ()
    assert [hit.section for hit in find(database, "fresh")] == ["task"]
    assert [hit.section for hit in find(database, "heading")] == ["title"]


hostile = [
    '"',
    '""',
    "*",
    "AND",
    "a AND",
    "NOT x",
    "(",
    ")",
    "NEAR(a b)",
    "title:x",
    "^a",
    "-a",
    "a-b",
    "😀",
    "\x00",
    "'",
]
hostile += ["{a b}: c", "don't", "a" * 5000, "𞤀", "\ud800", "%", "_", "a OR b", ";--", "\u0301", "x\x00y", "½", "²"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.one_of(st.text(max_size=40), st.lists(st.sampled_from(hostile), max_size=30).map(" ".join)))
@example(words=" ".join(hostile))
def test_no_query_breaks_the_search(database: Database, words: str) -> None:
    with database.unit_of_work() as unit:
        unit.accounts.add(account(task="AND don't a-b title x"), NOW)
        unit.search.find(words)


@pytest.mark.parametrize("words", ["", "  ", "😀", "\x00", '"*"', "…"])
def test_a_query_without_words_finds_nothing(database: Database, stored: Store, words: str) -> None:
    stored(account())
    assert find(database, words) == ()


def test_signs_beside_words_do_not_matter(database: Database, stored: Store) -> None:
    stored(account(task="I don't know a one-off"))
    for words in ("don't", "one-off", "know!", "(know", '"know"', "know 😀", "one-o"):
        assert [hit.section for hit in find(database, words)] == ["task"], words


def test_a_rebuilt_index_finds_the_same(database: Database, stored: Store) -> None:
    stored(account())
    before = find(database, "a")
    with database.unit_of_work() as unit:
        unit.search.rebuild()
        unit.commit()
    assert find(database, "a") == before != ()
