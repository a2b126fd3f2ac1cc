"""Findings: what stands between a portfolio and being ready, and what a self-check found.

A new check has its kind here, with all that is shown of it, and its rule in one place, such as ``readiness``.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum

from portfolio_app.domain.evidence.evidence import Section, reference_of
from portfolio_app.domain.progress.state import State
from portfolio_app.translation import mark, mark_plural, tr


class Group(Enum):
    """What findings are listed under, the gravest first: title, sign, and the state that they have in common."""

    DAMAGE = (mark("Damage"), "!", None)
    PROOF = (mark("Decisions that are in doubt"), "!", None)
    BEGINNING = (mark("Before you begin"), "", State.NONE)
    FEEDBACK = (mark("Feedback: not yet met"), "", State.NOT_YET_MET)
    DISAGREEMENT = (mark("Your assessors disagree"), "!", None)
    QUESTIONS = (mark("Questions that you will be asked"), "?", None)
    SINCE = (mark("Changed since it was found met"), "", State.RECHECK)
    KEYS = (mark("Keys to ask about"), "?", None)
    PRIVACY = (mark("Personal data to decide about"), "!", None)
    UNCOVERED = (mark("Criteria not covered"), "", State.NONE)
    PARTLY = (mark("Partly covered"), "", State.PARTLY)
    WORDS = (mark("Words to re-check"), "", State.RECHECK)
    NEEDS = (mark("Claims without a need"), "", State.PARTLY)
    WITNESSES = (mark("Witness statements"), "!", None)
    UNFINISHED = (mark("Unfinished accounts"), "", State.PARTLY)
    FILES = (mark("Files and other evidence"), "", State.PARTLY)
    OTHER = (mark("Other things to look at"), "!", None)
    THOUGHTS = (mark("Worth a thought"), "?", None)

    def __init__(self, title: str, sign: str, state: State | None) -> None:
        self.title = title
        self.sign = sign
        self.state = state


class Kind(StrEnum):
    """What is found: the word for it, the group it is listed in, and how one and several are counted.

    ``{one}`` and ``{many}`` in that are what the frameworks ask for is called: a criterion, KSBs.
    """

    group: Group
    one: str
    many: str

    DAMAGED = "damaged", Group.DAMAGE, *mark_plural("thing that is damaged", "things that are damaged")
    CHANGED_DECISION = (
        "changed decision",
        Group.PROOF,
        *mark_plural("decision changed after it came in", "decisions changed after they came in"),
    )
    UNPROVED = (
        "unproved decision",
        Group.PROOF,
        *mark_plural("decision that nothing here proves", "decisions that nothing here proves"),
    )
    LEFT_OUT = (
        "decision left out",
        Group.PROOF,
        *mark_plural("signed decision that is not there", "signed decisions that are not there"),
    )
    ODD_KEY = "odd key", Group.KEYS, *mark_plural("key to ask about", "keys to ask about")
    OTHER_LEARNER = (
        "other learner",
        Group.KEYS,
        *mark_plural("person who decided about somebody else", "people who decided about somebody else"),
    )
    ODD_DECISION = (
        "odd decision",
        Group.PROOF,
        *mark_plural("decision with an odd date", "decisions with an odd date"),
    )
    NO_FRAMEWORK = "no framework", Group.BEGINNING, *mark_plural("no unit to prove yet", "no units to prove yet")
    CHOICE = "choice", Group.BEGINNING, *mark_plural("choice to make in a framework", "choices to make in a framework")
    NO_ACCOUNTS = (
        "no accounts",
        Group.BEGINNING,
        *mark_plural("no account written yet", "no accounts written yet"),
    )
    NOT_YET_MET = (
        "not yet met",
        Group.FEEDBACK,
        *mark_plural("{one} to work on again", "{many} to work on again"),
    )
    NOT_ACCEPTED = (
        "not accepted",
        Group.FEEDBACK,
        *mark_plural("claim that was not accepted", "claims that were not accepted"),
    )
    DISAGREED = (
        "they disagree",
        Group.DISAGREEMENT,
        *mark_plural("{one} on which assessors disagree", "{many} on which assessors disagree"),
    )
    QUESTION = "question", Group.QUESTIONS, *mark_plural("question to think about", "questions to think about")
    CHANGED_SINCE = (
        "changed since decided",
        Group.SINCE,
        *mark_plural("{one} changed since it was met", "{many} changed since they were met"),
    )
    UNCOVERED = "uncovered", Group.UNCOVERED, *mark_plural("{one} without evidence", "{many} without evidence")
    PARTLY = "partly", Group.PARTLY, *mark_plural("{one} that needs more", "{many} that need more")
    EMPLOYER = (
        "employer",
        Group.WITNESSES,
        *mark_plural("{one} for your employer to confirm", "{many} for your employer to confirm"),
    )
    RECHECK = "re-check", Group.WORDS, *mark_plural("passage to re-check", "passages to re-check")
    NO_NEED = "no need", Group.NEEDS, *mark_plural("claim that names no need", "claims that name no need")
    UNFINISHED = (
        "unfinished",
        Group.UNFINISHED,
        *mark_plural("account with an empty section", "accounts with empty sections"),
    )
    THIN = (
        "thin",
        Group.UNFINISHED,
        *mark_plural("account or claim that says too little", "accounts or claims that say too little"),
    )
    NO_DATE = (
        "no date",
        Group.UNFINISHED,
        *mark_plural("piece of evidence without a date", "pieces of evidence without a date"),
    )
    ODD_DATE = (
        "odd date",
        Group.UNFINISHED,
        *mark_plural("piece of evidence with an odd date", "pieces of evidence with an odd date"),
    )
    NO_CLAIMS = (
        "no claims",
        Group.UNFINISHED,
        *mark_plural("piece of evidence that proves nothing yet", "pieces of evidence that prove nothing yet"),
    )
    UNSIGNED = (
        "unsigned statement",
        Group.WITNESSES,
        *mark_plural("statement that is not signed yet", "statements that are not signed yet"),
    )
    CHANGED_STATEMENT = (
        "changed statement",
        Group.WITNESSES,
        *mark_plural("statement changed since signing", "statements changed since signing"),
    )
    ODD_STATEMENT = (
        "odd statement",
        Group.WITNESSES,
        *mark_plural("detail of a statement to check", "details of statements to check"),
    )
    UNPROVED_STATEMENT = (
        "unproved signature",
        Group.WITNESSES,
        *mark_plural("signature that nobody has confirmed", "signatures that nobody has confirmed"),
    )
    FILE = (
        "file",
        Group.FILES,
        *mark_plural("file that cannot be shown or printed", "files that cannot be shown or printed"),
    )
    NOT_CHECKED = (
        "not checked",
        Group.FILES,
        *mark_plural("record that nobody has checked", "records that nobody has checked"),
    )
    PERSONAL = (
        "personal data",
        Group.PRIVACY,
        *mark_plural("piece of personal data to decide about", "pieces of personal data to decide about"),
    )
    PIECES = "pieces", Group.OTHER, *mark_plural("number of pieces to change", "numbers of pieces to change")
    WORDS = "words", Group.OTHER, *mark_plural("number of words to change", "numbers of words to change")
    PAGES = "pages", Group.OTHER, *mark_plural("number of pages to change", "numbers of pages to change")
    NOT_TAKEN = (
        "not taken",
        Group.OTHER,
        *mark_plural("account that the plan does not take", "accounts that the plan does not take"),
    )
    RECORDING = "recording", Group.OTHER, *mark_plural("recording to shorten", "recordings to shorten")
    OLD = (
        "too old",
        Group.OTHER,
        *mark_plural("piece of evidence that is too old", "pieces of evidence that are too old"),
    )
    EMPLOYER_STATEMENT = (
        "employer statement",
        Group.WITNESSES,
        *mark_plural("statement of your employer to ask for", "statements of your employer to ask for"),
    )
    AI_STATEMENT = (
        "ai statement",
        Group.OTHER,
        *mark_plural("statement on the use of AI to write", "statements on the use of AI to write"),
    )
    DETAILS = "details", Group.OTHER, *mark_plural("detail to fill in", "details to fill in")
    DOCUMENT = "document", Group.OTHER, *mark_plural("document to ask about", "documents to ask about")
    CRITERION = (
        "criterion",
        Group.UNCOVERED,
        *mark_plural("{one} that is not in the pack", "{many} that are not in the pack"),
    )

    THOUGHT = "thought", Group.THOUGHTS, *mark_plural("thing worth a thought", "things worth a thought")

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
