import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_app.domain.errors import InputError
from portfolio_app.domain.frameworks.framework import Concept, CriterionKind, Need
from portfolio_app.importers.topic_sheet import SheetResult, read_topic_sheet

SHEET = """This unit provides knowledge for handling refunds at the counter, including the law that stands beh
Topic Synopsis
This unit provides knowledge for handling refunds at the counter, including the law that stands behind them. It’s short.
Key Concepts & Core Principles
- **Proof of purchase:** A receipt, a statement, or an e-mail.
- Fair refund: Money back, a repair, or an exchange.
Exam Tips & Revision Strategies
- Name the policy that you followed.
- Say what you did – and why you did it.
Common Misconceptions & Mistakes to Avoid
- Thinking that a receipt is the only proof.
- Forgetting to record the refund.
Examiner Marking Points
- Award credit for explaining at least two rights of customers (e.g., repair, refund).
- Look for identification of the policy and its application.
- Credit when the learner records the refund in the system, following the Consumer Rights Act 2015."""

REAL = Path(__file__).parents[2].parent / "shared" / "topic-sheets"


def read(text: str, source: str = "007_0123456789abcdef.txt") -> SheetResult:
    return read_topic_sheet(text, source)


def test_a_sheet_becomes_a_framework_of_one_unit() -> None:
    result = read(SHEET)
    framework = result.framework
    assert (framework.code, framework.version, framework.level) == ("SHEET-007", "1.0", None)
    assert (framework.title, framework.source) == ("Handling refunds at the counter", "007_0123456789abcdef.txt")
    assert framework.attribution == "Imported from 007_0123456789abcdef.txt."
    (unit,) = framework.units
    assert (unit.code, unit.title, [outcome.code for outcome in unit.outcomes]) == ("007", framework.title, ["1"])
    first, second, third = unit.criteria
    assert (first.reference, first.code) == ("SHEET-007/007/1.1", "1.1")
    assert first.text == "Explain at least two rights of customers (e.g., repair, refund)"
    assert (first.verb, first.kind, first.needs) == ("explain", CriterionKind.KNOWLEDGE, (Need("right", 2),))
    assert (second.code, second.text) == ("1.2", "Identify the policy and its application")
    assert third.text == "Record the refund in the system, following the Consumer Rights Act 2015"
    assert (third.verb, third.kind, third.needs) == ("record", CriterionKind.PERFORMANCE, ())
    guidance = unit.guidance
    assert guidance.synopsis.endswith("behind them. It’s short.")
    assert guidance.concepts == (
        Concept("Proof of purchase", "A receipt, a statement, or an e-mail."),
        Concept("Fair refund", "Money back, a repair, or an exchange."),
    )
    assert guidance.tips == ("Name the policy that you followed.", "Say what you did – and why you did it.")
    assert guidance.mistakes == ("Thinking that a receipt is the only proof.", "Forgetting to record the refund.")
    assert [(problem.where, "middle of a word" in problem.message) for problem in result.problems] == [("line 1", True)]


def test_code_and_title_may_be_given() -> None:
    framework = read_topic_sheet(SHEET, "x.txt", code="RF1", title="Refunds").framework
    assert (framework.code, framework.title, framework.units[0].title) == ("RF1", "Refunds", "Refunds")
    assert framework.criteria[0].reference == "RF1/X/1.1"
    with pytest.raises(InputError, match="slash"):
        read_topic_sheet(SHEET, "x.txt", code="A/B")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("000_6b2d.txt", "000"),
        ("12.txt", "12"),
        ("My sheet (new).txt", "MY-SHEET-NEW"),
        ("---.txt", "1"),
        ("é.txt", "É"),
    ],
)
def test_the_code_comes_from_the_file_name(source: str, code: str) -> None:
    framework = read_topic_sheet(SHEET, source).framework
    assert (framework.code, framework.units[0].code) == (f"SHEET-{code}", code)


def bullets(sign: str) -> Callable[[str], str]:
    return lambda text: re.sub(r"(?m)^- ", lambda _: sign, text)


