"""Advice on law, procedures, identity, common mistakes and repeated text."""

from contextlib import suppress
from datetime import date

import pytest

from portfolio_app.domain.coaching.acts import named_acts
from portfolio_app.domain.coaching.advice import AdviceKind
from portfolio_app.domain.coaching.advising import advise
from portfolio_app.domain.coaching.portfolio_reading import PortfolioReading
from portfolio_app.domain.coaching.written import Written
from portfolio_app.domain.errors import InputError
from portfolio_app.domain.evidence.evidence import Section, StarText
from portfolio_app.importers.coaching_file import joined, read_cues
from tests.domain.coaching import content_cases as cases
from tests.domain.coaching.accounts import CUES, FRAMEWORKS, GOOD, Case, account, advice_on
from tests.domain.coaching.unit_cases import UNITS

_TABLES = {
    AdviceKind.GENERIC_LAW: cases.GENERIC_LAW,
    AdviceKind.ACT_NOT_APPLIED: cases.ACT_NOT_APPLIED,
    AdviceKind.SUPERSEDED_ACT: cases.SUPERSEDED_ACT,
    AdviceKind.POLICY_TEXT_PASTED: cases.PASTED,
    AdviceKind.ID_NOT_CHECKED: cases.IDENTITY,
    AdviceKind.SATISFACTION_TAKEN_FOR_LOYALTY: cases.LOYALTY,
    AdviceKind.SERVICE_TAKEN_FOR_SALES: cases.SALES,
    AdviceKind.ONLY_FRIENDLINESS: cases.FRIENDLY,
    AdviceKind.NO_WAY_TO_ESCALATE: cases.NO_ESCALATION,
    AdviceKind.ONE_SIZE_FOR_ALL: cases.ONE_SIZE,
}


@pytest.mark.parametrize("kind", _TABLES)
def test_what_a_sentence_shows(kind: AdviceKind) -> None:
    for words, wanted in _TABLES[kind].items():
        text = f"I looked at the toaster.\n\n{words}"
        found = [a for a in advice_on(Case({Section.ACTION: text})) if a.kind is kind]
        assert bool(found) is wanted, (words, found)
        assert all(text[a.start : a.end].strip() for a in found)


@pytest.mark.parametrize("why", UNITS)
def test_a_common_mistake_of_a_bundled_unit(why: str) -> None:
    assert sorted(UNITS[why].values()) == [False] * 5 + [True] * 5
    for words, wanted in UNITS[why].items():
        case = Case({Section.ACTION: f"I looked at the toaster.\n\n{words}"})
        found = [a for a in advice_on(case) if a.detail.startswith(why)]
        assert bool(found) is wanted, (words, found)
        assert all(a.question and a.kind is AdviceKind.COMMON_MISTAKE for a in found)


@pytest.mark.parametrize("kind", AdviceKind)
def test_a_mistake_of_any_kind_is_refused_or_can_be_said(kind: AdviceKind) -> None:
    text = f"[[mistake]]\nhas = [['toaster']]\nkind = '{kind.value}'\nwhy = 'a'\nquestion = 'b'"
    with suppress(InputError):
        own = read_cues(text, "own.toml")
        found = advise(PortfolioReading([account(GOOD)], (), FRAMEWORKS, own).of(2))
        assert kind in [each.kind for each in found]


def test_a_procedure_without_a_name() -> None:
    for words, wanted in cases.PROCEDURE.items():
        sections = {Section.TASK: "My job was to put it right and to keep her calm.", Section.ACTION: words}
        found = [a for a in advice_on(Case(sections)) if a.kind is AdviceKind.PROCEDURE_NOT_NAMED]
        assert bool(found) is wanted, (words, found)


def test_words_of_an_earlier_account() -> None:
    for words, wanted in cases.REPEATED.items():
        case = Case({Section.ACTION: words}, earlier="I was at the desk. " + cases.COPIED)
        found = [a for a in advice_on(case) if a.kind is AdviceKind.REPEATED_TEXT]
        assert bool(found) is wanted, (words, found)
        assert all(a.detail == "E001" for a in found)


def test_only_the_later_account_is_told_of_the_same_words() -> None:
    both = [account(GOOD, number=1), account(GOOD, number=2)]
    reading = PortfolioReading(both, (), FRAMEWORKS, CUES)
    assert advise(reading.of(1)) == ()
    assert {a.kind for a in advise(reading.of(2))} == {AdviceKind.REPEATED_TEXT}


