"""What stands between a portfolio and being ready: accounts that say too little, and claims on one word."""

from dataclasses import replace
from datetime import date

import pytest

from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, StarText
from portfolio_app.domain.evidence.file import MOVES, EvidenceFile, FileVersion
from portfolio_app.domain.progress.coverage import measure
from portfolio_app.domain.progress.readiness import Holdings, findings
from portfolio_app.domain.progress.thinness import FEWEST_WORDS, say_thin

TODAY = date(2026, 3, 9)


def account(words: int) -> ReflectiveAccount:
    text = StarText("We sell kettles.", "Take it back.", "did " * (words - 8), "It worked.")
    return ReflectiveAccount(Evidence(1, EvidenceKind.ACCOUNT, "Kettle", date(2026, 3, 2)), text=text)


def thin(*accounts: ReflectiveAccount) -> list[str]:
    found = findings(measure((), ()), Holdings(accounts), TODAY)
    return [finding.message for finding in found if finding.kind == "thin"]


@pytest.mark.parametrize(("words", "said"), [(36, True), (FEWEST_WORDS - 1, True), (FEWEST_WORDS, False)])
def test_an_account_of_few_words_is_not_ready(words: int, said: bool) -> None:
    found = thin(account(words))
    assert bool(found) is said
    assert not said or f"{words} words" in found[0]


def test_an_account_without_words_is_unfinished_and_not_thin_as_well() -> None:
    empty = replace(account(100), text=StarText())
    assert thin(empty) == []


@pytest.mark.parametrize(
    ("empty", "words", "one_word", "said"),
    [
        ((Section.RESULT,), 36, False, "Result is empty, 36 words"),
        ((Section.TASK, Section.RESULT), 200, False, "Task and Result are empty"),
        ((), 200, True, "claims one word"),
        ((), 36, True, "36 words, claims one word"),
        (tuple(Section), 0, False, "No words yet"),
        ((), 200, False, ""),
    ],
)
def test_what_is_thin_is_said_in_a_few_words(empty: tuple[Section, ...], words: int, one_word: bool, said: str) -> None:
    assert say_thin(empty, words, one_word=one_word) == said


def test_what_is_only_to_be_known_of_a_file_is_nothing_to_do() -> None:
    evidence = Evidence(2, EvidenceKind.FILE, "Cat", date(2026, 3, 2))
    file = EvidenceFile(evidence, FileVersion(1, "cat.gif", "image/gif", 9, "0" * 64, warning=MOVES))
    kinds = [finding.kind for finding in findings(measure((), ()), Holdings(files=(file,)), TODAY)]
    assert "file" not in kinds
