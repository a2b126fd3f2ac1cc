"""Sentences that may prove a criterion."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.likely_words import likely_in, stem_of, wanted_words
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, StarText
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind
from portfolio_app.domain.words.sentences import sentence_spans

CRITERION = Criterion("F/103/2.2", "2.2", "Identify two internal and two external factors that affect the standard "
                      "of service", CriterionKind.KNOWLEDGE)  # fmt: skip


def account(text: str) -> ReflectiveAccount:
    evidence = Evidence(4, EvidenceKind.ACCOUNT, "Queue")
    return ReflectiveAccount(evidence, text=StarText().with_section(Section.ACTION, text))


def test_the_sentence_with_the_open_need_s_words_weighs_most() -> None:
    text = "The service was slow.  An external factor was the weather; it was bad. I went home."
    wanted = wanted_words(CRITERION, ["external factor"])
    found = likely_in(account(text), wanted)
    assert [each.text for each in found] == ["The service was slow.", "An external factor was the weather; it was bad."]
    assert found[1].weight > found[0].weight
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    assert {(each.evidence_id, each.section) for each in found} == {(4, Section.ACTION)}


def test_words_that_every_criterion_has_are_not_looked_for() -> None:
    stems = {
        word.stem for word in wanted_words(replace(CRITERION, text="Explain how you could use your own example"), [])
    }
    assert stems == set()


def test_the_forms_of_a_word_begin_alike() -> None:
    assert stem_of("complaints").startswith(stem_of("complained")[:7])
    assert stem_of("customers") == stem_of("customer")
    assert stem_of("service") == stem_of("services")


def test_a_title_before_a_name_ends_no_sentence() -> None:
    text = "I told Mr. Hall about it. He rang.\n\nThe next day was calm"
    assert [text[start:end] for start, end in sentence_spans(text)] == [
        "I told Mr. Hall about it.",
        "He rang.",
        "The next day was calm",
    ]


@given(st.text(alphabet="ab. !?…\n’)", max_size=60))
def test_sentences_hold_every_letter_once_and_begin_and_end_with_words(text: str) -> None:
    spans = sentence_spans(text)
    assert all(start < end for start, end in spans)
    assert all(former[1] <= later[0] for former, later in pairwise(spans))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
