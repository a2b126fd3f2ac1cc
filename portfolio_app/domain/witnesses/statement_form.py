"""The form on which a witness writes what they saw: what goes out to them, and what comes back."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from portfolio_app.translation import mark, tr

FORM_MARK = "portfolio-statement-form/1"
"""What tells a form of this program, and the version of its fields, from any other file."""


class Purpose(Enum):
    """What a witness is asked for; the value is what a form and a portfolio keep."""

    TESTIMONY = "testimony"
    BEHAVIOURS = "behaviours"


@dataclass(frozen=True, slots=True)
class FormCriterion:
    """A criterion that the witness may tick; ``ref`` is what comes back, ``label`` is what they see."""

    ref: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class FormRequest:
    """All that a blank form shows. It asks; it never says for the witness what they saw.

    ``part`` is what the criteria stand in, ``credits`` are the lines of credit of their words.
    """

    statement_ref: str
    digest: str
    portfolio_identity: str
    learner: str
    witness: str
    unit_title: str
    criteria: tuple[FormCriterion, ...]
    event: str = ""
    event_on: date | None = None
    place: str = ""
    prompts: tuple[str, ...] = ()
    declaration: str = ""
    purpose: Purpose = Purpose.TESTIMONY
    witness_role: str = ""
    organisation: str = ""
    relationship: str = ""
    part: str = "Unit"
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormReturn:
    """What was typed into a form that came back; nobody has checked who typed it.

    ``typed_on_text`` and ``seen_on_text`` are the dates as typed; ``typed_on`` and ``seen_on`` are None when they
    could not be read. ``signed`` says that the file carries a digital signature, not that it is valid.
    """

    statement_ref: str
    digest: str
    portfolio_identity: str
    text: str
    seen: tuple[str, ...]
    witness_name: str = ""
    witness_role: str = ""
    relationship: str = ""
    seen_on: date | None = None
    seen_on_text: str = ""
    typed_name: str = ""
    typed_on: date | None = None
    typed_on_text: str = ""
    declared: bool = False
    signed: bool = False
    fields_unknown: tuple[str, ...] = ()
    seen_named: tuple[str, ...] = ()
    """Ticked criteria by the words beside their boxes, where a program kept no more of them."""


@dataclass(frozen=True, slots=True)
class FlatForm:
    """What can still be read of a form without fields, printed to a PDF, scanned or photographed; "" for the rest."""

    statement_ref: str = ""
    digest: str = ""
    portfolio_identity: str = ""
    text: str = ""
    seen_on_text: str = ""
    typed_name: str = ""
    typed_on_text: str = ""


def prompts_for(purpose: Purpose) -> tuple[str, ...]:
    """Return the questions that help a witness to start; they ask and never suggest an answer."""
    if purpose is Purpose.BEHAVIOURS:
        return (
            tr("What have you seen this person do at work that shows the behaviours below?"),
            tr("When did you see it, and how often?"),
            tr("How do you know: were you there, or did someone tell you?"),
        )
    return (
        tr("What did you see or hear this person do?"),
        tr("When and where was it, and who else was there?"),
        tr("How do you know: were you there, or did someone tell you?"),
    )


def declaration_for(purpose: Purpose) -> str:
    """Return the declaration that the witness ticks before signing."""
    if purpose is Purpose.BEHAVIOURS:
        return tr(
            "I confirm, for the employer, that what I have written is true and that I saw the behaviours that I have "
            "ticked. These are my own words. I know that an assessor may contact me about them."
        )
    return tr(
        "What I have written is true, is in my own words, and is what I saw or heard myself. I have ticked only "
        "what I saw. I know that an assessor may contact me about it."
    )


ACCOUNT_LABEL = mark("Your statement")
"""Over the room for the witness's own words."""

DETAILS = (
    ("name", mark("Your name")),
    ("role", mark("Your job or role")),
    ("relationship", mark("How you know the learner, and since when")),
    ("seen_on", mark("Date when you saw it (day/month/year)")),
)
"""The fields about the witness, by name and label."""

SIGNING = (
    ("typed_name", mark("Type your name to sign")),
    ("typed_on", mark("Date today (day/month/year)")),
)
"""The fields of the signature."""

IDENTITY = (
    ("statement", "Statement"),
    ("digest", mark("Check code")),
    ("portfolio", "Portfolio"),
    ("form", "Form"),
)
"""What brings a form back to its place."""

HOW_TO, ABOUT_YOU, DECLARATION, ON_PAPER, LEAVE = (
    mark("How to fill in this form"),
    mark("About you"),
    mark("Declaration"),
    mark("On paper, sign here"),
    mark("Do not change these: they bring your form back to the right place."),
)
SEEN = {Purpose.TESTIMONY: mark("What you saw done"), Purpose.BEHAVIOURS: mark("Behaviours that you saw")}
"""The headings of a form, by which its parts are found where a program kept nothing but words."""

WRITE_HERE, FILL_HERE = mark("Click here and write what you saw or heard."), mark("Click here and type.")
"""What a field of a Word form says while it is empty."""


def identity_of(request: FormRequest) -> tuple[tuple[str, str, str], ...]:
    """Return what brings a form back to its place, as names, labels and values."""
    values = (request.statement_ref, request.digest, request.portfolio_identity, FORM_MARK)
    return tuple((name, label, value) for (name, label), value in zip(IDENTITY, values, strict=True))
