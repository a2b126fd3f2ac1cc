from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.claims.draft import ClaimDraft
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section
from portfolio_app.importers.markdown_account import read_account

TOP = "---\ntitle: A late parcel\n---\n"


def action(words: str) -> tuple[str, list[tuple[str, str]]]:
    """The text of an account's action, and each claim's criterion with the words it points at."""
    draft = read_account(f"{TOP}\n## Action\n\n{words}\n", "a.md")
    text = draft.text.action
    return text, [(claim.criterion, text[claim.start : claim.end]) for claim in draft.claims]


def fault(text: str) -> str:
    with pytest.raises(InputError) as caught:
        read_account(text, "a.md")
    message = caught.value.message
    assert message.startswith("a.md")
    assert "\n" not in message
    return message


def test_a_whole_account_is_read() -> None:
    draft = read_account(
        "---\n"
        "title: A late parcel\n"
        "date: 2026-03-02\n"
        "place: Counter\n"
        "criteria: [1.10, {criterion: 1.2, need: internal factor, note: 'see: log', starred: true}]\n"
        "---\n\n"
        "## Situation\nIt was late.\n\n"
        '## Action\nFirst [I [checked]{criterion="3.1"} the policy]{criterion="1.2, 1.10" need="x" note="y" star}.\n',
        "a.md",
    )
    assert (draft.title, draft.produced_on, draft.place) == ("A late parcel", date(2026, 3, 2), "Counter")
    assert (draft.text.situation, draft.text.task, draft.text.action) == (
        "It was late.",
        "",
        "First I checked the policy.",
    )
    assert draft.claims == (
        ClaimDraft("1.10", line=5),
        ClaimDraft("1.2", need="internal factor", note="see: log", starred=True, line=5),
        ClaimDraft("1.10", Section.ACTION, 6, 26, "x", "y", True, 12),
        ClaimDraft("1.2", Section.ACTION, 6, 26, "x", "y", True, 12),
        ClaimDraft("3.1", Section.ACTION, 8, 15, line=12),
    )


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("One line\nand another.", "One line and another."),
        ("One line   \nand another.", "One line\nand another."),
        ("One line\\\nand another.", "One line\nand another."),
        ("One.\n\n\n\nTwo.", "One.\n\nTwo."),
        ("\n\n  One.  \n\n", "One."),
        ("I did:\n- this\n- that\n  - lower\n1. first", "I did:\n- this\n- that\n  - lower\n1. first"),
        ("Before\n### A step\nafter", "Before\n### A step\nafter"),
        ("**Bold** and _slanted_ &amp; [EV-5] [a](b)", "**Bold** and _slanted_ &amp; [EV-5] [a](b)"),
        (r"\[plain\] \*star\* C:\Users \\ back\\slash", r"[plain] *star* C:\Users \ back\slash"),
        ("a&#32;&#x41;&#9;b &#0; &#xD800; &#13; &#99999999;", "a A\tb &#0; &#xD800; &#13; &#99999999;"),
        ("#hashtag first", "#hashtag first"),
        (r"\# not a heading", "# not a heading"),
        ("- [ ] to do", "- [ ] to do"),
        ("{braces} and } alone ]", "{braces} and } alone ]"),
    ],
)
def test_text_is_read_as_markdown_flows(written: str, text: str) -> None:
    assert action(written) == (text, [])


@pytest.mark.parametrize(
    "braces",
    [
        '{criterion="1.2" need="a b"}',
        "{criterion='1.2' need='a b'}",
        "{criterion=1.2 need='a b'}",
        "{criterion=“1.2” need=“a b”}",
        '{ Criterion = "1.2"\n  need = "a\nb" }',
        '{need="a b" criterion=" 1.2 "}',
    ],
)
def test_attributes_may_be_quoted_in_several_ways(braces: str) -> None:
    (claim,) = read_account(f"{TOP}## Action\n[words]{braces}", "a.md").claims
    assert (claim.criterion, claim.need, claim.starred) == ("1.2", "a b", False)


@pytest.mark.parametrize(
    ("star", "starred"),
    [
        ("star", True),
        ("starred", True),
        ("star=true", True),
        ('starred="yes"', True),
        ("star=false", False),
        ("", False),
    ],
)
def test_a_star_may_be_written_in_several_ways(star: str, starred: bool) -> None:
    (claim,) = read_account(f"{TOP}## Action\n[words]{{criterion=1.2 {star}}}", "a.md").claims
    assert claim.starred is starred


