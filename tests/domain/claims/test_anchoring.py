from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.unrelated import carried_among, unrelated_pairs
from portfolio_app.domain.claims.anchoring import Differences, accept, reanchor
from portfolio_app.domain.claims.passage import Anchor, Outcome, Passage, kept, take_passage
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.domain.words.word_likeness import alike

TEXT = (
    "The customer came in with a kettle. I listened to him and I repeated the problem in my own words. "
    "Then I rang the duty manager, who agreed the refund. I listened to the next customer too."
)
WORDS = st.sampled_from(
    "I the customer manager listened refund agreed 😀 café kettle e\u0301te\u0301 because rang".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=40).map(" ".join)


def take(quote: str, text: str = TEXT) -> Passage:
    start = text.index(quote)
    return take_passage(Section.ACTION, text, start, start + len(quote))


def follow(passage: Passage, new: str, old: str = TEXT) -> tuple[Outcome, str]:
    anchor = reanchor(passage, kept(passage), Differences(old, new))
    return anchor.outcome, new[anchor.start : anchor.end]


def test_untouched_text_keeps_the_passage() -> None:
    assert follow(take("repeated the problem"), TEXT) == (Outcome.KEPT, "repeated the problem")


def test_words_added_after_keep_and_words_added_before_move_it() -> None:
    passage = take("repeated the problem")
    assert follow(passage, TEXT + " The end.") == (Outcome.KEPT, "repeated the problem")
    assert follow(passage, "It was Saturday. " + TEXT) == (Outcome.MOVED, "repeated the problem")


def test_words_put_in_at_the_edges_stay_outside() -> None:
    passage = take("repeated the problem")
    assert follow(passage, TEXT.replace("repeated", "calmly repeated")) == (Outcome.MOVED, "repeated the problem")
    assert follow(passage, TEXT.replace("problem", "problem twice")) == (Outcome.KEPT, "repeated the problem")


def test_a_word_changed_inside_is_reported_as_changed() -> None:
    new = TEXT.replace("repeated the problem in my own words", "repeated the whole problem in my own words")
    passage = take("repeated the problem in my own words")
    assert follow(passage, new) == (Outcome.CHANGED, "repeated the whole problem in my own words")


def test_words_deleted_are_lost_and_come_back_with_the_text() -> None:
    passage = take("rang the duty manager, who agreed the refund")
    without = TEXT.replace(" Then I rang the duty manager, who agreed the refund.", "")
    lost = reanchor(passage, kept(passage), Differences(TEXT, without))
    assert lost.outcome is Outcome.LOST
    assert reanchor(passage, lost, Differences(without, TEXT)) == kept(passage)
    back = "Later. " + TEXT
    found = reanchor(passage, lost, Differences(without, back))
    assert (found.outcome, back[found.start : found.end]) == (Outcome.MOVED, passage.quote)


def test_a_sentence_cut_and_pasted_elsewhere_is_found() -> None:
    sentence = "Then I rang the duty manager, who agreed the refund."
    moved = sentence + " " + TEXT.replace(sentence + " ", "")
    assert follow(take("rang the duty manager"), moved) == (Outcome.MOVED, "rang the duty manager")


def test_the_same_words_elsewhere_are_never_taken_for_a_deleted_passage() -> None:
    passage = take("I listened to")
    new = TEXT.replace("I listened to him and ", "")
    outcome, _ = follow(passage, new)
    assert outcome is Outcome.LOST


def test_a_passage_replaced_by_other_words_is_lost_not_guessed() -> None:
    outcome, _ = follow(take("rang the duty manager"), TEXT.replace("rang the duty manager", "wrote down 4 things"))
    assert outcome is Outcome.LOST


def test_accepting_changed_words_makes_them_the_claimed_ones() -> None:
    passage = take("repeated the problem in my own words")
    new = TEXT.replace("the problem in", "the whole problem in")
    anchor = reanchor(passage, kept(passage), Differences(TEXT, new))
    accepted = accept(passage, anchor, new)
    assert accepted.quote == "repeated the whole problem in my own words"
    assert kept(accepted) == Anchor(Outcome.KEPT, anchor.start, anchor.end)


def test_a_long_text_with_many_edits_keeps_every_untouched_passage() -> None:
    paragraphs = [
        f"Paragraph {n}: the customer of day {n} asked about order {n * 7} and I answered." for n in range(400)
    ]
    old = "\n\n".join(paragraphs)
    new = "\n\n".join(p.upper() if n % 10 == 0 else p for n, p in enumerate(paragraphs) if n % 17)
    differences = Differences(old, new)
    for n in range(400):
        if n % 10 and n % 17:
            quote = f"order {n * 7} and I answered"
            passage = take(quote, old)
            anchor = reanchor(passage, kept(passage), differences)
            assert new[anchor.start : anchor.end] == quote
            assert new[: anchor.start].endswith(f"day {n} asked about ")


@given(before=SENTENCES, quote=SENTENCES, after=SENTENCES, added=SENTENCES)
def test_text_added_outside_never_disturbs_a_passage(before: str, quote: str, after: str, added: str) -> None:
    old = f"{before}. {quote}. {after}"
    passage = take_passage(Section.TASK, old, len(before) + 2, len(before) + 2 + len(quote))
    for new in (f"{added} {old}", f"{old} {added}"):
        anchor = reanchor(passage, kept(passage), Differences(old, new))
        assert anchor.found
        assert new[anchor.start : anchor.end] == quote


