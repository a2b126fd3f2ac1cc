"""Evidence: anything that can be pointed at, and the reflective accounts that a learner writes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from portfolio_app.domain.words.text import count_words
from portfolio_app.translation import mark, tr


class EvidenceKind(StrEnum):
    """What a piece of evidence is."""

    ACCOUNT = mark("account")
    FILE = mark("file")
    STATEMENT = mark("statement")
    HELD_ELSEWHERE = mark("held elsewhere")

    @property
    def described(self) -> str:
        """The kind in a sentence: “a witness statement”."""
        return tr(_DESCRIBED[self])


_DESCRIBED = {
    EvidenceKind.ACCOUNT: mark("a reflective account"),
    EvidenceKind.FILE: mark("a file"),
    EvidenceKind.STATEMENT: mark("a witness statement"),
    EvidenceKind.HELD_ELSEWHERE: mark("a record of what is held elsewhere"),
}


class Privacy(StrEnum):
    """Who may see a piece of evidence; private evidence is left out of exports and packs unless it is asked for."""

    OPEN = mark("open")
    CONFIDENTIAL = mark("confidential")
    PRIVATE = mark("private")


class Section(StrEnum):
    """A part of a reflective account, in STAR order."""

    SITUATION = mark("situation")
    TASK = mark("task")
    ACTION = mark("action")
    RESULT = mark("result")
    REFLECTION = mark("reflection")

    @property
    def title(self) -> str:  # type: ignore[override]  # a heading, not str.title()
        """The section's heading."""
        return tr(self.value).capitalize()


class AccountForm(StrEnum):
    """What the five texts of an account are called, and so what they answer.

    *STAR* is that of reflective accounts: situation, task, action, result and reflection. *Work* is for the annotation
    of a work product: what it is, how it was made, with whom, and why; its fifth text is used only where one was moved
    there. The texts keep the names of STAR in files, in the same order.
    """

    STAR = "star"
    WORK = "work"

    def title(self, section: Section) -> str:  # type: ignore[override]  # a heading, not str.title()
        """Return what the form calls a section."""
        return tr(_WORK_TITLES[section]) if self is AccountForm.WORK else section.title

    @property
    def called(self) -> str:
        """The form as a choice: what it asks for."""
        return tr("Situation, task, action, result") if self is AccountForm.STAR else tr("What, how, with whom, why")


_WORK_TITLES = {
    Section.SITUATION: mark("What"),
    Section.TASK: mark("How"),
    Section.ACTION: mark("With whom"),
    Section.RESULT: mark("Why"),
    Section.REFLECTION: mark("Reflection"),
}


SECTION_NAMES = {
    **{section.value: section for section in Section},
    **{"what": Section.SITUATION, "how": Section.TASK, "with whom": Section.ACTION, "why": Section.RESULT},
}
"""What people call a section in a file or a call, in either form."""
_MOST_DIGITS = 16
METHODS = {
    "RA": "reflective account",
    "WT": "witness testimony",
    "EWT": "expert witness testimony",
    "WP": "work product",
    "OBS": "observation",
    "PD": "professional discussion",
    "Q": "questions and answers",
    "PS": "personal statement",
    "CS": "case study",
    "RPL": "recognition of prior learning",
}
"""Usual method codes of UK centres, with which a portfolio begins (practice notes, section 3.6)."""


@dataclass(frozen=True, slots=True)
class StarText:
    """The words of an account, a text for each section; "" where nothing is written yet."""

    situation: str = ""
    task: str = ""
    action: str = ""
    result: str = ""
    reflection: str = ""

    def __getitem__(self, section: Section) -> str:
        return getattr(self, section)

    def __iter__(self) -> Iterator[tuple[Section, str]]:
        return ((section, self[section]) for section in Section)

    def with_section(self, section: Section, text: str) -> "StarText":
        """Return the same words with one section's text exchanged."""
        return replace(self, **{section: text})

    @property
    def words(self) -> int:
        """How many words the sections have together."""
        return sum(count_words(text) for _, text in self)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence as lists show it, without its content; ``id`` is 0 until it is stored."""

    id: int
    kind: EvidenceKind
    title: str
    produced_on: date | None = None
    method: str = "RA"
    description: str = ""
    privacy: Privacy = Privacy.OPEN

    @property
    def reference(self) -> str:
        """The permanent reference, such as E001; never used again for something else."""
        return reference_of(self.id)


@dataclass(frozen=True, slots=True)
class ReflectiveAccount:
    """Evidence that the learner writes: its place, its words, and which revision of them this is.

    An annotation is an account ``about`` another piece of evidence, a work product, by its number; 0 for all others.
    """

    evidence: Evidence
    place: str = ""
    text: StarText = StarText()
    revision: int = 1
    about: int = 0
    form: AccountForm = AccountForm.STAR

    @property
    def called(self) -> str:
        """What it is, as a heading: “Reflective account”, or “Annotation of E003”."""
        return called_account(self.about)

    def same_as(self, other: "ReflectiveAccount") -> bool:
        """Tell whether it says the same, whatever revision it is."""
        return replace(self, revision=0) == replace(other, revision=0)


@dataclass(frozen=True, slots=True)
class Revision:
    """A former or present text of an account; ``saved_at`` is ISO 8601, UTC."""

    number: int
    saved_at: str
    title: str
    text: StarText


def called_account(about: int) -> str:
    """Return what an account is called that is about this piece of evidence, or about none."""
    return tr("Annotation of {reference}", reference=reference_of(about)) if about else tr("Reflective account")


def reference_of(evidence_id: int) -> str:
    """Return the reference of the evidence with that id: 4 gives E004."""
    return f"E{evidence_id:03d}"


def id_of(reference: str) -> int | None:
    """Return the id behind a reference such as E004 or e4, or None when it is not one."""
    digits = reference.strip()[1:]
    known = reference.strip()[:1] in "Ee" and digits.isascii() and digits.isdecimal() and len(digits) < _MOST_DIGITS
    return int(digits) if known else None


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """An account as lists show it, without its texts: how many words it has and how many claims stand on it.

    ``about`` is as that of a ReflectiveAccount.
    """

    evidence: Evidence
    place: str
    words: int
    claims: int
    about: int = 0
    form: AccountForm = AccountForm.STAR