def test_an_act_was_in_force_on_the_day() -> None:
    words = "Under the Data Protection Act 1998 I may not read it out."
    then, now = (
        [a.kind for a in advice_on(Case({Section.ACTION: words}, day=day))]
        for day in (date(2017, 5, 1), date(2019, 5, 1))
    )
    assert AdviceKind.SUPERSEDED_ACT not in then
    assert AdviceKind.SUPERSEDED_ACT in now


def test_a_provider_adds_a_mistake_of_its_own() -> None:
    own = read_cues(
        """
        [[mistake]]
        has = [["blue badge"], ["bed/beds"]]
        lacks = ["ask*"]
        why = "A blue badge has nothing to do with beds."
        question = "What does the badge allow?"
        """,
        "own.toml",
    )
    text = StarText(
        situation="It was a Tuesday and I was on the desk.",
        action="He had a blue badge and so he got a bed by the door.",
    )
    reading = PortfolioReading([account(text)], (), FRAMEWORKS, joined((CUES, own)))
    (advice,) = [a for a in advise(reading.of(2)) if a.kind is AdviceKind.COMMON_MISTAKE]
    assert (advice.message, advice.question) == (
        "A blue badge has nothing to do with beds.",
        "What does the badge allow?",
    )


_SBAR = read_cues(
    """
    [[model]]
    name = "SBAR"
    asked_by = ["structured handover"]
    told_by = ["used sbar", "sbar handover"]

    [[model.step]]
    name = "situation"
    signs = ["calling about"]
    question = "What was going on?"

    [[model.step]]
    name = "assessment"
    signs = ["i thought", "in my view"]
    question = "What did you make of it?"
    """,
    "own.toml",
)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("I used SBAR on the phone. I said that I was calling about Mr A, who had not slept at all.", ["assessment"]),
        ("I used SBAR: I told the nurse that I thought he was in pain and that he should be seen.", ["situation"]),
        ("I gave an SBAR handover. I was calling about the lift, which had stuck twice that day.", ["assessment"]),
        ("My SBAR handover was short. In my view he was worse than at noon, and I told her so.", ["situation"]),
        ("We used SBAR and I began with what I was calling about, as the card on the wall says.", ["assessment"]),
        ("I used SBAR. I was calling about Mr A, and I thought that he was in pain.", []),
        ("I used SBAR, and after it I had a cup of tea and went back to the ward to write it down.", []),
        ("I was calling about Mr A, who had not slept at all, and asked her to come and see him.", []),
        ("In my view he was worse than at noon, so I told the nurse and wrote it in the book.", []),
        ("She said that she had been calling about SBAR training, and I took her number for it.", []),
    ],
)
def test_a_providers_own_model_names_the_step_that_is_missing(words: str, missing: list[str]) -> None:
    text = StarText(situation="It was a Tuesday and I was on the ward with the others.", action=words)
    reading = PortfolioReading([account(text)], (), FRAMEWORKS, joined((CUES, _SBAR)))
    found = [a.detail for a in advise(reading.of(2)) if a.kind is AdviceKind.MODEL_STEP_MISSING]
    assert found == missing


@pytest.mark.parametrize(("words", "name"), cases.NAMED.items())
def test_what_is_an_act_of_the_table_and_what_only_looks_like_one(words: str, name: str) -> None:
    written = Written(account(StarText(action=words)))
    assert [each.act.name for each in named_acts(written, CUES)] == ([name] if name else [])


@pytest.mark.parametrize(("law", "new"), cases.LATER.items())
def test_which_law_took_the_place_of_another(law: tuple[str, int | None], new: str) -> None:
    name, year = law
    case = Case({Section.ACTION: f"Under the {name} I may not do it."}, day=date(year, 6, 1) if year else None)
    found = [a for a in advice_on(case) if a.kind is AdviceKind.SUPERSEDED_ACT]
    assert [new in a.message for a in found] == ([True] if new else [])


def test_what_took_the_place_of_an_act_is_in_the_table() -> None:
    names = {act.name for act in CUES.acts}
    assert len(names) == len(CUES.acts)
    assert {act.by for act in CUES.acts if act.by} <= names
    assert all(bool(act.by) is bool(act.since) for act in CUES.acts)
    assert {name for law in CUES.generic for name in law.acts} <= names