@given(old=SENTENCES, new=SENTENCES, data=st.data())
def test_whatever_changes_an_anchor_is_true_and_undoing_brings_it_back(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old) - 1).filter(lambda place: not old[place].isspace()))
    end = data.draw(st.integers(start + 1, len(old)))
    passage = take_passage(Section.RESULT, old, start, end)
    anchor = reanchor(passage, kept(passage), Differences(old, new))
    if anchor.outcome in (Outcome.KEPT, Outcome.MOVED):
        assert new[anchor.start : anchor.end] == passage.quote
    elif anchor.outcome is Outcome.CHANGED:
        assert new[anchor.start : anchor.end].strip()
        assert new[anchor.start : anchor.end] != passage.quote
    assert reanchor(passage, anchor, Differences(new, old)) == kept(passage)


@given(old=st.text(max_size=60), new=st.text(max_size=60), data=st.data())
def test_carried_places_are_in_order_and_inside_the_new_text(old: str, new: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(old)))
    end = data.draw(st.integers(start, len(old)))
    low, high = Differences(old, new).carry(start, end)
    assert 0 <= low <= high <= len(new)


@pytest.mark.parametrize("gap", ["\n", "\n\n", "  ", "\u00a0", " \n "])
def test_white_space_put_into_claimed_words_changes_nothing(gap: str) -> None:
    passage = take("repeated the problem in my own words")
    new = TEXT.replace("the problem in", f"the{gap}problem{gap}in")
    assert follow(passage, new) == (Outcome.KEPT, f"repeated the{gap}problem{gap}in my own words")
    moved = "It was Saturday.\n\n" + new
    assert follow(passage, moved) == (Outcome.MOVED, f"repeated the{gap}problem{gap}in my own words")
    pasted = (
        new.replace(f"I repeated the{gap}problem{gap}in my own words. ", "") + f" I repeated the{gap}problem{gap}in"
    )
    assert follow(passage, f"{pasted} my own words.")[0] is Outcome.MOVED


def test_a_line_break_between_characters_of_chinese_changes_nothing() -> None:
    old = "顾客带来一个水壶。我给值班经理打了电话，他同意退款。"
    passage = take("我给值班经理打了电话", old)
    assert follow(passage, old.replace("值班经理", "值班\n经理"), old) == (Outcome.KEPT, "我给值班\n经理打了电话")
    assert follow(passage, old.replace("值班", "当天的值班"), old) == (Outcome.CHANGED, "我给当天的值班经理打了电话")
    assert follow(passage, old.replace("我给值班经理打了电话", "我把价签全部换好"), old)[0] is Outcome.LOST


def test_a_claim_is_never_carried_to_half_a_word() -> None:
    old = "I rang the duty manager about the kettle. Later that day I rang the duty manager about the queue."
    new = "I did it alone. Later that day I rang the duty manager about the queue."
    start = old.index("I rang")
    passage = take_passage(Section.ACTION, old, start, start + len("I rang the duty manager"))
    assert follow(passage, new, old)[0] is Outcome.LOST


@pytest.mark.parametrize(
    ("claimed", "was", "became", "carried"),
    [
        ("rang the duty manager", "duty manager", "duty managers", "rang the duty managers"),
        ("rang the duty manager", "I rang", "I reranged", ""),
        ("repeated the problem", "problem in", "problematic case in", ""),
        ("listened to him", "I listened", "I glistened", "glistened to him"),
        ("customer", "customer came", "customers came", "customers"),
        ("kettle", "kettle", "ketle", "ketle"),
    ],
)
def test_a_word_that_grew_at_the_edge_is_a_changed_word(claimed: str, was: str, became: str, carried: str) -> None:
    outcome, words = follow(take(claimed), TEXT.replace(was, became, 1))
    assert outcome is (Outcome.CHANGED if carried else outcome)
    assert outcome in (Outcome.CHANGED, Outcome.LOST)
    if carried:
        assert words == carried


def test_a_lost_passage_tells_what_took_its_place() -> None:
    passage = take("rang the duty manager")
    new = TEXT.replace("rang the duty manager", "wrote down 4 things")
    anchor = reanchor(passage, kept(passage), Differences(TEXT, new))
    assert anchor.outcome is Outcome.LOST
    assert "wrote down" in new[anchor.start : anchor.end]


def test_a_word_found_only_inside_another_is_not_the_claimed_one() -> None:
    passage = take("manager, who agreed", "I rang the manager, who agreed.")
    new = "I wrote it down. The stagemanager, who agreedly laughed, rang."
    assert follow(passage, new, "I rang the manager, who agreed.")[0] is Outcome.LOST


def test_a_claim_made_on_half_a_word_long_ago_stays_where_it_was() -> None:
    start = TEXT.index("er came")
    whole = take("customer came")
    half = replace(whole, start=start, quote="er came", prefix=TEXT[:start])
    assert follow(half, TEXT + " The end.") == (Outcome.KEPT, "er came")
    assert follow(half, "Today. " + TEXT) == (Outcome.MOVED, "er came")


def test_unrelated_sentences_are_hardly_ever_proposed_for_one_another() -> None:
    carried = carried_among(unrelated_pairs(400, seed=11))
    assert carried <= 4


@pytest.mark.parametrize(
    ("former", "new", "expected"),
    [
        ("I repeated the problem in my own words", "I repeated the whole problem in my own words", True),
        ("I RANG the duty manager", "i rang the duty manager!", True),
        ("recieved", "received", True),
        ("gofynnais i’r cwsmer am y tegell", "gofynnais i’r cwsmer eto am y tegell", True),
        ("اتصلت بالمدير المناوب حول الغلاية", "اتصلت اليوم بالمدير المناوب حول الغلاية", True),
        ("I did it", "I am of it", False),
        ("I rang the duty manager", "I did it alone", False),
        ("on the shelf in the shop with the", "of the till at the door with the", False),
        ("", "I rang", False),
        ("…", "…", False),
    ],
)
def test_words_are_alike_by_what_they_say(former: str, new: str, expected: bool) -> None:
    assert alike(former, new) is expected