def numbered(form: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        lines, count = [], 0
        for line in text.split("\n"):
            count = count + 1 if line.startswith("- ") else 0
            lines.append(form.format(count, "abcdefgh"[count - 1]) + line[2:] if count else line)
        return "\n".join(lines)

    return change


def wrapped(width: int, indent: str) -> Callable[[str], str]:
    def wrap(line: str) -> str:
        lines = [""]
        for word in line.split(" "):
            if lines[-1] and len(lines[-1]) + len(word) > width:
                lines.append(indent + word)
            else:
                lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
        return "\n".join(lines)

    return lambda text: "\n".join(line if re.match(HEADINGS, line) else wrap(line) for line in text.split("\n"))


HEADINGS = r"(?m)^(Topic Synopsis|Key Concepts|Exam Tips|Common Misc|Examiner Mark)(.*)$"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text + "\n\n",
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("\n", " \t\n"),
        lambda text: re.sub(HEADINGS, r"## \1\2", text),
        lambda text: re.sub(HEADINGS, r"**\1\2**", text),
        lambda text: re.sub(HEADINGS, r"**\1\2:**", text),
        lambda text: re.sub(HEADINGS, r"\1\2:", text),
        lambda text: re.sub(HEADINGS, r"   \1\2", text),
        lambda text: re.sub(HEADINGS, r"3. \1\2", text),
        lambda text: re.sub(HEADINGS, lambda match: match[0].upper(), text),
        lambda text: re.sub(HEADINGS, lambda match: match[0].lower().replace("&", "and"), text),
        lambda text: text.replace("- ", "-\t"),
        bullets("• "),
        bullets("•"),
        bullets("* "),
        bullets("– "),
        bullets("— "),
        bullets("  - "),
        bullets("\t•\t"),
        bullets("-"),
        bullets(""),
        numbered("{0}. "),
        numbered("{0}) "),
        numbered("({1}) "),
        numbered("{1}) "),
        wrapped(40, "  "),
        wrapped(40, ""),
        wrapped(25, "\t"),
        lambda text: bullets("")(text.replace("\n", "\n\n")),
    ],
)
def test_harmless_differences_change_nothing(change: Callable[[str], str]) -> None:
    changed = read(change(SHEET)).framework
    assert changed.units[0].criteria == read(SHEET).framework.units[0].criteria
    assert changed.units[0].guidance == read(SHEET).framework.units[0].guidance


def test_curly_quotes_stay_as_they_are() -> None:
    framework = read(SHEET.replace("the policy that", "the “policy” that’s")).framework
    assert framework.units[0].guidance.tips[0] == "Name the “policy” that’s you followed."


def test_sections_may_stand_in_another_order() -> None:
    start = SHEET.index("Exam Tips")
    middle = SHEET.index("Common Misc")
    end = SHEET.index("Examiner")
    swapped = SHEET[:start] + SHEET[middle:end] + SHEET[start:middle] + SHEET[end:]
    assert read(swapped).framework == read(SHEET).framework


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "Examiner Marking Points",
            "Assessment points",
            "line 13: the heading “Assessment points” is not known; write “Examiner",
        ),
        (
            "Exam Tips & Revision Strategies",
            "Revision help",
            "line 7: the heading “Revision help” is not known; write “Exam",
        ),
        ("Topic Synopsis", "In brief", "line 2: the heading “In brief” is not known; write “Topic Synopsis”."),
        ("Exam Tips & Revision Strategies", "Advice", "line 7: the heading “Advice” is not known; write “Exam Tips"),
        ("Topic Synopsis", "Overview", "line 2: the heading “Overview” is not known; write “Topic Synopsis”"),
        ("Topic Synopsis\n", "", "the section “Topic Synopsis” is missing; add its heading and its lines near the top"),
        (
            "Examiner Marking Points\n",
            "",
            "“Examiner Marking Points” is missing; add its heading and its lines after “Common",
        ),
        ("Exam Tips & Revision Strategies\n", "", "after “Key Concepts & Core Principles” (line 4)"),
        ("Forgetting", "Forgetting\nTopic synopsis\n", "line 13: “Topic Synopsis” is here a second time, after line 2"),
        (
            "- Name the policy that you followed.\n- Say what you did – and why you did it.\n",
            "",
            "line 7: the section “Exam",
        ),
        (
            "Examiner Marking Points",
            "Further reading\n- A book.\nExaminer Marking Points",
            "line 13: the heading “Further reading”",
        ),
        ("Examiner Marking Points", "## Notes\nExaminer Marking Points", "line 13: the heading “Notes” is not known"),
    ],
)
def test_a_section_that_is_wrong_is_refused_with_its_line(old: str, new: str, said: str) -> None:
    assert old in SHEET
    with pytest.raises(InputError) as caught:
        read(SHEET.replace(old, new, 1))
    assert caught.value.message.startswith("007_0123456789abcdef.txt")
    assert said in caught.value.message
    assert caught.value.message.endswith(".")


