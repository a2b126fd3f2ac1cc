"""A small report with every kind of block, after the sketch of the look."""

from datetime import date

from portfolio_app.domain.documents.layout import Layout
from portfolio_app.domain.documents.report import (
    Align,
    Block,
    Column,
    Contents,
    Cover,
    CriterionHeading,
    Heading,
    Line,
    Mark,
    PageRef,
    Paragraph,
    Quote,
    Report,
    Role,
    Row,
    Run,
    StateRun,
    Table,
    Tone,
    UnitHeading,
    mark_up,
)
from portfolio_app.domain.progress.state import State

FIRST = (
    "I let him finish, said that I was sorry that it had failed, and repeated the problem in my own words so that"
    " he knew I had understood. I explained that under the Consumer Rights Act 2015 he could have his money back"
    " within thirty days because the goods were faulty, and that a bank statement would do as proof."
)
SECOND = (
    "Because the kettle had cost more than I may refund, I followed the Faulty Goods Procedure and rang the duty"
    " manager, told her what I had checked and what he wanted, and told him how long it would take. While we waited"
    " I asked a colleague to open the second till."
)
THIRD = 'He thanked me.\nمرحبا بالعالم, 你好世界, naïve café 👩🏽‍🔧 & <done> "quoted".'
ACTION = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"


def mark(text: str, words: str, code: str, colour: int, number: int, **more: bool) -> Mark:
    start = text.index(words)
    return Mark(
        start=start,
        end=start + len(words),
        code=code,
        colour=colour,
        anchor=f"claim-{number}",
        link=f"criterion-{code}",
        comment=f"{code} Listen actively & respond\nBecause I said it in <my> words.",
        author="Example Learner",
        made_at="2026-03-02T10:30:00+00:00",
        **more,
    )


MARKS = (
    mark(ACTION, "repeated the problem in my own words so that he knew I had understood", "101 1.3", 0, 1),
    mark(
        ACTION,
        ACTION[ACTION.index("under the Cons") : ACTION.index(", and that a bank")],
        "302 3.1",
        1,
        2,
        starred=True,
    ),
    mark(ACTION, "I followed the Faulty Goods Procedure", "105 1.2", 4, 3),
    mark(ACTION, ACTION[ACTION.index("rang the duty") : ACTION.index(". While")], "103 4.1", 2, 4, recheck=True),
    mark(ACTION, "told her what I had checked and what he wanted", "105 1.3", 3, 5),
    mark(ACTION, ACTION[ACTION.index("the second till") : ACTION.index(" thanked")], "204 2.2", 5, 6),
    mark(ACTION, "thanked me", "204 2.3", 6, 7),
    mark(ACTION, "He thanked me", "204 2.10", 7, 8),
    mark(ACTION, "thanked", "204 2.4", 6, 9),
    mark(ACTION, "He thanked me.\nمرحبا", "101 1.1", 0, 10),
)
COLUMNS = (
    Column("Criterion", 12),
    Column("What it asks", 44),
    Column("Evidence, method, page", 28),
    Column("State", 16),
)


def grid_row(code: str, text: str, evidence: tuple[Line, ...], state: State, colour: int) -> Row:
    return Row(
        cells=(
            ((Run(code, Tone.STRONG, f"criterion-{code}"),),),
            ((Run(text),), (Run("internal: staff training (E002); one missing", Tone.SMALL),)),
            evidence,
            ((StateRun(state),), (Run("2 of 2", Tone.SMALL),)),
        ),
        colour=colour,
        anchor=f"grid-{code}",
    )


def references(*names: str) -> tuple[Line, ...]:
    return tuple((Run("E004", link="account-1"), Run(" RA "), PageRef(name), Run(" ★")) for name in names)


def front() -> tuple[Block, ...]:
    return (
        Cover(
            kicker="Portfolio of evidence",
            title="Example Learner",
            lines=("Level 2 Customer Service, five units", "Framework version 1.0 · Learner number 0000000000"),
            facts=(
                ("Employer", "Example Stores Ltd, Leeds"),
                ("Training provider", "Example College"),
                ("Made on", "21 November 2026, version 7"),
                ("Evidence", "8 accounts, 5 files, 1 witness statement"),
                ("Check code", "4F2A 9C01 77D3 B05E"),
            ),
            declaration_title="Declaration of authenticity",
            declaration="I declare that this is my own work, that it shows what I did myself, and that names of"
            " customers have been changed.",
            signatures=("Learner, date", "Assessor, date", "Quality assurer, date"),
        ),
        Contents("Contents", "contents"),
    )


def grid() -> tuple[Block, ...]:
    states = tuple(State)
    rows = tuple(
        grid_row(item.code, "Explain two business benefits of good service", references(item.anchor), states[n % 6], 2)
        for n, item in enumerate(MARKS)
    )
    numbers = tuple(Row(cells=(((Run(f"Account {n}"),),), ((Run(f"{n * 311:,}"),),)), colour=None) for n in range(1, 4))
    return (
        Heading("Mapping grid", 1, "grid"),
        Paragraph(
            (Run("Each reference leads to the exact place. Page numbers are those of this document."),), Role.INTRO
        ),
        UnitHeading("103", "Purpose, factors and referral", 2, "unit-103"),
        Table(COLUMNS, rows, "The criteria of unit 103, with the evidence for each and its state"),
        UnitHeading("105", "Following the organisation’s rules", 4, "unit-105", in_contents=False),
        Table((Column("Account", 3), Column("Words", 1, Align.RIGHT)), numbers, "Words in each account"),
        Paragraph((Run("RA reflective account · WT witness testimony · ★ best evidence"),), Role.NOTE),
    )


def criteria() -> tuple[Block, ...]:
    blocks: list[Block] = [Heading("The criteria and their proof", 1, "criteria")]
    for item in MARKS:
        notes: tuple[Line, ...] = ((StateRun(State.PARTLY), Run(" one of two · "), PageRef(item.anchor)),)
        blocks.append(
            CriterionHeading(
                item.code, "Listen actively and respond constructively", item.colour, f"criterion-{item.code}", notes
            )
        )
        source: Line = (Run("E004", Tone.SMALL, "account-1"), Run(" A returned kettle, "), PageRef(item.anchor))
        blocks.append(Quote(ACTION[item.start : item.end], source, item.colour, "Because I said it in my own words."))
    return tuple(blocks)


def account() -> tuple[Block, ...]:
    return (
        Heading(
            "A returned kettle and a long queue",
            1,
            "account-1",
            kicker=(Run("E004 · Reflective account · 2 March 2026 · "), Run("412 words", Tone.STRONG)),
        ),
        Heading("Situation", 3, in_contents=False),
        Paragraph(
            (Run("On a Saturday morning a customer came to the desk with a "), Run("kettle", Tone.CODE), Run("."))
        ),
        Heading("Action", 3, in_contents=False),
        *mark_up(ACTION, MARKS),
        Heading("Result", 2),
        Paragraph((Run("The manager agreed the refund in four minutes."),)),
        Heading("Reflection", 3, "deep", in_contents=False, new_page=True),
        Paragraph((Run("I learned that naming the law calmly helps more than quoting the rules."),)),
    )


def report_of(*blocks: Block, layout: Layout = Layout()) -> Report:
    return Report(
        title="Portfolio of Example Learner",
        learner="Example Learner",
        subject="Level 2 Customer Service",
        header="Example Learner · Level 2 Customer Service",
        made_on=date(2026, 11, 21),
        blocks=blocks,
        layout=layout,
    )


def sample(layout: Layout = Layout()) -> Report:
    return report_of(*front(), *grid(), *criteria(), *account(), layout=layout)
