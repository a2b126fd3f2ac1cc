"""Findings: what stands between a portfolio and being ready, and what a self-check found.

A new check has its kind here, with all that is shown of it, and its rule in one place, such as ``readiness``.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from portfolio_app.domain.evidence.evidence import Section, reference_of
from portfolio_app.domain.progress.state import State
from portfolio_app.translation import mark, tr


class Group(Enum):
    """What findings are listed under, the gravest first: title, sign, and the state that they have in common."""

    DAMAGE = ("Damage", "!", None)
    BEGINNING = (mark("Before you begin"), "", State.NONE)
    FEEDBACK = (mark("Feedback: not yet met"), "", State.NOT_YET_MET)
    DISAGREEMENT = (mark("Your assessors disagree"), "!", None)
    QUESTIONS = (mark("Questions that you will be asked"), "?", None)
    SINCE = (mark("Changed since it was found met"), "", State.RECHECK)
    UNCOVERED = (mark("Criteria not covered"), "", State.NONE)
    PARTLY = (mark("Partly covered"), "", State.PARTLY)
    WORDS = (mark("Words to re-check"), "", State.RECHECK)
    NEEDS = (mark("Claims without a need"), "", State.PARTLY)
    WITNESSES = (mark("Witness statements"), "!", None)
    UNFINISHED = (mark("Unfinished accounts"), "", State.PARTLY)
    FILES = (mark("Files and other evidence"), "", State.PARTLY)
    OTHER = (mark("Other things to look at"), "!", None)

    def __init__(self, title: str, sign: str, state: State | None) -> None:
        self.title = title
        self.sign = sign
        self.state = state


class Kind(StrEnum):
    """What is found: the word for it, the group it is listed in, and how one and several are counted."""

    group: Group
    one: str
    many: str

    DAMAGED = "damaged", Group.DAMAGE, mark("thing that is damaged"), mark("things that are damaged")
    NO_FRAMEWORK = mark("no framework"), Group.BEGINNING, mark("no unit to prove yet"), mark("no units to prove yet")
    NO_ACCOUNTS = mark("no accounts"), Group.BEGINNING, mark("no account written yet"), mark("no accounts written yet")
    NOT_YET_MET = (
        mark("not yet met"),
        Group.FEEDBACK,
        mark("criterion to work on again"),
        mark("criteria to work on again"),
    )
    NOT_ACCEPTED = (
        mark("not accepted"),
        Group.FEEDBACK,
        mark("claim that was not accepted"),
        mark("claims that were not accepted"),
    )
    DISAGREED = (
        mark("they disagree"),
        Group.DISAGREEMENT,
        mark("criterion on which assessors disagree"),
        mark("criteria on which assessors disagree"),
    )
    QUESTION = "question", Group.QUESTIONS, mark("question to think about"), mark("questions to think about")
    CHANGED_SINCE = (
        mark("changed since decided"),
        Group.SINCE,
        mark("criterion changed since it was met"),
        mark("criteria changed since they were met"),
    )
    UNCOVERED = "uncovered", Group.UNCOVERED, mark("criterion without evidence"), mark("criteria without evidence")
    PARTLY = "partly", Group.PARTLY, mark("criterion that needs more"), mark("criteria that need more")
    EMPLOYER = (
        "employer",
        Group.WITNESSES,
        mark("criterion for your employer to confirm"),
        mark("criteria for your employer to confirm"),
    )
    RECHECK = "re-check", Group.WORDS, mark("passage to re-check"), mark("passages to re-check")
    NO_NEED = mark("no need"), Group.NEEDS, mark("claim that names no need"), mark("claims that name no need")
    UNFINISHED = (
        "unfinished",
        Group.UNFINISHED,
        mark("account with an empty section"),
        mark("accounts with empty sections"),
    )
    THIN = (
        "thin",
        Group.UNFINISHED,
        mark("account or claim that says too little"),
        mark("accounts or claims that say too little"),
    )
    NO_DATE = (
        mark("no date"),
        Group.UNFINISHED,
        mark("piece of evidence without a date"),
        mark("pieces of evidence without a date"),
    )
    ODD_DATE = (
        mark("odd date"),
        Group.UNFINISHED,
        mark("piece of evidence with an odd date"),
        mark("pieces of evidence with an odd date"),
    )
    NO_CLAIMS = (
        mark("no claims"),
        Group.UNFINISHED,
        mark("piece of evidence that proves nothing yet"),
        mark("pieces of evidence that prove nothing yet"),
    )
    UNSIGNED = (
        mark("unsigned statement"),
        Group.WITNESSES,
        mark("statement that is not signed yet"),
        mark("statements that are not signed yet"),
    )
    CHANGED_STATEMENT = (
        mark("changed statement"),
        Group.WITNESSES,
        mark("statement changed since signing"),
        mark("statements changed since signing"),
    )
    ODD_STATEMENT = (
        mark("odd statement"),
        Group.WITNESSES,
        mark("detail of a statement to check"),
        mark("details of statements to check"),
    )
    FILE = (
        "file",
        Group.FILES,
        mark("file that cannot be shown or printed"),
        mark("files that cannot be shown or printed"),
    )
    NOT_CHECKED = (
        mark("not checked"),
        Group.FILES,
        mark("record that nobody has checked"),
        mark("records that nobody has checked"),
    )
    PIECES = "pieces", Group.OTHER, mark("number of pieces to change"), mark("numbers of pieces to change")
    WORDS = "words", Group.OTHER, mark("number of words to change"), mark("numbers of words to change")
    PAGES = "pages", Group.OTHER, mark("number of pages to change"), mark("numbers of pages to change")
    DETAILS = "details", Group.OTHER, mark("detail to fill in"), mark("details to fill in")
    DOCUMENT = "document", Group.OTHER, mark("document to ask about"), mark("documents to ask about")
    CRITERION = (
        "criterion",
        Group.UNCOVERED,
        mark("criterion that is not in the pack"),
        mark("criteria that are not in the pack"),
    )

    def __new__(cls, word: str, group: Group, one: str, many: str) -> "Kind":
        """Make the kind equal to its word."""
        kind = str.__new__(cls, word)
        kind._value_ = word
        kind.group, kind.one, kind.many = group, one, many
        return kind

    @property
    def counted(self) -> bool:
        """Whether it is said how many there are; what is not there at all is not counted."""
        return self.group is not Group.BEGINNING


@dataclass(frozen=True, slots=True)
class Where:
    """What a finding is about; what does not concern it is left empty.

    ``evidence`` and ``claim`` are numbers. With evidence, ``criterion`` is the full reference of the one that the
    message names. ``name`` is that of anything else: a file, a row of a table, a profile, a detail.
    """

    evidence: int = 0
    claim: int = 0
    section: Section | None = None
    criterion: str = ""
    name: str = ""

    def __str__(self) -> str:
        """Name the place on one line, such as ``E004 claim 12``."""
        claim = tr("claim {claim}", claim=self.claim) if self.claim else ""
        if self.evidence:
            return f"{reference_of(self.evidence)} {claim}".rstrip()
        return self.criterion or claim or self.name


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: its kind, where it is, and what to do."""

    kind: Kind
    where: Where
    message: str