def test_a_section_of_signs_alone_is_refused() -> None:
    with pytest.raises(InputError, match="line 13: the section “Examiner Marking Points” has no words"):
        read(SHEET[: SHEET.index("- Award")] + "- **\n")


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        (
            lambda text: text + "\n- Look for identification of the policy and its application.",
            "line 17",
            "same as line 15",
        ),
        (lambda text: text.rstrip("."), "line 16", "may be cut off"),
        (lambda text: text.replace("stands beh\n", "stands\n"), "line 1", "before its end"),
        (lambda text: text.replace("This unit provides", "That module has", 1), "line 1", "kept before the synopsis"),
        (lambda text: text.replace("- Forgetting", "Forgetting"), "line 12", "no bullet"),
        (lambda text: text.replace("- Forgetting", "    - Forgetting"), "line 12", "joined"),
    ],
)
def test_what_is_read_with_doubt_is_told(change: Callable[[str], str], where: str, said: str) -> None:
    problems = read(change(SHEET)).problems
    assert any(problem.where == where and said in problem.message for problem in problems)


def test_a_doubled_marking_point_is_kept() -> None:
    codes = [
        c.code
        for c in read(SHEET + "\n- Look for identification of the policy and its application.").framework.criteria
    ]
    assert codes == ["1.1", "1.2", "1.3", "1.4"]


def test_a_summary_of_its_own_is_kept_in_the_synopsis() -> None:
    framework = read("All about refunds.\n" + SHEET.split("\n", 1)[1]).framework
    assert framework.units[0].guidance.synopsis.startswith("All about refunds.\n\nThis unit provides")


def test_a_sheet_without_a_summary_is_read() -> None:
    result = read(SHEET.split("\n", 1)[1])
    assert (result.framework, result.problems) == (read(SHEET).framework, ())


def test_a_markdown_title_is_the_title() -> None:
    assert read("# Refunds, in short\n" + SHEET).framework.title == "Refunds, in short"


@given(st.text(max_size=80), st.integers(0, len(SHEET)))
def test_any_text_gives_a_sheet_or_one_sentence(text: str, place: int) -> None:
    try:
        assert read(SHEET[:place] + text + SHEET[place:]).framework.criteria
    except InputError as error:
        assert error.message.startswith("007_")  # noqa: PT017


@pytest.mark.skipif(not REAL.is_dir(), reason="the five real sheets are not beside this checkout")
@pytest.mark.parametrize(
    ("number", "counts"),
    [("000", (8, 5, 8, 6)), ("001", (3, 5, 2, 3)), ("002", (4, 5, 5, 4)), ("003", (3, 5, 2, 2)), ("004", (4, 4, 3, 4))],
)
def test_the_real_sheets_are_read_whole(number: str, counts: tuple[int, int, int, int]) -> None:
    (path,) = REAL.glob(f"{number}_*.txt")
    result = read_topic_sheet(path.read_text(encoding="utf-8"), path.name)
    guidance = result.framework.units[0].guidance
    found = (len(result.framework.criteria), len(guidance.concepts), len(guidance.tips), len(guidance.mistakes))
    assert found == counts
    assert all(criterion.verb for criterion in result.framework.criteria)
    assert all(concept.term for concept in guidance.concepts)
    assert [problem.where for problem in result.problems] == ["line 1"]


@pytest.mark.skipif(not REAL.is_dir(), reason="the five real sheets are not beside this checkout")
def test_the_real_counts_become_needs() -> None:
    needs = {
        criterion.reference: [(need.label, need.at_least) for need in criterion.needs]
        for path in sorted(REAL.glob("*.txt"))
        for criterion in read_topic_sheet(path.read_text(encoding="utf-8"), path.name).framework.criteria
        if criterion.needs
    }
    assert needs == {
        "SHEET-000/000/1.1": [("benefit", 2)],
        "SHEET-002/002/1.2": [("internal factor", 2), ("external factor", 2)],
        "SHEET-002/002/1.3": [
            ("greeting customers", 1),
            ("handling requests", 1),
            ("maintaining a positive attitude", 1),
        ],
        "SHEET-002/002/1.4": [("when to escalate", 1), ("how to escalate", 1), ("who to inform", 1)],
    }
