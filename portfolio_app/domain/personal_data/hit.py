"""Personal data found in a text: of which kind, and where."""

from enum import StrEnum
from typing import NamedTuple

from portfolio_app.translation import mark, tr


class Kind(StrEnum):
    """What kind of personal data it is; the value is that of the command line and of files."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"
    ADDRESS = "address"
    NI = "ni"
    NHS = "nhs"
    CARD = "card"
    BANK = "bank"
    DOB = "dob"
    VEHICLE = "vehicle"
    REFERENCE = "reference"
    HANDLE = "handle"
    HEALTH = "health"
    ROLE = "role"


_WORDS = {
    Kind.NAME: mark("a name"),
    Kind.EMAIL: mark("an e-mail address"),
    Kind.PHONE: mark("a telephone number"),
    Kind.POSTCODE: mark("a postcode"),
    Kind.ADDRESS: mark("an address"),
    Kind.NI: mark("a National Insurance number"),
    Kind.NHS: mark("an NHS number"),
    Kind.CARD: mark("a card number"),
    Kind.BANK: mark("a bank account or sort code"),
    Kind.DOB: mark("a date of birth"),
    Kind.VEHICLE: mark("a vehicle’s number plate"),
    Kind.REFERENCE: mark("a reference number"),
    Kind.HANDLE: mark("a name on social media"),
    Kind.HEALTH: mark("something about a person’s health"),
    Kind.ROLE: mark("a role that names one person"),
}


def say_kind(kind: Kind) -> str:
    """Say what kind of personal data it is, with its article."""
    return tr(_WORDS[kind])


class Hit(NamedTuple):
    """Personal data in a text, from ``start`` to ``end`` (characters)."""

    start: int
    end: int
    kind: Kind
    text: str


def hit_at(text: str, start: int, end: int, kind: Kind) -> Hit:
    """Return the hit on these characters of a text."""
    return Hit(start, end, kind, text[start:end])