@pytest.mark.parametrize(
    ("written", "text", "claims"),
    [
        ("[a]{criterion=1}[b]{criterion=2}", "ab", [("1", "ab"), ("2", "ab")]),
        ("I [ rang the manag]{criterion=1}er.", "I  rang the manager.", [("1", "rang the manager")]),
        ("[[a]{criterion=1}]{criterion=2}", "a", [("1", "a"), ("2", "a")]),
        ("[see [x]{criterion=1}] y", "[see x] y", [("1", "x")]),
        ("[a [EV-5] b]{criterion=1}", "a [EV-5] b", [("1", "a [EV-5] b")]),
        ("[one\n\ntwo]{criterion=1}", "one\n\ntwo", [("1", "one\n\ntwo")]),
        ("[ab [cd]{criterion=1 part=x}]{criterion=2}[ ef]{part=x}", "ab cd ef", [("2", "ab cd"), ("1", "cd ef")]),
        ("[ab]{part=x} c [de]{criterion=1 part=x}", "ab c de", [("1", "ab c de")]),
        ('[a]{criterion="A&#44;1, 2"}', "a", [("2", "a"), ("A,1", "a")]),
        ('[👩‍👩‍👧 é]{criterion="1.2" note="\\"x\\" ] }"}!', "👩‍👩‍👧 é!", [("1.2", "👩‍👩‍👧 é")]),
    ],
)
def test_spans_point_at_their_words(written: str, text: str, claims: list[tuple[str, str]]) -> None:
    assert action(written) == (text, claims)


@pytest.mark.parametrize(
    "heading", ["## Action", "##  action ##", "## ACTION:", "# Action", "##Action", "   ## **Action**", "##\tAction"]
)
def test_headings_may_be_written_in_several_ways(heading: str) -> None:
    assert read_account(f"{TOP}## Task\n\n{heading}\nI did it.", "a.md").text.action == "I did it."


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("---\ntitle: Plain\n---\n", "Plain"),
        ('---\ntitle: "  Kept: as it is "\n---\n', "  Kept: as it is "),
        ("---\ntitle: >\n  Two\n  lines\n---\n", "Two lines"),
        ("---\ntitle: 1.10\n...\n", "1.10"),
        ("---\ndate:\n---\n# From the *heading* ##\n", "From the *heading*"),
        ("# No front matter\n", "No front matter"),
        ("\n\n---\ntitle: Given\n---\n\n# Other\n", "Given"),
        ("---\n# a comment\n---\n# Heading\n", "Heading"),
        ("---\ntitle: T\nref: E001\nwords: 3\nlearner: {a: b}\nframework: [x]\n---\n", "T"),
    ],
)
def test_the_title_is_found(top: str, title: str) -> None:
    assert read_account(f"{top}## Action\nx", "a.md").title == title


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ('"2026-3-2"', date(2026, 3, 2)),
        ("2026-03-02T10:00:00Z", date(2026, 3, 2)),
        ("2026-03-02 10:00:00", date(2026, 3, 2)),
        ('""', None),
    ],
)
def test_dates_are_read(written: str, found: date | None) -> None:
    assert read_account(f"---\ntitle: x\ndate: {written}\n---\n## Action\n", "a.md").produced_on == found


