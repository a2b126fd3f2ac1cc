from hypothesis import given

from portfolio_app.domain.frameworks.comparison import Difference, compare, successors
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Outcome, Unit
from portfolio_app.domain.frameworks.recoding import free_code, recoded
from tests.generated_frameworks import frameworks

TEXTS = {
    "K1": "Understand who customers are",
    "K2": "Understand the difference between internal and external customers",
    "K3": "Know the legislation that protects the data of customers",
    "K4": "Know how to find the policies and procedures of the organisation",
    "K5": "Understand the purpose of targets in a contact centre",
}


def version(number: str, texts: dict[str, str], identities: dict[str, str] | None = None) -> Framework:
    known = identities or {}
    criteria = tuple(
        Criterion(f"S-{number}/K/{code}", code, text, CriterionKind.KNOWLEDGE, identity=known.get(code, ""))
        for code, text in texts.items()
    )
    return Framework(f"S-{number}", "Standard", number, (Unit("K", "Knowledge", (Outcome("K", "All", criteria),)),))


def found(old: dict[str, str], new: dict[str, str]) -> list[tuple[str, str, str]]:
    return [
        (pair.old.code if pair.old else "", pair.new.code if pair.new else "", pair.difference.value)
        for pair in compare(version("1", old), version("2", new))
    ]


def test_the_same_version_is_the_same_throughout() -> None:
    assert found(TEXTS, TEXTS) == [(code, code, "same") for code in TEXTS]


def test_what_moves_up_because_one_is_gone_is_renumbered() -> None:
    new = {"K1": TEXTS["K1"], "K2": TEXTS["K3"], "K3": TEXTS["K4"], "K4": TEXTS["K5"]}
    assert found(TEXTS, new) == [
        ("K1", "K1", "same"),
        ("K2", "", "gone"),
        ("K3", "K2", "renumbered"),
        ("K4", "K3", "renumbered"),
        ("K5", "K4", "renumbered"),
    ]


def test_what_is_new_stands_at_its_place() -> None:
    new = {"K1": TEXTS["K1"], "K2": "Plan a rota for a team of volunteers", "K3": TEXTS["K2"]}
    assert found({code: TEXTS[code] for code in ("K1", "K2")}, new) == [
        ("K1", "K1", "same"),
        ("", "K2", "new"),
        ("K2", "K3", "renumbered"),
    ]


def test_signs_and_white_space_do_not_reword() -> None:
    assert found({"K1": TEXTS["K1"]}, {"K1": "Understand who customers  are."}) == [("K1", "K1", "same")]


def test_other_words_are_found_again_by_what_they_share() -> None:
    new = TEXTS | {"K3": "Know the laws and legislation that protect customers’ data", "K9": TEXTS["K4"]}
    del new["K4"]
    assert ("K3", "K3", "reworded") in found(TEXTS, new)
    assert ("K4", "K9", "renumbered") in found(TEXTS, new)


def test_a_criterion_is_split_and_others_are_merged() -> None:
    whole = "Greet customers by telephone politely and record complaints accurately in the system"
    parts = {"K1": "Greet customers politely by telephone", "K2": "Record complaints accurately in the system"}
    assert found({"K1": whole}, parts) == [("K1", "K1", "split"), ("K1", "K2", "split")]
    assert found(parts, {"K1": whole}) == [("K1", "K1", "merged"), ("K2", "K1", "merged")]


def test_the_identity_of_the_source_tells_what_was_written_anew() -> None:
    old = version("1", {"K1": "Show empathy"}, {"K1": "u-1"})
    new = version("2", {"K7": "Adjust how you speak to whom you meet"}, {"K7": "u-1"})
    assert [pair.difference for pair in compare(old, new)] == [Difference.REWORDED]


def test_nothing_in_common_is_gone_and_new() -> None:
    assert sorted(found({"K1": "Weld steel"}, {"K1": "Bake bread"})) == [("", "K1", "new"), ("K1", "", "gone")]


def test_claims_go_to_the_likeliest_part() -> None:
    whole = "Greet customers by telephone politely and record complaints accurately in the system"
    parts = {"K1": "Greet customers politely", "K2": "Record complaints accurately by telephone in the system"}
    pairs = compare(version("1", {"K1": whole}), version("2", parts))
    assert [(old.code, new.code) for old, new in successors(pairs)] == [("K1", "K2")]


@given(frameworks(), frameworks())
def test_every_criterion_of_both_is_named(old: Framework, new: Framework) -> None:
    new = recoded(new, free_code(new, [old.code]))
    pairs = compare(old, new)
    assert {pair.old.reference for pair in pairs if pair.old} == {each.reference for each in old.criteria}
    assert {pair.new.reference for pair in pairs if pair.new} == {each.reference for each in new.criteria}
    for pair in pairs:
        assert (pair.likeness == 1.0) == (pair.difference in (Difference.SAME, Difference.RENUMBERED))
        assert (pair.new is None) == (pair.difference is Difference.GONE)
        assert (pair.old is None) == (pair.difference is Difference.NEW)


@given(frameworks())
def test_the_same_texts_are_found_under_another_code(framework: Framework) -> None:
    renamed = recoded(framework, free_code(framework, [framework.code]) + "-2")
    assert all(pair.likeness == 1.0 for pair in compare(framework, renamed))
