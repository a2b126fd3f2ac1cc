"""Makes portfolios of any size: 200 criteria, accounts of 600 words, 55 % of the paragraphs tagged."""

import random
from datetime import date, timedelta

from portfolio_app.domain.claims.claim import Claim
from portfolio_app.domain.claims.passage import kept, take_passage
from portfolio_app.domain.evidence.evidence import Evidence, EvidenceKind, ReflectiveAccount, Section, StarText
from portfolio_app.domain.frameworks.framework import Criterion, CriterionKind, Framework, Need, Outcome, Unit
from portfolio_app.domain.portfolio import Portfolio
from portfolio_app.services.documents.report import Content

_WORDS = """a about account after again agreed all and asked at because before bought brought by called came checked
colleague complaint could customer day delivered desk did email explained faulty first followed for form found from
gave goods had have he help her his how in into it kettle later law listened made manager minutes money my name needed
next not noted of offered on order our over phone policy price procedure queue read receipt refund reply returned
right said saw screen service she shop showed so sorry system team than thanked that the their them then they thought
three till time to told took two understood waited was week went were what when which while who with wrote
you""".split()
_SHARES = {
    Section.SITUATION: (1, 90),
    Section.TASK: (1, 60),
    Section.ACTION: (3, 90),
    Section.RESULT: (1, 90),
    Section.REFLECTION: (1, 90),
}


def make_frameworks(criteria: int = 200, per_unit: int = 20) -> tuple[Framework, ...]:
    """Return one framework with that many criteria, every third with two needs."""
    units: list[Unit] = []
    for number in range(criteria // per_unit):
        code = str(100 + number)
        made = tuple(_criterion(code, index) for index in range(per_unit))
        units.append(Unit(code, f"Unit {code} of the test", (Outcome("1", "You can do this", made),)))
    return (Framework("TEST", "A test qualification", "1.0", tuple(units)),)


def make_content(accounts: int, criteria: int = 200, seed: int = 1) -> Content:
    """Return a whole portfolio; the same numbers give the same portfolio."""
    chance = random.Random(seed)
    frameworks = make_frameworks(criteria)
    every = frameworks[0].criteria
    made: list[ReflectiveAccount] = []
    claims: list[Claim] = []
    for number in range(1, accounts + 1):
        text, spans = _text(chance)
        evidence = Evidence(
            number, EvidenceKind.ACCOUNT, f"What happened on day {number}", date(2026, 1, 5) + timedelta(number % 280)
        )
        made.append(ReflectiveAccount(evidence, "Returns desk", text))
        for section, start, end in spans:
            criterion = chance.choice(every)
            passage = take_passage(section, text[section], start, end)
            claims.append(
                Claim(
                    id=len(claims) + 1,
                    evidence_id=number,
                    criterion=criterion.reference,
                    framework_version="1.0",
                    wording=criterion.text,
                    passage=passage,
                    anchor=kept(passage),
                    need=chance.choice(criterion.needs).label if criterion.needs else "",
                    note="shown here" if chance.random() < 0.2 else "",
                    starred=chance.random() < 0.1,
                    made_at="2026-11-01T12:00:00Z",
                )
            )
    learner = Portfolio("00000000-0000-4000-8000-000000000000", "Test Learner", "2026-01-05T09:00:00Z")
    return Content(learner, frameworks, tuple(made), tuple(claims))


def _criterion(unit: str, index: int) -> Criterion:
    code = f"1.{index + 1}"
    needs = (Need("internal factor", 2), Need("external factor", 2)) if index % 3 == 0 else ()
    text = f"Explain what was done for customers in case {index + 1} and why it was the right thing to do"
    return Criterion(f"TEST/{unit}/{code}", code, text, CriterionKind.KNOWLEDGE, "explain", needs)


def _text(chance: random.Random) -> tuple[StarText, list[tuple[Section, int, int]]]:
    texts: dict[str, str] = {}
    spans: list[tuple[Section, int, int]] = []
    for section, (paragraphs, words) in _SHARES.items():
        written = ""
        for _ in range(paragraphs):
            paragraph = _paragraph(chance, words)
            offset = len(written) + 2 * bool(written)
            written = f"{written}\n\n{paragraph}" if written else paragraph
            while chance.random() < 0.55:
                first = chance.randrange(0, len(paragraph) // 2)
                last = min(len(paragraph), first + chance.randrange(40, 160))
                spans.append((section, *_whole_words(paragraph, first, last, offset)))
        texts[section.value] = written
    return StarText(**texts), spans


def _paragraph(chance: random.Random, words: int) -> str:
    sentences: list[str] = []
    left = words
    while left > 0:
        length = min(left, chance.randrange(8, 18))
        sentences.append(" ".join(chance.choices(_WORDS, k=length)).capitalize() + ".")
        left -= length
    return " ".join(sentences)


def _whole_words(paragraph: str, first: int, last: int, offset: int) -> tuple[int, int]:
    start = paragraph.rfind(" ", 0, first + 1) + 1
    end = paragraph.find(" ", last)
    return start + offset, (end if end > 0 else len(paragraph)) + offset