@pytest.mark.parametrize(
    ("written", "criteria"),
    [
        ("criteria: [1.2, 1.10]", ["1.2", "1.10"]),
        ("criteria:\n  - 1.2\n  - CS1/101/1.10", ["1.2", "CS1/101/1.10"]),
        ("criteria: 1.2, 3.1", ["1.2", "3.1"]),
        ("criteria: {criterion: '1.2, 3.1'}", ["1.2", "3.1"]),
        ("criteria:", []),
        ("criteria: []", []),
    ],
)
def test_claims_on_the_whole_account_keep_their_digits(written: str, criteria: list[str]) -> None:
    draft = read_account(f"---\ntitle: x\n{written}\n---\n## Action\n", "a.md")
    assert [claim.criterion for claim in draft.claims] == criteria


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("title: x\ndate: 2026-02-30", "line 3: “2026-02-30” is an impossible date"),
        ('date: "2026-13-01"', "line 2: “2026-13-01” is an impossible date"),
        ("date: 2 March 2026", "line 2: “2 March 2026” is not a date"),
        ("date: [2026]", "line 2: “date” must be one text"),
        ("title: x\ntilte: y", "line 3: the key “tilte” is not known; the keys are title, date, place, criteria"),
        ("title: x\ntitle: y", "line 3: “title” is given twice"),
        ("title: Foo: bar", "line 2: the front matter cannot be read here"),
        ("title: &a x", "line 2: YAML anchors"),
        ("title: x\nplace: *a", "line 3: YAML anchors"),
        ("title: !!python/object:os.system x", "line 2: YAML anchors, aliases and tags"),
        ("- a\n- b", "line 2: the front matter is not a list of keys"),
        ("a: &a [x, x]\nb: &b [*a, *a]", "line 2: YAML anchors"),
        ("criteria: " + "[" * 100, "nested too deeply"),
        ("criteria: [[1.2]]", "line 2: a list inside"),
        ("criteria: [{need: x}]", "line 2: a claim names no criterion"),
        ("criteria: ['1.2,']", "line 2: a claim names no criterion"),
        ("criteria:\n- criterion: 1.2\n  weight: 3", "line 4: the key “weight” is not known"),
        ("criteria:\n- {criterion: 1.2, starred: perhaps}", "line 3: “starred” must be true or false"),
        ("? [a]\n: b", "line 2: a key of the front matter must be one word"),
        ("title: x\n--- \nrest", "text stands before"),
        ("title: x\n--- a\nb: c", "line 3: a second YAML document"),
    ],
)
def test_front_matter_that_is_wrong_is_refused_with_its_line(front: str, said: str) -> None:
    assert said in fault(f"---\n{front}\n---\n## Action\nx")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no STAR heading"),
        (TOP + "Just words.\n", "there is no STAR heading"),
        (TOP + "### Action\nx", "there is no STAR heading"),
        (TOP + "\n## Background\nx", "line 5: the heading “Background” is not known; use ## Situation"),
        (TOP + "## Action\nx\n# Second title\n", "line 6: the heading “Second title” is not known"),
        (TOP + "## Action\n##\n", "line 5: the heading “” is not known"),
        (TOP + "## Action\na\n\n## action:\nb", "line 7: Action is here a second time, after line 4"),
        (TOP + "Stray words.\n## Action\nx", "line 4: this text stands before any heading"),
        ("Stray.\n\n## Action\nx", "line 1: this text stands before any heading"),
        ("## Action\nx", "the account has no title; add a line “title: …”"),
        ('---\ntitle: " "\n---\n## Action\nx', "the account has no title"),
        ("---\ntitle: x\n## Action\nx", "line 1: the front matter is never closed"),
        (
            TOP + "## Action\none\n\n[two words\nthree",
            "line 7: the bracket [ is never closed; close it with ]{criterion",
        ),
        (TOP + '## Action\n[two {criterion="1.2"} [EV-5]', "line 5: the bracket [ is never closed"),
        (TOP + '## Action\n[words]{criterion="1.2"', "line 5: the claim's braces are never closed"),
        (
            TOP + '## Action\n[words]{criterion="1.2}',
            "line 5: the claim's braces cannot be read at “criterion=\"1.2}”; put each value in quotes",
        ),
        (TOP + "## Action\nok\n[words]{}", "line 6: the claim has no criterion"),
        (TOP + "## Action\n[words]{need=x}", "the claim has no criterion"),
        (TOP + "## Action\n[words]{criterion=' '}", "the claim names no criterion"),
        (TOP + "## Action\n[words]{criterion}", "“criterion” has no value"),
        (TOP + "## Action\n[words]{criterion=1.2 criterion=1.3}", "“criterion” is given twice"),
        (TOP + "## Action\n[words]{criterion=1.2 star=maybe}", "“star” must be true or false"),
        (TOP + "## Action\n[words]{criterion=1.2 colour=red}", "“colour” is not known in a claim's braces"),
        (TOP + "## Action\n[words]{.class criterion=1.2}", "cannot be read at “.class"),
        (TOP + "## Action\n[words]{criterion=1.2, 3.1}", "put each value in quotes"),
        (TOP + "## Action\n[words] {criterion=1.2}", "line 5: a claim's braces stand apart"),
        (TOP + "## Action\nwords]{criterion=1.2}", "line 5: ]{ closes a claim that was never opened"),
        (TOP + "## Action\n[]{criterion=1.2}", "line 5: a claimed passage has no words"),
        (TOP + "## Action\n[ &#10; ]{criterion=1.2}", "line 5: a claimed passage has no words"),
        (TOP + "## Action\n[a]{part=x} [b]{part=x}", "no piece of part “x” has a criterion"),
        (TOP + "## Action\n[a]{criterion=1 part=x} [b]{criterion=2 part=x}", "the pieces of part “x” say different"),
        (TOP + "## Action\n" + "[" * 1_000_000, "line 5: more than 50 brackets [ are open"),
        (TOP + "## Action\n" + "]{" * 500_000, "line 5: ]{ closes a claim that was never opened"),
        (TOP + "## Action\n" + "[a]{" * 250_000, "line 5: the claim's braces"),
        (TOP + "## Action\n" + "[a]{criterion=1} " * 10_001, "more than 10,000 claims in one section"),
    ],
)
def test_accounts_that_are_wrong_are_refused_with_the_line_and_the_way_out(text: str, said: str) -> None:
    assert said in fault(text)


@pytest.mark.parametrize(
    "text", ["[]" * 100_000, "a" + " " * 1_000_000 + "b", "\\" * 1_000_000, "&#" * 500_000, "] " * 500_000]
)
def test_long_runs_of_signs_are_read(text: str) -> None:
    assert read_account(f"{TOP}## Action\n{text}x", "a.md").text.action


@given(
    st.lists(
        st.sampled_from(
            [
                "---\n",
                "title: x\n",
                "criteria: ",
                "## Action\n",
                "## Task\n",
                "# ",
                "[",
                "]",
                "{",
                "}",
                'criterion="1"',
                "part=a",
                "\\",
                "words ",
                "\n",
                "\n\n",
                "&#32;",
                "- ",
                "'",
                '"',
                ":",
                "*",
                "&a ",
                "\t",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_any_text_gives_a_draft_or_one_sentence(text: str) -> None:
    try:
        draft = read_account(text, "a.md")
    except InputError as error:
        assert error.message.startswith("a.md")  # noqa: PT017
        return
    for claim in draft.claims:
        if claim.section:
            assert draft.text[claim.section][claim.start : claim.end].strip()
