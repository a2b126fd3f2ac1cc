import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.importers.counted_needs import read_needs
from portfolio_app.importers.marking_point import read_marking_point


@pytest.mark.parametrize(
    ("words", "text", "verb", "kind"),
    [
        ("Award credit for explaining two benefits.", "Explain two benefits", "explain", "knowledge"),
        ("Award credit for clearly explaining why.", "Clearly explain why", "explain", "knowledge"),
        ("Award marks for recording calls.", "Record calls", "record", "performance"),
        ("Look for identification of the law.", "Identify the law", "identify", "knowledge"),
        ("Credit demonstration of listening.", "Demonstrate listening", "demonstrate", "performance"),
        ("Assess ability to describe steps.", "Describe steps", "describe", "knowledge"),
        ("Assess the learner’s ability to handle a refund.", "Handle a refund", "handle", "performance"),
        ("Expect evidence of a calm approach.", "Show a calm approach", "show", "performance"),
        ("Require evidence of resolving queries.", "Resolve queries", "resolve", "performance"),
        ("Assessors should look for evidence of how teams work.", "Show how teams work", "show", "knowledge"),
        ("Look for evidence that records are kept.", "Show that records are kept", "show", "knowledge"),
        ("To achieve the criterion, learners must identify Acts.", "Identify Acts", "identify", "knowledge"),
        ("Credit when the learner correctly follows steps.", "Correctly follow steps", "follow", "performance"),
        ("Award credit where learners apply policy.", "Apply policy", "apply", "performance"),
        ("Credit for adherence to rules.", "Adhere to rules", "adhere", "performance"),
        (
            "Award credit for accurately referencing and applying policy.",
            "Accurately reference and apply policy",
            "reference",
            "performance",
        ),
        (
            "Credit should be given for using feedback to improve and demonstrating care.",
            "Use feedback to improve and demonstrate care",
            "use",
            "performance",
        ),
        (
            "Award credit for resolving queries by listening and responding well.",
            "Resolve queries by listening and responding well",
            "resolve",
            "performance",
        ),
        (
            "Award credit for explanation of the policy and evaluation of its effect.",
            "Explain the policy and evaluate its effect",
            "explain",
            "knowledge",
        ),
        (
            "Award credit for demonstrating understanding of roles.",
            "Demonstrate understanding of roles",
            "demonstrate",
            "knowledge",
        ),
        ("The learner should be able to state the aim.", "State the aim", "state", "knowledge"),
        ("Apply relevant rules.", "Apply relevant rules", "apply", "performance"),
        ("Explain two ways.", "Explain two ways", "explain", "knowledge"),
        # What is not certain stays as it is written.
        ("Award credit if links are made.", "Award credit if links are made", "", "knowledge"),
        ("Award credit for upselling a product.", "Award credit for upselling a product", "", "knowledge"),
        ("Credit should be given to learners who try.", "Credit should be given to learners who try", "", "knowledge"),
        ("Markers like clear work.", "Markers like clear work", "", "knowledge"),
        ("Award credit for listing Acts. Two will do.", "List Acts. Two will do.", "list", "knowledge"),
    ],
)
def test_a_marking_point_becomes_a_command(words: str, text: str, verb: str, kind: str) -> None:
    point = read_marking_point(words)
    assert (point.text, point.verb, point.kind) == (text, verb, kind)


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("Explain at least two benefits of customer service", [("benefit", 2)]),
        (
            "Identify at least two internal factors (e.g., staff, rules) and two external factors (e.g., four laws)",
            [("internal factor", 2), ("external factor", 2)],
        ),
        (
            "Identify at least two internal and two external factors that matter",
            [("internal factor", 2), ("external factor", 2)],
        ),
        (
            "Identify at least one internal factor and two external factors",
            [("internal factor", 1), ("external factor", 2)],
        ),
        ("Name three or more Acts that apply", [("Act", 3)]),
        ("Give a minimum of 3 examples of poor service", [("example", 3)]),
        ("Explain two reasons", [("reason", 2)]),
        ("Correctly identify three key policies", [("policy", 3)]),
        ("Describe two different approaches to complaints", [("approach", 2)]),
        ("Describe two types of customer", [("type of customer", 2)]),
        ("Compare any two sales techniques", [("sales technique", 2)]),
        ("Explain two benefits, two drawbacks and one risk", [("benefit", 2), ("drawback", 2), ("risk", 1)]),
        ("Handle two or three queries", [("query", 2)]),
        ("Describe two businesses", [("business", 2)]),
        (
            "Outline the process, specifying when and how to escalate, and who to inform (e.g., a manager)",
            [("when to escalate", 1), ("how to escalate", 1), ("who to inform", 1)],
        ),
        (
            "Show care, including greeting customers, handling requests, and maintaining calm",
            [("greeting customers", 1), ("handling requests", 1), ("maintaining calm", 1)],
        ),
        # Not counts of things to be shown.
        ("Apply the Equality Act 2010 and the Data Protection Act 2018", []),
        ("Respond within 24 hours", []),
        ("Respond within at least two days", []),
        ("Write at least 500 words", []),
        ("Reply in under 2 minutes", []),
        ("Explain the first two steps", []),
        ("Avoid a one-size-fits-all approach", []),
        ("Explain how one treats customers", []),
        ("Explain the difference between two organisations", []),
        ("Describe Level 2 customers and Unit 3 rules", []),
        ("Use version 2.1 systems and 5% discounts", []),
        ("Describe a two-way conversation", []),
        ("Identify two of the following: Acts, rules", []),
        ("Explain benefits such as two gifts, loyalty, and trust", []),
        ("Explain at least one benefit", []),
        ("Identify two internal and external factors", []),
        ("Show care, e.g., greeting people, handling requests, and keeping calm", []),
        ("Describe data handling, including obtaining consent", []),
        ("Meet needs, including internal and external customers, and those with specific requirements", []),
        ("Demonstrate how to tailor service", []),
        ("Explain two " + "very " * 1000 + "good reasons", []),
    ],
)
def test_only_certain_counts_become_needs(text: str, needs: list[tuple[str, int]]) -> None:
    assert [(need.label, need.at_least) for need in read_needs(text)] == needs


LEAD_INS = ("Award credit for ", "Look for ", "Credit when the learner ", "Require evidence of ", "Markers like ", "")
tails = st.lists(
    st.sampled_from("the rules two because customers policy 24 a/b (e.g., tone) day's".split()), min_size=1
)


@given(st.sampled_from(LEAD_INS), st.sampled_from(("explaining", "explains", "upselling", "clear", "use of")), tails)
def test_no_word_after_the_verb_is_lost(lead_in: str, verb: str, tail: list[str]) -> None:
    text = read_marking_point(f"{lead_in}{verb} {' '.join(tail)}.").text
    assert text.split()[-len(tail) :] == tail


@given(st.text(max_size=60))
def test_any_line_is_read(words: str) -> None:
    assert bool(read_marking_point(words).text) == bool(words)
    read_needs(words)
